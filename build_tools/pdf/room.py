"""Guesses how large the letters of a guide's page can be, as trying a size costs a whole layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

PAGE = 780  # points between the margins of a page
# Of a sheet, in lines: what every guide carries, what each paragraph adds, and what a letter adds
# for each point of its size. Fitted to guides of all lengths, a little on the side of too large.
ALWAYS = 24.2
PARAGRAPH = 0.6
LETTER = 0.00135
# How much a letter counts: a column is half as wide as the page, and sources are in small print.
COLUMN = 2
SMALL = 0.53
USUAL = 1000  # letters of history, related guides and notice that a page has room for
UNSEEN = ("link", "guide", "kind")


def likely_sizes(sheet: Mapping[str, Any], sizes: Sequence[float]) -> Sequence[float]:
    """Return the sizes to try, from the largest at which a guide is likely to fit its page."""
    paragraphs = [item for block in sheet["body"] for item in block["items"]]
    paragraphs += [*sheet["avoid"], *sheet["questions"]]
    letters = (
        COLUMN * max(_with_ends(sheet["steps"], 25), _with_ends(sheet["contacts"], 60))
        + _letters([paragraphs, sheet["about_you"]])
        + SMALL * _letters(sheet["sources"])
    )
    rest = ALWAYS + PARAGRAPH * len(paragraphs)
    likely = [size for size in sizes if (rest + LETTER * letters * size) * size <= PAGE]
    return sizes[-len(likely) :] if likely else sizes[-1:]


def surely_fits(sheet: Mapping[str, Any], sizes: Sequence[float]) -> bool:
    """Return whether a guide fits its page without a try: a third of it is likely to be spare.

    The guess does not look at figures, nor at a long history or many related guides: a guide with
    those is never sure.
    """
    unusual = _letters([sheet["about"], sheet["related"], sheet["notice"]]) > USUAL
    return not unusual and not sheet["figures"] and likely_sizes(sheet, sizes) == sizes


def _with_ends(items: Sequence[object], rest: int) -> int:
    """Return how many letters items take, each with the rest of its last lines left empty."""
    return _letters(items) + rest * len(items)


def _letters(shown: object) -> int:
    if isinstance(shown, str):
        return len(shown)
    if isinstance(shown, dict):
        return sum(_letters(value) for key, value in shown.items() if key not in UNSEEN)
    return sum(map(_letters, shown)) if isinstance(shown, list | tuple) else 0
