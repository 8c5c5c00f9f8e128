"""The files that are not pages: the council's colours, and what robots are told."""

from __future__ import annotations

import json
import re
from typing import Any

from build_tools.model import Colours, Guide, Library
from build_tools.model.contrast import contrast
from build_tools.pages.environment import environment
from build_tools.pages.numbers import mark_numbers

# Dark twice, as in the theme's tokens.css: where the device asks for it, or the reader chose it.
_COLOURS = """\
:root {{
  --brand: {brand};
  --on-brand: {on_brand};
  --brand-edge: {brand};
  --link: {link};
}}

@media screen and (prefers-color-scheme: dark) {{
  :root:not([data-scheme="light"]) {{
    {dark}
  }}
}}

@media screen {{
  [data-scheme="dark"] {{
    {dark}
  }}
}}
"""
_DARK = """\
--brand: {brand_dark};
    --on-brand: {on_brand_dark};
    --brand-edge: {link_dark};
    --link: {link_dark};\
"""


_WORD = re.compile(r"\w+")
Entry = tuple[str, str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]
_CONTACTS_ALSO = ("phone number to ring", "who to ring at night", "opening times and hours")
_OTHER_PAGES = (
    ("pledge/easy-to-read/", "Easy-to-read pledge", "The promises in easy words.", "easy read"),
    ("pledge/poster/", "Pledge: poster", "The promises on one sheet to print.", "print pledge"),
    ("take-away/", "Take away", "Files to print, send or keep.", "download pdf print pocket pack"),
    ("about/", "About", "The review of 2013, and what answers it.", "recommendation who made this"),
    ("register/", "What was sent", "What was sent to councillors, and when.", "register sent"),
    ("whats-new/", "What's new", "What changed on this site.", "news changes"),
    (
        "report-a-mistake/",
        "Report a mistake",
        "When a page or a number is wrong.",
        "wrong error broken does not work",
    ),
    (
        "hide-your-visit/",
        "How to hide your visit",
        "So that others do not see what you read.",
        "delete history private",
    ),
    (
        "how-we-check/",
        "How we check what we say",
        "Where it comes from.",
        "are these numbers checked, sources, true",
    ),
    ("privacy/", "Privacy", "What this site keeps: nothing.", "cookies data"),
    ("accessibility/", "Accessibility statement", "For every reader.", "screen reader large text"),
)


def search_index(library: Library) -> str:
    """Return the search's index: address, title, summary, other names, steps and further words."""
    entries: list[Entry] = [_guide_entry(guide) for guide in library.published]
    pledge = library.pledge
    promises = tuple(promise.promise for promise in pledge.promises)
    entries.append(("pledge/", pledge.title, pledge.summary, pledge.also_called, promises, ()))
    contacts = [contact.name for contact in library.printable(tuple(library.contacts))]
    initials = ["".join(word[0] for word in name.split()) for name in contacts]
    names = (*contacts, *(short for short in initials if len(short) > 2), *_CONTACTS_ALSO)
    entries.append(("contacts/", "Who to call", "Every number on this site.", names, (), ()))
    words = tuple(word.word for word in library.glossary.values())
    entries.append(("words/", "Words explained", "Words in plain English.", (), (), words))
    entries += [
        (path, title, summary, (names,), (), ())
        for path, title, summary, names in _OTHER_PAGES
        if path not in library.left_out
    ]
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))


def _guide_entry(guide: Guide) -> Entry:
    """Return a guide's entry; its further words are those of its text, each once."""
    steps = tuple(step.do for step in guide.steps)
    about_you = (guide.about_you,) if guide.about_you else ()
    spans = (span.text for block in guide.body.blocks for item in block.items for span in item)
    texts = " ".join((*guide.avoid, *spans, *guide.questions, *about_you))
    said = " ".join((guide.title, guide.summary, *guide.also_called, *steps)).casefold()
    known = set(_WORD.findall(said))
    further = dict.fromkeys(word for word in _WORD.findall(texts.casefold()) if len(word) > 3)
    return (
        f"guides/{guide.slug}/",
        guide.title,
        guide.summary,
        guide.also_called,
        steps,
        (" ".join(word for word in further if word not in known),),
    )


def search_help(library: Library) -> str:
    """Return what the search shows before any page, as JSON: for which words, and who to call.

    The calls, as HTML, are those of home: the first of all, who children can call, the others.
    """
    data = {"harm": library.words.harm, "calls": _calls(library)}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _calls(library: Library) -> str:
    calls = library.listed(library.site.act_now)
    macros: Any = environment().get_template("components/help/macro.jinja").module
    html = str(macros.calls((*calls[:1], *library.for_children, *calls[1:])))
    return mark_numbers("".join(html.splitlines()), library)


def render_assets(library: Library) -> dict[str, str]:
    """Return the text of each file, by its staged path."""
    robots = "User-agent: *\n" + ("Allow: /\n" if library.site.approval else "Disallow: /\n")
    return {
        "search-list.json": search_index(library),
        "assets/search-help.json": search_help(library),
        "assets/colours.css": _colours(library.site.colours),
        "robots.txt": robots,
    }


def _colours(colours: Colours) -> str:
    values = {
        **colours.model_dump(),
        "on_brand": readable_on(colours.brand),
        "on_brand_dark": readable_on(colours.brand_dark),
    }
    return _COLOURS.format(**values, dark=_DARK.format(**values))


def readable_on(colour: str) -> str:
    """Return white or near-black, whichever is easier to read on a colour."""
    return max(("#ffffff", "#111111"), key=lambda words: contrast(words, colour))


def readable_brand(colours: Colours) -> str:
    """Return the brand's colour where it can be read on white paper, or near-black."""
    return colours.brand if contrast(colours.brand, "#ffffff") >= 4.5 else "#111111"
