"""Proves that a built site shows every page that was rendered, with its heading and numbers."""

from __future__ import annotations

import html.parser
from collections.abc import Iterable
from pathlib import Path

from build_tools.problems import OurFault
from build_tools.rendering import Page


class _Shown(html.parser.HTMLParser):
    """Collects the words of a page, and where its links and the page itself lead."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("script", "style")
        self.words += [value for name, value in attrs if name == "href" and value]
        if ("http-equiv", "refresh") in attrs:
            self.words += [value for name, value in attrs if name == "content" and value]

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


def built_file(page: Page, site: Path) -> Path:
    """Return the file that a page becomes in a built site."""
    path = Path(page.path)
    if path.name == "index.md":
        return site / path.with_suffix(".html")
    return site / path.with_suffix("") / "index.html"


def shown_text(file: Path) -> str:
    """Return the words and link targets of an HTML file, with single spaces."""
    parser = _Shown()
    parser.feed(file.read_text(encoding="utf-8"))
    return " ".join(" ".join(parser.words).split())


def missing_from(pages: Iterable[Page], site: Path) -> list[str]:
    """Return a sentence for each page or fact that the built site does not show."""
    missing: list[str] = []
    for page in pages:
        file = built_file(page, site)
        if not file.is_file():
            missing.append(f"{page.path} was not built.")
            continue
        text = shown_text(file)
        facts = (page.title, *page.facts)
        missing += [f'{page.path} does not show "{fact}".' for fact in facts if _gone(fact, text)]
    return missing


def _gone(fact: str, text: str) -> bool:
    return " ".join(fact.split()) not in text


def assert_complete(pages: Iterable[Page], site: Path) -> None:
    """Raise OurFault where a built site does not show all that was rendered."""
    missing = missing_from(pages, site)
    if missing:
        raise OurFault(
            f"The built site does not show all that it should: {missing[0]}", "\n".join(missing)
        )
