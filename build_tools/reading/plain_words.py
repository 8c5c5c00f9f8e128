"""Says in plain words what YAML's own messages mean."""

from __future__ import annotations

import re

import yaml

from build_tools.reading.document import DEEPEST_NESTING, Unreadable

_YAML_IN_PLAIN_WORDS = [
    (
        r"mapping values are not allowed",
        "There is a second colon in this line, or the line above it is not finished.",
        "A value that has a colon followed by a space stands in double quotes.",
        'Put the whole value in double quotes: "like this: see?".',
    ),
    (
        r"while scanning a simple key|could not find expected ':'",
        "This line is not a field: it has no colon after its name.",
        "A field is a name, a colon, a space and a value.",
        "Add the colon, or move the line in by two spaces if it goes on from the line above.",
    ),
    (
        r"while scanning a quoted scalar|found unexpected end of stream",
        "A quotation mark is opened here and never closed.",
        "Quotation marks come in pairs.",
        "Add the missing quotation mark at the end of the value.",
    ),
    (
        r"cannot start any token",
        "This value begins with a character that YAML keeps for itself.",
        "A value that begins with @, %, ` or a similar sign stands in double quotes.",
        "Put the whole value in double quotes.",
    ),
    (
        r"while scanning an? (alias|anchor)|undefined alias",
        "This value begins with * or &, which YAML keeps for itself.",
        "Content is plain text: no anchors (&), aliases (*) or tags (!).",
        "Put the whole value in double quotes.",
    ),
    (
        r"while (scanning|parsing) a (tag|node)|undefined tag handle|tag",
        "This value begins with !, which YAML keeps for itself.",
        "Content is plain text: no anchors (&), aliases (*) or tags (!).",
        "Put the whole value in double quotes.",
    ),
    (
        r"while parsing a flow|expected ',' or",
        "A square or curly bracket is opened and not closed as it should be.",
        "A short list is written [one, two].",
        "Close the bracket, or put the whole value in double quotes.",
    ),
    (
        r"while parsing a block|expected <block end>|inconsistent",
        "This line does not line up with the lines above it.",
        "Fields that belong together begin at the same distance from the left.",
        "Move it left or right until it lines up; if it begins with a quotation mark, "
        "put the whole value in quotes.",
    ),
    (
        r"exceeded max depth|maximum (depth|nesting)",
        "The fields here are nested too deeply, or there are far too many of them.",
        f"Content is at most {DEEPEST_NESTING} levels deep.",
        "Look for stray brackets, or for something pasted in by mistake.",
    ),
]


def from_yaml(error: yaml.MarkedYAMLError, text: str, first_line: int) -> Unreadable:
    """Translate a fault that YAML found, with its line."""
    mark = error.problem_mark or error.context_mark
    message = f"{error.context or ''} {error.problem or ''}"
    if "quoted scalar" in message and error.context_mark:
        mark = error.context_mark  # where it was opened, not where the file ended
    line = min(int(mark.line) if mark else 0, text.count("\n")) + first_line
    for pattern, found, expected, try_ in _YAML_IN_PLAIN_WORDS:
        if re.search(pattern, message):
            return Unreadable(found, expected, try_, line)
    return Unreadable(
        "This line is not written as YAML is.",
        "A field is a name, a colon, a space and a value.",
        "Look at another file beside this one, or put the whole value in double quotes.",
        line,
    )


def odd_character(error: yaml.YAMLError, text: str, first_line: int) -> Unreadable:
    """Translate YAML's refusal of a character."""
    position = getattr(error, "position", 0) or 0
    code = getattr(error, "character", 0)
    number = code if isinstance(code, int) else 0
    line = text.encode("utf-8")[:position].count(b"\n") + first_line
    return Unreadable(
        f"This line has a character that cannot be seen (number {number}).",
        "Text has letters, digits, signs and spaces only.",
        "Delete the line and type it again.",
        line,
    )
