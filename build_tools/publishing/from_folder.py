"""A copy of the site that opens from a folder on a computer, with links for whoever edits it.

A server adds index.html to an address that ends in "/"; a folder does not, and shows a list of
files. The public site keeps its short addresses: only this copy names the file.
"""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

Ways = Mapping[str, tuple[tuple[str, str], ...]]
"""For each page, by its address from the site's root: words and the address they lead to."""
PACKED = ("*.br", "*.gz")
_LINK = re.compile(
    r'(?P<name>\b(?:href|src)=)(?P<mark>["\'])(?P<path>[^"\'?#:]*)(?P<rest>[?#][^"\']*)?(?P=mark)'
)
_MAIN = re.compile(r"<main\b[^>]*>")


def copy_for_folder(site: Path, into: Path, ways: Ways) -> int:
    """Copy a built site, so that it opens from a folder; return how many pages it has."""
    unfinished = into.with_name(f".{into.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.copytree(site, unfinished, ignore=shutil.ignore_patterns(*PACKED))
    pages = sorted(unfinished.rglob("*.html"))
    for page in pages:
        folder = page.parent.relative_to(unfinished).as_posix()
        address = "" if folder == "." else f"{folder}/"
        text = named_files(page.read_text(encoding="utf-8"), page, unfinished)
        is_page = page.name == "index.html"
        text = with_ways(text, ways.get(address, ()) if is_page else ())
        page.write_text(text, encoding="utf-8")
    shutil.rmtree(into, ignore_errors=True)
    unfinished.rename(into)
    return len(pages)


def named_files(text: str, page: Path, root: Path) -> str:
    """Return a page in which each link to a folder names the file in it."""

    def named(match: re.Match[str]) -> str:
        path = match["path"]
        target = (page.parent / path).resolve()
        is_inside = path and not path.startswith("/") and target.is_relative_to(root.resolve())
        if not is_inside or not (target / "index.html").is_file():
            return match[0]
        whole = f"{path.rstrip('/')}/index.html"
        return f"{match['name']}{match['mark']}{whole}{match['rest'] or ''}{match['mark']}"

    return _LINK.sub(named, text)


def with_ways(text: str, ways: tuple[tuple[str, str], ...]) -> str:
    """Return a page with links for whoever edits it, before everything else it says."""
    main = _MAIN.search(text)
    if not ways or not main:
        return text
    links = " · ".join(
        f'<a href="{html.escape(address)}">{html.escape(words)}</a>' for words, address in ways
    )
    note = f'<p class="change-words">For staff: {links}</p>'
    return text[: main.end()] + note + text[main.end() :]
