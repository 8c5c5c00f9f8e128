"""The addresses of guides and topics, the old names of both, and what blocks pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from build_tools.model.guide import Guide
from build_tools.model.registers import ToConfirm, Topic


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


def blocking_questions(
    questions: Mapping[str, ToConfirm], guides: Mapping[str, Guide]
) -> dict[str, ToConfirm]:
    """Return the open questions that keep pages from the public, by id.

    One that names only drafts and withdrawn guides keeps nothing back: nobody sees their advice.
    """
    unpublished = {guide.address for guide in guides.values() if guide.status != "published"}
    return {id_: asked for id_, asked in questions.items() if asked.blocks_some(unpublished)}
