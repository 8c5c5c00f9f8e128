"""The rules of numbers that are taken off. Each docstring is the rule as editors read it."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model import Contact, Guide
from build_tools.problems import Problem, count, in_words
from build_tools.rules.context import RuleContext

CONTACTS = "content/contacts.yaml"


def numbers_that_are_off(content: RuleContext) -> Iterator[Problem]:
    """A contact with `confirmed: no` is off every page that had it. This is advice.

    Each of those pages says what to do instead. The first numbers on the home page, and those of
    the pledge, are urgent.
    """
    for id_, contact in content.contacts.items():
        if contact.is_off:
            yield _is_off(id_, contact, content)


def _is_off(id_: str, contact: Contact, content: RuleContext) -> Problem:
    places = _places(id_, content)
    where = in_words(places) if places else "no page"
    said = 'what is under "instead"' if contact.instead else "which number on the home page to call"
    urgent = id_ in _urgent(content)
    missing = f' Missing now: the number for "{contact.use}"' if urgent else ""
    return Problem(
        f'{"URGENT: " if urgent else ""}The number of "{contact.name}" is off every page.{missing}',
        f"It belongs in {where}. Each place now says {said}.",
        "Find the right number today, and confirm it. Then every page will show it again.",
        path=(id_, "confirmed"),
        file=CONTACTS,
        must_fix=False,
    )


def _urgent(content: RuleContext) -> tuple[str | None, ...]:
    site = (*content.site.act_now, content.site.child_contact) if content.site else ()
    return (*site, *(content.pledge.help_now if content.pledge else ()))


def _places(id_: str, content: RuleContext) -> list[str]:
    published = (guide for guide in content.guides.values() if guide.status == "published")
    guides = sum(_names(guide, id_) for guide in published)
    in_pledge = content.pledge and id_ in (
        *content.pledge.help_now,
        *(step.call for step in content.pledge.if_broken),
    )
    on_home = content.site and id_ in (*content.site.act_now, content.site.child_contact)
    return [
        *([count(guides, "guide")] if guides else []),
        *(["the home page"] if on_home else []),
        *(["the pledge"] if in_pledge else []),
    ]


def _names(guide: Guide, id_: str) -> bool:
    return id_ in (*guide.contacts, *(step.call for step in guide.steps))


def instead_leads_to_a_number(content: RuleContext) -> Iterator[Problem]:
    """`instead` is a sentence, or the name of another contact that is confirmed and has a phone."""
    for id_, contact in content.contacts.items():
        other = content.contacts.get(contact.instead or "")
        if other is contact or (other and not (other.is_printable and other.phone)):
            yield Problem(
                f'"{contact.instead}" cannot be called either.',
                "A contact named here must be another one, be confirmed and have a phone number.",
                "Choose another contact, or say in a sentence what to do.",
                path=(id_, "instead"),
                file=CONTACTS,
                must_fix=False,
            )
