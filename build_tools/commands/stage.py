"""`stage`: write the pages into the staging folder, and nothing else."""

from __future__ import annotations

import argparse

from build_tools.commands.command import WORK, Command
from build_tools.content import load_library
from build_tools.disk import disk_errors
from build_tools.outputs.build import preview_outputs
from build_tools.problems import count
from build_tools.publishing.engine import stage
from build_tools.publishing.lock import build_lock


def _run(options: argparse.Namespace) -> int:
    outputs = preview_outputs(load_library(options.content, options.today), options.today)
    with disk_errors(), build_lock(WORK):
        stage(outputs, WORK / "docs")
    print(f"{count(len(outputs.pages), 'page')} in {WORK / 'docs'}.")
    return 0


COMMAND = Command(_run)
