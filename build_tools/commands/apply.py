"""`apply`: change the content as a form from GitHub asks, and say in words what came of it."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

from build_tools.commands.check import everything_wrong
from build_tools.commands.command import Command
from build_tools.comparing import compare
from build_tools.content import missing_folder
from build_tools.editing.forms import Outcome, Received, Refused, apply_form, received_from
from build_tools.editing.forms.measured import measured
from build_tools.problems import CommandError, ContentError
from build_tools.reporting import applied
from build_tools.reporting.changes import HEADING, as_markdown, as_text

NOT_OURS = (
    "This is not one of the forms for staff, so nothing was changed. Open one of them, fill it in, "
    "and keep its headings."
)


class Applied(NamedTuple):
    """What came of a form, and what is said of it."""

    outcome: Outcome
    report: applied.Report


def applied_form(received: Received, content: Path, today: date, *, markdown: bool) -> Applied:
    """Change the content as a form asks, or leave it as it is, and say which.

    Raises ContentError where there is no content, CommandError where it is no form for staff.
    """
    missing = missing_folder(content)
    if missing:
        raise ContentError([missing])
    outcome = apply_form(received, content, today, lambda folder: everything_wrong(folder, today))
    if not outcome.is_ours and not outcome.private:
        raise CommandError(NOT_OURS)
    return Applied(outcome, _report(outcome, markdown=markdown))


def _report(outcome: Outcome, *, markdown: bool) -> applied.Report:
    if outcome.private:
        return applied.private(outcome.private)
    if outcome.refused:
        return applied.refused(outcome.refused)
    assert outcome.before  # only what was refused has no state
    assert outcome.after
    lengths = measured(outcome.after, outcome.guides)
    if outcome.problems:
        is_move = outcome.form is not None and outcome.form.job == "move"
        return applied.wrong(outcome.done, outcome.problems, lengths, words_first=is_move)
    if not outcome.files:
        return applied.nothing_new(outcome.said)
    found = compare(outcome.before, outcome.after)
    changes = (as_markdown if markdown else as_text)(found, "the content before")
    changes = changes.removeprefix(f"{HEADING}\n\n")
    said = applied.Said(outcome.done, outcome.said, outcome.record, lengths, outcome.advice)
    return applied.made(said, changes)


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "form",
        metavar="FORM",
        help="a file with the form's text or GitHub's event, or - to type it",
    )
    parser.add_argument(
        "--format", choices=["text", "markdown"], default="text", help="for people, or for an issue"
    )


def _run(options: argparse.Namespace) -> int:
    try:
        received = received_from(_text_of(options.form))
    except Refused as refused:
        raise CommandError(str(refused)) from None
    markdown = options.format == "markdown"
    outcome, report = applied_form(received, options.content, options.today, markdown=markdown)
    print(report.as_markdown() if markdown else report.as_text(), end="")
    return 0 if outcome.is_right else 1


def _text_of(name: str) -> str:
    if name == "-":
        return sys.stdin.read()
    try:
        return Path(name).read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not text"
        raise CommandError(f"We can't read {name}: {reason}. Nothing has changed.") from None


COMMAND = Command(_run, _add_options)
