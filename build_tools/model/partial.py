"""Content that is not whole: what could be read of a folder, however much of it is faulty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property

from build_tools.model.approvals import Approvals
from build_tools.model.guide import Guide, Source
from build_tools.model.library import Library
from build_tools.model.off import off_contact
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
from build_tools.model.site import Limits, Site

LIBRARY = frozenset(one.name for one in fields(Library))
NOT_GIVEN = "(not given)"
"""Shown in a comparison in place of a text that must be there and is missing or empty."""


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
    """The content as far as it could be read: what is missing or faulty is left out.

    `ids` holds the names of every entry of a register that could be opened, right or wrong, so
    that one faulty contact does not make every guide that names it look wrong. A register that
    could not be opened at all is not in it. `unread` says what could not be read, where the
    content is compared.
    """

    site: Site | None = None
    guides: Mapping[str, Guide] = field(default_factory=dict)
    pledge: Pledge | None = None
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    glossary: Mapping[str, GlossaryWord] = field(default_factory=dict)
    words: Words | None = None
    review: Review | None = None
    to_confirm: Mapping[str, ToConfirm] = field(default_factory=dict)
    distributions: Distributions | None = None
    addresses: Addresses | None = None
    approvals: Approvals = field(default_factory=Approvals)
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unread: tuple[LoadFailure, ...] = ()

    @classmethod
    def of(cls, library: Library) -> PartialContent:
        """Return a whole library as content that lacks nothing."""
        known = {one.name: getattr(library, one.name) for one in fields(cls) if one.name in LIBRARY}
        ids = {name: tuple(value) for name, value in known.items() if isinstance(value, Mapping)}
        return cls(**known, ids=ids)

    @property
    def limits(self) -> Limits:
        """The site's limits, or the usual ones where the site could not be read."""
        return self.site.limits if self.site else Limits()

    def lacks(self, kind: str, id_: str = "", field: str = "") -> bool:
        """Whether a kind, a thing or a field of it could not be read."""
        return any(
            unread.kind == kind
            and unread.id in ("", id_)
            and (not unread.fields or field in unread.fields)
            for unread in self.unread
        )

    @cached_property
    def as_shown(self) -> Mapping[str, Contact]:
        """Every known contact as pages show it: one that is not confirmed says what to do instead.

        That a contact changed after the council's approval is not said.
        """
        act_now = self.site.act_now if self.site else ()
        return {
            id_: one if one.is_printable else off_contact(id_, self.contacts, act_now)
            for id_, one in self.contacts.items()
        }
