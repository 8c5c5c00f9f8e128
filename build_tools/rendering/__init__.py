"""Renders the Library and the hand-written pages through templates into Pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from build_tools.model import Library
from build_tools.rendering.addresses import moved_drafts, withdrawn_drafts
from build_tools.rendering.assets import render_assets
from build_tools.rendering.environment import day_in_words, dial, size_in_words
from build_tools.rendering.frame import around, framed
from build_tools.rendering.guides import (
    guide_drafts,
    related_guides,
    seconds_of,
    topic_drafts,
)
from build_tools.rendering.handwritten import handwritten_drafts
from build_tools.rendering.letters import render_html, render_text
from build_tools.rendering.lines import (
    approval_words,
    name_and_number,
    rely_line,
    ring_first,
)
from build_tools.rendering.page import Page
from build_tools.rendering.pocket_pack import render_pocket_pack
from build_tools.rendering.saved_copy import SavedWords, saved_words
from build_tools.rendering.supporting import supporting_drafts
from build_tools.rendering.take_away import take_away_draft

__all__ = [
    "Page",
    "SavedWords",
    "approval_words",
    "check_handwritten",
    "day_in_words",
    "dial",
    "name_and_number",
    "related_guides",
    "rely_line",
    "render_around",
    "render_assets",
    "render_html",
    "render_pages",
    "render_pocket_pack",
    "render_text",
    "ring_first",
    "saved_words",
    "seconds_of",
    "size_in_words",
]

NO_SIZES: Mapping[str, int] = MappingProxyType({})


def check_handwritten(library: Library, *, docs: Path) -> None:
    """Raise ContentError where a hand-written page is faulty.

    Every other page is made from content that the rules have passed.
    """
    handwritten_drafts(docs, library, {draft.path for draft in supporting_drafts(library)})


def render_pages(
    library: Library, *, docs: Path, today: date, sizes: Mapping[str, int] = NO_SIZES
) -> list[Page]:
    """Return every page of the site.

    `docs` is the folder of hand-written pages. `sizes` holds the bytes of each file that will
    stand beside the pages, by its path; a file that is not in it is not linked to. Raises
    ContentError where a hand-written page is faulty.
    """
    made = [
        *supporting_drafts(library),
        take_away_draft(library, sizes),
        *guide_drafts(library, today, sizes),
        *topic_drafts(library),
        *withdrawn_drafts(library),
        *moved_drafts(library),
    ]
    handwritten = handwritten_drafts(docs, library, {draft.path for draft in made})
    return [framed(draft, library) for draft in (*made, *handwritten)]


def render_around(library: Library, pages: Iterable[Page]) -> dict[str, Any]:
    """Return what is the same around every page: names, menu, foot and the line of approval.

    The foot leads to those of the rendered pages that are written by hand.
    """
    handwritten = (page for page in pages if page.source_file.startswith("docs/"))
    return around(library, [(page.path, page.title) for page in handwritten])
