"""What each command does: one module a command, listed here in the order of the help."""

from build_tools.commands import (
    build,
    changes,
    check,
    distribute,
    forms,
    new,
    reference,
    report,
    reviews,
    schema,
    serve,
    stage,
    verify,
)
from build_tools.commands.command import Command

__all__ = ["COMMANDS", "Command"]

COMMANDS: tuple[Command, ...] = (
    check.COMMAND,
    stage.COMMAND,
    build.COMMAND,
    serve.COMMAND,
    changes.COMMAND,
    reviews.COMMAND,
    forms.COMMAND,
    verify.COMMAND,
    distribute.COMMAND,
    report.COMMAND,
    new.COMMAND,
    schema.COMMAND,
    reference.COMMAND,
)
