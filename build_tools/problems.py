"""What can be wrong with the content: one value for it, one error that carries many of them.

Exception
├── ContentError   content to put right: a list of problems, exit code 1
└── OurFault       something of ours failed: one sentence and details, exit code 3
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

PathPart = str | int

SINGULAR = {
    "steps": "step",
    "contacts": "contact",
    "sources": "source",
    "questions": "question",
    "avoid": "line to avoid",
    "changes": "change",
    "related": "related guide",
    "also_called": "other name",
    "promises": "promise",
    "values": "value",
    "was_at": "old address",
    "we_will": "line",
    "easy": "sentence",
    "will_not": "line",
    "if_broken": "step",
    "help_now": "contact",
    "introduction": "paragraph",
    "hard_words": "hard word",
    "sign_off": "sign-off",
    "care": "word",
    "recommendations": "recommendation",
    "served_by": "page",
    "distributions": "distribution",
    "act_now": "contact",
    "holds_back": "name",
}
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
]


@dataclass(frozen=True)
class Problem:
    """One thing an editor should look at: where it is, what was found, what is expected.

    `path` leads from the file to the value: field names, and positions counted from 0.
    `line` counts from 1. `must_fix` is False for advice, which stops nothing.
    """

    found: str
    expected: str = ""
    try_: str = ""
    path: tuple[PathPart, ...] = ()
    file: str = ""
    line: int | None = None
    must_fix: bool = True

    def at(self, file: str, line: int | None) -> Problem:
        """Return the same problem with its place filled in where it had none."""
        return replace(self, file=self.file or file, line=self.line or line)

    @property
    def where(self) -> str:
        """The file and line, as a person says them."""
        return f"{self.file}, line {self.line}" if self.line else self.file

    @property
    def crumbs(self) -> str:
        """The path in words: `steps > second step`."""
        return " > ".join(_crumbs(self.path))

    def as_data(self) -> dict[str, object]:
        """Return the problem as the object that `check --format json` prints."""
        return {
            "file": self.file,
            "line": self.line,
            "path": self.crumbs,
            "found": self.found,
            "expected": self.expected,
            "try": self.try_,
            "must_fix": self.must_fix,
        }


class ContentError(Exception):
    """The content has problems that must be put right; all of them, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(f"{len(self.problems)} problems")


class NotPossible(Exception):
    """The command as it was typed cannot be done; its sentence says what to do instead."""


class OurFault(Exception):
    """Something of ours failed, and no change to the content would mend it."""

    def __init__(self, sentence: str, details: str = "") -> None:
        self.sentence = sentence
        self.details = details
        super().__init__(sentence)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by file and line, and drop a problem that is said twice."""
    return sorted(dict.fromkeys(problems), key=lambda p: (p.file, p.line or 0, p.crumbs, p.found))


def _crumbs(path: Sequence[PathPart]) -> Iterable[str]:
    for before, part in zip(("", *path), path, strict=False):
        yield part if isinstance(part, str) else ordinal(part, SINGULAR.get(str(before), "entry"))


def ordinal(position: int, noun: str) -> str:
    """Name the thing at a position counted from 0: `ordinal(1, "step")` is `second step`."""
    if position < len(ORDINALS):
        return f"{ORDINALS[position]} {noun}"
    return f"{noun} {position + 1}"


def count(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: `1 guide`, `2 guides`, `no guides`."""
    word = noun if number == 1 else plural or noun + "s"
    return f"{number or 'no'} {word}"


def as_text(problems: Sequence[Problem], state: str) -> str:
    """Print problems for people: what must be put right, its state, then advice."""
    must = [p for p in problems if p.must_fix]
    advice = [p for p in problems if not p.must_fix]
    blocks = []
    if must:
        blocks.append(f"{count(len(must), 'thing')} to put right. {state}")
        blocks += [_block(number, problem) for number, problem in enumerate(must, 1)]
    if advice:
        pieces = count(len(advice), "piece of advice", "pieces of advice")
        blocks.append(f"{pieces}. Nothing is stopped by it.")
        blocks += [_block(number, problem) for number, problem in enumerate(advice, 1)]
    return "\n\n".join(blocks)


def _block(number: int, problem: Problem) -> str:
    sentences = " ".join(part for part in (problem.found, problem.expected) if part)
    lines = [problem.where, problem.crumbs, sentences, problem.try_]
    return f"{number}  " + "\n   ".join(line for line in lines if line)


def as_annotations(problems: Sequence[Problem]) -> str:
    """Print problems as the workflow commands that place them on lines of a pull request."""
    return "\n".join(_annotation(problem) for problem in problems)


def _annotation(problem: Problem) -> str:
    level = "error" if problem.must_fix else "warning"
    words = (problem.crumbs, problem.found, problem.expected, problem.try_)
    message = _workflow_text("\n".join(word for word in words if word))
    place = f"file={_workflow_property(problem.file)},line={problem.line or 1}"
    return f"::{level} {place}::{message}"


def _workflow_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _workflow_property(text: str) -> str:
    return _workflow_text(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Sequence[Problem], *, guides: int, seconds: float) -> str:
    """Print problems as one JSON object, with the number of guides and the seconds taken."""
    data = {
        "problems": [problem.as_data() for problem in problems],
        "guides": guides,
        "seconds": round(seconds, 3),
    }
    return json.dumps(data, ensure_ascii=False, indent=2)
