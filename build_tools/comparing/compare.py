"""Compares two states of the content, everything in one go, and finds where two people clash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_tools.comparing.approvals import approval_differences
from build_tools.comparing.contacts import contact_differences
from build_tools.comparing.difference import Difference, Pair
from build_tools.comparing.guides import guide_differences
from build_tools.comparing.pledge import pledge_differences
from build_tools.comparing.registers import register_differences, site_differences
from build_tools.comparing.weight import weighed
from build_tools.model import Library, LoadFailure, PartialContent
from build_tools.problems import in_words

_SHARED = ("contacts", "guides", "pledge")
Key = tuple[str, str]


def compare(
    base: Library | PartialContent, now: Library | PartialContent
) -> tuple[Difference, ...]:
    """Return every difference: for the safeguarding approver, for readers, then for the record.

    What could not be read in one of the two is named and not compared.
    """
    pair = Pair(_readable(base), _readable(now))
    found = [
        *_unread(pair.now, "now"),
        *contact_differences(pair),
        *guide_differences(pair),
        *pledge_differences(pair),
        *site_differences(pair),
        *register_differences(pair),
        *approval_differences(pair),
        *_unread(pair.base, "before"),
    ]
    return tuple(sorted(weighed(found, pair), key=_group))


def _group(difference: Difference) -> int:
    return 0 if difference.critical else 1 if difference.seen else 2


def _readable(content: Library | PartialContent) -> PartialContent:
    return PartialContent.of(content) if isinstance(content, Library) else content


def _unread(content: PartialContent, when: str) -> Iterator[Difference]:
    for unread in content.unread:
        words = _unread_words(unread, when)
        yield Difference("unread", unread.kind, unread.id, words, when == "now", when)


def _unread_words(unread: LoadFailure, when: str) -> str:
    names = unread.fields or ((unread.id,) if unread.id and unread.kind != "guides" else ())
    quoted = [f'"{name}"' for name in names]
    part = f"{in_words(quoted)} in " if quoted else ""
    which = "" if when == "now" else "The old version of "
    return (
        f"{which}{part}{unread.file} can't be read, so we can't tell what changes there. "
        f"{unread.why}"
    )


def conflicts(
    ours: Sequence[Difference], theirs: Sequence[Difference], now: PartialContent, base: str
) -> tuple[Difference, ...]:
    """Return a difference for each contact, guide and promise that both have changed.

    `theirs` is what was added to `base` since this work began, `now` the content here. Where both
    made the same change, there is no clash.
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
        f"Two people are changing {name} at the same time: another change is already in {base}. "
        "Agree which is right before you merge this."
    )
    return Difference(
        "clash",
        *key,
        words,
        critical=True,
        before=_in_words(theirs),
        after=_in_words(ours),
        guides=ours[0].guides,
    )


def _name(key: Key, now: PartialContent) -> str:
    thing, id_ = key
    if thing == "contacts":
        return f'the contact "{now.contacts[id_].name if id_ in now.contacts else id_}"'
    if thing == "guides":
        return f'"{now.guides[id_].title if id_ in now.guides else id_}"'
    return f"promise {id_} of the pledge" if id_ else "the pledge"


def _in_words(differences: Sequence[Difference]) -> tuple[str, ...]:
    return tuple(" ".join([found.words, *found.after]) for found in differences)
