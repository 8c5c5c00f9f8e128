"""How the settings and the registers differ: sources, topics, words, questions, what was sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_tools.comparing.difference import Difference, Lines, Pair, lines_of, only_changed
from build_tools.comparing.fields import Owner, field_changes
from build_tools.comparing.tables import SINGLES, SITE
from build_tools.model import Part, Site, ToConfirm, Topic

NOUNS = {
    "sources": "source",
    "topics": "topic",
    "glossary": "glossary word",
    "to_confirm": "question to the council",
}
APPROVED = (
    "Pages are marked as approved by the council. The site can be published, unless an open "
    "question blocks it."
)
TAKEN_BACK = "The council's approval of the site is withdrawn. It can no longer be published."
FREE = "Readers may have saved it, and nothing checks any more that it works."


def site_differences(pair: Pair) -> Iterator[Difference]:
    """Yield what differs in the council's own settings, where both could be read."""
    old, new = pair.base.site, pair.now.site
    if old is None or new is None:
        return
    for change in field_changes(SITE, old, new, pair.names):
        words, critical = change.words(Owner("The site")), change.field.critical
        yield Difference("changed", "site", "", words, critical, change.name, *change.differing)
    yield from _of_approval(old, new)


def _of_approval(old: Site, new: Site) -> Iterator[Difference]:
    """Yield that the site is approved, or is no more. `approvals` compares each record of it."""
    before, after = lines_of(old.approval), lines_of(new.approval)
    if bool(before) != bool(after):
        words, lines = APPROVED if after else TAKEN_BACK, only_changed(before, after)
        yield Difference("changed", "site", "", words, True, "approval", *lines)


def register_differences(pair: Pair) -> Iterator[Difference]:
    """Yield what differs in the registers without numbers."""
    for kind in NOUNS:
        yield from _of_register(kind, getattr(pair.base, kind), getattr(pair.now, kind), pair)
    for kind, (owner, table) in SINGLES.items():
        old, new = getattr(pair.base, kind), getattr(pair.now, kind)
        if old is None or new is None:
            continue
        for change in field_changes(table, old, new, pair.names):
            words = change.words(owner)
            lines, critical = change.differing, change.field.critical
            yield Difference("changed", kind, "", words, critical, change.name, *lines)
    if pair.base.addresses and pair.now.addresses:
        yield from _of_record(pair.base.addresses.addresses, pair.now.addresses.addresses)


def _of_record(base: Lines, now: Lines) -> Iterator[Difference]:
    """Yield each address that the record of published addresses loses, and those it gains.

    Nothing checks an address that is no longer in the record, so the approver must see that.
    """
    for lost in (address for address in base if address not in now):
        words = f'"{lost}" is removed from the record of published addresses. {FREE}'
        yield Difference("removed", "addresses", lost, words, True, before=(lost,))
    gained = tuple(address for address in now if address not in base)
    if gained:
        words = "The record of published addresses has new ones."
        yield Difference("added", "addresses", "", words, after=gained)


def _of_register(
    kind: str, base: Mapping[str, Part], now: Mapping[str, Part], pair: Pair
) -> Iterator[Difference]:
    for id_ in dict.fromkeys([*now, *base]):
        old, new = base.get(id_), now.get(id_)
        if old != new and pair.comparable(kind, id_):
            yield _difference(kind, id_, old, new)


def _difference(kind: str, id_: str, old: Part | None, new: Part | None) -> Difference:
    noun, name = NOUNS[kind], _name(new or old)
    before, after = lines_of(old), lines_of(new)
    if isinstance(old or new, ToConfirm):
        return _of_question(id_, old, new)  # type: ignore[arg-type] # both are questions
    if old is None:
        return Difference("added", kind, id_, f'The {noun} "{name}" is new.', after=after)
    if new is None:
        words = f'The {noun} "{name}" is removed.'
        return Difference("removed", kind, id_, words, before=before)
    words, critical = f'The {noun} "{name}" changes.', False
    if isinstance(old, Topic) and isinstance(new, Topic) and old.exit != new.exit:
        critical = True
        words = f'The pages of the topic "{name}" {"get" if new.exit else "lose"} the exit button.'
    return Difference("changed", kind, id_, words, critical, "", *only_changed(before, after))


def _of_question(id_: str, old: ToConfirm | None, new: ToConfirm | None) -> Difference:
    """Return how a question differs. One that blocks, did, or is gone is for the approver."""
    blocked, blocks = bool(old and old.blocks), bool(new and new.blocks)
    name, before, after = _name(new or old), lines_of(old), lines_of(new)
    asked = f'The question to the council "{name}"'
    critical = blocked or blocks
    if old is None:
        more = " It keeps pages from the public until it is answered." if blocks else ""
        return Difference(
            "added", "to_confirm", id_, f"{asked} is new.{more}", critical, "", (), after
        )
    if new is None:
        more = " It no longer keeps pages from the public." if blocked else ""
        words = f"{asked} is removed (answered, or no longer asked).{more}"
        return Difference("removed", "to_confirm", id_, words, True, "", before)
    words = f"{asked} changes."
    if blocked != blocks:
        now = (
            "now keeps pages from the public" if blocks else "no longer keeps pages from the public"
        )
        words += f" It {now}."
    return Difference(
        "changed", "to_confirm", id_, words, critical, "", *only_changed(before, after)
    )


def _name(part: Part | None) -> str:
    """Return what people call a thing: each register has one of these fields."""
    names = (getattr(part, name, "") for name in ("title", "word", "question"))
    return "".join(names)
