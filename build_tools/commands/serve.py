"""`serve`: show a preview that follows every change."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from build_tools.commands.command import WORK, Command
from build_tools.content import load_library
from build_tools.outputs.build import preview_outputs
from build_tools.pages import DOCS, Outputs
from build_tools.publishing import preview


def serve(content: Path, today: date, port: int) -> int:
    """Serve a preview, drafts and all. Raises CommandError where the port is taken."""

    def outputs() -> Outputs:
        return preview_outputs(load_library(content, today).with_drafts(), today)

    # In a folder of its own: a build may run meanwhile.
    return preview.serve(outputs, WORK / "preview", watched=[content, DOCS], port=port, say=_say)


def _say(words: str) -> None:
    print(words, flush=True)


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=int, default=8000, help="the port on 127.0.0.1 (default: 8000)"
    )


def _run(options: argparse.Namespace) -> int:
    return serve(options.content, options.today, options.port)


COMMAND = Command(_run, _add_options)
