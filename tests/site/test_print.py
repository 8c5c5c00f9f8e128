"""Pages printed from the browser: words large enough, addresses spelt out, nothing to press."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.ours import OF_EACH_KIND
from tools.sites import Served

SMALLEST = 7 / 72 * 96  # 7 points, in CSS pixels
SIZES = """() => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility()
  && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
  .map(e => parseFloat(getComputedStyle(e).fontSize))"""
CHROME = "header .bar, .exit-bar, .menu, footer, .skip, .edit, .hide-visit, .keep"
PAPERS = [*(f"guides/{slug}/" for slug in OF_EACH_KIND), "pledge/", "pledge/poster/"]


@pytest.mark.parametrize("name", PAPERS)
def test_a_printed_page_has_no_tiny_words_and_nothing_to_press(
    browser: Browser, site: Served, name: str
) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(site.address + name)
    page.emulate_media(media="print")
    assert min(page.evaluate(SIZES)) >= SMALLEST - 0.01
    shown = "all => all.filter(e => e.checkVisibility()).map(e => e.className)"
    assert page.locator(CHROME).evaluate_all(shown) == []
    assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == (
        "rgb(255, 255, 255)"
    )
    page.close()


def test_an_address_is_spelt_out(browser: Browser, site: Served) -> None:
    page = browser.new_page()
    page.goto(site.address + PAPERS[0])
    page.emulate_media(media="print")
    link = page.locator(".sources a").first
    after = link.evaluate("e => getComputedStyle(e, '::after').content")
    assert (link.get_attribute("href") or "nowhere") in after
    page.close()
