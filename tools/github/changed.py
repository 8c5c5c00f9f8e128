"""Which pages read differently than those of a base: those with another number first."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from build_tools.content import check_content, load_library
from build_tools.history import content_at, files_outside, is_folder, meeting_point
from build_tools.pages import DOCS, Page, render_pages

_NUMBER = re.compile(r"\b(?:tel|sms):\+?\d+")


def changed_pages(base: str, content: Path, today: date) -> list[tuple[Page, str]]:
    """Return each page that differs from a base, with its Markdown before.

    Pages on which a number changes come first, then guides. Where the content of the base cannot
    be used, every page counts as changed.
    """
    now = render_pages(load_library(content, today), docs=DOCS, today=today)
    revision = "" if is_folder(base, content) else meeting_point(base, content)
    by_hand = files_outside(revision, content) if revision else ()
    with content_at(revision or base, content) as folder:
        before = _rendered(folder, today)
    changed = [
        (page, before.get(page.path, ""))
        for page in now
        if before.get(page.path) != page.markdown or page.source_file in by_hand
    ]
    return sorted(changed, key=lambda one: (not numbers_changed(*one), not _is_guide(one[0])))


def numbers_changed(page: Page, before: str) -> bool:
    """Whether a page has another number to call or text than before."""
    return bool(before) and set(_NUMBER.findall(before)) != set(_NUMBER.findall(page.markdown))


def _is_guide(page: Page) -> bool:
    return page.path.startswith("guides/")


def _rendered(content: Path, today: date) -> dict[str, str]:
    library = check_content(content, today).library
    if library is None:
        return {}
    return {page.path: page.markdown for page in render_pages(library, docs=DOCS, today=today)}


def address_of(page: Page) -> str:
    """Return the address of a page from the root of the site."""
    return "/" if page.path == "index.md" else page.path.removesuffix(".md") + "/"
