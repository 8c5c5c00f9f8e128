"""How a hand-written page differs: its lines, and the negations that come or go in them."""

from __future__ import annotations

from build_tools.comparing.difference import Difference, Kind, Lines, only_changed
from build_tools.comparing.negations import negation_change


def handwritten_difference(page: str, before: str, after: str) -> Difference:
    """Return how a hand-written page differs. A text is empty where there is no such page."""
    kind: Kind = "changed" if before and after else "added" if after else "removed"
    verb = {"changed": "changes", "added": "is new", "removed": "is deleted"}[kind]
    old, new = only_changed(_lines(before), _lines(after))
    negation = negation_change(old, new) if kind == "changed" else ""
    words = f"The page {page}, which is written by hand, {verb}."
    critical = bool(negation) or kind != "changed"
    return Difference(
        kind, "files", "", words, critical, "page", old, new, seen=True, negation=negation
    )


def _lines(text: str) -> Lines:
    return tuple(line for line in map(str.strip, text.splitlines()) if line)
