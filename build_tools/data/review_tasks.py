"""Gathers everything that officers have to look at, now or on a day to come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from build_tools.data.approval_tasks import waiting_pages
from build_tools.model import (
    Contact,
    Guide,
    PartialContent,
    Site,
    Source,
    ToConfirm,
    blocking_questions,
)
from build_tools.model.review import SOON, ReviewState, due_on, months_after, review_state
from build_tools.pages import day_in_words
from build_tools.problems import in_words

Kind = Literal["approval", "guide", "contact", "source", "question"]
State = Literal["changed", "blocking", "lapsed", "due", "never", "due-soon", "current", "open"]
STATES: tuple[State, ...] = (
    "changed",
    "blocking",
    "lapsed",
    "due",
    "never",
    "due-soon",
    "open",
    "current",
)
_PUBLISHED = "published"
SHORT = 3
NO_TEXTS: Mapping[str, str] = MappingProxyType({})
NOBODY = "Nobody is named yet"
NOT_APPROVED = "The council has not approved these guides."


@dataclass(frozen=True)
class Task:
    """One thing to do: what it is, who is responsible for it, and by when.

    `post` is empty where the council has named nobody. `due` is empty where there is no day.
    `uid` stays the same when the day moves. `done_on` is the day it was last done.
    """

    kind: Kind
    id: str
    name: str
    state: State
    words: str
    post: str = ""
    due: date | None = None
    done_on: date | None = None
    uid: str = ""

    @property
    def is_for_now(self) -> bool:
        """Whether it waits already, or will within a month."""
        return self.state != "current"


def tasks_of(
    content: PartialContent, today: date, texts: Mapping[str, str] = NO_TEXTS
) -> tuple[Task, ...]:
    """Return every task, the most pressing first, each kind in the order of its file.

    Where the settings cannot be read, only the open questions are known. `texts` holds the
    fingerprints of hand-written pages, by their address.
    """
    tasks = [*_approvals(content, texts), *_questions(content)]
    if content.site:
        months = content.site.review_every_months
        tasks += [
            *_guides(content, content.site, today),
            *_contacts(content, months, today),
            *_sources(content, months, today),
        ]
    kinds = ("approval", "guide", "contact", "source", "question")
    return tuple(sorted(tasks, key=lambda task: (STATES.index(task.state), kinds.index(task.kind))))


def _approvals(content: PartialContent, texts: Mapping[str, str]) -> Iterator[Task]:
    for one in waiting_pages(content, texts):
        state: State = "changed" if one.state == "changed" else "never"
        yield Task("approval", one.address, one.name, state, one.words, one.post)


def _guides(content: PartialContent, site: Site, today: date) -> Iterator[Task]:
    for guide in content.guides.values():
        if guide.status == _PUBLISHED:
            state = review_state(guide, site, today)
            words = _guide_words(guide, state, due_on(guide, site), today)
            uid = guide.was_at[0] if guide.was_at else guide.slug
            yield Task(
                "guide",
                guide.slug,
                guide.title,
                state,
                words,
                guide.owner or "",
                due_on(guide, site),
                guide.reviewed_on,
                f"guide-{uid}",
            )


def _guide_words(guide: Guide, state: ReviewState, due: date | None, today: date) -> str:
    if due is None or guide.reviewed_on is None:
        return f'Check the whole guide "{guide.title}" for the first time.'
    last = f"It was last checked on {day_in_words(guide.reviewed_on)}."
    if state == "lapsed":
        last += f" It was due on {day_in_words(due)}, and its page now says so."
        return f'Check the guide "{guide.title}" at once. {last}'
    return f'Check the guide "{guide.title}" again{_when(due, today)}. {last}'


def _when(due: date, today: date) -> str:
    day = day_in_words(due)
    return f": it has been due since {day}" if today >= due else f" by {day}"


def _contacts(content: PartialContent, months: int, today: date) -> Iterator[Task]:
    for id_, contact in content.contacts.items():
        if contact.is_printable and not _is_for_emergencies(contact):
            on = contact.confirmed_on
            due = months_after(on, months) if on else None
            post = contact.confirmed_by or _post_for(id_, content)
            words = _contact_words(contact, on, due, today)
            state = _state(due, today)
            uid = f"contact-{id_}"
            yield Task("contact", id_, contact.name, state, words, post, due, on, uid)


def _is_for_emergencies(contact: Contact) -> bool:
    """Whether its number is a short one, like the police's: nobody calls those to try them."""
    return bool(contact.phone) and len(contact.phone or "") <= SHORT


def _post_for(id_: str, content: PartialContent) -> str:
    """Return the post that is asked about a contact in the open questions."""
    asked = (question.who for question in content.to_confirm.values() if id_ in question.holds_back)
    return next(asked, "")


def _contact_words(contact: Contact, on: date | None, due: date | None, today: date) -> str:
    way = contact.phone or contact.text
    verb = "Call" if way else "Try"
    ways = f" ({way})" if way else ""
    what = f'{verb} "{contact.name}"{ways}'
    if on is None or due is None:
        return f"{what}, and write down who did and when. Nobody has yet."
    return f"{what} again{_when(due, today)}. It was last confirmed on {day_in_words(on)}."


def _sources(content: PartialContent, months: int, today: date) -> Iterator[Task]:
    for id_, source in content.sources.items():
        on = source.checked_on or source.seen_on
        due = months_after(on, months)
        words = _source_words(source, due, today)
        post, uid = _post_of(id_, content), f"source-{id_}"
        yield Task("source", id_, source.title, _state(due, today), words, post, due, on, uid)


def _post_of(id_: str, content: PartialContent) -> str:
    """Return the owner of the first guide that rests on a source and has one."""
    owners = (guide.owner for guide in content.guides.values() if id_ in guide.sources)
    return next((owner for owner in owners if owner), "")


def _source_words(source: Source, due: date, today: date) -> str:
    if source.checked_on:
        last = f"Somebody last opened it on {day_in_words(source.checked_on)}."
    else:
        last = f"A copy was read on {day_in_words(source.seen_on)}. Nobody has opened it since."
    return f'Read the source "{source.title}" again{_when(due, today)}. {last}'


def _questions(content: PartialContent) -> Iterator[Task]:
    blocking = blocking_questions(content.to_confirm, content.guides)
    for id_, asked in content.to_confirm.items():
        held = [_name(name, content) for name in asked.holds_back]
        holds = f" Waiting for the answer: {', '.join(held)}." if held else ""
        words = f"{asked.question} {asked.why}{holds}"
        state: State = "open"
        if id_ in blocking:
            state, words = "blocking", f"{words} It blocks {blocked_pages(asked, content)}."
        yield Task("question", id_, asked.question, state, words, asked.who)


def blocked_pages(asked: ToConfirm, content: PartialContent) -> str:
    """Return in words which pages a question keeps from the public."""
    titles = {guide.address: f'"{guide.title}"' for guide in content.guides.values()}
    names = [titles.get(address, address or "home") for address in asked.addresses]
    return in_words(names) if names else "the whole site"


def _name(id_: str, content: PartialContent) -> str:
    if id_ in content.contacts:
        return f'"{content.contacts[id_].name}"'
    if id_ in content.guides:
        return f'"{content.guides[id_].title}"'
    return "the pledge" if id_ == "pledge" else id_


def _state(due: date | None, today: date) -> State:
    if due is None:
        return "never"
    if today >= due:
        return "due"
    return "due-soon" if today >= due - SOON else "current"
