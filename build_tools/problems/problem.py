"""One value for what is wrong, and the errors that carry it.

Exception
├── ContentError   content to put right: a list of problems, exit code 1
├── CommandError   a command that cannot be done as typed, exit code 2
└── InternalError  an error in this tool: one sentence and details, exit code 3
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from build_tools.problems.words import PathPart, crumbs_of


@dataclass(frozen=True)
class Problem:
    """One thing an editor should look at: where it is, what was found, what is expected.

    `path` leads from the file to the value: field names, and positions counted from 0.
    `line` counts from 1. `must_fix` is False for advice, which stops nothing.
    """

    found: str
    expected: str = ""
    suggestion: str = ""
    path: tuple[PathPart, ...] = ()
    file: str = ""
    line: int | None = None
    must_fix: bool = True

    def at(self, file: str, line: int | None, path: tuple[PathPart, ...] = ()) -> Problem:
        """Return the same problem, with its place filled in if it had none."""
        return replace(self, file=self.file or file, line=self.line or line, path=self.path or path)

    @property
    def where(self) -> str:
        """The file and line, as a person says them."""
        return f"{self.file}, line {self.line}" if self.line else self.file

    @property
    def crumbs(self) -> str:
        """The path in words: `steps > second step`."""
        return " > ".join(crumbs_of(self.path))


class ContentError(Exception):
    """The content has problems that must be put right: all of them, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(f"{len(self.problems)} problems")


class CommandError(Exception):
    """The command cannot be done as it was typed. Its sentence says what to do instead."""


class InternalError(Exception):
    """An error in this tool, which no change to the content would put right."""

    def __init__(self, sentence: str, details: str = "") -> None:
        self.sentence = sentence
        self.details = details
        super().__init__(sentence)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by file and line, and drop a problem that is there twice."""
    return sorted(dict.fromkeys(problems), key=lambda p: (p.file, p.line or 0, p.crumbs, p.found))
