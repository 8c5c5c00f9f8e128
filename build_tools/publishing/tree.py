"""Reads built HTML: the files of a site, and the elements of a page as a browser would see them."""

from __future__ import annotations

import os
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser


def files_below(folder: Path) -> dict[str, Path]:
    """Return every file below a folder by its path from there, with `/` between, in order."""
    found: list[str] = []
    for place, _, names in os.walk(folder):
        inside = Path(place).relative_to(folder).as_posix()
        found += names if inside == "." else [f"{inside}/{name}" for name in names]
    return {name: folder / name for name in sorted(found)}


def tree_of(page: str) -> LexborHTMLParser:
    """Return the tree of a page, with what its templates hold: a script may show that."""
    shown = page.replace("<template", "<x-template").replace("</template", "</x-template")
    return LexborHTMLParser(shown)
