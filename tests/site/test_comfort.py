"""Pages bear what readers do to them: larger text, wider spacing, zoom, forced colours, thumbs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
import tinyhtml5
from playwright.sync_api import Browser, Page

from tests.ours import ACT_NOW
from tests.site.test_axe import KINDS
from tools.sites import CHROMIUM, QUIET, Served

SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"""
# Words that are cut off, or laid over other words.
LOST = """() => {
  const cut = [...document.querySelectorAll('main *, header *, footer *')].filter(e =>
    e.clientWidth > 1 && getComputedStyle(e).overflowX !== 'visible'
    && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1));
  return cut.map(e => e.tagName + '.' + e.className);
}"""
SMALL = """() => [...document.querySelectorAll('a[href], button, select, input')].filter(e => {
  const box = e.getBoundingClientRect();
  const parent = e.closest('p, li, dd, td');
  const words = (parent ?? e).textContent.replace(/[·.]/g, '').trim();
  const inSentence = getComputedStyle(e).display === 'inline' && words !== e.textContent.trim();
  const whole = getComputedStyle(e, '::after').position === 'absolute';
  const tall = whole ? parent.getBoundingClientRect().height : box.height;
  return e.checkVisibility() && !inSentence && (tall < 24 || box.width < 24);
}).map(e => e.textContent + ' ' + e.getBoundingClientRect().height)"""

# Words in two pieces: what has to be read at once, and the numbers that run out of their buttons.
BROKEN = """() => {
  const inTwo = [];
  for (const e of document.querySelectorAll('h1, h2, .call, .summary, .steps li, .promise')) {
    const texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const word of texts.currentNode.data.matchAll(/[^\\s-]+/g)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map(box => box.top));
        if (lines.size > 1 && !word[0].includes('@')) inTwo.push(word[0]); // an address may
      }
    }
  }
  const out = [...document.querySelectorAll('.call .number')].filter(e =>
    e.getBoundingClientRect().right > e.closest('.call').getBoundingClientRect().right);
  return [...inTwo, ...out.map(e => e.textContent)];
}"""
EDGE = """(e, [pseudo, side]) => {
  const style = getComputedStyle(e, pseudo);
  return style[`border${side}Style`] === 'solid'
    && parseFloat(style[`border${side}Width`]) >= 2
    && style[`border${side}Color`] !== getComputedStyle(document.body).backgroundColor;
}"""


def tried(site: Served) -> list[str]:
    """Return the pages to try: one of each kind, or every one of them when all is asked for."""
    return list(site.pages) if os.environ.get("GUIDES_TEST_ALL") else KINDS


@pytest.fixture(scope="module")
def free(browser: Browser) -> Iterator[Page]:
    """A page whose own policy does not keep the test from adding styles."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("width", "css"),
    [
        (320, SPACED),
        (1280, f"{SPACED} html {{ font-size: 200% }}"),
        (640, "html {font-size: 200%}"),
    ],
    ids=["spacing on a phone", "spacing and double text", "double text on a small screen"],
)
def test_nothing_is_lost(free: Page, site: Served, width: int, css: str) -> None:
    free.set_viewport_size({"width": width, "height": 800})
    for name in tried(site):
        free.goto(site.address + name)
        free.add_style_tag(content=css)
        assert free.evaluate("document.documentElement.scrollWidth") <= width, name
        assert free.evaluate(LOST) == [], name


def test_double_text_fits_a_small_phone(browser: Browser, site: Served) -> None:
    """Text set twice as large in the browser itself, which the widths in the styles follow too."""
    flags = [*QUIET, "--blink-settings=defaultFontSize=32"]
    large = browser.browser_type.launch(executable_path=CHROMIUM, args=flags)
    page = large.new_page(viewport={"width": 320, "height": 568})
    for name in {*tried(site), "about/", "contacts/", "guides/reading-figures/", "pledge/poster/"}:
        page.goto(site.address + name)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
        page.locator(".promise details").evaluate_all("e => e.forEach(fold => fold.open = true)")
        assert page.evaluate(BROKEN) == [], name
    large.close()


def test_broken_words_are_found(free: Page, site: Served) -> None:
    free.set_viewport_size({"width": 320, "height": 568})
    free.goto(site.address)
    assert free.evaluate(BROKEN) == []
    free.add_style_tag(content="h1 { font-size: 4rem } .call { width: 4rem }")
    found = free.evaluate(BROKEN)
    assert "Herefordshire?" in found
    assert "01432 260800" in found


def test_cut_words_are_found(free: Page, site: Served) -> None:
    free.goto(site.address)
    free.add_style_tag(content="h1 { height: 10px; overflow: hidden }")
    assert free.evaluate(LOST) == ["H1."]


def test_a_zoom_of_400_per_cent_needs_no_scrolling_sideways(browser: Browser, site: Served) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 256}, device_scale_factor=4
    )  # 1280 x 1024 at 400 %
    page = context.new_page()
    for name in tried(site):
        page.goto(site.address + name)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
        sticky = "() => [...document.querySelectorAll('body *')].filter(e => e.offsetHeight > 128"
        sticky += " && ['sticky', 'fixed'].includes(getComputedStyle(e).position)).length"
        assert page.evaluate(sticky) == 0, name  # nothing takes half of what is left to read in
    context.close()


def test_everything_to_press_is_large_enough(free: Page, site: Served) -> None:
    free.set_viewport_size({"width": 320, "height": 568})
    tall = "e => e.map(b => b.getBoundingClientRect().height).filter(h => h && h < 44)"
    found = []
    for name in tried(site):
        free.goto(site.address + name)
        found += [(name, small) for small in free.evaluate(SMALL)]
        assert free.locator(".call, .exit, button, select").evaluate_all(tall) == [], name
    assert found == []
    free.goto(site.address + "404.html")
    free.add_style_tag(content="li a { padding: 0 !important; line-height: 1 !important }")
    assert free.evaluate(SMALL)


def test_forced_colours_leave_every_edge_and_mark(browser: Browser, site: Served) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{site.address}guides/{ACT_NOW}/")
    page.locator("select").wait_for()
    for selector, pseudo, side in [
        (".call", None, "Top"),
        (".exit", None, "Top"),
        (".scheme select", None, "Top"),
        (".steps > li", "::before", "Top"),
        (".menu [aria-current]", None, "Left"),
    ]:
        assert page.locator(selector).first.evaluate(EDGE, [pseudo, side]), selector
    outlined = """e => getComputedStyle(e).outlineStyle === 'solid'
        && getComputedStyle(e).outlineColor !== 'rgba(0, 0, 0, 0)'"""
    for selector in (".now", ".child", ".approval"):
        assert page.locator(selector).first.evaluate(outlined), selector
    other = page.locator(".menu a:not([aria-current])").first
    assert not other.evaluate(EDGE, [None, "Left"])  # the mark is on one alone
    context.close()


def test_nothing_moves_by_itself(site: Served) -> None:
    """So that there is nothing to stop for those who asked for less motion."""
    style = (site.folder / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"transition|animation|scroll-behavior|@keyframes|<marquee|<video", style)


def test_links_among_words_are_underlined(free: Page, site: Served) -> None:
    plain = """() => [...document.querySelectorAll('main a:not(.call)')].filter(e =>
      ![e, e.querySelector('strong')].some(part =>
        part && getComputedStyle(part).textDecorationLine === 'underline'))
      .map(e => e.textContent)"""
    for name in tried(site):
        free.goto(site.address + name)
        assert free.evaluate(plain) == [], name


VAGUE = {"here", "click here", "more", "read more", "link", "this page", "website", "learn more"}


def links_of(page: str, address: str) -> Iterator[tuple[str, str]]:
    """Yield the words of each link of a page, and where it leads."""
    root = tinyhtml5.parse(page, namespace_html_elements=False)
    for link in root.iter("a"):
        yield " ".join("".join(link.itertext()).split()), urljoin(address, link.get("href", ""))


def unclear(page: str, address: str) -> list[str]:
    """Return the links that say too little, or the same as another that leads elsewhere."""
    found: dict[str, set[str]] = {}
    for words, target in links_of(page, address):
        found.setdefault(words, set()).add(target)
    return [words for words, targets in found.items() if words.lower() in VAGUE or not words] + [
        f"{words}: {sorted(targets)}" for words, targets in found.items() if len(targets) > 1
    ]


def test_each_link_makes_sense_alone(site: Served) -> None:
    for name in site.pages:
        file = site.folder / (name if name.endswith(".html") else f"{name}index.html")
        assert unclear(file.read_text(encoding="utf-8"), f"http://site/{name}") == [], name


def test_an_unclear_link_is_found() -> None:
    page = '<a href="a">More</a> <a href="b">Neglect</a> <a href="c">Neglect</a>'
    assert unclear(page, "http://site/") == ["More", "Neglect: ['http://site/b', 'http://site/c']"]
