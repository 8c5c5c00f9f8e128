"""The statements of a hand-written page: its Markdown as plain words, under its headings."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from build_tools.reporting.review_pack.statements import Section, section

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"\*\*|<[^>]*>")
_ITEM = re.compile(r"^\s*(?:[-*]|\d+\.)\s+")


def page_sections(title: str, text: str) -> Iterator[Section]:
    """Yield the sections of a hand-written page, with its Markdown as plain words."""
    lines: list[str] = []
    for block in re.split(r"\n\s*\n", text):
        for line in _lines(block):
            if line.startswith("#"):
                yield section(title, lines)
                title, lines = line.lstrip("# "), []
            else:
                lines.append(_ITEM.sub("", line))
    yield section(title, lines)


def _lines(block: str) -> Iterator[str]:
    """Yield the words of a block: its paragraph as one line, and each item of a list."""
    words = html.unescape(_MARKS.sub("", _LINK.sub(r"\1", block)))
    line = ""
    for part in words.splitlines():
        if _ITEM.match(part) or part.startswith("#"):
            yield from [line] if line else []
            line = ""
        line = f"{line} {part.strip()}".strip()
    yield from [line] if line else []
