"""How the pledge differs: its promises, its other words, and who has agreed to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from build_tools.comparing.difference import Difference, Lines, Pair, only_changed
from build_tools.comparing.names import Names
from build_tools.comparing.promises import promise_differences
from build_tools.model import Pledge, SignOff, pictures_of, said


@dataclass(frozen=True)
class _Field:
    noun: str
    lines: Callable[[Pledge, Names], Lines]
    critical: bool = True


def _contacts(ids: Lines, names: Names) -> Lines:
    return tuple(names.contacts.get(id_, id_) for id_ in ids)


def _if_broken(pledge: Pledge, names: Names) -> Lines:
    return tuple(
        f"Step {number}: {step.do}"
        + (f" [button: {_contacts((step.call,), names)[0]}]" if step.call else "")
        for number, step in enumerate(pledge.if_broken, 1)
    )


FIELDS: dict[str, _Field] = {
    "title": _Field("the title", lambda p, _: (p.title,)),
    "summary": _Field("the summary", lambda p, _: (p.summary,)),
    "introduction": _Field("the introduction", lambda p, _: p.introduction),
    "will_not": _Field("what scrutiny will not do", lambda p, _: p.will_not),
    "if_broken": _Field("what to do if a promise is broken", _if_broken),
    "help_now": _Field("who to call", lambda p, names: _contacts(p.help_now, names)),
    "easy": _Field(
        "the easy-to-read page",
        lambda p, _: (
            *said(p.easy.ideas),
            p.easy.not_tested,
            *(f"{hard.word}: {hard.meaning}" for hard in p.easy.hard_words),
            *pictures_of((*p.easy.ideas, *p.easy.hard_words)),
        ),
    ),
    "also_called": _Field("the list of other names", lambda p, _: p.also_called, critical=False),
    "sources": _Field(
        "the list of sources",
        lambda p, names: tuple(names.sources.get(id_, id_) for id_ in p.sources),
        critical=False,
    ),
    "changes": _Field(
        "the history",
        lambda p, _: tuple(f"{change.on.isoformat()}: {change.what}" for change in p.changes),
        critical=False,
    ),
}


def pledge_differences(pair: Pair) -> Iterator[Difference]:
    """Yield what differs in the pledge, where both could be read."""
    old, new = pair.base.pledge, pair.now.pledge
    if old is None or new is None:
        return
    yield from _of_agreement(old, new)
    yield from promise_differences(old, new)
    for name, field in FIELDS.items():
        before, after = field.lines(old, pair.names), field.lines(new, pair.names)
        if before != after:
            words = f"In the pledge, {field.noun} changes."
            yield Difference(
                "changed",
                "pledge",
                "",
                words,
                field.critical,
                name,
                *only_changed(before, after),
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
        return f'"{who}" need not agree to the pledge any more.'
    if before is None:
        return f'"{who}" must agree to the pledge too.'
    held, holds = _holds(before, old), _holds(after, new)
    if held and not holds and after.agreed_on:
        return f'The sign-off of the pledge by "{who}" is void: they agreed to other words.'
    if held and not holds:
        return f'The pledge loses the sign-off of "{who}".'
    if holds and not held:
        return f'"{who}" has agreed to the pledge.'
    return "" if before == after else f'The record of the sign-off by "{who}" changes.'


def _holds(sign_off: SignOff, pledge: Pledge) -> bool:
    return bool(sign_off.agreed_on) and sign_off.wording == pledge.fingerprint


def _day(sign_off: SignOff | None) -> Lines:
    if sign_off is None:
        return ()
    if sign_off.agreed_on is None:
        return ("not agreed",)
    return (f"agreed on {sign_off.agreed_on.isoformat()} to the words {sign_off.wording}",)
