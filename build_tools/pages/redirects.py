"""The pages that keep an address alive: withdrawn guides, and old names."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from build_tools.model import Guide, Library
from build_tools.pages.layout import PageSpec, address_of


def withdrawn_specs(library: Library) -> Iterator[PageSpec]:
    """Yield a page spec for each withdrawn guide: a notice, and where to go instead."""
    for guide in library.withdrawn:
        yield _withdrawn(guide, library)


def _withdrawn(guide: Guide, library: Library) -> PageSpec:
    topic = library.topics[guide.topic]
    instead = [other for other in library.published if other.slug in guide.related]
    contacts = library.listed(guide.contacts) or library.listed(library.site.act_now)
    return PageSpec(
        path=guide.file,
        title=guide.title,
        description="This guide has been withdrawn.",
        template="withdrawn.md.jinja",
        kind="withdrawn",
        exit=topic.exit,
        listed=False,
        values={"guide": guide, "topic": topic, "instead": instead, "contacts": contacts},
        source_file=f"content/{guide.file}",
        facts=(*(c.call_link for c in contacts if c.phone), "has been withdrawn"),
    )


def redirect_specs(library: Library) -> Iterator[PageSpec]:
    """Yield a page spec for each old name of a guide or topic: it leads on to the new one."""
    for guide in (*library.published, *library.withdrawn):
        for name in guide.was_at:
            risky = library.topics[guide.topic].exit
            yield _moved(f"guides/{name}.md", guide.file, guide.title, exit=risky)
    for id_, topic in library.topics.items():
        for name in topic.was_at:
            yield _moved(f"topics/{name}.md", f"topics/{id_}.md", topic.title, exit=topic.exit)


def _moved(path: str, new: str, title: str, *, exit: bool) -> PageSpec:
    there = posixpath.relpath(address_of(new), address_of(path))
    return PageSpec(
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
