"""How much a phone has to fetch for a guide, a first view and a search, and what waits for it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.generated import generated_content
from tests.ours import ACT_NOW, ANOTHER
from tools.sites import Served, build

A_PAGE = 7000
A_PAGE_IN_BROTLI = 6000
OUT_OF_DATE = 200  # what waits in a guide that was reviewed: the words for the day it is too old
FIRST_VIEW = 10_000
SEARCH_ON_USE = 20_000
CHART = 'div class="chart"'
PARTS = {'section class="now"': ".now{", CHART: ".chart{", 'p class="notice ': ".notice{"}
"""What some pages of a kind hold and others do not, and the rule that gives it its look."""
BLOCKING = """() => performance.getEntriesByType("resource")
    .filter((entry) => entry.renderBlockingStatus !== "non-blocking").map((entry) => entry.name)"""


def weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def guides(site: Path) -> list[Path]:
    return sorted(site.glob("guides/*/index.html"))


def fetched_unasked(page: Path) -> set[Path]:
    """The files that a browser fetches with a page: its scripts, and the style for paper."""
    text = page.read_text("utf-8")
    links = re.findall(r'<script src="([^"]+)"|<link rel="stylesheet" href="([^"]+)"', text)
    return {(page.parent / (script or sheet)).resolve() for script, sheet in links}


def too_heavy(site: Path, page: int = A_PAGE, first: int = FIRST_VIEW) -> list[str]:
    found = []
    for path in guides(site):
        name, alone = path.parent.name, weight(path)
        whole = alone + sum(map(weight, fetched_unasked(path)))
        if alone > page:
            found.append(f"{name}: {alone} of {page} bytes")
        if whole > first:
            found.append(f"{name}: {whole} of {first} bytes at first")
    return found


def test_no_guide_is_too_heavy(site: Served) -> None:
    assert guides(site.folder)
    assert too_heavy(site.folder) == []
    sent = {page: page.with_name("index.html.br").stat().st_size for page in guides(site.folder)}
    never = {page for page in sent if 'class="review"' not in page.read_text("utf-8")}
    limits = {page: A_PAGE_IN_BROTLI + (page not in never) * OUT_OF_DATE for page in sent}
    assert [page for page, size in sent.items() if size > limits[page]] == []


def test_a_guide_that_is_too_heavy_is_seen(site: Served) -> None:
    number = len(guides(site.folder))
    assert len(too_heavy(site.folder, page=1000, first=20_000)) == number
    assert len(too_heavy(site.folder, page=20_000, first=A_PAGE_IN_BROTLI)) == number


def test_every_page_has_the_one_style_block_of_its_kind(site: Served) -> None:
    texts = [path.read_text("utf-8") for path in site.folder.rglob("*.html")]
    blocks: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for text in texts:
        for kind in re.findall(r'class="kind-(\w+)', text):  # not a file to be sent alone
            found = tuple(re.findall(r"<style>.*?</style>", text, re.DOTALL))
            parts = [part for part in PARTS if f"<{part}" in text]
            blocks.setdefault((kind, *parts), set()).add(found)
    assert {kind: len(found) for kind, found in blocks.items()} == dict.fromkeys(blocks, 1)
    assert all(len(block) == 1 for found in blocks.values() for block in found)
    assert len(set.union(*blocks.values())) >= 5


def test_what_few_pages_hold_has_its_look_there_and_nowhere_else(site: Served) -> None:
    for path in site.folder.rglob("*.html"):
        text = path.read_text("utf-8")
        if 'class="kind-' not in text:
            continue  # a file to be sent alone
        look = "".join(re.findall(r"<style>.*?</style>", text, re.DOTALL))
        held = [part for part in PARTS if f"<{part}" in text]
        assert [part for part in held if PARTS[part] not in look] == [], path
        assert (CHART in held) == (PARTS[CHART] in look), path


def test_every_variable_that_the_search_uses_stands_in_the_style_block(site: Served) -> None:
    (sheet,) = (site.folder / "assets").glob("search.*.css")
    used = set(re.findall(r"var\((--[\w-]+)", sheet.read_text("utf-8")))
    page = (site.folder / "index.html").read_text("utf-8")
    assert used
    assert [name for name in used if f"{name}:" not in page] == []


def test_nothing_but_the_page_holds_up_its_first_sight(
    browser: Browser, site: Served, tmp_path: Path
) -> None:
    page = browser.new_page()
    page.goto(f"{site.address}guides/{ACT_NOW}/")
    assert page.evaluate("performance.getEntriesByType('resource').length") >= 3
    assert page.evaluate(BLOCKING) == []
    page.route(f"**/guides/{ANOTHER}/", _with_a_sheet_for_screens)
    page.goto(f"{site.address}guides/{ANOTHER}/")
    assert len(page.evaluate(BLOCKING)) == 1
    page.close()


def _with_a_sheet_for_screens(route: object) -> None:
    answer = route.fetch()  # type: ignore[attr-defined]
    route.fulfill(response=answer, body=answer.text().replace(' media="print"', ""))  # type: ignore[attr-defined]


def test_a_search_fetches_little(site: Served) -> None:
    assets = site.folder / "assets"
    parts = [*assets.glob("search.*.*s"), *assets.glob("search-help.*.json")]
    assert sorted(part.suffix for part in parts) == [".css", ".js", ".json"]
    assert sum(map(weight, [*parts, site.folder / "search-list.json"])) <= SEARCH_ON_USE


@pytest.fixture(scope="module")
def few_and_many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sample with 5 and with 60 generated guides, all in one topic."""
    sites = []
    for number in (5, 60):
        folder = tmp_path_factory.mktemp(f"with-{number}")
        content = generated_content(folder / "content", number)
        topics = content / "topics.yaml"
        topics.write_text(topics.read_text("utf-8").split("group-01:")[0], encoding="utf-8")
        for guide in (content / "guides").glob("guide-*.md"):
            text = re.sub(r"^topic: .*", "topic: group-00", guide.read_text("utf-8"), flags=re.M)
            guide.write_text(text, encoding="utf-8")
        sites.append(build(content, folder))
    return sites[0], sites[1]


def test_a_guide_weighs_the_same_among_five_as_among_sixty(few_and_many: tuple[Path, Path]) -> None:
    few, many = (weight(site / "guides" / "sample-worry" / "index.html") for site in few_and_many)
    assert many == pytest.approx(few, rel=0.01)
    lists = [weight(site / "guides" / "index.html") for site in few_and_many]
    assert lists[1] > lists[0] * 1.05  # where the guides are listed, it does grow
