"""Marks phone numbers, so that they read left to right, whole, in any language they stand in."""

from __future__ import annotations

import re
from functools import lru_cache

from build_tools.model import Library

# Passed over: what a reader does not see, drawings, and where links of Markdown lead.
_HIDDEN = r"<(?:style|title|svg)\b.*?</(?:style|title|svg)>|<[^>]*>|\]\([^)]*\)"
_MARKED = '<span class="number" translate="no">{}</span>'


def mark_numbers(text: str, library: Library) -> str:
    """Return Markdown or HTML with each number of a printable contact in an element of its own.

    A translator leaves the element alone, and the style keeps its direction and its one line:
    read through a right-to-left language, `020 7946 0001` would show as `0001 7946 020`.
    """
    contacts = library.printable(tuple(library.contacts))
    numbers = {way for one in contacts for way in (one.phone, one.text) if way}
    return _pattern(frozenset(numbers)).sub(_marked, text) if numbers else text


@lru_cache(maxsize=8)
def _pattern(numbers: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(numbers, key=lambda number: (-len(number), number))
    any_of = "|".join(r"\s+".join(map(re.escape, number.split())) for number in longest_first)
    return re.compile(rf"{_HIDDEN}|(?<![\w.,/£-])({any_of})(?!\w|[.,/-]\d)", re.DOTALL)


def _marked(match: re.Match[str]) -> str:
    number = match[1]
    return _MARKED.format(" ".join(number.split())) if number else match[0]
