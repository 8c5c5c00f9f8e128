"""What people call the things that ids stand for, the same in both states of the content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from build_tools.model import Readable


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
    def of(cls, base: Readable, now: Readable) -> Names:
        """Return the names of everything in two states."""
        contacts = {**base.contacts, **now.contacts}
        names = {id_: contact.name for id_, contact in contacts.items()}
        unseen = {id_ for id_, contact in contacts.items() if not contact.is_printable}
        marked = {
            id_: f"{name} (not shown to readers)" if id_ in unseen else name
            for id_, name in _told_apart(names).items()
        }
        return cls(
            marked,
            *(
                _told_apart(
                    {
                        id_: thing.title
                        for content in (base, now)
                        for id_, thing in getattr(content, kind).items()
                    }
                )
                for kind in ("sources", "topics", "guides")
            ),
        )


def _told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Add the id to a name that more than one thing has."""
    times = Counter(names.values())
    return {id_: f"{name} ({id_})" if times[name] > 1 else name for id_, name in names.items()}
