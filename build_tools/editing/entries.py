"""Adds an entry to a register, once it is sure that the register stays readable and the same."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from build_tools.content import Document, read_register
from build_tools.editing.append import add_lines
from build_tools.problems import CommandError, ContentError


def refuse_taken(path: Path, name: str, id_: str) -> None:
    """Raise CommandError where a register has an id already; ContentError if it is unreadable."""
    if id_ in _read(path, name).values:
        line = _read(path, name).line_of((id_,))
        raise CommandError(
            f'"{id_}" is in {name} already, on line {line}. Nothing was changed. '
            "Change it there, or choose another name."
        )


def add_entry(path: Path, name: str, lines: Sequence[str]) -> None:
    """Add the lines of an entry to the end of a register. `name` is how people know the file.

    Raises CommandError where the register would not be the same apart from the new entry.
    """
    before = _read(path, name)
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / path.name
        trial.write_bytes(path.read_bytes())
        add_lines(trial, lines)
        after = read_register(trial, name)
    kept = {id_: after.values.get(id_) for id_ in before.values}
    if not after.is_read or after.problems or kept != before.values:
        raise CommandError(
            f"{name} does not end as its other entries do, so nothing could be added to it. "
            "Nothing was changed. Look at its last lines."
        )
    add_lines(path, lines)


def _read(path: Path, name: str) -> Document:
    document = read_register(path, name)
    if not document.is_read:
        raise ContentError(document.problems)
    return document
