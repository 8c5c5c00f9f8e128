"""What a paper is made of, and how it becomes Markdown or a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Literal

from build_tools.pdf import make_pdf
from build_tools.problems.markdown import as_words


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, a list or a table.

    `lines` are the words of a heading or paragraph, the items of a list (with bullets or
    numbers), or the titles of a table's columns. `rows` and `widths` (parts of the paper's
    width) are a table's own.
    """

    kind: Literal["heading", "subheading", "paragraph", "list", "numbered", "table"]
    lines: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A paper: its title, who it is for, the line about approval, and what it says."""

    title: str
    committee: str
    council: str
    period: str
    approval: str
    blocks: tuple[Block, ...]


def as_markdown(paper: Paper) -> str:
    """Return a paper as Markdown. Every word shows as it was typed."""
    head = [
        f"# {as_words(paper.title)}",
        f"For: {as_words(paper.committee)}, {as_words(paper.council)}",
        as_words(paper.period),
        f"**{as_words(paper.approval)}**",
    ]
    return "\n\n".join([*head, *("\n".join(_lines(block)) for block in paper.blocks)]) + "\n"


def _lines(block: Block) -> Iterator[str]:
    words = [as_words(line) for line in block.lines]
    if block.kind == "table":
        yield _row(words)
        yield _row(["---"] * len(words))
        yield from (_row([as_words(cell) for cell in row]) for row in block.rows)
    else:
        marks = {"heading": "## ", "subheading": "### ", "list": "- "}
        for number, line in enumerate(words, 1):
            mark = f"{number}. " if block.kind == "numbered" else marks.get(block.kind, "")
            yield f"{mark}{line}"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def as_pdf(paper: Paper, made_on: date) -> bytes:
    """Return a paper as a tagged PDF."""
    return make_pdf("report", asdict(paper), made_on)
