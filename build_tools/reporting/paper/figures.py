"""What the paper counts, each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from build_tools.data.review_tasks import Task
from build_tools.model import Distribution, Library


@dataclass(frozen=True)
class Figures:
    """How many guides, contacts and distributions there are, and in which state."""

    guides: int
    due: int
    lapsed: int
    never: int
    contacts: int
    unconfirmed: int
    agreed: int
    sent: int


def figures_of(library: Library, tasks: Sequence[Task], since: date) -> Figures:
    """Return the figures of a library; what was sent counts from a day on."""
    states = [task.state for task in tasks if task.kind == "guide"]
    shown = library.printable(tuple(library.contacts))
    return Figures(
        guides=len(states),
        due=states.count("due"),
        lapsed=states.count("lapsed"),
        never=states.count("never"),
        contacts=len(shown),
        unconfirmed=sum(contact.confirmed != "council" for contact in shown),
        agreed=sum(one.holds(library.pledge) for one in library.pledge.sign_off),
        sent=len(sent_since(library, since)),
    )


def sent_since(library: Library, since: date) -> tuple[Distribution, ...]:
    """Return what was sent on a day or after it, in order."""
    sent = library.distributions.distributions
    return tuple(sorted((one for one in sent if one.sent_on >= since), key=lambda one: one.sent_on))
