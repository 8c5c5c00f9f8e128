"""Records published addresses, so that the rules can tell when one disappears."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from build_tools.editing.append import add_lines
from build_tools.problems import CommandError

_EMPTY = re.compile(r"^addresses:[ \t]*\[\s*\][ \t]*$", re.MULTILINE)
_LINE = re.compile(rb"^( *)- ", re.MULTILINE)


def record_addresses(path: Path, addresses: Sequence[str]) -> None:
    """Add addresses to the record, which is a file that the rules found nothing wrong in.

    Raises CommandError where it cannot be written, or its list stands in brackets.
    """
    data = path.read_bytes()
    if _EMPTY.search(data.decode("utf-8")):
        path.write_text(_EMPTY.sub("addresses:", data.decode("utf-8")), encoding="utf-8")
    elif not _LINE.search(data):
        raise CommandError(
            f"The list in {path} stands in brackets. Write each address on a line of its own "
            "that begins with a hyphen, and try again. Nothing was changed."
        )
    margins = _LINE.findall(data)
    margin = margins[-1].decode() if margins else "  "
    add_lines(path, [f"{margin}- {address}" for address in addresses])
