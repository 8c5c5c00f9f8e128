"""What `guides.json` and `pledge.json` hold: the words under a field are its description.

A change that could break somebody's program (a field gone, renamed or of another kind) makes
`FORMAT` one more. A new field does not.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from build_tools.model import Part

FORMAT: Final = 1


class Data(Part):
    """Something for other systems."""

    model_config = {  # noqa: RUF012 - pydantic's own name, which it reads and never changes
        "use_attribute_docstrings": True,
        "json_schema_serialization_defaults_required": True,
    }


class Heading(Data):
    """What both files begin with."""

    format: Literal[1] = FORMAT
    """The version of this shape. It changes when a field goes, is renamed or changes its kind."""
    described_by: str
    """The JSON Schema of this file, beside it."""
    approved: bool
    """Whether the council has approved the site. Show nothing of it to the public while false."""
    approval: str
    """The line about approval, to be shown with whatever is shown of this file."""
    council: str
    """The council's name."""
    site: str
    """The site's title."""
    base_url: str | None
    """Where the site is, with a slash at its end. `null` until it is known."""
    made_on: date
    """The day this file was made."""
    rely_until: date
    """The last day to rely on this file. Fetch it again before then."""


class ContactData(Data):
    """Someone to call, text or write to."""

    id: str
    """Its name in this file."""
    name: str
    """What people call them."""
    use: str
    """When to use it."""
    phone: str | None
    """The phone number, as people write it."""
    dial: str | None
    """The same number as a telephone dials it: put `tel:` before it."""
    text: str | None
    """The number for text messages."""
    email: str | None
    """The email address of a team."""
    url: str | None
    """The web page."""
    hours: str | None
    """When it is open, in words."""
    hours_short: str | None
    """When it is open, in as few words as fit beside a button."""
    when: str | None
    """When to call it, above its button among those to call now."""
    button: str | None
    """What its button says before the number. `null`: its name."""
    colour: str | None
    """Among those to call now: `danger`, `day` or `night`."""
    confirmed: Literal["council", "sources"]
    """Who says so: a post at the council called it, or public pages agree."""
    confirmed_by: str | None
    """The post that confirmed it."""
    confirmed_on: date | None
    """The day it was confirmed."""
    sources: tuple[str, ...]
    """The ids of the sources where it was found."""
    note: str | None
    """A line to show beside it: it changed after the council's approval. `null`: it did not."""


class SourceData(Data):
    """A law, guidance or page that statements come from."""

    id: str
    """Its name in this file."""
    title: str
    """Its title."""
    publisher: str
    """Who publishes it."""
    kind: Literal["law", "guidance", "page"]
    """What it is."""
    address: str
    """Where it is on the web."""
    dated: str
    """The date it gives itself, or `not shown`."""
    seen_on: date
    """The day a copy of it was read."""
    checked_on: date | None
    """The day a person at the council last opened it."""
    note: str | None
    """Anything a reader should know about it."""


class StepData(Data):
    """One thing to do."""

    do: str
    """What to do."""
    call: str | None
    """The id of the contact to offer with it."""
    instead: str | None
    """What to do while the number of its contact is being checked. Show it with the step."""


class ChangeData(Data):
    """One line of the history of a guide or the pledge."""

    on: date
    """The day of the change."""
    what: str
    """What changed."""


class TopicData(Data):
    """A group that guides are listed under."""

    id: str
    """Its name in this file."""
    title: str
    """Its title."""
    summary: str
    """What it holds."""
    quiet: bool
    """Whether its pages carry an exit button: show nothing of them where others may look on."""
    address: str
    """Its page, from the site's root."""


class AskedData(Data):
    """A question that people ask before they act."""

    question: str
    """The question."""
    answer: str
    """A short answer."""


class GuideData(Data):
    """One guide, in the order readers meet it."""

    slug: str
    """Its name. It never changes its meaning."""
    title: str
    """Its title."""
    summary: str
    """The one thing to remember."""
    topic: str
    """The id of its topic."""
    also_called: tuple[str, ...]
    """Other names that people search for."""
    address: str
    """Its page, from the site's root."""
    pdf: str
    """Its A4 page as PDF, from the site's root."""
    seconds: int
    """How long its page takes to read, from the title to "Read next"."""
    steps: tuple[StepData, ...]
    """What to do, in order."""
    contacts: tuple[str, ...]
    """The ids of the contacts to call, in order."""
    avoid: tuple[str, ...]
    """What not to do."""
    to_know: tuple[str, ...]
    """What to know: paragraphs and bullets as plain text, in order."""
    questions: tuple[str, ...]
    """Good questions to ask in scrutiny."""
    questions_people_ask: tuple[AskedData, ...]
    """What people ask before they act."""
    about_you: str | None
    """A few words for a child or adult who is the one at risk."""
    related: tuple[str, ...]
    """The slugs of guides to read next."""
    sources: tuple[str, ...]
    """The ids of what it rests on."""
    owner: str | None
    """The post that is responsible for it. `null`: the council has yet to name one."""
    reviewed_on: date | None
    """The day the council last checked it. `null`: never."""
    review_due_on: date | None
    """The day the next check is due."""
    lapsed: bool
    """Whether its check is so late that it must not be relied on before calling."""
    rely_until: date
    """The last day to rely on this copy of it."""
    changes: tuple[ChangeData, ...]
    """What changed and when, newest first."""
    approved: bool
    """Whether the council approved these very words."""
    approval: str | None
    """Who approved it, or that it changed since: show it with the guide. `null`: nothing is."""


class GuidesData(Heading):
    """Every published guide, with the contacts and sources they name."""

    act_now: tuple[str, ...]
    """The ids of the contacts to show first, whatever else is shown."""
    topics: tuple[TopicData, ...]
    """The topics, in order."""
    guides: tuple[GuideData, ...]
    """The guides, topic by topic."""
    withdrawn: tuple[str, ...]
    """The slugs of guides that are withdrawn: show no copy of them."""
    contacts: tuple[ContactData, ...]
    """Every contact that may be shown."""
    sources: tuple[SourceData, ...]
    """Every source that a guide or contact names."""


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
    """The post that is responsible for it."""
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
    """Who makes the promises, and who they are for."""
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
