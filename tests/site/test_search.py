"""Questions that real people ask find the guide that answers them, in the first three results."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.ours import ACT_NOW, herefordshire_alone
from tools.sites import Served

QUESTIONS = {
    "a neighbour's child is always hungry": {"neglect", "worried-about-a-child"},
    "can I tell my party leader?": {"writing-it-down", "worried-about-a-child"},
    "what does re-referral mean?": {"reading-figures"},
    "nobody rang me back": {"not-happy-with-the-response"},
    "a child is in danger right now": {"child-in-danger"},
    "a resident told me something at my surgery": {"when-someone-tells-you"},
    "a teacher has been accused": {"allegation-against-adult"},
    "what happens when I ring the MASH?": {"the-mash"},
    "teenager with a new phone and lots of cash": {"criminal-exploitation"},
    "someone is sharing nudes of a pupil": {"harm-online"},
    "he hits her and the children see it": {"domestic-abuse"},
    "my son has run away": {"missing-children"},
    "a girl is being taken abroad to marry": {"fgm-and-forced-marriage"},
    "a child living with a family friend": {"private-fostering"},
    "can I be a child's advocate?": {"advocacy"},
    "how do I meet children in care?": {"children-in-care-council"},
    "why do social workers keep leaving?": {"social-work-workforce"},
    "what did Ofsted say about us?": {"ofsted"},
    "what is a section 47 enquiry?": {"enquiries-and-assessments"},
    "what should I ask at committee?": {"good-questions"},
    "help for someone leaving care at 18": {"care-leavers"},
    "older boyfriend giving her gifts": {"child-sexual-exploitation"},
    # small slips of the thumb, and half a word
    "neglct": {"neglect"},
    "forster carer": {"foster-care"},
    "radicalis": {"radicalisation"},
}


@pytest.fixture(scope="module")
def page(browser: Browser, site: Served) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 320, "height": 568})
    opened.goto(f"{site.address}guides/{ACT_NOW}/")
    opened.get_by_role("button", name="Search").click()
    opened.get_by_role("searchbox").wait_for()
    yield opened
    opened.close()


@herefordshire_alone
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_finds_its_guide(page: Page, question: str) -> None:
    page.get_by_role("searchbox").fill(question)
    links = page.locator("dialog.find ol a").all()[:3]
    found = [(link.get_attribute("href") or "").strip("/").split("/")[-1] for link in links]
    assert QUESTIONS[question] & set(found), found


def test_a_result_leads_to_its_page_from_any_depth(browser: Browser, sample: Served) -> None:
    page = browser.new_page()
    page.goto(sample.address + "pledge/easy-to-read/")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("pretend trouble")
    page.locator("dialog.find ol a").first.click()
    page.wait_for_url(sample.address + "guides/sample-worry/")
    page.close()


def test_nothing_found_says_so_and_escape_gives_the_focus_back(page: Page) -> None:
    page.get_by_role("searchbox").fill("zzzzzz")
    assert page.get_by_text("Nothing found. Try another word, or the A to Z.").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("dialog.find").is_visible()
    assert page.locator(":focus").inner_text() == "Search"


def test_without_scripts_search_leads_to_the_a_to_z(browser: Browser, site: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address)
    page.get_by_role("link", name="Search").click()
    page.wait_for_url(site.address + "a-to-z/")
    context.close()


def test_the_search_is_small_and_not_fetched_unasked(browser: Browser, site: Served) -> None:
    [script] = site.folder.glob("assets/search.*.js")
    data = [script.read_bytes(), (site.folder / "search-list.json").read_bytes()]
    assert sum(len(gzip.compress(part)) for part in data) <= 20_000
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.address)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "search" in url]
    page.close()
