"""Our own Jinja: every value is made safe by itself, and a missing name is an error."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from build_tools.model import Source, dial
from build_tools.pages.escape import body_html, body_markdown, safe_value
from build_tools.pages.icons import icon
from build_tools.problems import size_in_words

_UNDATED = " Where no date stands, the page shows none."
TEMPLATES = Path(__file__).resolve().parents[1] / "templates"


_DESCRIPTION = re.compile("<desc>(.*?)</desc>")


@cache
def environment() -> Environment:
    """Return the environment that every page is rendered in."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        finalize=safe_value,
        autoescape=True,  # so that macros hand on ready-made text; `finalize` has escaped first
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "day": day_in_words,
        "body": body_markdown,
        "body_html": body_html,
        "picture": picture,
        "picture_words": picture_words,
        "dial": dial,
        "size": size_in_words,
        "seen_once": seen_once,
    }
    made.globals["icon"] = icon
    return made


def day_in_words(day: date) -> str:
    """Return a day as people write it: `3 March 2026`."""
    return f"{day.day} {day:%B} {day.year}"


def _from_to(first: date, last: date) -> str:
    """Return two days as people write them: `3 to 9 March 2026`, or one where they are the same."""
    words = day_in_words(last)
    if first == last:
        return words
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {words}"
    return f"{day_in_words(first)} to {words}"


def seen_once(sources: Sequence[Source]) -> str:
    """Return when copies of some sources were read, in one sentence for all of them."""
    days = [source.seen_on for source in sources]
    read = _from_to(min(days), max(days))
    undated = any(source.dated == "not shown" for source in sources)
    return f"A copy of each was read, {read}.{_UNDATED if undated else ''}"


def picture(name: str) -> Markup:
    """Return one of our own drawings, ready for a page. The words beside it say what it shows."""
    return Markup(_DESCRIPTION.sub("", drawing(name)))


def picture_words(name: str) -> str:
    """Return what one of our own drawings shows, in words: its description."""
    found = _DESCRIPTION.search(drawing(name))
    return found[1] if found else ""


def drawing(name: str) -> str:
    """Return one of our own drawings, as SVG with its description."""
    return (TEMPLATES / "pictures" / f"{name}.svg").read_text(encoding="utf-8").strip()
