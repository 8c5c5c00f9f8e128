"""Makes a built site light: one minified style block in each page, and assets named by content."""

from __future__ import annotations

import re
from pathlib import Path

import rcssmin

from build_tools.pages.csp import hash_of, page_policy
from build_tools.problems import InternalError
from build_tools.publishing.fingerprint import fingerprint_assets, with_names

NOT_HERE = "404.html"
REFERRER = '<meta name="referrer" content="no-referrer">'
CHARSET = '<meta charset="utf-8">'
_LINK = re.compile(r'<link rel="stylesheet" href="([^"]*)">\n?')


def optimise_site(site: Path) -> str:
    """Slim every page of a built site in place, and return the hash of its one style block.

    A page's style sheets, in order, become one `<style>` block, the same on every page. A sheet
    that is linked for print alone stays a file, which no reader waits for. A policy in each page
    lets this one block and the site's own files work, and nothing else. Links from the root
    become relative: the site works at any path. Each asset gets a name that changes with it.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    style = _taken_style(_style_sheets(site, pages))
    digest = hash_of(style)
    around = f"<style>{style}</style>\n", page_policy(digest)
    slim = {path: _slim(path.relative_to(site), text, *around) for path, text in pages.items()}
    _minify_other_sheets(site)
    _drop_an_empty_site_map(site)
    names = fingerprint_assets(site)
    for path, text in slim.items():
        path.write_text(with_names(text, names), encoding="utf-8")
    return digest


def _slim(path: Path, text: str, style: str, policy: str) -> str:
    # The page for an address that is not here is shown at any depth: its links stay from the root.
    if path.name == NOT_HERE:
        return _inlined(text, style, policy)
    return _inlined(_relative(text, path.parts[:-1]), style, policy)


def _style_sheets(site: Path, pages: dict[Path, str]) -> list[Path]:
    names = {tuple(Path(href).name for href in _LINK.findall(text)) for text in pages.values()}
    if len(names) != 1 or names == {()}:
        raise InternalError(
            "The pages do not all name the same style sheets.",
            f"Found {sorted(names)}; each page needs the same links, in the same order.",
        )
    return [site / "assets" / name for name in names.pop()]


def _taken_style(sheets: list[Path]) -> str:
    """Return some style sheets as one minified text, and delete their files."""
    style = _minified("\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets))
    for sheet in sheets:
        sheet.unlink()
    return style


def _drop_an_empty_site_map(site: Path) -> None:
    """Delete a list for search engines that lists nothing, which its form does not allow.

    So it is for a site without an approval or without an address.
    """
    site_map = site / "sitemap.xml"
    if site_map.is_file() and "<loc>" not in site_map.read_text(encoding="utf-8"):
        site_map.unlink()
        site_map.with_suffix(".xml.gz").unlink(missing_ok=True)


def _minify_other_sheets(site: Path) -> None:
    for sheet in (site / "assets").glob("*.css"):
        sheet.write_text(_minified(sheet.read_text(encoding="utf-8")), encoding="utf-8")


def _minified(css: str) -> str:
    return str(rcssmin.cssmin(css))


def _relative(text: str, folders: tuple[str, ...]) -> str:
    """Let links that were staged from the root count from a page in these folders."""
    for up in range(len(folders) + 1):
        there = "/" + "".join(f"{name}/" for name in folders[: len(folders) - up])
        here = "../" * up
        text = text.replace(f'href="{there}"', f'href="{here or "./"}"')
        text = text.replace(f'href="{there}', f'href="{here}')
    return text


def _inlined(text: str, style: str, policy: str) -> str:
    first = next(_LINK.finditer(text))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n{REFERRER}'
    slim = text[: first.start()] + style + _LINK.sub("", text[first.start() :])
    return slim.replace(CHARSET, f"{CHARSET}\n{meta}", 1)
