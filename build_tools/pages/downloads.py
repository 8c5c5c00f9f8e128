"""The page that lists every form of the guides that can be printed, saved, sent or read by code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_tools.model import (
    ALL_GUIDES_PDF,
    CARD_PDF,
    CARD_SHEET_PDF,
    COUNCILLORS_PDF,
    EASY_PDF,
    FIXED_PAGES,
    PLEDGE_PDF,
    POCKET_PACK,
    POSTER_PDF,
    RESIDENT_PDF,
    Library,
    pdf_of,
)
from build_tools.pages.layout import PageSpec
from build_tools.pages.numbers import file_size

PDF = "PDF"
BY_THE_PHONE = (
    (CARD_PDF, "Card", PDF, "Who to call, and what to say. Two sides of A6."),
    (CARD_SHEET_PDF, "Four cards to a sheet", PDF, "Print both sides of A4, and cut."),
    (
        RESIDENT_PDF,
        "Sheet for a resident",
        PDF,
        "Who to call, what to say and what happens then. One side of A4, to hand to somebody.",
    ),
)
ON_A_PHONE = (
    (POCKET_PACK, "Pocket pack", "HTML", "Every guide and the pledge in one file for a phone."),
)
ON_PAPER = (
    (
        ALL_GUIDES_PDF,
        "All guides in one book",
        PDF,
        "Numbers on the cover; and the pledge.",
    ),
    (PLEDGE_PDF, "The pledge", PDF, "All of it, on paper."),
    (POSTER_PDF, "Poster of the pledge", PDF, "One sheet for a wall."),
    (EASY_PDF, "Easy-to-read pledge", PDF, "The pledge in easy words, with pictures."),
    (COUNCILLORS_PDF, "The pledge for councillors", PDF, "What each promise asks of you."),
)
FOR_PROGRAMS = (
    ("feed.xml", "Feed of what is new", "Atom", "For a feed reader."),
    ("guides.json", "Guides as data", "JSON", "For the council's own website or app."),
    ("guides.schema.json", "Schema of the guides", "JSON Schema", "What each field means."),
    ("pledge.json", "Pledge as data", "JSON", "For the council's own website or app."),
    ("pledge.schema.json", "Schema of the pledge", "JSON Schema", "What each field means."),
    ("reviews.ics", "Calendar of reviews", "iCalendar", "For officers: when to check what again."),
)


@dataclass(frozen=True)
class Form:
    """One file to take away: where it is, what it is, its kind and size in words, its use."""

    path: str
    title: str
    about: str
    use: str = ""


def downloads_spec(library: Library, sizes: Mapping[str, int]) -> PageSpec:
    """Return the spec of the page. A file whose size is not known is not there, and not listed."""
    groups = [
        ("To keep by the phone", _forms(BY_THE_PHONE, sizes)),
        ("On a phone", _forms(ON_A_PHONE, sizes)),
        ("On paper", _forms(ON_PAPER, sizes)),
    ]
    programs = _forms(FOR_PROGRAMS, sizes)
    guides = [
        (topic.title, _forms(_pages_of(library, id_), sizes))
        for id_, topic in library.topics.items()
    ]
    forms = [form for _, listed in (*groups, *guides) for form in listed] + programs
    return PageSpec(
        path="take-away.md",
        title=FIXED_PAGES["take-away/"],
        description="The guides and the pledge on paper, for a phone, and as data.",
        template="take-away.md.jinja",
        kind="page",
        values={
            "groups": [(title, listed) for title, listed in groups if listed],
            "guides": [(title, listed) for title, listed in guides if listed],
            "programs": programs,
        },
        facts=tuple(fact for form in forms for fact in (form.path, form.about)),
    )


def _pages_of(library: Library, topic: str) -> list[tuple[str, str, str, str]]:
    return [(pdf_of(guide.slug), guide.title, PDF, "") for guide in library.guides_of(topic)]


def _forms(
    listed: tuple[tuple[str, str, str, str], ...] | list[tuple[str, str, str, str]],
    sizes: Mapping[str, int],
) -> list[Form]:
    return [
        Form(path, title, f"{kind}, {file_size(sizes[path])}", use)
        for path, title, kind, use in listed
        if path in sizes
    ]
