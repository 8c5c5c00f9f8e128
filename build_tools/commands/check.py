"""`check`: say what must be put right in the content."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from build_tools.commands.command import WORK, Command
from build_tools.content import CheckResult, check_content
from build_tools.editing import record_addresses
from build_tools.outputs.check import output_problems
from build_tools.pdf import PdfCache
from build_tools.problems import (
    Problem,
    as_annotations,
    as_json,
    as_summary,
    as_text,
    count,
    in_words,
)

CHECKED = "Nothing has been built. The site has not changed."


def check(content: Path, today: date, form: str, *, recording: bool = False) -> int:
    """Print every problem of the content as `text`, `github` or `json`.

    `recording` first adds new addresses to the record, where nothing is wrong.
    """
    started = time.perf_counter()
    loaded = _with_pages(check_content(content, today), today)
    if recording and loaded.library and loaded.library.unrecorded:
        _record(content, loaded.library.unrecorded)
        loaded = check_content(content, today)
    seconds = time.perf_counter() - started
    if form == "json":
        print(as_json(loaded.problems, guides=loaded.guides, seconds=seconds))
    else:
        _print_for_people(loaded.problems, loaded.guides, seconds, annotate=form == "github")
    return 1 if any(problem.must_fix for problem in loaded.problems) else 0


def everything_wrong(content: Path, today: date) -> list[Problem]:
    """Return every problem of the content, its pages and its PDFs, and all advice."""
    return _with_pages(check_content(content, today), today).problems


def _record(content: Path, new: Sequence[str]) -> None:
    record_addresses(content / "addresses.yaml", new)
    said = f"{count(len(new), 'address', 'addresses')} recorded: {in_words(new)}.\n"
    print(said, file=sys.stderr)  # what is printed may be one JSON object


def _with_pages(loaded: CheckResult, today: date) -> CheckResult:
    if loaded.library is None:
        return loaded
    with _cache() as cache:
        problems = output_problems(loaded.library, today, cache)
    return CheckResult(None, [*loaded.problems, *problems], loaded.guides) if problems else loaded


@contextmanager
def _cache() -> Iterator[PdfCache]:
    """Give the cache of PDFs. Where the project is read-only, give one for this run."""
    folder = WORK / "pdf" / "check"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        can_write = os.access(folder, os.W_OK)
    except OSError:
        can_write = False
    if can_write:
        yield PdfCache(folder)
        return
    with tempfile.TemporaryDirectory() as for_this_run:
        yield PdfCache(Path(for_this_run))


def _print_for_people(
    problems: list[Problem], guides: int, seconds: float, *, annotate: bool
) -> None:
    if problems:
        print(as_text(problems, CHECKED))
        print()
    if annotate and problems:
        _show_on_github(problems)
    must = count(sum(problem.must_fix for problem in problems), "problem")
    print(f"{count(guides, 'guide')} checked, {must}, {seconds:.1f} seconds.")


def _show_on_github(problems: list[Problem]) -> None:
    """Show on GitHub what must be put right, and advice only where nothing must be.

    It shows the first ten notes of a step. The job's summary has them all.
    """
    must = [problem for problem in problems if problem.must_fix]
    print(as_annotations(must or problems))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(as_summary(must or problems, CHECKED))


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=["text", "github", "json"],
        default="text",
        help="for people, for pull requests, or for programs (default: text)",
    )
    parser.add_argument(
        "--record",
        action="store_true",
        help="add new addresses to addresses.yaml; whoever publishes does this first",
    )


def _run(options: argparse.Namespace) -> int:
    form = options.format
    if form == "text" and os.environ.get("GITHUB_ACTIONS"):
        form = "github"
    return check(options.content, options.today, form, recording=options.record)


COMMAND = Command(_run, _add_options)
