"""The comparison of two engines sees each kind of difference that a reader would meet."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Template

from tests.conftest import ROOT
from tools.canary.seen import differences, listed, seen, site_seen

PAGE = (
    "<!doctype html><html><head><title>Neglect</title></head><body><h1>Neglect</h1>"
    '<ol class="steps"><li>Ring now.</li></ol><p>Checked on 3 March 2026.</p>'
    '<a href="tel:999">Call</a> <a href="../the-mash/">MASH</a></body></html>'
)
ADDRESS = "guides/neglect/"


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("titles", "<title>Neglect", "<title>Neglected"),
        ("headings", "<h1>Neglect</h1>", "<h2>Neglect</h2>"),
        ("steps", "Ring now.", "Ring later."),
        ("numbers", "tel:999", "tel:998"),
        ("dates", "3 March 2026", "4 March 2026"),
        ("links", "../the-mash/", "../../the-mash/"),
        ("links", "../the-mash/", "../../../guides/the-mash/"),
        ("words", "Checked on", "Seen on"),
    ],
)
def test_a_difference_is_named_with_its_page(field: str, old: str, new: str) -> None:
    ours = {ADDRESS: seen(PAGE, ADDRESS)}
    theirs = {ADDRESS: seen(PAGE.replace(old, new), ADDRESS)}
    lines = differences(ours, theirs)
    assert any(line.startswith(f"/{ADDRESS}: {field} differ") for line in lines), lines


def test_a_page_that_only_one_engine_made_is_named() -> None:
    page = seen(PAGE, ADDRESS)
    assert differences({ADDRESS: page}, {}) == [f"/{ADDRESS}: only the present engine made it"]
    assert differences({}, {ADDRESS: page}) == [f"/{ADDRESS}: only the other engine made it"]


def test_another_spelling_of_the_same_link_is_no_difference() -> None:
    other = PAGE.replace("../the-mash/", "./../the-mash/").replace("Ring now", "Ring&#32;now")
    assert differences({ADDRESS: seen(PAGE, ADDRESS)}, {ADDRESS: seen(other, ADDRESS)}) == []


def test_a_site_is_seen_page_by_page(tmp_path: Path) -> None:
    (tmp_path / "guides" / "neglect").mkdir(parents=True)
    (tmp_path / "guides" / "neglect" / "index.html").write_text(PAGE, encoding="utf-8")
    assert site_seen(tmp_path) == {ADDRESS: seen(PAGE, ADDRESS)}


def test_an_address_that_search_engines_are_told_is_read_however_it_is_spelt(
    tmp_path: Path,
) -> None:
    addresses = "<loc>https://a.example/x/</loc><loc>https:&#x2f;&#x2f;a.example/y/</loc>"
    (tmp_path / "sitemap.xml").write_text(addresses, encoding="utf-8")
    assert listed(tmp_path) == {"https://a.example/x/", "https://a.example/y/"}


SHOWN = {"canonical_url": "https://a.example/x/", "meta": {}}
HIDDEN = {"canonical_url": "https://a.example/y/", "meta": {"noindex": True}}


@pytest.mark.parametrize(
    "pages",
    [[SHOWN, HIDDEN, {"meta": {}}], [{"page": SHOWN}, {"page": HIDDEN}]],
    ids=["pages, as the other engine lists them", "files, as the present one does"],
)
def test_the_sitemap_can_be_filled_in_by_either_engine(
    tmp_path: Path, pages: list[dict[str, object]]
) -> None:
    template = (ROOT / "build_tools" / "theme" / "sitemap.xml").read_text(encoding="utf-8")
    approved = {"extra": {"approved": True}}
    sitemap = Template(template).render(pages=pages, config=approved)
    (tmp_path / "sitemap.xml").write_text(sitemap, encoding="utf-8")
    assert listed(tmp_path) == {"https://a.example/x/"}
    assert sitemap.startswith("<?xml")
    assert "<loc>" not in Template(template).render(pages=pages, config={"extra": {}})


def test_the_other_engine_is_locked_apart_from_ours() -> None:
    lock = (ROOT / "requirements" / "canary.txt").read_text(encoding="utf-8")
    assert "zensical==" in lock
    assert "://" not in lock
    for name in ("build", "test"):
        assert "zensical" not in (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")


def test_the_decision_about_the_engine_names_its_day_and_what_is_pinned() -> None:
    record = (ROOT / "handbook" / "developers" / "engine.md").read_text(encoding="utf-8")
    assert "Decided on 27 November 2026. To be decided again by **1 March 2027**" in record
    pins = (ROOT / "requirements" / "build.in").read_text(encoding="utf-8")
    for name, words in (("mkdocs", "MkDocs"), ("mkdocs-material", "Material for MkDocs")):
        version = next(line for line in pins.splitlines() if line.startswith(f"{name}=="))
        assert f"{words} {version.split('==')[1]}" in record
    other = (ROOT / "requirements" / "properdocs.in").read_text(encoding="utf-8")
    assert f"**ProperDocs {other.rpartition('==')[2].strip()}**" in record
