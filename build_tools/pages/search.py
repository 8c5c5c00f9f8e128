"""What the search reads: a list of the pages with their words, and who to call before any page."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from build_tools.model import Guide, Library
from build_tools.pages.environment import environment
from build_tools.pages.numbers import mark_numbers

Entry = tuple[str, str, str, tuple[str, ...], str, str]
"""Address, title, summary, other names, words of the steps, further words."""

_WORD = re.compile(r"\w+")
_CONTACTS_ALSO = ("phone number to call", "who to call at night", "opening times and hours")
_OTHER_PAGES = (
    (
        "pledge/easy-to-read/",
        "Easy-to-read pledge",
        "The promises in easy words.",
        ("easy read",),
    ),
    (
        "pledge/poster/",
        "Pledge: poster",
        "The promises on one sheet to print.",
        ("poster", "print pledge"),
    ),
    (
        "take-away/",
        "Take away",
        "Files to print, send or keep.",
        ("download", "pdf", "print", "pocket pack"),
    ),
    (
        "about/",
        "About",
        "The review of 2013, and what answers it.",
        ("recommendation", "review of 2013", "who made this site"),
    ),
    (
        "register/",
        "What was sent",
        "What was sent to councillors, and when.",
        ("register", "sent to councillors"),
    ),
    ("whats-new/", "What's new", "What changed on this site.", ("news", "changes to this site")),
    (
        "report-a-mistake/",
        "Report a mistake",
        "When a page or a number is wrong.",
        ("page is wrong", "error", "broken", "number does not work"),
    ),
    (
        "hide-your-visit/",
        "How to hide your visit",
        "So that others do not see what you read.",
        ("delete history", "private browsing"),
    ),
    (
        "how-we-check/",
        "How we check what we say",
        "Where it comes from.",
        ("are these numbers checked", "sources", "is this true"),
    ),
    ("privacy/", "Privacy", "What this site keeps: nothing.", ("cookies", "my data")),
    (
        "accessibility/",
        "Accessibility statement",
        "For every reader.",
        ("screen reader", "large text"),
    ),
)


def search_list(library: Library) -> str:
    """Return the search's list of pages, as JSON: an Entry for each."""
    entries = [*_guide_entries(library), *_other_entries(library)]
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))


def search_help(library: Library) -> str:
    """Return what the search shows before any page, as JSON: for which words, and who to call.

    The calls, as HTML, are those of home: the first of all, who children can call, the others.
    """
    data = {"harm": library.words.harm, "calls": _calls(library)}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _guide_entries(library: Library) -> list[Entry]:
    guides = [_as_shown(guide, library) for guide in library.published]
    words = [_words((_said(guide), _steps(guide), _further(guide))) for guide in guides]
    pages = Counter(word for of_page in words for word in of_page)
    common = {word for word, number in pages.items() if 2 * number > len(guides) > 4}
    return [_guide_entry(guide, common) for guide in guides]


def _as_shown(guide: Guide, library: Library) -> Guide:
    """Return a guide without the steps that pages leave out: "who to call now" says them."""
    said = library.site.said_by_calls
    return guide.model_copy(
        update={"steps": tuple(one for one in guide.steps if one.do not in said)}
    )


def _guide_entry(guide: Guide, common: set[str]) -> Entry:
    """Return a guide's entry. Each word stands once, where it weighs most, unless most guides
    hold it.
    """
    said = _words([_said(guide)])
    steps = _words([_steps(guide)])
    further = _words([_further(guide)])
    return (
        f"guides/{guide.slug}/",
        guide.title,
        guide.summary,
        guide.also_called,
        _bag(word for word in steps if word not in {*said, *common}),
        _bag(word for word in further if word not in {*said, *steps, *common}),
    )


def _said(guide: Guide) -> str:
    return " ".join((guide.title, guide.summary, *guide.also_called))


def _steps(guide: Guide) -> str:
    return " ".join(step.do for step in guide.steps)


def _further(guide: Guide) -> str:
    spans = (span.text for block in guide.body.blocks for item in block.items for span in item)
    return " ".join((*guide.avoid, *spans, *guide.questions, guide.about_you or ""))


def _words(texts: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(_WORD.findall(" ".join(texts).casefold()))


def _bag(words: Iterable[str]) -> str:
    """Return words as one text, a number never beside a number: it would look like a phone's."""
    kept = [word for word in words if len(word) > 2 or word.isdigit()]
    numbers = [word for word in kept if word[0].isdigit()]
    return "; ".join((" ".join(word for word in kept if word not in numbers), *numbers)).strip("; ")


def _other_entries(library: Library) -> list[Entry]:
    pledge = library.pledge
    promises = _bag(_words(promise.promise for promise in pledge.promises))
    contacts = [contact.name for contact in library.printable(tuple(library.contacts))]
    initials = ["".join(word[0] for word in name.split()) for name in contacts]
    names = (*contacts, *(short for short in initials if len(short) > 2), *_CONTACTS_ALSO)
    words = _bag(_words(word.word for word in library.glossary.values()))
    return [
        ("pledge/", pledge.title, pledge.summary, pledge.also_called, promises, ""),
        ("contacts/", "Who to call", "Every number on this site.", names, "", ""),
        ("words/", "Words explained", "Words in plain English.", (), "", words),
        *((*page, "", "") for page in _OTHER_PAGES if page[0] not in library.left_out),
    ]


def _calls(library: Library) -> str:
    calls = library.listed(library.site.act_now)
    macros: Any = environment().get_template("components/help/macro.jinja").module
    html = str(macros.calls((*calls[:1], *library.for_children, *calls[1:])))
    return mark_numbers("".join(html.splitlines()), library)
