"""Finds guides that have another name now: the same guide, not one deleted and one added."""

from __future__ import annotations

from build_tools.comparing.difference import Pair, likeness
from build_tools.model import Guide

ALIKE = 0.6


def moved_guides(pair: Pair) -> dict[str, str]:
    """Return the old slug of each guide that moved, by its new one.

    A guide that names its old address under `was_at` moved from there. Otherwise the guide that
    is gone and most alike counts, if more than half of their words are the same.
    """
    gone = {
        slug: guide
        for slug, guide in pair.base.guides.items()
        if slug not in pair.now.guides and not pair.now.lacks("guides", slug)
    }
    moves: dict[str, str] = {}
    new = [guide for slug, guide in pair.now.guides.items() if slug not in pair.base.guides]
    for guide in new:
        named = [slug for slug in guide.was_at if slug in gone]
        old = named[0] if named else _most_alike(guide, gone)
        if old:
            moves[guide.slug] = old
            del gone[old]
    return moves


def _most_alike(guide: Guide, gone: dict[str, Guide]) -> str:
    found = [(likeness(guide.texts, other.texts), slug) for slug, other in gone.items()]
    best, slug = max(found, default=(0.0, ""))
    return slug if best > ALIKE else ""
