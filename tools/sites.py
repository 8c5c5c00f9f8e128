"""Built sites, served on loopback, and the browser that looks at them."""

from __future__ import annotations

import http.server
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EARLIEST = date(2026, 11, 24)
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


_DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")


@dataclass(frozen=True)
class Served:
    """A built site: its folder, its address on loopback, the addresses of its pages."""

    folder: Path
    address: str
    pages: tuple[str, ...]


def day_for(content: Path) -> date:
    """Return the day to try a content folder on: the newest day written in it, or later.

    Without the clock, so that the tests of a commit say the same next year; and never before
    something that the content says has happened, so that what officers date does not fail.
    """
    texts = (path.read_text(encoding="utf-8") for path in content.rglob("*.*"))
    return max(EARLIEST, *(date.fromisoformat(day) for text in texts for day in _DAY.findall(text)))


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
