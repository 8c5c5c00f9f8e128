"""A reader who has only a keyboard gets everywhere, sees where they are, and is never held."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.ours import ACT_NOW, ANOTHER, CALM, OURS, needs_calm
from tools.sites import Served

WALKED = ["", f"guides/{ACT_NOW}/", "pledge/", "contacts/"]
SIZES = [(320, 568), (1280, 800)]
# What holds the focus: its name, and everything that is wrong with how it shows.
FOCUSED = """() => {
  const e = document.activeElement;
  const box = e.getBoundingClientRect();
  const style = getComputedStyle(e);
  const wrong = [];
  if (box.width < 2 || box.height < 2) wrong.push('has no size');
  if (box.left < 0 || box.right > innerWidth + 1) wrong.push('is beside the screen');
  if (box.top < 0 || box.bottom > innerHeight + 1) wrong.push('is above or below the screen');
  const seen = style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 3;
  if (!seen) wrong.push('no outline');
  const inside = e.getClientRects()[0];
  for (const part of [0.1, 0.5, 0.9]) {
    const top = document.elementFromPoint(
      inside.left + inside.width * part, inside.top + inside.height / 2);
    if (!top || !(e.contains(top) || top.contains(e))) wrong.push('is covered at ' + part);
  }
  const name = (e.textContent || e.ariaLabel || '').trim().slice(0, 40);
  return [e === document.body ? '' : e.tagName + ' ' + name, wrong];
}"""
COUNT = """() => [...document.querySelectorAll('a[href], button, select, input, summary')]
    .filter(e => e.checkVisibility()).length"""


def walk(page: Page) -> tuple[list[str], list[str]]:
    """Press Tab through a whole page; return what took the focus, and what was wrong with it."""
    names: list[str] = []
    faults: list[str] = []
    for _ in range(500):
        page.keyboard.press("Tab")
        name, wrong = page.evaluate(FOCUSED)
        if not name:  # the browser's own buttons have it now: the end of the page
            break
        names.append(name)
        faults += [f"{name}: {fault}" for fault in wrong]
    return names, faults


@pytest.fixture(params=SIZES, ids=["phone", "desk"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, height = request.param
    opened = browser.new_page(viewport={"width": width, "height": height})
    yield opened
    opened.close()


@pytest.mark.parametrize("name", WALKED)
def test_tab_leads_through_the_whole_page_and_shows_where_it_is(
    page: Page, site: Served, name: str
) -> None:
    page.goto(site.address + name)
    if page.locator(".keep").count():  # its script comes when a reader gets near, a moment later
        page.locator("footer").scroll_into_view_if_needed()
        page.locator(".keep button:visible").wait_for()
        page.evaluate("scrollTo(0, 0)")
    names, faults = walk(page)
    assert faults == []
    assert names[0] == "A Skip to content"
    assert len(names) == page.evaluate(COUNT)


def test_a_covered_an_unmarked_and_a_hidden_focus_are_found(page: Page, site: Served) -> None:
    page.goto(site.address + "words/")
    page.evaluate("""() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`.bar-title:focus { outline: none } .bar-find { translate: -100vw }
        .scheme::after { content: ""; position: absolute; inset: 0; z-index: 9 }
        .scheme { position: relative }`);
      document.adoptedStyleSheets = [sheet];
    }""")
    faults = " ".join(walk(page)[1])
    assert "no outline" in faults
    assert "is beside the screen" in faults
    assert "is covered" in faults


@needs_calm
def test_the_skip_link_leads_to_the_content(page: Page, site: Served) -> None:
    page.goto(f"{site.address}guides/{CALM}/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@needs_calm
def test_tab_reaches_the_menu_and_escape_gives_the_focus_back(
    browser: Browser, site: Served
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 568})
    page.goto(f"{site.address}guides/{CALM}/")
    for _ in range(4):
        page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Menu"
    assert page.locator(":focus").evaluate("e => e.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    menu = page.get_by_role("navigation", name="Menu")
    assert menu.is_visible()
    (child,) = OURS.for_children
    for expected in (child.call_when, "In care? Read the pledge", "Home"):
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text().startswith(expected)
        assert page.evaluate(FOCUSED)[1] == []
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert page.locator(":focus").inner_text() == "Menu"
    page.close()


def test_the_search_holds_nobody(page: Page, site: Served) -> None:
    page.goto(f"{site.address}guides/{ACT_NOW}/")
    page.keyboard.press("/")
    title = OURS.guides[CALM or ANOTHER].title
    page.get_by_role("searchbox").fill(title)
    page.keyboard.press("Shift+Tab")
    assert page.locator(":focus").inner_text() == "Exit this page"
    page.keyboard.press("Shift+Tab")
    assert page.locator(":focus").inner_text() == "Close"
    page.get_by_role("searchbox").focus()
    seen = page.locator("dialog.find li a:visible").all_inner_texts()
    walked = []
    for _ in seen:
        page.keyboard.press("Tab")
        walked.append(page.locator(":focus").inner_text())
    assert walked == seen
    assert title in walked
    page.get_by_role("link", name=title, exact=True).last.focus()
    assert page.evaluate(FOCUSED)[1] == []
    page.keyboard.press("Escape")
    assert not page.locator("dialog.find").is_visible()
    page.locator(".bar-find:focus").wait_for()
