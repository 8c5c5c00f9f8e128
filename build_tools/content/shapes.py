"""Says in plain words that a value is not written as its kind is, and offers the right way."""

from __future__ import annotations

import re

from build_tools.content.errors import Fault
from build_tools.model.formats import ADDRESS, COLOUR, EXPECTED, PHONE, SLUG
from build_tools.problems import shortened

_DIGITS = str.maketrans("OoIl", "0011")
"""Letters that are typed for digits."""


def wrong_shape(fault: Fault) -> tuple[str, str, str]:
    """Return what was found, what is expected and what to try."""
    pattern, value = str(fault.context["pattern"]), str(fault.value)
    found = f'"{shortened(value)}" cannot stand here.'
    better = _better(pattern, value)
    meant = f'Did you mean "{better}"?' if re.fullmatch(pattern, better) else ""
    return found, f"{fault.description} {EXPECTED[pattern]}", meant


def _better(pattern: str, value: str) -> str:
    """Return what a value becomes when its commonest mistakes are put right."""
    if pattern == ADDRESS:
        return f"https://{value.removeprefix('//')}" if "://" not in value else ""
    if pattern == COLOUR:
        return _whole_colour(value.lower().removeprefix("#"))
    if pattern == SLUG:
        return slug_of(value)
    if pattern == PHONE:
        return value.translate(_DIGITS)
    return ""


def _whole_colour(digits: str) -> str:
    return "#" + (digits if len(digits) != 3 else "".join(digit * 2 for digit in digits))


def slug_of(text: str) -> str:
    """Return the name of small letters, digits and hyphens that is nearest to a text."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()[:60]).strip("-") or "new-name"
