"""`report`: write the progress paper for the committee, or the papers for a reading."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from build_tools import disk
from build_tools.commands.baseline import base_of
from build_tools.commands.command import WORK, Command, day
from build_tools.content import load_library
from build_tools.pages import DOCS
from build_tools.problems import CommandError, count
from build_tools.reporting.paper import as_markdown, as_pdf, paper_of
from build_tools.reporting.review_pack import as_markdown as as_review_markdown
from build_tools.reporting.review_pack import as_pdf as as_review_pdf
from build_tools.reporting.review_pack import review_papers

FOR_REVIEW = WORK / "for-review"


def report(content: Path, today: date, since: date, out: Path) -> int:
    """Write the paper about what happened since a day, as Markdown and as PDF."""
    if since > today:
        raise CommandError(f"{since.isoformat()} is in the future. Choose a day in the past.")
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
        print(f"We can't compare {unread.file}: its old version can't be read.")
    return 0


def report_for_review(content: Path, today: date, out: Path) -> int:
    """Write a paper for each guide, the pledge and each hand-written page, for a reading."""
    library = load_library(content, today)
    papers = list(review_papers(library, DOCS))
    with disk.disk_errors():
        out.mkdir(parents=True, exist_ok=True)
        for paper in papers:
            text = as_review_markdown(paper, library, today)
            (out / f"{paper.name}.md").write_text(text, encoding="utf-8", newline="\n")
            (out / f"{paper.name}.pdf").write_bytes(as_review_pdf(paper, library, today))
    print(f"{count(len(papers), 'paper')} to read line by line, as Markdown and PDF, in {out}.")
    return 0


def _add_options(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--since", type=day, metavar="YYYY-MM-DD", help="the first day of the paper")
    what.add_argument(
        "--for-review",
        action="store_true",
        help="write a paper for each page instead: every statement, its source and boxes to tick",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="where to write it (default: .build, or .build/for-review)",
    )


def _run(options: argparse.Namespace) -> int:
    if options.for_review:
        return report_for_review(options.content, options.today, options.out or FOR_REVIEW)
    return report(options.content, options.today, options.since, options.out or WORK)


COMMAND = Command(_run, _add_options)
