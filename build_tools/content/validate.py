"""Validates files that are one thing, registers of many, and guides, as far as each can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from typing import Annotated, Any, TypeVar, cast, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from build_tools.content.document import Document, Value
from build_tools.content.errors import fields_of
from build_tools.content.markdown import parse_body
from build_tools.content.messages import problems_of, slug_of
from build_tools.model import Contact, Guide, Part, is_kept_name
from build_tools.model.formats import SLUG
from build_tools.problems import PathPart, Problem, meant, shortened
from build_tools.rules import kept_name_problem

M = TypeVar("M", bound=Part)

NEVER_A_GAP = {("title",), ("name",)}
LONGEST_NAME = 60
_BLANKS: dict[str, Any] = {
    "title": "",
    "summary": "",
    "topic": "",
    "steps": (),
    "contacts": (),
    "sources": (),
}


def validate(document: Document, model: type[M]) -> tuple[M | None, list[Problem]]:
    """Validate a file that is one thing. The thing is None when it has problems."""
    if not document.is_read:
        return None, list(document.problems)
    thing, problems = validated(dict(document.values), model)
    return thing, all_problems(document, problems)


def validate_each(document: Document, model: type[M]) -> tuple[dict[str, M], list[Problem]]:
    """Validate a file of names and things. Things with problems are left out.

    What is still missing from a contact that nobody has confirmed is only advice.
    """
    things: dict[str, M] = {}
    problems: list[Problem] = []
    lost = _lost_indents(document, model)
    for id_, values in document.values.items():
        if id_ in lost:
            problems.append(replace(_lost_indent(id_), path=(id_,)))
            continue
        thing, found = _one(id_, values, model)
        found = [problem for problem in found if not _follows_from(problem, id_, lost)]
        if not thing and not found:
            continue
        problems += [replace(problem, path=(id_, *problem.path)) for problem in found]
        if thing and not any(problem.must_fix for problem in found):
            things[id_] = thing
    return things, all_problems(document, problems)


def _lost_indents(document: Document, model: type[Part]) -> dict[str, str]:
    """Return the fields at the far left that belong to an entry, with that entry's name."""
    lost: dict[str, str] = {}
    owner = ""
    for id_, values in document.values.items():
        if id_ in model.model_fields and not isinstance(values, dict):
            lost[id_] = owner
        else:
            owner = id_
    return lost


def _lost_indent(name: str) -> Problem:
    return Problem(
        f'The line "{name}:" has lost the spaces at its beginning.',
        "The fields of an entry must begin two spaces from the left.",
        "Type two spaces at its beginning, as the lines above it have.",
    )


def _follows_from(problem: Problem, id_: str, lost: Mapping[str, str]) -> bool:
    """Whether a field is missing because its line has lost its spaces."""
    return len(problem.path) == 1 and lost.get(str(problem.path[0])) == id_


def validated(values: dict[str, Any], model: type[M]) -> tuple[M | None, list[Problem]]:
    """Return the thing that values make, or what is wrong with them."""
    try:
        return model.model_validate(values), []
    except ValidationError as error:
        return None, problems_of(error.errors(), model)


def _right_fields(values: Mapping[str, Any], model: type[Part]) -> dict[str, Any]:
    """Return the fields whose values are right, each checked alone.

    A mistyped name counts as the name that was meant, unless another right field has that name.
    """
    right: dict[str, Any] = {}
    fields = model.model_fields
    for name in sorted(values, key=lambda name: name not in fields):
        field = name if name in fields else meant(name, fields)
        if field and field not in right:
            with suppress(ValidationError):
                right[field] = _adapter_of(model, field).validate_python(values[name])
    return right


@cache
def _adapter_of(model: type[Part], field: str) -> TypeAdapter[Any]:
    return TypeAdapter(model.model_fields[field].rebuild_annotation())


def with_blanks(document: Document, model: type[M], blank: str) -> M | None:
    """Validate a file with `blank` in place of each text that is missing or empty.

    Returns None where anything else in it is wrong.
    """
    try:
        return cast("M", _with_blanks(dict(document.values), model, blank))
    except ValidationError:
        return None


def _with_blanks(value: Any, kind: Any, blank: str) -> Any:
    """Validate a value of a kind, which may be annotated, down to each text in it."""
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    try:
        return adapter.validate_python(value)
    except ValidationError:
        if value == "":
            return adapter.validate_python(blank)
        bare = get_args(kind)[0] if get_origin(kind) is Annotated else kind
        if value and isinstance(value, list) and get_origin(bare) is tuple:
            return tuple(_with_blanks(item, get_args(bare)[0], blank) for item in value)
        if isinstance(value, dict) and set(value) <= set(getattr(bare, "model_fields", ())):
            return bare.model_construct(**_fields_with_blanks(value, bare, blank))
        raise


def _fields_with_blanks(values: dict[str, Any], model: type[Part], blank: str) -> dict[str, Any]:
    return {
        name: _with_blanks(values.get(name, ""), field.rebuild_annotation(), blank)
        for name, field in model.model_fields.items()
        if name in values or field.is_required()
    }


def all_problems(document: Document, found: Iterable[Problem]) -> list[Problem]:
    """Return a file's own problems and those found in its values, each on its line.

    A value that could not be read has been reported once already.
    """
    said = {problem.path for problem in document.problems}
    return [
        *document.problems,
        *(
            replace(
                problem,
                file=document.file,
                line=problem.line or document.line_of(problem.path) or 1,
            )
            for problem in found
            if problem.path not in said
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
    problems = gaps_as_advice(problems, values, "contact", "before it is confirmed")
    if any(problem.must_fix for problem in problems):
        return None, problems
    blanks = {name: "" for name, field in model.model_fields.items() if field.is_required()}
    return cast("M", model.model_construct(**{**blanks, **_right_fields(values, model)})), problems


def _no_fields(values: Value, model: type[Part]) -> Problem:
    what = "a list" if isinstance(values, list) else f'only "{shortened(values)}"'
    return Problem(
        f"There is {what} here." if values else "There is nothing under this name.",
        f"The fields that go here are: {', '.join(fields_of(model))}.",
        "Write each field on a line of its own below the name, moved in by two spaces.",
    )


def _bad_name(id_: str) -> Problem:
    return Problem(
        f'"{shortened(id_)}" can\'t be used as a name in this file.',
        "A name can have only small letters, digits and hyphens.",
        f'Try "{slug_of(id_)}", here and wherever it is used.',
    )


def validate_guide(document: Document, slug: str) -> tuple[Guide | None, list[Problem]]:
    """Validate a guide. `slug` is the name of its file, without `.md`.

    Faulty fields are left out, so that the rules can check the rest of the guide. Its problems stop
    the build, so it is not published. What is still missing from a draft is only advice.
    """
    named = [replace(problem, file=document.file) for problem in _name_problems(slug)]
    if not document.is_read:
        return None, [*named, *document.problems]
    body, of_body = parse_body(document.body, document.body_line)
    own = [name for name in ("slug", "body") if name in document.values]
    form = {name: value for name, value in document.values.items() if name not in own}
    values = {**form, "slug": "x" if named else slug, "body": body}
    guide, faults = validated(values, Guide)
    guide = guide or Guide.model_construct(**{**_BLANKS, **_right_fields(values, Guide)})
    if guide.status == "draft":
        faults = gaps_as_advice(faults, form, "draft", "before the guide is published")
    found = [*of_body, *map(_not_in_the_form, own), *faults]
    return guide.model_copy(update={"slug": slug}), named + all_problems(document, found)


def _name_problems(slug: str) -> list[Problem]:
    if is_kept_name(slug):
        return [kept_name_problem(slug)]
    if re.fullmatch(SLUG, slug) and len(slug) <= LONGEST_NAME:
        return []
    return [
        Problem(
            f'The file is named "{shortened(slug)}.md", and its name becomes its address.',
            "A file name can have only small letters, digits and hyphens, and at most "
            f"{LONGEST_NAME} of them.",
            f'Rename the file to "{slug_of(slug)}.md".',
        )
    ]


def _not_in_the_form(name: str) -> Problem:
    instead = (
        "The file's name is its address." if name == "slug" else "The text goes below the form."
    )
    return Problem(
        f'"{name}" is not a field of the form.', instead, "Delete the line.", path=(name,)
    )


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
        found = f"This {thing} still needs: {problem.path[0]}."
    return replace(problem, found=found, suggestion=f"Fill it in {until}.", must_fix=False)
