"""The files beside a site's pages: PDFs, the pocket pack, the feed, the data, the calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from build_tools.data import feed_files
from build_tools.data.calendar import as_calendar
from build_tools.data.review_tasks import tasks_of
from build_tools.model import POCKET_PACK, Library, PartialContent
from build_tools.pages.pocket_pack import pocket_pack
from build_tools.pdf import PdfCache, make_pdfs


def build_files(library: Library, today: date, kept: Path) -> dict[str, bytes]:
    """Return every file beside the pages by its path in the site.

    `kept` is the folder of PDFs of earlier builds. Raises ContentError where a guide does not fit
    on the page of its PDF.
    """
    texts = {
        POCKET_PACK: pocket_pack(library, today),
        **feed_files(library, today),
        "reviews.ics": _reviews(PartialContent.of(library), today),
    }
    return {
        **make_pdfs(library, today, PdfCache(kept), say=print),
        **{path: text.encode("utf-8") for path, text in texts.items()},
    }


def _reviews(content: PartialContent, today: date) -> str:
    return as_calendar(tasks_of(content, today), content, today)


def write_files(files: Mapping[str, bytes], built: Path) -> None:
    """Write files into a built site."""
    for path, data in files.items():
        (built / path).parent.mkdir(parents=True, exist_ok=True)
        (built / path).write_bytes(data)
