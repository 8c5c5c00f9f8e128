"""What a screen reader finds on a page, in its order: kept, so that every change is read aloud."""

from __future__ import annotations

import os
import re

import pytest
from playwright.sync_api import Browser

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
    spoken = re.sub(r"\d+ kB", "N kB", page.locator("body").aria_snapshot()) + "\n"
    page.close()
    golden = SPOKEN / f"{name}.txt"
    if os.environ.get("GUIDES_UPDATE_GOLDENS"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(spoken, encoding="utf-8")
    assert spoken == golden.read_text(encoding="utf-8")
