"""Makes a built site light: a style block for each kind of page, and assets named by content."""

from __future__ import annotations

import hashlib
import posixpath
import re
import string
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain, product
from pathlib import Path

import rcssmin

from build_tools.pages.csp import hash_of, page_policy
from build_tools.problems import InternalError

NOT_HERE = "404.html"
REFERRER = '<meta name="referrer" content="no-referrer">'
CHARSET = '<meta charset="utf-8">'
Sheets = tuple[str, ...]
_NOUGHT = re.compile(r"(?<=[\s:,(-])0(?=\.\d)")  # 0.5rem is .5rem
_EMPTY_LINES = re.compile(r"\n{2,}")
_VARIABLE = re.compile(r"--[a-z][\w-]*")
_LINK = re.compile(r'<link rel="stylesheet" href="([^"]*)">\n?')
_FROM_ROOT = re.compile(r'href="(/[^"]*)"')
"""A link of our own. It is staged from the root: engines differ in what they make of others."""


def optimise_site(site: Path) -> tuple[str, ...]:
    """Slim every page of a built site in place, and return the hash of each style block.

    A page's style sheets, in order, become one `<style>` block: what every page needs and what its
    kind needs. A sheet that is linked for print alone stays a file, which no reader waits for. A
    policy in each page lets its one block and the site's own files work, and nothing else. Links
    from the root become relative: the site works at any path. Each asset gets a name that changes
    with it.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    _drop_idle_sheets(site, pages.values())
    _minify_sheets(site)
    styles = _taken_styles(site, {path: _sheets_of(path, text) for path, text in pages.items()})
    slim = {path: _slim(path.relative_to(site), text, styles) for path, text in pages.items()}
    _trim_scripts(site)
    _drop_an_empty_site_map(site)
    names = fingerprint_assets(site)
    for path, text in slim.items():
        path.write_text(with_names(text, names), encoding="utf-8")
    return tuple(hash_of(style) for style in dict.fromkeys(styles.values()))


def _slim(path: Path, text: str, styles: Mapping[Sheets, str]) -> str:
    style = styles[_sheets_of(path, text)]
    # No engine reads it any more: what hid marks from Markdown goes, and so do empty lines.
    text = _EMPTY_LINES.sub("\n", text.replace("&#95;", "_").replace("&#39;", "'"))
    around = f"<style>{style}</style>\n", page_policy(hash_of(style))
    # The page for an address that is not here is shown at any depth: its links stay from the root.
    if path.name == NOT_HERE:
        return _inlined(text, *around)
    return _inlined(_relative(text, path.parts[:-1]), *around)


def _sheets_of(path: Path, text: str) -> Sheets:
    """Return the names of a page's style sheets, in order."""
    names = tuple(Path(href).name for href in _LINK.findall(text))
    if not names:
        raise InternalError(
            f"{path.name} has no link to a style sheet.",
            "Each page must link to the style sheets of all pages, and to the one for its kind.",
        )
    return names


def _taken_styles(site: Path, sheets: Mapping[Path, Sheets]) -> dict[Sheets, str]:
    """Return each set of style sheets as one text, and delete their files."""
    texts = {
        name: (site / "assets" / name).read_text(encoding="utf-8")
        for name in sorted({name for names in sheets.values() for name in names})
    }
    for name in texts:
        (site / "assets" / name).unlink()
    every = dict.fromkeys(sheets.values())
    return {names: "".join(texts[name] for name in names) for names in every}


def _drop_an_empty_site_map(site: Path) -> None:
    """Delete a list for search engines that lists nothing, which its form does not allow.

    So it is for a site without an approval or without an address.
    """
    site_map = site / "sitemap.xml"
    if site_map.is_file() and "<loc>" not in site_map.read_text(encoding="utf-8"):
        site_map.unlink()
        site_map.with_suffix(".xml.gz").unlink(missing_ok=True)


def _drop_idle_sheets(site: Path, pages: Iterable[str]) -> None:
    """Delete the sheets of what no page holds, such as a chart's: nobody asks for them."""
    scripts = (path.read_text(encoding="utf-8") for path in (site / "assets").glob("*.js"))
    everything = "".join([*pages, *scripts])
    for sheet in (site / "assets").glob("*.css"):
        if f"assets/{sheet.name}" not in everything:
            sheet.unlink()


def _minify_sheets(site: Path) -> None:
    """Write every style sheet without what only people read, its variables' long names too."""
    sheets = sorted((site / "assets").glob("*.css"))
    texts = {sheet: _minified(sheet.read_text(encoding="utf-8")) for sheet in sheets}
    names = short_names(texts.values())
    for sheet, text in texts.items():
        short = _VARIABLE.sub(lambda found: names[found[0]], text)
        sheet.write_text(short, encoding="utf-8")


def _trim_scripts(site: Path) -> None:
    """Take out of each script the lines that are comments alone, and the room before the others.

    A test holds that no text of a script runs over a line, which would lose its spaces.
    """
    for script in (site / "assets").glob("*.js"):
        lines = (line.strip() for line in script.read_text(encoding="utf-8").splitlines())
        kept = [line for line in lines if line and not line.startswith("//")]
        script.write_text("\n".join(kept) + "\n", encoding="utf-8")


def _minified(css: str) -> str:
    return _NOUGHT.sub("", str(rcssmin.cssmin(css))).replace(" ~ ", "~")


def short_names(sheets: Iterable[str]) -> dict[str, str]:
    """Return a short name for each variable of some sheets: a letter or digit for the first 36.

    A style block holds two dozen colours twice, each under its name, so that long names would be a
    fiftieth of a guide. Those used most are named first. Capitals would be other names to browsers,
    but not to the Nu checker.
    """
    used = Counter(chain.from_iterable(_VARIABLE.findall(sheet) for sheet in sheets))
    in_order = sorted(used, key=lambda name: (-used[name], name))
    one = string.ascii_lowercase + string.digits
    short = chain(one, map("".join, product(one, one)))
    return {name: f"--{letters}" for name, letters in zip(in_order, short, strict=False)}


def _relative(text: str, folders: tuple[str, ...]) -> str:
    """Let each link that was staged from the root count from a page in these folders."""
    here = "/" + "/".join(folders)
    return _FROM_ROOT.sub(lambda link: f'href="{_counted_from(here, link[1])}"', text)


def _counted_from(here: str, address: str) -> str:
    return posixpath.relpath(address, here) + ("/" if address.endswith("/") else "")


def _inlined(text: str, style: str, policy: str) -> str:
    first = next(_LINK.finditer(text))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n{REFERRER}'
    slim = text[: first.start()] + style + _LINK.sub("", text[first.start() :])
    return slim.replace(CHARSET, f"{CHARSET}\n{meta}", 1)


NAMED_BY_CONTENT = r"assets/[\w-]+\.[0-9a-f]{10}\.\w+"  # site.3b1c2d4e5f.js
ASKING = ".js"


def fingerprint_assets(site: Path) -> dict[str, str]:
    """Rename every asset of a built site, and return each new name by the old one.

    An asset that names others is renamed after them, so that its own name changes with theirs.
    """
    names: dict[str, str] = {}
    waiting = sorted((site / "assets").glob("*.*"))
    while waiting:
        ready = [path for path in waiting if not _mentions(path, waiting)]
        if not ready:
            raise InternalError(
                "Some assets refer to each other in a circle.", f"{[p.name for p in waiting]}"
            )
        for path in ready:
            _rewrite(path, names)
        names.update(_renamed(path) for path in ready)
        waiting = [path for path in waiting if path not in ready]
    return names


def with_names(text: str, names: Mapping[str, str]) -> str:
    """Return a text that names assets with their new names."""
    return _any_of(names).sub(lambda found: names[found[1]], text) if names else text


def _mentions(path: Path, others: list[Path]) -> bool:
    if path.suffix != ASKING:
        return False
    names = (f"assets/{other.name}" for other in others)
    return bool(_any_of(names).search(path.read_text(encoding="utf-8")))


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"({'|'.join(re.escape(name) for name in names)})(?![\w.-])")


def _renamed(path: Path) -> tuple[str, str]:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
    new = path.rename(path.with_name(f"{path.stem}.{digest}{path.suffix}"))
    return f"assets/{path.name}", f"assets/{new.name}"


def _rewrite(path: Path, names: Mapping[str, str]) -> None:
    if path.suffix == ASKING:
        text = path.read_text(encoding="utf-8")
        path.write_text(with_names(text, names), encoding="utf-8")
