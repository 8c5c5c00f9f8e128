"""The text of a guide or pledge in reading order, with the place of each piece."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from build_tools.model import Guide, Pledge, said, text_of
from build_tools.problems import PathPart, Problem, shortened


class Piece(NamedTuple):
    """A field, a line of a list, or a paragraph of the body, with its line in the file."""

    path: tuple[PathPart, ...]
    text: str
    line: int | None = None

    def problem(self, found: str, expected: str, suggestion: str) -> Problem:
        """Return a problem of this piece."""
        return Problem(found, expected, suggestion, path=self.path, line=self.line)

    @property
    def beginning(self) -> str:
        """Its first words, by which people will know it."""
        return shortened(" ".join(self.text.split()[:6]).rstrip(".,;:!?"), 120)


def guide_pieces(guide: Guide) -> Iterator[Piece]:
    """Yield what an officer wrote in a guide, in the order readers meet it."""
    yield Piece(("title",), guide.title)
    yield Piece(("summary",), guide.summary)
    for position, step in enumerate(guide.steps):
        yield Piece(("steps", position), step.do)
    yield from _lines(("avoid",), guide.avoid)
    for item in guide.body.items:
        yield Piece(("body",), text_of(item), item[0].line)
    yield from _lines(("questions",), guide.questions)
    for position, one in enumerate(guide.questions_people_ask):
        here = ("questions_people_ask", position)
        yield Piece((*here, "question"), one.question)
        yield Piece((*here, "answer"), one.answer)
    if guide.about_you:
        yield Piece(("about_you",), guide.about_you)


def _lines(path: tuple[PathPart, ...], lines: tuple[str, ...]) -> Iterator[Piece]:
    for position, line in enumerate(lines):
        yield Piece((*path, position), line)


def pledge_pieces(pledge: Pledge) -> Iterator[Piece]:
    """Yield the words of the pledge's full page, in reading order."""
    yield Piece(("title",), pledge.title)
    yield from _lines(("introduction",), pledge.introduction)
    for position, promise in enumerate(pledge.promises):
        here = ("promises", position)
        yield Piece((*here, "promise"), promise.promise)
        yield Piece((*here, "means"), promise.means)
        yield from _lines((*here, "we_will"), promise.we_will)
        yield Piece((*here, "you_will_know"), promise.you_will_know)
        yield Piece((*here, "if_not"), promise.if_not)
    yield from _lines(("will_not",), pledge.will_not)
    for position, step in enumerate(pledge.if_broken):
        yield Piece(("if_broken", position), step.do)


def easy_pieces(pledge: Pledge) -> Iterator[Piece]:
    """Yield the words of the easy-to-read page, in reading order."""
    easy = pledge.easy
    yield from _lines(("easy", "introduction"), said(easy.introduction))
    yield from _lines(("easy", "will_not"), said(easy.will_not))
    yield from _lines(("easy", "if_broken"), said(easy.if_broken))
    yield from _lines(("easy", "help_now"), said(easy.help_now))
    yield from _lines(("easy", "tell_us"), said(easy.tell_us))
    yield Piece(("easy", "not_tested"), easy.not_tested)
    for position, promise in enumerate(pledge.promises):
        yield from _lines(("promises", position, "easy"), said(promise.easy))
    for position, word in enumerate(easy.hard_words):
        yield Piece(("easy", "hard_words", position, "meaning"), word.meaning)
