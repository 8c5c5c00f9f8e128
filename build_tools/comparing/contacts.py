"""How contacts differ: numbers, words and whether readers see them at all."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.comparing.called import not_called
from build_tools.comparing.difference import Difference, Kind, Pair
from build_tools.model import Contact, PartialContent
from build_tools.problems import count, in_words

_WAYS = {
    "phone": "phone number",
    "text": "number for text messages",
    "email": "email address",
    "url": "web page",
}
_FIELDS = {
    **_WAYS,
    "name": "name",
    "use": '"when to use it"',
    "hours": "opening hours",
    "instead": "sentence for the time without it",
}
_CONFIRMED = {"council": "the council", "sources": "public pages", "no": "nobody"}


def contact_differences(pair: Pair) -> Iterator[Difference]:
    """Yield what differs in the contacts. One with another id and the same details is a move."""
    moves = _moved(pair)
    for id_, new in pair.now.contacts.items():
        if not pair.comparable("contacts", moves.get(id_, id_)):
            continue
        old = pair.base.contacts.get(moves.get(id_, id_))
        if id_ in moves:
            yield _renamed(moves[id_], id_, new)
        if old is None:
            yield _added(id_, new, pair)
        else:
            yield from _of_one(id_, old, new, pair)
    for id_, old in pair.base.contacts.items():
        gone = id_ not in pair.now.contacts and id_ not in moves.values()
        if gone and pair.comparable("contacts", id_):
            yield _removed(id_, old, pair)


def _moved(pair: Pair) -> dict[str, str]:
    gone = {id_: c for id_, c in pair.base.contacts.items() if id_ not in pair.now.contacts}
    new = {id_: c for id_, c in pair.now.contacts.items() if id_ not in pair.base.contacts}
    return {id_: old for id_, c in new.items() for old, other in gone.items() if c == other}


def _renamed(old: str, new: str, contact: Contact) -> Difference:
    words = f'"{contact.name}" has another id: {old} becomes {new}. Readers see no difference.'
    return Difference("moved", "contacts", new, words, field="id", before=(old,), after=(new,))


def places(id_: str, content: PartialContent) -> tuple[tuple[str, ...], str]:
    """Return the guides that show a contact, and all its places in words: ` on 4 guides`."""
    guides = tuple(
        guide.slug
        for guide in content.guides.values()
        if guide.status == "published"
        and (id_ in guide.contacts or id_ in (step.call for step in guide.steps))
    )
    where = [count(len(guides), "guide")] if guides else []
    if content.site and id_ in (*content.site.act_now, content.site.child_contact):
        where.append("the home page")
    if is_in_pledge(id_, content):
        where.append("the pledge")
    return guides, in_words(where) if where else ""


def is_in_pledge(id_: str, content: PartialContent) -> bool:
    """Whether the pledge shows a contact, on its pages and on paper."""
    pledge = content.pledge
    if pledge is None:
        return False
    return id_ in (*pledge.help_now, *(step.call for step in pledge.if_broken))


def _added(id_: str, contact: Contact, pair: Pair) -> Difference:
    guides, where = places(id_, pair.now)
    if not contact.is_printable:
        words = (
            f'"{contact.name}" is a new contact that nobody has confirmed. Readers do not see it.'
        )
    else:
        words = f'"{contact.name}" is a new contact{_on(where)}.'
    return Difference(
        "added",
        "contacts",
        id_,
        words,
        contact.is_printable,
        after=contact.ways,
        guides=guides,
    )


def _removed(id_: str, contact: Contact, pair: Pair) -> Difference:
    guides, where = places(id_, pair.base)
    if contact.is_printable:
        words = f'The contact "{contact.name}" is withdrawn{_on(where, "It was on")}.'
    else:
        words = f'The contact "{contact.name}" is deleted. Readers did not see it.'
    return Difference(
        "removed", "contacts", id_, words, contact.is_printable, before=contact.ways, guides=guides
    )


def _on(where: str, begin: str = "") -> str:
    if begin:
        return f". {begin} {where}" if where else ""
    return f" on {where}" if where else ""


def _of_one(id_: str, old: Contact, new: Contact, pair: Pair) -> Iterator[Difference]:
    guides, where = places(id_, pair.now)
    seen = old.is_printable or new.is_printable
    for name, noun in _FIELDS.items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            words = _words(new.name, noun, before, after, where if seen else "")
            words = f"{words} {not_called(name, old, new)}".rstrip()
            yield Difference(
                "changed",
                "contacts",
                id_,
                words if seen else f"{words} Readers do not see this contact.",
                seen,
                name,
                (before,) if before else (),
                (after,) if after else (),
                guides,
            )
    yield from _of_confirmation(id_, old, new, guides, where)
    if old.sources != new.sources:
        words = f'The sources of the contact "{new.name}" change.'
        yield Difference(
            "changed",
            "contacts",
            id_,
            words,
            field="sources",
            before=old.sources,
            after=new.sources,
        )


def _words(name: str, noun: str, before: str | None, after: str | None, where: str) -> str:
    if not before:
        article = "" if noun.endswith("s") else "an " if noun[0] in "aeiou" else "a "
        return f'"{name}" gets {article}{noun}{_on(where)}.'
    if not after:
        return f'"{name}" loses its {noun}{_on(where)}.'
    return f'The {noun} of "{name}" {"change" if noun.endswith("s") else "changes"}{_on(where)}.'


def _of_confirmation(
    id_: str, old: Contact, new: Contact, guides: tuple[str, ...], where: str
) -> Iterator[Difference]:
    before, after = _confirmation(old), _confirmation(new)
    if before == after:
        return
    kind: Kind = "changed"
    if old.is_printable and not new.is_printable:
        kind = "hidden"
        words = f'"{new.name}" is no longer shown to readers: nobody has confirmed it'
        words += f"{_on(where, 'It leaves')}."
    elif new.is_printable and not old.is_printable:
        kind, words = "shown", f'Readers now see "{new.name}"{_on(where)}.'
    else:
        words = f'Who confirmed "{new.name}" changes.'
    lost, won = old.ways if kind == "hidden" else (), new.ways if kind == "shown" else ()
    yield Difference(
        kind,
        "contacts",
        id_,
        words,
        True,
        "confirmed",
        (before, *lost),
        (after, *won),
        guides,
    )


def _confirmation(contact: Contact) -> str:
    by = f", {contact.confirmed_by}" if contact.confirmed_by else ""
    on = f", {contact.confirmed_on.isoformat()}" if contact.confirmed_on else ""
    what = f", for {contact.confirmed_for}" if contact.confirmed_for else ""
    return f"confirmed by {_CONFIRMED[contact.confirmed]}{by}{on}{what}"
