"""The editors' reference: every file, field and rule, written from the model and the rules."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any, get_args

from build_tools.content import BY_COMMAND, REGISTERS, SINGLES
from build_tools.model import Guide, Part
from build_tools.model.approvals import RECORDED
from build_tools.problems import in_words
from build_tools.rules import (
    BODY_RULES,
    FINISHED_RULES,
    GUIDE_RULES,
    LIBRARY_RULES,
    PLEDGE_RULES,
    TEXT_RULES,
)

NOT_TYPED = ("slug", "body", *RECORDED)
BEGINS = "<!-- From here on a command writes: python -m build_tools reference --into FILE -->\n"
ENDS = "<!-- To here. -->\n"
HEAD = """\
This page is written from the model and the rules. Do not edit it by hand.

All values are plain text. A date is written 2026-11-30.
Put a value in double quotes if it has a colon followed by a space,
or if it begins with a quotation mark or a character such as @ * & ! % { [ # >.
"""


def reference() -> str:
    """Return the whole reference as Markdown."""
    return "\n".join([HEAD, *_files(), *_rules()])


def with_reference(page: str) -> str | None:
    """Return a page with the reference between its two marks, or None where it has none."""
    before, begins, rest = page.partition(BEGINS)
    _, ends, after = rest.partition(ENDS)
    if not (begins and ends):
        return None
    return f"{before}{BEGINS}\n{reference()}\n{ENDS}{after}"


def _files() -> Iterator[str]:
    yield "## Files and fields\n"
    yield from _model("content/guides/<name>.md", "a form between two lines of ---", Guide)
    for name, model in REGISTERS.items():
        file = f"content/{name.replace('_', '-')}.yaml"
        yield from _model(file, "a name, a colon, then these fields moved in by two spaces", model)
    for name, (file, single) in SINGLES.items():
        if name not in BY_COMMAND:
            yield from _model(f"content/{file}", "these fields", single)


def _model(file: str, shape: str, model: type[Part]) -> Iterator[str]:
    yield f"### `{file}`\n"
    yield f"{inspect.getdoc(model)} It is written as: {shape}.\n"
    yield from _fields(model)
    for inner in dict.fromkeys(_inner_models(model)):
        yield f"Inside it, {(inspect.getdoc(inner) or '').rstrip('.')}:\n"
        yield from _fields(inner)


def _fields(model: type[Part]) -> Iterator[str]:
    yield "| field | needed | what it is |\n| --- | --- | --- |"
    for name, field in model.model_fields.items():
        if name not in NOT_TYPED:
            needed = "yes" if field.is_required() else "no"
            yield f"| `{name}` | {needed} | {field.description} |"
    yield ""


def _inner_models(model: type[Part]) -> Iterator[type[Part]]:
    for name, field in model.model_fields.items():
        for inner in _models_in(field.annotation):
            if name not in NOT_TYPED:
                yield inner
                yield from _inner_models(inner)


def _models_in(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _rules() -> Iterator[str]:
    yield "## Rules\n"
    groups = {
        "Of every guide": GUIDE_RULES,
        "Of the pledge": PLEDGE_RULES,
        "Of the content as a whole": LIBRARY_RULES,
        "Of every text in a form or register": TEXT_RULES,
        "Of a guide's text below its form": BODY_RULES,
    }
    for title, rules in groups.items():
        yield f"### {title}\n"
        for rule in rules:
            words = " ".join((inspect.getdoc(rule) or "").split())
            yield f"- **{_spoken(rule.__name__)}**: {words}"
        yield ""
    names = in_words([_spoken(rule.__name__) for rule in FINISHED_RULES])
    yield f"In a draft these are advice: {names}. A withdrawn guide need not keep them any more."


def _spoken(name: str) -> str:
    return name.replace("_", " ")
