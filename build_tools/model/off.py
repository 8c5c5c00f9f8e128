"""What pages say in place of a contact whose number is taken off: one line does it everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from build_tools.model.registers import Contact

MOST_CALLS = 2
"""How many other numbers are offered in its place, in the site's own order."""


class OffContact(Contact):
    """A contact that says `confirmed: no`, as pages show it: its words, and other numbers.

    It has no number, address or hours of its own any more.
    """

    words: str
    calls: tuple[Contact, ...] = ()

    @property
    def sentence(self) -> str:
        """What to do instead, as one sentence or two for paper, mail and data."""
        if not self.calls:
            return self.words
        numbers = ", or call ".join(_named(contact) for contact in self.calls)
        return f"{self.words.removesuffix(':')} call {numbers}."


class NotedContact(Contact):
    """A contact that changed, or is new, after the council's approval of what shows it."""

    noted: str

    @property
    def note(self) -> str:
        """The line beside its number."""
        return self.noted

    @classmethod
    def after(cls, contact: Contact, approved_on: date, *, new: bool) -> NotedContact:
        """Return a contact with the line that says so."""
        day = f"{approved_on.day} {approved_on:%B %Y}"
        what = "Added" if new else "Changed"
        return cls.model_construct(
            **dict(contact), noted=f"{what} after the council's approval of {day}."
        )


def _named(contact: Contact) -> str:
    phone = contact.phone or ""
    return contact.name if phone in contact.name else f"{contact.name} on {phone}"


def off_contact(id_: str, contacts: Mapping[str, Contact], act_now: Iterable[str]) -> OffContact:
    """Return a contact as pages show it while its number is off.

    `instead` is a sentence, or the name of another contact. Without it, the numbers that home
    opens with are offered, in their order.
    """
    contact = contacts[id_]
    calls, own_words = _instead(id_, contacts, act_now)
    is_named = any(way in contact.name for way in (contact.phone, contact.text) if way)
    name = "Number to be checked" if is_named else contact.name
    what = "this number" if is_named else f"how to reach {name}"
    gone = dict.fromkeys(("phone", "text", "email", "url", "hours", "hours_short"), None)
    return OffContact.model_construct(
        **{**dict(contact), **gone, "name": name},
        words=f"We are checking {what}. {own_words or ('Until then:' if calls else '')}".rstrip(),
        calls=calls,
    )


def _instead(
    id_: str, contacts: Mapping[str, Contact], act_now: Iterable[str]
) -> tuple[tuple[Contact, ...], str]:
    """Return the contacts to call in the place of another, or the words that say what to do."""
    instead = contacts[id_].instead or ""
    if instead and instead not in contacts:
        return (), instead
    order = (instead, *act_now) if instead else tuple(act_now)
    others = (contacts[other] for other in order if other != id_ and other in contacts)
    ringable = (other for other in others if other.is_printable and other.phone)
    if instead:
        return tuple(ringable)[:1], ""
    # Who is there by day never stands in for who is there by night, nor the other way round.
    hours, apart = contacts[id_].colour, {"day", "night"}
    calls = tuple(other for other in ringable if {hours, other.colour} != apart)
    return calls[:MOST_CALLS], ""
