"""What slimming makes of a built site, and the packed copies beside it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import brotli
import pytest

from build_tools.pages.csp import page_policy
from build_tools.problems import InternalError
from build_tools.publishing.compress import compress_site
from build_tools.publishing.fingerprint import NAMED_BY_CONTENT
from build_tools.publishing.optimise import optimise_site, short_names

PAGE = '<body><p class="a">x</p><a href="tel:1">y</a></body>'
LINK = '<link rel="stylesheet" href="../assets/{}.css"{}>\n'
LINKS = LINK.format("one", "") + LINK.format("two", "")
FOR_PRINT = LINK.format("print", ' media="print"')


def small_site(folder: Path, links: str = LINKS + FOR_PRINT) -> Path:
    (folder / "assets").mkdir(parents=True)
    (folder / "assets" / "one.css").write_text(".a {\n  top: 0;\n}\n", encoding="utf-8")
    (folder / "assets" / "two.css").write_text("/* why */\n.b { top: 1px }", encoding="utf-8")
    (folder / "assets" / "print.css").write_text("p {\n  left: 2px;\n}\n", encoding="utf-8")
    (folder / "assets" / "used.js").write_text("", encoding="utf-8")
    script = '<script src="../assets/used.js"></script>'
    head = f'<!doctype html><html><head><meta charset="utf-8">{links}{script}</head>'
    (folder / "index.html").write_text(f"{head}{PAGE}</html>", encoding="utf-8")
    return folder


def test_style_sheets_become_one_block_and_print_stays_a_file(tmp_path: Path) -> None:
    (digest,) = optimise_site(small_site(tmp_path))
    text = (tmp_path / "index.html").read_text("utf-8")
    assert "<style>.a{top:0}.b{top:1px}</style>" in text
    assert text.count("stylesheet") == 1
    paper, script = sorted((tmp_path / "assets").iterdir())
    assert f'<link rel="stylesheet" href="../assets/{paper.name}" media="print">' in text
    assert f'<script src="../assets/{script.name}">' in text
    assert page_policy(digest) in text
    assert '<meta name="referrer" content="no-referrer">' in text
    assert "unsafe" not in text
    assert digest.startswith("sha256-")
    assert all(re.fullmatch(NAMED_BY_CONTENT, f"assets/{file.name}") for file in (paper, script))
    assert paper.read_text("utf-8") == "p{left:2px}"


def test_a_sheet_that_no_page_and_no_script_names_is_not_published(tmp_path: Path) -> None:
    assets = small_site(tmp_path) / "assets"
    for name in ("idle", "wanted"):
        (assets / f"{name}.css").write_text(".c { top: 0 }", encoding="utf-8")
    (assets / "used.js").write_text('load("assets/wanted.css")', encoding="utf-8")
    optimise_site(tmp_path)
    assert sorted(file.name.split(".")[0] for file in assets.glob("*.css")) == ["print", "wanted"]


def test_variables_have_short_names_in_every_sheet_and_noughts_go(tmp_path: Path) -> None:
    assets = small_site(tmp_path) / "assets"
    (assets / "one.css").write_text(":root { --a-long-name: 0.5rem }", encoding="utf-8")
    (assets / "print.css").write_text("p { top: var(--a-long-name) }", encoding="utf-8")
    optimise_site(tmp_path)
    assert "<style>:root{--a:.5rem}" in (tmp_path / "index.html").read_text("utf-8")
    assert [file.read_text("utf-8") for file in assets.glob("print.*")] == ["p{top:var(--a)}"]


def test_variables_beyond_the_letters_have_two() -> None:
    names = short_names([" ".join(f"--name-{number}" for number in range(60))])
    assert len(set(names.values())) == 60
    assert {len(name) for name in names.values()} == {3, 4}


def test_each_kind_of_page_has_a_block_of_its_own(tmp_path: Path) -> None:
    home = small_site(tmp_path) / "index.html"
    other = tmp_path / "other.html"
    other.write_text(home.read_text("utf-8").replace(LINK.format("two", ""), ""), encoding="utf-8")
    both, one = optimise_site(tmp_path)
    assert "<style>.a{top:0}.b{top:1px}</style>" in home.read_text("utf-8")
    assert "<style>.a{top:0}</style>" in other.read_text("utf-8")
    assert page_policy(both) in home.read_text("utf-8")
    assert page_policy(one) in other.read_text("utf-8")


def test_links_to_files_beside_the_pages_count_from_each_page(tmp_path: Path) -> None:
    home = small_site(tmp_path) / "index.html"
    deep, unknown = tmp_path / "guides" / "a" / "index.html", tmp_path / "404.html"
    deep.parent.mkdir(parents=True)
    links = (
        '<a href="/pdf/a.pdf">x</a><a href="/">home</a><a href="/guides/b/">b</a>'
        '<a href="/guides/a/">here</a><a href="/words/#mash">m</a><a href="https://c.example/">c</a>'
        "</body>"
    )
    linked = home.read_text("utf-8").replace("</body>", links)
    for page in (home, deep, unknown):
        page.write_text(linked, encoding="utf-8")
    optimise_site(tmp_path)
    assert 'href="pdf/a.pdf"' in home.read_text("utf-8")
    assert '<a href="./">home</a>' in home.read_text("utf-8")
    assert 'href="../../pdf/a.pdf"' in deep.read_text("utf-8")
    assert (
        '<a href="../../">home</a><a href="../b/">b</a><a href="./">here</a>'
        '<a href="../../words/#mash">m</a><a href="https://c.example/">c</a>'
    ) in deep.read_text("utf-8")
    # The page for unknown addresses is shown at any depth: its links count from the root.
    assert 'href="/pdf/a.pdf"' in unknown.read_text("utf-8")


def test_a_site_without_a_style_sheet_is_a_fault_of_ours(tmp_path: Path) -> None:
    with pytest.raises(InternalError, match="has no link to a style sheet"):
        optimise_site(small_site(tmp_path, ""))


def copies(site: Path) -> dict[Path, bytes]:
    found = [*site.rglob("*.gz"), *site.rglob("*.br")]
    return {path: path.read_bytes() for path in found}


def test_compressed_copies_unpack_to_the_file_and_are_the_same_every_time(tmp_path: Path) -> None:
    site, kept = small_site(tmp_path / "site"), tmp_path / "work" / "packed"
    compress_site(site, kept)
    first = copies(site)
    page = (site / "index.html").read_bytes()
    assert gzip.decompress(first[site / "index.html.gz"]) == page
    assert brotli.decompress(first[site / "index.html.br"]) == page
    for path in first:
        path.unlink()
    compress_site(site, kept)
    assert copies(site) == first


def test_a_copy_that_was_made_once_is_taken_again_unless_it_was_damaged(tmp_path: Path) -> None:
    site, kept = small_site(tmp_path / "site"), tmp_path / "packed"
    page, copy = site / "index.html", site / "index.html.br"
    compress_site(site, kept)
    (of_page,) = (path for path in kept.iterdir() if path.read_bytes() == copy.read_bytes())
    other = brotli.compress(page.read_bytes(), quality=1)
    assert other != copy.read_bytes()
    of_page.write_bytes(other)  # as good as any: it unpacks to the page
    compress_site(site, kept)
    assert copy.read_bytes() == other
    for damaged in (b"", b"x", brotli.compress(b"another page")):
        of_page.write_bytes(damaged)
        compress_site(site, kept)
        assert brotli.decompress(copy.read_bytes()) == page.read_bytes()
    page.write_text("changed", encoding="utf-8")
    compress_site(site, kept)
    assert brotli.decompress(copy.read_bytes()) == b"changed"
    assert not of_page.exists()


def test_what_is_too_large_for_a_page_is_packed_quickly(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    large = tmp_path / "site" / "large.json"
    large.write_text("".join(map(str, range(20_000))), encoding="utf-8")
    compress_site(tmp_path / "site", tmp_path / "packed")
    assert brotli.decompress(large.with_name("large.json.br").read_bytes()) == large.read_bytes()
    assert list((tmp_path / "packed").iterdir()) == []
