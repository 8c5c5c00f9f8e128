"""Shapes a guide, and a faulty one as far as it goes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from build_tools.content.document import Document
from build_tools.content.gaps import gaps_as_advice
from build_tools.content.markdown import parse_body
from build_tools.content.shapes import slug_of
from build_tools.content.validate import all_problems, validated
from build_tools.model import Guide
from build_tools.model.formats import SLUG
from build_tools.problems import Problem, meant, shortened

LONGEST_NAME = 60
_STAND_INS: dict[str, Any] = {
    "title": "x",
    "summary": "x",
    "topic": "x",
    "steps": ["x"],
    "contacts": ["x"],
    "sources": ["x"],
}
_BLANKS: dict[str, Any] = {
    "title": "",
    "summary": "",
    "topic": "",
    "steps": (),
    "contacts": (),
    "sources": (),
}


def validate_guide(document: Document, slug: str) -> tuple[Guide | None, list[Problem]]:
    """Shape a guide. `slug` is the name of its file, without `.md`.

    A guide with faulty fields comes without them, so that the rules can look at the rest of it.
    Nothing is published from it: its problems stop the build. What a draft lacks is advice only.
    """
    named = [replace(problem, file=document.file) for problem in _name_problems(slug)]
    if not document.is_read:
        return None, [*named, *document.problems]
    body, of_body = parse_body(document.body, document.body_line)
    own = [name for name in ("slug", "body") if name in document.values]
    form = {name: value for name, value in document.values.items() if name not in own}
    values = {**form, "slug": "x" if named else slug, "body": body}
    guide, faults = validated(values, Guide)
    guide = guide or _as_far_as_it_goes(values, faults)
    if guide.status == "draft":
        faults = gaps_as_advice(faults, form, "draft", "before the guide is published")
    found = [*of_body, *map(_not_in_the_form, own), *faults]
    return guide.model_copy(update={"slug": slug}), named + all_problems(document, found)


def _as_far_as_it_goes(values: dict[str, Any], problems: list[Problem]) -> Guide:
    """Shape a guide with a blank in place of each faulty or missing field.

    A mistyped name counts as the name that was meant.
    """
    faulty = {str(problem.path[0]) for problem in problems}
    kept = {name: value for name, value in values.items() if name not in faulty}
    for name in faulty - set(Guide.model_fields):
        right = meant(name, Guide.model_fields)
        if right and right not in kept:
            kept[right] = values[name]
    guide, still = validated({**_STAND_INS, **kept}, Guide)
    if guide is None:
        still_faulty = {str(problem.path[0]) for problem in still}
        kept = {name: value for name, value in kept.items() if name not in still_faulty}
        guide = Guide.model_validate({**_STAND_INS, **kept})
    missing = {name: blank for name, blank in _BLANKS.items() if name not in kept}
    return guide.model_copy(update=missing)


def _name_problems(slug: str) -> list[Problem]:
    if re.fullmatch(SLUG, slug) and len(slug) <= LONGEST_NAME:
        return []
    return [
        Problem(
            f'The file is named "{shortened(slug)}.md", and its name becomes its address.',
            "A file name has small letters, digits and hyphens only, and at most "
            f"{LONGEST_NAME} of them.",
            f'Rename the file to "{slug_of(slug)}.md".',
        )
    ]


def _not_in_the_form(name: str) -> Problem:
    instead = "The file's name is its address." if name == "slug" else "Text stands below the form."
    return Problem(
        f'"{name}" is not a field of the form.', instead, "Delete the line.", path=(name,)
    )
