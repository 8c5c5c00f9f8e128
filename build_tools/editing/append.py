"""Makes a new content file, or adds to the end of one without touching any other byte."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from build_tools.content import Document, read_register
from build_tools.problems import CommandError, ContentError

_ITEM = re.compile(r"^( *)- ", re.MULTILINE)


def new_file(path: Path, text: str) -> None:
    """Write a file that is not there yet. Raises CommandError where it is, or cannot be made."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise CommandError(f"{path} already exists, and has not changed.") from None
    except OSError as error:
        raise _cannot_write(path, error) from None


def add_lines(path: Path, lines: Sequence[str]) -> None:
    """Add lines to the end of a file, with its own line ends. Raises CommandError."""
    try:
        before = path.read_bytes().decode("utf-8")
        with path.open("ab") as file:
            file.write(_with_lines(before, lines)[len(before) :].encode("utf-8"))
    except OSError as error:
        raise _cannot_write(path, error) from None


def _with_lines(text: str, lines: Sequence[str]) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    begun = text if not text or text.endswith("\n") else text + end
    return begun + "".join(line + end for line in lines)


def with_items(text: str, name: str, items: Sequence[Sequence[str]]) -> str:
    """Return a file's text with more items in the list that is its last field, called `name`.

    Each item is its lines, without the hyphen and the spaces that they begin with. The list may
    be empty (`[]`). Raises CommandError where it is written in brackets.
    """
    empty = re.compile(rf"^{name}:[ \t]*\[\s*\](?=[ \t]*(?:#.*)?\r?$)", re.MULTILINE)
    begun = empty.sub(f"{name}:", text, count=1)
    known = _ITEM.search(begun)
    if begun == text and not known:
        raise CommandError(
            f'The list "{name}" is written in brackets. Write each item on a line of its own that '
            "begins with a hyphen, and try again. Nothing has changed."
        )
    margin = known[1] if known else "  "
    return _with_lines(begun, [line for item in items for line in _item_lines(item, margin)])


def _item_lines(item: Sequence[str], margin: str) -> list[str]:
    first, *others = item
    return [f"{margin}- {first}", *(f"{margin}  {line}" for line in others)]


def record_addresses(path: Path, addresses: Sequence[str]) -> None:
    """Add addresses to the record, which is a file that the rules found nothing wrong in.

    Raises CommandError where it cannot be written, or its list is in brackets.
    """
    try:
        before = path.read_bytes().decode("utf-8")
        after = with_items(before, "addresses", [[address] for address in addresses])
        path.write_bytes(after.encode("utf-8"))
    except OSError as error:
        raise _cannot_write(path, error) from None


def refuse_taken(path: Path, name: str, id_: str) -> None:
    """Raise CommandError where a register has an id already; ContentError if it is unreadable."""
    if id_ in _read(path, name).values:
        line = _read(path, name).line_of((id_,))
        raise CommandError(
            f'"{id_}" is already in {name}, on line {line}. Nothing has changed. '
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
            "Nothing has changed. Look at its last lines."
        )
    add_lines(path, lines)


def _read(path: Path, name: str) -> Document:
    document = read_register(path, name)
    if not document.is_read:
        raise ContentError(document.problems)
    return document


def _cannot_write(path: Path, error: OSError) -> CommandError:
    reason = error.strerror or error
    return CommandError(f"{path} can't be written: {reason}. Nothing has changed.")
