"""What several commands do with pages: render them and write them into the staging folder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from build_tools.model import Library
from build_tools.pages import Page, render_assets, render_layout, render_pages
from build_tools.publishing import engine
from build_tools.publishing.staging import Staged, stage, touch_pages

WORK = Path(".build")
NO_FILES: Mapping[str, bytes] = MappingProxyType({})
DOCS = engine.ROOT / "docs"


def stage_pages(
    library: Library,
    today: date,
    folder: Path,
    files: Mapping[str, bytes] = NO_FILES,
    *,
    preview: bool = False,
) -> tuple[Staged, list[Page]]:
    """Render every page of a library into a folder; return what was written, and the pages.

    `files` are those that will stand beside the pages, by their path in the site. Without them,
    as in a preview, no page links to one. What is the same around every page goes into the
    engine's settings. A preview's engine builds what changed: a change around every page is then
    a change of every page.
    """
    sizes = {path: len(data) for path, data in files.items()}
    pages = render_pages(library, docs=DOCS, today=today, sizes=sizes)
    staged = stage(pages, render_assets(library), folder)
    around = render_layout(library, pages)
    if engine.write_settings(library.site, around, folder, preview=preview) and preview:
        touch_pages(folder)
    return staged, pages
