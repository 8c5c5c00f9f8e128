"""When a guide's review is due, and what that makes of its page."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
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


def lapses_on(guide: Guide, site: Site) -> date | None:
    """Return the day a review that was missed makes the page unsure, or None without a review."""
    due = due_on(guide, site)
    return months_after(due, site.lapse_months) if due else None


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


def rely_until(guide: Guide, site: Site, made_on: date) -> date:
    """Return the last day to rely on a copy of a guide that was made on a day and left the site.

    A guide that the council has reviewed can be relied on until the day it lapses. One that it
    has never reviewed gets `site.lapse_months` from the day of the copy. A copy of a guide that
    has lapsed can be relied on for that day at most.
    """
    due = due_on(guide, site)
    return max(copy_rely_until(site, due or made_on), made_on)


def copy_rely_until(site: Site, day: date) -> date:
    """Return the last day before a copy lapses that has no review of its own, made on a day."""
    return months_after(day, site.lapse_months) - timedelta(days=1)


def all_rely_until(guides: Iterable[Guide], site: Site, made_on: date) -> date:
    """Return the last day to rely on a copy of many guides: that of the first to lapse.

    A guide that has lapsed already does not count: its own page in the copy says so.
    """
    sure = (guide for guide in guides if review_state(guide, site, made_on) != "lapsed")
    return min((rely_until(guide, site, made_on) for guide in sure), default=made_on)


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
