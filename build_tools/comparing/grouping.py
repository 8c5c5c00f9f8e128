"""Finds the guides that changed in the same way, so that nobody has to read one line for each."""

from __future__ import annotations

from build_tools.comparing.bulletin import Item

MOST_ALONE = 3
"""More guides than this that changed in the same way are told together."""


def group_same(told: tuple[Item, ...]) -> tuple[tuple[Item, ...], dict[str, tuple[Item, ...]]]:
    """Return those to tell one by one, and those to tell together, by what is told of them."""
    by_words: dict[str, tuple[Item, ...]] = {}
    for one in told:
        words = " ".join(one.lines)
        by_words[words] = (*by_words.get(words, ()), one)
    together = {words: group for words, group in by_words.items() if len(group) > MOST_ALONE}
    return tuple(one for one in told if " ".join(one.lines) not in together), together
