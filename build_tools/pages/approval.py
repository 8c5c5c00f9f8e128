"""What a page says of its own approval, in every form that it takes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from build_tools.model import Guide, Library
from build_tools.model.approvals import (
    PLEDGE,
    Record,
    State,
    changed_on,
    guide_state,
    guide_words,
    pledge_words,
    state_of,
)
from build_tools.pages.environment import day_in_words

NEVER = "Not yet approved by the council, so readers do not see it."


def approval_of_guide(guide: Guide, library: Library) -> str:
    """Return who approved a guide, or that it changed since; nothing while nothing is approved."""
    days = [change.on for change in guide.changes]
    return _words(library.approvals.of_guide(guide), guide_words(guide), days, library)


def approval_of_pledge(library: Library) -> str:
    """Return who approved the pledge as a page, or that it changed since."""
    days = [change.on for change in library.pledge.changes]
    record = library.approvals.of_page(PLEDGE)
    return _words(record, pledge_words(library.pledge), days, library)


def approval_of_text(address: str, words: str, library: Library) -> str:
    """Return who approved a hand-written page, or that it changed since."""
    return _words(library.approvals.of_page(address), words, (), library)


def change_of_guide(guide: Guide, library: Library) -> str:
    """Return the line that a guide changed after its approval, or nothing."""
    is_changed = library.site.approval and guide_state(guide, library.approvals) == "changed"
    return approval_of_guide(guide, library) if is_changed else ""


def _words(record: Record | None, words: str, days: Iterable[date], library: Library) -> str:
    if library.site.approval is None:
        return ""
    return approval_line(record, state_of(record, words), days)


def approval_line(record: Record | None, state: State, days: Iterable[date]) -> str:
    """Return the line of a page: approved by a post, changed after it, or not approved."""
    if record is None:
        return NEVER
    approved_on = day_in_words(record.on)
    if state == "approved":
        return f"Approved by: {getattr(record, 'post', '')}, {approved_on}."
    changed = changed_on(days, record.on)
    when = f"Changed on {day_in_words(changed)}," if changed else "Changed"
    return f"{when} after the council's approval of {approved_on}."
