"""The appendices of the paper: figures, guides, numbers, what was sent, questions, the review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from build_tools.comparing import Bulletin, Item, group_same
from build_tools.data.review_tasks import Task
from build_tools.model import Library
from build_tools.pages import day_in_words
from build_tools.problems import count
from build_tools.reporting.paper.blocks import Block
from build_tools.reporting.paper.figures import Figures, sent_since
from build_tools.reporting.paper.opening import blocking

STATES = {"lapsed": "Lapsed", "due": "Due", "due-soon": "Due soon"}
LETTERS = "ABCDEFGHIJ"


def lettered(parts: Iterable[Iterable[Block]]) -> Iterator[Block]:
    """Yield the blocks of parts that each begin with a heading, as Appendix A, B and so on."""
    for letter, part in zip(LETTERS, parts, strict=False):
        heading, *rest = part
        yield replace(heading, lines=(f"Appendix {letter}: {heading.lines[0]}",))
        yield from rest


def in_short(library: Library, bulletin: Bulletin, figures: Figures) -> Iterator[Block]:
    """Yield what a member reads in a minute."""
    pledge = library.pledge
    approved = "has" if library.site.approval else "has not"
    yield Block("heading", ("In figures",))
    yield Block(
        "list",
        (
            f"The council {approved} approved the site.",
            f"{count(len(library.published), 'guide')} published: {len(bulletin.new)} new, "
            f"{len(bulletin.changed)} changed and {len(bulletin.gone)} withdrawn in this period.",
            f"{figures.guides - figures.never} of {figures.guides} guides have been reviewed by "
            f"the council. {figures.due} due for review, {figures.lapsed} lapsed.",
            f"{figures.contacts - figures.unconfirmed} of {count(figures.contacts, 'contact')} "
            "confirmed by a post at the council.",
            f"The pledge is {'agreed' if pledge.is_agreed else 'a proposal'}: "
            f"{figures.agreed} of {len(pledge.sign_off)} who must agree have agreed.",
            f"Sent to groups in this period: {count(figures.sent, 'distribution')}.",
            f"Waiting for officers: {count(len(library.to_confirm), 'question')}.",
        ),
    )


def guides(bulletin: Bulletin) -> Iterator[Block]:
    """Yield which guides are new, changed and withdrawn."""
    yield Block("heading", ("Guides",))
    for title, told in (
        ("New", bulletin.new),
        ("Changed", bulletin.changed),
        ("Withdrawn", bulletin.gone),
    ):
        yield Block("subheading", (title,))
        yield from _told(told)


def _told(told: tuple[Item, ...]) -> Iterator[Block]:
    alone, together = group_same(told)
    lines = [f"{one.title}: {' '.join(one.lines)}" for one in alone]
    lines += [
        f"{words} In {count(len(guides), 'guide')}: {'; '.join(one.title for one in guides)}."
        for words, guides in together.items()
    ]
    if lines:
        yield Block("list", tuple(lines))
    else:
        yield Block("paragraph", ("None.",))


def reviews(tasks: Sequence[Task]) -> Iterator[Block]:
    """Yield which guides are due, lapsed and never reviewed."""
    of_guides = [task for task in tasks if task.kind == "guide"]
    late = [task for task in of_guides if task.state in STATES]
    never = [task for task in of_guides if task.state == "never"]
    yield Block("subheading", ("Reviews",))
    if late:
        rows = tuple(_review(task) for task in late)
        yield Block(
            "table", ("Guide", "State", "Last reviewed", "Due", "Post"), rows, (4, 2, 3, 3, 3)
        )
    else:
        yield Block("paragraph", ("No guide is due or lapsed.",))
    if never and len(never) == len(of_guides):
        yield Block("paragraph", ("The council has reviewed none of the guides yet.",))
    elif never:
        names = "; ".join(task.name for task in never)
        yield Block("paragraph", (f"Never reviewed by the council ({len(never)}): {names}.",))


def _review(task: Task) -> tuple[str, ...]:
    done = day_in_words(task.done_on) if task.done_on else "Never"
    due = day_in_words(task.due) if task.due else "No day"
    return task.name, STATES[task.state], done, due, task.post or "Not named yet"


def numbers(library: Library, bulletin: Bulletin) -> Iterator[Block]:
    """Yield which numbers, times and names changed, and who confirmed those that are shown."""
    shown = library.printable(tuple(library.contacts))
    yield Block("heading", ("Numbers to call",))
    changed = tuple(
        f"{one.name}: {one.was} {f'became {one.now}' if one.now else 'was removed'}."
        for one in bulletin.corrections
    )
    yield Block("list", changed) if changed else Block("paragraph", ("No number changed.",))
    rows = tuple(
        (contact.name, ", ".join(contact.ways), _behind(contact.confirmed_by)) for contact in shown
    )
    yield Block("table", ("Contact", "How to reach it", "Who confirmed it"), rows, (3, 4, 4))


def _behind(post: str | None) -> str:
    return post or "Public sources only. Nobody at the council has called it."


def distributions(library: Library, since: date) -> Iterator[Block]:
    """Yield what was sent, when and to which group."""
    sent = sent_since(library, since)
    yield Block("heading", ("What was sent",))
    if sent:
        rows = tuple((day_in_words(one.sent_on), one.to, one.what, one.how) for one in sent)
        yield Block("table", ("Day", "To", "What", "How"), rows, (2, 3, 4, 3))
    else:
        yield Block("paragraph", ("Nothing was sent in this period.",))


def questions(library: Library) -> Iterator[Block]:
    """Yield what else only officers can answer, by the post that can."""
    yield Block("heading", ("What officers have yet to confirm",))
    at_the_front = blocking(library)
    others = [one for one in library.to_confirm.values() if one not in at_the_front]
    posts = dict.fromkeys(one.who for one in others)
    for post in posts:
        yield Block("subheading", (post,))
        yield Block("list", tuple(f"{one.question} {one.why}" for one in others if one.who == post))
    if at_the_front:
        yield Block("paragraph", ("The questions that block publication are at the front.",))
    elif not posts:
        yield Block("paragraph", ("Nothing.",))


def recommendations(library: Library) -> Iterator[Block]:
    """Yield what each recommendation of the review asked, and what of this site serves it."""
    titles = library.titles
    rows = tuple(
        (
            str(item.number),
            item.asked,
            f"{item.status.capitalize()}. {item.note}",
            "; ".join(titles[at] for at in item.served_by if at in titles) or "None",
        )
        for item in library.review.recommendations
    )
    yield Block("heading", ("The recommendations",))
    yield Block("table", ("No.", "What it asked", "Progress", "Pages"), rows, (1, 5, 5, 4))
