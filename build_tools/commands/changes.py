"""`changes`: say in words what a change does to the content."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from build_tools.commands.command import Command
from build_tools.commands.forms import FOLDER
from build_tools.comparing import Difference, compare, conflicts, handwritten_difference
from build_tools.content import load_library, load_partial
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
from build_tools.problems import CommandError, ContentError, count, in_words
from build_tools.reference.github_forms import forms_of
from build_tools.reporting.changes import as_json, as_markdown, as_text

FORMS = {"text": as_text, "markdown": as_markdown, "json": as_json}
MOST_FILES = 3


def differences_from(base: str, content: Path) -> tuple[Difference, ...]:
    """Return what differs between a base and the content, those for the approver first.

    Where the base is a revision, only this work counts, and not what others have put into the
    base since: that is told where both have changed one thing.
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
    others = _others(files_outside(met, content), met, content)
    found = (*both, *ours, *others, *_moved_on(base, moved))
    return tuple(sorted(found, key=lambda difference: not difference.critical))


def _content_of(base: str, content: Path) -> PartialContent:
    with content_at(base, content) as folder:
        return load_partial(folder)


def _moved_on(base: str, commits: int) -> list[Difference]:
    if not commits:
        return []
    words = (
        f"{base} has moved on since this work began, by {count(commits, 'change')} to the "
        "content. What others did is not told here."
    )
    return [Difference("changed", "base", "", words)]


def _others(files: Sequence[str], met: str, content: Path) -> list[Difference]:
    """Tell what is not content: pages written by hand, and everything for IT to look at."""
    pages = [file for file in files if file.startswith("docs/") and file.endswith(".md")]
    others = [file for file in files if file not in pages]
    others = without_fresh_forms(others, met, content)
    told = [handwritten_difference(page, *texts_of(page, met, content)) for page in pages]
    if others:
        more = len(others) - MOST_FILES
        names = [*others[:MOST_FILES], *([f"{more} more"] if more > 0 else [])]
        words = f"Files that are not content change, for IT to look at: {in_words(names)}."
        told.append(Difference("changed", "files", "", words))
    return told


def without_fresh_forms(files: Sequence[str], met: str, content: Path) -> list[str]:
    """Return files without the forms that say just what the content gives them to say."""
    forms = [file for file in files if file.startswith(f"{FOLDER.as_posix()}/")]
    if not forms:
        return list(files)
    try:
        fresh = forms_of(load_library(content, date.today()))
    except ContentError:
        return list(files)
    same = {file for file in forms if texts_of(file, met, content)[1] == fresh.get(Path(file).name)}
    return [file for file in files if file not in same]


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("base", metavar="BASE", help="a branch, a commit, or another folder")
    parser.add_argument(
        "--format",
        choices=list(FORMS),
        default="text",
        help="for people, for pull requests, or for programs (default: text)",
    )


def _run(options: argparse.Namespace) -> int:
    found = differences_from(options.base, options.content)
    print(FORMS[options.format](found, options.base), end="")
    return 0


COMMAND = Command(_run, _add_options)
