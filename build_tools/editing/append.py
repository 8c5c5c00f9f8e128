"""Makes a new content file, or adds lines to the end of one, and never overwrites."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from build_tools.problems import CommandError


def new_file(path: Path, text: str) -> None:
    """Write a file that is not there yet. Raises CommandError where it is, or cannot be made."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise CommandError(f"{path} is there already, and was not changed.") from None
    except OSError as error:
        raise _cannot_write(path, error) from None


def add_lines(path: Path, lines: Sequence[str]) -> None:
    """Add lines to the end of a file, with its own line ends. Raises CommandError."""
    try:
        data = path.read_bytes()
        with path.open("ab") as file:
            file.write(_as_bytes(lines, data))
    except OSError as error:
        raise _cannot_write(path, error) from None


def _as_bytes(lines: Sequence[str], before: bytes) -> bytes:
    end = b"\r\n" if b"\r\n" in before else b"\n"
    ended = not before or before.endswith(b"\n")
    added = b"".join(line.encode("utf-8") + end for line in lines)
    return added if ended else end + added


def _cannot_write(path: Path, error: OSError) -> CommandError:
    reason = error.strerror or error
    return CommandError(f"{path} cannot be written: {reason}. Nothing was changed.")
