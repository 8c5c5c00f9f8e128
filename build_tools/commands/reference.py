"""`reference`: print every file, field and rule for editors, or write it into a page."""

from __future__ import annotations

import argparse
from pathlib import Path

from build_tools.commands.command import Command
from build_tools.problems import CommandError
from build_tools.reference.editors import reference, with_reference


def write_into(page: Path) -> int:
    """Write the reference between the two marks of a page."""
    try:
        text = with_reference(page.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise CommandError(f"{page} can't be read. Nothing has changed.") from None
    if text is None:
        raise CommandError(
            f"{page} does not have the two marks to write between. Nothing has changed."
        )
    page.write_text(text, encoding="utf-8", newline="\n")
    print(f"{page} now has the current fields and rules.")
    return 0


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--into", type=Path, metavar="FILE", help="write it between the two marks in this page"
    )


def _run(options: argparse.Namespace) -> int:
    if options.into:
        return write_into(options.into)
    print(reference(), end="")
    return 0


COMMAND = Command(_run, _add_options)
