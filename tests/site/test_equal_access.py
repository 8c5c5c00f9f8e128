"""Every page is free of what IBM's Equal Access can find, on a phone and on a desktop.

A second engine beside axe: each sees what the other does not. What it is sure of fails, and so does
a doubt of a kind that nobody has looked at yet.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests.ours import ACT_NOW, COVERED, FIGURES
from tests.site.conftest import ROOT
from tests.site.test_axe import KINDS as KINDS_OF_AXE
from tools.sites import Served

ENGINE = ROOT / "node_modules" / "accessibility-checker-engine" / "ace.js"
STANDARDS = ["IBM_Accessibility", "WCAG_2_2"]
GIVE_THE_SKIP_LINK_A_PLACE = """() => {
  const skip = document.querySelector(".skip"), place = document.createElement("nav");
  if (!skip) return;
  place.setAttribute("aria-label", "Skip");
  skip.replaceWith(place);
  place.append(skip);
}"""
"""The skip link comes before every landmark, as technique G1 of WCAG has it. The engine names only
the first thing that stands outside: so that it sees any other, the skip link is put into one."""
RUN = """standards => new ace.Checker().check(document, standards).then(found => found.results
  .filter(one => one.value[1] !== 'PASS')
  .map(one => [one.ruleId, one.value[1], one.message, one.snippet]))"""
EVERYTHING = bool(os.environ.get("GUIDES_TEST_ALL"))
SLOW = "a-to-z/"  # hundreds of links, and each is looked at for each rule
KINDS = [name for name in KINDS_OF_AXE if name != SLOW]
KINDS += [f"guides/{COVERED or ACT_NOW}/", f"guides/{FIGURES or ACT_NOW}/", "guides/", "topics/"]
KINDS += ["words/", "take-away/", "report-a-mistake/", "register/", "pledge/poster/"]
KINDS += ["pledge/for-councillors/"]

FALSE_FINDINGS = {
    ("element_attribute_deprecated", '"http-equiv"'): (
        "HTML has it, and it keeps the policy in force where a server sends no headers."
    ),
    ("list_structure_proper", '<dl class="glossary">'): (
        "HTML lets a word and its meaning stand together in a div of their list."
    ),
    ("aria_complementary_label_visible", 'class="exit-bar"'): (
        "It holds one link, whose words say what it does. More words would cost room on a phone."
    ),
}
"""What the engine says and is not so: its rule, part of what it says, and why."""

DOUBTS = {
    "download_keyboard_controllable": "Files come by a plain link, which holds no keyboard.",
    "element_tabbable_unobscured": (
        "It looks at where things lie before scrolling. Nothing lies over what has the focus: "
        "test_keyboard and test_exit hold it."
    ),
    "element_tabbable_visible": "The skip link is seen once it has the focus: see test_keyboard.",
    "style_color_misuse": "No colour says anything alone: each has its words beside it.",
    "style_focus_visible": "The mark of the focus is measured in test_keyboard and test_contrast.",
    "style_highcontrast_visible": "Forced colours are looked at in test_comfort.",
    "text_block_heading": (
        "The few words over a call or a link say when to use it. They belong to it, and the "
        "section has its heading: more headings would be more to hear before the number."
    ),
    "text_quoted_correctly": "Names of buttons and single words, not what somebody said.",
    "text_sensory_misuse": "Words such as right, left care and small that say nothing of place.",
}
"""What a person must judge, by rule: each was looked at on every page, and this is why it stays."""


class Finding(NamedTuple):
    """What the engine says of an element; `sure` is false where a person must judge."""

    rule: str
    sure: bool
    message: str
    element: str

    @property
    def known(self) -> bool:
        """Tell whether somebody has looked at this and found it to be well."""
        said = f"{self.message} {self.element}"
        named = any(self.rule == rule and part in said for rule, part in FALSE_FINDINGS)
        return named or (not self.sure and self.rule in DOUBTS)


def findings(page: Page, address: str) -> list[Finding]:
    page.goto(address)
    page.evaluate(GIVE_THE_SKIP_LINK_A_PLACE)
    page.evaluate(ENGINE.read_text(encoding="utf-8"))
    return [
        Finding(rule, verdict == "FAIL", message, element)
        for rule, verdict, message, element in page.evaluate(RUN, STANDARDS)
    ]


def walk(
    browser: Browser, site: Served, pages: Iterable[str], width: int, scheme: str
) -> list[str]:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    found = [
        f"{name}: {one.rule}: {one.message}: {one.element}"
        for name in pages
        for one in findings(page, site.address + name)
        if not one.known
    ]
    context.close()
    return found


def test_the_pages_of_each_kind_are_there(site: Served) -> None:
    assert set(KINDS) - set(site.pages) == set()


@pytest.mark.parametrize(
    ("width", "scheme"), [(320, "light"), (1280, "dark")] if EVERYTHING else [(320, "light")]
)
def test_no_page_has_a_finding(browser: Browser, site: Served, width: int, scheme: str) -> None:
    pages = site.pages if EVERYTHING else dict.fromkeys(KINDS)
    assert walk(browser, site, pages, width, scheme) == []


def test_planted_faults_are_found(browser: Browser, site: Served, tmp_path: Path) -> None:
    text = (site.folder / "guides" / ACT_NOW / "index.html").read_text("utf-8")
    for right, wrong in (
        ("</main>", '<img src="a.png"></main>'),
        ("</header>", "</header><p>Outside of every part.</p>"),
        ("</main>", '<p><a href="#you"></a></p></main>'),
    ):
        assert right in text
        text = text.replace(right, wrong, 1)
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    page = browser.new_page()
    found = {one.rule for one in findings(page, (tmp_path / "page.html").as_uri()) if not one.known}
    page.close()
    assert found == {"img_alt_valid", "aria_content_in_landmark", "a_text_purpose"}


def test_a_doubt_of_a_new_kind_fails() -> None:
    assert not Finding("a_rule_that_nobody_has_met", False, "Confirm it.", "<p>").known
    assert not Finding("element_attribute_deprecated", True, 'The "align"', "<p>").known
