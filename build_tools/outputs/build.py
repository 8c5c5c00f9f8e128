"""Makes everything from the Library: the last place that sees it before a site is published."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from build_tools.data import data_files
from build_tools.data.approval_tasks import unapproved_pages
from build_tools.model import POCKET_PACK, Library, blocking_questions
from build_tools.pages import (
    DOCS,
    Outputs,
    offline_words,
    pocket_pack,
    render_assets,
    render_layout,
    render_pages,
    style_hash,
)
from build_tools.pdf import PdfCache, make_pdfs


def build_outputs(
    library: Library, today: date, cache: PdfCache, *, say: Callable[[str], object] = print
) -> Outputs:
    """Return everything that a site is made of. `say` hears how many PDFs are made.

    The files come first: pages print their sizes. Raises ContentError where a guide does not fit
    on the page of its PDF, or a hand-written page is faulty.
    """
    files = {
        **make_pdfs(library, today, cache, say=say),
        POCKET_PACK: pocket_pack(library, today).encode("utf-8"),
        **data_files(library, today),
    }
    return _outputs(library, today, files)


def preview_outputs(library: Library, today: date) -> Outputs:
    """Return the pages and what they need, without the files beside them: no page links to one."""
    return _outputs(library, today, {})


def _outputs(library: Library, today: date, files: Mapping[str, bytes]) -> Outputs:
    sizes = {path: len(data) for path, data in files.items()}
    pages = tuple(render_pages(library, docs=DOCS, today=today, sizes=sizes))
    return Outputs(
        pages=pages,
        assets=render_assets(library),
        files=files,
        layout=render_layout(library, pages),
        styles=(style_hash(library),) if POCKET_PACK in files else (),
        offers_copy=library.site.saved_copy,
        offline=offline_words(library, today),
        record=_record(library, len(pages)),
    )


def _record(library: Library, pages: int) -> dict[str, object]:
    """Return what the manifest says about the content.

    A question that blocks keeps the site, or some of its pages, from the public. `unapproved` are
    the names of pages in it that the council never approved.
    """
    approval = library.site.approval
    blocking = blocking_questions(library.to_confirm, library.guides).values()
    return {
        "approval": approval and approval.model_dump(mode="json"),
        "blocking": [
            {"question": asked.question, "who": asked.who, "pages": list(asked.addresses)}
            for asked in blocking
        ],
        "unapproved": unapproved_pages(library),
        "guides": len(library.published),
        "pages": pages,
        "unrecorded": len(library.unrecorded),
    }
