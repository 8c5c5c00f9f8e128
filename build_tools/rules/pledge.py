"""The rules of the pledge. Each docstring is the rule as editors read it."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model import Pledge, SignOff
from build_tools.problems import PathPart, Problem
from build_tools.rules.context import RuleContext
from build_tools.rules.honesty import not_come_yet
from build_tools.rules.plain_english import long_sentences, too_hard
from build_tools.rules.running_text import easy_pieces, pledge_pieces
from build_tools.wording import grade


def pledge_grade_of(pledge: Pledge) -> float:
    """Return the reading grade of the pledge's full page."""
    return grade(piece.text for piece in pledge_pieces(pledge))


def easy_grade_of(pledge: Pledge) -> float:
    """Return the reading grade of the easy-to-read page."""
    return grade(piece.text for piece in easy_pieces(pledge))


def number_of_promises(pledge: Pledge, house: RuleContext) -> Iterator[Problem]:
    """The pledge has at most ten promises."""
    if len(pledge.promises) > house.limits.most_promises:
        yield Problem(
            f"The pledge has {len(pledge.promises)} promises.",
            f"It has at most {house.limits.most_promises}: children must remember them.",
            "Keep those that matter most.",
            path=("promises",),
        )


def pledge_sentence_length(pledge: Pledge, house: RuleContext) -> Iterator[Problem]:
    """A sentence of the pledge has 25 words or fewer."""
    for piece in (*pledge_pieces(pledge), *easy_pieces(pledge)):
        yield from long_sentences(piece, house.limits.sentence_words)


def pledge_reading_grade(pledge: Pledge, house: RuleContext) -> Iterator[Problem]:
    """The pledge's reading grade is 6 or less, and 4 or less on the easy-to-read page."""
    full, easy = tuple(pledge_pieces(pledge)), tuple(easy_pieces(pledge))
    yield from too_hard("pledge", pledge_grade_of(pledge), house.limits.pledge_grade, full)
    yield from too_hard("easy-to-read page", easy_grade_of(pledge), house.limits.easy_grade, easy)


def sign_off_is_honest(pledge: Pledge, house: RuleContext) -> Iterator[Problem]:
    """The pledge is agreed only when everybody who must agree has agreed to this very wording."""
    for position, sign_off in enumerate(pledge.sign_off):
        yield from _sign_off(sign_off, pledge.fingerprint, ("sign_off", position), house)
    if pledge.status == "agreed" and not pledge.is_agreed:
        yield Problem(
            'The status is "agreed", and not everybody who must agree has agreed.',
            "The pledge is agreed once every sign-off is filled in for this wording.",
            'Write "proposed" until then.',
            path=("status",),
        )


def _sign_off(
    sign_off: SignOff, today: str, path: tuple[PathPart, ...], house: RuleContext
) -> Iterator[Problem]:
    if bool(sign_off.agreed_on) != bool(sign_off.wording):
        missing, other = (
            ("wording", "agreed_on") if sign_off.agreed_on else ("agreed_on", "wording")
        )
        yield Problem(
            f'The sign-off of "{sign_off.who}" has {other} and no {missing}.',
            "A sign-off has the day (agreed_on) and the wording agreed (wording), or neither.",
            f"Fill in both or neither. The wording of today is {today}.",
            path=path,
        )
    elif sign_off.wording and sign_off.wording != today:
        yield Problem(
            f'"{sign_off.who}" agreed to another wording ({sign_off.wording}).',
            "A changed wording voids a sign-off.",
            "Ask them again, or put the wording back. Until then take out agreed_on and wording. "
            f"The wording of today is {today}.",
            path=(*path, "wording"),
        )
    if sign_off.agreed_on and sign_off.agreed_on > house.today:
        yield not_come_yet(sign_off.agreed_on, (*path, "agreed_on"))
