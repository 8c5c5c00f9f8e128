"""For which number, address and hours a contact was confirmed, or found in its sources.

An officer repeats them under `confirmed_for`. A confirmation counts for these alone: a number that
changes afterwards is not the one that a post called, or that the sources show.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from build_tools.model.registers import Contact

DETAILS = {
    "phone": "phone number",
    "text": "number for text messages",
    "email": "email address",
    "url": "web page",
    "hours": "opening hours",
}
"""What a confirmation is for, and what people call it."""
_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)


class Coverage(NamedTuple):
    """How far a confirmation goes: the details that it does not cover, and whether it has more."""

    uncovered: tuple[str, ...]
    has_more: bool


def coverage(contact: Contact) -> Coverage:
    """Return how far the confirmation of a contact covers what it shows.

    Spaces, capitals and punctuation make no difference. Commas part one detail from the next.
    """
    rest = f"|{_bare(contact.confirmed_for or '')}|"
    uncovered = []
    for name in sorted(DETAILS, key=lambda name: -len(getattr(contact, name) or "")):
        value = f"|{_bare(getattr(contact, name) or '')}|"
        if value != "||" and value in rest:
            rest = rest.replace(value, "||", 1)
        elif value != "||":
            uncovered.append(name)
    return Coverage(tuple(n for n in DETAILS if n in uncovered), bool(rest.strip("|")))


def _bare(text: str) -> str:
    """Return the letters and digits of a text, with a bar where a comma parts them."""
    parts = re.split(r"[,;]", _SCHEME.sub("", text.casefold()))
    bare = ("".join(c for c in part if c.isalnum()) for part in parts)
    return "|".join(part for part in bare if part)
