"""What a screen reader finds on a page, in its order, and how soon it finds a number to call."""

from __future__ import annotations

import os
import re

import pytest
from playwright.sync_api import Browser

from tests.ours import ACT_NOW
from tests.site.conftest import ROOT
from tools.sites import Served

SPOKEN = ROOT / "tests" / "goldens" / "spoken"
PAGES = {
    "home": "",
    "guide": "guides/sample-worry/",
    "pledge": "pledge/",
    "easy-to-read": "pledge/easy-to-read/",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_spoken_as_it_was_read(browser: Browser, sample: Served, name: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 568})
    page.goto(sample.address + PAGES[name])
    page.locator("select").wait_for()
    if page.locator(".keep").count():
        page.locator(".keep button:visible").wait_for()  # its script comes a moment later
    spoken = re.sub(r"\d+ kB", "N kB", page.locator("body").aria_snapshot()) + "\n"
    page.close()
    golden = SPOKEN / f"{name}.txt"
    if os.environ.get("GUIDES_UPDATE_GOLDENS"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(spoken, encoding="utf-8")
    assert spoken == golden.read_text(encoding="utf-8")


SAID = re.compile(r"^\s*- (?:heading|link|button|text|paragraph: |list:|region|strong: )")


def said_before_a_call(snapshot: str) -> int:
    """Return how many things a listener hears up to the first call, itself included."""
    lines = [line for line in snapshot.splitlines() if SAID.match(line)]
    first = next(number for number, line in enumerate(lines) if re.search(r"link .*\d{3}", line))
    return first + 1


@pytest.mark.parametrize("name", ["", f"guides/{ACT_NOW}/", "contacts/", "404.html"])
def test_the_first_call_is_among_the_first_five_things_said(
    browser: Browser, site: Served, name: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 568})
    page.goto(site.address + name)
    said = page.locator("main").aria_snapshot()
    page.close()
    assert said_before_a_call(said) <= 5
    assert said_before_a_call(f"- text: one\n- list:\n{said}") > said_before_a_call(said)
