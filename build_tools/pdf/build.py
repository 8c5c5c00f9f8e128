"""Makes the PDFs of a library: a page a guide, the pledge's poster and easy pages, and the book."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

from build_tools.model import ALL_GUIDES_PDF, EASY_PDF, POSTER_PDF, Library, pdf_of
from build_tools.pdf.cache import PdfCache
from build_tools.pdf.context import Data, book_content, easy_content, guide_contents, poster_content
from build_tools.pdf.typst import DoesNotFit
from build_tools.problems import ContentError, Problem

MANY = 50
ONE_PAGE = (11, 10, 9.5, 9)
POSTER = (23, 19, 17, 15)
EASY = (14,)
BOOK = (10,)

Say = Callable[[str], object]


@dataclass(frozen=True)
class PdfJob:
    """One PDF to make: its place in the site, its template, and what goes into it.

    `sizes` are those its letters may have, `file` and `title` where its content is from.
    """

    path: str
    template: str
    content: Data
    sizes: Sequence[float]
    file: str
    title: str


def assert_guides_fit(library: Library, made_on: date, kept: PdfCache) -> None:
    """Raise ContentError with every guide that does not fit on the page of its PDF.

    A guide that fits in the smallest letters fits: larger ones are not tried.
    """
    _made(_guide_orders(library, made_on, ONE_PAGE[-1:]), made_on, kept, say=str)
    kept.forget_others()


def make_pdfs(
    library: Library,
    made_on: date,
    kept: PdfCache,
    *,
    say: Say,
    only: Container[str] | None = None,
) -> dict[str, bytes]:
    """Return every PDF of the site by its path, or `only` some; `say` is told how far it is.

    Raises ContentError with everything that does not fit on its page.
    """
    orders = [*_guide_orders(library, made_on, ONE_PAGE), *_other_orders(library, made_on)]
    orders = [order for order in orders if only is None or order.path in only]
    made = _made(orders, made_on, kept, say=say)
    kept.forget_others()
    return made


def _guide_orders(library: Library, made_on: date, sizes: Sequence[float]) -> Iterator[PdfJob]:
    for slug, content in guide_contents(library, made_on).items():
        guide = library.guides[slug]
        yield PdfJob(pdf_of(slug), "guide", content, sizes, f"content/{guide.file}", guide.title)


def _other_orders(library: Library, made_on: date) -> Iterator[PdfJob]:
    for path, template, content, sizes in (
        (POSTER_PDF, "poster", poster_content(library, made_on), POSTER),
        (EASY_PDF, "easy", easy_content(library, made_on), EASY),
        (ALL_GUIDES_PDF, "book", book_content(library, made_on), BOOK),
    ):
        yield PdfJob(path, template, content, sizes, "content/pledge.yaml", library.pledge.title)


def _made(orders: Iterable[PdfJob], made_on: date, kept: PdfCache, *, say: Say) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    problems: list[Problem] = []
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        # In this order, the book last: Typst goes through all it remembers after each PDF.
        waiting = [(order, threads.submit(_pdf, order, made_on, kept)) for order in orders]
        for number, (order, pdf) in enumerate(waiting, 1):
            try:
                made[order.path] = pdf.result()
            except DoesNotFit:
                problems.append(_too_long(order))
            if number % MANY == 0:
                say(f"{number} PDFs are made.")
    if problems:
        raise ContentError(problems)
    return made


def _pdf(order: PdfJob, made_on: date, kept: PdfCache) -> bytes:
    codes = _addresses(order.content)
    return kept.pdf(order.template, order.content, made_on, sizes=order.sizes, codes=codes)


def _addresses(content: Data) -> list[str]:
    """Return the addresses whose codes a PDF shows: that of its page, or those of its guides."""
    guides = [guide for chapter in content.get("chapters", ()) for guide in chapter["guides"]]
    return [one["page"] for one in (content, *guides) if one.get("page")]


def _too_long(order: PdfJob) -> Problem:
    return Problem(
        f'"{order.title}" does not fit on one page of its PDF.',
        "It is printed on one sheet of A4, in letters that can be read.",
        "Shorten it. If it is short already, name fewer sources or change lines.",
        file=order.file,
        line=1,
    )
