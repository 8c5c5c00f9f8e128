"""Prints what officers have to look at: as text, as JSON, and as the body of an issue."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import date

from build_tools.data.review_tasks import NOBODY, NOT_APPROVED, Task
from build_tools.model import PartialContent
from build_tools.pages import day_in_words
from build_tools.problems import count, in_words, printable
from build_tools.problems.markdown import plain

LONGEST_ISSUE = 60_000
NOTHING = "Nothing is due, or will be within a month."
CHANGED = "Words that changed after their approval"
FIRST = ("changed", "blocking")
BLOCKING = "Before anything is published"
_COUNTED = (
    ("changed", "changed after the approval"),
    ("blocking", "to answer before anything is published"),
    ("lapsed", "lapsed"),
    ("due", "due"),
    ("due-soon", "due within a month"),
    ("never", "never done"),
    ("open", "open"),
)
_KINDS = {
    "approval": "Pages to approve",
    "guide": "Guides to check",
    "contact": "Contacts to call",
    "source": "Sources to read again",
    "question": "Questions that only officers can answer",
}


def as_text(tasks: Sequence[Task], content: PartialContent, today: date) -> str:
    """Return the tasks for a terminal, by post."""
    lines = [f"Reviews on {day_in_words(today)}", *_beginning(tasks, content)]
    number = 0
    for title, first in _first(tasks):
        lines += ["", title, "-" * len(title), ""]
        for words in first:
            number += 1
            lines.append(f"{number:>3}  {printable(words)}")
    for post, kinds in _by_post(tasks):
        lines += ["", printable(post or NOBODY), "-" * len(post or NOBODY)]
        for kind, found in kinds:
            lines += ["", kind]
            for task in found:
                number += 1
                lines.append(f"{number:>3}  {printable(task.words)}")
    return "\n".join(lines) + "\n"


def as_issue(tasks: Sequence[Task], content: PartialContent, today: date) -> str:
    """Return the tasks as the body of an issue, with a box to tick for each."""
    warning = content.site.before_you_write if content.site else ""
    lines = [f"**{plain(warning)}**", ""] if warning else []
    lines += [f"Reviews on {day_in_words(today)}.", *_beginning(tasks, content, plain)]
    for title, first in _first(tasks):
        lines += ["", f"## {title}", ""]
        lines += [f"- [ ] {plain(words)}" for words in first]
    for post, kinds in _by_post(tasks):
        lines += ["", f"## {plain(post or NOBODY)}"]
        for kind, found in kinds:
            lines += ["", f"### {kind}", ""]
            lines += [f"- [ ] {plain(task.words)}" for task in found]
    return _short_enough(lines)


def _short_enough(lines: list[str]) -> str:
    """Return lines as one text, cut where an issue would be too long, and say so."""
    kept = list(lines)
    while sum(len(line) + 1 for line in kept) > LONGEST_ISSUE:
        kept.pop()
    if len(kept) < len(lines):
        more = count(len(lines) - len(kept), "line")
        kept.append(f"\nThere are {more} more. To see them all: `python -m build_tools reviews`.")
    return "\n".join(kept) + "\n"


def as_json(tasks: Sequence[Task], content: PartialContent, today: date) -> str:
    """Return every task for programs, also those that are not due yet."""
    data = {
        "today": today,
        "approved": bool(content.site and content.site.approval),
        "tasks": [asdict(task) for task in tasks],
        "unread": [asdict(unread) for unread in content.unread],
    }
    return json.dumps(data, ensure_ascii=False, indent=2, default=date.isoformat) + "\n"


def _beginning(
    tasks: Sequence[Task], content: PartialContent, safe: Callable[[str], str] = printable
) -> list[str]:
    lines = ["", _counted(tasks)]
    if content.site and content.site.approval is None:
        lines.append(NOT_APPROVED)
    lines += [
        safe(f"{unread.file} can't be read in full. {unread.why}") for unread in content.unread
    ]
    return lines


def _counted(tasks: Sequence[Task]) -> str:
    numbers = [(sum(task.state == state for task in tasks), words) for state, words in _COUNTED]
    said = [f"{number} {words}" for number, words in numbers if number]
    if not said:
        return NOTHING
    waiting = sum(task.is_for_now for task in tasks)
    return f"{count(waiting, 'thing')} to do: {in_words(said)}."


def _first(tasks: Sequence[Task]) -> list[tuple[str, list[str]]]:
    """Return what comes before all else, under its titles: each with the post that can answer.

    First the words that changed after their approval, then the questions that keep pages from the
    public.
    """
    groups = [
        (title, [f"{task.post}: {task.words}" for task in tasks if task.state == state])
        for title, state in ((CHANGED, "changed"), (BLOCKING, "blocking"))
    ]
    return [(title, found) for title, found in groups if found]


def _by_post(tasks: Iterable[Task]) -> list[tuple[str, list[tuple[str, list[Task]]]]]:
    """Return what else is for now, by post and by kind; posts in order, and nobody's last."""
    waiting = [task for task in tasks if task.is_for_now and task.state not in FIRST]
    posts = sorted({task.post for task in waiting}, key=lambda post: (not post, post.casefold()))
    return [
        (
            post,
            [
                (title, found)
                for kind, title in _KINDS.items()
                if (found := [t for t in waiting if (t.post, t.kind) == (post, kind)])
            ],
        )
        for post in posts
    ]
