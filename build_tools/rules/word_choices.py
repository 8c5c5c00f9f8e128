"""The rules about the words we choose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_tools.model import Guide, Pledge
from build_tools.problems import Problem
from build_tools.rules.context import RuleContext
from build_tools.rules.running_text import Piece, easy_pieces, guide_pieces, pledge_pieces
from build_tools.wording import whole_word


def plain_and_caring_words(guide: Guide, house: RuleContext) -> Iterator[Problem]:
    """Words are plain, and care about children: words.yaml lists what to say instead.

    Other names (`also_called`) are free: they hold what people search for.
    """
    yield from _choices(guide_pieces(guide), house)


def plain_and_caring_pledge(pledge: Pledge, house: RuleContext) -> Iterator[Problem]:
    """The words of the pledge are plain, and care about children."""
    yield from _choices((*pledge_pieces(pledge), *easy_pieces(pledge)), house)


def _choices(pieces: Iterable[Piece], house: RuleContext) -> Iterator[Problem]:
    choices = (*house.words.avoid, *house.words.care)
    for piece in pieces:
        for choice in choices:
            match = whole_word(choice.word, piece.text)
            if match:
                yield piece.problem(
                    f'"{match.group()}" is in our list of words to avoid.',
                    choice.why,
                    f"Say: {choice.say}.",
                )
