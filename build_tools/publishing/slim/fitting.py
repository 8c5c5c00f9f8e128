"""Says which selectors of a style sheet fit an element of some page."""

from __future__ import annotations

from collections.abc import Iterable, Set

from selectolax.lexbor import SelectolaxError

from build_tools.publishing.tree import tree_of


def fitting(selectors: Set[str], pages: Iterable[str]) -> set[str]:
    """Return the selectors that fit an element of some page, and those that cannot be read.

    A page is asked once about all that fitted no page before it. Only the few pages that have
    something new are asked about each, so that a large site costs little.
    """
    waiting = {selector for selector in selectors if _is_readable(selector)}
    found = set(selectors) - waiting  # better one too many than one too few
    for page in pages:
        if not waiting:
            break
        tree = tree_of(page)
        if tree.css_matches(", ".join(waiting)):
            found |= {selector for selector in waiting if tree.css_matches(selector)}
            waiting -= found
    return found


def _is_readable(selector: str) -> bool:
    try:
        tree_of("").css_matches(selector)
    except SelectolaxError:
        return False
    return True
