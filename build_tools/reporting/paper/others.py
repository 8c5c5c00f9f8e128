"""The parts of the paper about the pledge, what was sent, open questions and recommendations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from build_tools.comparing import Bulletin
from build_tools.data.review_tasks import blocked_pages
from build_tools.model import Library, PartialContent, Pledge, SignOff, blocking_questions
from build_tools.pages import day_in_words
from build_tools.reporting.paper.blocks import Block
from build_tools.reporting.paper.guides import sent_since


def pledge(library: Library, bulletin: Bulletin) -> Iterator[Block]:
    """Yield who has agreed to the pledge, and how each promise is shown to be kept."""
    told = library.pledge
    yield Block("heading", ("The pledge",))
    if bulletin.pledge:
        yield Block("list", bulletin.pledge)
    else:
        yield Block("paragraph", ("Its words did not change.",))
    rows = tuple((one.who, _agreed(one, told)) for one in told.sign_off)
    yield Block("table", ("Who must agree", "Agreed"), rows, (3, 2))
    yield Block(
        "paragraph",
        (
            "How each promise is shown to be kept. This site keeps no record of whether it was: "
            "the minutes and letters named here do.",
        ),
    )
    promises = tuple(
        (
            str(number),
            one.promise,
            one.for_councillors.when,
            one.for_councillors.shown_by,
            one.who_answers,
        )
        for number, one in enumerate(told.promises, 1)
    )
    titles = ("No.", "Promise", "When", "How it is shown", "Who answers")
    yield Block("table", titles, promises, (1, 4, 4, 5, 3))


def _agreed(one: SignOff, told: Pledge) -> str:
    if one.agreed_on is None:
        return "Not yet"
    day = day_in_words(one.agreed_on)
    return day if one.holds(told) else f"{day}, to other words: void"


def distributions(library: Library, since: date) -> Iterator[Block]:
    """Yield what was sent, when and to which group."""
    sent = sent_since(library, since)
    yield Block("heading", ("What was sent",))
    if sent:
        rows = tuple((day_in_words(one.sent_on), one.to, one.what, one.how) for one in sent)
        yield Block("table", ("Day", "To", "What", "How"), rows, (2, 3, 4, 3))
    else:
        yield Block("paragraph", ("Nothing was sent in this time.",))


def blocking(library: Library) -> Iterator[Block]:
    """Yield the questions that keep pages from the public, each with the post that can answer."""
    asked = blocking_questions(library.to_confirm, library.guides)
    if asked:
        content = PartialContent.of(library)
        lines = (
            f"{one.who}: {one.question} {one.why} It blocks {blocked_pages(one, content)}."
            for one in asked.values()
        )
        yield Block("heading", ("Before anything is published",))
        yield Block("list", tuple(lines))


def questions(library: Library) -> Iterator[Block]:
    """Yield what only officers can answer, by the post that can."""
    yield Block("heading", ("What officers have yet to confirm",))
    posts = dict.fromkeys(question.who for question in library.to_confirm.values())
    for post in posts:
        yield Block("subheading", (post,))
        asked = [one for one in library.to_confirm.values() if one.who == post]
        asked.sort(key=lambda one: not one.blocks)
        yield Block("list", tuple(f"{one.question} {one.why}" for one in asked))
    if not posts:
        yield Block("paragraph", ("Nothing.",))


def recommendations(library: Library) -> Iterator[Block]:
    """Yield what each recommendation of the review asked, and what of this site serves it."""
    titles = library.titles
    rows = tuple(
        (
            str(item.number),
            item.asked,
            item.note,
            "; ".join(titles[at] for at in item.served_by if at in titles) or "None",
        )
        for item in library.review.recommendations
    )
    yield Block("heading", ("The recommendations",))
    yield Block("table", ("No.", "What it asked", "Where it stands", "Pages"), rows, (1, 5, 5, 4))
