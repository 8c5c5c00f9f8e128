"""Finds what two people are changing at the same time."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.comparing.difference import Difference
from build_tools.model import PartialContent

_SHARED = ("contacts", "guides", "pledge")
Key = tuple[str, str]


def conflicts(
    ours: Sequence[Difference], theirs: Sequence[Difference], now: PartialContent, base: str
) -> tuple[Difference, ...]:
    """Return a difference for each contact, guide and promise that both have changed.

    `theirs` is what was put into `base` since this work began, `now` the content here. What both
    changed alike is no clash.
    """
    here, there = _by_thing(ours), _by_thing(theirs)
    return tuple(
        _clash(key, here[key], there[key], _name(key, now), base)
        for key in here
        if key in there and _said(here[key]) != _said(there[key])
    )


def _by_thing(differences: Sequence[Difference]) -> dict[Key, list[Difference]]:
    things: dict[Key, list[Difference]] = {}
    for difference in differences:
        if difference.kind != "unread" and difference.thing in _SHARED:
            things.setdefault((difference.thing, difference.id), []).append(difference)
    return things


def _said(differences: Sequence[Difference]) -> set[tuple[str, tuple[str, ...]]]:
    return {(difference.words, difference.after) for difference in differences}


def _clash(
    key: Key, ours: Sequence[Difference], theirs: Sequence[Difference], name: str, base: str
) -> Difference:
    words = (
        f"Two people are changing {name} at once. Another change is in {base} already. "
        "Agree which is right before this is merged."
    )
    return Difference(
        "clash",
        *key,
        words,
        critical=True,
        before=_told(theirs),
        after=_told(ours),
        guides=ours[0].guides,
    )


def _name(key: Key, now: PartialContent) -> str:
    thing, id_ = key
    if thing == "contacts":
        return f'the contact "{now.contacts[id_].name if id_ in now.contacts else id_}"'
    if thing == "guides":
        return f'"{now.guides[id_].title if id_ in now.guides else id_}"'
    return f"promise {id_} of the pledge" if id_ else "the pledge"


def _told(differences: Sequence[Difference]) -> tuple[str, ...]:
    return tuple(" ".join([found.words, *found.after]) for found in differences)
