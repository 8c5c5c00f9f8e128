"""Finds marks that only a site engine, a browser or a word processor understands."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_MARKS = (
    (re.compile(r"^\s*(?:!!!|\?\?\?)"), "a box (!!! or ???)", "Write its words as a paragraph."),
    (re.compile(r"^\s*(?:\|\s*)?:?-{2,}:?\s*\|"), "a table", "Write its lines as a list."),
    # Word's own bullets, as they come with pasted text: they make no list
    (re.compile(r"^\s*[•◦▪‣·●]"), "a pasted bullet", "Begin the line with a hyphen and a space."),
    (re.compile(r"\[\^"), "a footnote", "Write its words where they belong."),
    (re.compile(r"\{[{%:#]"), "a mark of the site engine ({)", "Delete it."),
)
_CODED = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def engine_marks(markdown: str) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the number of a line, counted from 0, with what was found in it and what to try."""
    for number, line in enumerate(markdown.split("\n")):
        for pattern, name, suggestion in _MARKS:
            if pattern.search(line):
                yield number, (f"There is {name} in the text here.", suggestion)
        for match in _CODED.finditer(line):
            if html.unescape(match.group()) != match.group():
                found = f'There is a character written as a code here: "{match.group()}".'
                yield number, (found, "Type the character itself.")
