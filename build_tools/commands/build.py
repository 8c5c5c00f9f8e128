"""`build`: check the content and build the site."""

from __future__ import annotations

import argparse
import time
from datetime import date
from pathlib import Path

from build_tools.commands.beside import files_beside, write_files
from build_tools.commands.command import Command
from build_tools.commands.staged import WORK, stage_pages
from build_tools.library import Loaded, look_at
from build_tools.model import Library, blocking_questions
from build_tools.problems import ContentError, NotPossible, count
from build_tools.publishing import (
    complete,
    compress,
    disk,
    engine,
    installable,
    links,
    lock,
    record,
    saved_copy,
    security,
    serving,
    slim,
    swap,
)


def build(content: Path, today: date, site: Path, started: float) -> int:
    """Check, render, stage, build, prove complete and put in place, alone in the work folder."""
    work = _work_folder(site)
    with disk.refusals_told(), lock.alone(work) as cut_short:
        _say_what_was_cut_short(cut_short, recovered=swap.recover(work, site), site=site)
        swap.refuse_what_is_not_ours(site)
        loaded = look_at(content, today)
        if loaded.library is None:
            raise ContentError(loaded.problems)
        pages = _publish(loaded.library, content, today, work, site)
    _say_what_was_built(loaded, pages, site, time.perf_counter() - started)
    return 0


def _publish(library: Library, content: Path, today: date, work: Path, site: Path) -> int:
    """Build a library's site aside and put it in place; return how many pages it has."""
    files = files_beside(library, today, work / "pdf" / site.name)
    _, pages = stage_pages(library, today, work / "docs", files)
    built = swap.new_build_folder(work, site)
    engine.build_site(work / "docs", built, today)
    slim.slim_site(built)
    write_files(files, built)
    installable.write_manifest(built, library.site)
    security.write_security_contact(built, library.site, today)
    saved_copy.add_saved_copy(built, library, today)
    complete.assert_complete(pages, built)
    links.assert_links_lead_somewhere(built, serving.prefix_of(library.site))
    compress.compress_site(built, work / "compressed" / site.name)
    counts = {"guides": len(library.published), "pages": len(pages)}
    counts["unrecorded"] = len(library.unrecorded)
    blocking = blocking_questions(library.to_confirm, library.guides).values()
    record.write_record(
        built, content, library.site.approval, counts, today=today, blocking=blocking
    )
    serving.write_serving(built, library.site, work / "serving" / site.name)
    swap.put_in_place(built, work, site)
    return len(pages)


def _say_what_was_cut_short(holder: str, *, recovered: bool, site: Path) -> None:
    if holder:
        print(f"The last build was cut short ({holder}). This one takes its place.")
    if recovered:
        print(f"A build was cut short while it was put in place. {site} is as it was before it.")


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
    blocking = blocking_questions(library.to_confirm, library.guides)
    if blocking:
        asked = count(len(blocking), "open question")
        verb = "keeps" if len(blocking) == 1 else "keep"
        print(
            f"{asked} {verb} it from the public: `python -m build_tools reviews` shows them first."
        )
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


COMMAND = Command(_run, _add_options)
