"""The shape of `pledge.json`."""

from __future__ import annotations

from datetime import date

from build_tools.data.fields import ChangeData, ContactData, Data, Heading, SourceData, StepData


class PromiseData(Data):
    """One promise to children in care."""

    number: int
    """Its place in the pledge, from 1."""
    promise: str
    """The promise."""
    means: str
    """What it means."""
    we_will: tuple[str, ...]
    """What councillors will do."""
    you_will_know: str
    """How a child can tell that it was kept."""
    who_answers: str
    """The post that answers for it."""
    if_not: str
    """What to do if it is not kept."""
    easy: tuple[str, ...]
    """The promise in easy-to-read words."""


class SignOffData(Data):
    """Who must agree to the pledge, and whether they have agreed to this very wording."""

    who: str
    """A committee or group."""
    agreed_on: date | None
    """The day they agreed to this wording. `null`: not yet."""


class PledgeData(Heading):
    """The pledge of scrutiny councillors to children in care."""

    title: str
    """Its title."""
    summary: str
    """What it is."""
    agreed: bool
    """Whether everybody who must agree has agreed to this very wording."""
    sign_off: tuple[SignOffData, ...]
    """Who must agree."""
    wording: str
    """Twelve characters that change with every change to what is promised."""
    address: str
    """Its page, from the site's root."""
    easy_address: str
    """The easy-to-read page, from the site's root."""
    introduction: tuple[str, ...]
    """Who makes the promises, and to whom."""
    promises: tuple[PromiseData, ...]
    """The promises, in order."""
    will_not: tuple[str, ...]
    """What scrutiny will not do."""
    if_broken: tuple[StepData, ...]
    """What to do if a promise is broken, in order."""
    contacts: tuple[ContactData, ...]
    """Where to get help now, and every contact that a step names."""
    sources: tuple[SourceData, ...]
    """What it rests on."""
    changes: tuple[ChangeData, ...]
    """What changed and when, newest first."""
