"""The handbook: built without a warning, asking nobody for anything, and usable from a folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import ROOT
from tests.site.test_axe import found_on

HANDBOOK = ROOT / "handbook"
RECIPE = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\nhandbook:")[2]
ACCESSIBLE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook as `make handbook` builds it: strictly, so that a warning is an error."""
    folder = tmp_path_factory.mktemp("handbook") / "site"
    options = RECIPE.partition("-m mkdocs ")[2].partition("\n")[0].split()
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", *options, "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout + done.stderr == ""
    return folder


def pages_of(handbook: Path) -> list[Path]:
    return sorted(path for path in handbook.rglob("*.html") if path.name != "404.html")


def test_the_handbook_has_a_page_for_each_of_its_files(handbook: Path) -> None:
    pages = {path.relative_to(handbook).with_suffix(".md") for path in pages_of(handbook)}
    assert pages == {path.relative_to(HANDBOOK) for path in HANDBOOK.rglob("*.md")}


def test_the_handbook_asks_nobody_for_anything(handbook: Path) -> None:
    for path in handbook.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        asked = re.findall(r"<(?:script|link|img|iframe)\b[^>]*?(?:src|href)=\"([^\"]+)", page)
        assert [address for address in asked if "//" in address] == [], path.name


def test_the_handbook_and_its_search_open_from_a_folder(browser: Browser, handbook: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto((handbook / "index.html").as_uri())
    page.locator(".md-search__input").click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    page.locator(".md-search__input").press_sequentially("opening hours", delay=30)
    first = page.locator(".md-search-result__link").first
    expect(first).to_contain_text("A number, hours or an email", timeout=20_000)
    first.click()
    expect(page.locator("h1")).to_contain_text("A number, hours or an email")
    page.close()
    assert [address for address in asked if not address.startswith("file:")] == []
    assert failed == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_the_handbook_has_a_fault_of_accessibility(
    browser: Browser, handbook: Path, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    found: list[str] = []
    for path in pages_of(handbook):
        page.goto(path.as_uri())
        found += [f"{path.stem}: {line}" for line in found_on(page, ACCESSIBLE)]
    context.close()
    assert found == []


def test_no_page_of_the_handbook_is_wider_than_a_phone(browser: Browser, handbook: Path) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 568})
    for path in pages_of(handbook):
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path.stem
    page.close()
