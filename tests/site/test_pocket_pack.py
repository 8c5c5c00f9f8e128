"""The pocket pack as a phone opens it from an email: from a file, without scripts or network."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from build_tools.problems import size_in_words
from tests.ours import ANOTHER, OURS
from tests.site.test_axe import EVERYTHING, ORDINARY, found_on
from tools.sites import Served


@pytest.fixture(scope="module")
def attachment(site: Served, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack alone in a folder, as an attachment is."""
    file = tmp_path_factory.mktemp("attachment") / "pocket-pack.html"
    file.write_bytes((site.folder / "pocket-pack.html").read_bytes())
    return file


@pytest.fixture
def opened(browser: Browser, attachment: Path) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 320, "height": 568}, java_script_enabled=False, offline=True
    )
    page = context.new_page()
    page.goto(attachment.as_uri())
    yield page
    context.close()


def test_it_opens_alone_and_asks_nobody_for_anything(browser: Browser, attachment: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(attachment.as_uri())
    assert asked == [attachment.as_uri()]
    assert said == []
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"
    context.close()


def test_its_contents_lead_to_each_guide(opened: Page) -> None:
    opened.get_by_role("link", name=OURS.guides[ANOTHER].title, exact=True).first.click()
    assert opened.url.endswith(f"#guide-{ANOTHER}")
    box = opened.locator(f"#guide-{ANOTHER}").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 568


def test_numbers_ring_at_a_tap_and_are_large_enough_for_a_thumb(opened: Page) -> None:
    call = opened.locator("main a.call").first
    assert call.get_attribute("href") == "tel:999"
    box = call.bounding_box()
    assert box is not None
    assert box["height"] >= 24


@pytest.mark.parametrize(
    ("width", "scheme"), EVERYTHING if os.environ.get("GUIDES_TEST_ALL") else ORDINARY
)
def test_it_fits_the_screen_and_axe_finds_nothing(
    browser: Browser, attachment: Path, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.goto(attachment.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert found_on(page) == []
    context.close()


def test_the_sizes_that_readers_are_told_are_true(site: Served) -> None:
    page = (site.folder / "take-away" / "index.html").read_text(encoding="utf-8")
    told = re.findall(r'href="\.\./([^"]+)">[^<]*\([^<(]*, ([\d.]+ [kM]B)\)</a>', page)
    assert len(told) > len(OURS.published)
    for path, size in told:
        assert size_in_words((site.folder / path).stat().st_size) == size
