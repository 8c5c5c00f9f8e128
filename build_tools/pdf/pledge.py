"""What the templates of the pledge's poster and its easy-to-read pages are given."""

from __future__ import annotations

from datetime import date

from build_tools.model import Library, Promise
from build_tools.model.review import copy_rely_until
from build_tools.pages.approval import approval_of_pledge
from build_tools.pages.environment import day_in_words
from build_tools.pdf.context import Data, common, contact_data, named_call, page_of


def poster_content(library: Library, made_on: date) -> Data:
    """Return what the poster is made of."""
    return {
        **_pledge(library, made_on),
        "help": [named_call(c) for c in library.printable(library.pledge.help_now) if c.phone],
        "promises": [_picture(promise) for promise in library.pledge.promises],
        "page": page_of("pledge/", library),
    }


def easy_content(library: Library, made_on: date) -> Data:
    """Return what the easy-to-read pledge is made of."""
    easy = library.pledge.easy
    return {
        **_pledge(library, made_on),
        "not_tested": easy.not_tested,
        "introduction": easy.introduction,
        "promises": [
            {**_picture(promise), "easy": promise.easy} for promise in library.pledge.promises
        ],
        "will_not": easy.will_not,
        "if_broken": easy.if_broken,
        "help": easy.help_now,
        "hard_words": [{"word": w.word, "meaning": w.meaning} for w in easy.hard_words],
    }


def _pledge(library: Library, made_on: date) -> Data:
    contacts = library.listed(library.pledge.help_now)
    shared = common(library, made_on)
    until = day_in_words(copy_rely_until(library.site, made_on))
    return {
        **shared,
        "approval": approval_of_pledge(library) or shared["approval"],
        "title": library.pledge.title,
        "agreed": library.pledge.is_agreed,
        "contacts": [contact_data(contact) for contact in contacts],
        "rely": f"Do not rely on this after {until}. After that, ask for a new one.",
    }


def _picture(promise: Promise) -> Data:
    return {
        "promise": promise.promise,
        "picture": promise.picture,
        "picture_alt": promise.picture_alt,
    }
