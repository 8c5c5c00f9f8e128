"""Leaving quickly: what the button does, with and without scripts, by hand and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.ours import COVERED, OURS
from tools.sites import Served

TARGET = OURS.site.exit_url
GUIDE = f"guides/{COVERED}/" if COVERED else "contacts/"


@pytest.fixture
def page(browser: Browser, site: Served) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 320, "height": 568})
    opened.route(TARGET + "**", lambda route: route.fulfill(body="<title>Weather</title>rain"))
    opened.goto(site.address)
    opened.goto(site.address + GUIDE)
    yield opened
    opened.close()


def test_the_button_leads_away_and_back_does_not_return(page: Page, site: Served) -> None:
    page.get_by_role("link", name="Exit this page", exact=True).click()
    page.wait_for_url(TARGET + "**")
    page.go_back()
    assert page.url == site.address


def test_shift_three_times_leads_away(page: Page) -> None:
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    assert page.locator(".exit-dots").inner_text() == "●●○"
    assert page.get_by_text("press 1 more time").count() == 1
    page.keyboard.press("Shift")
    page.wait_for_url(TARGET + "**")


def test_shift_with_another_key_does_not_count(page: Page, site: Served) -> None:
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Shift+A")
    assert page.url == site.address + GUIDE
    assert not page.locator(".exit-dots").is_visible()


@pytest.mark.parametrize(
    "keys",
    [
        ["Shift", "m", "Shift", "a", "Shift"],
        ["Shift", "Shift", "m", "a", "s", "h", "Shift"],
        ["Shift", "Shift", "Tab", "Shift"],
        ["Shift", "Shift", "Shift+A", "Shift"],
        ["Alt+Shift", "Alt+Shift", "Alt+Shift"],
        ["Control+Shift", "Control+Shift", "Control+Shift"],
    ],
    ids=" ".join,
)
def test_another_key_in_between_starts_the_count_again(
    page: Page, site: Served, keys: list[str]
) -> None:
    for key in keys:
        page.keyboard.press(key)
    assert page.evaluate("document.title") != "Leaving"
    assert page.url == site.address + GUIDE
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.wait_for_url(TARGET + "**")


def test_words_typed_in_the_search_do_not_lead_away(page: Page, site: Served) -> None:
    page.keyboard.press("/")
    page.get_by_role("searchbox").wait_for()
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.insert_text("MASH")  # a phone's keyboard need not name the keys that it presses
    page.keyboard.press("Shift")
    assert page.evaluate("document.title") != "Leaving"
    assert page.url == site.address + GUIDE


def test_two_presses_alone_lead_nowhere(page: Page, site: Served) -> None:
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.wait_for_timeout(5300)
    assert not page.locator(".exit-dots").is_visible()
    page.keyboard.press("Shift")
    assert page.url == site.address + GUIDE


def test_the_page_is_covered_at_once(browser: Browser, site: Served) -> None:
    page = browser.new_page()
    page.route(TARGET + "**", lambda route: route.fulfill(body="rain"))
    page.goto(site.address + GUIDE)
    press = "() => { document.querySelector('.exit').click(); return document.body.innerText }"
    assert page.evaluate(press).strip() == "Leaving this page."
    page.close()


def test_the_button_stays_in_reach_when_the_page_is_scrolled(page: Page) -> None:
    page.evaluate("scrollTo(0, 2000)")
    box = page.locator(".exit").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 60
    assert box["height"] >= 44


def test_without_scripts_it_is_a_plain_link(browser: Browser, site: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + GUIDE)
    assert page.locator("a.exit").get_attribute("href") == TARGET
    context.close()


def test_the_second_link_comes_right_after_the_skip_link_and_does_the_same(
    page: Page, site: Served
) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Exit this page"
    page.keyboard.press("Enter")
    page.wait_for_url(TARGET + "**")
    page.go_back()
    assert page.url == site.address


def test_the_button_is_white_in_the_bar_and_says_the_same_to_eye_and_ear(page: Page) -> None:
    colour = "e => getComputedStyle(e).backgroundColor"
    assert page.locator(".exit").evaluate(colour) == "rgb(255, 255, 255)"
    assert page.locator(".exit").text_content() == "Exit this page"
    assert page.get_by_role("link", name="Exit this page").count() == 1
    exit_box, bar = page.locator(".exit").bounding_box(), page.locator(".bar").bounding_box()
    assert exit_box is not None
    assert bar is not None
    assert exit_box["y"] + exit_box["height"] <= bar["y"] + bar["height"]  # at no height of its own


# What is under the exit's bar: presses at every place of the bar find the bar or the exit alone.
UNDER = """() => {
  const box = document.querySelector(".exit-band").getBoundingClientRect();
  const found = new Set();
  for (let x = 2; x < innerWidth; x += 6) {
    for (let y = Math.max(box.top, 0) + 1; y < box.bottom; y += 4) {
      const there = document.elementFromPoint(x, y);
      if (there && !there.closest(".exit-bar, .exit-band, header, html > body > .skip")) {
        found.add(there.closest("main, footer") ? there.tagName + " " + there.className : "");
      }
    }
  }
  return [...found].filter(Boolean);
}"""
COVERED_PAGES = (GUIDE, "pledge/", "contacts/")


@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_under_the_bar_can_be_pressed_however_far_one_has_scrolled(
    browser: Browser, site: Served, width: int, text: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 568}, bypass_csp=True)
    page = context.new_page()
    for name in COVERED_PAGES:
        page.goto(site.address + name)
        page.add_style_tag(content=f"html {{ font-size: {text}% }}")
        for far in range(0, page.evaluate("document.body.scrollHeight") - 568, 111):
            page.evaluate(f"scrollTo(0, {far})")
            assert page.evaluate(UNDER) == [], (name, far)
            box = page.locator(".exit").bounding_box()
            assert box is not None
            assert 0 <= box["y"] < (60 if text == 100 else 400)
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
    context.close()


OVER_THE_WAY_OUT = """() => {
  const box = document.querySelector(".exit").getBoundingClientRect();
  const found = new Set();
  for (let x = box.left + 2; x < box.right - 1; x += 6) {
    for (let y = box.top + 2; y < box.bottom; y += 4) {
      const there = document.elementFromPoint(x, y);
      if (!there || !there.closest(".exit-bar")) found.add(there ? there.className : "");
    }
  }
  return [...found];
}"""


@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("side", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [320, 1280])
def test_an_open_menu_is_never_over_the_way_out(
    browser: Browser, site: Served, width: int, side: str, text: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 568}, bypass_csp=True)
    page = context.new_page()
    page.goto(site.address + GUIDE)
    page.add_style_tag(content=f"html {{ font-size: {text}% }}")
    page.evaluate(f"document.documentElement.dir = {side!r}")
    page.locator(".menu summary").click()
    assert page.locator(".menu nav").bounding_box()["x"] >= 0  # type: ignore[index]
    for far in range(0, 800, 20):
        page.evaluate(f"scrollTo(0, {far})")
        assert page.evaluate(OVER_THE_WAY_OUT) == [], far
    context.close()


def test_what_lies_under_a_bar_that_lets_presses_through_is_found(
    browser: Browser, site: Served
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 568}, bypass_csp=True)
    page = context.new_page()
    page.goto(site.address + GUIDE)
    page.add_style_tag(content=".exit-band { visibility: hidden }")
    page.evaluate("scrollTo(0, 700)")
    assert page.evaluate(UNDER) != []
    context.close()


def test_the_page_says_what_it_does_not_hide_in_one_step(page: Page, site: Served) -> None:
    page.get_by_role("link", name="How to hide your visit to this page").click()
    page.wait_for_url(site.address + "hide-your-visit/")
    words = page.locator("main").inner_text()
    for said in ("does not clear your history", "spying app", "private window", "phone bill"):
        assert said in words
    assert "Back button may lead to other pages of this site" in words
    assert page.get_by_role("link", name="How to hide your visit to this page").count() == 0


def test_the_button_is_on_the_pages_that_need_it_and_on_no_other(site: Served) -> None:
    risky = {f"topics/{id_}/" for id_, topic in OURS.topics.items() if topic.exit}
    risky |= {f"guides/{g.slug}/" for g in OURS.published if OURS.topics[g.topic].exit}
    risky |= {"contacts/", "pledge/", "pledge/easy-to-read/", "pledge/poster/"}
    risky |= {"pledge/for-councillors/", "hide-your-visit/"}
    for name in site.pages:
        file = site.folder / (name if name.endswith(".html") else f"{name}index.html")
        assert ('class="exit"' in file.read_text("utf-8")) == (name in risky), name
