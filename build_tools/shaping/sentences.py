"""Says in plain words what the model found wrong with a value."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from build_tools.problems import PathPart, Problem

Sentences = tuple[str, str, str]
CURLY_QUOTES = "“”‘’"
EXAMPLE_DAY = "A day is written year-month-day: 2026-11-30."


def meant(word: str, known: Iterable[str]) -> str:
    """Return the known word that is nearest to a mistyped one, or nothing."""
    close = difflib.get_close_matches(word.strip(CURLY_QUOTES + "\"' ").lower(), list(known), 1)
    return close[0] if close else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return `Did you mean "x"?` for the nearest known word, or nothing."""
    word = meant(word, known)
    return f'Did you mean "{word}"?' if word else ""


def shortened(value: object) -> str:
    """Return a value as text, short enough to stand in a sentence."""
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def problems_of(errors: Sequence[ErrorDetails], model: type[BaseModel]) -> list[Problem]:
    """Turn pydantic's findings into problems.

    A field that is missing only because its name is mistyped is not told twice.
    """
    mistyped = [error for error in errors if error["type"] == "extra_forbidden"]
    return [
        problem_of(error, model)
        for error in errors
        if error["type"] != "missing" or not any(_explains(other, error) for other in mistyped)
    ]


def _explains(mistyped: ErrorDetails, missing: ErrorDetails) -> bool:
    (*place, name), (*other_place, wanted) = mistyped["loc"], missing["loc"]
    return place == other_place and (" " in str(name) or bool(meant(str(name), [str(wanted)])))


def problem_of(error: ErrorDetails, model: type[BaseModel]) -> Problem:
    """Turn one of pydantic's findings into a problem; its path begins at the model."""
    path: tuple[PathPart, ...] = tuple(error["loc"])
    found, expected, try_ = _sentences(error, path, model)
    return Problem(found, expected, try_, path=path)


def _sentences(
    error: ErrorDetails, path: tuple[PathPart, ...], model: type[BaseModel]
) -> Sentences:
    kind = error["type"]
    if kind == "missing":
        return _missing(str(path[-1]), path, model)
    if kind == "extra_forbidden":
        return _unknown(str(path[-1]), path, model)
    if error["input"] == "":
        return _empty(path, model)
    say = _BY_KIND.get(kind, _anything_else)
    return say(error["input"], error.get("ctx", {}), _description(path, model))


def _missing(name: str, path: tuple[PathPart, ...], model: type[BaseModel]) -> Sentences:
    return (
        f'The field "{name}" is missing.',
        _description(path, model),
        f'Add a line that begins "{name}:".',
    )


def _empty(path: tuple[PathPart, ...], model: type[BaseModel]) -> Sentences:
    return "There is nothing here.", _description(path, model), "Fill it in, or delete the line."


def _unknown(name: str, path: tuple[PathPart, ...], model: type[BaseModel]) -> Sentences:
    inner = _model_at(path[:-1], model)
    known = [field for field in (inner or model).model_fields if field not in ("slug", "body")]
    if " " in name:
        return _not_text({}, {}, "A value that has a colon followed by a space is quoted.")
    if any(character in name for character in CURLY_QUOTES):
        bare = name.strip(CURLY_QUOTES)
        return (
            f"The name of this field has curly quotation marks: {name}.",
            "The name of a field has no quotation marks.",
            f"Write {bare}: without the marks.",
        )
    return (
        f'"{shortened(name)}" is not a field we know.',
        "The fields here are: " + ", ".join(known) + ".",
        nearest(name, known) or "Delete the line, or give the field its right name.",
    )


def _not_text(value: Any, context: dict[str, Any], description: str) -> Sentences:
    if isinstance(value, dict):
        return (
            "A sentence with a colon in it was read as a field.",
            description,
            "Put the whole sentence in double quotes.",
        )
    return "There is a list here.", description, "Write one line of text instead of a list."


def _not_a_list(value: Any, context: dict[str, Any], description: str) -> Sentences:
    return (
        f'There is one value here and not a list: "{shortened(value)}".',
        description,
        "Begin a new line below the name, move it in by two spaces, and begin it with a hyphen.",
    )


def _not_fields(value: Any, context: dict[str, Any], description: str) -> Sentences:
    what = "a list" if isinstance(value, list) else f'only "{shortened(value)}"'
    return (
        f"There is {what} here and no fields.",
        description,
        "Look at another entry of this file for its fields.",
    )


def _not_one_of(value: Any, context: dict[str, Any], description: str) -> Sentences:
    words = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ").split(", ")
    return f'"{shortened(value)}" is not possible here.', description, nearest(str(value), words)


def _wrong_pattern(value: Any, context: dict[str, Any], description: str) -> Sentences:
    pattern = str(context.get("pattern", ""))
    if "https" in pattern:
        expected = "A web address is written in full: https://www.gov.uk/"
    elif "#" in pattern:
        expected = "A colour is # and six digits or small letters a to f: #0b5563."
    else:
        expected = "A name has small letters, digits and hyphens only: missing-children."
    return f'"{shortened(value)}" is not written as we need it.', expected, description


def _not_a_day(value: Any, context: dict[str, Any], description: str) -> Sentences:
    return f'"{shortened(value)}" is not a day.', EXAMPLE_DAY, description


def _no_such_day(value: Any, context: dict[str, Any], description: str) -> Sentences:
    return f"There is no such day as {shortened(value)}.", EXAMPLE_DAY, "Look at a calendar."


def _not_yes_or_no(value: Any, context: dict[str, Any], description: str) -> Sentences:
    return f'"{shortened(value)}" is neither yes nor no.', "Write yes or no.", description


def _not_a_number(value: Any, context: dict[str, Any], description: str) -> Sentences:
    return (
        f'"{shortened(value)}" is not a number that is possible here.',
        "Write it in digits only, such as 12 or 63.2.",
        description,
    )


def _out_of_range(value: Any, context: dict[str, Any], description: str) -> Sentences:
    limit = f"{context['ge']} or more" if "ge" in context else f"{context['le']} or less"
    return f"{shortened(value)} is not possible here.", f"The number is {limit}.", description


def _too_short(value: Any, context: dict[str, Any], description: str) -> Sentences:
    return "There is too little in this list.", description, "Add what is missing."


def _anything_else(value: Any, context: dict[str, Any], description: str) -> Sentences:
    return f'"{shortened(value)}" is not possible here.', description, ""


_BY_KIND: dict[str, Callable[[Any, dict[str, Any], str], Sentences]] = {
    "string_type": _not_text,
    "tuple_type": _not_a_list,
    "model_type": _not_fields,
    "model_attributes_type": _not_fields,
    "literal_error": _not_one_of,
    "string_pattern_mismatch": _wrong_pattern,
    "day_shape": _not_a_day,
    "day_unreal": _no_such_day,
    "date_type": _not_a_day,
    "yes_or_no": _not_yes_or_no,
    "int_parsing": _not_a_number,
    "int_type": _not_a_number,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "decimal_parsing": _not_a_number,
    "decimal_type": _not_a_number,
    "finite_number": _not_a_number,
    "too_short": _too_short,
}


def _model_at(path: tuple[PathPart, ...], model: type[BaseModel]) -> type[BaseModel] | None:
    here: type[BaseModel] | None = model
    for part in path:
        if isinstance(part, int) or here is None:
            continue
        field = here.model_fields.get(part)
        here = _model_in(field.annotation) if field else None
    return here


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(part) for part in get_args(annotation))
    return next((found for found in inner if found), None)


def _description(path: tuple[PathPart, ...], model: type[BaseModel]) -> str:
    *above, name = [part for part in path if isinstance(part, str)]
    parent = _model_at(tuple(above), model) or model
    field = parent.model_fields.get(name)
    return (field.description or "") if field else ""
