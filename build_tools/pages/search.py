"""What the search reads: a list of the pages with their words, and who to call before any page."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from build_tools.model import FIXED_PAGES, Guide, Library, Recommendation
from build_tools.model.calls import TO_THE_PLEDGE
from build_tools.pages.environment import environment
from build_tools.pages.numbers import mark_numbers
from build_tools.wording import SMALL_WORDS

Entry = tuple[str, str, str, tuple[str, ...], str, str, tuple[str, ...]]
"""Address, title, summary, other names, words of the steps, further words, questions people ask.

Other names include how people ask.
"""

_WORD = re.compile(r"\w+")
_ENDINGS = (
    ("(.{4})ly$", r"\1"),
    ("ie[sd]$", "y"),
    ("(ss|x|ch|sh)es$", r"\1"),
    ("([^s])s$", r"\1"),
    ("(.{3})(?:ing|ed)$", r"\1"),
    (r"([bdgkmnprt])\1$", r"\1"),
    ("(.{4})e$", r"\1"),
)
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
    """Return the search's list of pages, as JSON: an Entry for each, its empty end left out."""
    entries = [*_guide_entries(library), *_other_entries(library)]
    shortened = [_without_empty_ends(entry) for entry in entries]
    return json.dumps(shortened, ensure_ascii=False, separators=(",", ":"))


def _without_empty_ends(entry: Entry) -> tuple[object, ...]:
    last = max(position for position, part in enumerate(entry) if part)
    return entry[: last + 1]


def search_help(library: Library) -> str:
    """Return what the search needs beside its list, as JSON.

    `harm`, `small` and `shared` are words: see `prepare` in search.js. The calls, as HTML, are
    those of home: the first of all, who children can call, the others.
    """
    data = {
        "harm": library.words.harm,
        "small": sorted(SMALL_WORDS),
        "shared": sorted(_shared(_as_shown(library))),
        "calls": _calls(library),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _guide_entries(library: Library) -> list[Entry]:
    guides = _as_shown(library)
    shared = _shared(guides)
    return [_guide_entry(guide, shared) for guide in guides]


def _shared(guides: Sequence[Guide]) -> set[str]:
    """Return the stems of the words that more than two fifths of the guides hold."""
    words = [_words((_said(guide), _steps(guide), _further(guide))) for guide in guides]
    small = _words(SMALL_WORDS)
    pages = Counter(short for of_page in words for short in of_page if short not in small)
    return {short for short, number in pages.items() if 5 * number > 2 * len(guides) > 8}


def _as_shown(library: Library) -> list[Guide]:
    """Return the guides without the steps that pages leave out: "who to call now" says them."""
    said = library.site.said_by_calls
    return [
        guide.model_copy(update={"steps": tuple(one for one in guide.steps if one.do not in said)})
        for guide in library.published
    ]


def _guide_entry(guide: Guide, shared: set[str]) -> Entry:
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
        (*guide.also_called, *guide.asked_as),
        _bag(steps[short] for short in steps if short not in {*said, *shared}),
        _bag(further[short] for short in further if short not in {*said, *steps, *shared}),
        tuple(one.question for one in guide.questions_people_ask),
    )


def _said(guide: Guide) -> str:
    asked = (one.question for one in guide.questions_people_ask)
    return " ".join((guide.title, guide.summary, *guide.also_called, *guide.asked_as, *asked))


def _steps(guide: Guide) -> str:
    return " ".join(step.do for step in guide.steps)


def _further(guide: Guide) -> str:
    spans = (span.text for block in guide.body.blocks for item in block.items for span in item)
    answers = (one.answer for one in guide.questions_people_ask)
    return " ".join((*guide.avoid, *spans, *guide.questions, *answers, guide.about_you or ""))


def _words(texts: Iterable[str]) -> dict[str, str]:
    """Return the words of texts, the first of each stem, by their stem."""
    words = _WORD.findall(" ".join(texts).casefold())
    return {stem(word): word for word in reversed(words)}


def stem(word: str) -> str:
    """Return a word without its ending, as the script of the search does: `house` of `houses`."""
    if len(word) < 5:
        return re.sub("([a-z]{3})s$", r"\1", word)
    for ending, instead in _ENDINGS:
        word = re.sub(ending, instead, word)
    return word


def _bag(words: Iterable[str]) -> str:
    """Return words as one text, without small words.

    A number never stands beside a number: it would look like a phone's.
    """
    kept = [word for word in words if (len(word) > 2 and word not in SMALL_WORDS) or word.isdigit()]
    numbers = [word for word in kept if word[0].isdigit()]
    return "; ".join((" ".join(word for word in kept if word not in numbers), *numbers)).strip("; ")


def _other_entries(library: Library) -> list[Entry]:
    pledge = library.pledge
    promises = _bag(_words(promise.promise for promise in pledge.promises).values())
    contacts = [contact.name for contact in library.printable(tuple(library.contacts))]
    initials = ["".join(word[0] for word in name.split()) for name in contacts]
    names = (*contacts, *(short for short in initials if len(short) > 2), *_CONTACTS_ALSO)
    words = _bag(_words(word.word for word in library.glossary.values()).values())
    return [
        (
            "pledge/",
            pledge.title,
            pledge.summary,
            (*pledge.also_called, *pledge.asked_as),
            promises,
            "",
            (),
        ),
        ("contacts/", "Who to call", "Every number on this site.", names, "", "", ()),
        ("words/", "Words explained", "Words in plain English.", (), "", words, ()),
        *(_interpreter(library) if "interpreter/" not in library.left_out else ()),
        *(_recommended(item) for item in library.review.recommendations),
        *((*page, "", "", ()) for page in _OTHER_PAGES if page[0] not in library.left_out),
    ]


def _interpreter(library: Library) -> list[Entry]:
    names = ["deaf sign language", "little English", "speak English", "translator"]
    for one in library.site.languages:
        names += [one.name, one.english, one.interpreter]
    said = "What to say when you speak little English."
    return [("interpreter/", FIXED_PAGES["interpreter/"], said, tuple(names), "", "", ())]


def _recommended(item: Recommendation) -> Entry:
    """Return an entry that leads straight to a recommendation's row."""
    address, title = f"about/#recommendation-{item.number}", f"Recommendation {item.number}"
    return (address, title, item.status.capitalize(), (), "", "", ())


def _calls(library: Library) -> str:
    calls = library.listed(library.site.act_now)
    macros: Any = environment().get_template("components/help/macro.jinja").module
    html = str(macros.calls((*calls[:1], *library.for_children, *calls[1:]), TO_THE_PLEDGE))
    return mark_numbers("".join(html.splitlines()), library)
