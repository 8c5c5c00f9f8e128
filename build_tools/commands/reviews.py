"""`reviews`: say what officers have to look at again."""

from __future__ import annotations

import argparse
import sys

from build_tools.commands.command import Command
from build_tools.content import load_partial
from build_tools.data.calendar import as_calendar
from build_tools.data.review_tasks import tasks_of
from build_tools.history import is_content
from build_tools.pages import DOCS
from build_tools.pages.handwritten import words_of_pages
from build_tools.problems import CommandError
from build_tools.reporting.reviews import as_issue, as_json, as_text

FORMS = {"text": as_text, "json": as_json, "calendar": as_calendar, "issue": as_issue}


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=list(FORMS),
        default="text",
        help="for people, programs, calendars (iCalendar) or an issue (default: text)",
    )


def _run(options: argparse.Namespace) -> int:
    if not is_content(options.content):
        raise CommandError(
            f'There is no content in "{options.content}". Give its folder with --content.'
        )
    content = load_partial(options.content)
    tasks = tasks_of(content, options.today, words_of_pages(DOCS))
    said = FORMS[options.format](tasks, content, options.today)
    sys.stdout.flush()
    sys.stdout.buffer.write(said.encode("utf-8"))  # a calendar's line ends must stay as they are
    sys.stdout.flush()
    return 0


COMMAND = Command(_run, _add_options)
