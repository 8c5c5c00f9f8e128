"""What the templates of the pledge are given: in full, for councillors, a poster, easy words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from build_tools.model import HardWord, IdeaFields, Library, Promise
from build_tools.model.review import copy_rely_until
from build_tools.pages.environment import day_in_words, picture_words
from build_tools.pages.notices import approval_of_pledge
from build_tools.pdf.context import (
    Data,
    common,
    large_call,
    sources_data,
    step_data,
)

FACES = ("smile", "not-sure", "sad")
IDEA, NOT_TESTED = "idea", "not-tested"
"""What the page says of itself has a picture too: it is an idea, and nobody has tested it."""


def pledge_content(library: Library, made_on: date) -> Data:
    """Return what the whole pledge is made of."""
    pledge = library.pledge
    changes = sorted(pledge.changes, key=lambda change: change.on, reverse=True)
    return {
        **_pledge(library, made_on),
        "summary": pledge.summary,
        "introduction": pledge.introduction,
        "promises": [
            {
                **_picture(promise),
                "means": promise.means,
                "we_will": promise.we_will,
                "you_will_know": promise.you_will_know,
                "if_not": promise.if_not,
                "who_answers": promise.who_answers,
            }
            for promise in pledge.promises
        ],
        "will_not": pledge.will_not,
        "if_broken": [step_data(step, library) for step in pledge.if_broken],
        "sources": sources_data([library.sources[id_] for id_ in pledge.sources]),
        "changes": [f"{day_in_words(change.on)}: {change.what}" for change in changes],
        "page": library.site.url("pledge/"),
    }


def councillors_content(library: Library, made_on: date) -> Data:
    """Return what councillors are given: what each promise asks of them."""
    act_now = library.listed(library.site.act_now)
    return {
        **_pledge(library, made_on),
        "title": "The pledge for councillors",
        "contacts": [large_call(contact) for contact in act_now],
        "promises": [
            {
                "promise": promise.promise,
                "who_answers": promise.who_answers,
                **promise.for_councillors.model_dump(),
            }
            for promise in library.pledge.promises
        ],
        "page": library.site.url("pledge/for-councillors/"),
    }


def poster_content(library: Library, made_on: date) -> Data:
    """Return what the poster is made of."""
    return {
        **_pledge(library, made_on),
        "promises": [_picture(promise) for promise in library.pledge.promises],
        "page": library.site.url("pledge/"),
    }


def easy_content(library: Library, made_on: date) -> Data:
    """Return what the easy-to-read pledge is made of."""
    easy = library.pledge.easy
    return {
        **_pledge(library, made_on),
        "not_tested": easy.not_tested,
        "of_idea": _drawing(IDEA),
        "of_not_tested": _drawing(NOT_TESTED),
        "introduction": _ideas(easy.introduction),
        "promises": [
            {"promise": promise.promise, "easy": _ideas(promise.easy, promise)}
            for promise in library.pledge.promises
        ],
        "will_not": _ideas(easy.will_not),
        "if_broken": _ideas(easy.if_broken),
        "help": _ideas(easy.help_now),
        "tell_us": _ideas(easy.tell_us),
        "hard_words": [_hard_word(word) for word in easy.hard_words],
        "feedback": library.site.feedback or "",
        "page": library.site.url("pledge/easy-to-read/"),
        "faces": {name: picture_words(name) for name in FACES},
    }


def _pledge(library: Library, made_on: date) -> Data:
    pledge = library.pledge
    contacts = library.listed(pledge.help_now)
    shared = common(library, made_on)
    until = day_in_words(copy_rely_until(library.site, made_on))
    return {
        **shared,
        "approval": approval_of_pledge(library) or shared["approval"],
        "title": pledge.title,
        "agreed": pledge.is_agreed,
        **_agreement(library),
        "contacts": [large_call(contact) for contact in contacts],
        "rely": f"Do not rely on this after {until}. After that, ask for a new one.",
    }


def _agreement(library: Library) -> Data:
    """Return whether the pledge is agreed, and who agreed to it, as two sentences."""
    pledge = library.pledge
    if pledge.is_agreed:
        agreed = [f"{s.who}, {day_in_words(s.agreed_on)}" for s in pledge.sign_off if s.agreed_on]
        return {"status": "This is agreed.", "sign_off": f"Agreed by: {'; '.join(agreed)}."}
    asked = ", ".join(sign_off.who for sign_off in pledge.sign_off)
    return {
        "status": "This is a proposal.",
        "sign_off": f"It is not agreed yet. First, these must say yes: {asked}.",
    }


def _picture(promise: Promise) -> Data:
    return {
        "promise": promise.promise,
        "picture": promise.picture,
        "picture_alt": promise.picture_alt,
    }


def _ideas(ideas: Iterable[IdeaFields], promise: Promise | None = None) -> list[Data]:
    """Return ideas, each with those under it that share its picture.

    The first of a promise that has no picture of its own has the promise's.
    """
    grouped: list[Data] = []
    for idea in ideas:
        if idea.picture or not grouped:
            grouped.append({**_shown(idea, promise), "lines": [idea.say]})
        else:
            grouped[-1]["lines"].append(idea.say)
    return grouped


def _shown(idea: IdeaFields, promise: Promise | None) -> Data:
    if idea.picture or promise is None:
        return _drawing(idea.picture)
    return {"picture": promise.picture, "picture_alt": promise.picture_alt}


def _drawing(name: str | None) -> Data:
    return {"picture": name or "", "picture_alt": picture_words(name) if name else ""}


def _hard_word(word: HardWord) -> Data:
    return {"word": word.word, "meaning": word.meaning, **_drawing(word.picture)}
