"""One look at two guides on a slow phone: when something is seen, and what it took to get it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.readers.peers import FIRST, SECOND
from benchmarks.readers.serving import FONT_HOSTS, THIRD_PARTY, Served

CHROMIUM = "/usr/bin/chromium"
SLOWER = 4  # times, of the processor
QUIET = 1.5  # seconds without a request, after which a view is over
_WATCH = """
window.seen = { lcp: 0, shift: 0 };
const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take))
  .observe({ type, buffered: true });
watch("largest-contentful-paint", (entry) => { window.seen.lcp = entry.startTime; });
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) window.seen.shift += entry.value; });
"""
_READ = """() => ({ ...window.seen,
  fcp: performance.getEntriesByName("first-contentful-paint")[0].startTime })"""


@dataclass(frozen=True)
class View:
    """First and largest contentful paint (ms), layout shift, and what the servers sent."""

    fcp: float
    lcp: float
    shift: float
    sent: int
    requests: int


@dataclass(frozen=True)
class Phone:
    """A phone with a line: Chromium's own emulation where it has a round trip, else the ports'."""

    browser: Browser
    served: Served
    ports: dict[str, int]
    round_trip_ms: int
    rate: float

    def looks_at(self, name: str) -> tuple[View, View]:
        """Open a guide with nothing kept and no connection open, then a second guide."""
        size = {"width": 360, "height": 740}
        context = self.browser.new_context(viewport=size, is_mobile=True, has_touch=True)
        page = context.new_page()
        page.add_init_script(_WATCH)
        client = context.new_cdp_session(page)
        client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        if self.round_trip_ms:
            rates = {"downloadThroughput": self.rate, "uploadThroughput": self.rate}
            line = {"offline": False, "latency": self.round_trip_ms, **rates}
            client.send("Network.enable")
            client.send("Network.emulateNetworkConditions", line)
        address = f"https://127.0.0.1:{self.ports[name]}/"
        logs = [self.served.logs[name], self.served.logs[THIRD_PARTY]]
        views = (_view(page, address + FIRST, logs), _view(page, address + SECOND, logs))
        context.close()
        return views


def _view(page: Page, address: str, logs: list[Path]) -> View:
    before = [len(_lines(log)) for log in logs]
    page.goto(address, wait_until="load", timeout=120_000)
    _wait_until_quiet(page, logs)
    new = [line for log, old in zip(logs, before, strict=True) for line in _lines(log)[old:]]
    seen = page.evaluate(_READ)
    sent = sum(int(line.split()[0]) for line in new)
    return View(seen["fcp"], seen["lcp"], seen["shift"], sent, len(new))


def _lines(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8").splitlines() if log.is_file() else []


def _wait_until_quiet(page: Page, logs: list[Path]) -> None:
    """Wait until no request has come for a while: workers fetch things after the page is there."""
    known, since, end = -1, time.monotonic(), time.monotonic() + 20
    while time.monotonic() < end and time.monotonic() - since < QUIET:
        now = sum(len(_lines(log)) for log in logs)
        if now != known:
            known, since = now, time.monotonic()
        page.wait_for_timeout(100)


@contextmanager
def browser(served: Served, third_party_port: int) -> Iterator[Browser]:
    """Start Chromium: it takes our certificate, and finds the font hosts on loopback."""
    rules = ",".join(f"MAP {host} 127.0.0.1:{third_party_port}" for host in FONT_HOSTS)
    switches = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync"]
    switches += ["--no-first-run", "--disable-background-networking", "--disable-component-update"]
    switches += [f"--ignore-certificate-errors-spki-list={served.pin}"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*switches, f"--host-resolver-rules={rules}"]
        )
        yield chromium
        chromium.close()
