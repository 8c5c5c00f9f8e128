"""`forms`: write the forms of GitHub's issues, with the numbers of the content."""

from __future__ import annotations

import argparse
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


def _run(options: argparse.Namespace) -> int:
    forms = forms_of(load_library(options.content, options.today))
    options.into.mkdir(parents=True, exist_ok=True)
    for name, text in forms.items():
        (options.into / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{count(len(forms), 'file')} written in {options.into}.")
    return 0


COMMAND = Command(_run, _add_options)
