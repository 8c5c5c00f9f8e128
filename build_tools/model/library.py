"""Everything the site is made from, checked and gathered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from build_tools.model.addresses import page_addresses
from build_tools.model.approvals import (
    Approvals,
    contact_words,
    guide_state,
    pledge_state,
    seen_by_readers,
    state_of,
)
from build_tools.model.guide import Guide, Source
from build_tools.model.off import NotedContact, OffContact, off_contact
from build_tools.model.pages import FIXED_PAGES
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

T = TypeVar("T")


def _rank(guide: Guide, first: tuple[str, ...]) -> tuple[int, str]:
    place = first.index(guide.slug) if guide.slug in first else len(first)
    return place, guide.title.casefold()


def _marked(draft: Guide, topic: str) -> Guide:
    mark = "draft" if draft.topic else "draft, no topic yet"
    marked = {"title": f"{draft.title} ({mark})", "topic": draft.topic or topic}
    return draft.model_copy(update=marked)


def frozen(things: dict[str, T]) -> Mapping[str, T]:
    """Return a mapping that cannot be changed, in the same order."""
    return MappingProxyType(things)


@dataclass(frozen=True)
class Library:
    """The whole content. Mappings run from id to thing, in the order of their files.

    Readers never see a draft: only the library of a preview (`with_drafts`) shows them.
    `left_out` holds the addresses of hand-written pages that readers do not have.
    """

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
    addresses: Addresses
    approvals: Approvals = field(default_factory=Approvals)
    shown: tuple[str, ...] = ("published",)
    left_out: frozenset[str] = frozenset()

    @cached_property
    def published(self) -> tuple[Guide, ...]:
        """The guides that readers see, topic by topic, in the order they are listed.

        In a preview drafts are among them.
        """
        return tuple(guide for topic in self.topics for guide in self.guides_of(topic))

    @cached_property
    def published_slugs(self) -> frozenset[str]:
        """The slugs of the guides that readers see."""
        return frozenset(guide.slug for guide in self.published)

    @property
    def titles(self) -> dict[str, str]:
        """The title of each guide, topic and fixed page, by its address from the site's root."""
        guides = {guide.address: guide.title for guide in self.published}
        topics = {f"topics/{id_}/": topic.title for id_, topic in self.topics.items()}
        fixed = {at: title for at, title in FIXED_PAGES.items() if at not in self.left_out}
        return {**guides, **topics, **fixed, "pledge/": self.pledge.title}

    def guides_of(self, topic: str) -> tuple[Guide, ...]:
        """Return the published guides of a topic: those named first, then by title."""
        return self._by_topic[topic]

    @cached_property
    def _by_topic(self) -> Mapping[str, tuple[Guide, ...]]:
        listed: dict[str, list[Guide]] = {topic: [] for topic in self.topics}
        for guide in self.guides.values():
            if guide.status in self.shown:
                listed[guide.topic].append(guide)
        return {
            topic: tuple(sorted(listed[topic], key=lambda guide: _rank(guide, first)))
            for topic, first in ((id_, topic.first) for id_, topic in self.topics.items())
        }

    @property
    def withdrawn(self) -> tuple[Guide, ...]:
        """The guides whose page only says that they are withdrawn, in the order of their files."""
        return tuple(guide for guide in self.guides.values() if guide.status == "withdrawn")

    def with_drafts(self) -> Library:
        """Return the same library for a preview: drafts are shown, and their titles say so.

        A draft that has no topic yet stands in the first one.
        """
        first = next(iter(self.topics))
        guides = {
            slug: guide if guide.has_page else _marked(guide, first)
            for slug, guide in self.guides.items()
        }
        return replace(self, guides=frozen(guides), shown=("published", "draft"))

    @property
    def unrecorded(self) -> tuple[str, ...]:
        """The addresses of pages that the record of published addresses does not have yet."""
        here = page_addresses(self.guides, self.topics)
        return tuple(sorted(here - set(self.addresses.addresses)))

    def printable(self, ids: tuple[str, ...]) -> tuple[Contact, ...]:
        """Return those of the named contacts that may reach a page, in order."""
        return tuple(self.as_shown[id_] for id_ in ids if self.contacts[id_].is_printable)

    @cached_property
    def as_shown(self) -> Mapping[str, Contact]:
        """Every contact as pages show it: one that is not confirmed says what to do instead.

        One that changed after the council's approval says so.
        """
        return frozen({id_: self._as_shown(id_, one) for id_, one in self.contacts.items()})

    def _as_shown(self, id_: str, contact: Contact) -> Contact:
        if not contact.is_printable:
            return off_contact(id_, self.contacts, self.site.act_now)
        if self.site.approval is None:
            return contact
        was = self.approvals.of_contact(id_)
        if was and state_of(was, contact_words(contact)) == "approved":
            return contact
        return NotedContact.after(contact, was.on if was else self.site.approval.on, new=not was)

    @cached_property
    def is_approved_whole(self) -> bool:
        """Whether every guide that readers see, and the pledge, is approved as it is worded now."""
        states = [guide_state(guide, self.approvals) for guide in self.published]
        return {pledge_state(self.pledge, self.approvals), *states} == {"approved"}

    def for_readers(self, handwritten: Iterable[str] = ()) -> Library:
        """Return the same library as readers have it: without what was never approved.

        `handwritten` are the addresses of the hand-written pages that there are.
        """
        if self.site.approval is None:
            return self
        guides = frozen(seen_by_readers(self.guides, self.approvals))
        never = frozenset(one for one in handwritten if not self.approvals.of_page(one))
        return replace(self, guides=guides, left_out=never)

    def listed(self, ids: tuple[str, ...]) -> tuple[Contact, ...]:
        """Return those of the named contacts that a list shows: also those that are off now."""
        return tuple(
            self.as_shown[id_]
            for id_ in ids
            if self.contacts[id_].is_printable or self.contacts[id_].is_off
        )

    def off_among(self, ids: tuple[str, ...]) -> tuple[OffContact, ...]:
        """Return those of the named contacts whose number is taken off, as pages show them."""
        return tuple(one for one in self.listed(ids) if isinstance(one, OffContact))

    @property
    def for_children(self) -> tuple[Contact, ...]:
        """The contact for children themselves, unless home opens with it or there is none."""
        child = self.site.child_contact
        return self.listed((child,) if child and child not in self.site.act_now else ())

    @cached_property
    def seen_on(self) -> date:
        """The day the newest source was seen."""
        return max(source.seen_on for source in self.sources.values())
