"""How the pledge differs: its promises, its other words, and who has agreed to it."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.comparing.difference import Difference, Kind, Lines, Names, Pair, likeness
from build_tools.comparing.fields import Owner, field_changes
from build_tools.comparing.tables import PLEDGE, PROMISE
from build_tools.model import Pledge, Promise, SignOff

ALIKE = 0.5
"""At least this share of the words is the same where a promise has only another place."""


def pledge_differences(pair: Pair) -> Iterator[Difference]:
    """Yield what differs in the pledge, where both could be read."""
    old, new = pair.base.pledge, pair.now.pledge
    if old is None or new is None:
        return
    yield from _of_agreement(old, new)
    yield from _of_promises(old, new, pair.names)
    yield from _of_fields("", old, new, pair.names)


def _of_fields(
    number: str, old: Pledge | Promise, new: Pledge | Promise, names: Names
) -> Iterator[Difference]:
    """Yield what differs in the pledge's own fields, or in those of a promise with a number."""
    owner = Owner("The pledge", " of the pledge")
    if number:
        owner = Owner(f"Promise {number}", f" of promise {number}")
    for change in field_changes(PROMISE if number else PLEDGE, old, new, names):
        words, critical = change.words(owner), change.field.critical
        yield Difference(
            "changed",
            "pledge",
            number,
            words,
            critical,
            change.name,
            *change.differing,
            news=change.told(owner),
        )


def _of_agreement(old: Pledge, new: Pledge) -> Iterator[Difference]:
    if old.status != new.status:
        words = f"The pledge was {old.status} and is now {new.status}."
        yield _agreement(words, "status", (old.status,), (new.status,))
    before = {sign_off.who: sign_off for sign_off in old.sign_off}
    after = {sign_off.who: sign_off for sign_off in new.sign_off}
    for who in dict.fromkeys([*before, *after]):
        words = _words(who, before.get(who), after.get(who), old, new)
        if words:
            days = (_day(before.get(who)), _day(after.get(who)))
            yield _agreement(words, "sign_off", *days)


def _agreement(words: str, field: str, before: Lines, after: Lines) -> Difference:
    return Difference("changed", "pledge", "", words, True, field, before, after)


def _words(
    who: str, before: SignOff | None, after: SignOff | None, old: Pledge, new: Pledge
) -> str:
    if after is None:
        return f'"{who}" no longer has to agree to the pledge.'
    if before is None:
        return f'"{who}" must now agree to the pledge too.'
    held, holds = before.holds(old), after.holds(new)
    if held and not holds and after.agreed_on:
        return f'The sign-off by "{who}" no longer counts: they agreed to different words.'
    if held and not holds:
        return f'The sign-off by "{who}" is removed.'
    if holds and not held:
        return f'"{who}" has agreed to the pledge.'
    return "" if before == after else f'The record of the sign-off by "{who}" changes.'


def _day(sign_off: SignOff | None) -> Lines:
    if sign_off is None:
        return ()
    if sign_off.agreed_on is None:
        return ("not agreed",)
    return (f"agreed on {sign_off.agreed_on.isoformat()} to the words {sign_off.wording}",)


def _of_promises(old: Pledge, new: Pledge, names: Names) -> Iterator[Difference]:
    """Yield what differs in the promises; all of it is for the safeguarding approver."""
    partners = _partners(old, new)
    for place, promise in enumerate(new.promises):
        number = place + 1
        if place not in partners:
            words = f"Promise {number} is new."
            yield _whole("added", number, words, (), _all_lines(promise, names))
            continue
        before = partners[place]
        if before != place and not _only_pushed(before, place, partners):
            words = f"Promise {before + 1} becomes promise {number}."
            yield Difference("moved", "pledge", str(number), words, True, after=(promise.promise,))
        yield from _of_fields(str(number), old.promises[before], promise, names)
    for place, promise in enumerate(old.promises):
        if place not in partners.values():
            words = f"Promise {place + 1} is removed."
            yield _whole("removed", place + 1, words, _all_lines(promise, names), ())


def _all_lines(promise: Promise, names: Names) -> Lines:
    return tuple(line for field in PROMISE.values() for line in field.lines(promise, names))


def _whole(kind: Kind, number: int, words: str, before: Lines, after: Lines) -> Difference:
    return Difference(kind, "pledge", str(number), words, True, "promise", before, after)


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
