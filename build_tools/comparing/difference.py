"""One difference between two states of the content, and the two states side by side."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from build_tools.comparing.names import Names
from build_tools.model import Guide, PartialContent

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
    `before` and `after` hold only the lines that differ.
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

    @property
    def line(self) -> str:
        """The sentence for the approver: what changes, and the negations that come or go."""
        return f"{self.words} {self.negation}".rstrip()


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
        """Whether a guide stands, or stood, under the topic that cannot wait."""
        sites = (self.base.site, self.now.site)
        return guide.topic in {site.act_now_topic for site in sites if site}


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
