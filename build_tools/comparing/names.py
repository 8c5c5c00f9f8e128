"""What people call the things that ids stand for, the same in both states of the content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from build_tools.model import PartialContent


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
