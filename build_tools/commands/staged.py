"""What several commands do with pages: render them and write them into the staging folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from build_tools.model import Library
from build_tools.publishing import engine
from build_tools.rendering import Page, render_assets, render_pages
from build_tools.staging import Staged, stage

WORK = Path(".build")
DOCS = engine.ROOT / "docs"


def stage_pages(library: Library, today: date, folder: Path) -> tuple[Staged, list[Page]]:
    """Render every page of a library into a folder; return what was written, and the pages."""
    pages = render_pages(library, docs=DOCS, today=today)
    return stage(pages, render_assets(library), folder), pages
