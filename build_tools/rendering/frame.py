"""What stands around every page: its front matter, with the menu and the lines of approval."""

from __future__ import annotations

import json
import posixpath
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from build_tools.model import FIXED_PAGES, Library
from build_tools.rendering.environment import environment
from build_tools.rendering.lines import approval_words
from build_tools.rendering.page import Page

UNTOLD = "A page to read."
MENU = ("pledge/", "contacts/", "a-to-z/", "words/", "whats-new/", "take-away/", "about/")


@dataclass(frozen=True)
class Draft:
    """What a page is before it is put in its frame.

    A page that is not `listed` turns search engines away. `moved_to` is the address that it
    leads to by itself.
    """

    path: str
    title: str
    description: str
    template: str
    kind: str
    values: dict[str, Any] = field(default_factory=dict)
    topic: str = ""
    exit: bool = False
    source_file: str = ""
    facts: tuple[str, ...] = ()
    listed: bool = True
    moved_to: str = ""


def address_of(path: str) -> str:
    """Return the address of a staged page, from the site's root: `guides/the-mash/`."""
    if path == "index.md":
        return ""
    return path.removesuffix(".md") + "/"


def path_of(address: str) -> str:
    """Return the staged page of an address, which is not home's: `guides/the-mash.md`."""
    return f"{address.rstrip('/')}.md"


def framed(draft: Draft, library: Library, footer: list[tuple[str, str]]) -> Page:
    """Render a draft with its front matter into a page."""
    values = {
        **draft.values,
        "library": library,
        "site": library.site,
        "to": _links_from(draft.path),
        "to_file": _file_beside,
    }
    text = environment().get_template(f"pages/{draft.template}").render(values)
    head = json.dumps(_meta(draft, library, footer), ensure_ascii=False, sort_keys=True)
    markdown = f"---\n{head}\n---\n\n{text.strip()}\n"
    return Page(draft.path, draft.title, markdown, draft.source_file, draft.facts)


def _links_from(path: str) -> Any:
    """Return the function that leads from a page to another staged page."""
    here = posixpath.dirname(path)
    return lambda target: Markup(posixpath.relpath(target, here or "."))


def _file_beside(path: str) -> Markup:
    """Return the address of a file beside the pages, from the site's root.

    No engine knows these files, and engines differ in what they make of a relative address in
    HTML. Slimming makes the address relative to its page, in any engine's site.
    """
    return Markup(f"/{path}")


def _meta(draft: Draft, library: Library, footer: list[tuple[str, str]]) -> dict[str, Any]:
    site = library.site
    meta = {
        "title": draft.title,
        "description": draft.description,
        "kind": draft.kind,
        "council": site.council,
        "shared": _shared(draft, library),
        "menu": _menu(draft, library),
        "footer": [{"title": title, "address": address_of(path)} for path, title in footer],
        "source_file": draft.source_file,
        **({"exit_url": site.exit_url} if draft.exit else {}),
        **({"moved_to": draft.moved_to} if draft.moved_to else {}),
        **({} if draft.listed else {"noindex": True}),
    }
    return {**meta, **_approval(library), **_edit_link(draft, library)}


def _shared(draft: Draft, library: Library) -> dict[str, str]:
    """Return what a chat or message shows of a link to the page.

    Others may look on when a link is sent or got, so a page with the exit button shows the
    site's title and nothing of what it is about. Its address still names it: the exit page's
    own words say so.
    """
    if draft.exit:
        return {"title": library.site.title, "description": UNTOLD}
    return {"title": draft.title, "description": draft.description}


def _menu(draft: Draft, library: Library) -> list[dict[str, Any]]:
    topics = [(f"topics/{id_}.md", topic.title) for id_, topic in library.topics.items()]
    fixed = [(path_of(address), FIXED_PAGES[address]) for address in MENU]
    entries = [("index.md", "Home"), *topics, *fixed]
    return [_entry(path, title, draft) for path, title in entries]


def _entry(path: str, title: str, draft: Draft) -> dict[str, Any]:
    entry: dict[str, Any] = {"title": title, "address": address_of(path)}
    inside = draft.topic and path == f"topics/{draft.topic}.md"
    if path == draft.path:
        entry["current"] = "page"
    elif inside or (path == "pledge.md" and draft.path.startswith("pledge/")):
        entry["current"] = "true"
    return entry


def _approval(library: Library) -> dict[str, Any]:
    words = approval_words(library)
    if library.site.approval is None:
        return {"approval_line": words, "noindex": True}
    return {"approved_line": words}


def _edit_link(draft: Draft, library: Library) -> dict[str, str]:
    repository = library.site.repository
    if not (repository and draft.source_file):
        return {}
    return {"edit_url": f"{repository.rstrip('/')}/edit/main/{draft.source_file}"}
