"""Finds the numbers and lines that Markdown's lists would lose or count anew.

A line that begins with "999." is an item of a list for Markdown, and readers would see "1.".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from markdown_it.token import Token

_OPENS = ("ordered_list_open", "bullet_list_open")
_CLOSES = ("ordered_list_close", "bullet_list_close")


SHORTEST_CALL = 3
"""A number with so many digits is one to call, and with fewer it counts the lines of a list."""


class Fault(NamedTuple):
    """What was found, what is expected, what to try, and its line of the text, from 0."""

    found: str
    expected: str
    suggestion: str
    line: int


@dataclass
class _Item:
    """An item of a list: its number with its mark, its line, and what it has inside."""

    typed: str
    line: int
    is_wrong: bool = False
    paragraphs: int = 0
    lists: int = 0


@dataclass
class Numbering:
    """Follows the lists of a text, token by token.

    `counts` holds how many items each open list has so far, the innermost last. `is_wrong` says
    whether the list that was opened last has a number that would be lost.
    """

    is_wrong: bool = False
    counts: list[int] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)

    def faults_at(self, token: Token) -> Iterator[Fault]:
        """Yield what is wrong with a token that begins a list or is in one."""
        line = token.map[0] if token.map else 0
        if token.type in _OPENS:
            self._open(token)
        elif token.type in _CLOSES:
            self.counts.pop()
        elif token.type == "list_item_open":
            yield from self._begin(token, line)
        elif token.type == "list_item_close":
            yield from self._end()
        elif token.type == "paragraph_open" and self.items:
            yield from self._another_paragraph(line)

    def _open(self, token: Token) -> None:
        if self.items:
            self.items[-1].lists += 1
        self.counts.append(0)
        self.is_wrong = token.type == "ordered_list_open" and token.attrs.get("start", 1) != 1

    def _begin(self, token: Token, line: int) -> Iterator[Fault]:
        self.counts[-1] += 1
        typed, expected = f"{token.info}{token.markup}", str(self.counts[-1])
        is_wrong = token.info not in ("", expected)
        self.items.append(_Item(typed if token.info else "", line, is_wrong))
        if len(token.info) >= SHORTEST_CALL and is_wrong:
            yield _lost(typed, expected, line)
        elif is_wrong and (self.counts[-1] == 1 or not self.is_wrong):
            yield _counted_anew(typed, expected, line)
        self.is_wrong |= is_wrong

    def _end(self) -> Iterator[Fault]:
        item = self.items.pop()
        if item.typed and not (item.is_wrong or item.paragraphs or item.lists):
            yield Fault(
                f'There is nothing after "{item.typed}" here, so the line would be lost.',
                "Each line of a list needs words.",
                "Write some words after it, or delete the line.",
                item.line,
            )

    def _another_paragraph(self, line: int) -> Iterator[Fault]:
        item = self.items[-1]
        item.paragraphs += 1
        if item.paragraphs == 2:
            yield Fault(
                "This paragraph is part of the list's line above it, and would be shown as a "
                "line of its own.",
                "Each line of a list is one paragraph.",
                "Delete the empty line before it, or move it below the whole list, without "
                "spaces at its beginning.",
                line,
            )


def _lost(typed: str, expected: str, line: int) -> Fault:
    number = typed[:-1]
    return Fault(
        f'This line begins with "{typed}", which makes it a line of a numbered list: readers would '
        f'see "{expected}." and no {number}.',
        "Readers should see the number as you typed it.",
        f'Write it inside the sentence, such as "Call {number}", or without the "{typed[-1]}".',
        line,
    )


def _counted_anew(typed: str, expected: str, line: int) -> Fault:
    return Fault(
        f'This line of a list begins with "{typed}", but readers would see "{expected}.".',
        "A numbered list counts 1, 2, 3, with nothing between the lines.",
        "Number its lines in order, or begin each with a hyphen and a space.",
        line,
    )
