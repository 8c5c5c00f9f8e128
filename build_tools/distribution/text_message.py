"""One text message of at most 160 signs of the alphabet that telephones share (GSM 03.38)."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.comparing import Bulletin, Correction
from build_tools.problems import ContentError, Problem

LONGEST = 160
_ALPHABET = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_COUNTED_TWICE = set("^{}\\[~]|€")
_SAME = {
    ord(sign): plain for signs, plain in (("‘’", "'"), ("“”", '"'), ("–—", "-")) for sign in signs
}


def length(text: str) -> int:
    """Return how many signs a text takes in a message. ContentError names a sign it cannot hold."""
    strange = sorted({sign for sign in text if sign not in _ALPHABET | _COUNTED_TWICE})
    if strange:
        raise ContentError([_strange(sign, text) for sign in strange])
    return len(text) + sum(sign in _COUNTED_TWICE for sign in text)


def text_message(bulletin: Bulletin, *, title: str, where: str, first: str) -> str:
    """Return the message: `first` (a warning, or nothing), then the fullest words that fit.

    `where` says where to read more. Raises ContentError where a name in it has a sign that
    telephones do not share.
    """
    for words in _from_full_to_short(bulletin, title.translate(_SAME), where):
        text = f"{first}{words}"
        if length(text) <= LONGEST:
            return text
    return f"{first}{_shortest(bulletin)}"


def _from_full_to_short(bulletin: Bulletin, title: str, where: str) -> Iterator[str]:
    found = bulletin.corrections
    for told in range(len(found), 0, -1):
        rest = f" {len(found) - told} more by email." if told < len(found) else ""
        yield f"Correction: {' '.join(_correction(one) for one in found[:told])}{rest}"
    if not found:
        yield f"{title}: {bulletin.summed_up}. {where}"
        yield f"{title}: {bulletin.summed_up}."


def _shortest(bulletin: Bulletin) -> str:
    if bulletin.corrections:
        return "A number in the guides is no longer right. Read the correction in your email now."
    return "There are changes to the guides. Read your email."


def _correction(one: Correction) -> str:
    name = one.name.translate(_SAME)
    if one.now:
        return f"{name} {one.way} is now {one.now}. Delete {one.was}."
    return f"{name}: {one.was} is no longer right. Delete it."


def _strange(sign: str, text: str) -> Problem:
    return Problem(
        f'"{sign}" cannot stand in a text message: "{text}".',
        "A text message is one message only in the signs that all telephones share.",
        "Write the name in contacts.yaml, or the title in site.yaml, without it.",
        file="content",
    )
