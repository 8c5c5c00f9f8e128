"""The files that are not pages: the council's colours, and what robots are told."""

from __future__ import annotations

import json

from build_tools.model import Library

_COLOURS = """\
:root {{
  --brand: {brand};
  --link: {link};
}}

@media (prefers-color-scheme: dark) {{
  :root {{
    --brand: {brand_dark};
    --link: {link_dark};
  }}
}}
"""


Entry = tuple[str, str, str, tuple[str, ...], tuple[str, ...]]


def search_index(library: Library) -> str:
    """Return the search's index: a list of address, title, summary, other names and steps."""
    entries: list[Entry] = [
        (f"guides/{g.slug}/", g.title, g.summary, g.also_called, tuple(s.do for s in g.steps))
        for g in library.published
    ]
    pledge = library.pledge
    promises = tuple(promise.promise for promise in pledge.promises)
    entries.append(("pledge/", pledge.title, pledge.summary, pledge.also_called, promises))
    names = tuple(contact.name for contact in library.printable(tuple(library.contacts)))
    entries.append(("contacts/", "Who to call", "Every number on this site.", names, ()))
    words = tuple(word.word for word in library.glossary.values())
    entries.append(("words/", "Words explained", "Words in plain English.", words, ()))
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))


def render_assets(library: Library) -> dict[str, str]:
    """Return the text of each file, by its staged path."""
    robots = "User-agent: *\n" + ("Allow: /\n" if library.site.approval else "Disallow: /\n")
    return {
        "assets/search.json": search_index(library),
        "assets/colours.css": _COLOURS.format(**library.site.colours.model_dump()),
        "robots.txt": robots,
    }
