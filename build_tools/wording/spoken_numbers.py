"""Finds the numbers that people call, however they are written: 999, 9-9-9, nine nine nine."""

from __future__ import annotations

import re
from collections.abc import Iterator

SHORT_NUMBERS = ("999", "112", "101", "111")
_DIGITS = {
    **dict.fromkeys(("zero", "nought", "oh", "o"), "0"),
    **{
        word: str(digit)
        for digit, word in enumerate(
            ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), 1
        )
    },
}
_TIMES = {"double": 2, "triple": 3, "treble": 3}
_DIGIT_WORD = "|".join(_DIGITS)
_GAP = r"(?:\s*[-\u2010-\u2015,.]\s*|\s+)"
_RUN = re.compile(
    rf"(?<!\w)(?:(?:{'|'.join(_TIMES)})[\s-]+)?(?:{_DIGIT_WORD})"
    rf"(?:{_GAP}(?:(?:double|triple|treble)[\s-]+)?(?:{_DIGIT_WORD}))*(?!\w)",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?<![\w.,£-])\d(?:[ .\u00a0\u2010-\u2015-]?\d)+(?!\w)(?![.,]\d)(?!\s?%)")
_IN_FULL = {
    r"(?:the )?three nines": "999",
    r"nine hundred and ninety[- ]nine": "999",
    r"(?:a|one) hundred and one": "101",
    r"(?:a|one) hundred and eleven": "111",
    r"(?:a|one) hundred and twelve": "112",
    r"(?:the )?emergency services|an ambulance": "999",
}
_NAMED = [
    (re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), digits)
    for words, digits in _IN_FULL.items()
]
NUMBERED = "section|page|rule|article|regulation"
"""What has a number that nobody calls: section 101."""

_PLACES = re.compile(rf"(?:{NUMBERED}|figure|part)s?\s+$", re.IGNORECASE)


def spoken_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each number of three digits or more as its start, its end, and its digits.

    Number words and "triple nine" are read as people say them. "The emergency services" is 999.
    """
    for match in _RUN.finditer(text):
        digits = _said(match.group())
        if len(digits) >= 3:
            yield match.start(), match.end(), digits
    for match in _SPACED.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if len(digits) >= 3 and not _PLACES.search(text[: match.start()]):
            yield match.start(), match.end(), digits
    for pattern, digits in _NAMED:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), digits


def _said(words: str) -> str:
    digits, times = "", 1
    for word in re.findall(r"[a-z]+", words.lower()):
        times = _TIMES.get(word, times)
        if word in _DIGITS:
            digits += _DIGITS[word] * times
            times = 1
    return digits
