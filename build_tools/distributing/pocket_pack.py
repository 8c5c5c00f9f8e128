"""The pocket pack: one file for an email attachment, locked against everything it does not need."""

from __future__ import annotations

from datetime import date

from build_tools.model import Library
from build_tools.publishing.policy import alone
from build_tools.rendering import render_pocket_pack


def pocket_pack(library: Library, today: date) -> str:
    """Return the pocket pack's HTML: every guide and the pledge, made today."""
    return alone(render_pocket_pack(library, today))
