"""Lets the site be put on a home screen: a manifest with a neutral name, and a plain icon."""

from __future__ import annotations

import json

import typst

from build_tools.model import Site

_ICON = """\
#set page(width: 192pt, height: 192pt, margin: 0pt, fill: rgb("{brand}"))
#for (top, width) in ((50pt, 84pt), (86pt, 84pt), (122pt, 50pt)) {{
  place(dx: 54pt, dy: top, rect(width: width, height: 22pt, fill: white))
}}
"""
SIZES = (192, 512)


def webmanifest_files(site: Site) -> dict[str, bytes]:
    """Return `site.webmanifest` and its icons; equal settings give equal bytes."""
    text = json.dumps(manifest(site), ensure_ascii=False, indent=1)
    icons = {f"icon-{size}.png": icon(site.colours.brand, size) for size in SIZES}
    return {"site.webmanifest": f"{text}\n".encode(), **icons}


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
