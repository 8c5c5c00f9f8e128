"""Draws QR codes, which a phone's camera turns into an address."""

from __future__ import annotations

import io
from functools import cache

import segno

QUIET_ZONE = 4  # empty squares on every side: cameras need them to find the code


@cache  # a guide's own page and the book show the same code
def qr_code(address: str) -> str:
    """Return the QR code of an address as an SVG drawing."""
    drawing = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(drawing, kind="svg", border=QUIET_ZONE, xmldecl=False)
    return drawing.getvalue().decode("utf-8").strip()
