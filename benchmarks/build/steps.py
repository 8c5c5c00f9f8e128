"""`python -m benchmarks.build.steps CONTENT WORK`: build once, and print what each step cost.

The steps are those of `python -m build_tools build`, without the files beside the pages (PDFs,
feeds, data), in one process as there; the engine is a process of its own, as there.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.build.ours import DAY


def main() -> None:
    """Build the content, and print the processor and wall seconds of each step as JSON."""
    started = _now()
    from build_tools.content import load_library
    from build_tools.outputs.build import preview_outputs
    from build_tools.publishing import (
        check_links,
        check_pages,
        compress,
        engine,
        manifest,
        offline,
        optimise,
        release,
        serving,
    )
    from build_tools.publishing.engine import stage

    content, work = Path(sys.argv[1]), Path(sys.argv[2])
    today, site = date.fromisoformat(DAY), work / "steps"
    built = release.new_build_folder(work, site)
    costs = {"start": _since(started)}

    def step(name: str, run: Callable[[], object]) -> object:
        before = _now()
        result = run()
        costs[name] = _since(before)
        return result

    library = step("load and check", lambda: load_library(content, today))
    outputs = step("outputs", lambda: preview_outputs(library, today))
    step("stage", lambda: stage(outputs, work / "docs"))
    step("engine", lambda: engine.build_site(work / "docs", built, today))
    style = step("slim", lambda: optimise.optimise_site(built))
    step("saved copy", lambda: offline.add_offline_copy(built, outputs.offline, offered=True))
    step("prove complete", lambda: check_pages.missing_from(outputs.pages, built))
    step("follow links", lambda: list(check_links.link_faults(built, "")))
    step("compress", lambda: compress.compress_site(built, work / "packed"))
    step("record", lambda: manifest.write_manifest(built, "", outputs.record, today))
    step(
        "settings for servers",
        lambda: serving.write_serving(outputs.layout, {style}, work / "serve"),
    )
    step("put in place", lambda: release.put_in_place(built, work, site))
    peak = max(resource.getrusage(who).ru_maxrss for who in WHOSE)
    print(json.dumps({"costs": costs, "mib": peak / 1024}))


WHOSE = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _now() -> tuple[float, float]:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system, time.monotonic()


def _since(before: tuple[float, float]) -> tuple[float, float]:
    now = _now()
    return now[0] - before[0], now[1] - before[1]


if __name__ == "__main__":
    main()
