"""What of a distribution is printed: a sheet with a QR code, and the pages that are new."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from build_tools.comparing import Bulletin
from build_tools.distribution.context import DRAFT
from build_tools.model import Library
from build_tools.model.review import all_rely_until
from build_tools.pages import rely_line
from build_tools.pdf import PdfCache, make_pdf, make_pdfs
from build_tools.pdf.context import common, named_call, page_of

SHEET = "4-qr-sheet.pdf"
PLEDGE = ("pdf/pledge-poster.pdf", "pdf/pledge-easy-to-read.pdf")


def printed(library: Library, bulletin: Bulletin, made_on: date, kept: Path) -> dict[str, bytes]:
    """Return the PDFs of a distribution by their names.

    `kept` is a folder of PDFs made earlier. There is no sheet while the site's address is not
    known. Raises ContentError where a guide does not fit on its page.
    """
    made = make_pdfs(library, made_on, PdfCache(kept), say=print)
    names = [f"pdf/{slug}.pdf" for slug in bulletin.slugs]
    names += PLEDGE if bulletin.pledge else ()
    sheet = {SHEET: _sheet(library, made_on)} if library.site.base_url else {}
    return {**sheet, **{name: made[name] for name in names}}


def _sheet(library: Library, made_on: date) -> bytes:
    site = library.site
    address = page_of("", library)
    act_now = tuple(contact for contact in library.printable(site.act_now) if contact.phone)
    until = all_rely_until(library.published, site, made_on)
    content = {
        **common(library, made_on),
        "draft": "" if site.approval else DRAFT,
        "description": site.description,
        "page": address,
        "act_now": [{**named_call(one, join=" on "), "use": one.use} for one in act_now],
        "off": [one.sentence for one in library.off_among(site.act_now)],
        "rely": rely_line(until, act_now),
    }
    return make_pdf("qr-sheet", content, made_on, codes=[address])
