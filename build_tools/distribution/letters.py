"""What the emails are filled in with: what changed, a few guides to read, where the rest is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from build_tools.comparing import Bulletin, Correction, Item, group_same
from build_tools.model import Library
from build_tools.model.review import all_rely_until
from build_tools.pages import approval_words, rely_line
from build_tools.problems import count, in_words

DRAFT = "Draft, do not send on"
NOTHING: Mapping[str, str] = MappingProxyType({})
MOST_NAMED = 12
"""More guides than this are counted in a correction, not named: nobody reads a list that long."""
MOST_GUIDES = 5
"""A bulletin has a line on each of so many guides. The rest are in what is attached."""
LONGEST_NAME = 40


@dataclass(frozen=True)
class Envelope:
    """To which group, since when (in words), from which version of the content, and the day."""

    group: str
    since: str
    version: str
    made_on: date


@dataclass(frozen=True)
class Attached:
    """The names of the files that go with an email. One that was not made is empty."""

    pack: str
    card: str = ""
    act_now_pdf: str = ""


@dataclass(frozen=True)
class Corrected:
    """What is corrected of one contact, in sentences, and where it was given."""

    sentences: tuple[str, ...]
    given_in: str


@dataclass(frozen=True)
class Reading:
    """The guides that a bulletin has a line on, what changed in many alike, and how many more."""

    guides: tuple[Item, ...]
    alike: tuple[str, ...]
    more: int


def letter_values(
    library: Library, bulletin: Bulletin, envelope: Envelope, attached: Attached
) -> dict[str, object]:
    """Return what an email is filled in with."""
    site = library.site
    act_now = tuple(c for c in library.printable(site.act_now) if c.phone)
    until = all_rely_until(library.published, site, envelope.made_on)
    return {
        **vars(envelope),
        **vars(attached),
        "site": site,
        "pledge": library.pledge,
        "draft": "" if site.approval else DRAFT,
        "approval": approval_words(library),
        "act_now": act_now,
        "off": [one.sentence for one in library.off_among(site.act_now)],
        "bulletin": bulletin,
        "reading": reading(bulletin),
        "base": f"{site.base_url.rstrip('/')}/" if site.base_url else "",
        "rely": rely_line(until, act_now),
        "corrections": by_contact(bulletin.corrections, _instead(library)),
        "count": count,
    }


def reading(bulletin: Bulletin) -> Reading:
    """Return the guides to read first: those that cannot wait, then the new, then the changed.

    A guide that a correction says everything of is not named again.
    """
    alone, together = group_same(bulletin.reworded)
    guides = sorted((*bulletin.new, *alone), key=lambda one: not one.urgent)
    alike = tuple(
        f"{words} This is in {count(len(group), 'guide')}." for words, group in together.items()
    )
    return Reading(tuple(guides[:MOST_GUIDES]), alike, max(0, len(guides) - MOST_GUIDES))


def bulletin_subject(library: Library, bulletin: Bulletin) -> str:
    """Return the subject of a bulletin: what to do, or what it holds."""
    if bulletin.is_first:
        return f"{library.site.title}: save these numbers today"
    return f"{library.site.title}: {bulletin.summed_up}"


def correction_subject(corrections: tuple[Correction, ...]) -> str:
    """Return the subject of a correction: whose number, times or name."""
    names = list(dict.fromkeys(one.name for one in corrections))
    is_short = len(names) == 1 and len(names[0]) <= LONGEST_NAME
    who = names[0] if is_short else count(len(names), "contact")
    fields = {one.field for one in corrections}
    if fields == {"name"}:
        return f"Correction: the name of {who} has changed"
    what = {"hours": f"the opening hours of {who} have", "phone": f"the number for {who} has"}
    of_one = what.get(*fields) if len(fields) == 1 and is_short else None
    return f"Correction: {of_one or f'how to reach {who} has'} changed"


def corrected(one: Correction, instead: Mapping[str, str] = NOTHING) -> str:
    """Return a correction as one or two sentences.

    `instead` says what to do in place of a contact, by its name.
    """
    was, now = one.was.rstrip("."), one.now.rstrip(".")
    if one.field == "name":
        return f'"{was}" is now called "{now}".'
    if one.field == "hours" and not now:
        return f"Do not rely on these opening hours of {one.name} any more: {was}."
    if one.field == "hours":
        return f"The opening hours of {one.name} are now: {now}. They were: {was}."
    if now:
        return f"The {one.noun} for {one.name} is now {now}. It was {was}."
    then = instead.get(one.name) or f"We have no other {one.noun} for it."
    return f"Do not use {was} for {one.name} any more. {then}"


def _instead(library: Library) -> dict[str, str]:
    off = library.off_among(tuple(library.contacts))
    return {contact.name: contact.sentence for contact in off}


def by_contact(
    corrections: tuple[Correction, ...], instead: Mapping[str, str]
) -> tuple[Corrected, ...]:
    """Return corrections contact by contact: the sentences, and once where it was given."""
    names = dict.fromkeys(one.name for one in corrections)
    groups = (tuple(one for one in corrections if one.name == name) for name in names)
    return tuple(
        Corrected(tuple(corrected(one, instead) for one in group), _given_in(group[0]))
        for group in groups
    )


def _given_in(one: Correction) -> str:
    """Return where readers were given what is corrected, as a sentence, or nothing."""
    pledge = ("the pledge",) if one.in_pledge else ()
    if len(one.guides) > MOST_NAMED:
        where = in_words([f"{len(one.guides)} guides", *pledge])
        return f"This was given in {where}: treat every copy as out of date."
    named = (*one.guides, *pledge)
    return f"This was given in: {'; '.join(named)}." if named else ""
