"""When a guide's review is due, and what that makes of its page."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal

from build_tools.model.guide import Guide
from build_tools.model.site import Site

ReviewState = Literal["never", "current", "due-soon", "due", "lapsed"]
SOON = timedelta(days=30)


def due_on(guide: Guide, site: Site) -> date | None:
    """Return the day the next review is due, or None where there has been no review."""
    if guide.reviewed_on is None:
        return None
    return months_after(guide.reviewed_on, guide.review_every_months or site.review_every_months)


def review_state(guide: Guide, site: Site, today: date) -> ReviewState:
    """Return what a guide's age makes of its page today.

    `due-soon` begins 30 days before the day it is due and is for officers only. `due` begins on
    that day. `lapsed` begins `site.lapse_months` later: the page then stops sounding sure.
    """
    due = due_on(guide, site)
    if due is None:
        return "never"
    if today >= months_after(due, site.lapse_months):
        return "lapsed"
    if today >= due:
        return "due"
    return "due-soon" if today >= due - SOON else "current"


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
