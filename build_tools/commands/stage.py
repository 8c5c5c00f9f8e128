"""`stage`: write the pages into the staging folder, and nothing else."""

from __future__ import annotations

import argparse

from build_tools.commands.command import Command
from build_tools.commands.staged import WORK, stage_pages
from build_tools.library import load_library
from build_tools.problems import count
from build_tools.publishing.disk import refusals_told
from build_tools.publishing.lock import alone


def _run(options: argparse.Namespace) -> int:
    library = load_library(options.content, options.today)
    with refusals_told(), alone(WORK):
        _, pages = stage_pages(library, options.today, WORK / "docs")
    print(f"{count(len(pages), 'page')} in {WORK / 'docs'}.")
    return 0


COMMAND = Command(_run)
