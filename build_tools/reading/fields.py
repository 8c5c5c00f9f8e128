"""Turns YAML into text values, and remembers the line of each.

Every value stays text until the model says otherwise: YAML's own guesses would turn the phone
number 01632560123 into 241885267 and the word `no` into False. Only plain YAML is read: no
anchors, aliases, tags or second documents, so a small file can never grow into a large one.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from build_tools.problems import PathPart
from build_tools.reading.document import DEEPEST_NESTING, Unreadable, Value
from build_tools.reading.plain_words import from_yaml, odd_character

MOST_VALUES = 20_000
FENCE = "---"
_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def values_of(
    text: str, first_line: int, *, whole_file: bool
) -> tuple[dict[str, Value], dict[tuple[PathPart, ...], int]]:
    """Return the fields of a YAML text and the line of each path.

    `first_line` is the line of the file that the text begins on. Raises Unreadable.
    """
    _refuse_tabs(text, first_line)
    builder = _Builder(text, first_line)
    try:
        values = builder.build(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        raise from_yaml(error, text, first_line) from None
    except yaml.YAMLError as error:
        raise odd_character(error, text, first_line) from None
    if not values or not isinstance(values, dict):
        thing = "file" if whole_file else "form"
        raise Unreadable(
            f"This {thing} has no fields.",
            "A field is a name, a colon, a space and a value.",
            "Look at another file beside this one for an example.",
            first_line,
        )
    return values, builder.lines


def _refuse_tabs(text: str, first_line: int) -> None:
    for number, line in enumerate(text.split("\n"), first_line):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            raise Unreadable(
                "This line begins with a tab.",
                "Lines are moved in with spaces.",
                "Delete the tab and press the space bar twice.",
                number,
            )


class _Builder:
    """Turns YAML's events into text values, and remembers the line of each."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text.split("\n")
        self.first_line = first_line
        self.lines: dict[tuple[PathPart, ...], int] = {}
        self.documents = 0
        self.seen = 0

    def build(self, events: Iterator[yaml.Event]) -> Value:
        value: Value = ""
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._count_document(event)
            elif isinstance(event, yaml.NodeEvent):
                value = self._value(event, events, ())
        return value

    def _line(self, event: yaml.Event) -> int:
        return (event.start_mark.line if event.start_mark else 0) + self.first_line

    def _count_document(self, event: yaml.Event) -> None:
        self.documents += 1
        if self.documents > 1:
            raise Unreadable(
                f"A second line of three hyphens ({FENCE}) starts a new document here.",
                "One file holds one document.",
                "Delete that line.",
                self._line(event),
            )

    def _value(
        self, event: yaml.Event, events: Iterator[yaml.Event], path: tuple[PathPart, ...]
    ) -> Value:
        self._refuse_cleverness(event, path)
        if path:
            self.lines.setdefault(path, self._line(event))
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_lost_words(event)
            return str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, path)
        return self._fields(events, path)

    def _list(self, events: Iterator[yaml.Event], path: tuple[PathPart, ...]) -> list[Value]:
        items: list[Value] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._value(event, events, (*path, len(items))))
        return items

    def _fields(self, events: Iterator[yaml.Event], path: tuple[PathPart, ...]) -> dict[str, Value]:
        fields: dict[str, Value] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._key(event, path, fields)
            self.lines[(*path, key)] = self._line(event)
            fields[key] = self._value(next(events), events, (*path, key))
        return fields

    def _key(self, event: yaml.Event, path: tuple[PathPart, ...], fields: dict[str, Value]) -> str:
        self._refuse_cleverness(event, path)
        if not isinstance(event, yaml.ScalarEvent):
            raise Unreadable(
                "The name of a field is a list or a group here.",
                "The name of a field is one word.",
                "Look for a stray [ or { or ? on this line, or put the text in quotes.",
                self._line(event),
            )
        key = str(event.value)
        if key in fields:
            first = self.lines[(*path, key)]
            raise Unreadable(
                f'The field "{key}" is here twice; the first is on line {first}.',
                "A field is filled in once.",
                "Keep the right one and delete the other.",
                self._line(event),
            )
        return key

    def _refuse_lost_words(self, event: yaml.ScalarEvent) -> None:
        """YAML reads nothing after a space and a `#`: words would vanish without a sign."""
        end = event.end_mark
        rest = self.text[end.line][end.column :] if end and end.line < len(self.text) else ""
        if not event.style and rest.lstrip().startswith("#"):
            raise Unreadable(
                f'YAML reads nothing after the sign # on this line: "{rest.strip()[:40]}" is lost.',
                "A note to colleagues stands on a line of its own.",
                "Put the value in double quotes, or move the note to its own line.",
                self._line(event),
            )

    def _refuse_cleverness(self, event: yaml.Event, path: tuple[PathPart, ...]) -> None:
        self.seen += 1
        clever = _cleverness(event)
        if clever:
            raise Unreadable(
                clever,
                "Content is plain text: no anchors (&), aliases (*) or tags (!).",
                "If it is part of a sentence, put the whole sentence in double quotes.",
                self._line(event),
            )
        if len(path) > DEEPEST_NESTING or self.seen > MOST_VALUES:
            raise Unreadable(
                "The fields here are nested too deeply, or there are far too many of them.",
                f"Content is at most {DEEPEST_NESTING} levels deep.",
                "Look for stray brackets, or for something pasted in by mistake.",
                self._line(event),
            )


def _cleverness(event: yaml.Event) -> str:
    if isinstance(event, yaml.AliasEvent):
        return f'"*{getattr(event, "anchor", "")}" is an alias in YAML.'
    anchor = getattr(event, "anchor", None)
    if anchor:
        return f'"&{anchor}" is an anchor in YAML.'
    tag = getattr(event, "tag", None)
    if tag:
        return f'"{tag.replace("tag:yaml.org,2002:", "!!")}" is a tag in YAML.'
    return ""
