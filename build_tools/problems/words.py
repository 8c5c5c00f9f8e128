"""Small words for problems: names of places, counts, the nearest right word."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence

PathPart = str | int

NAMES = {"body": "what to know"}
SINGULAR = {
    "steps": "step",
    "contacts": "contact",
    "sources": "source",
    "questions": "question",
    "avoid": "line",
    "changes": "change",
    "related": "related guide",
    "also_called": "other name",
    "asked_as": "way of asking",
    "promises": "promise",
    "values": "value",
    "was_at": "old name",
    "addresses": "address",
    "easy": "sentence",
    "if_broken": "step",
    "help_now": "contact",
    "introduction": "paragraph",
    "hard_words": "hard word",
    "sign_off": "sign-off",
    "care": "word",
    "harm": "word",
    "recommendations": "recommendation",
    "served_by": "page",
    "distributions": "distribution",
    "act_now": "contact",
    "holds_back": "name",
    "first": "guide",
}
ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
QUOTES = "“”‘’\"'"


def crumbs_of(path: Sequence[PathPart]) -> Iterator[str]:
    """Yield the parts of a path as people say them: `steps`, `second step`."""
    for before, part in zip(("", *path), path, strict=False):
        if isinstance(part, str):
            yield NAMES.get(part) or shortened(part)
        else:
            yield ordinal(part, SINGULAR.get(str(before), "line"))


def ordinal(position: int, noun: str) -> str:
    """Name the thing at a position counted from 0: `ordinal(1, "step")` is `second step`."""
    if position < len(ORDINALS):
        return f"{ORDINALS[position]} {noun}"
    return f"{noun} {position + 1}"


def count(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: `1 guide`, `2 guides`, `no guides`."""
    word = noun if number == 1 else plural or noun + "s"
    return f"{number or 'no'} {word}"


def in_words(things: Sequence[str], join: str = "and") -> str:
    """Return a list as people say it: `one, two and three`."""
    *most, last = things
    return f"{', '.join(most)} {join} {last}" if most else last


def shortened(value: object, longest: int = 60) -> str:
    """Return a value as text, short enough for a sentence."""
    text = " ".join(str(value).split())
    return text if len(text) <= longest else text[: longest - 3] + "..."


def meant(word: str, known: Iterable[str]) -> str:
    """Return the known word that is nearest to a mistyped one, or nothing."""
    bare = word.strip(QUOTES + " ").lower()
    words = list(known)
    close = difflib.get_close_matches(bare, words, 1) if len(bare) <= 100 else []
    close = close or [name for name in words if len(bare) > 2 and bare in name.split("-")]
    return close[0] if close else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return `Did you mean "x"?` for the nearest known word, or nothing."""
    right = meant(word, known)
    return f'Did you mean "{right}"?' if right else ""


def size_in_words(size: int) -> str:
    """Return a number of bytes as people say it: `640 kB`, `1.7 MB`."""
    kilobytes = max(1, round(size / 1000))
    return f"{kilobytes} kB" if kilobytes < 1000 else f"{size / 1_000_000:.1f} MB"
