"""Names the negations that come or go between two texts: a lost "not" turns advice round."""

from __future__ import annotations

import difflib
import re
from itertools import pairwise

from build_tools.comparing.difference import Lines
from build_tools.problems import in_words

_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NEGATIONS = re.compile(
    r"not|never|no|none|nobody|nothing|nowhere|neither|nor|cannot|without|only|unless|until|except"
    r"|stop|avoid|refuse|forbid|forbidden|hardly|barely|rarely"
    r"|[a-z]+n't|(?:do|does|did|ca|could|wo|would|should|must|is|are|was|were|has|have|had|need)nt"
)
_PAIRS = frozenset({("no", "longer"), ("no", "one"), ("rather", "than"), ("instead", "of")})


def negation_change(before: Lines, after: Lines) -> str:
    """Return a sentence with each negation that is added, removed or moved, or nothing."""
    old, new = _words(before), _words(after)
    gone, come = _lost(old, new), _lost(new, old)
    moved = [word for word in gone if word in come]
    if not (gone or come):
        moved = _moved(old, new)
    said = [
        f"{in_words(_quoted(words))} {'is' if len(words) == 1 else 'are'} {what}"
        for words, what in (
            ([word for word in gone if word not in moved], "removed"),
            ([word for word in come if word not in moved], "added"),
            (moved, "moved"),
        )
        if words
    ]
    return f"Look closely: {in_words(said)}." if said else ""


def _moved(old: list[str], new: list[str]) -> list[str]:
    """Return the negations that deny another word now, where both texts have both words."""
    before, after = _denied(old), _denied(new)
    freed = [word for word in before if word not in after and word in new]
    bound = [word for word in after if word not in before and word in old]
    return list(dict.fromkeys(after[word] for word in bound)) if freed else []


def _denied(words: list[str]) -> dict[str, str]:
    """Return each word that follows a negation, with that negation."""
    return {word: no for no, word in pairwise(words) if _denies(no) and not _denies(word)}


def _quoted(words: list[str]) -> list[str]:
    return [f'"{word}"' for word in words]


def _words(lines: Lines) -> list[str]:
    """Return the words of some lines in small letters, the pairs that deny as one word each."""
    found = [word.casefold().replace("’", "'") for word in _WORDS.findall(" \n ".join(lines))]
    words: list[str] = []
    for word in found:
        if words and (words[-1], word) in _PAIRS:
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def _lost(one: list[str], other: list[str]) -> list[str]:
    """Return the negations that only the first text has at their place, each once."""
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    lost = [
        word
        for kind, start, end, _, _ in matcher.get_opcodes()
        if kind != "equal"
        for word in one[start:end]
    ]
    return list(dict.fromkeys(word for word in lost if _denies(word)))


def _denies(word: str) -> bool:
    return " " in word or bool(_NEGATIONS.fullmatch(word))
