"""The rules of people: a post is responsible for things, and nobody is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.problems import Problem, shortened

POST_FIELDS = {"owner", "confirmed_by", "post", "who", "who_answers"}
_TITLE = re.compile(
    r"(?<!\w)(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Rev|Prof|Sir|Dame|Lady|Lord|PC|DC|DS|Sgt)\.?|MR|MRS"
    r"|Councillor|Officer|Professor|Doctor)\s+(?:[A-Z]\.?\s*){0,3}(?-i:[A-Z][a-z'’-]+|[A-Z]\.)"
    r"(?:[ -][A-Z][\w'’-]+)?"
)
_POST = re.compile(
    r"(?<![a-z])(?:manager|director|lead|leader|head|officer|team|service|services|council|board"
    r"|committee|chair|clerk|worker|advis[eo]r|adviser|coordinator|co-ordinator|nurse|police|hub"
    r"|lado|mash|secretary|assistant|deputy|chief|executive|partner|partnership|group|panel"
    r"|department|school|governor|governors|member|members|councillor|councillors|it|office"
    r"|solicitor|practitioner|commissioner|duty|people|children|young|safeguarding|democratic"
    r"|webmaster|editor|press|communications|carers?|advocate|public|health|data|protection"
    r"|monitoring|supervisor|consultant|specialist|administrator|reviewer|guardian|principal"
    r"|social|scrutiny|everyone|anyone|forum|network|trust|line|helpline|unit|centre|desk)(?![a-z])",
    re.IGNORECASE,
)
_TWO_NAMES = re.compile(
    r"^(?:[A-Z]\.?\s+){0,2}[A-Z][a-zà-ÿ'’]+(?:[- ][A-Z][\w'’]*\.?){0,2}[- ][A-Z][\w'’-]+$"
)
_LAST_FIRST = re.compile(r"^[A-Z][\w'’-]+,\s*[A-Z][\w'’-]+$")
_WITHOUT = "A post stays right when somebody leaves, and does not name anybody."


def posts_not_people(text: str) -> Iterator[Problem]:
    """A field for a post has no person's name in it. Where we can't be sure, this is advice."""
    titled = _TITLE.search(text)
    if titled:
        yield _problem(titled.group(), "is a person's name", must_fix=True)
        return
    for part in (text, *re.split(r"\s*(?:[,(/;:]|\s[-–—]\s|\band\b|\))\s*", text)):
        is_name = _TWO_NAMES.match(part) or _LAST_FIRST.match(part)
        if is_name and not _POST.search(part):
            yield _problem(part, "looks like a person's name", must_fix=False)
            return


def _problem(name: str, what: str, *, must_fix: bool) -> Problem:
    return Problem(
        f'"{shortened(name)}" {what}.',
        _WITHOUT,
        'Write the post instead, such as "Safeguarding manager".',
        must_fix=must_fix,
    )


def nobody_is_named(text: str) -> Iterator[Problem]:
    """Text names posts and teams, never a person. This is advice."""
    titled = _TITLE.search(text)
    if titled and not re.match(r"(?:Officer|Councillor|Doctor|Professor)\s", titled.group()):
        yield _problem(titled.group(), "looks like a person's name", must_fix=False)
