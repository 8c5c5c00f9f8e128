"""What a build tells servers: policy, headers, names that change with content."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.content import load_library
from build_tools.model import Site
from build_tools.pages import Layout
from build_tools.pages.csp import hash_of, header_policy, page_policy
from build_tools.problems import InternalError
from build_tools.publishing.optimise import NAMED_BY_CONTENT, fingerprint_assets, with_names
from build_tools.publishing.serving import write_serving
from tests.conftest import ROOT, SAMPLE, TODAY, check_golden

GOLDENS = ROOT / "tests" / "goldens" / "serving"
STYLES = [hash_of("a{top:0}"), hash_of("b{top:0}")]
LAYOUT = Layout("Sample guides", "", "/safety/", approved=True, around={})
ASSETS = ("one.js", "two.js", "list.json")
PAGE = "<style>a{top:0}</style><script src='assets/one.js'></script>"


def small_site(folder: Path) -> Path:
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE, "utf-8")
    (folder / "worker.js").write_text('keep("assets/one.js")', "utf-8")
    (folder / "assets" / "one.js").write_text('get("assets/two.js"), "assets/two.js.map"', "utf-8")
    (folder / "assets" / "two.js").write_text('get("assets/list.json")', "utf-8")
    (folder / "assets" / "list.json").write_text("[]", "utf-8")
    return folder


def sample_site() -> Site:
    return load_library(SAMPLE, TODAY).site


def test_a_page_says_all_of_the_policy_that_a_page_can_say() -> None:
    style = hash_of("a{top:0}")
    page, header = page_policy(style).split("; "), header_policy([style]).split("; ")
    assert [rule for rule in header if rule not in page] == ["frame-ancestors 'none'"]
    assert set(page) < set(header)
    assert "unsafe" not in header_policy([style])
    assert "style-src 'self'; " in header_policy([])


def test_assets_are_named_by_content_and_every_mention_follows(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    names = fingerprint_assets(site)
    named = {path.name.split(".")[0]: f"assets/{path.name}" for path in site.glob("assets/*")}
    assert all(re.fullmatch(NAMED_BY_CONTENT, name) for name in named.values())
    assert names == {f"assets/{old}": named[old.split(".")[0]] for old in ASSETS}
    assert f"src='{named['one']}'" in with_names(PAGE, names)
    assert with_names(PAGE, {}) == PAGE
    text = (site / named["one"]).read_text("utf-8")
    assert text == f'get("{named["two"]}"), "assets/two.js.map"'
    assert named["list"] in (site / named["two"]).read_text("utf-8")


def test_a_change_deep_down_changes_the_names_above_it(tmp_path: Path) -> None:
    one, other = small_site(tmp_path / "one"), small_site(tmp_path / "other")
    (other / "assets" / "list.json").write_text("[1]", "utf-8")
    fingerprint_assets(one)
    fingerprint_assets(other)
    assert {p.name for p in one.glob("assets/*")}.isdisjoint(p.name for p in other.glob("assets/*"))


def test_assets_that_name_each_other_are_a_fault_of_ours(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    (site / "assets" / "two.js").write_text('get("assets/one.js")', "utf-8")
    with pytest.raises(InternalError, match="in a circle"):
        fingerprint_assets(site)


def test_a_site_is_served_where_its_address_says() -> None:
    site = sample_site()
    assert site.prefix == "/safety/"
    assert site.model_copy(update={"base_url": None}).prefix == "/"
    assert site.model_copy(update={"base_url": "https://a.example"}).prefix == "/"


@pytest.mark.parametrize("name", ["nginx.conf", "_headers"])
def test_settings_are_written_beside_the_site(tmp_path: Path, name: str) -> None:
    write_serving(LAYOUT, STYLES, tmp_path / "serving")
    check_golden(GOLDENS / name, (tmp_path / "serving" / name).read_text("utf-8"))


def test_a_site_that_is_not_approved_turns_robots_away_with_every_file(tmp_path: Path) -> None:
    write_serving(replace(LAYOUT, approved=False), STYLES, tmp_path)
    for name in ("nginx.conf", "_headers"):
        assert "X-Robots-Tag" in (tmp_path / name).read_text("utf-8")
    write_serving(LAYOUT, STYLES, tmp_path)
    assert "X-Robots-Tag" not in (tmp_path / "nginx.conf").read_text("utf-8")


def test_no_line_of_headers_is_longer_than_hosts_take(tmp_path: Path) -> None:
    write_serving(LAYOUT, STYLES, tmp_path)
    lines = (tmp_path / "_headers").read_text("utf-8").splitlines()
    assert max(len(line) for line in lines) < 2000
