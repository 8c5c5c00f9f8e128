"""The addresses that every site has, whatever its guides and topics are."""

from __future__ import annotations

import re
from types import MappingProxyType

FIXED_PAGES = MappingProxyType(
    {
        "pledge/": "The pledge",
        "pledge/easy-to-read/": "Easy-to-read pledge",
        "pledge/for-councillors/": "The pledge for councillors",
        "pledge/poster/": "Poster of the pledge",
        "guides/": "All guides",
        "topics/": "Topics",
        "contacts/": "Who to call",
        "words/": "Words explained",
        "a-to-z/": "A to Z",
        "whats-new/": "What's new",
        "register/": "What was sent",
        "take-away/": "Take away",
        "about/": "About",
        "interpreter/": "Ask for an interpreter",
        "how-we-check/": "How we check what we say",
    }
)
"""What links to each of them say, by its address."""

POCKET_PACK = "pocket-pack.html"
CARD_PDF = "pdf/card.pdf"
CARD_SHEET_PDF = "pdf/card-four-to-a-sheet.pdf"
RESIDENT_PDF = "pdf/for-a-resident.pdf"
ALL_GUIDES_PDF = "pdf/all-guides.pdf"
PLEDGE_PDF = "pdf/pledge.pdf"
COUNCILLORS_PDF = "pdf/pledge-for-councillors.pdf"
POSTER_PDF = "pdf/pledge-poster.pdf"
EASY_PDF = "pdf/pledge-easy-to-read.pdf"
OWN_PDFS = (
    CARD_PDF,
    CARD_SHEET_PDF,
    RESIDENT_PDF,
    ALL_GUIDES_PDF,
    PLEDGE_PDF,
    COUNCILLORS_PDF,
    POSTER_PDF,
    EASY_PDF,
)
"""The PDFs that are no guide's: a guide of such a name would take its place."""


def pdf_of(slug: str) -> str:
    """Return where a guide's PDF is in the site."""
    return f"pdf/{slug}.pdf"


_KEPT = re.compile(r"(?:index|readme|con|prn|aux|nul|(?:com|lpt)[0-9])$", re.IGNORECASE)


def is_kept_name(slug: str) -> bool:
    """Whether the site engine, Windows or a PDF of the site's own keeps a name for itself."""
    return bool(_KEPT.match(slug)) or pdf_of(slug) in OWN_PDFS
