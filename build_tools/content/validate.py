"""Shapes files that are one thing, and registers that run from names to things."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError

from build_tools.content.document import Document, Value
from build_tools.content.errors import fields_of
from build_tools.content.gaps import gaps_as_advice, may_have_gaps
from build_tools.content.messages import problems_of
from build_tools.content.shapes import slug_of
from build_tools.model import Part
from build_tools.model.formats import SLUG
from build_tools.problems import Problem, shortened

M = TypeVar("M", bound=Part)


def validate(document: Document, model: type[M]) -> tuple[M | None, list[Problem]]:
    """Shape a file that is one thing. The thing is None when it has problems."""
    if not document.is_read:
        return None, list(document.problems)
    thing, problems = validated(dict(document.values), model)
    return thing, all_problems(document, problems)


def validate_each(document: Document, model: type[M]) -> tuple[dict[str, M], list[Problem]]:
    """Shape a file that runs from names to things. Things with problems are left out.

    What a contact lacks that nobody has confirmed is advice only.
    """
    things: dict[str, M] = {}
    problems: list[Problem] = []
    for id_, values in document.values.items():
        thing, found = _one(id_, values, model)
        problems += [replace(problem, path=(id_, *problem.path)) for problem in found]
        if thing and not any(problem.must_fix for problem in found):
            things[id_] = thing
    return things, all_problems(document, problems)


def validated(values: dict[str, Any], model: type[M]) -> tuple[M | None, list[Problem]]:
    """Return the thing that values make, or what is wrong with them."""
    try:
        return model.model_validate(values), []
    except ValidationError as error:
        return None, problems_of(error.errors(), model)


def all_problems(document: Document, found: Iterable[Problem]) -> list[Problem]:
    """Return a file's own problems and those found in its values, each on its line.

    A value that could not be read right is not told again.
    """
    told = {problem.path for problem in document.problems}
    return [
        *document.problems,
        *(
            replace(
                problem,
                file=document.file,
                line=problem.line or document.line_of(problem.path) or 1,
            )
            for problem in found
            if problem.path not in told
        ),
    ]


def _one(id_: str, values: Value, model: type[M]) -> tuple[M | None, list[Problem]]:
    if isinstance(values, dict):
        thing, problems = _with_gaps(values, model)
    else:
        thing, problems = None, [_no_fields(values, model)]
    return thing, problems if re.fullmatch(SLUG, id_) else [_bad_name(id_), *problems]


def _with_gaps(values: dict[str, Any], model: type[M]) -> tuple[M | None, list[Problem]]:
    thing, problems = validated(values, model)
    if thing or not may_have_gaps(model, values):
        return thing, problems
    told = gaps_as_advice(problems, values, "contact", "before it is confirmed")
    gaps = {str(problem.path[0]) for problem in told if not problem.must_fix}
    kept = {name: value for name, value in values.items() if name not in gaps}
    blanks = {name: "" for name in gaps if model.model_fields[name].is_required()}
    thing, _ = validated({**kept, **dict.fromkeys(blanks, "x")}, model)
    return thing and thing.model_copy(update=blanks), told


def _no_fields(values: Value, model: type[Part]) -> Problem:
    what = "a list" if isinstance(values, list) else f'only "{shortened(values)}"'
    return Problem(
        f"There is {what} here and no fields." if values else "There is nothing here.",
        f"The fields here are: {', '.join(fields_of(model))}.",
        "Write each on a line of its own below the name, moved in by two spaces.",
    )


def _bad_name(id_: str) -> Problem:
    return Problem(
        f'"{shortened(id_)}" cannot be a name in this file.',
        "A name has small letters, digits and hyphens only.",
        f'Try "{slug_of(id_)}", here and wherever it is used.',
    )
