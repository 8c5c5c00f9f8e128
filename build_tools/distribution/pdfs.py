"""The PDFs of a distribution, and only those: the card, act-now guides, QR sheet, what is new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from build_tools.comparing import Bulletin
from build_tools.distribution.letters import DRAFT
from build_tools.model import (
    ALL_GUIDES_PDF,
    CARD_PDF,
    CARD_SHEET_PDF,
    COUNCILLORS_PDF,
    EASY_PDF,
    PLEDGE_PDF,
    POSTER_PDF,
    Library,
    pdf_of,
)
from build_tools.model.review import all_rely_until
from build_tools.pages import rely_line
from build_tools.pdf import PdfCache, make_pdf, make_pdfs
from build_tools.pdf.context import common, guide_sheets, large_call

PLEDGE = (PLEDGE_PDF, COUNCILLORS_PDF, POSTER_PDF, EASY_PDF)
MOST_PAGES = 10
"""Where more guides than this are new or changed, the book is printed and not each page."""


@dataclass(frozen=True)
class Printed:
    """PDFs by what they are for. One that is not made is empty; `pages` has each by its name."""

    card: bytes
    cards: bytes
    act_now: bytes
    sheet: bytes
    book: bytes
    pages: dict[str, bytes]


def printed(library: Library, bulletin: Bulletin, made_on: date, kept: Path) -> Printed:
    """Return the PDFs of a distribution.

    `kept` is a folder of PDFs made earlier. There is no QR sheet while the site's address is not
    known. Raises ContentError where a guide does not fit on its page.
    """
    wanted = {CARD_PDF, CARD_SHEET_PDF, ALL_GUIDES_PDF, *_pages(bulletin)}
    made = make_pdfs(library, made_on, PdfCache(kept), say=print, only=wanted)
    return Printed(
        card=made.pop(CARD_PDF),
        cards=made.pop(CARD_SHEET_PDF),
        act_now=_act_now(library, made_on),
        sheet=_sheet(library, made_on) if library.site.base_url else b"",
        book=made.pop(ALL_GUIDES_PDF),
        pages=made,
    )


def _pages(bulletin: Bulletin) -> Iterator[str]:
    """Yield the PDFs to print again: the guides that are new or changed, and the pledge's."""
    if len(bulletin.slugs) <= MOST_PAGES:
        yield from map(pdf_of, bulletin.slugs)
    if bulletin.pledge:
        yield from PLEDGE


def _act_now(library: Library, made_on: date) -> bytes:
    """Return the guides that cannot wait as one PDF, a page each, or nothing where there are none.

    They are to be read on a phone, so their sources are left to the website.
    """
    topic = library.site.act_now_topic
    sheets = guide_sheets(library, made_on)
    guides = [{**sheets[guide.slug], "sources": None} for guide in library.guides_of(topic)]
    if not guides:
        return b""
    content = {
        **common(library, made_on),
        "draft": "" if library.site.approval else DRAFT,
        "title": library.topics[topic].title,
        "rely": _rely(library, made_on),
        "guides": guides,
    }
    return make_pdf("act-now", content, made_on, sizes=(12,))


def _sheet(library: Library, made_on: date) -> bytes:
    site = library.site
    address = site.url("")
    content = {
        **common(library, made_on),
        "draft": "" if site.approval else DRAFT,
        "description": site.description,
        "page": address,
        "act_now": [large_call(one) for one in library.listed(site.act_now)],
        "rely": _rely(library, made_on),
    }
    return make_pdf("qr-sheet", content, made_on, codes=[address])


def _rely(library: Library, made_on: date) -> str:
    act_now = tuple(c for c in library.printable(library.site.act_now) if c.phone)
    return rely_line(all_rely_until(library.published, library.site, made_on), act_now)
