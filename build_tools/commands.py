"""What each command does, step by step."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from build_tools.library import Loaded, load_library, look_at
from build_tools.model import Library
from build_tools.problems import (
    ContentError,
    NotPossible,
    Problem,
    as_annotations,
    as_json,
    as_text,
    count,
)
from build_tools.publishing import complete, compress, engine, preview, slim, swap
from build_tools.rendering import Page, render_assets, render_pages
from build_tools.staging import Staged, stage

Run = Callable[[argparse.Namespace], int]
WORK = Path(".build")
DOCS = engine.ROOT / "docs"
CHECKED = "Nothing was built; the site is as it was."


def check(content: Path, today: date, form: str) -> int:
    """Print every problem of the content in a form: `text`, `github` or `json`."""
    started = time.perf_counter()
    loaded = _with_pages(look_at(content, today), today)
    seconds = time.perf_counter() - started
    if form == "json":
        print(as_json(loaded.problems, guides=loaded.guides, seconds=seconds))
    else:
        _print_for_people(loaded.problems, loaded.guides, seconds, annotate=form == "github")
    return 1 if any(problem.must_fix for problem in loaded.problems) else 0


def _with_pages(loaded: Loaded, today: date) -> Loaded:
    """Render the pages too: the hand-written ones can have faults of their own."""
    if loaded.library is None:
        return loaded
    try:
        render_pages(loaded.library, docs=DOCS, today=today)
    except ContentError as error:
        return Loaded(None, [*loaded.problems, *error.problems], loaded.guides)
    return loaded


def _print_for_people(
    problems: list[Problem], guides: int, seconds: float, *, annotate: bool
) -> None:
    if problems:
        print(as_text(problems, CHECKED))
        print()
    if annotate and problems:
        print(as_annotations(problems))
    must = count(sum(problem.must_fix for problem in problems), "problem")
    print(f"{count(guides, 'guide')} checked, {must}, {seconds:.1f} seconds.")


def stage_only(content: Path, today: date) -> int:
    """Write the pages into the staging folder."""
    library = load_library(content, today)
    _, pages = _stage(library, today, WORK / "docs")
    print(f"{count(len(pages), 'page')} in {WORK / 'docs'}.")
    return 0


def _stage(library: Library, today: date, folder: Path) -> tuple[Staged, list[Page]]:
    pages = render_pages(library, docs=DOCS, today=today)
    assets = {**engine.theme_assets(), **render_assets(library)}
    return stage(pages, assets, folder), pages


def build(content: Path, today: date, site: Path, started: float) -> int:
    """Check, render, stage, build, prove complete and put in place."""
    work = _work_folder(site)
    if swap.recover(work, site):
        print(f"A build was cut short while it was put in place. {site} is as it was before it.")
    swap.refuse_what_is_not_ours(site)
    loaded = look_at(content, today)
    if loaded.library is None:
        raise ContentError(loaded.problems)
    _, pages = _stage(loaded.library, today, work / "docs")
    built = swap.new_build_folder(work, site)
    engine.build_site(loaded.library.site, work / "docs", built, today)
    style = slim.slim_site(built)
    complete.assert_complete(pages, built)
    _write_mark(built, style, loaded.guides, len(pages), today)
    compress.compress_site(built)
    swap.put_in_place(built, work, site)
    _say_what_was_built(loaded, len(pages), site, time.perf_counter() - started)
    return 0


def _work_folder(site: Path) -> Path:
    if not site.absolute().parent.is_dir():
        raise NotPossible(f'There is no folder "{site.absolute().parent}". Make it first.')
    return site.absolute().parent / WORK


def _write_mark(built: Path, style: str, guides: int, pages: int, today: date) -> None:
    counts = {"guides": guides, "pages": pages, "style": style}
    facts = {"format": 1, "day": today.isoformat(), **counts}
    (built / swap.MARK).write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")


def _say_what_was_built(loaded: Loaded, pages: int, site: Path, seconds: float) -> None:
    advice = len(loaded.problems)
    if advice:
        pieces = count(advice, "piece of advice", "pieces of advice")
        print(f"{pieces} for officers: `python -m build_tools check` shows it.")
    library = loaded.library
    if library and library.site.approval is None:
        print("The council has not approved this site, and every page says so.")
    print(
        f"{count(loaded.guides, 'guide')} and {count(pages, 'page')}, no problems, "
        f"{seconds:.1f} seconds.\nLook at it: open {site / 'index.html'}, or run `make serve`."
    )


def serve(content: Path, today: date, port: int) -> int:
    """Serve a preview; a change that has problems is told, and the last good pages stay."""
    folder = WORK / "docs"
    library = load_library(content, today)
    _stage(library, today, folder)
    print(f"Preview at http://127.0.0.1:{port}/ - stop it with Ctrl+C.", flush=True)

    def restage() -> None:
        try:
            staged, _ = _stage(load_library(content, today), today, folder)
            print(f"{count(staged.written, 'page')} changed.", flush=True)
        except ContentError as error:
            print(as_text(error.problems, "The preview shows the last good pages."), flush=True)

    package = engine.ROOT / "build_tools"
    return preview.serve(
        library.site,
        folder,
        watched=[content, DOCS, package / "templates"],
        theme=package / "theme",
        restage=restage,
        port=port,
    )
