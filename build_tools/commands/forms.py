"""`forms`: write the forms of GitHub's issues, with the numbers of the content."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from build_tools.commands.command import Command
from build_tools.content import load_library
from build_tools.problems import count
from build_tools.reference.github_forms import forms_of

FOLDER = Path(".github") / "ISSUE_TEMPLATE"


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--into", type=Path, default=FOLDER, metavar="DIR", help=f"where (default: {FOLDER})"
    )


def write_forms(content: Path, today: date, into: Path) -> int:
    """Write the forms of a content folder into a folder; return how many files there are."""
    forms = forms_of(load_library(content, today))
    into.mkdir(parents=True, exist_ok=True)
    for name, text in forms.items():
        (into / name).write_text(text, encoding="utf-8", newline="\n")
    return len(forms)


def _run(options: argparse.Namespace) -> int:
    files = write_forms(options.content, options.today, options.into)
    print(f"{count(files, 'file')} written in {options.into}.")
    return 0


COMMAND = Command(_run, _add_options)
