"""`changes`: say in words what a change does to the content."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from build_tools.commands.command import Command
from build_tools.commands.forms import FOLDER
from build_tools.comparing import Difference
from build_tools.content import load_library
from build_tools.problems import ContentError
from build_tools.reference.github_forms import forms_of
from build_tools.reporting.changes import as_json, as_markdown, as_text
from build_tools.reporting.differences import differences_from

FORMS = {"text": as_text, "markdown": as_markdown, "json": as_json}


def changes_from(base: str, content: Path) -> tuple[Difference, ...]:
    """Return what differs from a base. A form that says just what the content gives is left out."""
    return differences_from(base, content, _fresh_forms(content))


def _fresh_forms(content: Path) -> dict[str, str]:
    try:
        fresh = forms_of(load_library(content, date.today()))
    except ContentError:
        return {}
    return {f"{FOLDER.as_posix()}/{name}": text for name, text in fresh.items()}


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "base", metavar="BASE", help="compare with a branch, a commit or another folder"
    )
    parser.add_argument(
        "--format",
        choices=list(FORMS),
        default="text",
        help="for people, for pull requests, or for programs (default: text)",
    )


def _run(options: argparse.Namespace) -> int:
    found = changes_from(options.base, options.content)
    print(FORMS[options.format](found, options.base), end="")
    return 0


COMMAND = Command(_run, _add_options)
