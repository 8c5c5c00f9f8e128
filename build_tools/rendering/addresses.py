"""Drafts of the pages that keep an address alive: withdrawn guides, and old names."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from build_tools.model import Guide, Library
from build_tools.rendering.environment import dial
from build_tools.rendering.frame import Draft, address_of
from build_tools.rendering.pledge import phones


def withdrawn_drafts(library: Library) -> Iterator[Draft]:
    """Yield a draft for each withdrawn guide: a notice, and where to go instead."""
    for guide in library.withdrawn:
        yield _withdrawn(guide, library)


def _withdrawn(guide: Guide, library: Library) -> Draft:
    topic = library.topics[guide.topic]
    instead = [other for other in library.published if other.slug in guide.related]
    contacts = library.printable(guide.contacts) or library.printable(library.site.act_now)
    return Draft(
        path=guide.file,
        title=guide.title,
        description="This guide has been withdrawn.",
        template="withdrawn.md.jinja",
        kind="withdrawn",
        topic=guide.topic,
        exit=topic.exit,
        listed=False,
        values={"guide": guide, "topic": topic, "instead": instead, "contacts": contacts},
        source_file=f"content/{guide.file}",
        facts=(*(f"tel:{dial(number)}" for number in phones(contacts)), "has been withdrawn"),
    )


def moved_drafts(library: Library) -> Iterator[Draft]:
    """Yield a draft for each old name of a guide or topic: it leads to the new one by itself."""
    for guide in (*library.published, *library.withdrawn):
        for name in guide.was_at:
            risky = library.topics[guide.topic].exit
            yield _moved(f"guides/{name}.md", guide.file, guide.title, exit=risky)
    for id_, topic in library.topics.items():
        for name in topic.was_at:
            yield _moved(f"topics/{name}.md", f"topics/{id_}.md", topic.title, exit=topic.exit)


def _moved(path: str, new: str, title: str, *, exit: bool) -> Draft:
    there = posixpath.relpath(address_of(new), address_of(path))
    return Draft(
        path=path,
        title=f"{title} has moved",
        description="This page has a new address.",
        template="moved.md.jinja",
        kind="moved",
        exit=exit,
        listed=False,
        moved_to=address_of(new),
        values={"new": new, "title": title},
        facts=(f"url={there}/",),
    )
