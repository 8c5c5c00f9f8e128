"""Says in plain words what YAML's own messages mean."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from build_tools.content.document import Unreadable


class _Meaning(NamedTuple):
    """A pattern of YAML's words, and ours. `begins` says that the fault is where YAML began."""

    pattern: str
    found: str
    expected: str
    suggestion: str
    begins: bool = False


_IN_QUOTES = "Put the whole value in double quotes."
_A_FIELD = "A field is a name, a colon, a space and a value."
_NO_COLON = _Meaning(
    r"while scanning a simple key|could not find expected ':'",
    "This line is not a field: there is no colon after the name.",
    _A_FIELD,
    "Add the colon. If this line continues the one above, move it in by two spaces instead.",
    begins=True,
)
_NOT_CLOSED = _Meaning(
    r"quoted scalar",
    "A quotation mark opens here and is never closed.",
    "Quotation marks come in pairs.",
    "Add the missing quotation mark at the end of the value.",
    begins=True,
)
_OUT_OF_LINE = _Meaning(
    r"while parsing a block|document start",
    "This line does not line up with the lines above it.",
    "Fields that belong together must start at the same distance from the left.",
    "Move it left or right until it lines up.",
)
_MEANINGS = (
    _NO_COLON,
    _Meaning(
        r"unknown escape|escape character|escape code|hexadecimal",
        "There is a backslash (\\) between double quotes, where it has a special meaning.",
        "To show a backslash there, write it twice.",
        "Write two backslashes (\\\\), or delete it.",
    ),
    _NOT_CLOSED,
    _Meaning(
        r"while scanning an? (alias|anchor)|undefined alias",
        "This value begins with * or &, which have a special meaning.",
        "Content is plain text, and can't use anchors (&), aliases (*) or tags (!).",
        _IN_QUOTES,
    ),
    _Meaning(
        r"while (scanning|parsing) a tag|undefined tag handle",
        "This value begins with !, which has a special meaning.",
        "Content is plain text, and can't use anchors (&), aliases (*) or tags (!).",
        _IN_QUOTES,
    ),
    _Meaning(
        r"cannot start any token|while scanning a directive|block scalar|parsing a block node",
        "This begins with a character that has a special meaning.",
        "A value that begins with a character such as @ % ` > | , ] or } needs double quotes.",
        _IN_QUOTES,
    ),
    _Meaning(
        r"sequence entries are not allowed",
        "A list begins in the middle of this line.",
        "A list begins on the line below its name, each line with a hyphen and a space.",
        "Move it to the next line. If it is not a list, put the whole value in double quotes.",
    ),
    _Meaning(
        r"while parsing a flow",
        "A square or curly bracket opens here and is not closed properly.",
        "A short list is written [one, two].",
        "Close the bracket, or put the whole value in double quotes.",
        begins=True,
    ),
    _OUT_OF_LINE,
)
_SECOND_COLON = _Meaning(
    r"mapping values are not allowed",
    "There is a second colon in this line.",
    "A value that has a colon followed by a space needs double quotes.",
    'Put the whole value in double quotes: "like this: see?".',
)
_NOT_FINISHED = _Meaning(
    r"mapping values are not allowed",
    "This line is too far to the right, or the line above it has no colon.",
    _A_FIELD,
    "Move it left until it lines up, or add the colon to the line above.",
)
_LOST_INDENT = _Meaning(
    r"mapping values are not allowed",
    "This line has lost the spaces at its beginning.",
    "Fields that belong together must start at the same distance from the left.",
    "Type two spaces at its beginning, as the lines above and below it have.",
)
_AFTER_QUOTES = _Meaning(
    "while parsing a block",
    "There are words after a closing quotation mark.",
    "A value that begins with a quotation mark must also end with one.",
    "Put the whole value in quotation marks, or delete these.",
)
# For a line that YAML finds no colon in: what the line itself begins with says more.
_NO_SPACE = (
    _Meaning(
        r"\s*-[^\s-]",
        "There is no space after the hyphen at the start of this line.",
        "Each line of a list begins with a hyphen and a space.",
        "Put a space after the hyphen.",
        begins=True,
    ),
    _Meaning(
        r"\s*(- )?[a-z_]+:\S",
        "There is no space after the colon in this line.",
        _A_FIELD,
        "Put a space after the colon.",
        begins=True,
    ),
)
_ANYTHING_ELSE = _Meaning(
    "",
    "This line can't be read.",
    _A_FIELD,
    "Compare it with another file in the same folder, or put the whole value in double quotes.",
)
_OPEN_QUOTE = re.compile(r"""\s*(?:- )?(?:[\w-]+:\s+)?(["'])(?:(?!\1).)*""")
_QUOTED_START = re.compile(r"""\s*(?:- )?(?:[\w-]+:\s+)?(?:"[^"]*"|'[^']*')\s*[^\s#:]""")


def from_yaml(error: yaml.MarkedYAMLError, text: str, first_line: int) -> Unreadable:
    """Translate a fault that YAML found, with its line."""
    message = f"{error.context or ''} {error.problem or ''}"
    lines = text.split("\n")
    fault, began = (
        min(_line(mark), len(lines) - 1) for mark in (error.problem_mark, error.context_mark)
    )
    meaning = _meaning(message, error, lines[fault])
    line = began if meaning.begins and error.context_mark else fault
    if meaning is _NO_COLON:
        meaning = next((m for m in _NO_SPACE if re.match(m.pattern, lines[line])), meaning)
    if meaning is _NOT_FINISHED and _has_lost_its_indent(lines, fault):
        meaning, line = _LOST_INDENT, _line_before(lines, fault)
    opened = [n for n in range(fault) if _OPEN_QUOTE.fullmatch(lines[n])]
    if meaning is _OUT_OF_LINE and opened:
        meaning, line = _NOT_CLOSED, opened[-1]
    return Unreadable(meaning.found, meaning.expected, meaning.suggestion, line + first_line)


def _meaning(message: str, error: yaml.MarkedYAMLError, here: str) -> _Meaning:
    if _SECOND_COLON.pattern in message:
        column = error.problem_mark.column if error.problem_mark else 0
        return _SECOND_COLON if re.search(r":\s", here[:column]) else _NOT_FINISHED
    if _AFTER_QUOTES.pattern in message and _QUOTED_START.match(here):
        return _AFTER_QUOTES
    return next((m for m in _MEANINGS if re.search(m.pattern, message)), _ANYTHING_ELSE)


def _line_before(lines: list[str], fault: int) -> int:
    return next((n for n in range(fault - 1, -1, -1) if lines[n].strip()), 0)


def _has_lost_its_indent(lines: list[str], fault: int) -> bool:
    """Whether the line before a fault is a field that begins left of both its neighbours."""
    above = _line_before(lines, fault)
    before, here = _indent(lines[_line_before(lines, above)]), _indent(lines[fault])
    is_field = re.match(r"\s*[a-z_]+:\s+\S", lines[above])
    return bool(is_field) and above > 0 and _indent(lines[above]) < here <= before


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _line(mark: yaml.Mark | None) -> int:
    return mark.line if mark else 0
