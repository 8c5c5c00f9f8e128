"""Makes a built site light: only the styles its pages use, inside each page, and no idle file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from build_tools.pages.csp import hash_of, page_policy
from build_tools.problems import InternalError
from build_tools.publishing.fingerprint import fingerprint_assets, with_names
from build_tools.publishing.purge import purge

STATES = Path(__file__).resolve().parents[1] / "theme" / "states.html"
NOT_HERE = "404.html"
KEPT_UNASKED = {NOT_HERE, "robots.txt", "sitemap.xml", "sitemap.xml.gz", "search-list.json"}
REFERRER = '<meta name="referrer" content="no-referrer">'
CHARSET = '<meta charset="utf-8">'
PAPER = "print.css"
_LINK = re.compile(r'<link rel="stylesheet" href="([^"]*)">\n?')


def optimise_site(site: Path) -> str:
    """Slim every page of a built site in place, and return the hash of its one style block.

    A page's style sheets, in order, become one `<style>` block, the same on every page. Selectors
    that fit no element of any page, and no element that scripts make, are left out. What only
    paper needs goes into a file of its own, which no reader waits for. A policy in each page lets
    this one block and the site's own files work, and nothing else. Links from the root
    become relative: the site works at any path. Each asset gets a name that changes with it.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    sheets = _style_sheets(site, pages)
    states = STATES.read_text(encoding="utf-8")
    style, for_paper = purge(sheets, [states, *_rare_first(pages)])
    (site / "assets" / PAPER).write_text(for_paper, encoding="utf-8")
    digest = hash_of(style)
    around = f"<style>{style}</style>\n", page_policy(digest)
    slim = {path: _slim(path.relative_to(site), text, *around) for path, text in pages.items()}
    _delete_idle_files(site, slim.values())
    names = fingerprint_assets(site)
    for path, text in slim.items():
        path.write_text(with_names(text, names), encoding="utf-8")
    return digest


def _rare_first(pages: Mapping[Path, str]) -> list[str]:
    """Return pages of small folders before those of large ones, which have little new to show."""
    siblings = Counter(path.parent.parent for path in pages)
    return [pages[path] for path in sorted(pages, key=lambda path: siblings[path.parent.parent])]


def _slim(path: Path, text: str, style: str, policy: str) -> str:
    # The page for an address that is not here is shown at any depth: it asks for no file.
    if path.name == NOT_HERE:
        return _inlined(text, style, "", policy)
    return _inlined(_relative(text, path.parts[:-1]), style, PAPER, policy)


def _style_sheets(site: Path, pages: dict[Path, str]) -> str:
    names = {tuple(Path(href).name for href in _LINK.findall(text)) for text in pages.values()}
    if len(names) != 1 or names == {()}:
        raise InternalError(
            "The pages do not all name the same style sheets.",
            f"Found {sorted(names)}; each page needs the same links, in the same order.",
        )
    files = [site / "assets" / name for name in names.pop()]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def _relative(text: str, folders: tuple[str, ...]) -> str:
    """Let links that were staged from the root count from a page in these folders."""
    for up in range(len(folders) + 1):
        there = "/" + "".join(f"{name}/" for name in folders[: len(folders) - up])
        here = "../" * up
        text = text.replace(f'href="{there}"', f'href="{here or "./"}"')
        text = text.replace(f'href="{there}', f'href="{here}')
    return text


def _inlined(text: str, style: str, paper: str, policy: str) -> str:
    first = next(_LINK.finditer(text))
    if paper:
        href = first[1].rpartition("/")[0] + f"/{paper}"
        style += f'<link rel="stylesheet" href="{href}" media="print">\n'
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n{REFERRER}'
    slim = text[: first.start()] + style + _LINK.sub("", text[first.start() :])
    return slim.replace(CHARSET, f"{CHARSET}\n{meta}", 1)


def _delete_idle_files(site: Path, pages: Iterable[str]) -> None:
    """Delete the files of the theme that no page and no script of ours asks for."""
    scripts = (path.read_text(encoding="utf-8") for path in (site / "assets").glob("*.js"))
    asked = "\n".join([*pages, *scripts])
    for path in sorted(site.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not _is_wanted(path, asked):
            path.unlink()


def _is_wanted(path: Path, asked: str) -> bool:
    if path.suffix == ".html" or path.name in KEPT_UNASKED:
        return True
    return path.parent.name == "assets" and f"assets/{path.name}" in asked
