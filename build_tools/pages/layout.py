"""What stands around a page: its front matter, and what is the same around every page."""

from __future__ import annotations

import json
import posixpath
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from build_tools.model import FIXED_PAGES, Library
from build_tools.pages.approval import NEVER
from build_tools.pages.environment import environment
from build_tools.pages.notices import approval_words
from build_tools.pages.numbers import mark_numbers
from build_tools.pages.page import Page

UNTOLD = "A page to read."
MENU = ("pledge/", "contacts/", "a-to-z/", "words/", "whats-new/", "take-away/", "about/")


@dataclass(frozen=True)
class PageSpec:
    """What a page is before it is put in its frame.

    A page that is not `listed` turns search engines away. `moved_to` is the address that it
    leads to by itself. `approval` is the line on its own approval, where it has one.
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
    approval: str = ""


def address_of(path: str) -> str:
    """Return the address of a staged page, from the site's root: `guides/the-mash/`."""
    if path == "index.md":
        return ""
    return path.removesuffix(".md") + "/"


def path_of(address: str) -> str:
    """Return the staged page of an address, which is not home's: `guides/the-mash.md`."""
    return f"{address.rstrip('/')}.md"


def render_page(spec: PageSpec, library: Library) -> Page:
    """Render a page spec with its front matter into a page."""
    values = {
        **spec.values,
        "library": library,
        "site": library.site,
        "to": _links_from(spec.path),
        "to_page": lambda path: to_file(address_of(path)),
        "to_file": to_file,
    }
    text = environment().get_template(f"pages/{spec.template}").render(values)
    head = json.dumps(_meta(spec), ensure_ascii=False, sort_keys=True)
    markdown = f"---\n{head}\n---\n\n{mark_numbers(text.strip(), library)}\n"
    return Page(spec.path, spec.title, markdown, spec.source_file, spec.facts)


def _links_from(path: str) -> Any:
    """Return the function that leads from a page to another staged page."""
    here = posixpath.dirname(path)
    return lambda target: Markup(posixpath.relpath(target, here or "."))


def to_file(path: str) -> Markup:
    """Return the address of a page or file, for a link in HTML, from the site's root.

    Engines differ in what they make of a relative address in HTML. Slimming makes the address
    relative to its page, in any engine's site.
    """
    return Markup(f"/{path}")


def _meta(spec: PageSpec) -> dict[str, Any]:
    return {
        "title": spec.title,
        "description": spec.description,
        "kind": spec.kind,
        "source_file": spec.source_file,
        "under": _entry_above(spec),
        **({"exit": True} if spec.exit else {}),
        **({"moved_to": spec.moved_to} if spec.moved_to else {}),
        **({} if spec.listed else {"noindex": True}),
        **({"approval": spec.approval} if spec.approval else {}),
        **({"unapproved": True} if spec.approval == NEVER else {}),
    }


def _entry_above(spec: PageSpec) -> str:
    """Return the address of the menu's entry that a page is, or stands under."""
    if spec.topic:
        return address_of(f"topics/{spec.topic}.md")
    return "pledge/" if spec.path.startswith("pledge/") else address_of(spec.path)


def layout_context(library: Library, footer: list[tuple[str, str]]) -> dict[str, Any]:
    """Return what is the same around every page, for the page template: see theme/main.html.

    `footer` holds the path and the title of each page that the foot leads to. Others may look on
    when a link is sent or got, so a page with the exit button shows chats and messages the site's
    title and `untold`, and nothing of what it is about. Its address still names it: the exit
    page's own words say so.
    """
    site = library.site
    return {
        "council": site.council,
        "exit_url": site.exit_url,
        "untold": UNTOLD,
        "edit_base": f"{site.repository.rstrip('/')}/edit/main/" if site.repository else "",
        "approved": site.approval is not None,
        "hide_visit": "hide-your-visit/" not in library.left_out,
        "approval_line": approval_words(library),
        "calls": _calls(library),
        "child_call": _child_call(library),
        "menu": _menu(library),
        "footer": [_entry(path, title) for path, title in footer],
    }


def _calls(library: Library) -> str:
    """Return who to call, as on home, for the page that stands where there is none."""
    macros: Any = environment().get_template("components/contacts/macro.jinja").module
    calls = str(macros.contacts(library.listed(library.site.act_now)))
    return mark_numbers(calls, library)


def _child_call(library: Library) -> str:
    """Return who a child can call, as on home, for the page that stands where there is none."""
    macros: Any = environment().get_template("components/child/macro.jinja").module
    calls = "".join(str(macros.child_call(contact)) for contact in library.for_children)
    return mark_numbers(calls, library)


def _menu(library: Library) -> list[dict[str, str]]:
    topics = [(f"topics/{id_}.md", topic.title) for id_, topic in library.topics.items()]
    fixed = [(path_of(address), FIXED_PAGES[address]) for address in MENU]
    return [_entry(path, title) for path, title in [("index.md", "Home"), *topics, *fixed]]


def _entry(path: str, title: str) -> dict[str, str]:
    return {"title": title, "address": address_of(path)}
