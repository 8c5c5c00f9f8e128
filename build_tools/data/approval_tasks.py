"""What waits for an approval: words that changed since, and pages that were never approved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from build_tools.model import Library, PartialContent
from build_tools.model.approvals import (
    PLEDGE,
    Approvals,
    PageApproval,
    State,
    guide_words,
    pledge_words,
    state_of,
)
from build_tools.pages.notices import approval_line

PREVIEW = "everything that is only in previews"


class Waiting(NamedTuple):
    """A page whose words wait for an approval: its address and name, why, who approved it last."""

    address: str
    name: str
    state: State
    words: str
    post: str = ""


def waiting_pages(content: PartialContent, texts: Mapping[str, str]) -> tuple[Waiting, ...]:
    """Return the pages that wait, those that changed first. While nothing is approved, none does.

    `texts` holds the fingerprints of hand-written pages, by their address.
    """
    approvals = content.approvals
    if not approvals.pages:
        return ()
    found = [one for one in _pages(content, approvals, texts) if one.state != "approved"]
    return tuple(sorted(found, key=lambda one: one.state != "changed"))


def unapproved_pages(library: Library) -> list[str]:
    """Return the names of pages that every site has, and that the council never approved.

    A preview with drafts is never for the public, whatever was approved.
    """
    if "draft" in library.shown:
        return [PREVIEW]
    waiting = waiting_pages(PartialContent.of(library), {})
    return [one.name for one in waiting if one.state == "never" and one.address == PLEDGE]


def _pages(
    content: PartialContent, approvals: Approvals, texts: Mapping[str, str]
) -> Iterator[Waiting]:
    for guide in content.guides.values():
        if guide.status == "published":
            days = [change.on for change in guide.changes]
            record = approvals.of_guide(guide)
            yield _one(guide.address, guide.title, record, guide_words(guide), days)
    if content.pledge:
        days = [change.on for change in content.pledge.changes]
        words = pledge_words(content.pledge)
        yield _one(PLEDGE, content.pledge.title, approvals.of_page(PLEDGE), words, days)
    for address, words in texts.items():
        name = f"docs/{address.rstrip('/')}.md"
        yield _one(address, name, approvals.of_page(address), words, ())


def _one(
    address: str, name: str, record: PageApproval | None, words: str, days: Iterable[date]
) -> Waiting:
    state = state_of(record, words)
    if record is None:
        return Waiting(
            address, name, state, f'Approve "{name}". Until then, readers will not see it.'
        )
    said = approval_line(record, state, days)
    return Waiting(address, name, state, f'Approve "{name}" again. {said}', record.post)
