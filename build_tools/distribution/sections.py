"""What a bulletin tells of in full, and what it only names: a busy reader gets to its end."""

from __future__ import annotations

from dataclasses import dataclass

from build_tools.comparing import Bulletin, Item, group_same
from build_tools.model import Library

MOST_IN_FULL = 8
"""More new guides than this are told by topic, under those on what to do now."""
FIRST = "Read these first. Each takes a minute."
THEN = "Read these when you need them:"


@dataclass(frozen=True)
class Named:
    """Guides that are told by their titles alone, under one line. None stands for every guide."""

    line: str
    guides: tuple[Item, ...]


@dataclass(frozen=True)
class Part:
    """One part of a bulletin: what comes first, in full, and what is only named after it."""

    heading: str
    first: str = ""
    told: tuple[Item, ...] = ()
    then: str = ""
    named: tuple[Named, ...] = ()


def parts_of(bulletin: Bulletin, library: Library) -> tuple[Part, ...]:
    """Return the parts of a bulletin that tell of something, in order."""
    parts = (
        _new(bulletin.new, library),
        _changed(bulletin.changed, library),
        Part("Withdrawn guides", told=bulletin.gone),
    )
    return tuple(part for part in parts if part.told or part.named)


def _new(new: tuple[Item, ...], library: Library) -> Part:
    if len(new) <= MOST_IN_FULL:
        return Part("New guides", told=new)
    urgent = library.site.act_now_topic
    by_topic = {
        id_: tuple(one for one in new if one.address in {g.address for g in library.guides_of(id_)})
        for id_ in library.topics
    }
    named = [
        Named(topic.title, by_topic[id_])
        for id_, topic in library.topics.items()
        if by_topic[id_] and id_ != urgent
    ]
    if not by_topic[urgent]:
        return Part("New guides", named=tuple(named))
    return Part("New guides", FIRST, by_topic[urgent], THEN if named else "", tuple(named))


def _changed(changed: tuple[Item, ...], library: Library) -> Part:
    alone, together = group_same(changed)
    named = [
        Named(words, () if len(guides) == len(library.published) else guides)
        for words, guides in together.items()
    ]
    return Part("Changed guides", told=alone, named=tuple(named))
