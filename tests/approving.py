"""Approves and signs content in tests, as the command does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from build_tools.editing.approvals import merged, write_approvals
from build_tools.editing.approving import approve, sign
from build_tools.model import Library
from build_tools.model.approvals import (
    PLEDGE,
    Approvals,
    PageApproval,
    guide_words,
    pledge_words,
    tied,
)
from tests.catalogue import Mistake
from tests.conftest import ROOT, TODAY

POST, DAY = "Sample director", "2026-10-01"


def approved(*pages: str, post: str = POST, on: str = DAY) -> Mistake:
    """Return a change that records an approval: of the pages named, or of all that are ready."""

    def make(content: Path) -> None:
        approve(content, TODAY, post, date.fromisoformat(on), pages, docs=ROOT / "docs")

    return make


def signed(who: str, on: str = DAY) -> Mistake:
    """Return a change that records the sign-off of the pledge by a body."""
    return lambda content: sign(content, TODAY, who, date.fromisoformat(on))


def record_of(library: Library, posts: Mapping[str, str]) -> Approvals:
    """Return a library's approvals of the pages named as they are worded now, each by its post."""
    words = {guide.address: guide_words(guide) for guide in library.guides.values()}
    words[PLEDGE] = pledge_words(library.pledge)
    pages = [
        tied(PageApproval, words[page], page=page, post=post, on=DAY)
        for page, post in posts.items()
    ]
    return Approvals(pages=merged(library.approvals.pages, pages, "page"))


__all__ = ["approved", "record_of", "signed", "write_approvals"]
