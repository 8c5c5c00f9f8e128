"""Finds lines below a guide's form that readers would get otherwise than they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from build_tools.model import Guide
from build_tools.problems import shortened
from build_tools.wording import list_mark

SHORT_LINE = 40
"""A line with fewer characters that ends without a full stop was ended on purpose."""
_OFTEN_WORDS = ("title", "summary", "steps", "avoid", "contacts", "questions", "sources", "changes")
_FIELD = re.compile(r"^\s*(?:- )?([A-Za-z][a-z]*(?:[_ ][a-z]+){0,3}):(?:\s|$)")
_INSIDE = ("do", "call", "on", "what")
_ENDS = re.compile(r"[.!?;,][)\"'”’]*\s*$")


def office_lines(markdown: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield each line, from 0, that is a field or a list of an office program.

    With it come what was found, what is expected and what to try.
    """
    last = ""
    for number, line in enumerate(markdown.split("\n")):
        mark, name = list_mark(line), field_of(line)
        goes_on = mark and bool(last)
        last = mark if line.strip() else last
        if name:
            yield (
                number,
                f'This line is below the form, so "{name}" would be shown to readers as text.',
                "The form is between the two lines of three hyphens (---) at the top of the file.",
                "Move the line up into the form, above the second ---, or delete it.",
            )
        elif mark and not goes_on:
            yield (
                number,
                f'Lines that begin like this one, with "{mark}", do not make a list.',
                "Readers would see them run together with the lines around them.",
                'Begin each line of the list with a hyphen and a space ("- "), or with "1. ", '
                '"2. ", "3. ", and put an empty line above the list.',
            )


def field_of(line: str) -> str:
    """Return the field of the form that a line below it fills in, or nothing."""
    match = _FIELD.match(line)
    name = match[1].replace(" ", "_") if match else ""
    known = {*Guide.model_fields, *_INSIDE} - {"body", "slug"}
    if name in known and (name not in _INSIDE or line.lstrip().startswith("- ")):
        return name
    return name.lower() if name.lower() in known - {*_OFTEN_WORDS, *_INSIDE} else ""


def ended_on_purpose(lines: Sequence[str]) -> int | None:
    """Return the first line, from 0, that was ended on purpose and would run into the next one.

    Long lines that an editor has broken, and lines that end as sentences do, may run together.
    """
    for number, (line, after) in enumerate(pairwise(lines)):
        if len(line.strip()) >= SHORT_LINE or _ENDS.search(line) or list_mark(after):
            continue
        begins = after.lstrip(" *_[\"'“‘(")[:1]
        if re.match(r"\d{3}", after.lstrip()):
            continue  # a number to call reads well wherever its line began
        is_number = begins.isdigit() and not line.rstrip()[-1:].isdigit()
        if begins.isupper() or is_number or line.rstrip().endswith(":"):
            return number
    short = all(len(line.strip()) < SHORT_LINE for line in lines)
    return 0 if short and len(lines) > 2 and not any(map(_ENDS.search, lines[:-1])) else None


def run_together(line: str) -> tuple[str, str, str]:
    """Return what to say of a line that would run into the next one."""
    return (
        f'This line would run together with the next one: "{shortened(line.strip(), 60)}".',
        "Without an empty line between them, lines become one paragraph.",
        "Put a comma or full stop between them, or begin each with a hyphen and a space to make "
        "a list.",
    )
