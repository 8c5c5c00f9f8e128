"""The rules of numbers that are taken off. Each docstring is the rule as editors read it."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model import Contact, Guide
from build_tools.problems import Problem, count, in_words
from build_tools.rules.context import RuleContext

CONTACTS = "content/contacts.yaml"


def numbers_that_are_off(house: RuleContext) -> Iterator[Problem]:
    """A contact with `confirmed: no` is off every page that had it. This is advice.

    Each of those pages says what to do instead. The first numbers on the home page, and those of
    the pledge, are urgent.
    """
    for id_, contact in house.contacts.items():
        if contact.is_off:
            yield _is_off(id_, contact, house)


def _is_off(id_: str, contact: Contact, house: RuleContext) -> Problem:
    places = _places(id_, house)
    where = in_words(places) if places else "no page"
    said = 'what is under "instead"' if contact.instead else "which number on the home page to call"
    urgent = id_ in _urgent(house)
    missing = f' Missing now: the number for "{contact.use}"' if urgent else ""
    return Problem(
        f'{"URGENT: " if urgent else ""}The number of "{contact.name}" is off every page.{missing}',
        f"It belongs in {where}. Each place now says {said}.",
        "Find the right number today, and confirm it. Then every page will show it again.",
        path=(id_, "confirmed"),
        file=CONTACTS,
        must_fix=False,
    )


def _urgent(house: RuleContext) -> tuple[str | None, ...]:
    site = (*house.site.act_now, house.site.child_contact) if house.site else ()
    return (*site, *(house.pledge.help_now if house.pledge else ()))


def _places(id_: str, house: RuleContext) -> list[str]:
    published = (guide for guide in house.guides.values() if guide.status == "published")
    guides = sum(_names(guide, id_) for guide in published)
    in_pledge = house.pledge and id_ in (
        *house.pledge.help_now,
        *(step.call for step in house.pledge.if_broken),
    )
    on_home = house.site and id_ in (*house.site.act_now, house.site.child_contact)
    return [
        *([count(guides, "guide")] if guides else []),
        *(["the home page"] if on_home else []),
        *(["the pledge"] if in_pledge else []),
    ]


def _names(guide: Guide, id_: str) -> bool:
    return id_ in (*guide.contacts, *(step.call for step in guide.steps))


def instead_leads_to_a_number(house: RuleContext) -> Iterator[Problem]:
    """`instead` is a sentence, or the name of another contact that is confirmed and has a phone."""
    for id_, contact in house.contacts.items():
        other = house.contacts.get(contact.instead or "")
        if other is contact or (other and not (other.is_printable and other.phone)):
            yield Problem(
                f'"{contact.instead}" cannot be called either.',
                "A contact named here must be another one, be confirmed and have a phone number.",
                "Choose another contact, or say in a sentence what to do.",
                path=(id_, "instead"),
                file=CONTACTS,
                must_fix=False,
            )
