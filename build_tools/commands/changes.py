"""`changes`: say in words what a change does to the content."""

from __future__ import annotations

import argparse

from build_tools.commands.command import Command
from build_tools.reporting.changes import as_json, as_markdown, as_text
from build_tools.reporting.differences import differences_from

FORMS = {"text": as_text, "markdown": as_markdown, "json": as_json}


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
