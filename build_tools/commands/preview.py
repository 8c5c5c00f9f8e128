"""`preview`: copy the built site so that it opens from a folder, with ways to change each page."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from build_tools import disk
from build_tools.commands.command import Command
from build_tools.content import load_library
from build_tools.editing.forms.ways import repository_of, ways_in
from build_tools.problems import CommandError, count
from build_tools.publishing.from_folder import copy_for_folder


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--site", type=Path, default=Path("site"), metavar="DIR", help="the site (default: site)"
    )
    parser.add_argument(
        "--into",
        type=Path,
        default=Path("preview"),
        metavar="DIR",
        help="the copy (default: preview)",
    )


def _run(options: argparse.Namespace) -> int:
    site, into = options.site, options.into
    if not (site / "build.json").is_file():
        raise CommandError(f'"{site}" is not a site that was built here. Build it first: make site')
    if into.exists() and not (into / "build.json").is_file():
        raise CommandError(
            f'"{into}" is something else, and has not changed. Give a new folder with --into.'
        )
    library = load_library(options.content, options.today)
    repository = repository_of(library, os.environ)
    with disk.disk_errors():
        pages = copy_for_folder(site, into, ways_in(library, options.content, repository))
    print(f"{count(pages, 'page')} in {into}. Open {into / 'index.html'}: it needs no server.")
    if not repository:
        print("No page has a link to change it, because content/site.yaml has no repository yet.")
    return 0


COMMAND = Command(_run, _add_options)
