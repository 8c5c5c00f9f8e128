"""A text message: the numbers and the address in 160 characters, or in two parts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from build_tools.comparing import Bulletin, Correction
from build_tools.model import Contact

ONE_PART = 160
TWO_PARTS = 2 * 152
"""Phones join two parts of 153 characters each, less one that must not be cut in two."""
_ALPHABET = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The alphabet that all phones share (3GPP TS 23.038)."""
_COUNTED_TWICE = set("^{}\\[~]|€")
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b", "'"),
        **dict.fromkeys("\u201c\u201d\u201e", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **{"œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th"},
        **dict(zip("łŁđĐħĦıðÐ", "lLdDhHidD", strict=True)),
    }
)
"""Letters and marks that do not come apart into a plain letter and an accent."""


def plainly(text: str) -> str:
    """Return a text in the alphabet that all phones share: ŷ becomes y, and a smiley goes."""
    written = "".join(_in_alphabet(character) for character in text.translate(_PLAIN))
    return " ".join(written.split())


def _in_alphabet(character: str) -> str:
    if character in _ALPHABET or character in _COUNTED_TWICE:
        return character
    if character.isspace():
        return " "
    parts = unicodedata.normalize("NFKD", character)
    known = "".join(part for part in parts if part in _ALPHABET)
    return known or ("?" if character.isalnum() else "")


def length(text: str) -> int:
    """Return how many characters of a message a text takes."""
    return len(text) + sum(character in _COUNTED_TWICE for character in text)


def text_message(
    bulletin: Bulletin, *, title: str, numbers: Sequence[Contact], where: str, first: str
) -> str:
    """Return the message: `first` (a warning, or nothing), then the fullest words that fit.

    `numbers` are those to save, `where` says where to read more. It has one part, or two where
    one cannot hold the numbers and the address.
    """
    if bulletin.corrections:
        versions = _corrections(bulletin.corrections, where)
    else:
        versions = _news(bulletin, title, _numbers(numbers), where)
    for most, words in versions:
        text = plainly(f"{first}{words}")
        if length(text) <= most:
            return text
    last = "There are changes to the guides. Read your email."
    if bulletin.corrections:
        last = "The guides gave something that is no longer right. Read your email now."
    return plainly(f"{first}{last}")


def _news(bulletin: Bulletin, title: str, numbers: str, where: str) -> Iterator[tuple[int, str]]:
    if not bulletin.is_first:
        yield ONE_PART, f"{title}: {bulletin.summed_up}. Call: {numbers}. {where}"
    save = f"Save these numbers: {numbers}. {where}"
    yield ONE_PART, f"{title}. {save}"
    yield ONE_PART, save
    yield TWO_PARTS, f"{title}. {save}"
    yield TWO_PARTS, save


def _numbers(contacts: Sequence[Contact]) -> str:
    """Return who to call: `999, Duty team 020 7946 0001`."""
    return ", ".join(f"{one.name} {one.number_beside}".rstrip() for one in contacts)


def _corrections(found: Sequence[Correction], where: str) -> Iterator[tuple[int, str]]:
    for told in range(len(found), 0, -1):
        rest = f" {len(found) - told} more by email." if told < len(found) else ""
        words = f"Correction: {' '.join(_correction(one) for one in found[:told])}{rest}"
        yield ONE_PART, f"{words} {where}"
        yield TWO_PARTS, f"{words} {where}"
        yield TWO_PARTS, words


def _correction(one: Correction) -> str:
    now = one.now.rstrip(".")
    if one.field == "name":
        return f"{one.was} is now called {now}."
    if one.field == "hours":
        return f"{one.name} is now open: {now}." if now else f"{one.name} has new hours."
    if now:
        return f"{one.name} {one.noun} is now {now}. Delete {one.was}."
    return f"{one.name}: {one.was} is no longer right. Delete it."
