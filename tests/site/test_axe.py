"""Every page is free of what axe can find, on a phone and on a desktop, light and dark."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.ours import ACT_NOW, OURS
from tests.site.conftest import ROOT
from tools.sites import Served

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TAGS += ["wcag2aaa", "wcag21aaa", "experimental", "section508", "ACT", "EN-301-549", "TTv5"]
RUN = """tags => axe.run(document, {runOnly: {type: 'tag', values: tags}}).then(found =>
  found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(' | ')))"""
ORDINARY = [(320, "light"), (1280, "dark")]
EVERYTHING = [(width, scheme) for width in (320, 390, 768, 1280) for scheme in ("light", "dark")]
KINDS = ["", f"guides/{ACT_NOW}/", f"topics/{OURS.site.act_now_topic}/", "contacts/", "pledge/"]
KINDS += ["pledge/easy-to-read/", "a-to-z/", "about/", "accessibility/", "404.html"]


def findings(page: Page, address: str) -> list[str]:
    page.goto(address)
    return found_on(page)


def found_on(page: Page, tags: list[str] = TAGS) -> list[str]:
    """Return what axe finds on a page as it stands open."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return [str(found) for found in page.evaluate(RUN, tags)]


def walk(browser: Browser, site: Served, pages: list[str], width: int, scheme: str) -> list[str]:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    found = [f"{name}: {line}" for name in pages for line in findings(page, site.address + name)]
    context.close()
    return found


@pytest.mark.parametrize(
    ("width", "scheme"), EVERYTHING if os.environ.get("GUIDES_TEST_ALL") else ORDINARY
)
def test_no_page_has_a_finding(browser: Browser, site: Served, width: int, scheme: str) -> None:
    assert walk(browser, site, list(site.pages), width, scheme) == []


@pytest.mark.parametrize(("width", "scheme"), [pair for pair in EVERYTHING if pair not in ORDINARY])
def test_no_kind_of_page_has_a_finding_in_any_width_and_scheme(
    browser: Browser, site: Served, width: int, scheme: str
) -> None:
    assert walk(browser, site, KINDS, width, scheme) == []


@pytest.mark.parametrize(("width", "scheme"), ORDINARY)
def test_no_page_of_the_sample_has_a_finding(
    browser: Browser, sample: Served, width: int, scheme: str
) -> None:
    assert walk(browser, sample, list(sample.pages), width, scheme) == []


def test_a_planted_fault_is_found(browser: Browser, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text("<!doctype html><html><title>x</title><img src='a.png'></html>", "utf-8")
    page = browser.new_page()
    assert any("image-alt" in line for line in findings(page, bad.as_uri()))
    page.close()
