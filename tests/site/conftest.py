"""The real site and the sample site, built once and served on loopback, and one browser."""

from __future__ import annotations

import http.server
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import day_for

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-24"
CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Served:
    """A built site: its folder, its address on loopback, the addresses of its pages."""

    folder: Path
    address: str
    pages: tuple[str, ...]


def run_tools(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run `python -m build_tools` as a person would, and return what it said."""
    return subprocess.run(
        [sys.executable, "-m", "build_tools", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "GITHUB_ACTIONS": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def build(content: Path, folder: Path) -> Path:
    """Build a content folder into `site` below a folder, and return that."""
    day = str(day_for(content))
    done = run_tools(
        "build", "--content", str(content), "--today", day, "--site", "site", cwd=folder
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    prefix = "/"

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self.prefix)
        return super().translate_path(path.removeprefix(self.prefix) if inside else "/nothing")

    def log_message(self, format: str, *args: object) -> None:
        return

    def send_error(self, code: int, *args: object, **more: object) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def files_of(site: Path) -> dict[str, bytes]:
    """Return every file of a built site, by its name from the root."""
    there = site.resolve()
    files = (path for path in there.rglob("*") if path.is_file())
    return {path.relative_to(there).as_posix(): path.read_bytes() for path in files}


def pages_of(folder: Path) -> tuple[str, ...]:
    """Return the address of every page of a built site that a reader stays on, from its root.

    Not the pocket pack, which is no page of the engine's, and not the pages of old addresses,
    which lead on at once: both have tests of their own.
    """
    files = folder.resolve().rglob("*.html")
    names = (file.relative_to(folder.resolve()).as_posix() for file in files if not _leads_on(file))
    pages = (name.removesuffix("index.html") for name in names)
    return tuple(sorted(page for page in pages if page != "pocket-pack.html"))


def _leads_on(file: Path) -> bool:
    return 'http-equiv="refresh"' in file.read_text(encoding="utf-8")


class _UnderAPath(_Quiet):
    prefix = "/safety/"


def serve(folder: Path, kind: type[_Quiet] = _Quiet) -> Iterator[Served]:
    """Serve a folder on a free port of 127.0.0.1, at the root or under a path."""
    handler = partial(kind, directory=str(folder.resolve()))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Served(
        folder, f"http://127.0.0.1:{server.server_address[1]}{kind.prefix}", pages_of(folder)
    )
    server.shutdown()
    server.server_close()
    thread.join()


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("real")
    yield from serve(build(ROOT / "content", folder))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("sample")
    yield from serve(build(ROOT / "tests" / "sample" / "content", folder), _UnderAPath)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()
