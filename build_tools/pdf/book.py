"""What the template of the book of all guides is given."""

from __future__ import annotations

from datetime import date

from build_tools.model import Library
from build_tools.model.review import all_rely_until
from build_tools.pages import notices
from build_tools.pdf.context import Data, common, contact_data, guide_sheets


def book_content(library: Library, made_on: date) -> Data:
    """Return what the book is made of: topics as chapters, and the numbers for its inside cover."""
    sheets = guide_sheets(library, made_on)
    act_now = library.listed(library.site.act_now)
    until = all_rely_until(library.published, library.site, made_on)
    others = [c for c in library.listed(tuple(library.contacts)) if c not in act_now]
    return {
        **common(library, made_on),
        "description": library.site.description,
        "rely": notices.rely_line(until, act_now),
        "act_now": [contact_data(contact) for contact in act_now],
        "others": [contact_data(contact) for contact in others],
        "chapters": [
            {
                "title": topic.title,
                "summary": topic.summary,
                "guides": [_with_approval(sheets[g.slug]) for g in library.guides_of(id_)],
            }
            for id_, topic in library.topics.items()
        ],
    }


def _with_approval(sheet: Data) -> Data:
    """Return a sheet that says itself who approved it: the cover says it of all of them only."""
    line = (sheet["approved"],) if sheet["approved"] else ()
    return {**sheet, "about": (*sheet["about"], *line)}
