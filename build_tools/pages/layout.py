"""The page layout: front matter, menu, footer and notices around every page."""

from __future__ import annotations

import json
import posixpath
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from build_tools.model import FIXED_PAGES, Library, calls_now
from build_tools.pages.approval import NEVER
from build_tools.pages.environment import environment
from build_tools.pages.icons import icon
from build_tools.pages.notices import approval_words
from build_tools.pages.numbers import mark_numbers
from build_tools.pages.page import Page

UNTOLD = "A page to read."
MENU = (
    "guides/",
    "pledge/",
    "contacts/",
    "a-to-z/",
    "words/",
    "whats-new/",
    "take-away/",
    "about/",
)


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
    """Return the address of the menu's entry that a page is, or is under."""
    if spec.kind in ("guide", "topic", "withdrawn"):
        return "guides/"
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
        "calls": _macro("now", "now", library, tuple(calls_now(library).values())),
        "line": _macro(
            "now", "line", library, tuple(calls_now(library, all_of_them=False).values())
        ),
        "child_door": _macro(
            "child", "child", library, library.for_children, to_file("pledge/"), use=True
        ),
        "child_calls": _child_calls(library),
        "icons": {"search": str(icon("ours/search")), "menu": str(icon("material/menu"))},
        "menu": _menu(library),
        "footer": [_entry(path, title) for path, title in footer],
    }


def _macro(component: str, name: str, library: Library, *values: Any, **named: Any) -> str:
    """Return what a component's macro makes, for the page template."""
    macros: Any = environment().get_template(f"components/{component}/macro.jinja").module
    return mark_numbers(str(getattr(macros, name)(*values, **named)), library)


def _child_calls(library: Library) -> list[dict[str, str]]:
    """Return who a child can call, for the menu."""
    return [
        {"when": one.call_when, "link": one.call_link, "phone": one.phone}
        for one in library.for_children
        if one.phone
    ]


def _menu(library: Library) -> list[dict[str, str]]:
    fixed = [(path_of(address), FIXED_PAGES[address]) for address in MENU]
    urgent = library.guides_of(library.site.act_now_topic)[:1]
    guides = [(guide.file, guide.title) for guide in urgent]
    return [_entry(path, title) for path, title in [("index.md", "Home"), *guides, *fixed]]


def _entry(path: str, title: str) -> dict[str, str]:
    return {"title": title, "address": address_of(path)}
