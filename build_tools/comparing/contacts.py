"""How contacts differ: numbers, words and whether readers see them at all."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.comparing.called import not_called
from build_tools.comparing.difference import Difference, Kind, Lines, Pair
from build_tools.comparing.fields import Owner, field_changes
from build_tools.comparing.tables import CONTACT
from build_tools.model import Contact, PartialContent
from build_tools.problems import count, in_words

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
            guides, where = places(id_, pair.now)
            yield from _of_fields(id_, old, new, pair)
            yield from _of_confirmation(id_, old, new, guides, where)
    for id_, old in pair.base.contacts.items():
        gone = id_ not in pair.now.contacts and id_ not in moves.values()
        if gone and pair.comparable("contacts", id_):
            yield _removed(id_, old, pair)


def _moved(pair: Pair) -> dict[str, str]:
    gone = {id_: c for id_, c in pair.base.contacts.items() if id_ not in pair.now.contacts}
    new = {id_: c for id_, c in pair.now.contacts.items() if id_ not in pair.base.contacts}
    return {id_: old for id_, c in new.items() for old, other in gone.items() if c == other}


def _renamed(old: str, new: str, contact: Contact) -> Difference:
    words = f'The id of "{contact.name}" changes from {old} to {new}. Readers see no difference.'
    return Difference("moved", "contacts", new, words, field="id", before=(old,), after=(new,))


def places(id_: str, content: PartialContent) -> tuple[Lines, str]:
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
    seen = contact.is_printable
    words = f'"{contact.name}" is a new contact{_on(where)}.'
    if not seen:
        words = f'"{contact.name}" is a new contact that nobody has confirmed. '
        words += "Readers will not see it."
    return Difference("added", "contacts", id_, words, seen, after=contact.ways, guides=guides)


def _removed(id_: str, contact: Contact, pair: Pair) -> Difference:
    guides, where = places(id_, pair.base)
    seen = contact.is_printable
    words = f'The contact "{contact.name}" is removed{_on(where, "It was on")}.'
    if not seen:
        words = f'The contact "{contact.name}" is deleted. Readers did not see it.'
    return Difference("removed", "contacts", id_, words, seen, before=contact.ways, guides=guides)


def _on(where: str, begin: str = "") -> str:
    if begin:
        return f". {begin} {where}" if where else ""
    return f" on {where}" if where else ""


def _of_fields(id_: str, old: Contact, new: Contact, pair: Pair) -> Iterator[Difference]:
    guides, where = places(id_, pair.now)
    shown = old.is_printable or new.is_printable
    for change in field_changes(CONTACT, old, new, pair.names):
        is_read = change.field.seen
        words = change.words(Owner.named(new.name), _on(where) if shown and is_read else "")
        words = f"{words} {not_called(change.name, old, new)}".rstrip()
        if is_read and not shown:
            words += " Readers do not see this contact."
        yield Difference(
            "changed",
            "contacts",
            id_,
            words,
            change.field.critical and shown,
            change.name,
            *change.differing,
            guides if is_read else (),
        )


def _of_confirmation(
    id_: str, old: Contact, new: Contact, guides: Lines, where: str
) -> Iterator[Difference]:
    before, after = _confirmation(old), _confirmation(new)
    if before == after:
        return
    kind: Kind = "changed"
    words = f'The confirmation of "{new.name}" changes.'
    lost: Lines = ()
    won: Lines = ()
    if old.is_printable and not new.is_printable:
        kind, lost = "hidden", old.ways
        words = f'Readers will no longer see "{new.name}": it is marked as not confirmed'
        words += f"{_on(where, 'It comes off')}."
    elif new.is_printable and not old.is_printable:
        kind, won = "shown", new.ways
        words = f'Readers will now see "{new.name}"{_on(where)}.'
    lines = ((before, *lost), (after, *won))
    yield Difference(kind, "contacts", id_, words, True, "confirmed", *lines, guides)


def _confirmation(contact: Contact) -> str:
    by = f", {contact.confirmed_by}" if contact.confirmed_by else ""
    on = f", {contact.confirmed_on.isoformat()}" if contact.confirmed_on else ""
    what = f", for {contact.confirmed_for}" if contact.confirmed_for else ""
    return f"confirmed by {_CONFIRMED[contact.confirmed]}{by}{on}{what}"
