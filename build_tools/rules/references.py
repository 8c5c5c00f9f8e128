"""The rules about names that must lead somewhere."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from build_tools.model import Guide, Pledge, Step
from build_tools.problems import PathPart, Problem
from build_tools.rules.house import House

Path = tuple[PathPart, ...]
Reference = tuple[Path, str, str]
FILES = {
    "contacts": "content/contacts.yaml",
    "sources": "content/sources.yaml",
    "topics": "content/topics.yaml",
    "guides": "content/guides",
    "pictures": "build_tools/templates/pictures",
}


def known_names(guide: Guide, house: House) -> Iterator[Problem]:
    """Every contact, source, topic and related guide that is named exists."""
    yield from _unknown(_guide_references(guide), house)


def leads_to_published_guides(guide: Guide, house: House) -> Iterator[Problem]:
    """A link in the text leads to a guide that readers can see, not to a draft."""
    for link, line in guide.body.links:
        other = house.guides.get(link.removesuffix(".md"))
        if other and other.status != "published":
            yield Problem(
                f'"{other.slug}" is {other.status}, so readers cannot open it.',
                "A link leads to a published guide.",
                "Take the link out and keep its words.",
                path=("body",),
                line=line,
            )


def known_names_of_pledge(pledge: Pledge, house: House) -> Iterator[Problem]:
    """Every contact, source and picture that the pledge names exists."""
    yield from _unknown(_pledge_references(pledge), house)


def _guide_references(guide: Guide) -> Iterator[Reference]:
    yield ("topic",), "topics", guide.topic
    yield from _list("contacts", "contacts", guide.contacts)
    yield from _list("sources", "sources", guide.sources)
    yield from _list("related", "guides", guide.related)
    yield from _calls("steps", guide.steps)
    if guide.figures:
        yield ("figures", "source"), "sources", guide.figures.source


def _pledge_references(pledge: Pledge) -> Iterator[Reference]:
    yield from _list("help_now", "contacts", pledge.help_now)
    yield from _list("sources", "sources", pledge.sources)
    yield from _calls("if_broken", pledge.if_broken)
    for position, promise in enumerate(pledge.promises):
        yield ("promises", position, "picture"), "pictures", promise.picture


def _list(name: str, register: str, ids: tuple[str, ...]) -> Iterator[Reference]:
    for position, id_ in enumerate(ids):
        yield (name, position), register, id_


def _calls(name: str, steps: tuple[Step, ...]) -> Iterator[Reference]:
    for position, step in enumerate(steps):
        if step.call:
            yield (name, position, "call"), "contacts", step.call


def _unknown(references: Iterator[Reference], house: House) -> Iterator[Problem]:
    for path, register, id_ in references:
        known = house.ids.get(register)
        if known is not None and id_ not in known:
            yield unknown_name(path, register, id_, known)


def unknown_name(path: Path, register: str, id_: str, known: tuple[str, ...]) -> Problem:
    """Return the problem of a name that no register has, with the nearest right one."""
    close = difflib.get_close_matches(id_, known, 1)
    try_ = f'Did you mean "{close[0]}"?' if close else "Known: " + ", ".join(known[:12]) + "."
    return Problem(f'"{id_}" is not in {FILES[register]}.', "", try_, path=path)


def calls_are_confirmed(guide: Guide, house: House) -> Iterator[Problem]:
    """A step's call button leads to a phone number that is confirmed."""
    yield from _unconfirmed("steps", guide.steps, house)


def pledge_calls_are_confirmed(pledge: Pledge, house: House) -> Iterator[Problem]:
    """A call button of the pledge leads to a phone number that is confirmed."""
    yield from _unconfirmed("if_broken", pledge.if_broken, house)


def _unconfirmed(name: str, steps: tuple[Step, ...], house: House) -> Iterator[Problem]:
    for position, step in enumerate(steps):
        contact = house.contacts.get(step.call) if step.call else None
        if contact and not (contact.is_printable and contact.phone):
            yield Problem(
                f'"{step.call}" has no confirmed phone number, so no button can be drawn.',
                "A number that nobody has confirmed never reaches a page.",
                "Say in the step what to do instead, and take the call out.",
                path=(name, position, "call"),
            )


def waiting_contacts(guide: Guide, house: House) -> Iterator[Problem]:
    """A contact that is not confirmed is left off the page. This is advice."""
    for position, id_ in enumerate(guide.contacts):
        contact = house.contacts.get(id_)
        if contact and not contact.is_printable:
            yield Problem(
                f'"{id_}" is not confirmed, so it is left off the page.',
                "It appears by itself once contacts.yaml says that it is confirmed.",
                path=("contacts", position),
                must_fix=False,
            )


def some_contact(guide: Guide, house: House) -> Iterator[Problem]:
    """A guide has at least one contact that reaches its page."""
    known = [house.contacts.get(id_) for id_ in guide.contacts]
    if all(known) and not any(contact and contact.is_printable for contact in known):
        yield Problem(
            "None of this guide's contacts is confirmed.",
            "A guide has at least one contact that may be printed.",
            "Add a confirmed one.",
            path=("contacts",),
        )


def no_twins_in_lists(guide: Guide, house: House) -> Iterator[Problem]:
    """Nothing stands twice in one list."""
    for name in ("contacts", "sources", "related", "also_called", "avoid", "questions"):
        items = getattr(guide, name)
        for position, item in enumerate(items):
            if item in items[:position]:
                yield Problem(
                    f'"{item}" is in this list twice.',
                    "",
                    "Delete one of the two.",
                    path=(name, position),
                )


def not_related_to_itself(guide: Guide, house: House) -> Iterator[Problem]:
    """A guide does not send readers to itself."""
    if guide.slug in guide.related:
        yield Problem(
            "This guide is related to itself.",
            "",
            "Delete the line.",
            path=("related", guide.related.index(guide.slug)),
        )


def links_lead_somewhere(guide: Guide, house: House) -> Iterator[Problem]:
    """A link in the text leads to a web address in full, or to another guide's file."""
    known = house.ids.get("guides")
    for link, line in guide.body.links:
        found = _link_problem(link, known)
        if found:
            yield Problem(*found, path=("body",), line=line)


def _link_problem(link: str, guides: tuple[str, ...] | None) -> tuple[str, str, str] | None:
    if re.fullmatch(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}(:\d+)?([/?#]\S*)?", link):
        return None
    match = re.fullmatch(r"([a-z0-9-]+)\.md", link)
    if match and (guides is None or match[1] in guides):
        return None
    if match and guides is not None:
        problem = unknown_name((), "guides", match[1], guides)
        return problem.found, problem.expected, problem.try_
    kept = "Phone numbers and email addresses stand in contacts.yaml only."
    return (
        f'The link "{link[:60]}" cannot stand in a guide.',
        "A link is a web address in full (https://...) or another guide's file (the-mash.md).",
        kept if link.startswith(("tel:", "mailto:", "sms:")) else "Write the address in full.",
    )
