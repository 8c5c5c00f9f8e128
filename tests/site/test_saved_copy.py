"""A saved copy: only for those who ask, whole or not at all, honest of its age, gone when told."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from build_tools.pages import day_in_words
from build_tools.publishing.offline import TEMPLATE
from tests.conftest import OUR_DAY, SAMPLE
from tests.ours import ACT_NOW_GUIDES
from tests.site.test_axe import found_on
from tools.sites import Served, _Quiet, build

PORTAL = b"<!doctype html><html lang=en><title>Wi-Fi</title><h1>Sign in to this Wi-Fi</h1>"
GUIDE = "guides/sample-worry/"
LEFT = """async () => [
  ...(await navigator.serviceWorker.getRegistrations()).map(r => r.scope),
  ...(await caches.keys()), ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map(d => d.name)]"""
CACHES = "async () => (await caches.keys()).sort()"


class Host:
    """A server of a copy of a site, which can be told to go wrong."""

    def __init__(self, site: Path, folder: Path, prefix: str = "/") -> None:
        self.folder = Path(shutil.copytree(site.resolve(), folder))
        self.prefix = prefix
        self.portal: Callable[[str], bool] = lambda path: False
        self.answers_left = 10_000
        self.slow = 0.0
        self.silent: Callable[[str], bool] = lambda path: False  # takes the request, sends no byte
        self.headers_only = False
        self.broken: Callable[[str], bool] = lambda path: False
        self.woken = threading.Event()
        self.asked: list[str] = []
        self.port = 0
        self.rewrite("old_from", "2999-01-01")  # whatever day the tests run on
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}{self.prefix}"

    def start(self) -> None:
        kind = type("_Told", (_Moody,), {"prefix": self.prefix, "host": self})
        handler = functools.partial(kind, directory=str(self.folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        self.woken.set()
        self.server.shutdown()
        self.server.server_close()

    def replace(self, name: str, old: str, new: str) -> None:
        """Change one place of a script."""
        [file] = self.folder.glob(name)
        text = file.read_text("utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), "utf-8")

    def rewrite(self, key: str, value: object) -> None:
        """Change one value of what the build wrote at the top of the worker."""
        file = self.folder / "worker.js"
        head, rest = file.read_text("utf-8").split("const COPY = ", 1)
        copy, end = json.JSONDecoder().raw_decode(rest)
        assert key in copy
        file.write_text(
            f"{head}const COPY = {json.dumps(copy | {key: value})}{rest[end:]}", "utf-8"
        )

    def become(self, site: Path) -> None:
        """Serve another build in the place of this one, at once."""
        shutil.rmtree(self.folder)
        shutil.copytree(site.resolve(), self.folder)
        self.rewrite("old_from", "2999-01-01")


class _Moody(_Quiet):
    host: Host

    def do_GET(self) -> None:
        path = self.path.removeprefix(self.prefix)
        self.host.asked.append(path)
        self.host.answers_left -= 1
        del self.headers["If-Modified-Since"]  # files of one second look alike to it
        if self.host.answers_left < 0:
            self.close_connection = True
        elif self.host.portal(path):
            self._answer_as_a_portal()
        elif self.host.silent(path):
            self._answer_with_nothing()
        elif self.host.broken(path):
            self.send_error(500)
        else:
            time.sleep(self.host.slow)
            super().do_GET()

    def _answer_with_nothing(self) -> None:
        if self.host.headers_only:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", "1000")
            self.end_headers()
        self.host.woken.wait(60)
        self.close_connection = True

    def _answer_as_a_portal(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(PORTAL)))
        self.end_headers()
        self.wfile.write(PORTAL)


@pytest.fixture
def host(sample: Served, tmp_path: Path) -> Iterator[Host]:
    made = Host(sample.folder, tmp_path / "served", "/safety/")
    yield made
    made.stop()


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site, built again after one step changed."""
    folder = tmp_path_factory.mktemp("changed")
    content = Path(shutil.copytree(SAMPLE, folder / "content"))
    guide = content / "guides" / "sample-worry.md"
    guide.write_text(guide.read_text("utf-8").replace("Say what you saw.", "Say all you saw."))
    return build(content, folder)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 320, "height": 568})
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def state(page: Page, words: str) -> None:
    expect(page.locator(".keep-state")).to_contain_text(words)


def to_the_part(page: Page, host: Host, name: str = "") -> None:
    page.goto(host.address + name)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(page.locator(".keep")).to_be_visible()


def press(page: Page, host: Host) -> None:
    to_the_part(page, host)
    page.get_by_role("button", name="Keep these guides").click()


def keep(page: Page, host: Host, made: str = "24 November 2026") -> None:
    press(page, host)
    state(page, f"A copy is kept on this device. It was made on {made}.")
    expect(page.locator(".keep button:visible")).to_have_text(["Remove the saved copy"])


def cut(context: BrowserContext, host: Host) -> None:
    context.set_offline(True)
    host.stop()


def mend(context: BrowserContext, host: Host) -> None:
    context.set_offline(False)
    host.start()


def line(page: Page) -> str:
    return page.locator("header .approval").last.inner_text()


SAVED = "Saved copy, made on 24 November 2026. Do not rely on this after "


def is_saved(page: Page) -> bool:
    return "saved copy" in page.locator("header").inner_text().lower()


def is_updated(page: Page, host: Host, before: list[str]) -> None:
    """Visit, and wait until one copy is there that is not the one before."""
    page.goto(host.address + GUIDE)
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
    until(page, lambda: len(now := page.evaluate(CACHES)) == 1 and now != before)


def until(page: Page, holds: Callable[[], bool]) -> None:
    for _ in range(200):
        if holds():
            return
        page.wait_for_timeout(50)
    pytest.fail("It did not happen within ten seconds.")


# Nothing unasked


def test_nothing_is_kept_before_the_button(page: Page, host: Host) -> None:
    for name in ("", "about/"):
        to_the_part(page, host, name)
        state(page, "No copy is kept on this device.")
        expect(page.locator(".keep button:visible")).to_have_text(["Keep these guides"])
    page.goto(host.address + GUIDE)
    assert page.evaluate(LEFT) == []
    assert page.context.cookies() == []
    assert not {"worker.js", "site.webmanifest"} & set(host.asked)


def test_the_script_of_the_saved_copy_comes_when_a_reader_gets_near(page: Page, host: Host) -> None:
    page.set_viewport_size({"width": 320, "height": 200})
    page.goto(host.address)
    page.wait_for_load_state("networkidle")
    assert not [path for path in host.asked if "offline" in path]


def test_without_scripts_no_copy_is_offered(browser: Browser, host: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in ("", "about/"):
        page.goto(host.address + name)
        assert not page.locator(".keep").is_visible()
    page.goto(host.address)
    assert page.get_by_text("its browser needs scripts").is_visible()
    context.close()


def test_without_workers_nothing_is_said_of_a_copy(page: Page, host: Host) -> None:
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    page.goto(host.address)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    assert not page.locator(".keep").is_visible()


# No signal


@pytest.mark.parametrize("prefix", ["/", "/safety/"])
def test_with_no_signal_every_page_and_the_search_work(
    context: BrowserContext, page: Page, sample: Served, tmp_path: Path, prefix: str
) -> None:
    host = Host(sample.folder, tmp_path / "served", prefix)
    said: list[str] = []
    keep(page, host)
    cut(context, host)
    page.on("console", lambda message: said.append(f"{message.text} {message.location}"))
    pages = set(sample.pages) - {"pocket-pack.html"}  # a file to take away
    for name in sorted(pages) if prefix == "/safety/" else ("", GUIDE, "pledge/easy-to-read/"):
        page.goto(host.address + name)
        assert line(page).startswith(SAVED), name
        assert page.locator("h1").is_visible()
    assert said == []
    page.goto(host.address + GUIDE)
    assert page.locator("header a[href^='tel:']").last.inner_text() == "Sample hub on 020 7946 0001"
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("pretend trouble")
    page.locator("dialog.find ol a").first.click()
    page.wait_for_url(host.address + GUIDE)
    page.get_by_role("link", name="A sample danger").last.click()
    page.wait_for_url(host.address + "guides/sample-danger/")
    page.get_by_role("link", name="A to Z of guides").click()
    assert is_saved(page)
    page.goto(host.address + "guides/sample-danger")
    assert page.url == host.address + "guides/sample-danger/"
    page.goto(host.address + "pdf/none.pdf")
    assert "the saved copy does not hold what you asked for" in line(page)


def test_with_signal_pages_come_from_the_network_and_without_the_line(
    page: Page, host: Host
) -> None:
    keep(page, host)
    page.goto(host.address + GUIDE)
    assert not is_saved(page)
    assert host.asked.count(GUIDE) == 2


def test_a_page_that_takes_too_long_comes_from_the_copy(page: Page, host: Host) -> None:
    keep(page, host)
    host.slow = 4
    page.goto(host.address + GUIDE)
    assert is_saved(page)


# A weak signal


def everything(path: str) -> bool:
    return True


def nothing(path: str) -> bool:
    return False


def shown_after(page: Page, host: Host, name: str) -> float:
    """Open a page, and return the seconds until it was there."""
    start = time.monotonic()
    page.goto(host.address + name)
    return time.monotonic() - start


def stop_workers(page: Page) -> None:
    """Stop every worker, as a browser does after half a minute without work."""
    session = page.context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")


@pytest.mark.parametrize("headers_only", [False, True])
def test_after_one_wait_in_vain_the_copy_shows_at_once(
    page: Page, host: Host, headers_only: bool
) -> None:
    keep(page, host)
    host.silent, host.headers_only = everything, headers_only
    assert shown_after(page, host, GUIDE) >= 3
    assert is_saved(page)
    stop_workers(page)
    for name in ("", "guides/sample-danger/", "guides/sample-worry", "guides/sample-worry/?a=b"):
        host.asked.clear()
        assert shown_after(page, host, name) < 2, name
        assert is_saved(page), name
        tried = name.replace("worry", "worry/") if name.endswith("worry") else name
        until(page, lambda tried=tried: tried in host.asked)  # the network, behind the copy
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").wait_for(timeout=2000)


def test_once_the_network_answers_behind_the_copy_it_comes_first_again(
    page: Page, host: Host
) -> None:
    keep(page, host)
    host.silent = everything
    page.goto(host.address + GUIDE)
    host.silent = nothing
    page.goto(host.address + GUIDE)
    assert is_saved(page)
    page.wait_for_timeout(500)
    page.goto(host.address + GUIDE)
    assert not is_saved(page)


def test_after_some_minutes_the_network_comes_first_again(page: Page, host: Host) -> None:
    host.replace("worker.js", "WEAK_FOR = 5 * 60 * 1000", "WEAK_FOR = 1")
    keep(page, host)
    host.silent = everything
    page.goto(host.address + GUIDE)
    host.silent = nothing
    page.goto(host.address + GUIDE)
    assert not is_saved(page)


def test_no_signal_at_all_is_seen_at_once_and_not_taken_for_a_weak_one(
    context: BrowserContext, page: Page, host: Host
) -> None:
    keep(page, host)
    cut(context, host)
    assert shown_after(page, host, GUIDE) < 1
    mend(context, host)
    page.goto(host.address + GUIDE)
    assert not is_saved(page)


def test_a_signal_that_dies_while_a_copy_is_taken_ends_it_and_says_why(
    page: Page, host: Host
) -> None:
    host.replace("worker.js", "GIVE_UP = 20000", "GIVE_UP = 1000")
    to_the_part(page, host)
    host.silent = lambda path: path.startswith("pledge")
    page.get_by_role("button", name="Keep these guides").click()
    state(page, "The copy could not be kept: nothing more came.")
    expect(page.locator(".keep button:visible")).to_have_text(["Keep these guides"])
    assert page.evaluate(LEFT) == []
    host.silent = nothing
    page.get_by_role("button", name="Keep these guides").click()
    state(page, "A copy is kept on this device.")


def test_a_slow_copy_in_which_something_comes_is_not_given_up(page: Page, host: Host) -> None:
    host.replace("worker.js", "GIVE_UP = 20000", "GIVE_UP = 900")
    host.slow = 0.3  # for each file: many times the patience in all
    press(page, host)
    expect(page.locator(".keep-state")).to_contain_text("A copy is kept", timeout=30_000)


def test_a_worker_that_does_not_come_is_given_up(page: Page, host: Host) -> None:
    host.replace("assets/offline.*.js", "GIVE_UP = 20000", "GIVE_UP = 1000")
    host.silent = lambda path: path == "worker.js"
    press(page, host)
    state(page, "The copy could not be kept: nothing more came.")
    assert page.evaluate(LEFT) == []


@pytest.mark.parametrize("stuck", ["worker.js", "pledge/"])
def test_keeping_can_be_stopped(page: Page, host: Host, stuck: str) -> None:
    to_the_part(page, host)
    host.silent = lambda path: path == stuck
    page.get_by_role("button", name="Keep these guides").click()
    until(page, lambda: stuck in host.asked)
    page.get_by_role("button", name="Stop").click()
    state(page, "The copy could not be kept: you stopped it.")
    expect(page.locator(".keep button:visible")).to_have_text(["Keep these guides"])
    until(page, lambda: page.evaluate(LEFT) == [])
    host.silent = nothing
    host.woken.set()
    page.wait_for_timeout(500)
    assert page.evaluate(LEFT) == []
    page.get_by_role("button", name="Keep these guides").click()
    state(page, "A copy is kept on this device.")


def test_stopping_a_newer_copy_leaves_the_one_before(page: Page, host: Host, changed: Path) -> None:
    keep(page, host)
    before = page.evaluate(CACHES)
    host.become(changed)
    host.silent = lambda path: path == "search-list.json"
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => { found.update() })")
    page.get_by_role("button", name="Stop").click()
    state(page, "A newer one could not be fetched: you stopped it.")
    assert page.evaluate(CACHES) == before


@pytest.mark.parametrize("path", ["worker.js", GUIDE])
def test_a_fault_of_the_server_is_not_called_the_signal(page: Page, host: Host, path: str) -> None:
    to_the_part(page, host)
    host.broken = lambda asked: asked == path
    page.get_by_role("button", name="Keep these guides").click()
    state(page, "The copy could not be kept: this site has a fault just now. Try again later.")
    assert page.evaluate(LEFT) == []


@pytest.mark.parametrize("status", [403, 404])
def test_a_refusal_is_not_called_the_signal(page: Page, host: Host, status: int) -> None:
    to_the_part(page, host)
    page.route("**/worker.js", lambda route: route.fulfill(status=status, body="No."))
    page.get_by_role("button", name="Keep these guides").click()
    state(page, "The copy could not be kept: the answer was not from this site")
    assert page.evaluate(LEFT) == []


def test_a_page_that_no_copy_has_is_not_waited_for_for_ever(page: Page, host: Host) -> None:
    host.replace("worker.js", "GIVE_UP = 20000", "GIVE_UP = 1000")
    keep(page, host)
    host.silent = everything
    page.goto(host.address + "no-such-page/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")


def test_a_fault_of_the_server_shows_the_copy(page: Page, host: Host) -> None:
    keep(page, host)
    host.broken = everything
    page.goto(host.address + GUIDE)
    assert is_saved(page)


def test_a_copy_past_its_day_says_so_and_outdoes_nothing(
    context: BrowserContext, page: Page, host: Host
) -> None:
    host.rewrite("old_from", "2020-01-01")
    keep(page, host)
    host.portal = lambda path: True
    page.goto(host.address + GUIDE)
    assert page.locator("h1").inner_text() == "Sign in to this Wi-Fi"
    cut(context, host)
    page.goto(host.address + GUIDE)
    assert line(page).startswith("This saved copy is too old. It was made on 24 November 2026.")
    assert "Do not rely on it: call Sample hub on 020 7946 0001." in line(page)
    host.start()


# A new version


def test_a_changed_site_replaces_the_copy_as_a_whole_on_the_next_visit(
    context: BrowserContext, page: Page, host: Host, changed: Path
) -> None:
    keep(page, host)
    before = page.evaluate(CACHES)
    host.become(changed)
    host.asked.clear()
    page.goto(host.address + GUIDE)
    until(page, lambda: len(now := page.evaluate(CACHES)) == 1 and now != before)
    assert "Say all you saw." in page.locator(".steps").inner_text()
    fetched = set(host.asked[host.asked.index("worker.js") + 1 :])
    assert {GUIDE, "search-list.json"} <= fetched
    # A guide changed after its approval: every page says so, and no script, style or picture.
    assert not [path for path in fetched if path.startswith("assets/")]
    cut(context, host)
    page.goto(host.address + GUIDE)
    assert is_saved(page)
    assert "Say all you saw." in page.locator(".steps").inner_text()
    host.start()


def of_pages(path: str) -> bool:
    return path.endswith(("/", ".html"))


def a_portal(host: Host, old: Path) -> None:
    host.portal = of_pages


def half_a_site(host: Host, old: Path) -> None:
    shutil.copy(old / GUIDE / "index.html", host.folder / GUIDE / "index.html")


def a_server_that_dies(host: Host, old: Path) -> None:
    host.answers_left = 1


@pytest.mark.parametrize("fault", [a_portal, half_a_site, a_server_that_dies])
def test_a_new_version_that_cannot_be_had_whole_leaves_the_copy_before(
    context: BrowserContext,
    page: Page,
    host: Host,
    sample: Served,
    changed: Path,
    fault: Callable[[Host, Path], None],
) -> None:
    keep(page, host)
    before = page.evaluate(CACHES)
    host.become(changed)
    fault(host, sample.folder)
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
    state(page, "A newer one could not be fetched:")
    assert page.evaluate(CACHES) == before
    cut(context, host)
    page.goto(host.address + GUIDE)
    assert is_saved(page)
    assert "Say what you saw." in page.locator(".steps").inner_text()
    host.portal, host.answers_left = (lambda path: False), 10_000
    host.become(changed)
    mend(context, host)
    is_updated(page, host, before)


def test_without_its_hashes_a_portal_would_get_in(page: Page, host: Host) -> None:
    worker = host.folder / "worker.js"
    text = worker.read_text("utf-8")
    assert "if (!(await isListed(address, bytes)))" in text
    worker.write_text(text.replace("!(await isListed(address, bytes))", "false"), "utf-8")
    to_the_part(page, host)
    host.portal = of_pages
    page.get_by_role("button", name="Keep these guides").click()
    state(page, "A copy is kept on this device.")  # the planted fault: it must not be


# What goes wrong at the start


@pytest.mark.parametrize("worker_too", [True, False])
def test_behind_a_sign_in_page_nothing_is_kept(page: Page, host: Host, worker_too: bool) -> None:
    to_the_part(page, host)
    host.portal = lambda path: worker_too or path != "worker.js"
    page.get_by_role("button", name="Keep these guides").click()
    state(page, "The copy could not be kept: the answer was not from this site")
    assert page.evaluate(LEFT) == []


def test_behind_a_sign_in_page_readers_of_a_copy_get_the_copy(page: Page, host: Host) -> None:
    keep(page, host)
    host.portal = lambda path: True
    page.goto(host.address + GUIDE)
    assert line(page).startswith(SAVED)
    host.portal = lambda path: False
    page.goto(host.address + GUIDE)
    assert not is_saved(page)


def test_an_interrupted_start_keeps_nothing_and_can_be_tried_again(page: Page, host: Host) -> None:
    to_the_part(page, host)
    host.answers_left = 6
    page.get_by_role("button", name="Keep these guides").click()
    state(page, "The copy could not be kept: nothing more came.")
    assert page.evaluate(LEFT) == []
    host.answers_left = 10_000
    page.get_by_role("button", name="Keep these guides").click()
    state(page, "A copy is kept on this device.")


def test_what_a_start_left_that_was_cut_off_is_cleared(page: Page, host: Host) -> None:
    page.goto(host.address)
    page.evaluate("caches.open('saved-copy /safety/ 2026-11-24 abc').then(() => 1)")
    page.evaluate("caches.open('saved-copy /other/ 2026-11-24 abc').then(() => 1)")
    to_the_part(page, host)
    state(page, "No copy is kept")
    assert page.evaluate(LEFT) == ["saved-copy /other/ 2026-11-24 abc"]


def test_a_full_device_keeps_nothing_and_says_why(page: Page, host: Host) -> None:
    page.goto(host.address)
    session = page.context.new_cdp_session(page)
    origin = host.address.removesuffix("/safety/")
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 150_000})
    press(page, host)
    state(page, "The copy could not be kept: this device has no room for it.")
    assert page.evaluate(LEFT) == []


# Save-Data

SAVES_DATA = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"


def test_where_data_is_saved_the_button_asks_again(page: Page, host: Host) -> None:
    page.add_init_script(SAVES_DATA)
    press(page, host)
    state(page, "This device is set to save data. This fetches up to ")
    assert page.evaluate(LEFT) == []
    assert "worker.js" not in host.asked
    page.get_by_role("button", name="Fetch it all the same").click()
    state(page, "A copy is kept on this device.")


@pytest.mark.parametrize("name", ["", "about/"])
def test_where_data_is_saved_a_newer_copy_waits_to_be_asked_for(
    page: Page, host: Host, changed: Path, name: str
) -> None:
    page.add_init_script(SAVES_DATA)
    press(page, host)
    page.get_by_role("button", name="Fetch it all the same").click()
    state(page, "A copy is kept on this device.")
    before = page.evaluate(CACHES)
    host.become(changed)
    worker = host.folder / "worker.js"
    text = worker.read_text("utf-8")
    assert "navigator.connection?.saveData" in text
    worker.write_text(text.replace("navigator.connection?.saveData", "true"), "utf-8")
    to_the_part(page, host, name)
    state(page, "this device is set to save data.")
    assert page.evaluate(CACHES) == before
    page.get_by_role("button", name="Fetch the newest copy").click()
    page.get_by_role("button", name="Fetch it all the same").click()
    until(page, lambda: len(now := page.evaluate(CACHES)) == 1 and now != before)
    expect(page.locator(".keep-state")).not_to_contain_text("could not")


# Gone when told


def test_removal_leaves_nothing(page: Page, host: Host) -> None:
    keep(page, host)
    page.get_by_role("button", name="Remove the saved copy").click()
    state(page, "The copy is removed.")
    assert page.evaluate(LEFT) == []
    page.reload()
    assert page.evaluate(LEFT) == []


def test_an_empty_list_removes_every_copy_and_the_worker_and_nothing_of_other_sites(
    page: Page, host: Host
) -> None:
    keep(page, host)
    page.evaluate("caches.open('saved-copy /other/ 2026-11-24 abc').then(() => 1)")
    assert len(page.evaluate(LEFT)) == 3
    host.rewrite("files", {})
    page.goto(host.address + GUIDE)
    until(page, lambda: page.evaluate(LEFT) == ["saved-copy /other/ 2026-11-24 abc"])


def test_another_site_on_the_same_host_keeps_its_own_copy(
    page: Page, context: BrowserContext, host: Host
) -> None:
    keep(page, host)
    page.evaluate("caches.open('saved-copy /other/ 2026-11-24 abc').then(() => 1)")
    page.get_by_role("button", name="Remove the saved copy").click()
    state(page, "The copy is removed.")
    assert page.evaluate(LEFT) == ["saved-copy /other/ 2026-11-24 abc"]


# The part of the page, and the home screen


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_the_part_has_no_finding_and_room_for_a_thumb(
    browser: Browser, host: Host, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    for name in ("about/", ""):
        to_the_part(page, host, name)
        assert found_on(page) == []
    keep(page, host)
    assert found_on(page) == []
    box = page.locator(".keep-off").bounding_box()
    assert box
    assert box["height"] >= 44
    context.set_offline(True)
    page.goto(host.address + GUIDE)
    assert is_saved(page)
    assert found_on(page) == []
    context.close()


def test_the_keyboard_keeps_and_removes_without_losing_its_place(page: Page, host: Host) -> None:
    to_the_part(page, host)
    page.get_by_role("button", name="Keep these guides").focus()
    page.keyboard.press("Enter")
    state(page, "A copy is kept on this device.")
    expect(page.locator(":focus")).to_have_text("Remove the saved copy")
    page.keyboard.press("Space")
    state(page, "The copy is removed.")
    expect(page.locator(":focus")).to_have_text("Keep these guides")


def test_the_manifest_is_sound_and_comes_with_the_copy(page: Page, host: Host) -> None:
    page.goto(host.address)
    assert page.locator("link[rel=manifest]").count() == 0
    keep(page, host)
    session = page.context.new_cdp_session(page)
    found = session.send("Page.getAppManifest")
    assert found["url"] == host.address + "site.webmanifest"
    assert found["errors"] == []
    told = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [error["errorId"] for error in told] in ([], ["in-incognito"])  # as tests always are
    assert json.loads(found["data"])["short_name"] == "Sample guides"
    for size in (192, 512):
        assert (
            page.evaluate(
                "async ([root, size]) => (await createImageBitmap(await (await "
                "fetch(`${root}icon-${size}.png`)).blob())).width",
                [host.address, size],
            )
            == size
        )


# The first screen and the age of a page


def test_the_first_number_stays_in_the_first_screen_of_a_saved_page(
    context: BrowserContext, page: Page, site: Served, tmp_path: Path
) -> None:
    host = Host(site.folder, tmp_path / "served")
    keep(page, host, day_in_words(OUR_DAY))
    cut(context, host)
    for slug in ACT_NOW_GUIDES:
        page.goto(f"{host.address}guides/{slug}/")
        assert line(page).startswith(f"Saved copy, made on {day_in_words(OUR_DAY)}.")
        box = page.locator("main .now a[href^='tel:']").first.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 568, slug


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-25", ""),
        ("2027-03-14", ""),
        ("2027-03-15", "This guide was due to be checked again by 15 March 2027."),
        ("2027-06-14", "This guide was due to be checked again by 15 March 2027."),
        (
            "2027-06-15",
            "Not checked since 15 September 2026. "
            "Call Sample hub on 020 7946 0001 before you rely on it.",
        ),
    ],
)
def test_a_page_tells_its_age_on_the_readers_own_day(
    page: Page, sample: Served, day: str, words: str
) -> None:
    page.clock.set_fixed_time(f"{day}T09:00")
    page.goto(sample.address + GUIDE)
    assert page.locator(".review").inner_text() == words


def test_a_page_never_grows_surer(page: Page, sample: Served) -> None:
    page.clock.set_fixed_time("2020-01-01T09:00")
    page.goto(sample.address + "guides/sample-danger/")
    assert "was due to be checked again by 20 October 2026" in page.locator(".review").inner_text()
    page.goto(sample.address + "guides/sample-committee/")
    assert page.locator(".lapsed").inner_text().startswith("Not checked since 1 June 2025.")


def test_the_worker_stays_small_enough_to_read() -> None:
    assert TEMPLATE.read_text("utf-8").count("\n") <= 220
