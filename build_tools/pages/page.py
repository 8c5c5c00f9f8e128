"""One page of the site, as Markdown and plain HTML that any engine can read."""

from __future__ import annotations

from dataclasses import dataclass


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
