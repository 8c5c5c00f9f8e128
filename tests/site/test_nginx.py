"""A real nginx with the settings of the build: every answer safe, small, typed and kept rightly."""

from __future__ import annotations

import gzip
import http.client
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.site.nginx import nginx
from tools.sites import Served

SENT_ALWAYS = {
    "Content-Security-Policy",
    "Referrer-Policy",
    "Permissions-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Embedder-Policy",
    "Cross-Origin-Resource-Policy",
    "Cache-Control",
}


@dataclass(frozen=True)
class Answer:
    """What a server sent back."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A site that nginx serves: where it lies, its address."""

    site: Served
    address: str

    def ask(self, path: str, **headers: str) -> Answer:
        """Ask for a path below the site's address, exactly as it is typed."""
        parts = urlsplit(self.address)
        connection = http.client.HTTPConnection(parts.netloc, timeout=10)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", parts.path + path, headers=named)
        answer = connection.getresponse()
        found = Answer(answer.status, dict(answer.getheaders()), answer.read())
        connection.close()
        return found

    def files(self, ending: str) -> list[str]:
        folder = self.site.folder.resolve()
        return sorted(path.relative_to(folder).as_posix() for path in folder.rglob(f"*{ending}"))


@pytest.fixture(scope="module")
def at_root(site: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with nginx(site, tmp_path_factory.mktemp("nginx"), "/") as address:
        yield Server(site, address)


@pytest.fixture(scope="module")
def under_a_path(sample: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with nginx(sample, tmp_path_factory.mktemp("nginx"), "/safety/") as address:
        yield Server(sample, address)


@pytest.fixture(params=["at_root", "under_a_path"])
def server(request: pytest.FixtureRequest) -> Server:
    return request.getfixturevalue(request.param)


def test_every_kind_of_answer_carries_every_header(server: Server) -> None:
    page = server.ask("")
    asset = server.ask(server.files(".js")[0])
    unchanged = server.ask("", If_None_Match=page.headers["ETag"])
    feed = server.ask("feed.xml")
    moved = server.ask("pledge")
    gone = server.ask("guides/gone/")
    folder = server.ask("assets/")
    answers = [page, asset, feed, unchanged, moved, gone, folder]
    assert [answer.status for answer in answers] == [200, 200, 200, 304, 301, 404, 404]
    not_approved = b"Not yet checked or approved" in page.body
    for answer in answers:
        assert set(answer.headers) >= SENT_ALWAYS, answer
        assert ("X-Robots-Tag" in answer.headers) is not_approved
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_a_folder_without_its_slash_leads_on_whatever_name_the_server_has(server: Server) -> None:
    assert server.ask("pledge").headers["Location"] == f"{urlsplit(server.address).path}pledge/"


def test_every_file_has_its_type(server: Server) -> None:
    types = {
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".xml": "application/xml; charset=utf-8",
        ".webmanifest": "application/manifest+json; charset=utf-8",
        ".svg": "image/svg+xml; charset=utf-8",
        ".ics": "text/calendar; charset=utf-8",
        ".pdf": "application/pdf",
        ".png": "image/png",
    }
    named = {"feed.xml": "application/atom+xml; charset=utf-8"}
    ours = {path.suffix for path in server.site.folder.resolve().rglob("*") if path.is_file()}
    assert ours <= {*types, ".gz", ".br"}
    for ending in ours & set(types):
        for name in (server.files(ending)[0], server.files(ending)[-1]):
            expected = named.get(name, types[ending])
            for accepted in ("", "gzip, br"):
                answer = server.ask(name, Accept_Encoding=accepted)
                assert answer.headers["Content-Type"] == expected, name


@pytest.mark.parametrize(
    ("encoding", "unpack"), [("gzip", gzip.decompress), ("br", brotli.decompress)]
)
def test_packed_copies_are_handed_out(
    server: Server, encoding: str, unpack: Callable[[bytes], bytes]
) -> None:
    for path in ("", server.files(".js")[0], "guides/gone/"):
        packed = server.ask(path, Accept_Encoding=encoding)
        assert packed.headers["Content-Encoding"] == encoding
        assert packed.headers["Vary"] == "Accept-Encoding"
        assert unpack(packed.body) == server.ask(path).body


def test_pages_are_kept_for_minutes_and_hashed_assets_for_a_year(server: Server) -> None:
    kept = {path: server.ask(path).headers["Cache-Control"] for path in server.files(".html")}
    assert kept.pop("404.html") == "no-cache"
    kept["feed.xml"] = server.ask("feed.xml").headers["Cache-Control"]
    assert set(kept.values()) == {"public, max-age=300, must-revalidate"}
    for path in (*server.files("assets/*.js"), *server.files("assets/*.json")):
        assert server.ask(path).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    lost = server.ask("assets/lost.0123456789.js")
    assert lost.status == 404
    assert lost.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["gone", "gone/", "guides/gone/deep/er/", "a-to-z/gone.html"])
def test_an_unknown_address_at_any_depth_gets_a_page_whose_links_work(
    server: Server, browser: Browser, path: str
) -> None:
    page = browser.new_page()
    answer = page.goto(server.address + path)
    assert answer is not None
    assert answer.status == 404
    links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    page.close()
    inside = [link.split("#")[0] for link in links if link.startswith("http")]
    assert len(inside) >= 4
    known = {server.address + path, *(server.address + p for p in server.site.pages)}
    assert set(inside) <= known


@pytest.mark.parametrize("path", ["assets/", "pdf/", "assets"])
def test_no_folder_is_listed(server: Server, path: str) -> None:
    answer = server.ask(path)
    assert b"Index of" not in answer.body
    assert answer.status in (301, 404)


@pytest.mark.parametrize("name", [".htpasswd", ".git/config", "guides/.secret", "index.html.gz"])
def test_no_hidden_file_and_no_packed_copy_is_served_by_name(
    sample: Served, tmp_path: Path, name: str
) -> None:
    copy = copied(sample, tmp_path)
    (copy.folder / name).parent.mkdir(parents=True, exist_ok=True)
    (copy.folder / name).write_bytes(b"secret")
    (tmp_path / "nginx").mkdir()
    with nginx(copy, tmp_path / "nginx", "/safety/") as address:
        answer = Server(copy, address).ask(name)
    assert answer.status == 404
    assert b"secret" not in answer.body


def copied(site: Served, folder: Path) -> Served:
    place = Path(shutil.copytree(site.folder.resolve(), folder / "site"))
    shutil.copytree(site.folder.parent / ".build" / "serving", folder / ".build" / "serving")
    return Served(place, "", site.pages)


@pytest.mark.parametrize(
    ("right", "wrong", "path"),
    [
        (" always;", ";", "guides/gone/"),
        ("autoindex off;", "autoindex on;", "assets/"),
        ("/\\.", "/no-dots-here", ".git/config"),
    ],
    ids=["headers", "listing", "hidden files"],
)
def test_a_planted_fault_in_the_settings_is_seen(
    sample: Served, tmp_path: Path, right: str, wrong: str, path: str
) -> None:
    copy = copied(sample, tmp_path)
    (copy.folder / ".git").mkdir()
    (copy.folder / ".git" / "config").write_bytes(b"secret")
    [settings] = (tmp_path / ".build").rglob("nginx.conf")
    text = settings.read_text("utf-8")
    assert right in text
    settings.write_text(text.replace(right, wrong), encoding="utf-8")
    (tmp_path / "nginx").mkdir()
    with nginx(copy, tmp_path / "nginx", "/safety/") as address:
        answer = Server(copy, address).ask(path)
    is_seen = not set(answer.headers) >= SENT_ALWAYS
    assert is_seen or b"Index of" in answer.body or b"secret" in answer.body


def test_the_one_folder_with_a_dot_that_is_meant_to_be_read_is_served(
    under_a_path: Server,
) -> None:
    answer = under_a_path.ask(".well-known/security.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.body.startswith(b"Contact: mailto:security@sampleshire.example\n")


def test_nothing_above_the_site_can_be_reached(server: Server) -> None:
    for path in ("../../../etc/passwd", "..%2f..%2fetc/passwd", "assets/..%2f..%2f..%2fetc/passwd"):
        assert server.ask(path).status in (400, 404)


WATCH = """addEventListener('securitypolicyviolation', event =>
  tellRefused(event.violatedDirective + ' ' + event.blockedURI))"""


def watched(context: BrowserContext) -> list[str]:
    """Return a list to which everything that the policy refuses is added, on every page."""
    refused: list[str] = []
    context.expose_function("tellRefused", lambda words: refused.append(words))
    context.add_init_script(WATCH)
    return refused


def test_no_page_breaks_its_policy_in_a_browser(server: Server, browser: Browser) -> None:
    context = browser.new_context()
    refused = watched(context)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url} {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url} {error}"))
    for name in server.site.pages:
        page.goto(server.address + name)
        expect(page.locator("style")).not_to_have_count(0)
    context.close()
    assert refused == []
    assert said == []


def test_a_planted_break_of_the_policy_is_seen(under_a_path: Server, browser: Browser) -> None:
    context = browser.new_context()
    refused = watched(context)
    page = context.new_page()
    page.goto(under_a_path.address)
    page.evaluate(
        """() => { const script = document.createElement('script');
        script.textContent = 'window.ran = 1'; document.body.append(script);
        document.body.setAttribute('style', 'color:red'); }"""
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    context.close()
    assert set(refused) == {"script-src-elem inline", "style-src-attr inline"}


def test_search_and_printing_work_under_the_headers(server: Server, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(server.address)
    page.click(".bar-find")
    page.fill("#find-words", "worried")
    page.wait_for_selector(".find ol a")
    page.keyboard.press("Escape")
    printed = page.pdf()
    page.close()
    assert printed.startswith(b"%PDF")
    assert len(printed) > 5000


def test_a_saved_copy_is_kept_under_the_headers_and_shown_when_the_server_is_gone(
    sample: Served, browser: Browser, tmp_path: Path
) -> None:
    context = browser.new_context()
    refused = watched(context)
    page = context.new_page()
    with nginx(sample, tmp_path, "/safety/") as address:
        page.goto(address)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.get_by_role("button", name="Keep these guides").click()
        kept = page.locator(".keep-state")
        expect(kept).to_contain_text("A copy is kept on this device.", timeout=20_000)
    page.goto(f"{address}guides/sample-worry/")
    expect(page.locator("h1")).to_be_visible()
    context.close()
    assert refused == []
