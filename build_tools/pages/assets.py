"""The files that are not pages: the council's colours, and the rules for robots."""

from __future__ import annotations

from build_tools.model import Colours, Library, Site
from build_tools.model.contrast import contrast
from build_tools.pages.search import search_help, search_list

# Dark twice, as in the theme's tokens.css: where the device asks for it, or the reader chose it.
_COLOURS = """\
:root {{
  --brand: {brand};
  --on-brand: {on_brand};
  --brand-edge: {brand};
  --link: {link};
}}

@media screen and (prefers-color-scheme: dark) {{
  :root:not([data-scheme="light"]) {{
    {dark}
  }}
}}

@media screen {{
  [data-scheme="dark"] {{
    {dark}
  }}
}}
"""
# Three lines of writing on the council's colour, as on the home screen of a phone.
_ICON = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">\
<rect width="16" height="16" rx="3" fill="{brand}"/>\
<path stroke="{on_brand}" stroke-width="2" d="M4 5h8M4 8h8M4 11h5"/></svg>
"""
_DARK = """\
--brand: {brand_dark};
    --on-brand: {on_brand_dark};
    --brand-edge: {link_dark};
    --link: {link_dark};\
"""


def render_assets(library: Library) -> dict[str, str]:
    """Return the text of each file, by its staged path."""
    return {
        "search-list.json": search_list(library),
        "assets/search-help.json": search_help(library),
        "assets/colours.css": _colours(library.site.colours),
        "assets/icon.svg": _icon(library.site.colours),
        "robots.txt": _robots(library.site),
    }


def _robots(site: Site) -> str:
    """Return what search engines may read: nothing until the council approves the site."""
    if site.approval is None:
        return "User-agent: *\nDisallow: /\n"
    site_map = site.url("sitemap.xml")
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {site_map}\n" if site_map else "")


def _colours(colours: Colours) -> str:
    values = {
        **colours.model_dump(),
        "on_brand": readable_on(colours.brand),
        "on_brand_dark": readable_on(colours.brand_dark),
    }
    return _COLOURS.format(**values, dark=_DARK.format(**values))


def _icon(colours: Colours) -> str:
    return _ICON.format(brand=colours.brand, on_brand=readable_on(colours.brand))


def readable_on(colour: str) -> str:
    """Return white or near-black, whichever is easier to read on a colour."""
    return max(("#ffffff", "#111111"), key=lambda words: contrast(words, colour))


def readable_brand(colours: Colours) -> str:
    """Return the brand's colour where it can be read on white paper, or near-black."""
    return colours.brand if contrast(colours.brand, "#ffffff") >= 4.5 else "#111111"
