"""Runs one command and says what it cost."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """Processor seconds, wall seconds, and the most memory (MiB) that one process took."""

    cpu: float
    wall: float
    mib: float

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.cpu + other.cpu, self.wall + other.wall, max(self.mib, other.mib))


def cost_of(command: list[str], *, cwd: Path, env: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end and return its cost, that of the processes it started included.

    Raises RuntimeError with the command's words where it fails.
    """
    started = time.perf_counter()
    with (cwd / "said.txt").open("w+", encoding="utf-8") as said:
        process = subprocess.Popen(
            command, cwd=cwd, env={**os.environ, **(env or {})}, stdout=said, stderr=said
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{command} failed:\n{said.read()[-2000:]}")
    wall = time.perf_counter() - started
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def median(costs: Iterable[Cost]) -> Cost:
    """Return the median of each figure."""
    rows = list(costs)
    return Cost(
        statistics.median(row.cpu for row in rows),
        statistics.median(row.wall for row in rows),
        max(row.mib for row in rows),
    )
