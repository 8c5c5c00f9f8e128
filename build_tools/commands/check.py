"""`check`: say what must be put right in the content."""

from __future__ import annotations

import argparse
import os
import time
from datetime import date
from pathlib import Path

from build_tools.commands.command import Command
from build_tools.commands.staged import DOCS
from build_tools.library import Loaded, look_at
from build_tools.problems import ContentError, Problem, as_annotations, as_json, as_text, count
from build_tools.rendering import render_pages

CHECKED = "Nothing was built; the site is as it was."


def check(content: Path, today: date, form: str) -> int:
    """Print every problem of the content in a form: `text`, `github` or `json`."""
    started = time.perf_counter()
    loaded = _with_pages(look_at(content, today), today)
    seconds = time.perf_counter() - started
    if form == "json":
        print(as_json(loaded.problems, guides=loaded.guides, seconds=seconds))
    else:
        _print_for_people(loaded.problems, loaded.guides, seconds, annotate=form == "github")
    return 1 if any(problem.must_fix for problem in loaded.problems) else 0


def _with_pages(loaded: Loaded, today: date) -> Loaded:
    """Render the pages too: the hand-written ones can have faults of their own."""
    if loaded.library is None:
        return loaded
    try:
        render_pages(loaded.library, docs=DOCS, today=today)
    except ContentError as error:
        return Loaded(None, [*loaded.problems, *error.problems], loaded.guides)
    return loaded


def _print_for_people(
    problems: list[Problem], guides: int, seconds: float, *, annotate: bool
) -> None:
    if problems:
        print(as_text(problems, CHECKED))
        print()
    if annotate and problems:
        print(as_annotations(problems))
    must = count(sum(problem.must_fix for problem in problems), "problem")
    print(f"{count(guides, 'guide')} checked, {must}, {seconds:.1f} seconds.")


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=["text", "github", "json"],
        default="text",
        help="for people, for pull requests, or for programs (default: text)",
    )


def _run(options: argparse.Namespace) -> int:
    form = options.format
    if form == "text" and os.environ.get("GITHUB_ACTIONS"):
        form = "github"
    return check(options.content, options.today, form)


COMMAND = Command("check", "say what must be put right in the content", _run, _add_options)
