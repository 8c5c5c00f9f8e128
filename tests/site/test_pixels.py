"""Slimming changes no pixel that a reader sees."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from build_tools.content import load_library
from build_tools.outputs.build import preview_outputs
from build_tools.publishing import engine
from build_tools.publishing.engine import stage
from build_tools.publishing.optimise import optimise_site
from tests.conftest import OUR_DAY, ROOT
from tests.ours import OF_EACH_KIND, OURS
from tools.sites import Served, pages_of, serve

EVERY_SHAPE = [
    "",
    *(f"guides/{slug}/" for slug in OF_EACH_KIND),
    f"topics/{OURS.site.act_now_topic}/",
]
EVERY_SHAPE += ["contacts/", "pledge/", "pledge/easy-to-read/", "pledge/poster/", "words/"]
EVERY_SHAPE += ["pledge/for-councillors/", "a-to-z/", "about/", "accessibility/", "404.html"]
PAIRS = [(320, "light", "screen"), (1280, "dark", "screen"), (768, "light", "print")]
if os.environ.get("GUIDES_TEST_ALL"):
    widths, schemes, media = (320, 768, 1280), ("light", "dark"), ("screen", "print")
    PAIRS = [(w, s, m) for w in widths for s in schemes for m in media]


@pytest.fixture(scope="module")
def raw_and_slim(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    folder = tmp_path_factory.mktemp("pixels")
    library = load_library(ROOT / "content", OUR_DAY)
    stage(preview_outputs(library, OUR_DAY), folder / "docs")
    engine.build_site(folder / "docs", folder / "raw", OUR_DAY)
    shutil.copytree(folder / "raw", folder / "slim")
    optimise_site(folder / "slim")
    raw, slim = serve(folder / "raw"), serve(folder / "slim")
    yield next(raw), next(slim)
    raw.close()
    slim.close()


def pictures(page: Page, address: str, name: str) -> list[bytes]:
    page.goto(address + name)
    found = [page.screenshot(full_page=True)]
    choice = page.locator("select")
    if choice.count() and choice.is_visible():
        choice.select_option("dark")
        found.append(page.screenshot())
        choice.select_option("")
    menu = page.get_by_role("button", name="Menu")
    if menu.count() and menu.is_visible():
        menu.click()
        found.append(page.screenshot())
        page.keyboard.press("Escape")
    return found


def differs(page: Page, raw: str, slim: str, name: str) -> bool:
    """Whether two sites show a page differently.

    Very tall pages come out a little different now and then even when one page is pictured
    twice, so a difference counts when it is there three times running.
    """
    return all(pictures(page, raw, name) != pictures(page, slim, name) for _ in range(3))


def search(page: Page, address: str) -> bytes:
    page.goto(address)
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("hungry")
    page.locator("dialog.find ol a").first.wait_for()
    return page.screenshot(caret="hide")


def searches_differently(page: Page, raw: str, slim: str) -> bool:
    return all(search(page, raw) != search(page, slim) for _ in range(3))


@pytest.mark.parametrize(("width", "scheme", "medium"), PAIRS)
def test_a_slim_page_looks_as_it_did(
    browser: Browser, raw_and_slim: tuple[Served, Served], width: int, scheme: str, medium: str
) -> None:
    raw, slim = raw_and_slim
    names = pages_of(raw.folder) if os.environ.get("GUIDES_TEST_ALL") else EVERY_SHAPE
    context = browser.new_context(viewport={"width": width, "height": 700}, color_scheme=scheme)
    page = context.new_page()
    page.emulate_media(media=medium)
    if medium == "print":  # the page for an address that is not here has no style for paper
        names = [name for name in names if name != "404.html"]
    changed = [name for name in names if differs(page, raw.address, slim.address, name)]
    if medium == "screen" and searches_differently(page, raw.address, slim.address):
        changed.append("search")
    context.close()
    assert changed == []


def test_a_planted_difference_is_seen(
    browser: Browser, raw_and_slim: tuple[Served, Served], tmp_path: Path
) -> None:
    _, slim = raw_and_slim
    shutil.copytree(slim.folder, tmp_path / "worse")
    home = tmp_path / "worse" / "index.html"
    text = home.read_text("utf-8")
    worse = re.sub(r"(--\w+:)2\.75rem", r"\g<1>3rem", text)  # the least size for a thumb
    assert worse != text
    home.write_text(worse, encoding="utf-8")
    server = serve(tmp_path / "worse")
    page = browser.new_page(viewport={"width": 320, "height": 700})
    assert differs(page, slim.address, next(server).address, "")
    page.close()
    server.close()
