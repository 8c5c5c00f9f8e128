"""Finds what differs between the content here and a base: a revision, or another folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from build_tools.comparing import Difference, compare, conflicts, handwritten_difference
from build_tools.content import load_partial
from build_tools.history import (
    commits_since,
    content_at,
    files_outside,
    is_content,
    is_folder,
    meeting_point,
    texts_of,
)
from build_tools.model import PartialContent
from build_tools.problems import CommandError, count, in_words

MOST_FILES = 3
NOTHING: Mapping[str, str] = MappingProxyType({})


def differences_from(
    base: str, content: Path, expected: Mapping[str, str] = NOTHING
) -> tuple[Difference, ...]:
    """Return what differs between a base and the content, those for the approver first.

    Where the base is a revision, only this work counts, and not what others have put into the
    base since: that is told where both have changed one thing.
    `expected` are files that follow the content, with the text that they should have: one that has
    it is nothing for IT to look at.
    """
    if not is_content(content):
        raise CommandError(f'There is no content in "{content}". Name its folder with --content.')
    now = load_partial(content)
    if is_folder(base, content):
        return compare(_content_of(base, content), now)
    met = meeting_point(base, content)
    before = _content_of(met, content)
    ours = compare(before, now)
    moved = commits_since(met, base, content)
    both: tuple[Difference, ...] = ()
    if moved:
        both = conflicts(ours, compare(before, _content_of(base, content)), now, base)
    files = [
        file
        for file in files_outside(met, content)
        if file not in expected or texts_of(file, met, content)[1] != expected[file]
    ]
    others = _others(files, met, content)
    found = (*both, *ours, *others, *_moved_on(base, moved))
    return tuple(sorted(found, key=lambda difference: not difference.critical))


def _content_of(base: str, content: Path) -> PartialContent:
    with content_at(base, content) as folder:
        return load_partial(folder)


def _moved_on(base: str, commits: int) -> list[Difference]:
    if not commits:
        return []
    words = (
        f"Since this work began, others have made {count(commits, 'change')} to the content in "
        f"{base}. What they did is not shown here."
    )
    return [Difference("changed", "base", "", words)]


def _others(files: Sequence[str], met: str, content: Path) -> list[Difference]:
    """Return what is not content: pages written by hand, and everything for IT to look at."""
    pages = [file for file in files if file.startswith("docs/") and file.endswith(".md")]
    others = [file for file in files if file not in pages]
    told = [handwritten_difference(page, *texts_of(page, met, content)) for page in pages]
    if others:
        more = len(others) - MOST_FILES
        names = [*others[:MOST_FILES], *([f"{more} more"] if more > 0 else [])]
        words = f"Files that are not content change too. IT should look at them: {in_words(names)}."
        told.append(Difference("changed", "files", "", words))
    return told
