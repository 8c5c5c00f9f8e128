"""The rules of contacts and call buttons. Each docstring is the rule as editors read it."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model import Contact, Guide, Pledge, Step
from build_tools.problems import Problem, in_words
from build_tools.rules.context import RuleContext
from build_tools.rules.honesty import not_come_yet

CONTACTS = "content/contacts.yaml"


def calls_are_confirmed(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """A step's call button calls a phone number that is confirmed."""
    yield from _unconfirmed("steps", guide.steps, content)


def pledge_calls_are_confirmed(pledge: Pledge, content: RuleContext) -> Iterator[Problem]:
    """A call button on the pledge calls a phone number that is confirmed."""
    yield from _unconfirmed("if_broken", pledge.if_broken, content)


def _unconfirmed(name: str, steps: tuple[Step, ...], content: RuleContext) -> Iterator[Problem]:
    for position, step in enumerate(steps):
        contact = content.contacts.get(step.call) if step.call else None
        if contact and _cannot_be_called(contact) and not contact.is_off:
            yield Problem(
                f'"{step.call}" has no confirmed phone number, so it can\'t have a call button.',
                "Pages never show a number that nobody has confirmed.",
                'Say in the step what to do instead, and delete "call:".',
                path=(name, position, "call"),
            )


def _cannot_be_called(contact: Contact) -> bool:
    """Whether no button can call it. Another rule finds one with nothing filled in."""
    return not contact.is_printable or bool(contact.ways and not contact.phone)


def call_on_first_step(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """A guide under "act now" has a call button on its first step."""
    urgent = content.site and guide.topic == content.site.act_now_topic
    if urgent and guide.steps and not guide.steps[0].call:
        yield Problem(
            "The first step has no number to call.",
            "Every guide in this topic begins with a call.",
            'Write the step as "do:" and "call:", as in the other guides in this topic.',
            path=("steps", 0),
        )


def waiting_contacts(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """The page leaves out a contact that is not confirmed. This is advice."""
    for position, id_ in enumerate(guide.contacts):
        contact = content.contacts.get(id_)
        if contact and not contact.is_printable and not contact.is_off:
            yield Problem(
                f'"{id_}" is not confirmed, so the page leaves it out.',
                "It appears as soon as contacts.yaml says that it is confirmed.",
                path=("contacts", position),
                must_fix=False,
            )


def some_contact(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """A guide has at least one confirmed contact."""
    known = [content.contacts[id_] for id_ in guide.contacts if id_ in content.contacts]
    all_known = known and len(known) == len(guide.contacts)
    if all_known and not any(c.is_printable or c.is_off for c in known):
        yield Problem(
            "None of this guide's contacts is confirmed, so its page would have no contacts.",
            "A guide needs at least one confirmed contact.",
            "Add a contact that is confirmed.",
            path=("contacts",),
        )


def home_can_be_called(content: RuleContext) -> Iterator[Problem]:
    """The contacts on the home page, also for children, are confirmed and have a phone number."""
    if content.site is None:
        return
    shown = [(("act_now", position), id_) for position, id_ in enumerate(content.site.act_now)]
    child = [(("child_contact",), content.site.child_contact)] if content.site.child_contact else []
    for path, id_ in [*shown, *child]:
        contact = content.contacts.get(id_)
        if contact and _cannot_be_called(contact) and not contact.is_off:
            yield Problem(
                f'"{id_}" has no confirmed phone number.',
                "The home page shows only numbers that people can call.",
                "Choose another contact.",
                path=path,
                file="content/site.yaml",
            )


def contacts_are_proved(content: RuleContext) -> Iterator[Problem]:
    """A contact is confirmed by a named post on a date, or by public pages.

    `confirmed: sources` needs two sources from different publishers, or one that the council itself
    publishes. `confirmed: council` needs `confirmed_by` and `confirmed_on`.
    """
    for id_, contact in content.contacts.items():
        if contact.is_printable and not contact.ways:
            yield _not_reached(id_)
        if contact.confirmed_on and contact.confirmed_on > content.today:
            yield not_come_yet(contact.confirmed_on, (id_, "confirmed_on"), CONTACTS)
        if contact.confirmed == "council":
            yield from _half_confirmed(id_, contact)
        if contact.confirmed == "sources" and not _is_proved(contact, content):
            yield _too_few_sources(id_)


def _not_reached(id_: str) -> Problem:
    return Problem(
        f'"{id_}" has no phone, text, email or url.',
        "A confirmed contact needs at least one way to reach it.",
        'Fill one in, or write "confirmed: no".',
        path=(id_,),
        file=CONTACTS,
    )


def _half_confirmed(id_: str, contact: Contact) -> Iterator[Problem]:
    fields = {"confirmed_by": contact.confirmed_by, "confirmed_on": contact.confirmed_on}
    missing = [f'"{name}"' for name, value in fields.items() if not value]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        yield Problem(
            f"This says that the council confirmed it, but {in_words(missing)} {verb} missing.",
            '"confirmed: council" also needs who called the number, and when they did.',
            "Fill in what is missing once somebody has called the number.",
            path=(id_, "confirmed"),
            file=CONTACTS,
        )


def _is_proved(contact: Contact, content: RuleContext) -> bool:
    if "sources" not in content.ids or any(id_ not in content.sources for id_ in contact.sources):
        return True  # what is wrong with the sources is reported already
    publishers = {content.sources[id_].publisher for id_ in contact.sources}
    return len(publishers) > 1 or bool(content.site and content.site.council in publishers)


def _too_few_sources(id_: str) -> Problem:
    return Problem(
        "This contact has too few sources.",
        "It needs two sources from different publishers, or one that the council publishes.",
        'Add a source, or write "confirmed: no".',
        path=(id_, "confirmed"),
        file=CONTACTS,
    )
