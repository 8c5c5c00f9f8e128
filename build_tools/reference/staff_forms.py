"""Writes the forms that officers fill in, with today's contacts, guides and questions to choose."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from build_tools.editing.forms import NO_CHOICE, Field, Form
from build_tools.model import Library
from build_tools.problems import shortened

STAFF = (
    "For people with permission to edit here. When you send it, the change is made and checked, "
    "and then shown to whoever approves it. Anyone can read what you write here."
)


def staff_form(form: Form, opening: Sequence[str], library: Library) -> str:
    """Return a form of GitHub's as YAML. `opening` is the warning, with who to call."""
    lines = [
        f"name: {_quoted(form.name)}",
        f"description: {_quoted(form.description)}",
        f"title: {_quoted(form.title)}",
        "body:",
        "  - type: markdown",
        "    attributes:",
        "      value: |",
        *(f"        {line}".rstrip() for line in (*opening, "", STAFF)),
    ]
    for field in form.fields:
        lines += _field(field, options_of(field, library))
    return "\n".join(lines) + "\n"


def options_of(field: Field, library: Library) -> tuple[str, ...]:
    """Return the choices of a field, as they are today: each with its short name in brackets.

    GitHub takes no list without a choice, so an empty one says that it is empty.
    """
    if not isinstance(field.options, str):
        return field.options
    if field.options == "signers":
        return tuple(one.who for one in library.pledge.sign_off) or (NO_CHOICE,)
    today = {
        "contacts": {id_: contact.name for id_, contact in library.contacts.items()},
        "topics": {id_: topic.title for id_, topic in library.topics.items()},
        "guides": {guide.slug: guide.title for guide in library.published},
        "pages": {
            "all": "Every page, the pledge too, as it is worded today",
            "pledge": library.pledge.title,
            **{guide.slug: guide.title for guide in library.published},
        },
        "questions": {id_: asked.question for id_, asked in library.to_confirm.items()},
    }
    named = today[field.options]
    return tuple(f"{shortened(name, 90)} ({id_})" for id_, name in named.items()) or (NO_CHOICE,)


def _field(field: Field, options: Sequence[str]) -> Iterator[str]:
    yield f"  - type: {field.kind}"
    yield f"    id: {field.id}"
    yield "    attributes:"
    yield f"      label: {_quoted(field.label)}"
    if field.description:
        yield f"      description: {_quoted(field.description)}"
    if field.placeholder:
        yield f"      placeholder: {_quoted(field.placeholder)}"
    if options:
        yield "      options:"
    for option in options:
        is_box = field.kind == "checkboxes"
        yield f"        - {'label: ' if is_box else ''}{_quoted(option)}"
        if field.id == "promise":
            yield "          required: true"
    if field.required and field.kind != "checkboxes":
        yield "    validations:"
        yield "      required: true"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
