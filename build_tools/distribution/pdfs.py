"""What of a distribution is printed: a QR sheet, the card, the book, and what is new."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from build_tools.comparing import Bulletin
from build_tools.distribution.context import DRAFT
from build_tools.model import (
    ALL_GUIDES_PDF,
    CARD_PDF,
    CARD_SHEET_PDF,
    COUNCILLORS_PDF,
    EASY_PDF,
    PLEDGE_PDF,
    POSTER_PDF,
    Library,
)
from build_tools.model.review import all_rely_until
from build_tools.pages import rely_line
from build_tools.pdf import PdfCache, make_pdf, make_pdfs
from build_tools.pdf.context import common, named_call

SHEET = "4-qr-sheet.pdf"
CARD = "5-card.pdf"
CARDS = "6-card-four-to-a-sheet.pdf"
BOOK = "7-all-guides.pdf"
ALWAYS = {CARD: CARD_PDF, CARDS: CARD_SHEET_PDF, BOOK: ALL_GUIDES_PDF}
"""What goes with every distribution, by its name there, with its place in the site."""
PLEDGE = (PLEDGE_PDF, COUNCILLORS_PDF, POSTER_PDF, EASY_PDF)


def printed(library: Library, bulletin: Bulletin, made_on: date, kept: Path) -> dict[str, bytes]:
    """Return the PDFs of a distribution by their names.

    `kept` is a folder of PDFs made earlier. There is no sheet while the site's address is not
    known. Raises ContentError where a guide does not fit on its page.
    """
    made = make_pdfs(library, made_on, PdfCache(kept), say=print)
    names = [f"pdf/{slug}.pdf" for slug in bulletin.slugs]
    names += PLEDGE if bulletin.pledge else ()
    sheet = {SHEET: qr_sheet(library, made_on)} if library.site.base_url else {}
    always = {name: made[path] for name, path in ALWAYS.items()}
    return {**sheet, **always, **{name: made[name] for name in names}}


def qr_sheet(library: Library, made_on: date) -> bytes:
    """Return the sheet for a wall: a code that opens the site, and the numbers to call."""
    site = library.site
    address = site.url("")
    act_now = tuple(contact for contact in library.printable(site.act_now) if contact.phone)
    until = all_rely_until(library.published, site, made_on)
    content = {
        **common(library, made_on),
        "draft": "" if site.approval else DRAFT,
        "description": site.description,
        "page": address,
        "act_now": [{**named_call(one), "use": one.use} for one in act_now],
        "off": [one.sentence for one in library.off_among(site.act_now)],
        "rely": rely_line(until, act_now),
    }
    return make_pdf("qr-sheet", content, made_on, codes=[address])
