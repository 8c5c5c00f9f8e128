"""What could be read of a content folder, however much of it is faulty or missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from build_tools.model.approvals import Approvals
from build_tools.model.guide import Guide, Source
from build_tools.model.library import Library
from build_tools.model.pledge import Pledge
from build_tools.model.registers import (
    Addresses,
    Contact,
    Distributions,
    GlossaryWord,
    Review,
    ToConfirm,
    Topic,
    Words,
)
from build_tools.model.site import Site

NOT_GIVEN = "(not given)"
"""What stands in a lenient half where a text that must be there is missing or empty."""


@dataclass(frozen=True)
class LoadFailure:
    """What could not be read: a kind of thing, one thing of it, or some fields of that thing.

    `kind` is the name of the content's own field (`guides`, `pledge`). Without an `id` it is
    everything of that kind, without `fields` all of the thing. `why` is a sentence.
    """

    kind: str
    file: str
    why: str
    id: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class PartialContent:
    """A Library as far as it goes: `unread` names what is missing from it."""

    site: Site | None
    guides: Mapping[str, Guide]
    pledge: Pledge | None
    contacts: Mapping[str, Contact]
    sources: Mapping[str, Source]
    topics: Mapping[str, Topic]
    glossary: Mapping[str, GlossaryWord]
    words: Words | None
    review: Review | None
    to_confirm: Mapping[str, ToConfirm]
    distributions: Distributions | None
    addresses: Addresses | None
    approvals: Approvals | None = None
    unread: tuple[LoadFailure, ...] = ()

    @classmethod
    def of(cls, library: Library) -> PartialContent:
        """Return a whole library as content that lacks nothing."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in vars(library).items() if name in known})

    def lacks(self, kind: str, id_: str = "", field: str = "") -> bool:
        """Whether a kind, a thing or a field of it could not be read."""
        return any(
            unread.kind == kind
            and unread.id in ("", id_)
            and (not unread.fields or field in unread.fields)
            for unread in self.unread
        )

    def printable(self, ids: tuple[str, ...]) -> tuple[Contact, ...]:
        """Return those of the named contacts that are known and may reach a page, in order."""
        known = (self.contacts[id_] for id_ in ids if id_ in self.contacts)
        return tuple(contact for contact in known if contact.is_printable)
