"""The shape of `guides.json`."""

from __future__ import annotations

from datetime import date

from build_tools.data.fields import ChangeData, ContactData, Data, Heading, SourceData, StepData


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
    """How long it takes to read."""
    steps: tuple[StepData, ...]
    """What to do, in order."""
    contacts: tuple[str, ...]
    """The ids of whom to call, in order."""
    avoid: tuple[str, ...]
    """What not to do."""
    to_know: tuple[str, ...]
    """What to know: paragraphs and bullets as plain text, in order."""
    questions: tuple[str, ...]
    """Good questions to ask in scrutiny."""
    about_you: str | None
    """A few words for a child or adult who is the one at risk."""
    related: tuple[str, ...]
    """The slugs of guides to read next."""
    sources: tuple[str, ...]
    """The ids of what it rests on."""
    owner: str | None
    """The post that answers for it. `null`: the council has yet to name one."""
    reviewed_on: date | None
    """The day the council last checked it. `null`: never."""
    review_due_on: date | None
    """The day the next check is due."""
    lapsed: bool
    """Whether its check is so late that it must not be relied on before ringing."""
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
