"""What the template of the book of all guides and the pledge is given."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from build_tools.model import Guide, Library
from build_tools.model.review import all_rely_until
from build_tools.pages import notices
from build_tools.pdf.context import (
    Data,
    common,
    contact_data,
    guide_sheets,
    large_call,
    sources_data,
)
from build_tools.pdf.pledge import pledge_content
from build_tools.problems import in_words


def book_content(library: Library, made_on: date) -> Data:
    """Return what the book is made of: numbers, topics as chapters, the pledge, every source."""
    act_now = library.listed(library.site.act_now)
    until = all_rely_until(library.published, library.site, made_on)
    others = [c for c in library.listed(tuple(library.contacts)) if c not in act_now]
    places = _places_of_sources(library)
    return {
        **common(library, made_on),
        "description": library.site.description,
        "with_pledge": f"With \u201c{library.pledge.title}\u201d.",
        "rely": notices.rely_line(until, act_now),
        "act_now": [large_call(contact) for contact in act_now],
        "others": [contact_data(contact) for contact in others],
        "chapters": _chapters(library, made_on, places),
        "pledge": pledge_content(library, made_on),
        "pledge_sources": _source_words(library.pledge.sources, places),
        "sources": sources_data([library.sources[id_] for id_ in places]),
        "page": library.site.url(""),
    }


def _chapters(library: Library, made_on: date, places: dict[str, int]) -> list[Data]:
    sheets = guide_sheets(library, made_on)

    def chapter_page(guide: Guide) -> Data:
        sheet, words = sheets[guide.slug], _source_words(guide.sources, places)
        about = (*sheet["about"], *filter(None, [sheet["approved"]]), words)
        return {**sheet, "sources": None, "about": about}

    return [
        {
            "title": topic.title,
            "summary": topic.summary,
            "guides": [chapter_page(guide) for guide in library.guides_of(id_)],
        }
        for id_, topic in library.topics.items()
    ]


def _places_of_sources(library: Library) -> dict[str, int]:
    """Return the number of each source in the book's list, in the order they are first named."""
    named = [id_ for guide in library.published for id_ in guide.sources]
    ids = dict.fromkeys([*named, *library.pledge.sources])
    return {id_: number for number, id_ in enumerate(ids, 1)}


def _source_words(ids: Iterable[str], places: dict[str, int]) -> str:
    numbers = sorted(places[id_] for id_ in ids)
    return f"Sources, at the end of this book: {in_words([str(number) for number in numbers])}."
