"""`reference`: print every file, field and rule for editors."""

from __future__ import annotations

import argparse

from build_tools.commands.command import Command
from build_tools.reference import reference


def _run(_: argparse.Namespace) -> int:
    print(reference(), end="")
    return 0


COMMAND = Command("reference", "print every file, field and rule for editors", _run)
