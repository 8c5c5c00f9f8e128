"""The text of a guide or pledge in reading order, with the path to each piece."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model import Contact, Guide, Pledge
from build_tools.problems import PathPart
from build_tools.rules.house import House

Piece = tuple[tuple[PathPart, ...], str]


def guide_pieces(guide: Guide) -> Iterator[Piece]:
    """Yield what an officer wrote in a guide, in the order readers meet it."""
    yield ("title",), guide.title
    yield ("summary",), guide.summary
    for position, step in enumerate(guide.steps):
        yield ("steps", position), step.do
    yield from _lines("avoid", guide.avoid)
    for text in guide.body.texts:
        yield ("body",), text
    yield from _lines("questions", guide.questions)
    if guide.about_you:
        yield ("about_you",), guide.about_you


def _lines(name: str, lines: tuple[str, ...]) -> Iterator[Piece]:
    for position, line in enumerate(lines):
        yield (name, position), line


def printed_contacts(guide: Guide, house: House) -> tuple[Contact, ...]:
    """Return the contacts of a guide that reach its page."""
    known = (house.contacts.get(id_) for id_ in guide.contacts)
    return tuple(contact for contact in known if contact and contact.is_printable)


def pledge_pieces(pledge: Pledge) -> Iterator[Piece]:
    """Yield the words of the pledge's full page, in reading order."""
    yield ("title",), pledge.title
    yield from _lines("introduction", pledge.introduction)
    for position, promise in enumerate(pledge.promises):
        here = ("promises", position)
        yield (*here, "promise"), promise.promise
        yield (*here, "means"), promise.means
        for number, line in enumerate(promise.we_will):
            yield (*here, "we_will", number), line
        yield (*here, "you_will_know"), promise.you_will_know
        yield (*here, "if_not"), promise.if_not
    yield from _lines("will_not", pledge.will_not)
    for position, step in enumerate(pledge.if_broken):
        yield ("if_broken", position), step.do


def easy_pieces(pledge: Pledge) -> Iterator[Piece]:
    """Yield the words of the easy-to-read page, in reading order."""
    easy = pledge.easy
    for name in ("introduction", "will_not", "if_broken", "help_now"):
        for position, line in enumerate(getattr(easy, name)):
            yield ("easy", name, position), line
    yield ("easy", "not_tested"), easy.not_tested
    for position, promise in enumerate(pledge.promises):
        for number, line in enumerate(promise.easy):
            yield ("promises", position, "easy", number), line
    for position, word in enumerate(easy.hard_words):
        yield ("easy", "hard_words", position, "meaning"), word.meaning
