"""Weighs each difference: for the approver, for readers, or for the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from build_tools.comparing.difference import Difference, Lines, Pair
from build_tools.comparing.guide_fields import FIELDS
from build_tools.comparing.lines import lines_of
from build_tools.comparing.negations import negation_change
from build_tools.comparing.spelling import is_spelling, words_of
from build_tools.model import PartialContent

READ = {
    "contacts": {"name", "use", "hours", "phone", "text", "email", "url", "confirmed"},
    "site": {"council", "title", "short_name", "description", "scrutiny_committee"}
    | {"before_you_write", "feedback", "security_contact"},
    "topics": {""},
    "glossary": {""},
    "review": {""},
    "sources": {""},
    "distributions": {""},
    "approvals": {"page", "words"},
}
"""The fields whose words readers see, by the kind of thing. A register has no fields here."""
NOT_READ = {"also_called", "sources"}
"""What of the pledge is for the record alone."""
WORDED = {
    "guides": {name for name, field in FIELDS.items() if field.is_read} - {"topic"},
    "contacts": {"name", "use", "hours"},
    "site": {"title", "description", "before_you_write"},
    **{kind: {""} for kind in ("topics", "glossary", "review")},
}
"""The fields of sentences: a negation counts there, and a slip of spelling does not."""
NOT_WORDED = {"status", "sign_off", "help_now", "picture", "who_answers", *NOT_READ}
"""What of the pledge is no sentence."""


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
    if difference.thing == "pledge":
        return difference.field not in NOT_READ
    if difference.thing == "guides":
        field = FIELDS.get(difference.field)
        return _is_published(difference.id, pair) and bool(field and field.is_shown)
    if difference.thing == "contacts":
        states = (pair.base.contacts.get(difference.id), pair.now.contacts.get(difference.id))
        if not any(contact and contact.is_printable for contact in states):
            return False
    if difference.thing == "files":
        return difference.field == "page"
    return difference.field in READ.get(difference.thing, ())


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
    if difference.thing == "pledge":
        return difference.field not in NOT_WORDED
    return difference.field in WORDED.get(difference.thing, ())


def _is_slip(difference: Difference, vocabulary: _Vocabulary) -> bool:
    before, after = difference.before, difference.after
    is_changed = difference.kind == "changed" and before and after
    return bool(is_changed and _is_worded(difference)) and is_spelling(
        before, after, vocabulary.before, vocabulary.after
    )
