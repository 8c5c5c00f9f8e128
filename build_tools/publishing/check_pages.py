"""Proves that a built site shows every page that was rendered, with its heading and numbers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from build_tools.pages.page import Page
from build_tools.problems import InternalError
from build_tools.publishing.tree import tree_of


def built_file(page: Page, site: Path) -> Path:
    """Return the file that a page becomes in a built site."""
    path = Path(page.path)
    if path.name == "index.md":
        return site / path.with_suffix(".html")
    return site / path.with_suffix("") / "index.html"


def shown_text(page: str) -> str:
    """Return the words of a page and where it leads, with single spaces."""
    tree = tree_of(page)
    tree.strip_tags(["script", "style"])
    tree.unwrap_tags(["span"])  # a number in a sentence is no word of its own
    tree.merge_text_nodes()
    links = [node.attributes["href"] for node in tree.css("[href]")]
    moves = [node.attributes["content"] for node in tree.css('[http-equiv="refresh"]')]
    words = [tree.root.text(separator=" ") if tree.root else "", *links, *moves]
    return " ".join(" ".join(word for word in words if word).split())


def missing_from(pages: Iterable[Page], site: Path) -> list[str]:
    """Return a sentence for each page or fact that the built site does not show."""
    missing: list[str] = []
    for page in pages:
        file = built_file(page, site)
        if not file.is_file():
            missing.append(f"{page.path} was not built.")
            continue
        text = shown_text(file.read_text(encoding="utf-8"))
        facts = (page.title, *page.facts)
        missing += [f'{page.path} does not show "{fact}".' for fact in facts if _gone(fact, text)]
    return missing


def _gone(fact: str, text: str) -> bool:
    return " ".join(fact.split()) not in text


def assert_complete(pages: Iterable[Page], site: Path) -> None:
    """Raise InternalError where something that was rendered is missing from a built site."""
    missing = missing_from(pages, site)
    if missing:
        raise InternalError(
            f"Something is missing from the built site: {missing[0]}", "\n".join(missing)
        )
