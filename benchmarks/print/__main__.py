"""`python -m benchmarks.print`: every PDF made cold, beside the engine's own step, ratios first."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.build.cost import Cost, cost_of, median
from benchmarks.build.ours import ENV, ROOT
from benchmarks.generated import generated_content
from tools.sites import day_for


def main() -> None:
    """Measure the council's content and generated ones in interleaved rounds; print the medians."""
    parser = argparse.ArgumentParser(description="Measure what making every PDF costs.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="*", default=[30, 100, 300])
    options = parser.parse_args()
    print("| content | wall to engine | CPU to engine | PDFs: wall s | CPU s | CPU ms for each |")
    print("| --- | --- | --- | --- | --- | --- |", flush=True)
    print_line("the council's", ROOT / "content", options.rounds)
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            content = generated_content(Path(folder) / "content", size)
            print_line(f"{size} generated guides", content, options.rounds)
    busy = os.getloadavg()[1] / (os.cpu_count() or 1)
    print(f"\nWaiting processes for each processor over the last 5 minutes: {busy:.1f}.")


def print_line(name: str, content: Path, rounds: int) -> None:
    """Measure one content folder, and print its line of the table."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        on_content = ["--content", str(content), "--today", day_for(content).isoformat()]
        cost_of([sys.executable, "-m", "build_tools", "stage", *on_content], cwd=work, env=ENV)
        both = [(_pdfs(content, work), _engine(work)) for _ in range(rounds)]
    made = both[0][0][1]
    pdfs, engine = median(cost for (cost, _), _ in both), median(cost for _, cost in both)
    ratios = f"{pdfs.wall / engine.wall:.2f} | {pdfs.cpu / engine.cpu:.2f}"
    each = f"{pdfs.cpu / made * 1000:.0f}"
    print(f"| {name} | {ratios} | {pdfs.wall:.2f} | {pdfs.cpu:.2f} | {each} |", flush=True)


def _pdfs(content: Path, work: Path) -> tuple[Cost, int]:
    """Return the cost of every PDF, in a new process with nothing kept, and how many there are."""
    command = [sys.executable, "-m", "benchmarks.print.all_pdfs", str(content.resolve())]
    env = {**os.environ, **ENV}
    done = subprocess.run(command, cwd=work, env=env, capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)
    return Cost(said["cpu"], said["wall"], 0), said["made"]


def _engine(work: Path) -> Cost:
    built = work / "built"
    shutil.rmtree(built, ignore_errors=True)
    settings = ["--strict", "--config-file", str(ROOT / "mkdocs.yml")]
    command = [sys.executable, "-m", "mkdocs", "build", *settings, "--site-dir", str(built)]
    staged = {"GUIDES_SETTINGS": str(work / ".build" / "docs.yml")}
    return cost_of(command, cwd=work, env={**ENV, **staged})


if __name__ == "__main__":
    main()
