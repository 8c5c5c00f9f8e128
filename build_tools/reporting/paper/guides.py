"""The parts of the paper about guides, their reviews and their numbers, and the summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from build_tools.comparing import Bulletin, Item, group_same
from build_tools.data.review_tasks import Task
from build_tools.model import Distribution, Library
from build_tools.pages import day_in_words
from build_tools.problems import count
from build_tools.reporting.paper.blocks import Block

STATES = {"lapsed": "Lapsed", "due": "Due", "due-soon": "Due soon"}


def sent_since(library: Library, since: date) -> tuple[Distribution, ...]:
    """Return what was sent on a day or after it, in order."""
    sent = library.distributions.distributions
    return tuple(sorted((one for one in sent if one.sent_on >= since), key=lambda one: one.sent_on))


def in_short(
    library: Library, bulletin: Bulletin, tasks: Sequence[Task], since: date
) -> Iterator[Block]:
    """Yield what a member reads in a minute."""
    of_guides = [task for task in tasks if task.kind == "guide"]
    state = {
        name: sum(task.state == name for task in of_guides) for name in ("due", "lapsed", "never")
    }
    shown = library.printable(tuple(library.contacts))
    rung = sum(contact.confirmed == "council" for contact in shown)
    sent = len(sent_since(library, since))
    agreed = sum(one.holds(library.pledge) for one in library.pledge.sign_off)
    yield Block("heading", ("In short",))
    yield Block(
        "list",
        (
            _approval(library),
            f"{count(len(library.published), 'guide')} published: {len(bulletin.new)} new, "
            f"{len(bulletin.changed)} changed and {len(bulletin.gone)} withdrawn in this time.",
            f"{len(of_guides) - state['never']} of {len(of_guides)} guides have been reviewed by "
            f"the council. {state['due']} due for review, {state['lapsed']} lapsed.",
            f"{rung} of {count(len(shown), 'contact')} confirmed by a post at the council.",
            f"The pledge is {'agreed' if library.pledge.is_agreed else 'a proposal'}: "
            f"{agreed} of {len(library.pledge.sign_off)} who must agree have agreed.",
            f"Sent to groups in this time: {count(sent, 'distribution')}.",
            f"Waiting for officers: {count(len(library.to_confirm), 'question')}.",
        ),
    )


def _approval(library: Library) -> str:
    if library.site.approval:
        return "The council has approved the site."
    return "The council has not approved the site, so nothing of it may be published or sent."


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
    """Yield which numbers changed, and who stands behind those that are shown."""
    shown = library.printable(tuple(library.contacts))
    yield Block("heading", ("Numbers to ring",))
    changed = tuple(
        f"{one.name}: {one.was} {f'became {one.now}' if one.now else 'was taken out'}."
        for one in bulletin.corrections
    )
    yield Block("list", changed) if changed else Block("paragraph", ("No number changed.",))
    rows = tuple(
        (contact.name, ", ".join(contact.ways), _behind(contact.confirmed_by)) for contact in shown
    )
    yield Block("table", ("Contact", "How to reach it", "Who confirmed it"), rows, (3, 2, 4))


def _behind(post: str | None) -> str:
    return post or "Public sources only. Nobody has rung it."
