"""Compares two states of the content, everything in one go."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.comparing.approvals import approval_differences
from build_tools.comparing.contacts import contact_differences
from build_tools.comparing.difference import Difference, Pair
from build_tools.comparing.guides import guide_differences
from build_tools.comparing.pledge import pledge_differences
from build_tools.comparing.registers import register_differences
from build_tools.comparing.site import site_differences
from build_tools.comparing.weight import weighed
from build_tools.model import Library, LoadFailure, PartialContent
from build_tools.problems import in_words


def compare(
    base: Library | PartialContent, now: Library | PartialContent
) -> tuple[Difference, ...]:
    """Return every difference: for the safeguarding approver, for readers, then for the record.

    What could not be read in one of the two is named and not compared.
    """
    pair = Pair(_readable(base), _readable(now))
    found = [
        *_unread(pair.now, "now"),
        *contact_differences(pair),
        *guide_differences(pair),
        *pledge_differences(pair),
        *site_differences(pair),
        *register_differences(pair),
        *approval_differences(pair),
        *_unread(pair.base, "before"),
    ]
    return tuple(sorted(weighed(found, pair), key=_group))


def _group(difference: Difference) -> int:
    return 0 if difference.critical else 1 if difference.seen else 2


def _readable(content: Library | PartialContent) -> PartialContent:
    return PartialContent.of(content) if isinstance(content, Library) else content


def _unread(content: PartialContent, when: str) -> Iterator[Difference]:
    for unread in content.unread:
        words = _unread_words(unread, when)
        yield Difference("unread", unread.kind, unread.id, words, when == "now", when)


def _unread_words(unread: LoadFailure, when: str) -> str:
    names = unread.fields or ((unread.id,) if unread.id and unread.kind != "guides" else ())
    quoted = [f'"{name}"' for name in names]
    part = f"{in_words(quoted)} in " if quoted else ""
    tense = "cannot be read" if when == "now" else "could not be read as it was before"
    return f"{part}{unread.file} {tense}, so nobody can say what changes there. {unread.why}"
