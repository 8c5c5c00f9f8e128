"""What one content file holds once it has been opened, or why it could not be."""

from __future__ import annotations

from dataclasses import dataclass, field

from build_tools.problems import PathPart, Problem

Path = tuple[PathPart, ...]
Value = str | list["Value"] | dict[str, "Value"]

DEEPEST_NESTING = 8


@dataclass(frozen=True)
class Document:
    """One content file: text values, the line (from 1) of each path, and a body if it has one.

    `problems` holds what was wrong with the file itself. `is_read` is False where reading had to
    stop, so that there are no values at all.
    """

    file: str
    values: dict[str, Value] = field(default_factory=dict)
    lines: dict[Path, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    problems: tuple[Problem, ...] = ()
    is_read: bool = True

    def line_of(self, path: Path) -> int | None:
        """Return the line of a path, or of the nearest path above it."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.lines:
                return self.lines[path[:end]]
        return None


class Unreadable(Exception):
    """A file cannot be read further; it carries the problem that says why."""

    def __init__(self, found: str, expected: str, suggestion: str, line: int | None = None) -> None:
        self.problem = Problem(found, expected, suggestion, line=line)
