"""Turns YAML into text values, and remembers the line of each.

Every value stays text until the model says otherwise: YAML's own guesses would turn the phone
number 01632560123 into 241885267 and the word `no` into False. Only plain YAML is read: no
anchors, aliases, tags or second documents, so a small file can never grow into a large one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import yaml

from build_tools.content.document import Unreadable
from build_tools.content.yaml_errors import from_yaml
from build_tools.content.yaml_events import Builder, Fields
from build_tools.problems import Problem

QUICKEST: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The loader that leaves every value as text; the one written in C where there is one."""


@lru_cache(maxsize=4096)  # a preview reads the same texts again at every save
def fields_of(text: str, first_line: int, thing: str, loader: type = QUICKEST) -> Fields:
    """Return the fields of a YAML text; `first_line` is the line of the file it begins on.

    `thing` is what an editor calls the text: "file" or "form". Nobody changes what is returned.
    """
    fields = Fields()
    try:
        _refuse_tabs(text, first_line)
        Builder(text, first_line, fields).build(_events(text, first_line, loader), thing)
    except Unreadable as stop:
        return Fields(problems=_told_once(fields.problems, stop.problem), is_read=False)
    return fields


def _told_once(problems: list[Problem], last: Problem) -> list[Problem]:
    """What stops YAML is left out where it follows from what is wrong with the line above it."""
    follows = any(problem.line and problem.line + 1 == last.line for problem in problems)
    return problems if follows else [*problems, last]


def _events(text: str, first_line: int, loader: type) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        raise from_yaml(error, text, first_line) from None


def _refuse_tabs(text: str, first_line: int) -> None:
    for number, line in enumerate(text.split("\n"), first_line):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            raise Unreadable(
                "This line begins with a tab.",
                "Lines are moved in with spaces.",
                "Delete the tab and press the space bar twice.",
                number,
            )
