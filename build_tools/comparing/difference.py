"""One difference between two states of the content, the two states, and values as lines."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from build_tools.model import Guide, Part, PartialContent

Kind = Literal[
    "added", "removed", "moved", "shown", "hidden", "withdrawn", "changed", "unread", "clash"
]
Lines = tuple[str, ...]
_NUMBER = re.compile(r"^Step \d+: ")


@dataclass(frozen=True)
class Difference:
    """What changed, for people (`words`) and for programs (the rest).

    `kind` says what happened: readers come to see something (`added`, `shown`) or no longer see
    it (`removed`, `hidden`, `withdrawn`), it has another address or place (`moved`), it says
    something else (`changed`), it could not be compared (`unread`), or somebody else is changing
    it too (`clash`: `before` is theirs, `after` ours).
    `thing` is the Library's own field (`guides`, `contacts`, `pledge`), `id` the slug, contact id
    or promise number, `field` what of it changed. `guides` are the guides it reaches.
    `critical` differences are for the safeguarding approver, and readers see the words of those
    that are `seen`. `negation` is a sentence that names each "not" or its like that comes or goes.
    `before` and `after` hold only the lines that differ. `news` says it to somebody who knows
    already which thing is meant: "The steps have changed."
    """

    kind: Kind
    thing: str
    id: str
    words: str
    critical: bool = False
    field: str = ""
    before: Lines = ()
    after: Lines = ()
    guides: Lines = ()
    seen: bool = False
    negation: str = ""
    news: str = ""

    @property
    def line(self) -> str:
        """The sentence for the approver: what changes, and the negations that come or go."""
        return f"{self.words} {self.negation}".rstrip()


@dataclass(frozen=True)
class Names:
    """The name of each contact, source, topic and guide, by its id.

    Both states are told with the same names, the newer one's where it has one: a source with a
    new title is one difference, and not one for each guide that rests on it.
    """

    contacts: Mapping[str, str]
    sources: Mapping[str, str]
    topics: Mapping[str, str]
    guides: Mapping[str, str]

    @classmethod
    def of(cls, base: PartialContent, now: PartialContent) -> Names:
        """Return the names of everything in two states."""
        kinds = [("contacts", "name"), *((k, "title") for k in ("sources", "topics", "guides"))]
        return cls(
            *({**_names(base, kind, by), **_names(now, kind, by)} for kind, by in kinds),
        )


def _names(content: PartialContent, kind: str, by: str) -> dict[str, str]:
    """Return names by id, each with its id where more than one thing has it."""
    names = {id_: getattr(thing, by) for id_, thing in getattr(content, kind).items()}
    times = Counter(names.values())
    return {
        id_: (f"{name} ({id_})" if times[name] > 1 else name) + _unseen(content, kind, id_)
        for id_, name in names.items()
    }


def _unseen(content: PartialContent, kind: str, id_: str) -> str:
    seen = kind != "contacts" or content.contacts[id_].is_printable
    return "" if seen else " (not shown to readers)"


@dataclass(frozen=True)
class Pair:
    """Two states of the content, side by side."""

    base: PartialContent
    now: PartialContent

    def comparable(self, kind: str, id_: str = "", field: str = "") -> bool:
        """Whether both states could be read there."""
        return not (self.base.lacks(kind, id_, field) or self.now.lacks(kind, id_, field))

    @cached_property
    def names(self) -> Names:
        """What people call the things in both states."""
        return Names.of(self.base, self.now)

    def is_act_now(self, guide: Guide) -> bool:
        """Whether a guide is, or was, under the topic that cannot wait."""
        sites = (self.base.site, self.now.site)
        return guide.topic in {site.act_now_topic for site in sites if site}


def lines_of(value: object) -> Lines:
    """Return a value as lines: none for nothing, one for a text, `name: value` for each field."""
    if value is None or value == "":
        return ()
    if isinstance(value, Part):
        return tuple(
            f"{name.replace('_', ' ')}: {line}"
            for name in type(value).model_fields
            for line in lines_of(getattr(value, name))
        )
    if isinstance(value, tuple):
        return tuple(line for one in value for line in lines_of(one))
    return (_plain(value),)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def only_changed(before: Lines, after: Lines) -> tuple[Lines, Lines]:
    """Return the lines that only one of the two has; all of them where their order changed.

    A step that only has another number, because one came or went before it, is not a change.
    """
    old_texts, new_texts = _without_numbers(before), _without_numbers(after)
    matcher = difflib.SequenceMatcher(None, old_texts, new_texts, autojunk=False)
    changed = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    old = tuple(line for _, start, end, _, _ in changed for line in before[start:end])
    new = tuple(line for _, _, _, start, end in changed for line in after[start:end])
    moved = set(_without_numbers(old)) & set(_without_numbers(new))
    return (before, after) if moved else (old, new)


def _without_numbers(lines: Lines) -> list[str]:
    return [_NUMBER.sub("", line) for line in lines]


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how alike two texts are, from 0 to 1, by their words."""
    words = (" ".join(one).split(), " ".join(other).split())
    return difflib.SequenceMatcher(None, *words, autojunk=False).ratio()
