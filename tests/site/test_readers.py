"""What readers meet: the first screen, no sideways scroll, no foreign request, no script."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from build_tools.content import load_library
from build_tools.model import calls_now, dial
from build_tools.pages.notices import approval_words
from tests.conftest import OUR_DAY
from tests.ours import ACT_NOW, ACT_NOW_GUIDES, CALM
from tests.site.conftest import ROOT
from tools.sites import Served, build, serve

PHONE = {"width": 320, "height": 568}
LIBRARY = load_library(ROOT / "content", OUR_DAY)


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    yield context
    context.close()


CALLS = [contact for contact in calls_now(LIBRARY).values() if contact.colour]
COVERED_GUIDES = [g for g in LIBRARY.published if LIBRARY.topics[g.topic].exit]
SIGNS = [g.slug for g in COVERED_GUIDES if LIBRARY.topics[g.topic].know_first]


def lower_edges(page: Page) -> list[float]:
    """Return where the button of each contact for now ends, 999 first; each is a large one."""
    edges = []
    for contact in CALLS:
        call = page.locator(f"main .now a[href='tel:{dial(contact.phone or '')}']")
        assert contact.phone in call.inner_text()
        box = call.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        edges.append(box["y"] + box["height"])
    return edges


@pytest.mark.parametrize("name", ["", *(f"guides/{slug}/" for slug in ACT_NOW_GUIDES)])
def test_who_to_call_by_day_and_by_night_is_in_the_first_screen(
    phone: BrowserContext, site: Served, name: str
) -> None:
    page = phone.new_page()
    page.goto(site.address + name)
    edges = lower_edges(page)
    assert len(edges) == 3
    assert max(edges) <= PHONE["height"]
    assert page.locator(".approval").is_visible()
    assert page.locator(".exit").count() == (1 if name else 0)
    page.close()


@pytest.mark.parametrize("slug", SIGNS)
def test_where_signs_come_first_the_calls_come_before_them(
    phone: BrowserContext, site: Served, slug: str
) -> None:
    page = phone.new_page()
    page.goto(f"{site.address}guides/{slug}/")
    edges = lower_edges(page)
    assert edges[0] <= PHONE["height"]
    assert max(edges) <= 1.3 * PHONE["height"]
    headings = page.locator("main h2").all_inner_texts()
    assert headings.index("What to know") < headings.index("What to do")
    page.close()


def test_on_a_phone_on_its_side_the_first_call_is_in_view(browser: Browser, site: Served) -> None:
    page = browser.new_page(viewport={"width": 568, "height": 320}, java_script_enabled=False)
    for name in ["", *(f"guides/{guide.slug}/" for guide in COVERED_GUIDES)]:
        page.goto(site.address + name)
        assert lower_edges(page)[0] <= 320, name
    page.close()


def buttons_twice(page: Page) -> list[str]:
    """Return the numbers that a page's words have as a button or link more than once."""
    links = "e => e.map(a => a.getAttribute('href'))"
    numbers = page.locator("main a[href^='tel:'], main a[href^='sms:']").evaluate_all(links)
    return sorted({number for number in numbers if numbers.count(number) > 1})


def test_no_page_has_a_number_twice_as_a_button(browser: Browser, site: Served) -> None:
    page = browser.new_page(java_script_enabled=False)
    twice = {}
    for name in site.pages:
        if name.endswith("pocket-pack.html"):
            continue
        page.goto(site.address + name)
        twice[name] = buttons_twice(page)
    assert {name: found for name, found in twice.items() if found} == {}
    page.goto(site.address)
    page.close()


def test_a_number_that_is_there_twice_is_found(browser: Browser, site: Served) -> None:
    page = browser.new_page()
    page.goto(site.address)
    page.evaluate(
        "document.querySelector('main').append(document.querySelector('.now').cloneNode(true))"
    )
    assert buttons_twice(page) != []
    page.close()


def test_every_other_page_has_a_line_of_who_to_call(site: Served) -> None:
    for name in site.pages:
        file = site.folder / (name if name.endswith(".html") else f"{name}index.html")
        text = file.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' not in text:
            assert 'href="tel:999"' in text, name


def test_at_a_desk_the_calls_are_beside_the_steps(browser: Browser, site: Served) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    for name in (f"guides/{ACT_NOW}/", f"guides/{CALM}/" if CALM else "", ""):
        page.goto(site.address + name)
        aside = page.locator(".aside").bounding_box()
        first = page.locator("main h2:not(.unseen):not(.aside h2)").first.bounding_box()
        assert aside is not None
        assert first is not None
        assert aside["x"] > first["x"] + first["width"]
        assert aside["y"] < first["y"]
    page.close()


def test_nothing_but_sources_and_the_history_of_a_guide_is_folded(site: Served) -> None:
    for guide in LIBRARY.published:
        text = (site.folder / guide.address / "index.html").read_text(encoding="utf-8")
        main = text[text.index("<main") :]
        folds = re.findall(r"<details class=\"fold\">\s*<summary>([^<:]+)", main)
        assert folds == ["Where this comes from", "About this guide"], guide.slug
        assert main.count("<details") == 2, guide.slug
        assert main.index("read-next") < main.index("<details"), guide.slug


def test_each_guide_leads_to_what_happens_when_you_call(site: Served) -> None:
    slug = LIBRARY.site.when_you_call
    for guide in COVERED_GUIDES:
        text = (site.folder / guide.address / "index.html").read_text(encoding="utf-8")
        now = text[text.index('class="now"') : text.index("</section>")]
        assert (f'href="../{slug}/"' in now) == (guide.slug != slug), guide.slug


def test_every_guide_that_asks_to_call_leads_to_what_happens_then(site: Served) -> None:
    slug = LIBRARY.site.when_you_call
    asking = [g for g in LIBRARY.published if any(step.call for step in g.steps) and g.slug != slug]
    calm = [guide for guide in asking if not LIBRARY.topics[guide.topic].exit]
    assert calm
    for guide in asking:
        text = (site.folder / guide.address / "index.html").read_text(encoding="utf-8")
        assert f'href="../{slug}/"' in text[text.index("<main") :], guide.slug


def test_a_topic_says_who_to_call_before_its_guides(site: Served) -> None:
    for id_, topic in LIBRARY.topics.items():
        text = (site.folder / "topics" / id_ / "index.html").read_text(encoding="utf-8")
        text = text[text.index("<main") :]
        calls, guides = text.index('href="tel:'), text.index('href="../../guides/')
        assert calls < guides, id_
        assert ('class="child"' in text[:guides]) == topic.child_door, id_


@pytest.mark.parametrize("name", ["interpreter", "report-a-mistake"])
def test_a_page_written_by_hand_has_the_calls_as_buttons(site: Served, name: str) -> None:
    text = (site.folder / name / "index.html").read_text(encoding="utf-8")
    for contact in LIBRARY.printable(LIBRARY.site.act_now):
        assert re.search(rf'<a class="call[^"]*" href="{contact.call_link}"', text), contact.name
    assert ".night .call{" in text  # each in the colour of its hours


def test_the_pledge_has_every_confirmed_way_to_be_heard(site: Served) -> None:
    text = (site.folder / "pledge" / "index.html").read_text(encoding="utf-8")
    heard = text[
        text.index('id="be-heard"') : text.index("</section>", text.index('id="be-heard"'))
    ]
    for contact in (LIBRARY.contacts[step.call] for step in LIBRARY.pledge.if_broken if step.call):
        assert f'href="{contact.call_link}"' in heard
        assert not contact.email or f'href="mailto:{contact.email}"' in heard


def test_home_has_a_door_for_each_thing_that_can_happen(site: Served) -> None:
    text = (site.folder / "index.html").read_text(encoding="utf-8")
    doors = text[text.index('class="doors') : text.index("</ul>", text.index('class="doors'))]
    assert doors.count("<svg") == len(LIBRARY.site.doors) == 6
    for door in LIBRARY.site.doors:
        assert f'href="{door.to}"' in doors
        assert (site.folder / door.to / "index.html").is_file()


def test_a_shortened_address_leads_to_a_list(site: Served) -> None:
    guides = (site.folder / "guides" / "index.html").read_text(encoding="utf-8")
    topics = (site.folder / "topics" / "index.html").read_text(encoding="utf-8")
    assert all(f'href="{guide.slug}/"' in guides for guide in LIBRARY.published)
    assert all(f'href="{topic}/"' in topics for topic in LIBRARY.topics)


def test_no_page_scrolls_sideways_on_a_phone(browser: Browser, site: Served) -> None:
    page = browser.new_page(viewport=PHONE)
    wide = []
    for name in site.pages:
        page.goto(site.address + name)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            wide.append((name, width))
    page.close()
    assert wide == []


def blocked(request: Request) -> list[str]:
    """Return a request that failed, but for one that was broken off by going to the next page."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.url} {request.failure}"]


def test_no_page_asks_another_origin_for_anything(browser: Browser, site: Served) -> None:
    page = browser.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: faults.extend(blocked(request)))
    page.on("pageerror", lambda error: faults.append(str(error)))
    for name in site.pages:
        page.goto(site.address + name)
    assert page.context.cookies() == []
    page.close()
    assert [url for url in asked if not url.startswith((site.address, "data:"))] == []
    assert faults == []


def test_calls_are_large_enough_for_a_thumb(browser: Browser, site: Served) -> None:
    page = browser.new_page(viewport=PHONE)
    for name in ("", "contacts/", f"guides/{ACT_NOW}/", "pledge/"):
        page.goto(site.address + name)
        boxes = [link.bounding_box() for link in page.locator("main a[href^='tel:']").all()]
        assert boxes
        assert all(box and box["height"] >= 44 for box in boxes), name
    page.close()


def test_an_address_that_is_not_here_still_shows_who_to_call(site: Served) -> None:
    page = (site.folder / "404.html").read_text(encoding="utf-8")
    ringable = [c for c in LIBRARY.printable(LIBRARY.site.act_now) if c.phone]
    assert ringable
    for contact in ringable:
        assert f'href="tel:{dial(contact.phone or "")}"' in page, contact.name


def test_an_address_that_is_not_here_has_the_menu_of_home(site: Served) -> None:
    home, lost = ((site.folder / name).read_text("utf-8") for name in ("index.html", "404.html"))
    titles = [
        re.findall(r"<a href[^>]*>(.*?)</a>", page.partition("</nav>")[0]) for page in (home, lost)
    ]
    assert len(titles[1]) > len(LIBRARY.for_children) + 5
    assert titles[1] == titles[0]


@pytest.mark.parametrize("name", ["", "404.html"])
def test_children_find_their_number_on_home_and_at_an_unknown_address(
    phone: BrowserContext, site: Served, name: str
) -> None:
    (contact,) = LIBRARY.for_children
    page = phone.new_page()
    page.goto(site.address + name)
    door = page.locator("main .child")
    assert contact.call_when in door.inner_text()
    assert contact.use in door.inner_text()
    assert contact.phone in door.locator(f"a[href='tel:{dial(contact.phone or '')}']").inner_text()
    door.get_by_role("link", name="In care? Read the pledge").click()
    assert page.url == site.address + "pledge/"
    page.close()


ARABIC = """() => {
  document.documentElement.dir = "rtl";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    if (!text.data.trim() || text.parentElement.closest("[translate=no], script, style")) continue;
    const font = document.createElement("font");
    const words = text.data.replace(/[a-z]+/gi, "\u0628\u0646\u0627");
    font.textContent = `\u0627\u062a\u0635\u0644 ${words}`;
    text.replaceWith(font);
  }
}"""
ORDER = """(number) => {
  const text = number.firstChild;
  const left = (at) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect().left;
  };
  const places = [...text.data].map((sign, at) => [sign, at]).filter(([sign]) => sign.trim());
  const lefts = places.map(([, at]) => left(at));
  const rects = number.getClientRects().length;
  return lefts.every((x, at) => at === 0 || x > lefts[at - 1]) && rects === 1;
}"""
WITH_NUMBERS = [
    "",
    "404.html",
    "contacts/",
    "pledge/poster/",
    "report-a-mistake/",
    "pocket-pack.html",
]


@pytest.mark.parametrize("width", [320, 1280])
def test_numbers_read_left_to_right_on_one_line_in_any_language(
    browser: Browser, site: Served, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 568})
    for name in [*WITH_NUMBERS, f"guides/{ACT_NOW}/"]:
        page.goto(site.address + name)
        for state in ("as written", "translated"):
            shown = [one for one in page.locator(".number").all() if one.is_visible()]
            assert shown, name
            wrong = [one.inner_text() for one in shown if not one.evaluate(ORDER)]
            assert wrong == [], (name, state)
            page.evaluate(ARABIC)
    page.close()


def test_menu_opens_and_closes_by_keyboard_without_scripts(
    phone: BrowserContext, site: Served
) -> None:
    page = phone.new_page()
    page.goto(site.address)
    page.keyboard.press("Tab")
    assert "skip" in page.locator(":focus").inner_text().lower()
    page.locator(".menu summary").focus()
    page.keyboard.press("Enter")
    menu = page.get_by_role("navigation", name="Menu")
    assert menu.is_visible()
    (contact,) = LIBRARY.for_children
    assert contact.call_when in menu.inner_text()
    assert menu.locator(f"a[href='tel:{dial(contact.phone or '')}']").is_visible()
    assert menu.get_by_role("link", name="In care? Read the pledge").is_visible()
    page.keyboard.press("Enter")
    assert not menu.is_visible()
    page.close()


def test_every_page_has_one_heading_and_a_title_of_its_own(browser: Browser, site: Served) -> None:
    page = browser.new_page()
    titles: dict[str, str] = {}
    for name in site.pages:
        page.goto(site.address + name)
        assert page.locator("h1").count() == 1, name
        title = page.title()
        assert title not in titles, (name, titles.get(title))
        titles[title] = name
        assert page.locator("html").get_attribute("lang") == "en-GB"
    page.close()


def test_every_page_says_who_approved_the_site_or_that_nobody_has(
    browser: Browser, site: Served
) -> None:
    page = browser.new_page(viewport=PHONE)
    for name in site.pages:
        page.goto(site.address + name)
        turned_away = page.locator("meta[name=robots][content=noindex]").count() == 1
        assert turned_away or LIBRARY.site.approval, name
        if name == "404.html":
            told = page.get_by_text("Not yet checked or approved by the council.").count()
            assert told == (LIBRARY.site.approval is None)
            continue
        line = page.get_by_text(approval_words(LIBRARY)).first
        assert line.is_visible(), name
        if LIBRARY.site.approval:
            continue  # then it stands at the foot
        height = line.evaluate("e => e.getClientRects().length && e.offsetHeight")
        size = line.evaluate("e => parseFloat(getComputedStyle(e).lineHeight)")
        assert height <= 3 * size + 10, name
    page.close()


def test_no_style_or_event_attribute_reaches_a_page(site: Served) -> None:
    for file in site.folder.resolve().rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"<[^>]+\s(style|on[a-z]+)\s*=", text), file


def test_every_guide_prints_on_one_sheet(browser: Browser, site: Served) -> None:
    page = browser.new_page()
    for slug in LIBRARY.guides:
        page.goto(f"{site.address}guides/{slug}/")
        assert page.pdf(format="A4").count(b"/Type /Page\n") == 1, slug
    page.close()


def test_every_guide_is_two_taps_from_home_at_most(site: Served) -> None:
    home = (site.folder / "index.html").read_text(encoding="utf-8")
    for slug in LIBRARY.guides:
        assert f'href="guides/{slug}/"' in home, slug


def test_an_open_promise_takes_the_whole_width_and_nothing_empty_is_beside_it(
    browser: Browser, site: Served
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(site.address + "pledge/")
    whole = page.locator(".promises").bounding_box()
    promises = page.locator(".promise")
    for number in range(promises.count()):
        promise = promises.nth(number)
        shut = promise.bounding_box()
        promise.locator("summary").first.click()
        wide = promise.bounding_box()
        assert whole
        assert shut
        assert wide
        assert shut["width"] < whole["width"] / 2
        assert wide["width"] == pytest.approx(whole["width"], abs=1)
        promise.locator("summary").first.click()
    page.close()


def test_the_poster_is_one_sheet_of_paper(browser: Browser, site: Served) -> None:
    page = browser.new_page()
    page.goto(site.address + "pledge/poster/")
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
    page.close()


def test_no_page_breaks_its_own_policy(browser: Browser, site: Served) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    for name in site.pages:
        page.goto(site.address + name)
        page.keyboard.press("Shift")
        if name != "404.html":
            page.keyboard.press("/")
            page.get_by_role("searchbox").fill("child")
            page.locator("dialog.find ol a").first.wait_for()
    assert said == []
    page.goto(site.address)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"top:0\">x</p>')")
    page.wait_for_timeout(100)
    assert len(said) == 1  # a planted breach is told
    page.close()


def test_a_lapsed_guide_still_shows_its_first_number_in_the_first_screen(
    phone: BrowserContext, tmp_path: Path
) -> None:
    content = Path(shutil.copytree(ROOT / "content", tmp_path / "content"))
    for slug in ACT_NOW_GUIDES:
        file = content / "guides" / f"{slug}.md"
        text = re.sub(r"\nreviewed_on:.*", "", file.read_text(encoding="utf-8"))
        old = text.replace("\ntopic:", "\nreviewed_on: 2025-01-01\ntopic:", 1)
        file.write_text(old, encoding="utf-8")
    page = phone.new_page()
    for served in serve(build(content, tmp_path)):
        for slug in ACT_NOW_GUIDES:
            page.goto(f"{served.address}guides/{slug}/")
            assert "Not checked since" in page.locator(".lapsed").inner_text()
            assert lower_edges(page)[0] <= PHONE["height"], slug
    page.close()
