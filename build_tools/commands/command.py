"""What a command is: its own options, and what it runs."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from build_tools.problems import CommandError

WORK = Path(".build")
"""Where commands keep what they make on the way, below the folder they run in."""


def no_options(_: argparse.ArgumentParser) -> None:
    """Add nothing: the options that every command has are enough."""


def day(text: str) -> date:
    """Return the day that an option names, such as 2026-11-30. Raises CommandError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f'"{text}" is not a date. Write it like this: 2026-11-30.') from None


@dataclass(frozen=True)
class Command:
    """One command of `python -m build_tools`.

    `run` is given the options (`content` and `today` always among them) and returns the exit
    code; it raises ContentError, CommandError or InternalError for the others. `add_options` adds
    what is the command's own.
    """

    run: Callable[[argparse.Namespace], int]
    add_options: Callable[[argparse.ArgumentParser], None] = no_options
