"""The addresses that readers keep: those of guides and topics, and the old names of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from build_tools.model.guide import Guide
from build_tools.model.registers import Topic


class OldName(NamedTuple):
    """A name in a `was_at` list: of a guide or topic, who has it now, and its place there."""

    group: str
    name: str
    owner: str
    position: int

    @property
    def address(self) -> str:
        """The address it leads from."""
        return f"{self.group}/{self.name}/"


def old_names(guides: Mapping[str, Guide], topics: Mapping[str, Topic]) -> Iterator[OldName]:
    """Yield every old name of a guide that has a page, and of a topic."""
    for guide in guides.values():
        for position, name in enumerate(guide.was_at if guide.has_page else ()):
            yield OldName("guides", name, guide.slug, position)
    for id_, topic in topics.items():
        for position, name in enumerate(topic.was_at):
            yield OldName("topics", name, id_, position)


def page_addresses(guides: Mapping[str, Guide], topics: Mapping[str, Topic]) -> set[str]:
    """Return every address at which readers find a guide, a topic, or what became of it."""
    return {
        *(guide.address for guide in guides.values() if guide.has_page),
        *(f"topics/{id_}/" for id_ in topics),
        *(old.address for old in old_names(guides, topics)),
    }
