"""`python -m benchmarks.build`: one table of what builds cost, ratios first."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from benchmarks.build.cost import Cost, median
from benchmarks.build.ours import check_cost, our_costs, whole_build
from benchmarks.build.peers import peers
from benchmarks.build.preview import seconds_to_show
from benchmarks.generated import generated_content

LARGE = 1000  # guides: with more, one round of the peers takes minutes
IN_MEMORY = Path("/dev/shm")


def main() -> None:
    """Measure each size in interleaved rounds, and print the medians."""
    parser = argparse.ArgumentParser(description="Measure what builds cost.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[30, 300, 3000])
    parser.add_argument("--rounds", type=int, default=3, help="peers get one at the largest size")
    parser.add_argument("--previews", type=int, nargs="*", default=[40, 300])
    options = parser.parse_args()
    for size in options.sizes:
        print_size(size, measured(size, options.rounds))
    for size in options.previews:
        with a_folder() as folder:
            seconds = seconds_to_show(generated_content(Path(folder) / "content", size))
            print(f"Saving one of {size} guides shows in the browser after {seconds:.2f} s.")


def a_folder() -> tempfile.TemporaryDirectory[str]:
    """Return a folder, in memory where there is such a thing: a disk costs what it likes."""
    return tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None)


def measured(size: int, rounds: int) -> dict[str, Cost]:
    """Return the median cost of each of our steps and of each peer, for a number of guides."""
    rows: list[dict[str, Cost]] = []
    with a_folder() as folder:
        work = Path(folder)
        content = generated_content(work / "content", size)
        for number in range(rounds):
            rows.append(_one_round(content, work, with_peers=number == 0 or size <= LARGE))
    return {name: median(row[name] for row in rows if name in row) for name in rows[0]}


def _one_round(content: Path, work: Path, *, with_peers: bool) -> dict[str, Cost]:
    ours = work / "ours"
    ours.mkdir(exist_ok=True)
    row = our_costs(content, ours)
    row["check"] = check_cost(content, ours)
    for name, run in peers().items() if with_peers else ():
        place = work / "peers" / name
        place.mkdir(parents=True, exist_ok=True)
        row[name] = run(ours / "docs", place)
    shutil.rmtree(ours / ".build" / "pdf", ignore_errors=True)
    row["build, first"] = whole_build(content, ours)
    row["build, again"] = whole_build(content, ours)
    return row


def print_size(size: int, row: dict[str, Cost]) -> None:
    """Print one size as a Markdown table, each line beside bare Material and beside the engine."""
    bare, engine = row["Material, bare"].cpu, row["engine"].cpu
    print(f"\n## {size} guides\n")
    print("| what | CPU to bare Material | CPU to our engine step | CPU s | wall s | MiB |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, cost in row.items():
        ratios = f"{cost.cpu / bare:.3f} | {cost.cpu / engine:.2f}"
        print(f"| {name} | {ratios} | {cost.cpu:.2f} | {cost.wall:.2f} | {cost.mib:.0f} |")
    print(flush=True)


if __name__ == "__main__":
    main()
