"""`serve`: show a preview that follows every change."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from build_tools.commands.command import Command
from build_tools.content import load_library
from build_tools.problems import ContentError, as_text, count
from build_tools.publishing import engine, preview
from build_tools.publishing.stage_pages import DOCS, WORK, stage_pages
from build_tools.publishing.staging import Staged


def serve(content: Path, today: date, port: int) -> int:
    """Serve a preview, drafts and all.

    A change that has problems is told, and the last good pages stay. Raises CommandError where the
    port is taken.
    """
    preview.refuse_a_taken_port(port)
    folder = WORK / "preview"  # its own: a build may run meanwhile

    def staged() -> Staged:
        library = load_library(content, today).with_drafts()
        return stage_pages(library, today, folder, preview=True)[0]

    staged()
    print(f"Preview at http://127.0.0.1:{port}/ - stop it with Ctrl+C.", flush=True)

    def restage() -> None:
        try:
            print(f"{count(staged().written, 'page')} changed.", flush=True)
        except ContentError as error:
            print(as_text(error.problems, "The preview shows the last good pages."), flush=True)

    package = engine.ROOT / "build_tools"
    return preview.serve(
        folder,
        watched=[content, DOCS, package / "templates"],
        theme=package / "theme",
        restage=restage,
        port=port,
    )


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=int, default=8000, help="the port on 127.0.0.1 (default: 8000)"
    )


def _run(options: argparse.Namespace) -> int:
    return serve(options.content, options.today, options.port)


COMMAND = Command(_run, _add_options)
