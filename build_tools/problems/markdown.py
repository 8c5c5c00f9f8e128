"""Puts officers' words into Markdown, so that nothing in them acts as a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence

from build_tools.problems.printing import printable

_ACTING = re.compile(r"([\\`*_\[\]|~$])")
_BEGINNING = re.compile(r"^(\d*)([-+#=.)])")
_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|~$-])")


def plain(text: str) -> str:
    """Return text in which nothing is a mark, a tag, or a mention of a person or an issue."""
    safe = printable(" ".join(text.split())).replace("&", "&amp;")
    safe = safe.replace("<", "&lt;").replace(">", "&gt;")
    return _MARKS.sub(r"\\\1", safe).replace("@", "@<!-- -->").replace("://", ":<!-- -->//")


def fenced(lines: Sequence[str]) -> list[str]:
    """Return lines as a block that shows them as they are, coloured as a difference."""
    runs = [len(run) for line in lines for run in re.findall("`+", line)]
    fence = "`" * max([3, *(run + 1 for run in runs)])
    return [f"{fence}diff", *lines, fence]


def as_words(text: str) -> str:
    """Return text for a document that people read as it is: only what acts as a mark is escaped."""
    safe = printable(" ".join(text.split())).replace("&", "&amp;")
    safe = safe.replace("<", "&lt;").replace(">", "&gt;")
    return _BEGINNING.sub(r"\1\\\2", _ACTING.sub(r"\\\1", safe))
