"""Any value of the model as lines of text that can be compared."""

from __future__ import annotations

from datetime import date

from build_tools.comparing.difference import Lines
from build_tools.model import Part


def lines_of(value: object) -> Lines:
    """Return a value as lines: none for nothing, one for a text, `name: value` for each field."""
    if value is None or value == "":
        return ()
    if isinstance(value, Part):
        return tuple(
            line
            for name in type(value).model_fields
            for line in _named(name, lines_of(getattr(value, name)))
        )
    if isinstance(value, tuple):
        return tuple(line for one in value for line in lines_of(one))
    return (_plain(value),)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def _named(name: str, lines: Lines) -> Lines:
    return tuple(f"{name.replace('_', ' ')}: {line}" for line in lines)
