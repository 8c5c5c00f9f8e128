"""The rules of how hard things are to read. Each docstring is the rule as editors read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_tools.model import GlossaryWord, Guide
from build_tools.problems import Problem, shortened
from build_tools.rules.context import RuleContext
from build_tools.rules.running_text import Piece, guide_pieces
from build_tools.wording import acronyms, grade, words


def grade_of(guide: Guide) -> float:
    """Return the reading grade of what an officer wrote in a guide."""
    return grade(guide.texts)


def reading_grade(guide: Guide, house: RuleContext) -> Iterator[Problem]:
    """A guide's Flesch-Kincaid grade is 8 or less, which most people of 13 can read."""
    pieces = tuple(guide_pieces(guide))
    yield from too_hard("guide", grade_of(guide), house.limits.guide_grade, pieces)


def too_hard(name: str, found: float, most: int, pieces: Sequence[Piece]) -> Iterator[Problem]:
    """Yield a problem where a grade is too high; it stands at the hardest piece."""
    if found > most:
        hardest = max(pieces, key=_hardness)
        yield hardest.problem(
            f"The reading grade of this {name} is {found}.",
            f"It should be {most} or less.",
            f'Try shorter words and sentences, first where it says "{hardest.beginning}".',
        )


def _hardness(piece: Piece) -> tuple[bool, float]:
    """A piece of a few words has a grade that says little."""
    return len(words(piece.text)) > 5, grade([piece.text])


def acronyms_explained(guide: Guide, house: RuleContext) -> Iterator[Problem]:
    """An acronym is in the glossary, and is spelled out where it is first used."""
    if "glossary" not in house.ids:
        return  # what is wrong with the glossary is told already
    known = {word.word.casefold(): word for word in house.glossary.values()}
    said = ""
    done: set[str] = set()
    for piece in guide_pieces(guide):
        said += " " + piece.text.casefold()
        for acronym in acronyms(piece.text):
            word = known.get(acronym.casefold())
            if acronym not in done and not (word and piece.path == ("title",)):
                done.add(acronym)
                yield from _unexplained(acronym, word, said, piece)


def _unexplained(
    acronym: str, word: GlossaryWord | None, said: str, piece: Piece
) -> Iterator[Problem]:
    if word is None:
        yield piece.problem(
            f'"{shortened(acronym)}" looks like an acronym, and it is not in glossary.yaml.',
            "Acronyms are explained in the glossary.",
            "Try writing it out in full; if people really say it, add it to glossary.yaml.",
        )
    elif word.stands_for and word.stands_for.casefold() not in said:
        yield piece.problem(
            f'"{acronym}" is used here before it is spelled out.',
            "An acronym is spelled out where it is first used.",
            f'Try "{acronym}, the {word.stands_for}".',
        )
