"""The rules of the pledge. Each docstring is the rule as editors read it."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model import Pledge
from build_tools.problems import Problem
from build_tools.rules.guides import long_sentences
from build_tools.rules.house import House
from build_tools.rules.running_text import easy_pieces, pledge_pieces
from build_tools.wording import grade


def pledge_grade_of(pledge: Pledge) -> float:
    """Return the reading grade of the pledge's full page."""
    return grade(text for _, text in pledge_pieces(pledge))


def easy_grade_of(pledge: Pledge) -> float:
    """Return the reading grade of the easy-to-read page."""
    return grade(text for _, text in easy_pieces(pledge))


def number_of_promises(pledge: Pledge, house: House) -> Iterator[Problem]:
    """The pledge has at most ten promises."""
    if len(pledge.promises) > house.limits.most_promises:
        yield Problem(
            f"The pledge has {len(pledge.promises)} promises.",
            f"The pledge has at most {house.limits.most_promises}: children must remember them.",
            "Keep those that matter most.",
            path=("promises",),
        )


def pledge_sentence_length(pledge: Pledge, house: House) -> Iterator[Problem]:
    """A sentence of the pledge has 25 words or fewer."""
    for path, text in (*pledge_pieces(pledge), *easy_pieces(pledge)):
        yield from long_sentences(path, text, house.limits.sentence_words)


def pledge_reading_grade(pledge: Pledge, house: House) -> Iterator[Problem]:
    """The pledge's reading grade is 6 or less, and 4 or less on the easy-to-read page."""
    grades = [
        ("pledge", pledge_grade_of(pledge), house.limits.pledge_grade, ("promises",)),
        ("easy-to-read page", easy_grade_of(pledge), house.limits.easy_grade, ("easy",)),
    ]
    for name, found, most, path in grades:
        if found > most:
            yield Problem(
                f"The reading grade of the {name} is {found}.",
                f"It is {most} or less.",
                "Try shorter sentences, and shorter words.",
                path=path,
            )


def sign_off_is_honest(pledge: Pledge, house: House) -> Iterator[Problem]:
    """The pledge is agreed only when everybody who must agree has agreed to this very wording."""
    for position, sign_off in enumerate(pledge.sign_off):
        path = ("sign_off", position)
        if bool(sign_off.agreed_on) != bool(sign_off.wording):
            yield Problem(
                f"The sign-off of {sign_off.who} is half filled in.",
                "A sign-off has the day (agreed_on) and the wording agreed (wording), or neither.",
                f"The wording of today is {pledge.fingerprint}.",
                path=path,
            )
        elif sign_off.wording and sign_off.wording != pledge.fingerprint:
            yield Problem(
                f"{sign_off.who} agreed to another wording ({sign_off.wording}).",
                "A changed wording voids a sign-off.",
                "Ask them again, or put the wording back. Until then take out agreed_on and "
                f"wording. The wording of today is {pledge.fingerprint}.",
                path=path,
            )
        elif sign_off.agreed_on and sign_off.agreed_on > house.today:
            yield Problem(
                f"{sign_off.agreed_on.isoformat()} has not come yet.",
                "A sign-off has a day in the past, or today.",
                "Look at the year and the month.",
                path=path,
            )
    yield from _status_is_honest(pledge)


def _status_is_honest(pledge: Pledge) -> Iterator[Problem]:
    if pledge.status == "agreed" and not pledge.is_agreed:
        yield Problem(
            'The status is "agreed", and not everybody who must agree has agreed.',
            "The pledge is agreed once every sign-off is filled in for this wording.",
            'Write "proposed" until then.',
            path=("status",),
        )
