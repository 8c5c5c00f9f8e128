"""Tells gaps, which are advice, from wrong values, which are problems.

A draft may have gaps, and so may a contact that nobody has confirmed: neither reaches a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from build_tools.model import Contact, Part
from build_tools.problems import PathPart, Problem

NEVER_A_GAP = {("title",), ("name",)}


def may_have_gaps(model: type[Part], values: Mapping[str, Any]) -> bool:
    """Return whether an entry of a register may still have gaps."""
    return model is Contact and values.get("confirmed") == "no"


def gaps_as_advice(
    problems: list[Problem], values: Mapping[str, Any], thing: str, until: str
) -> list[Problem]:
    """Return problems in which what is only not written yet has become advice.

    `thing` is what has the gaps, and `until` when they must be filled.
    """
    return [
        _advice(problem, thing, until) if _is_gap(problem, values) else problem
        for problem in problems
    ]


def _is_gap(problem: Problem, values: Mapping[str, Any]) -> bool:
    return problem.path not in NEVER_A_GAP and not _value_at(problem.path, values)


def _value_at(path: tuple[PathPart, ...], value: Any) -> Any:
    for part in path:
        if isinstance(value, Mapping):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int):
            value = value[part]
        else:
            return value
    return value


def _advice(problem: Problem, thing: str, until: str) -> Problem:
    found = f"This line of the {thing} is still empty."
    if len(problem.path) == 1:
        found = f"This {thing} has nothing here yet: {problem.path[0]}."
    return replace(problem, found=found, suggestion=f"Fill it in {until}.", must_fix=False)
