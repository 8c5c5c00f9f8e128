"""What a job works on: a copy of the content, which takes the place of the content at the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from build_tools.content import better_day, load_partial
from build_tools.editing.forms.body import Answers, Refused
from build_tools.editing.forms.form import NO_CHOICE
from build_tools.editing.forms.words import Said, chosen
from build_tools.editing.patch import ContentText, open_text, save_text
from build_tools.model import PartialContent
from build_tools.pages import day_in_words
from build_tools.problems import count, in_words, meant

NOT_A_DAY = 'We can\'t read the date "{}". Please write it like this: 27 November 2026.'
_PERSON = re.compile(r"@|\b(?:mr|mrs|ms|miss|mx|dr|cllr|sir|dame)\b\.?", re.IGNORECASE)


@dataclass
class Work:
    """One form at work on a copy of the content.

    `done` says what was changed, a sentence each; `said` what else the officer should know.
    `guides` are those whose words changed. `record` is what the change's own text keeps: an
    answer and who gave it.
    """

    content: Path
    today: date
    subject: str = ""
    done: list[str] = field(default_factory=list)
    said: Said = field(default_factory=Said)
    guides: list[str] = field(default_factory=list)
    record: list[str] = field(default_factory=list)
    known: PartialContent = field(init=False)

    def __post_init__(self) -> None:
        self.known = load_partial(self.content)

    @contextmanager
    def opened(self, file: str) -> Iterator[ContentText]:
        """Give a content file to change, and write it where it was changed."""
        path = self.content / file
        text = open_text(path)
        before = text.whole
        yield text
        if text.whole != before:
            save_text(path, text)

    def path_of(self, slug: str) -> str:
        """Return a guide's file, from the content folder."""
        return f"guides/{slug}.md"


Job = Callable[[Work, Answers], None]


def day_of(answers: Answers, work: Work, id_: str = "day") -> date:
    """Return the day in an answer, or today where it is empty. Raises Refused."""
    text = answers[id_]
    if not text:
        return work.today
    day = day_in(text)
    if day is None:
        raise Refused(NOT_A_DAY.format(text))
    if day > work.today:
        raise Refused(
            f"{day_in_words(day)} is in the future. Please look at the year and the month."
        )
    return day


def day_in(text: str) -> date | None:
    """Return the day that a text is, however people write it, or None."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        found = re.search(r'"(\d{4}-\d{2}-\d{2})"', better_day(text))
        return date.fromisoformat(found[1]) if found else None


def post_of(answers: Answers, id_: str = "post") -> str:
    """Return the post in an answer. Raises Refused where it may be one person's name."""
    text = answers[id_]
    if text and _PERSON.search(text):
        raise Refused("Please give a post, such as MASH manager, and not a person's name.")
    return text


def found_in(things: Mapping[str, str], text: str, what: str) -> str:
    """Return the id that is meant, by itself or by its title. Raises Refused with the nearest."""
    if text == NO_CHOICE:
        raise Refused(f"There is no {what} to choose at the moment, so nothing is left to do here.")
    wanted = chosen(text)
    if wanted in things:
        return wanted
    by_title = titled(things, text, what)
    if by_title:
        return by_title[0]
    near = meant(text.lower(), [title.lower() for title in things.values()])
    near = next((t for t in things.values() if t.lower() == near), "") or meant(wanted, things)
    hint = f' Did you mean "{near}"?' if near else ""
    raise Refused(f'There is no {what} "{wanted}" here.{hint}')


def titled(things: Mapping[str, str], text: str, what: str) -> list[str]:
    """Return the id of what has a title, or nothing. Raises Refused where several have it."""
    found = [id_ for id_, title in things.items() if title.lower() == text.strip().lower()]
    if len(found) > 1:
        raise Refused(
            f'{count(len(found), what).capitalize()} have the title "{text.strip()}". Please write '
            f"the short name of one: {', '.join(found)}."
        )
    return found


def quoted(names: tuple[str, ...] | list[str]) -> str:
    """Return names as a sentence says them, in quotation marks."""
    return in_words([f'"{name}"' for name in names])
