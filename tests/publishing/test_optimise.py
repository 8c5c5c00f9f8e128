"""What slimming keeps and what it leaves out."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import brotli
import pytest

from build_tools.pages.csp import page_policy
from build_tools.problems import InternalError
from build_tools.publishing import compress
from build_tools.publishing.compress import compress_site
from build_tools.publishing.fingerprint import NAMED_BY_CONTENT
from build_tools.publishing.optimise import optimise_site
from build_tools.publishing.purge import purge

PAGE = '<body><p class="a">x</p><a href="tel:1">y</a><ul><li>1</li><li>2</li></ul></body>'


def purged(css: str, page: str = PAGE) -> str:
    return purge(css, [page])[0]


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".a{color:red}", ".a{color:red}"),
        (".b{color:red}", ""),
        (".a,.b{color:red}", ".a{color:red}"),
        (".a:hover{color:red}", ".a:hover{color:red}"),
        (".b:hover{color:red}", ""),
        (".a::after{content:'x'}", '.a::after{content:"x"}'),
        ("::selection{color:red}", "::selection{color:red}"),
        (".a:not(.b){color:red}", ".a:not(.b){color:red}"),
        ("p>.c,ul>li{color:red}", "ul>li{color:red}"),
        ("a[href^='tel:']{color:red}", 'a[href^="tel:"]{color:red}'),
        ("@media tv{.a{color:red}.b{color:red}}", "@media tv{.a{color:red}}"),
        ("@media tv{.b{color:red}}", ""),
        (
            "@supports (gap:1px){@media print{.a{gap:1px}}}",
            "@supports (gap:1px){@media print{.a{gap:1px}}}",
        ),
        (":root{--x:red;--y:blue}.a{color:var(--x)}", ":root{--x:red}.a{color:var(--x)}"),
        (":root{--x:var(--z);--z:red}", ""),
        (
            "@keyframes in{to{top:0}}.a{animation:1s in}",
            "@keyframes in{to{top:0}}.a{animation:1s in}",
        ),
        ("@keyframes out{to{top:0}}.a{top:0}", ".a{top:0}"),
        ("@page{margin:1cm}", "@page{margin:1cm}"),
        ('@charset "UTF-8";.a{top:0}', ".a{top:0}"),
        (".a{top:0!important; /* why */ left: 1px}", ".a{top:0!important;left:1px}"),
        (".a::-webkit-odd{top:0}", ".a::-webkit-odd{top:0}"),
        ("!{top:0}", "!{top:0}"),
        ("@media tv{.a{}}", ""),
    ],
)
def test_only_what_a_page_can_use_is_kept(css: str, kept: str) -> None:
    assert purged(css) == kept


def test_a_selector_is_kept_for_the_sake_of_any_one_page() -> None:
    pages = [PAGE, "<p class='b'>x</p>", "<p class='c'>x</p>"]
    assert purge(".c{top:0}.b{top:0}.d{top:0}", pages)[0] == ".c{top:0}.b{top:0}"
    assert purge(".c{top:0}", [])[0] == ""


def test_what_a_template_holds_keeps_its_styles() -> None:
    page = '<body><template data-from="2026-01-01"><p class="due">x</p></template></body>'
    css = "[data-from]>.due{top:0}"
    assert purged(css, page) == css
    assert purged(css) == ""


def test_what_only_paper_needs_is_set_apart_where_it_ends_the_sheet() -> None:
    early, late = "@media print{p{top:0}}", "@media print{.a{top:1px}.b{top:0}@page{margin:0}}"
    assert purge(f"{early}.a{{left:0}}{late}", [PAGE]) == (
        f"{early}.a{{left:0}}",
        ".a{top:1px}@page{margin:0}",
    )
    assert purge(f"{early}{late}", [PAGE]) == ("", "p{top:0}.a{top:1px}@page{margin:0}")
    assert purge(".a{left:0}", [PAGE]) == (".a{left:0}", "")


SHEET = '<link rel="stylesheet" href="../assets/{}.css">\n'
LINKS = SHEET.format("one") + SHEET.format("two")


def small_site(folder: Path, links: str = LINKS) -> Path:
    (folder / "assets" / "deep").mkdir(parents=True)
    (folder / "assets" / "one.css").write_text(".a{top:0}", encoding="utf-8")
    (folder / "assets" / "two.css").write_text(
        ".exit-cover{top:1px}.never{top:0}@media print{p{left:2px}}", encoding="utf-8"
    )
    (folder / "assets" / "idle.js").write_text("", encoding="utf-8")
    (folder / "assets" / "used.js").write_text("", encoding="utf-8")
    (folder / "assets" / "deep" / "used.js").write_text("", encoding="utf-8")
    script = '<script src="../assets/used.js"></script>'
    head = f'<!doctype html><html><head><meta charset="utf-8">{links}{script}</head>'
    (folder / "index.html").write_text(f"{head}{PAGE}</html>", encoding="utf-8")
    return folder


def test_style_sheets_become_one_block_and_idle_files_go(tmp_path: Path) -> None:
    digest = optimise_site(small_site(tmp_path))
    text = (tmp_path / "index.html").read_text("utf-8")
    assert "<style>.a{top:0}.exit-cover{top:1px}</style>" in text
    assert text.count("stylesheet") == 1
    paper, script = sorted((tmp_path / "assets").iterdir())
    assert f'<link rel="stylesheet" href="../assets/{paper.name}" media="print">' in text
    assert f'<script src="../assets/{script.name}">' in text
    assert page_policy(digest) in text
    assert '<meta name="referrer" content="no-referrer">' in text
    assert "unsafe" not in text
    assert digest.startswith("sha256-")
    files = sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*") if p.is_file())
    assert files == [f"assets/{paper.name}", f"assets/{script.name}", "index.html"]
    assert all(re.fullmatch(NAMED_BY_CONTENT, name) for name in files[:2])
    assert paper.read_text("utf-8") == "p{left:2px}"


def test_links_to_files_beside_the_pages_count_from_each_page(tmp_path: Path) -> None:
    home = small_site(tmp_path) / "index.html"
    deep, unknown = tmp_path / "guides" / "a" / "index.html", tmp_path / "404.html"
    deep.parent.mkdir(parents=True)
    links = '<a href="/pdf/a.pdf">x</a><a href="/">home</a><a href="/guides/b/">b</a></body>'
    linked = home.read_text("utf-8").replace("</body>", links)
    for page in (home, deep, unknown):
        page.write_text(linked, encoding="utf-8")
    optimise_site(tmp_path)
    assert 'href="pdf/a.pdf"' in home.read_text("utf-8")
    assert '<a href="./">home</a>' in home.read_text("utf-8")
    assert 'href="../../pdf/a.pdf"' in deep.read_text("utf-8")
    assert '<a href="../../">home</a><a href="../b/">b</a>' in deep.read_text("utf-8")
    # The page for unknown addresses is shown at any depth: its links count from the root.
    assert 'href="/pdf/a.pdf"' in unknown.read_text("utf-8")


def test_a_site_without_a_style_sheet_is_a_fault_of_ours(tmp_path: Path) -> None:
    with pytest.raises(InternalError, match="do not all name the same style sheets"):
        optimise_site(small_site(tmp_path, ""))


def copies(site: Path) -> dict[Path, bytes]:
    found = [*site.rglob("*.gz"), *site.rglob("*.br")]
    return {path: path.read_bytes() for path in found}


def test_compressed_copies_are_the_same_every_time(tmp_path: Path) -> None:
    site, kept = tmp_path / "site", tmp_path / "kept"
    site.mkdir()
    small_site(site)
    compress_site(site, kept)
    first = copies(site)
    for path in first:
        path.unlink()
    compress_site(site, kept)
    assert first
    assert copies(site) == first


def test_a_copy_is_kept_by_what_it_holds_and_a_damaged_one_is_made_again(tmp_path: Path) -> None:
    site, kept = tmp_path / "site", tmp_path / "kept"
    site.mkdir()
    small_site(site)
    compress_site(site, kept)
    first = copies(site)
    for path in kept.iterdir():
        path.write_bytes(path.read_bytes()[:20])
    compress_site(site, kept)
    assert copies(site) == first
    stray = kept / ("0" * 64)
    stray.write_bytes(b"old")
    compress_site(site, kept)
    assert not stray.exists()


def test_a_copy_made_with_other_settings_is_not_used_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, kept = tmp_path / "site", tmp_path / "kept"
    site.mkdir()
    small_site(site)
    compress_site(site, kept)
    before = {path.name for path in kept.iterdir()}
    monkeypatch.setattr(compress, "MADE_WITH", "an older release")
    compress_site(site, kept)
    assert before
    assert before.isdisjoint(path.name for path in kept.iterdir())


def test_a_kept_copy_of_something_else_is_never_handed_out(tmp_path: Path) -> None:
    site, kept = tmp_path / "site", tmp_path / "kept"
    site.mkdir()
    small_site(site)
    compress_site(site, kept)
    first = copies(site)
    for path in kept.iterdir():
        path.write_bytes(gzip.compress(b"another page") + brotli.compress(b"another page"))
    compress_site(site, kept)
    assert copies(site) == first
