"""Old browsers and those of other makers do what this site says they do: run in each of them.

`make test-all` fetches them and runs these. What is not there is skipped with a word that says so.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browsers import driving
from tests.browsers.driving import Chromium, Driver, Firefox, QtWebKit, WebKit, until
from tests.site.test_saved_copy import Host
from tools.sites import Served

GUIDE = "guides/sample-worry/"
LEFT = "/left/"
WANTED = bool(os.environ.get("GUIDES_TEST_ALL"))
QTWEBKIT = Path("/usr/lib/python3/dist-packages/PyQt5/QtWebKitWidgets.pyi").parent
Maker = Callable[[Path, Path], Driver]
BROWSERS: dict[str, tuple[Maker, Path, Path]] = {
    **{
        f"chromium-{version}": (Chromium, driving.chromium(version), driving.chromium(version))
        for version in (64, 80, 103)
    },
    "firefox": (Firefox, driving.FIREFOX, driving.FIREFOX),
    "webkit": (WebKit, driving.WEBKIT_DRIVER, driving.WEBKIT_DRIVER),
    "qtwebkit": (QtWebKit, driving.QTWEBKIT, QTWEBKIT),
}
OLDEST = ["chromium-64", "qtwebkit"]
SINCE_2020 = [name for name in BROWSERS if name not in OLDEST]


def browsers(names: list[str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("driver", names, indirect=True)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Driver]]:
    """Each browser once for all tests."""
    there: dict[str, Driver] = {}

    def start(name: str) -> Driver:
        if name not in there:
            make, program, _ = BROWSERS[name]
            there[name] = make(program, tmp_path_factory.mktemp(name) / "profile")
        return there[name]

    yield start
    for driver in there.values():
        driver.close()


@pytest.fixture
def driver(request: pytest.FixtureRequest, started: Callable[[str], Driver]) -> Driver:
    name = request.param
    if not WANTED:
        pytest.skip("Other browsers are tried by `make test-all`.")
    if not BROWSERS[name][2].exists():
        pytest.skip(f"{name} could not be had on this computer: nothing is claimed of it.")
    return started(name)


@pytest.fixture
def untouched(sample: Served, tmp_path: Path) -> Iterator[Host]:
    """The sample site as it was built: a copy is taken of nothing else."""
    made = Host(sample.folder, tmp_path / "served", "/safety/")
    yield made
    made.stop()


@pytest.fixture
def host(sample: Served, tmp_path: Path) -> Iterator[Host]:
    """The sample site, past its day, whose exit leads to a page of the same server."""
    made = Host(sample.folder, tmp_path / "served", "/safety/")
    (made.folder / "left").mkdir()
    (made.folder / "left" / "index.html").write_text("<title>Left</title>", "utf-8")
    for page in made.folder.rglob("*.html"):
        text = page.read_text("utf-8").replace("https://weather.example.org/", "/safety/left/")
        page.write_text(re.sub(r'data-from="[\d-]+"', 'data-from="2020-01-01"', text), "utf-8")
    yield made
    made.stop()


def text_of(driver: Driver, selector: str) -> str:
    return str(driver.run(f"document.querySelector({json.dumps(selector)}).textContent")).strip()


def has_left(driver: Driver) -> bool:
    return str(driver.run("location.pathname")).endswith(LEFT)


@browsers([*BROWSERS])
def test_the_text_and_a_call_are_in_the_first_screen(driver: Driver, host: Host) -> None:
    driver.goto(host.address + "guides/sample-danger/")
    assert text_of(driver, "h1") == "A sample danger"
    calls = driver.run(
        f"""[].filter.call(document.querySelectorAll("main a[href^='tel:']"), function (e) {{
          var b = e.getBoundingClientRect();
          return b.height >= 40 && b.top >= 0 && b.bottom <= {driving.HEIGHT}; }}).length"""
    )
    assert calls >= 1
    assert driver.run("document.documentElement.scrollWidth <= innerWidth")


@browsers([*BROWSERS])
def test_the_exit_leaves(driver: Driver, host: Host) -> None:
    driver.goto(host.address + GUIDE)
    driver.press(".exit")
    until(lambda: has_left(driver), "the page is left")


@browsers([name for name in BROWSERS if name != "qtwebkit"])
def test_shift_three_times_leaves(driver: Driver, host: Host) -> None:
    driver.goto(host.address + GUIDE)
    shift = "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Shift', bubbles: true}))"
    shift += f", {shift.replace('keydown', 'keyup')}"
    driver.run(f"[{', '.join([shift] * 3)}].length")
    until(lambda: has_left(driver), "the page is left")


@browsers([*BROWSERS])
def test_an_old_page_says_so(driver: Driver, host: Host) -> None:
    driver.goto(host.address + GUIDE)
    assert text_of(driver, ".review").startswith("Not checked since 15 September 2026.")


MENUS = """[].filter.call(
  document.querySelectorAll("header a, header button, header summary"), function (e) {
    return e.textContent.trim().indexOf("Menu") === 0 && e.offsetWidth > 0; })"""
PLEDGES = """[].filter.call(document.querySelectorAll("a[href$='pledge/']"), function (e) {
  var b = e.getBoundingClientRect();
  var there = document.elementFromPoint(b.left + b.width / 2, b.top + b.height / 2);
  return there !== null && e.contains(there); }).length"""


@browsers([*BROWSERS])
def test_the_menu_leads_to_the_pledge(driver: Driver, host: Host) -> None:
    driver.goto(host.address + GUIDE)
    assert driver.run(f"{MENUS}.length") == 1
    assert driver.run(PLEDGES) == 0
    driver.run(f"{MENUS}[0].id = 'its-menu'")
    driver.press("#its-menu")
    until(lambda: driver.run(PLEDGES), "the menu is open")


@browsers([*BROWSERS])
def test_numbers_read_from_left_to_right_in_a_page_that_does_not(
    driver: Driver, host: Host
) -> None:
    driver.goto(host.address + GUIDE)
    driver.run("document.documentElement.dir = 'rtl'")
    backwards = driver.run(
        """[].filter.call(document.querySelectorAll(".number"), function (e) {
          var range = document.createRange(), text = e.firstChild, ends = [0, text.length - 1];
          var at = ends.map(function (i) { range.setStart(text, i); range.setEnd(text, i + 1);
            return range.getBoundingClientRect().left; });
          return text.length > 1 && e.offsetWidth > 0 && at[0] >= at[1]; })
          .map(function (e) { return e.textContent; })"""
    )
    assert backwards == []
    assert driver.run("document.querySelectorAll('.number').length > 2")
    assert driver.run("document.documentElement.scrollWidth <= innerWidth")


@browsers(OLDEST)
def test_the_search_link_leads_to_the_a_to_z(driver: Driver, host: Host) -> None:
    driver.goto(host.address + GUIDE)
    driver.press(".bar-find")
    until(lambda: driver.run("location.pathname") == "/safety/a-to-z/", "the A to Z is there")


@browsers(SINCE_2020)
def test_the_search_finds_a_guide(driver: Driver, host: Host) -> None:
    driver.goto(host.address)
    driver.press(".bar-find")
    until(lambda: driver.run("!!document.querySelector('#find-words')"), "the search is there")
    driver.run(
        "[document.querySelector('#find-words')].map((e) => { e.value = 'pretend trouble';"
        " e.dispatchEvent(new Event('input')); }).length"
    )
    found = driver.run("document.querySelector('dialog.find ol a').href")
    assert found == host.address + GUIDE
    assert driver.run("getComputedStyle(document.querySelector('dialog.find')).maxWidth") == "672px"


@browsers(SINCE_2020)
def test_a_saved_copy_is_shown_when_the_server_is_gone(driver: Driver, untouched: Host) -> None:
    driver.goto(untouched.address)
    until(
        lambda: (
            driver.run("[scrollTo(0, document.body.scrollHeight)].length")
            and driver.run("!document.querySelector('.keep').hidden")
        ),
        "a copy is offered",
    )
    driver.press(".keep-on")
    until(lambda: "A copy is kept" in text_of(driver, ".keep-state"), "a copy is kept")
    untouched.stop()
    driver.goto(untouched.address + GUIDE)
    said = str(driver.run("document.querySelector('header').textContent"))
    assert "Saved copy, made on 24 November 2026." in said
    assert text_of(driver, "h1") == "A sample worry"
    untouched.start()
