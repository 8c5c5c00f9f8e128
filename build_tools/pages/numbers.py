"""Marks phone numbers, so that they read left to right, unbroken, in any language."""

from __future__ import annotations

import re
from functools import lru_cache

from build_tools.model import Library
from build_tools.problems import size_in_words
from build_tools.wording import NUMBERED

# Passed over: what a reader does not see, drawings, and where links of Markdown lead.
_HIDDEN = r"<(?:style|title|svg)\b.*?</(?:style|title|svg)>|<[^>]*>|\]\([^)]*\)"
_MARKED = '<span class="number" translate="no">{}</span>'
_ISOLATED = '<bdi dir="ltr">{}</bdi>'
NO_BREAK = "\u00a0"
# What counts something, or numbers a part, is nothing to call: 101 kB, 111 children, source 999.
_COUNTED = r"(?!\s*(?:%|(?:[kMG]B|per cent|children|young people|families|councillors|days)\b))"
_NUMBERED = re.compile(rf"\b(?:source|{NUMBERED})s?\s$", re.IGNORECASE)
_FURTHEST_BACK = len("regulations ")


def mark_numbers(text: str, library: Library) -> str:
    """Return Markdown or HTML with each number of a printable contact in an element of its own.

    A translator leaves the element alone, and the style keeps its direction and its one line:
    read through a right-to-left language, `020 7946 0001` would show as `0001 7946 020`.
    """
    return _marked(text, numbers_of(library), _MARKED)


def isolate_numbers(html: str, numbers: frozenset[str]) -> str:
    """Return an email's HTML with each of some numbers whole, and from left to right.

    Mail programs drop styles: an element of HTML says the direction, and spaces that do not break
    keep a number on one line.
    """
    return _marked(html, numbers, _ISOLATED, between=NO_BREAK)


def numbers_of(library: Library) -> frozenset[str]:
    """Return every number that pages show, as people write it."""
    contacts = library.printable(tuple(library.contacts))
    return frozenset(way for one in contacts for way in (one.phone, one.text) if way)


def file_size(size: int) -> str:
    """Return a number of bytes as people say it, in one piece: no line ends before its unit."""
    return size_in_words(size).replace(" ", NO_BREAK)


def unbroken(text: str, numbers: frozenset[str]) -> str:
    """Return plain text in which no line ends within one of some numbers."""
    return _marked(text, numbers, "{}", between=NO_BREAK)


@lru_cache(maxsize=8)
def _pattern(numbers: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(numbers, key=lambda number: (-len(number), number))
    any_of = "|".join(r"\s+".join(map(re.escape, number.split())) for number in longest_first)
    return re.compile(rf"{_HIDDEN}|(?<![\w.,/£-])({any_of})(?!\w|[.,/-]\d){_COUNTED}", re.DOTALL)


def _marked(text: str, numbers: frozenset[str], mark: str, between: str = " ") -> str:
    def marked(match: re.Match[str]) -> str:
        number = match[1]
        if not number or _NUMBERED.search(
            text, max(0, match.start() - _FURTHEST_BACK), match.start()
        ):
            return match[0]
        return mark.format(between.join(number.split()))

    return _pattern(numbers).sub(marked, text) if numbers else text
