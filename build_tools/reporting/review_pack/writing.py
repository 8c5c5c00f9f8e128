"""Writes a paper for a reading, as Markdown and as a tagged PDF to be filled in with a pen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from build_tools.model import Library
from build_tools.pages import approval_words, day_in_words
from build_tools.pdf import make_pdf
from build_tools.problems.markdown import as_words
from build_tools.reporting.review_pack.statements import ReviewPaper

SIZES = (10.5,)
BOX = "☐"
HOW = (
    "Tick one box beside each statement: yes, it is right; no, take it out; or change it, and "
    "write how. Under Source, circle or write the number of the source that backs it, from the "
    "list at the end. If none of them does, write: none."
)
FEW = 5
"""So many sources can be circled. Of more, the reader writes the number."""
NO_SOURCE = "none named"
TITLES = ("No.", "Statement", "Source", "Yes", "No", "Change", "What should it say?")
END = (
    "Read by (post):",
    "Day:",
    "May this page be published as it is, with these changes, or not?",
)


def as_pdf(paper: ReviewPaper, library: Library, made_on: date) -> bytes:
    """Return a paper as a tagged PDF, A4 on its side."""
    content = {
        **asdict(paper),
        "few": FEW,
        "council": library.site.council,
        "site": library.site.title,
        "approval": approval_words(library),
        "made": f"Made on {day_in_words(made_on)}.",
        "how": HOW,
        "titles": TITLES,
        "no_source": NO_SOURCE,
        "end": END,
    }
    return make_pdf("review", content, made_on, sizes=SIZES)


def as_markdown(paper: ReviewPaper, library: Library, made_on: date) -> str:
    """Return a paper as Markdown. Every word shows as it was typed."""
    lines = [
        f"# For review: {as_words(paper.title)}",
        f"Page: {as_words(paper.address)} Made on {day_in_words(made_on)}.",
        f"**{as_words(approval_words(library))}**",
        as_words(HOW),
        *_listed("Open questions about this page", [f"- {as_words(q)}" for q in paper.questions]),
        *_tables(paper),
        *_listed("Sources", [f"{n}. {as_words(one)}" for n, one in enumerate(paper.sources, 1)]),
        "## Read by",
        "\n".join(f"- {words}" for words in END),
    ]
    return "\n\n".join(lines) + "\n"


def _listed(title: str, lines: list[str]) -> list[str]:
    return [f"## {title}", "\n".join(lines)] if lines else []


def _tables(paper: ReviewPaper) -> Iterator[str]:
    number = 0
    for section in paper.sections:
        yield f"## {as_words(section.title)}"
        rows = [_row(TITLES), _row(("---",) * len(TITLES))]
        for statement in section.statements:
            number += 1
            sources = _sources(statement.sources)
            cells = (str(number), as_words(statement.words), sources, BOX, BOX, BOX, " ")
            rows.append(_row(cells))
        yield "\n".join(rows)


def _sources(numbers: tuple[int, ...]) -> str:
    if len(numbers) > FEW:
        return f"{min(numbers)} to {max(numbers)}:"
    return ", ".join(map(str, numbers)) or NO_SOURCE


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
