"""Leaving and the notice of an old page work in browsers that lack what newer ones have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.site.conftest import Served

GUIDE = "guides/sample-worry/"
TARGET = "https://weather.example.org/"
NEWER = """
const gone = (things, names) => things.forEach((thing) => names.forEach((n) => delete thing[n]));
const kinds = [Element, Document, DocumentFragment, CharacterData].map((kind) => kind.prototype);
gone(kinds, ["replaceChildren", "append", "prepend", "before", "after", "replaceWith", "remove"]);
gone(kinds, ["closest", "matches", "toggleAttribute", "insertAdjacentElement", "scrollIntoView"]);
gone([NodeList.prototype], ["forEach", "entries", "values", "keys", Symbol.iterator]);
gone([Array.prototype, String.prototype], ["at", "flat", "flatMap", "replaceAll", "matchAll"]);
gone([window], ["structuredClone", "IntersectionObserver", "HTMLDialogElement"]);
delete document.adoptedStyleSheets;
"""


@pytest.fixture
def page(browser: Browser, sample: Served) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 320, "height": 568})
    opened.add_init_script(NEWER)
    opened.route(TARGET + "**", lambda route: route.fulfill(body="<title>Weather</title>rain"))
    opened.goto(sample.address)
    yield opened
    opened.close()


def test_the_link_leads_away(page: Page, sample: Served) -> None:
    page.goto(sample.address + GUIDE)
    page.locator(".exit").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(TARGET + "**")
    page.go_back()
    assert page.url == sample.address


def test_shift_three_times_leads_away(page: Page, sample: Served) -> None:
    page.goto(sample.address + GUIDE)
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(TARGET + "**")


@pytest.mark.parametrize(
    "broken",
    [
        "document.createElement = () => { throw new Error('broken') }",
        "Element.prototype.setAttribute = undefined",
        "Node.prototype.appendChild = undefined",
        "Object.defineProperty(Node.prototype, 'textContent', { set() { throw new Error('no') } })",
    ],
)
def test_whatever_fails_the_page_is_left(page: Page, sample: Served, broken: str) -> None:
    page.goto(sample.address + GUIDE)
    page.evaluate(f"{broken}; 0")
    page.evaluate("document.querySelector('.exit').click()")
    page.wait_for_url(TARGET + "**")


def test_leaving_by_shift_needs_no_place_for_its_words(page: Page, sample: Served) -> None:
    page.goto(sample.address + GUIDE)
    page.evaluate(
        "for (const name of ['.exit-dots', '.exit-status']) {"
        "const e = document.querySelector(name); e.parentNode.removeChild(e) }"
    )
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(TARGET + "**")


def test_an_old_page_says_so(page: Page, sample: Served) -> None:
    page.clock.set_fixed_time("2027-03-15T09:00")
    page.goto(sample.address + GUIDE)
    words = "This guide was due to be checked again by 15 March 2027."
    assert page.locator(".review").inner_text() == words


def test_an_old_page_says_so_whatever_happens_to_the_other_scripts(
    page: Page, sample: Served
) -> None:
    def broken(route: Route) -> None:
        ours = "out-of-date" in route.request.url
        route.continue_() if ours else route.fulfill(body="throw new Error('broken');")

    page.route("**/assets/*.js", broken)
    page.clock.set_fixed_time("2027-06-15T09:00")
    page.goto(sample.address + GUIDE)
    assert page.locator(".review").inner_text().startswith("Not checked since 15 September 2026.")


def test_a_broken_notice_does_not_stop_the_exit(page: Page, sample: Served) -> None:
    page.route("**/assets/out-of-date.*", lambda route: route.abort())
    page.route("**/assets/site.*.js", lambda route: route.abort())
    page.goto(sample.address + GUIDE)
    page.locator(".exit").click()
    page.wait_for_url(TARGET + "**")
