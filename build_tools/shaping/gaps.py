"""Tells the gaps of a draft, which are advice, from wrong values, which are problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from build_tools.problems import PathPart, Problem

NEVER_A_GAP = "title"
BEFORE = "Fill it in before the guide is published."


def gaps_as_advice(problems: list[Problem], values: Mapping[str, Any]) -> list[Problem]:
    """Return the problems of a draft's form: what is only not written yet becomes advice."""
    return [_advice(problem) if _is_gap(problem, values) else problem for problem in problems]


def _is_gap(problem: Problem, values: Mapping[str, Any]) -> bool:
    return problem.path != (NEVER_A_GAP,) and not _value_at(problem.path, values)


def _value_at(path: tuple[PathPart, ...], value: Any) -> Any:
    for part in path:
        if isinstance(value, Mapping):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int):
            value = value[part]
        else:
            return value
    return value


def _advice(problem: Problem) -> Problem:
    found = "This line of the draft is still empty."
    if len(problem.path) == 1:
        found = f"This draft has nothing here yet: {problem.path[0]}."
    return replace(problem, found=found, try_=BEFORE, must_fix=False)
