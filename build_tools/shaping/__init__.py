"""Text values become the model; whatever is missing, unknown or wrong becomes a problem."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError

from build_tools.model import Guide, Part
from build_tools.model.values import SLUG
from build_tools.problems import Problem
from build_tools.reading import Document, Value
from build_tools.shaping.body import shape_body
from build_tools.shaping.sentences import meant, nearest, problems_of, shortened

__all__ = ["nearest", "shape", "shape_each", "shape_guide"]

M = TypeVar("M", bound=Part)


def shape(document: Document, model: type[M]) -> tuple[M | None, list[Problem]]:
    """Shape a file that is one thing. The thing is None when it has problems."""
    if document.problems:
        return None, list(document.problems)
    thing, problems = _validated(dict(document.values), model)
    return thing, [_placed(problem, document) for problem in problems]


def shape_each(document: Document, model: type[M]) -> tuple[dict[str, M], list[Problem]]:
    """Shape a file that runs from ids to things. Things with problems are left out."""
    things: dict[str, M] = {}
    problems = list(document.problems)
    for id_, values in document.values.items():
        thing, found = _entry(id_, values, model)
        problems += [_placed(problem, document, id_) for problem in found]
        if thing and not found:
            things[id_] = thing
    return things, problems


def shape_guide(document: Document, slug: str) -> tuple[Guide | None, list[Problem]]:
    """Shape a guide. `slug` is the name of its file, without `.md`."""
    problems = _name_problems(slug)
    if document.problems:
        return None, [problem.at(document.file, None) for problem in problems] + list(
            document.problems
        )
    body, body_problems = shape_body(document.body, document.body_line)
    own = [name for name in ("slug", "body") if name in document.values]
    values = {name: value for name, value in document.values.items() if name not in own}
    guide, found = _validated({**values, "slug": slug, "body": body}, Guide)
    if guide is None:
        guide = _as_far_as_it_goes({**values, "slug": slug, "body": body}, found)
    problems += [_not_in_the_form(name) for name in own] + body_problems
    problems += [problem for problem in found if problem.path != ("slug",)]
    return guide, [_placed(problem, document) for problem in problems]


def _as_far_as_it_goes(values: dict[str, Any], problems: list[Problem]) -> Guide | None:
    """Shape a faulty guide without its faulty fields, so that the rules can look at the rest.

    A mistyped name counts as the name that was meant. Nothing is published from it: its problems
    stop the build.
    """
    faulty = {str(problem.path[0]) for problem in problems}
    kept = {name: value for name, value in values.items() if name not in faulty}
    for name in faulty - set(Guide.model_fields):
        right = meant(name, Guide.model_fields)
        if right and right not in values:
            kept[right] = values[name]
    return _validated(kept, Guide)[0]


def _validated(values: dict[str, Any], model: type[M]) -> tuple[M | None, list[Problem]]:
    try:
        return model.model_validate(values), []
    except ValidationError as error:
        return None, problems_of(error.errors(), model)


def _entry(id_: str, values: Value, model: type[M]) -> tuple[M | None, list[Problem]]:
    thing, problems = _validated(values, model) if isinstance(values, dict) else _no_fields(values)
    if not re.match(SLUG, id_):
        problems = [_bad_id(id_), *problems]
    return thing, problems


def _no_fields(values: Value) -> tuple[None, list[Problem]]:
    problem = Problem(
        f'There is only "{shortened(values)}" here and no fields.'
        if values
        else "There is nothing here.",
        "Every entry of this file has fields of its own.",
        "Look at another entry of this file for its fields.",
    )
    return None, [problem]


def _bad_id(id_: str) -> Problem:
    return Problem(
        f'"{shortened(id_)}" cannot be the name of an entry.',
        "A name has small letters, digits and hyphens only: missing-children.",
        "Change it here and wherever it is used.",
    )


def _name_problems(slug: str) -> list[Problem]:
    if re.match(SLUG, slug) and len(slug) <= 60:
        return []
    better = re.sub(r"[^a-z0-9]+", "-", slug.lower()).strip("-")[:60] or "new-guide"
    return [
        Problem(
            f'The file is named "{shortened(slug)}.md", and its name becomes its address.',
            "A file name has small letters, digits and hyphens only, and at most 60 of them.",
            f'Rename the file to "{better}.md".',
        )
    ]


def _not_in_the_form(name: str) -> Problem:
    instead = "The file's name is its address." if name == "slug" else "Text stands below the form."
    return Problem(
        f'"{name}" is not a field of the form.', instead, "Delete the line.", path=(name,)
    )


def _placed(problem: Problem, document: Document, id_: str = "") -> Problem:
    path = (id_, *problem.path) if id_ else problem.path
    line = problem.line or document.line_of(path) or 1
    return replace(problem, path=path, file=document.file, line=line)
