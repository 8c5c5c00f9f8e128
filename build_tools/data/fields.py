"""What `guides.json` and `pledge.json` share: the words under a field are its description.

A change that could break somebody's program (a field gone, renamed or of another kind) makes
`FORMAT` one more. A new field does not.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from build_tools.model import Part

FORMAT: Final = 1


class Data(Part):
    """Something that other systems are told."""

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
    confirmed: Literal["council", "sources"]
    """Who says so: a post at the council rang it, or public pages agree and nobody has rung it."""
    confirmed_by: str | None
    """The post that confirmed it."""
    confirmed_on: date | None
    """The day it was confirmed."""
    sources: tuple[str, ...]
    """The ids of the sources where it was found."""
    note: str | None
    """A line to show beside it: it changed after the council's approval. `null`: it did not."""


class SourceData(Data):
    """A law, guidance or page that a statement rests on."""

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
