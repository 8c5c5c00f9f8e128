"""Writes the days to come as a calendar that Outlook and others can subscribe to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from build_tools.data.review_tasks import NOBODY, NOT_APPROVED, Task
from build_tools.model import PartialContent
from build_tools.problems import count

MOST_LISTED = 20
DOMAIN = "one-minute-guides"
FIRST_DAY = date(2000, 1, 1)
LAST_IN_EVERY_MONTH = 28
_TITLES = {"guide": "Check the guide: ", "contact": "Try the number: ", "source": "Read again: "}
_NEVER = {
    "guide": ("Check for the first time: ", "guide"),
    "contact": ("Try for the first time: ", "number"),
}


def as_calendar(tasks: Sequence[Task], content: PartialContent, today: date) -> str:
    """Return an iCalendar file (RFC 5545) with an all-day event for each task that has a day.

    What has never been done has no day. It is one event for each post, which comes back each month
    from the day that the content began, until it is done. An event keeps its identifier when its
    day moves, so that it moves in calendars and is not doubled. Nothing in it depends on the clock:
    `today` is taken for the moment of writing.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{DOMAIN}//reviews//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    title = content.site.title if content.site else "Guides"
    calendar.add("x-wr-calname", f"{title}: what to check again")
    for task in _sources_by_day(tasks):
        if task.due:
            calendar.add_component(_event(task, _TITLES[task.kind], task.due, content, today))
    begin = _beginning(content, today)
    for task in _never_done(tasks):
        event = _event(task, _NEVER[task.kind][0], begin, content, today)
        event.add("rrule", {"freq": "monthly"})
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written.decode("utf-8")


def _sources_by_day(tasks: Sequence[Task]) -> list[Task]:
    """Put sources that one post has to read on one day into one event: there can be hundreds."""
    days: dict[tuple[date | None, str], list[Task]] = {}
    for task in tasks:
        if task.kind == "source":
            days.setdefault((task.due, task.post), []).append(task)
    return [*(task for task in tasks if task.kind != "source"), *map(_one_event, days.values())]


def _one_event(sources: list[Task]) -> Task:
    """Return sources as one task. Its identifier is its day: a source that is read leaves it."""
    first, *others = sources
    uid = f"sources-{first.due}-{_slug(first.post)}"
    if not others:
        return replace(first, uid=uid)
    listed = [f"- {source.name}" for source in sources[:MOST_LISTED]]
    if len(sources) > MOST_LISTED:
        listed.append(f"- and {len(sources) - MOST_LISTED} more; `reviews` lists them all")
    words = "\n".join(["Read these sources again:", *listed])
    return replace(first, name=f"{len(sources)} sources", words=words, uid=uid)


def _beginning(content: PartialContent, today: date) -> date:
    """Return the day that the first guide was written, as a day that every month has."""
    days = (change.on for guide in content.guides.values() for change in guide.changes)
    begin = min(days, default=today)
    return begin.replace(day=min(begin.day, LAST_IN_EVERY_MONTH))


def _never_done(tasks: Sequence[Task]) -> Iterator[Task]:
    """Yield what each post has never done, of each kind, as one task."""
    waiting: dict[tuple[str, str], list[Task]] = {}
    for task in tasks:
        if task.kind in _NEVER and task.due is None:
            waiting.setdefault((task.kind, task.post), []).append(task)
    for (kind, post), found in waiting.items():
        words = "\n".join(["Not done yet:", *(f"- {task.words}" for task in found)])
        name = count(len(found), _NEVER[kind][1])
        yield replace(found[0], name=name, words=words, uid=f"never-{kind}-{_slug(post)}")


def _slug(post: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", post.casefold())) or "nobody"


def _event(task: Task, title: str, due: date, content: PartialContent, today: date) -> Event:
    event = Event()
    event.add("uid", f"{task.uid}@{DOMAIN}")
    event.add("dtstamp", datetime.combine(today, time(), tzinfo=UTC))
    event.add("sequence", ((task.done_on or FIRST_DAY) - FIRST_DAY).days)
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("summary", f"{title}{task.name}")
    event.add("description", _description(task, content))
    event.add("transp", "TRANSPARENT")
    return event


def _description(task: Task, content: PartialContent) -> str:
    lines = [task.words, f"Who is responsible: {task.post or NOBODY.lower()}."]
    if content.site and content.site.approval is None:
        lines.append(NOT_APPROVED)
    return "\n".join(lines)
