"""How the promises of the pledge differ, each by its number."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from build_tools.comparing.difference import Difference, Lines, likeness, only_changed
from build_tools.model import NOT_GIVEN, Pledge, Promise, pictures_of, said

ALIKE = 0.5
FIELDS: dict[str, tuple[str, Callable[[Promise], Lines]]] = {
    "promise": ("the wording", lambda p: (p.promise,)),
    "means": ("what it means", lambda p: (p.means,)),
    "we_will": ("what we will do", lambda p: p.we_will),
    "you_will_know": ("how you will know", lambda p: (p.you_will_know,)),
    "who_answers": ("who answers", lambda p: (p.who_answers,)),
    "if_not": ("what to do if we do not keep it", lambda p: (p.if_not,)),
    "easy": ("the easy-to-read wording", lambda p: said(p.easy)),
    "for_councillors": (
        "what it asks of councillors",
        lambda p: (p.for_councillors.asks, p.for_councillors.when, p.for_councillors.shown_by),
    ),
    "picture": (
        "the picture",
        lambda p: (f"{p.picture}: {p.picture_alt}", *pictures_of(p.easy)),
    ),
}


def promise_differences(old: Pledge, new: Pledge) -> Iterator[Difference]:
    """Yield what differs in the promises; all of it is for the safeguarding approver."""
    partners = _partners(old, new)
    for place, promise in enumerate(new.promises):
        number = place + 1
        if place not in partners:
            words = f"Promise {number} is new."
            yield _difference("added", number, words, "promise", (), _all_lines(promise))
            continue
        before = partners[place]
        if before != place and not _only_pushed(before, place, partners):
            words = f"Promise {before + 1} becomes promise {number}."
            yield Difference("moved", "pledge", str(number), words, True, after=(promise.promise,))
        yield from _of_one(number, old.promises[before], promise)
    for place, promise in enumerate(old.promises):
        if place not in partners.values():
            words = f"Promise {place + 1} is taken out."
            yield _difference("removed", place + 1, words, "promise", _all_lines(promise), ())


def _all_lines(promise: Promise) -> Lines:
    return tuple(line for _, lines in FIELDS.values() for line in lines(promise))


def _of_one(number: int, old: Promise, new: Promise) -> Iterator[Difference]:
    for name, (noun, lines) in FIELDS.items():
        before, after = lines(old), lines(new)
        if before == after:
            continue
        words = f"In promise {number}, {noun} changes."
        if name == "who_answers":
            words = f"Promise {number} {_owner(before, after)}."
        yield _difference("changed", number, words, name, *only_changed(before, after))


def _owner(before: Lines, after: Lines) -> str:
    if after == (NOT_GIVEN,):
        return "loses its owner"
    return "gets an owner" if before == (NOT_GIVEN,) else "has another owner"


def _difference(
    kind: str, number: int, words: str, field: str, before: Lines, after: Lines
) -> Difference:
    return Difference(kind, "pledge", str(number), words, True, field, before, after)  # type: ignore[arg-type] # callers write a Kind


def _partners(old: Pledge, new: Pledge) -> dict[int, int]:
    """Return the old place of each promise by its new one: first equal ones, then alike ones."""
    partners: dict[int, int] = {}
    for enough in (1.0, ALIKE):
        for place, promise in enumerate(new.promises):
            if place not in partners:
                free = [n for n in range(len(old.promises)) if n not in partners.values()]
                found = [(_alike(old.promises[n], promise), -abs(n - place), n) for n in free]
                best = max(found, default=(0.0, 0, 0))
                if best[0] >= enough:
                    partners[place] = best[2]
    return partners


def _alike(old: Promise, new: Promise) -> float:
    if old.promise == new.promise:
        return 1.0
    return likeness([old.promise, old.means, *old.we_will], [new.promise, new.means, *new.we_will])


def _only_pushed(before: int, place: int, partners: dict[int, int]) -> bool:
    """Whether a promise has another number only because one before it came or went."""
    others = [(old, new) for new, old in partners.items() if new != place]
    return all((old < before) == (new < place) for old, new in others)
