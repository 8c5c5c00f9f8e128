"""Turns YAML into text values with the line of each, and says what cannot be read so.

Every value stays text until the model says otherwise: YAML's own guesses would turn the phone
number 01614960123 into 1614960123 and the word `no` into False. Only plain YAML is read: no
anchors, aliases, tags or second documents, so a small file can never grow into a large one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import yaml

from build_tools.content.document import DEEPEST_NESTING, Path, Unreadable, Value
from build_tools.content.lines import ended_on_purpose, run_together
from build_tools.content.yaml_errors import from_yaml
from build_tools.problems import Problem, shortened

MOST_VALUES = 20_000
_LOST = re.compile(r"\s+(#.{0,60})")
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


_ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_SPACE = re.compile(rf"^[ -]*[{_ODD}]|^ *(?:- )?[\w-]+:[{_ODD}]")


def _refuse_tabs(text: str, first_line: int) -> None:
    for number, line in enumerate(text.split("\n"), first_line):
        if _ODD_SPACE.match(line):
            raise Unreadable(
                "This line has an unusual kind of space, such as a no-break space.",
                "Move lines in with ordinary spaces. Word and web pages use other kinds.",
                "Delete the spaces at the beginning of the line and after the colon, and type them "
                "again.",
                number,
            )
        if "\t" in line[: len(line) - len(line.lstrip())]:
            raise Unreadable(
                "This line begins with a tab.",
                "Lines must be moved in with spaces.",
                "Delete the tab and press the space bar twice.",
                number,
            )


@dataclass
class Fields:
    """The fields of one YAML text. `is_read` is False where reading had to stop."""

    values: dict[str, Value] = field(default_factory=dict)
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    is_read: bool = True


class Builder:
    """Turns YAML's events into text values, and remembers the line of each."""

    def __init__(self, text: str, first_line: int, fields: Fields) -> None:
        self.text = text.split("\n")
        self.first_line = first_line
        self.fields = fields
        self.seen = 0

    def build(self, events: Iterator[yaml.Event], thing: str) -> None:
        """Fill the fields from YAML's events; `thing` is what an editor calls the text."""
        values: Value = ""
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                self._refuse_second(documents, event)
            elif isinstance(event, yaml.NodeEvent):
                values = self._value(event, events, ())
        if not isinstance(values, dict) or (thing == "form" and not values):
            raise Unreadable(
                f"This {thing} has no fields.",
                "A field is a name, a colon, a space and a value.",
                "Look at another file in the same folder for an example.",
                self.first_line,
            )
        self.fields.values = values

    def _line(self, event: yaml.Event) -> int:
        assert event.start_mark  # YAML marks every event it finds in a text
        return event.start_mark.line + self.first_line

    def _refuse_second(self, documents: int, event: yaml.Event) -> None:
        if documents > 1:
            raise Unreadable(
                "A line of three hyphens (---) or three dots (...) splits this file in two.",
                "A file can have only one set of fields.",
                "Delete that line.",
                self._line(event),
            )

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Value:
        self._refuse_cleverness(event, path)
        if path:
            self.fields.lines.setdefault(path, self._line(event))
        if isinstance(event, yaml.ScalarEvent):
            self._notice_lost_words(event, path)
            self._notice_lines(event, path)
            return str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, path)
        return self._mapping(events, path)

    def _list(self, events: Iterator[yaml.Event], path: Path) -> list[Value]:
        items: list[Value] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._value(event, events, (*path, len(items))))
        return items

    def _mapping(self, events: Iterator[yaml.Event], path: Path) -> dict[str, Value]:
        fields: dict[str, Value] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._key(event, path)
            if key in fields:
                self._notice_repeat(event, (*path, key))
                self._value(next(events), events, (*path, key))
            else:
                self.fields.lines.setdefault((*path, key), self._line(event))
                fields[key] = self._value(next(events), events, (*path, key))
        return fields

    def _key(self, event: yaml.Event, path: Path) -> str:
        self._refuse_cleverness(event, path)
        if not isinstance(event, yaml.ScalarEvent):
            raise Unreadable(
                "There is a list or a group here where the name of a field should be.",
                "The name of a field is one word.",
                "Look for a stray [ or { or ? on this line, or put the text in double quotes.",
                self._line(event),
            )
        return str(event.value)

    def _notice_repeat(self, event: yaml.Event, path: Path) -> None:
        self._notice(
            f'The field "{shortened(path[-1])}" is here twice; '
            f"the first is on line {self.fields.lines[path]}.",
            "Each field can be filled in only once.",
            "Keep the right one and delete the other.",
            self._line(event),
            path,
        )

    def _notice_lost_words(self, event: yaml.ScalarEvent, path: Path) -> None:
        """YAML reads nothing after a space and a `#`: words would vanish without a sign."""
        assert event.end_mark  # as above
        number, column = event.end_mark.line, event.end_mark.column
        lost = _LOST.match(self.text[number], column) if number < len(self.text) else None
        if lost and not event.style:
            self._notice(
                f'Everything from the # on would be lost: "{shortened(lost[1]).rstrip(".")}".',
                "A # begins a note to colleagues, and a note needs a line of its own.",
                "Put the whole value in double quotes, or move the note to a line of its own.",
                number + self.first_line,
                path,
            )

    def _notice_lines(self, event: yaml.ScalarEvent, path: Path) -> None:
        """Lines of one value become one line: some were ended on purpose."""
        assert event.start_mark  # as above
        assert event.end_mark
        start, end = event.start_mark, event.end_mark
        if start.line == end.line:
            return
        lines = [self.text[start.line][start.column :], *self.text[start.line + 1 : end.line]]
        lines.append(self.text[end.line][: end.column] if end.line < len(self.text) else "")
        is_block = event.style in ("|", ">")
        lines = [line for line in lines[is_block:] if line.strip()]
        number = ended_on_purpose(lines)
        if number is not None:
            self._notice(*run_together(lines[number]), start.line + self.first_line, path)

    def _notice(self, found: str, expected: str, suggestion: str, line: int, path: Path) -> None:
        self.fields.problems.append(Problem(found, expected, suggestion, path=path, line=line))

    def _refuse_cleverness(self, event: yaml.Event, path: Path) -> None:
        clever = _cleverness(event)
        if clever:
            raise Unreadable(
                clever,
                "Content is plain text, and can't use anchors (&), aliases (*) or tags (!).",
                "If it is part of a sentence, put the whole sentence in double quotes.",
                self._line(event),
            )
        self.seen += 1
        if self.seen > MOST_VALUES:
            raise Unreadable(
                f"There are more than {MOST_VALUES:,} values in this file.",
                "Content files are never that long.",
                "Look for something pasted in by mistake.",
                self._line(event),
            )
        if len(path) > DEEPEST_NESTING:
            raise Unreadable(
                f"There are more than {DEEPEST_NESTING} levels of lists and fields here.",
                "Content has only a few levels.",
                "Look for stray brackets.",
                self._line(event),
            )


def _cleverness(event: yaml.Event) -> str:
    anchor = getattr(event, "anchor", None)
    if isinstance(event, yaml.AliasEvent):
        return f'"*{shortened(anchor)}" is read as an alias.'
    if anchor:
        return f'"&{shortened(anchor)}" is read as an anchor.'
    tag = getattr(event, "tag", None)
    if tag:
        return f'"{shortened(tag.replace("tag:yaml.org,2002:", "!!"))}" is read as a tag.'
    return ""
