"""Makes the PDFs of a library: a sheet a guide, the card, every form of the pledge, the book."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from math import ceil

from build_tools.model import (
    ALL_GUIDES_PDF,
    CARD_PDF,
    CARD_SHEET_PDF,
    COUNCILLORS_PDF,
    EASY_PDF,
    PLEDGE_PDF,
    POSTER_PDF,
    RESIDENT_PDF,
    Library,
    pdf_of,
)
from build_tools.pdf.book import book_content
from build_tools.pdf.cache import PdfCache
from build_tools.pdf.card import card_content
from build_tools.pdf.context import Data, guide_contents
from build_tools.pdf.pledge import (
    councillors_content,
    easy_content,
    pledge_content,
    poster_content,
)
from build_tools.pdf.resident import resident_content
from build_tools.pdf.typst import DoesNotFit
from build_tools.problems import ContentError, Problem, count

MANY = 50
LINE = 0.45  # millimetres that a line takes for each point of its letters
WORDS_A_LINE = 15
FRONT = (12, 11.5, 11)
CARD = (12, 11, 10.5, 10, 9.5, 9)
RESIDENT = (13, 12, 11.5, 11, 10)
WHILE_OFF = (9, 8, 7)
"""Smaller letters while a number is taken off: what to do instead takes room, and a page that does
not fit would hold the site up, and with it the wrong number on every page."""
TEXT = (12,)
POSTER = (23, 21, 19, 17, 15)
EASY = (14,)
BOOK = (12,)

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
    """Raise ContentError with every guide that does not fit on its front, and the card.

    What fits in the smallest letters fits: larger ones are not tried.
    """
    guides = _guide_orders(library, made_on, FRONT[-1:])
    card = _card(library, card_content(library, made_on), CARD_PDF, "card", CARD[-1:])
    _made([*guides, card], made_on, kept, say=str)
    kept.forget_others()


def make_pdfs(
    library: Library,
    made_on: date,
    kept: PdfCache,
    *,
    say: Say,
    only: Container[str] | None = None,
) -> dict[str, bytes]:
    """Return every PDF of the site by its path, or `only` some. `say` gets the progress.

    Raises ContentError with everything that does not fit on its page.
    """
    orders = [*_guide_orders(library, made_on, FRONT), *_other_orders(library, made_on)]
    orders = [order for order in orders if only is None or order.path in only]
    made = _made(orders, made_on, kept, say=say)
    kept.forget_others()
    return made if only is not None else {**made, **_at_old_names(library, made)}


def _at_old_names(library: Library, made: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the PDF of each renamed guide at its old addresses: people were handed those."""
    return {
        pdf_of(name): made[pdf_of(guide.slug)]
        for guide in library.published
        for name in guide.was_at
    }


def _guide_orders(library: Library, made_on: date, sizes: Sequence[float]) -> Iterator[PdfJob]:
    for slug, content in guide_contents(library, made_on).items():
        guide = library.guides[slug]
        calls = tuple(step.call for step in guide.steps if step.call)
        smaller = WHILE_OFF if library.off_among((*guide.contacts, *calls)) else ()
        own, file = (*sizes, *smaller), f"content/{guide.file}"
        yield PdfJob(pdf_of(slug), "guide", content, own, file, guide.title)


def _other_orders(library: Library, made_on: date) -> Iterator[PdfJob]:
    card = card_content(library, made_on)
    yield _card(library, card, CARD_PDF, "card", CARD)
    yield _card(library, card, CARD_SHEET_PDF, "card-sheet", CARD)
    resident = resident_content(library, made_on)
    off = WHILE_OFF if library.off_among(library.site.act_now) else ()
    sizes = (*RESIDENT, *off)
    yield PdfJob(RESIDENT_PDF, "resident", resident, sizes, "content/site.yaml", resident["title"])
    for path, template, content, sizes in (
        (PLEDGE_PDF, "pledge", pledge_content(library, made_on), TEXT),
        (COUNCILLORS_PDF, "for-councillors", councillors_content(library, made_on), TEXT),
        (POSTER_PDF, "poster", poster_content(library, made_on), POSTER),
        (EASY_PDF, "easy", easy_content(library, made_on), EASY),
        (ALL_GUIDES_PDF, "book", book_content(library, made_on), BOOK),
    ):
        yield PdfJob(path, template, content, sizes, "content/pledge.yaml", library.pledge.title)


def _card(
    library: Library, content: Data, path: str, template: str, sizes: Sequence[float]
) -> PdfJob:
    if library.off_among(library.site.act_now):
        sizes = (*sizes, *WHILE_OFF)
    return PdfJob(path, template, content, sizes, "content/site.yaml", "The card")


def _made(orders: Iterable[PdfJob], made_on: date, kept: PdfCache, *, say: Say) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    problems: list[Problem] = []
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        # In this order, the book last: Typst goes through all it remembers after each PDF.
        waiting = [(order, threads.submit(_pdf, order, made_on, kept)) for order in orders]
        for number, (order, pdf) in enumerate(waiting, 1):
            try:
                made[order.path] = pdf.result()
            except DoesNotFit as error:
                problems.append(_too_long(order, error.over))
            if number % MANY == 0:
                say(f"{number} PDFs are made.")
    if problems:
        raise ContentError(problems)
    return made


def _pdf(order: PdfJob, made_on: date, kept: PdfCache) -> bytes:
    codes = _addresses(order.content)
    return kept.pdf(order.template, order.content, made_on, sizes=order.sizes, codes=codes)


def _addresses(content: Data) -> list[str]:
    """Return the addresses whose codes a PDF shows."""
    return [content["page"]] if content.get("page") else []


def _too_long(order: PdfJob, over: int) -> Problem:
    """Return what to do about something that is `over` millimetres too long for its page."""
    smallest = order.sizes[-1]
    lines = ceil(over / (smallest * LINE))
    return Problem(
        f'"{order.title}" is about {count(lines, "line")} too long for the front of its sheet.',
        f"What to do must fit on one side of paper, in letters of {smallest} point or more.",
        f"Cut about {lines * WORDS_A_LINE} words from its steps, lists or text. Sources and the "
        "history are on the back, and do not count.",
        file=order.file,
        line=1,
    )
