"""What our own steps and commands cost."""

from __future__ import annotations

import json
import operator
import os
import subprocess
import sys
from collections.abc import Iterable
from functools import reduce
from pathlib import Path

from benchmarks.build.cost import Cost, cost_of

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-24"
ENV = {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
BEFORE = ("start", "load and check", "stage", "engine")
GATE = ("stage", "engine", "slim", "compress")


def our_costs(content: Path, work: Path) -> dict[str, Cost]:
    """Build a content folder as the command does, without PDFs; return the cost of each step.

    `publishing` is all that comes after the engine; `gate` is staging, the engine, slimming and
    compressing together.
    """
    command = [sys.executable, "-m", "benchmarks.build.steps", str(content), str(work)]
    done = subprocess.run(
        command, cwd=work, env={**os.environ, **ENV}, capture_output=True, text=True, check=True
    )
    said = json.loads(done.stdout)
    costs = {name: Cost(cpu, wall, said["mib"]) for name, (cpu, wall) in said["costs"].items()}
    after = [name for name in costs if name not in BEFORE]
    return {
        **costs,
        "publishing": _together(costs[name] for name in after),
        "gate": _together(costs[name] for name in GATE),
    }


def _together(costs: Iterable[Cost]) -> Cost:
    return reduce(operator.add, costs)


def check_cost(content: Path, work: Path) -> Cost:
    """Return the cost of `python -m build_tools check`."""
    command = [sys.executable, "-m", "build_tools", "check", "--content", str(content)]
    return cost_of([*command, "--today", DAY], cwd=work, env=ENV)


def whole_build(content: Path, work: Path) -> Cost:
    """Return the cost of `python -m build_tools build`, PDFs and all."""
    command = [sys.executable, "-m", "build_tools", "build", "--content", str(content)]
    return cost_of([*command, "--today", DAY, "--site", str(work / "site")], cwd=work, env=ENV)
