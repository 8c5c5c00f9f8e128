"""`python -m benchmarks.readers`: how soon a guide is seen on a slow phone, ratios first."""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
from pathlib import Path

from benchmarks.readers.line import Line, slow_line
from benchmarks.readers.peers import BARE, HUGO, IDEAL, build_peers
from benchmarks.readers.serving import THIRD_PARTY, Served, free_port, served
from benchmarks.readers.view import Phone, View, browser

ROUND_TRIP_MS = 400
RATE = 400_000 / 8  # bytes a second
Rounds = dict[str, list[tuple[View, View]]]


def main() -> None:
    """Build every peer, look at each on both lines, and print the medians."""
    parser = argparse.ArgumentParser(description="Measure what readers on slow phones wait for.")
    parser.add_argument("--runs", type=int, default=9, help="interleaved runs (default: 9)")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        sites = {peer.name: peer.folder for peer in build_peers(work)}
        with served(sites, work / "server") as server:
            print_line("Chromium's own Slow 3G", emulated(server, runs))
            print_line("The honest line", honest(server, runs))
    busy = os.getloadavg()[2] / (os.cpu_count() or 1)
    print(f"Waiting processes for each processor over the last 15 minutes: {busy:.1f}.")


def emulated(server: Served, runs: int) -> Rounds:
    """Look at every peer over the line that Chromium emulates: a wait for each request."""
    with browser(server, server.ports[THIRD_PARTY]) as chromium:
        phone = Phone(chromium, server, dict(server.ports), ROUND_TRIP_MS, RATE)
        return _rounds(phone, runs)


def honest(server: Served, runs: int) -> Rounds:
    """Look at every peer over a line on which connections cost their handshakes too."""
    near = {name: free_port() for name in server.ports}
    ports = {near[name]: far for name, far in server.ports.items()}
    with (
        slow_line(Line(ROUND_TRIP_MS / 1000, RATE), ports),
        browser(server, near[THIRD_PARTY]) as chromium,
    ):
        return _rounds(Phone(chromium, server, near, 0, RATE), runs)


def _rounds(phone: Phone, runs: int) -> Rounds:
    names = [name for name in phone.ports if name != THIRD_PARTY]
    rounds: Rounds = {name: [] for name in names}
    for _ in range(runs):
        for name in names:
            rounds[name].append(phone.looks_at(name))
    return rounds


def print_line(title: str, rounds: Rounds) -> None:
    """Print one line's medians as a Markdown table, each peer beside three others."""
    firsts = {name: [first for first, _ in views] for name, views in rounds.items()}
    seconds = {name: [second for _, second in views] for name, views in rounds.items()}
    fcp = {name: _median(views, "fcp") for name, views in firsts.items()}
    print(f"\n## {title}, {len(firsts[IDEAL])} runs\n")
    print(
        "| what | FCP to ideal | to Hugo | to bare Material | LCP to FCP | layout shift "
        "| FCP ms (least to most) | bytes | requests | second guide: FCP ms | bytes |"
    )
    print("|" + " --- |" * 11)
    for name, views in firsts.items():
        ratios = " | ".join(f"{fcp[name] / fcp[other]:.2f}" for other in (IDEAL, HUGO, BARE))
        every = [view.fcp for view in views]
        print(
            f"| {name} | {ratios} | {_median(views, 'lcp') / fcp[name]:.2f} "
            f"| {_median(views, 'shift'):.2f} | {fcp[name]:.0f} ({min(every):.0f} to "
            f"{max(every):.0f}) | {_median(views, 'sent'):.0f} | {_median(views, 'requests'):.0f} "
            f"| {_median(seconds[name], 'fcp'):.0f} | {_median(seconds[name], 'sent'):.0f} |"
        )
    print(flush=True)


def _median(views: list[View], figure: str) -> float:
    return statistics.median(getattr(view, figure) for view in views)


if __name__ == "__main__":
    main()
