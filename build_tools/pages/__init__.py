"""The Library and the hand-written pages through templates into pages, and the pocket pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from build_tools.model import Library
from build_tools.pages.assets import render_assets
from build_tools.pages.downloads import downloads_spec
from build_tools.pages.environment import day_in_words
from build_tools.pages.guides import guide_specs, related_guides, seconds_of, topic_specs
from build_tools.pages.handwritten import DOCS, handwritten_specs
from build_tools.pages.layout import layout_context, render_page
from build_tools.pages.mail import render_html, render_text
from build_tools.pages.notices import approval_words, offline_words, rely_line, ring_first
from build_tools.pages.page import Layout, OfflineWords, Outputs, Page
from build_tools.pages.pocket_pack import pocket_pack, style_hash
from build_tools.pages.redirects import redirect_specs, withdrawn_specs
from build_tools.pages.site_pages import NO_SIZES, pledge_specs, site_page_specs

__all__ = [
    "DOCS",
    "Layout",
    "OfflineWords",
    "Outputs",
    "Page",
    "approval_words",
    "check_handwritten",
    "day_in_words",
    "offline_words",
    "pocket_pack",
    "related_guides",
    "rely_line",
    "render_assets",
    "render_guides_and_pledge",
    "render_html",
    "render_layout",
    "render_pages",
    "render_text",
    "ring_first",
    "seconds_of",
    "style_hash",
]


def check_handwritten(library: Library, *, docs: Path) -> None:
    """Raise ContentError where a hand-written page is faulty.

    Every other page is made from content that the rules have passed.
    """
    handwritten_specs(docs, library, {spec.path for spec in site_page_specs(library)})


def render_pages(
    library: Library, *, docs: Path, today: date, sizes: Mapping[str, int] = NO_SIZES
) -> list[Page]:
    """Return every page of the site.

    `docs` is the folder of hand-written pages. `sizes` holds the bytes of each file that will
    stand beside the pages, by its path; a file that is not in it is not linked to. Raises
    ContentError where a hand-written page is faulty.
    """
    made = [
        *site_page_specs(library, sizes),
        downloads_spec(library, sizes),
        *guide_specs(library, today, sizes),
        *topic_specs(library),
        *withdrawn_specs(library),
        *redirect_specs(library),
    ]
    handwritten = handwritten_specs(docs, library, {spec.path for spec in made})
    return [render_page(spec, library) for spec in (*made, *handwritten)]


def render_guides_and_pledge(library: Library, today: date) -> list[Page]:
    """Return the pages of the guides and the pledge, as on a site that has no file beside them."""
    specs = (*guide_specs(library, today, NO_SIZES), *pledge_specs(library))
    return [render_page(spec, library) for spec in specs]


def render_layout(library: Library, pages: Iterable[Page]) -> Layout:
    """Return what is the same around every page: names, menu, foot and the line of approval.

    The foot leads to those of the rendered pages that are written by hand.
    """
    site = library.site
    handwritten = (page for page in pages if page.source_file.startswith("docs/"))
    around = layout_context(library, [(page.path, page.title) for page in handwritten])
    return Layout(site.title, site.base_url or "", site.prefix, site.approval is not None, around)
