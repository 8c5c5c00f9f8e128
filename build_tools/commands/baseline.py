"""What several commands do with `--since`: find the content as it was, and name its version."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from build_tools.comparing import nothing_yet
from build_tools.content import load_partial
from build_tools.distribution import BEGINNING, NOT_IN_GIT
from build_tools.history import NothingYet, committed, content_at, revision_before
from build_tools.model import PartialContent
from build_tools.pages import day_in_words
from build_tools.publishing.manifest import content_revision


def base_of(since: str, content: Path) -> PartialContent:
    """Return the content as it was at the end of a day, at a revision, or before everything."""
    if since == BEGINNING:
        return nothing_yet()
    day = _day(since)
    try:
        revision = revision_before(day, content) if day else since
    except NothingYet:
        return nothing_yet()
    with content_at(revision, content) as folder:
        return load_partial(folder)


def in_words(since: str) -> str:
    """Return what `--since` says, as a letter says it."""
    if since == BEGINNING:
        return "the beginning"
    day = _day(since)
    return day_in_words(day) if day else f"version {since}"


def version_of(content: Path) -> str:
    """Return the Git revision of a content folder, or a fingerprint where it has none."""
    return committed(content) or f"words {content_revision(content)[:12]}{NOT_IN_GIT}"


def _day(since: str) -> date | None:
    try:
        return date.fromisoformat(since)
    except ValueError:
        return None
