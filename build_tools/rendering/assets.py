"""The files that are not pages: the council's colours, and what robots are told."""

from __future__ import annotations

from build_tools.model import Library

_COLOURS = """\
:root {{
  --brand: {brand};
  --link: {link};
}}

@media (prefers-color-scheme: dark) {{
  :root {{
    --brand: {brand_dark};
    --link: {link_dark};
  }}
}}
"""


def render_assets(library: Library) -> dict[str, str]:
    """Return the text of each file, by its staged path."""
    robots = "User-agent: *\n" + ("Allow: /\n" if library.site.approval else "Disallow: /\n")
    return {
        "assets/colours.css": _COLOURS.format(**library.site.colours.model_dump()),
        "robots.txt": robots,
    }
