"""`stage`: write the pages into the staging folder, and nothing else."""

from __future__ import annotations

import argparse

from build_tools.commands.command import Command
from build_tools.content import load_library
from build_tools.problems import count
from build_tools.publishing.disk import disk_errors
from build_tools.publishing.lock import build_lock
from build_tools.publishing.stage_pages import WORK, stage_pages


def _run(options: argparse.Namespace) -> int:
    library = load_library(options.content, options.today)
    with disk_errors(), build_lock(WORK):
        _, pages = stage_pages(library, options.today, WORK / "docs")
    print(f"{count(len(pages), 'page')} in {WORK / 'docs'}.")
    return 0


COMMAND = Command(_run)
