"""Our own steps, each as a command of its own, so that each has its cost."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from benchmarks.build.cost import Cost, cost_of

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-24"
ENV = {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
_PUBLISH = """
import sys
from pathlib import Path
from build_tools.publishing import compress, slim
built = Path(sys.argv[1])
slim.slim_site(built)
compress.compress_site(built, Path(sys.argv[2]))
"""


def our_costs(content: Path, work: Path) -> dict[str, Cost]:
    """Check, stage, build and publish a content folder, and return the cost of each step."""
    python = sys.executable
    on_content = ["--content", str(content), "--today", DAY]
    check = cost_of([python, "-m", "build_tools", "check", *on_content], cwd=work, env=ENV)
    stage = cost_of([python, "-m", "build_tools", "stage", *on_content], cwd=work, env=ENV)
    shutil.rmtree(work / "built", ignore_errors=True)
    settings = ["--strict", "--config-file", str(ROOT / "mkdocs.yml")]
    engine = cost_of(
        [python, "-m", "mkdocs", "build", *settings, "--site-dir", str(work / "built")],
        cwd=work,
        env={**ENV, "GUIDES_STAGED": str(work / ".build" / "docs")},
    )
    publish = cost_of(
        [python, "-c", _PUBLISH, str(work / "built"), str(work / "kept")], cwd=work, env=ENV
    )
    return {"check": check, "stage": stage, "engine": engine, "publish": publish}


def whole_build(content: Path, work: Path) -> Cost:
    """Return the cost of `python -m build_tools build`, PDFs and all."""
    command = [sys.executable, "-m", "build_tools", "build", "--content", str(content)]
    return cost_of([*command, "--today", DAY, "--site", str(work / "site")], cwd=work, env=ENV)
