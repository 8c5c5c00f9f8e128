"""What the letters are filled in with, and the sentences that several of them share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import MappingProxyType

from build_tools.comparing.bulletin import Bulletin
from build_tools.comparing.corrections import Correction
from build_tools.distribution.sections import parts_of
from build_tools.model import Library
from build_tools.model.review import all_rely_until
from build_tools.pages import approval_words, rely_line
from build_tools.problems import in_words

DRAFT = "Draft, do not send on"
NOTHING: Mapping[str, str] = MappingProxyType({})
MOST_NAMED = 12
"""More guides than this are counted in a correction, not named: nobody reads a list that long."""


@dataclass(frozen=True)
class Envelope:
    """To which group, since when (in words), from which version of the content, and the day."""

    group: str
    since: str
    version: str
    made_on: date


def letter_values(
    library: Library, bulletin: Bulletin, envelope: Envelope, pack: str
) -> dict[str, object]:
    """Return what a letter is filled in with. `pack` is the attached file's name."""
    site = library.site
    act_now = tuple(c for c in library.printable(site.act_now) if c.phone)
    until = all_rely_until(library.published, site, envelope.made_on)
    return {
        **vars(envelope),
        "site": site,
        "pledge": library.pledge,
        "draft": "" if site.approval else DRAFT,
        "approval": approval_words(library),
        "act_now": act_now,
        "off": [one.sentence for one in library.off_among(site.act_now)],
        "bulletin": bulletin,
        "parts": parts_of(bulletin, library),
        "base": f"{site.base_url.rstrip('/')}/" if site.base_url else "",
        "pack": pack,
        "rely": rely_line(until, act_now),
        "corrected": partial(corrected, instead=_instead(library)),
        "given_in": given_in,
    }


def _instead(library: Library) -> dict[str, str]:
    off = library.off_among(tuple(library.contacts))
    return {contact.name: contact.sentence for contact in off}


def corrected(one: Correction, instead: Mapping[str, str] = NOTHING) -> str:
    """Return a correction as a sentence. `instead` says what to do, by the name of a contact."""
    if one.now:
        return f"The {one.way} for {one.name} is now {one.now}. It was {one.was}."
    then = instead.get(one.name) or f"There is no other {one.way} for it here."
    return f"Do not use {one.was} for {one.name} any more. {then}"


def given_in(one: Correction) -> str:
    """Return where readers were given what is corrected, as a sentence, or nothing."""
    pledge = ("the pledge",) if one.in_pledge else ()
    if len(one.guides) > MOST_NAMED:
        where = in_words([f"{len(one.guides)} guides", *pledge])
        return f"It was given in {where}: take every copy to be out of date."
    named = (*one.guides, *pledge)
    return f"It was given in: {'; '.join(named)}." if named else ""
