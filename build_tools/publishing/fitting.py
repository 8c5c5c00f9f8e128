"""Says which selectors of a style sheet fit an element of some page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from selectolax.lexbor import SelectolaxError

from build_tools.publishing.tree import tree_of

_NAME = re.compile(r"[.#]([\w-]+)")


def fitting(selectors: Set[str], pages: Iterable[str]) -> set[str]:
    """Return the selectors that fit an element of some page, and those that cannot be read.

    A page is looked at only for what fitted no page before it, and only where its text has a name
    that one of these asks for: so a large site costs little more than a small one.
    """
    waiting = {selector: _name_in(selector) for selector in selectors if _is_readable(selector)}
    found = set(selectors) - set(waiting)  # better one too many than one too few
    for page in pages:
        asked = [selector for selector, name in waiting.items() if name in page]
        if asked:
            tree = tree_of(page)
            new = [selector for selector in asked if tree.css_matches(selector)]
            found.update(new)
            for selector in new:
                del waiting[selector]
    return found


def _is_readable(selector: str) -> bool:
    try:
        tree_of("").css_matches(selector)
    except SelectolaxError:
        return False
    return True


def _name_in(selector: str) -> str:
    """Return the last class or id that a selector names, or nothing where it names none."""
    return next(reversed(_NAME.findall(selector)), "")
