"""Everything the site is made from, checked and gathered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from build_tools.model.guide import Guide, Source
from build_tools.model.pledge import Pledge
from build_tools.model.registers import (
    Contact,
    Distributions,
    GlossaryWord,
    Review,
    ToConfirm,
    Topic,
    Words,
)
from build_tools.model.site import Site

T = TypeVar("T")


def _rank(guide: Guide, first: tuple[str, ...]) -> tuple[int, str]:
    place = first.index(guide.slug) if guide.slug in first else len(first)
    return place, guide.title.casefold()


def frozen(things: dict[str, T]) -> Mapping[str, T]:
    """Return a mapping that cannot be changed, in the same order."""
    return MappingProxyType(things)


@dataclass(frozen=True)
class Library:
    """The whole content. Mappings run from id to thing, in the order of their files."""

    site: Site
    guides: Mapping[str, Guide]
    pledge: Pledge
    contacts: Mapping[str, Contact]
    sources: Mapping[str, Source]
    topics: Mapping[str, Topic]
    glossary: Mapping[str, GlossaryWord]
    words: Words
    review: Review
    to_confirm: Mapping[str, ToConfirm]
    distributions: Distributions

    @property
    def published(self) -> tuple[Guide, ...]:
        """The guides that readers see, topic by topic, in the order they are listed."""
        return tuple(guide for topic in self.topics for guide in self.guides_of(topic))

    def guides_of(self, topic: str) -> tuple[Guide, ...]:
        """Return the published guides of a topic: those named first, then by title."""
        first = self.topics[topic].first
        listed = [g for g in self.guides.values() if g.topic == topic and g.status == "published"]
        return tuple(sorted(listed, key=lambda guide: _rank(guide, first)))

    def printable(self, ids: tuple[str, ...]) -> tuple[Contact, ...]:
        """Return those of the named contacts that may reach a page, in order."""
        return tuple(self.contacts[id_] for id_ in ids if self.contacts[id_].is_printable)

    @property
    def seen_on(self) -> date:
        """The day the newest source was seen."""
        return max(source.seen_on for source in self.sources.values())
