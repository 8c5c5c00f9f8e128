"""Light and dark: as the device asks, until the reader chooses, and only then kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.ours import ACT_NOW
from tools.sites import Served

PAPER = "() => getComputedStyle(document.body).backgroundColor"
SCHEME = "() => getComputedStyle(document.documentElement).colorScheme"
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(19, 25, 24)"
KEPT = "() => Object.entries(localStorage)"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(color_scheme="light", viewport={"width": 320, "height": 568})
    yield made
    made.close()


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def test_the_page_follows_the_device_and_keeps_nothing(
    context: BrowserContext, site: Served
) -> None:
    page = opened(context, site.address)
    assert page.evaluate(PAPER) == LIGHT
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(PAPER) == DARK
    assert page.get_by_label("Colours").input_value() == ""
    assert page.evaluate(KEPT) == []


@pytest.mark.parametrize(
    ("device", "choice", "paper"), [("light", "dark", DARK), ("dark", "light", LIGHT)]
)
def test_a_choice_holds_on_every_page_until_it_is_taken_back(
    context: BrowserContext, site: Served, device: str, choice: str, paper: str
) -> None:
    page = opened(context, site.address)
    page.emulate_media(color_scheme=device)
    before = page.evaluate(PAPER)
    page.get_by_label("Colours").select_option(choice)
    assert page.evaluate(PAPER) == paper
    assert page.evaluate(SCHEME) == choice
    page.goto(f"{site.address}guides/{ACT_NOW}/")
    assert page.evaluate(PAPER) == paper
    assert page.get_by_label("Colours").input_value() == choice
    assert page.evaluate(KEPT) == [["scheme", choice]]
    page.get_by_label("Colours").select_option("As this device")
    assert page.evaluate(PAPER) == before
    assert page.evaluate(KEPT) == []


def test_paper_stays_white_whatever_was_chosen(context: BrowserContext, site: Served) -> None:
    page = opened(context, site.address)
    page.get_by_label("Colours").select_option("dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    assert page.evaluate(PAPER) == LIGHT


def test_without_scripts_no_choice_is_shown(browser: Browser, site: Served) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = opened(context, site.address)
    assert page.locator("select").count() == 0
    assert page.locator("body").evaluate(PAPER) == DARK
    context.close()


def test_where_nothing_can_be_kept_no_choice_is_shown(
    context: BrowserContext, site: Served
) -> None:
    forbid = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
    context.add_init_script(forbid)
    faults: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(site.address)
    assert page.locator("select").count() == 0
    assert page.get_by_role("button", name="Search").count() == 1
    assert faults == []


def test_the_privacy_page_tells_of_the_choice(site: Served) -> None:
    text = (site.folder / "privacy" / "index.html").read_text(encoding="utf-8")
    assert "Your choice of colours" in text
    assert "As this device" in text
