"""The rules of what was confirmed. Each docstring is the rule as editors read it."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model import Contact
from build_tools.model.confirmation import DETAILS, coverage
from build_tools.problems import Problem, in_words
from build_tools.rules.context import RuleContext
from build_tools.rules.numbers import exists

CONTACTS = "content/contacts.yaml"
NUMBERS = {"phone", "text"}
CALL_IT = (
    "If it has changed, ask somebody to call it. Then write who called (confirmed_by), when "
    "(confirmed_on) and what they confirmed (confirmed_for)."
)
READ_IT = "If it has changed, open its sources again and write down what they show now."


def confirmations_name_their_number(content: RuleContext) -> Iterator[Problem]:
    """A confirmation counts only for the number, address and hours under `confirmed_for`.

    Repeat them there as the post or the sources confirmed them, with commas between them.
    """
    for id_, contact in content.contacts.items():
        if contact.is_printable and contact.ways:
            yield from _of_contact(id_, contact)


def _of_contact(id_: str, contact: Contact) -> Iterator[Problem]:
    uncovered, has_more = coverage(contact)
    if any(not exists(getattr(contact, name)) for name in NUMBERS & {*uncovered}):
        return  # the number itself is wrong, and the message about that is enough
    if not contact.confirmed_for:
        yield _not_said(id_, contact)
    elif uncovered:
        yield _changed(id_, contact, uncovered)
    elif has_more:
        yield _more(id_)


def _not_said(id_: str, contact: Contact) -> Problem:
    shown = in_words([noun for name, noun in DETAILS.items() if getattr(contact, name)])
    by_council = contact.confirmed == "council"
    who = "the council confirmed" if by_council else "its sources showed"
    return Problem(
        f"This does not say which {shown} {who}.",
        '"confirmed_for:" repeats what was confirmed, with commas between the number, the address '
        "and the hours.",
        "Ask whoever confirmed it what they confirmed, and write that down."
        if by_council
        else "Open its sources, and write down what they show.",
        path=(id_, "confirmed"),
        file=CONTACTS,
    )


def _changed(id_: str, contact: Contact, uncovered: tuple[str, ...]) -> Problem:
    nouns = in_words([DETAILS[name] for name in uncovered])
    by_council = contact.confirmed == "council"
    are = "are" if len(uncovered) > 1 or uncovered == ("hours",) else "is"
    showed = f"the {contact.confirmed_by} confirmed" if by_council else "its sources showed"
    return Problem(
        f"The {nouns} {are} not what {showed}.",
        'A confirmation counts only for what is under "confirmed_for".',
        f'{CALL_IT if by_council else READ_IT} Until then, write "confirmed: no", which takes it '
        "off every page.",
        path=(id_, uncovered[0]),
        file=CONTACTS,
    )


def _more(id_: str) -> Problem:
    return Problem(
        '"confirmed_for" has more than this contact shows.',
        "It repeats only the number, the address and the hours that pages show.",
        "If a detail has gone, delete it here too. If it was left out above by mistake, add it "
        "there.",
        path=(id_, "confirmed_for"),
        file=CONTACTS,
    )
