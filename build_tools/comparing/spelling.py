"""Says whether a change is one of spelling alone: letters, capitals or commas, and no meaning."""

from __future__ import annotations

import re
from collections.abc import Container

from build_tools.comparing.difference import Lines

_WORDS = re.compile(r"\d[\d.,:/-]*\d|[^\W_]+(?:['’][^\W_]+)*|[£%@&+]")
LONG, SHORT = 5, 4


def words_of(lines: Lines) -> list[str]:
    """Return the words of some lines in small letters, and numbers as they are."""
    return [word.casefold().replace("’", "'") for word in _WORDS.findall("\n".join(lines))]


def is_spelling(
    before: Lines, after: Lines, known_before: Container[str], known_after: Container[str]
) -> bool:
    """Whether only the spelling changes.

    `known_before` and `known_after` hold the words of the whole content in the two states. Where
    the content has both words elsewhere they are two words, as "alone" and "along" are, and not
    two spellings of one.
    """
    old, new = words_of(before), words_of(after)
    if len(before) != len(after) or len(old) != len(new):
        return False
    changed = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    return all(
        not (one in known_after and other in known_before) and _are_spellings(one, other)
        for one, other in changed
    )


def _are_spellings(one: str, other: str) -> bool:
    """Whether two words are one slip apart: two letters exchanged, or one lost, won or another.

    A short word, the first letter, a digit or an apostrophe may change what is meant.
    """
    if not (one.isalpha() and other.isalpha() and one[0] == other[0]):
        return False
    shortest = min(len(one), len(other))
    if len(one) == len(other):
        apart = [place for place in range(len(one)) if one[place] != other[place]]
        if len(apart) == 2 and apart[1] == apart[0] + 1:
            first, second = apart
            return shortest >= SHORT and (one[first], one[second]) == (other[second], other[first])
        return shortest >= LONG and len(apart) == 1
    longer, shorter = sorted((one, other), key=len, reverse=True)
    drops = (longer[:place] + longer[place + 1 :] for place in range(len(longer)))
    return shortest >= LONG and shorter in drops
