"""How long it takes from saving a guide to the browser getting the new page."""

from __future__ import annotations

import os
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from benchmarks.build.ours import DAY, ENV

TIMES = 5
PATIENCE = 120.0


def seconds_to_show(content: Path) -> float:
    """Serve a content folder, save its first guide five times, and return the median seconds."""
    port = _free_port()
    command = [sys.executable, "-m", "build_tools", "serve", "--port", str(port)]
    server = subprocess.Popen(
        [*command, "--content", str(content), "--today", DAY],
        cwd=content.parent,
        env={**os.environ, **ENV},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    address = f"http://127.0.0.1:{port}/guides/guide-0000/"
    try:
        _wait_for(address, "Ring the sample hub")
        guide = content / "guides" / "guide-0000.md"
        return statistics.median(_one(guide, address, number) for number in range(TIMES))
    finally:
        os.killpg(server.pid, signal.SIGTERM)  # a background job may not hear SIGINT
        server.wait()


def _one(guide: Path, address: str, number: int) -> float:
    # The build before is over, and the engine, which looks in turns, is met at another moment.
    time.sleep(1.5 + 0.13 * number)
    title = f"Saved guide {number}"
    lines = guide.read_text(encoding="utf-8").split("\n")
    lines[1] = f"title: {title}"
    started = time.perf_counter()
    guide.write_text("\n".join(lines), encoding="utf-8")
    _wait_for(address, title)
    return time.perf_counter() - started


def _wait_for(address: str, words: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address) as answer:
                if words in answer.read().decode("utf-8"):
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.02)
    raise RuntimeError(f"{address} never showed {words!r}")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
