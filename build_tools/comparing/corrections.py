"""Which numbers have changed or gone: what must be told before anything else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_tools.comparing.contacts import is_in_pledge, places
from build_tools.comparing.difference import Difference
from build_tools.model import Contact, Library, PartialContent

WAYS = {
    "phone": "number",
    "text": "number for text messages",
    "email": "email address",
    "url": "web page",
}


@dataclass(frozen=True)
class Correction:
    """One way to reach a contact that is no longer right. `now` is empty where it has gone."""

    name: str
    way: str
    was: str
    now: str
    guides: tuple[str, ...]
    in_pledge: bool = False


def corrections(
    base: PartialContent, library: Library, differences: Iterable[Difference]
) -> tuple[Correction, ...]:
    """Return every number, email or web page that readers were given and must not use any more.

    `guides` are the titles of the guides that gave it; the pledge may have given it too.
    """
    moved = {
        difference.before[0]: difference.after[0]
        for difference in differences
        if difference.thing == "contacts" and difference.kind == "moved"
    }
    return tuple(
        correction
        for id_, old in base.contacts.items()
        if old.is_printable
        for correction in _of_one(id_, old, library.contacts.get(moved.get(id_, id_)), base)
    )


def _of_one(
    id_: str, old: Contact, new: Contact | None, base: PartialContent
) -> Iterator[Correction]:
    slugs, _ = places(id_, base)
    titles = tuple(base.guides[slug].title for slug in slugs)
    shown = new if new and new.is_printable else None
    for way, noun in WAYS.items():
        was, now = getattr(old, way), getattr(shown, way, None)
        if was and was != now:
            name = shown.name if shown else old.name
            yield Correction(name, noun, was, now or "", titles, is_in_pledge(id_, base))
