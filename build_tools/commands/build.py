"""`build`: check the content and build the site."""

from __future__ import annotations

import argparse
import time
from datetime import date
from pathlib import Path

from build_tools.commands.command import Command
from build_tools.commands.staged import WORK, stage_pages
from build_tools.library import Loaded, look_at
from build_tools.problems import ContentError, NotPossible, count
from build_tools.publishing import (
    complete,
    compress,
    engine,
    feeds,
    installable,
    saved_copy,
    slim,
    swap,
)
from build_tools.publishing.naming import name_by_content
from build_tools.publishing.record import write_record
from build_tools.publishing.serving import write_serving


def build(content: Path, today: date, site: Path, started: float) -> int:
    """Check, render, stage, build, prove complete and put in place."""
    work = _work_folder(site)
    if swap.recover(work, site):
        print(f"A build was cut short while it was put in place. {site} is as it was before it.")
    swap.refuse_what_is_not_ours(site)
    loaded = look_at(content, today)
    if loaded.library is None:
        raise ContentError(loaded.problems)
    _, pages = stage_pages(loaded.library, today, work / "docs")
    built = swap.new_build_folder(work, site)
    engine.build_site(loaded.library.site, work / "docs", built, today)
    slim.slim_site(built)
    name_by_content(built)
    feeds.write_feeds(loaded.library, today, built)
    installable.write_manifest(built, loaded.library.site)
    saved_copy.add_saved_copy(built, loaded.library, today)
    complete.assert_complete(pages, built)
    compress.compress_site(built, work / "compressed" / site.name)
    counts = {"guides": len(loaded.library.published), "pages": len(pages)}
    write_record(built, content, loaded.library.site.approval, counts, today=today)
    write_serving(built, loaded.library.site, work / "serving" / site.name)
    swap.put_in_place(built, work, site)
    _say_what_was_built(loaded, len(pages), site, time.perf_counter() - started)
    return 0


def _work_folder(site: Path) -> Path:
    if not site.absolute().parent.is_dir():
        raise NotPossible(f'There is no folder "{site.absolute().parent}". Make it first.')
    return site.absolute().parent / WORK


def _say_what_was_built(loaded: Loaded, pages: int, site: Path, seconds: float) -> None:
    advice = len(loaded.problems)
    if advice:
        pieces = count(advice, "piece of advice", "pieces of advice")
        print(f"{pieces} for officers: `python -m build_tools check` shows it.")
    library = loaded.library
    assert library  # it has just been built
    if library.site.approval is None:
        print("The council has not approved this site, and every page says so.")
    drafts = sum(guide.status == "draft" for guide in library.guides.values())
    if drafts:
        print(f"{count(drafts, 'draft')} left out: `make serve` shows them.")
    print(
        f"{count(len(library.published), 'guide')} and {count(pages, 'page')}, no problems, "
        f"{seconds:.1f} seconds.\nLook at it: open {site / 'index.html'}, or run `make serve`."
    )


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--site", type=Path, default=Path("site"), metavar="DIR", help="where (default: site)"
    )


def _run(options: argparse.Namespace) -> int:
    return build(options.content, options.today, options.site, time.perf_counter())


COMMAND = Command("build", "check the content and build the site", _run, _add_options)
