"""How problems are printed: for people, for pull requests, and as JSON."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from build_tools.problems.problem import Problem
from build_tools.problems.words import count

_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}


def printable(text: str) -> str:
    """Return text in which a character that cannot be seen is named: `<U+202E>`."""
    return "".join(
        f"<U+{ord(character):04X}>" if unicodedata.category(character) in _UNSEEN else character
        for character in text
    )


def _shown(problem: Problem) -> Problem:
    return replace(
        problem,
        found=printable(problem.found),
        expected=printable(problem.expected),
        suggestion=printable(problem.suggestion),
        file=printable(problem.file),
        path=tuple(printable(part) if isinstance(part, str) else part for part in problem.path),
    )


def as_text(problems: Sequence[Problem], state: str) -> str:
    """Print problems for people: what must be put right, its state, then advice."""
    must = [problem for problem in problems if problem.must_fix]
    advice = [problem for problem in problems if not problem.must_fix]
    blocks = []
    if must:
        blocks.append(f"{count(len(must), 'thing')} to put right. {state}")
        blocks += [_block(number, problem) for number, problem in enumerate(must, 1)]
    if advice:
        pieces = count(len(advice), "piece of advice", "pieces of advice")
        blocks.append(f"{pieces}. None of it stops your change.")
        blocks += [_block(number, problem) for number, problem in enumerate(advice, 1)]
    return "\n\n".join(blocks)


def _block(number: int, problem: Problem) -> str:
    shown = _shown(problem)
    sentences = " ".join(part for part in (shown.found, shown.expected) if part)
    lines = [shown.where, shown.crumbs, sentences, shown.suggestion]
    return f"{number}  " + "\n   ".join(line for line in lines if line)


def as_annotations(problems: Sequence[Problem]) -> str:
    """Print problems as the workflow commands that place them on lines of a pull request."""
    return "\n".join(_annotation(_shown(problem)) for problem in problems)


def _annotation(problem: Problem) -> str:
    level = "error" if problem.must_fix else "warning"
    words = (problem.crumbs, problem.found, problem.expected, problem.suggestion)
    message = "%0A".join(word.replace("%", "%25") for word in words if word)
    return f"::{level} file={_property(problem.file)},line={problem.line or 1}::{message}"


def as_summary(problems: Sequence[Problem], state: str) -> str:
    """Print problems for the summary of a job: a sentence, then each as it is, without marks."""
    first, *rest = as_text(problems, state).split("\n\n")
    longest = max((len(run) for block in rest for run in re.findall("`+", block)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([first, "", f"{fence}text", "\n\n".join(rest), fence, ""])


def _property(text: str) -> str:
    return text.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Sequence[Problem], *, guides: int, seconds: float) -> str:
    """Print problems as one JSON object, with the number of guides and the seconds taken."""
    data = {
        "problems": [_as_data(_shown(problem)) for problem in problems],
        "guides": guides,
        "seconds": round(seconds, 3),
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _as_data(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "path": problem.crumbs,
        "found": problem.found,
        "expected": problem.expected,
        "try": problem.suggestion,
        "must_fix": problem.must_fix,
    }
