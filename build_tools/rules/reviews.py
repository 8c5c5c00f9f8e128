"""The rules about age. Age never blocks: old things are advice, and a line for readers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from build_tools.model import Guide, Site
from build_tools.model.review import due_on, review_state
from build_tools.problems import Problem
from build_tools.rules.context import RuleContext

_STATES = {
    "due-soon": "The review of this guide is due soon, on {day}.",
    "due": "The review of this guide has been due since {day}.",
    "lapsed": "The review of this guide was due on {day}, and its page now says it is unsure.",
}


def reviews_due(house: RuleContext) -> Iterator[Problem]:
    """A guide is reviewed in time. A late review is advice, and a line on the page."""
    if house.site:
        published = (guide for guide in house.guides.values() if guide.status == "published")
        for guide in published:
            yield from _due(guide, house.site, house.today)


def _due(guide: Guide, site: Site, today: date) -> Iterator[Problem]:
    state = review_state(guide, site, today)
    day = due_on(guide, site)
    if day and state in _STATES:
        yield Problem(
            _STATES[state].format(day=day.isoformat()),
            suggestion="Check the whole guide, then set reviewed_on to the day of the check.",
            path=("reviewed_on",),
            file=f"content/{guide.file}",
            must_fix=False,
        )
