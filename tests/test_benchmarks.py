"""What the benchmarks rest on: the arithmetic of the slow line, and locks that name no host."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.readers.line import HEADERS, Line
from tests.conftest import ROOT

LATER = 1e12  # later than any clock of this computer


def test_what_shares_a_line_waits_for_what_came_before() -> None:
    line = Line(round_trip=2.0, rate=100.0)
    size = 100 - HEADERS
    assert line.arrival("down", size, LATER) == LATER + 1 + 1  # a second of rate, half a round trip
    assert line.arrival("down", size, LATER) == LATER + 2 + 1
    assert line.arrival("up", size, LATER) == LATER + 1 + 1


@pytest.mark.parametrize("lock", sorted((ROOT / "benchmarks").glob("*/package-lock.json")), ids=str)
def test_a_lock_of_npm_names_hashes_and_no_host(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert '"integrity": "sha512-' in text
    assert '"resolved":' not in text
