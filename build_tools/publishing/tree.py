"""Reads built HTML: the files of a site, and the elements of a page as a browser would see them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser


def files_below(folder: Path) -> dict[str, Path]:
    """Return every file below a folder by its path from there, with `/` between, in order.

    A link to a file counts as one; a link to a folder, or to nothing, does not.
    """
    found = dict(_files(folder, ""))
    return {name: found[name] for name in sorted(found)}


def _files(folder: Path | str, inside: str) -> Iterator[tuple[str, Path]]:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, f"{inside}{entry.name}/")
        elif entry.is_file():
            yield f"{inside}{entry.name}", Path(entry.path)


def tree_of(page: str) -> LexborHTMLParser:
    """Return the tree of a page, with what its templates hold: a script may show that."""
    shown = page.replace("<template", "<x-template").replace("</template", "</x-template")
    return LexborHTMLParser(shown)
