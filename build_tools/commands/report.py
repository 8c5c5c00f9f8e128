"""`report`: write the progress paper for the scrutiny committee."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from build_tools import disk
from build_tools.commands.baseline import base_of
from build_tools.commands.command import WORK, Command, day
from build_tools.content import load_library
from build_tools.problems import CommandError
from build_tools.reporting.paper.blocks import as_markdown, as_pdf
from build_tools.reporting.paper.writing import paper_of


def report(content: Path, today: date, since: date, out: Path) -> int:
    """Write the paper about what happened since a day, as Markdown and as PDF."""
    if since > today:
        raise CommandError(f"{since.isoformat()} has not come yet. Write a day in the past.")
    library = load_library(content, today)
    base = base_of(since.isoformat(), content)
    paper = paper_of(library, base, since, today)
    text, pdf = as_markdown(paper), as_pdf(paper, today)
    name = f"report-{today.isoformat()}"
    with disk.disk_errors():
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{name}.md").write_text(text, encoding="utf-8", newline="\n")
        (out / f"{name}.pdf").write_bytes(pdf)
    print(f"The paper is in {out / name}.md and {out / name}.pdf.")
    for unread in base.unread:
        print(f"Could not be compared: {unread.file} as it was then.")
    return 0


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--since",
        required=True,
        type=day,
        metavar="YYYY-MM-DD",
        help="the day the paper begins at",
    )
    parser.add_argument(
        "--out", type=Path, default=WORK, metavar="DIR", help="where (default: .build)"
    )


def _run(options: argparse.Namespace) -> int:
    return report(options.content, options.today, options.since, options.out)


COMMAND = Command(_run, _add_options)
