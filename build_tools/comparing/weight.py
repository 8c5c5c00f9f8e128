"""Weighs each difference: for the approver, for readers, or for the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from build_tools.comparing.difference import Difference, Lines, Pair, lines_of
from build_tools.comparing.fields import Field
from build_tools.comparing.negations import negation_change
from build_tools.comparing.spelling import is_spelling, words_of
from build_tools.comparing.tables import CONTACT, GUIDE, PLEDGE, PROMISE, SINGLES, SITE
from build_tools.model import PartialContent

_FIELDS: dict[str, dict[str, Field]] = {
    "contacts": CONTACT,
    "guides": GUIDE,
    "pledge": {**PLEDGE, **PROMISE},
    "site": SITE,
    **{kind: table for kind, (_, table) in SINGLES.items()},
}
"""The fields that are compared, by the kind of thing."""
_SEEN_WHOLE = {"topics", "glossary", "sources"}
"""The registers whose every entry readers see, compared entry by entry."""
_WORDED_WHOLE = {"topics", "glossary"}
"""Those of them that hold sentences."""


def weighed(differences: Iterable[Difference], pair: Pair) -> Iterator[Difference]:
    """Yield each difference with its negations named, and as critical as it is.

    A negation that comes or goes where readers see it is for the approver. A slip of spelling is
    not, wherever it is.
    """
    vocabulary = _Vocabulary(pair)
    for difference in differences:
        seen = _is_seen(difference, pair)
        negation = ""
        if seen and difference.kind == "changed" and _is_worded(difference):
            negation = negation_change(_sentences(difference.before), _sentences(difference.after))
        critical = difference.critical or bool(negation)
        if critical and not negation and _is_slip(difference, vocabulary):
            critical = False
        yield replace(difference, critical=critical, seen=seen, negation=negation)


def _sentences(lines: Lines) -> Lines:
    """Return lines without those that answer yes or no: they are settings."""
    return tuple(line for line in lines if not line.endswith((": yes", ": no")))


def _is_seen(difference: Difference, pair: Pair) -> bool:
    """Whether readers see the words that differ."""
    thing, name = difference.thing, difference.field
    field = _FIELDS.get(thing, {}).get(name)
    if thing == "pledge":
        return field is None or field.seen
    if thing == "approvals":
        return name in ("page", "words")
    if thing == "guides":
        return _is_published(difference.id, pair) and bool(field and field.seen)
    if thing == "contacts":
        return _is_shown(difference.id, pair) and (
            name == "confirmed" or bool(field and field.seen)
        )
    return (thing in _SEEN_WHOLE and not name) or bool(field and field.seen)


def _is_shown(id_: str, pair: Pair) -> bool:
    contacts = (pair.base.contacts.get(id_), pair.now.contacts.get(id_))
    return any(contact and contact.is_printable for contact in contacts)


def _is_published(slug: str, pair: Pair) -> bool:
    guides = (pair.base.guides.get(slug), pair.now.guides.get(slug))
    return any(guide and guide.status == "published" for guide in guides)


@dataclass(frozen=True)
class _Vocabulary:
    """The words of the two states, gathered when they are first needed."""

    pair: Pair

    @cached_property
    def before(self) -> frozenset[str]:
        return _words(self.pair.base)

    @cached_property
    def after(self) -> frozenset[str]:
        return _words(self.pair.now)


def _words(content: PartialContent) -> frozenset[str]:
    texts = [text for guide in content.guides.values() for text in guide.texts]
    texts += [line for contact in content.contacts.values() for line in lines_of(contact)]
    texts += lines_of(content.pledge)
    return frozenset(words_of(tuple(texts)))


def _is_worded(difference: Difference) -> bool:
    """Whether what differs are sentences: a negation counts there, and a slip does not."""
    field = _FIELDS.get(difference.thing, {}).get(difference.field)
    return difference.thing in _WORDED_WHOLE or bool(field and field.worded)


def _is_slip(difference: Difference, vocabulary: _Vocabulary) -> bool:
    before, after = difference.before, difference.after
    is_changed = difference.kind == "changed" and before and after
    return bool(is_changed and _is_worded(difference)) and is_spelling(
        before, after, vocabulary.before, vocabulary.after
    )
