"""The rules of the pledge. Each docstring is the rule as editors read it."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model import Pledge, SignOff
from build_tools.problems import PathPart, Problem
from build_tools.rules.context import RuleContext
from build_tools.rules.plain_english import long_sentences, too_hard
from build_tools.rules.running_text import easy_pieces, pledge_pieces
from build_tools.wording import grade


def pledge_grade_of(pledge: Pledge) -> float:
    """Return the reading grade of the pledge's full page."""
    return grade(piece.text for piece in pledge_pieces(pledge))


def easy_grade_of(pledge: Pledge) -> float:
    """Return the reading grade of the easy-to-read page."""
    return grade(piece.text for piece in easy_pieces(pledge))


def number_of_promises(pledge: Pledge, content: RuleContext) -> Iterator[Problem]:
    """The pledge has at most ten promises."""
    if len(pledge.promises) > content.limits.most_promises:
        yield Problem(
            f"The pledge has {len(pledge.promises)} promises.",
            f"It can have at most {content.limits.most_promises}: children must remember them.",
            "Keep the ones that matter most.",
            path=("promises",),
        )


def pledge_sentence_length(pledge: Pledge, content: RuleContext) -> Iterator[Problem]:
    """A sentence of the pledge has 25 words or fewer."""
    for piece in (*pledge_pieces(pledge), *easy_pieces(pledge)):
        yield from long_sentences(piece, content.limits.sentence_words)


def pledge_reading_grade(pledge: Pledge, content: RuleContext) -> Iterator[Problem]:
    """The pledge's reading grade is 6 or less, and 4 or less on the easy-to-read page."""
    full, easy = tuple(pledge_pieces(pledge)), tuple(easy_pieces(pledge))
    yield from too_hard("pledge", pledge_grade_of(pledge), content.limits.pledge_grade, full)
    yield from too_hard("easy-to-read page", easy_grade_of(pledge), content.limits.easy_grade, easy)


def sign_off_is_honest(pledge: Pledge, content: RuleContext) -> Iterator[Problem]:
    """The pledge is agreed only when everybody who must agree has agreed to these exact words.

    A sign-off of earlier words is shown as a sign-off of earlier words. This is advice.
    """
    for position, sign_off in enumerate(pledge.sign_off):
        if sign_off.agreed_on and sign_off.wording != pledge.fingerprint:
            yield _earlier_words(sign_off, ("sign_off", position))
    if pledge.status == "agreed" and not pledge.is_agreed:
        yield Problem(
            'The status is "agreed", but not everybody who must agree has agreed to these words.',
            "The pledge is agreed once every sign-off is recorded for its words as they are now.",
            'Write "proposed" until then.',
            path=("status",),
        )


def _earlier_words(sign_off: SignOff, path: tuple[PathPart, ...]) -> Problem:
    return Problem(
        f'"{sign_off.who}" agreed on {sign_off.agreed_on}, but the words have changed since.',
        "A sign-off counts only for the words that were agreed.",
        "Ask them again. Until they agree, the page says that the words have changed.",
        path=path,
        must_fix=False,
    )
