"""Letters: what is sent is filled in as plain text, wrapped, or as plain HTML."""

from __future__ import annotations

import textwrap
from functools import cache

from jinja2 import Environment, UndefinedError

from build_tools.pages.environment import environment
from build_tools.pages.numbers import isolate_numbers, unbroken

WIDTH = 72


def render_text(
    template: str, values: dict[str, object], numbers: frozenset[str] = frozenset()
) -> str:
    """Return a letter as text in lines of at most 72 signs; longer words and addresses stay whole.

    `template` is the name of a file in `templates/mail`. None of `numbers` is broken.
    """
    filled = unbroken(_plain().get_template(f"mail/{template}").render(values), numbers)
    return "\n".join(_wrapped(line) for line in filled.strip().split("\n")) + "\n"


def render_html(
    template: str, values: dict[str, object], numbers: frozenset[str] = frozenset()
) -> str:
    """Return a letter as HTML. Text shows as it was typed, whatever signs it holds.

    None of `numbers` is broken, and each reads from left to right in any language.
    """
    filled = _html().get_template(f"mail/{template}").render(values).strip() + "\n"
    return isolate_numbers(filled, numbers)


@cache
def _plain() -> Environment:
    return environment().overlay(autoescape=False, finalize=_something)


@cache
def _html() -> Environment:
    return environment().overlay(autoescape=True, finalize=_something)


def _something(value: object) -> object:
    if value is None:
        raise UndefinedError("there is nothing to print here")
    return value


def _wrapped(line: str) -> str:
    """Wrap a line. What follows a bullet or a number goes below its words."""
    words = line.lstrip()
    first = words.split(" ", 1)[0]
    is_item = first in ("-", "*") or (first.endswith(".") and first[:-1].isdigit())
    indent = len(line) - len(words) + (len(first) + 1 if is_item else 0)
    return textwrap.fill(
        line,
        WIDTH,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
    )
