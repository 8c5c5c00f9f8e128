"""The preview opens from a folder: every link inside it names a file that is there."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from build_tools import cli
from build_tools.publishing.from_folder import copy_for_folder, named_files, with_ways
from tests.conftest import TODAY

PAGE = '<!doctype html><html><body><main id="content"><p>{}</p></main></body></html>'


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of three pages that link to each other in every way a page does."""
    site = tmp_path / "site"
    write(site / "build.json", "{}")
    write(site / "file.pdf", "pdf")
    write(site / "index.html", PAGE.format('<a href="guides/a/">A</a> <a href="file.pdf">P</a>'))
    write(site / "index.html.br", "packed")
    links = '<a href="../..">Home</a> <a href="../b/#part">B</a> <a href=\'../b/?q=1\'>B</a>'
    links += '<a href="../../">H</a> <a href="#here">h</a> <a href="tel:999">999</a>'
    links += '<a href="https://a.example/b/">out</a> <a href="/guides/b/">top</a>'
    write(site / "guides" / "a" / "index.html", PAGE.format(links))
    write(site / "guides" / "b" / "index.html", PAGE.format('<a href="../../../">above</a>'))
    return site


def links_of(page: Path) -> list[str]:
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    return [str(node.attributes["href"]) for node in tree.css("a")]


def test_a_link_to_a_folder_names_the_file_in_it(site: Path, tmp_path: Path) -> None:
    into = tmp_path / "preview"
    assert copy_for_folder(site, into, {}) == 3
    assert links_of(into / "index.html") == ["guides/a/index.html", "file.pdf"]
    assert links_of(into / "guides" / "a" / "index.html") == [
        "../../index.html",
        "../b/index.html#part",
        "../b/index.html?q=1",
        "../../index.html",
        "#here",
        "tel:999",
        "https://a.example/b/",
        "/guides/b/",
    ]
    assert links_of(into / "guides" / "b" / "index.html") == ["../../../"]
    assert not list(into.rglob("*.br"))


def test_the_site_itself_stays_as_it_was(site: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*.*")}
    copy_for_folder(site, tmp_path / "preview", {"guides/a/": (("Change", "https://a.example"),)})
    assert {path: path.read_bytes() for path in site.rglob("*.*")} == before


def test_a_way_in_is_first_on_its_page_and_on_no_other(site: Path, tmp_path: Path) -> None:
    into = tmp_path / "preview"
    ways = {"guides/a/": (("Change these words", "https://a.example/?a=1&b=<2>"),)}
    copy_for_folder(site, into, ways)
    text = (into / "guides" / "a" / "index.html").read_text(encoding="utf-8")
    assert text.index("Change these words") < text.index("Home")
    assert links_of(into / "guides" / "a" / "index.html")[0] == "https://a.example/?a=1&b=<2>"
    assert "Change these words" not in (into / "index.html").read_text(encoding="utf-8")


def test_a_page_without_a_main_part_is_left_alone(tmp_path: Path) -> None:
    assert with_ways("<p>Hello</p>", (("Change", "https://a.example"),)) == "<p>Hello</p>"
    page = tmp_path / "index.html"
    assert named_files('<a href="none/">x</a>', page, tmp_path) == '<a href="none/">x</a>'


def preview(site: Path, into: Path, content: Path) -> int:
    where = ["--content", str(content), "--today", str(TODAY)]
    return cli.main(["preview", "--site", str(site), "--into", str(into), *where])


def test_the_command_says_what_it_made_and_links_to_the_forms(
    site: Path, tmp_path: Path, sample_content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "preview"
    (site / "guides" / "a").rename(site / "guides" / "sample-worry")
    assert preview(site, into, sample_content) == 0
    assert preview(site, into, sample_content) == 0
    assert "it needs no server" in capsys.readouterr().out
    way = links_of(into / "guides" / "sample-worry" / "index.html")[0]
    asked = parse_qs(urlsplit(way).query)
    assert asked["template"] == ["staff-words.yml"]
    assert asked["title"] == ["Words: A sample worry"]
    assert asked["heading"] == ["A sample worry"]
    assert asked["summary"] == ["Ring the sample hub and say what you saw."]
    assert "Ring the sample hub today. (call: sample-hub)" in unquote(way)


def test_the_command_refuses_what_is_no_site_and_what_is_somebody_s(
    site: Path, tmp_path: Path, sample_content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert preview(tmp_path / "none", tmp_path / "preview", sample_content) == 2
    assert "Build it first" in capsys.readouterr().err
    write(tmp_path / "mine" / "letter.txt", "mine")
    assert preview(site, tmp_path / "mine", sample_content) == 2
    assert "is something else" in capsys.readouterr().err
    assert (tmp_path / "mine" / "letter.txt").read_text() == "mine"
