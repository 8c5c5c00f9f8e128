"""What each command does: one module a command, listed here in the order of the help."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from build_tools.commands.command import Command

__all__ = ["COMMANDS", "Command", "command"]

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "check": "say what must be put right in the content",
        "stage": "write the pages into the staging folder, and nothing else",
        "build": "check the content and build the site",
        "serve": "show a preview that follows every change",
        "apply": "change the content as a form from GitHub asks",
        "changes": "say in words what a change does",
        "reviews": "say what is due to be looked at again",
        "forms": "write the forms of GitHub's issues",
        "preview": "copy the site so that it opens from a folder, for those who edit it",
        "approve": "record what the council approved, or who agreed to the pledge",
        "verify": "say whether a copy of the site is whole and may be published",
        "distribute": "make a folder of what to send to a group, or record that it was sent",
        "report": "write the progress paper for the committee, or papers to review",
        "new": "write a draft that explains itself",
        "schema": "write what editors need to help as one types",
        "reference": "print every file, field and rule for editors",
    }
)
"""What each command is for, by its name."""


def command(name: str) -> Command:
    """Return a command by its name. Only its own module is loaded, so that each starts quickly."""
    found: Command = import_module(f"build_tools.commands.{name}").COMMAND
    return found
