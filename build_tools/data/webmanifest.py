"""Lets the site be put on a home screen: a manifest with a neutral name, and a plain icon."""

from __future__ import annotations

import json
from pathlib import Path

import typst

from build_tools.model import Site

_ICON = """\
#set page(width: 192pt, height: 192pt, margin: 0pt, fill: rgb("{brand}"))
#for (top, width) in ((50pt, 84pt), (86pt, 84pt), (122pt, 50pt)) {{
  place(dx: 54pt, dy: top, rect(width: width, height: 22pt, fill: white))
}}
"""
SIZES = (192, 512)


def write_webmanifest(site: Path, settings: Site) -> None:
    """Write `site.webmanifest` and its icons; equal settings give equal bytes."""
    for size in SIZES:
        (site / f"icon-{size}.png").write_bytes(icon(settings.colours.brand, size))
    text = json.dumps(manifest(settings), ensure_ascii=False, indent=1)
    (site / "site.webmanifest").write_text(f"{text}\n", encoding="utf-8")


def manifest(settings: Site) -> dict[str, object]:
    """Return the manifest. The window keeps the Back button of the browser."""
    icons = [
        {"src": f"icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
        for size in SIZES
    ]
    return {
        "name": settings.title,
        "short_name": settings.short_name or settings.title,
        "lang": "en-GB",
        "start_url": ".",
        "scope": ".",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": settings.colours.brand,
        "icons": [{**icon, "purpose": "any maskable"} for icon in icons],
    }


def icon(colour: str, size: int) -> bytes:
    """Return the icon as a PNG: three lines of writing on the council's colour."""
    pixels = 72 / 192 * size
    drawn = typst.compile(_ICON.format(brand=colour).encode(), format="png", ppi=pixels)
    assert isinstance(drawn, bytes)  # one page
    return drawn
