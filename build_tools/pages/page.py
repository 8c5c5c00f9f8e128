"""What is handed over once everything is made from the content: from here on it is a folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Page:
    """A page before the engine sees it.

    `path` is where it is staged (`guides/the-mash.md`), `markdown` the whole text with its front
    matter, `source_file` the content or docs file it came from, and `facts` the numbers and dates
    that the built page must show.
    """

    path: str
    title: str
    markdown: str
    source_file: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Layout:
    """What is the same for every page.

    `base_url` is the address of the site, or nothing while it is not known, and `prefix` the path
    that it is served under. `around` is what the page template puts around every page: see
    theme/main.html.
    """

    title: str
    base_url: str
    prefix: str
    approved: bool
    around: Mapping[str, Any]


@dataclass(frozen=True)
class OfflineWords:
    """What the offline copy says, as HTML: while it can be relied on, from `old_from` on, and
    where it does not hold what a reader asked for.
    """

    made: date
    old_from: date
    current: str
    old: str
    missing: str


@dataclass(frozen=True)
class Outputs:
    """Everything made from the Library: the one value that publishing is given.

    `assets` are the texts that the engine copies with the pages, `files` everything that stands
    beside them, both by path in the site; a preview has no files. `styles` are the hashes of the
    style blocks of those files that are pages by themselves. `offers_copy` says whether readers
    may keep an offline copy, `offline` what it says. `record` is what the manifest says about the
    content.
    """

    pages: tuple[Page, ...]
    assets: Mapping[str, str]
    files: Mapping[str, bytes]
    layout: Layout
    styles: tuple[str, ...]
    offers_copy: bool
    offline: OfflineWords
    record: Mapping[str, Any]
