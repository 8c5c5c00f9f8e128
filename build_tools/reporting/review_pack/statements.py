"""What a paper for a reading is made of, and how texts become statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from build_tools.model import Source
from build_tools.pages import day_in_words

_BETWEEN_SENTENCES = re.compile(r"(?<=[.?!])\s+|(?<=[.?!][\"'”’)])\s+")


@dataclass(frozen=True)
class Statement:
    """One thing to agree or change. `sources` are the numbers of the sources that may back it."""

    words: str
    sources: tuple[int, ...] = ()


@dataclass(frozen=True)
class Section:
    """Statements under the heading that readers see over them."""

    title: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class ReviewPaper:
    """A paper for a reading: its file's name, its title, what it says, and what is still open.

    `address` is that of the page. `sources` are in the order of their numbers, from 1.
    """

    name: str
    title: str
    address: str
    sections: tuple[Section, ...]
    sources: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass
class Numbered:
    """The sources of one paper, each with a number, in the order in which they are named."""

    known: Mapping[str, Source]
    order: dict[str, int] = field(default_factory=dict)

    def numbers(self, ids: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of some sources, each new one with the next number."""
        return tuple(self.order.setdefault(id_, len(self.order) + 1) for id_ in ids)

    def lines(self) -> tuple[str, ...]:
        """Return each source as a line, in the order of their numbers."""
        return tuple(source_line(self.known[id_]) for id_ in self.order)


def source_line(source: Source) -> str:
    """Return a source with its publisher, its own date, when it was read, and where it is."""
    note = f" {source.note}" if source.note else ""
    return (
        f"{source.title}, {source.publisher}. Its own date: {source.dated}. "
        f"A copy was read on {day_in_words(source.seen_on)}.{note} {source.address}"
    )


def section(title: str, texts: Iterable[str], sources: tuple[int, ...] = ()) -> Section:
    """Return a section with a statement for each sentence of some texts."""
    said = (sentence for text in texts for sentence in _BETWEEN_SENTENCES.split(text.strip()))
    return Section(title, tuple(Statement(sentence, sources) for sentence in said if sentence))


def without_empty(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return the sections that have statements."""
    return tuple(one for one in sections if one.statements)
