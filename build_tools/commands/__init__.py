"""What each command does: one module a command, listed here in the order of the help."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from build_tools.commands.command import Command

__all__ = ["COMMANDS", "Command", "command"]

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "check": "check the content and list what must be put right",
        "stage": "write only the pages, into the staging folder",
        "build": "check the content and build the site",
        "serve": "show a preview that is updated with every change",
        "apply": "make the change that a form from GitHub asks for",
        "changes": "describe in words what a change does",
        "reviews": "list what is due to be checked again",
        "forms": "write the forms for GitHub issues",
        "preview": "copy the site for editors, so that it opens from a folder",
        "approve": "record what the council approved, or who agreed to the pledge",
        "verify": "check that a copy of the site is complete and may be published",
        "distribute": "make a folder to send to a group, or record that it was sent",
        "report": "write the progress paper for the committee, or papers for review",
        "new": "start a guide, contact or source, with notes on what to fill in",
        "schema": "write the schemas that help people as they type",
        "reference": "print every file, field and rule, for editors",
    }
)
"""Each command's name, and what it does."""


def command(name: str) -> Command:
    """Return a command by its name. Only its own module is loaded, so that each starts quickly."""
    found: Command = import_module(f"build_tools.commands.{name}").COMMAND
    return found
