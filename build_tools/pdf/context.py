"""What the template of a guide is given: everything a reader sees, as plain data."""

from __future__ import annotations

from datetime import date
from typing import Any

from build_tools.model import (
    Block,
    Contact,
    Figures,
    Guide,
    Library,
    Source,
    Span,
    Step,
    guide_calls,
)
from build_tools.model.off import OffContact
from build_tools.model.review import rely_until
from build_tools.pages import notices
from build_tools.pages.approval import approval_of_guide
from build_tools.pages.assets import readable_brand
from build_tools.pages.environment import day_in_words
from build_tools.pages.escape import guide_of
from build_tools.pages.guides import related_guides, seconds_of

Data = dict[str, Any]
READ_NEXT = 5
"""Paper names no more guides than this: those that the guide itself names come first."""


def common(library: Library, made_on: date) -> Data:
    """Return what every PDF of the site carries."""
    site = library.site
    return {
        "site": site.title,
        "council": site.council,
        "brand": readable_brand(site.colours),
        "approval": notices.approval_words(library),
        "made": f"Made on {day_in_words(made_on)}.",
    }


def guide_contents(library: Library, made_on: date) -> dict[str, Data]:
    """Return what the page of each published guide is made of, by its slug."""
    shared = common(library, made_on)
    sheets = guide_sheets(library, made_on)
    return {
        slug: {**shared, **sheet, "approval": sheet["approved"] or shared["approval"]}
        for slug, sheet in sheets.items()
    }


def guide_sheets(library: Library, made_on: date) -> dict[str, Data]:
    """Return each published guide as data, by its slug."""
    related = related_guides(library)
    return {
        guide.slug: {
            **_guide(guide, library, made_on),
            "related": [_other(other, library) for other in related[guide.slug][:READ_NEXT]],
        }
        for guide in library.published
    }


def _guide(guide: Guide, library: Library, made_on: date) -> Data:
    contacts, calls = library.listed(guide.contacts), guide_calls(guide, library)
    address = library.site.url(f"guides/{guide.slug}/")
    return {
        "slug": guide.slug,
        "title": guide.title,
        "topic": library.topics[guide.topic].title,
        "seconds": f"{seconds_of(guide, library)} seconds to read",
        "summary": guide.summary,
        "notice": notices.age_notice(guide, library.site, contacts, made_on),
        "steps": [_step(do, contact) for do, contact in calls.steps],
        "contacts": [
            contact_data(one) for one in (*calls.now.values(), *calls.child, *calls.other)
        ],
        "avoid": guide.avoid,
        "body": [_block(block, library) for block in guide.body.blocks],
        "figures": _figures(guide.figures) if guide.figures else None,
        "questions": guide.questions,
        "asked": [one.model_dump() for one in guide.questions_people_ask],
        "about_you": guide.about_you or "",
        "sources": [source_data(library.sources[id_]) for id_ in guide.sources],
        "about": notices.provenance(guide, library.site),
        "approved": approval_of_guide(guide, library),
        "rely": notices.rely_line(rely_until(guide, library.site, made_on), contacts),
        "page": address,
    }


def step_data(step: Step, library: Library) -> Data:
    """Return a step with the call under it, unless the step gives the number itself."""
    return _step(step.do, library.as_shown[step.call] if step.call else None)


def _step(do: str, contact: Contact | None) -> Data:
    if isinstance(contact, OffContact):
        return {"do": f"{do} {contact.sentence}", "call": None}
    said = contact is None or (contact.phone or "") in do
    call = None if contact is None or said else named_call(contact, "Call ", " on")
    return {"do": do, "call": call}


def contact_data(contact: Contact) -> Data:
    """Return a contact with every way to reach it, or what to do while it is off."""
    if isinstance(contact, OffContact):
        calls = [named_call(one, "Call ", " on") for one in contact.calls]
        words = f"{contact.use} {contact.words}"
        return {"name": contact.name, "use": words, "ways": calls, "hours": ""}
    return {
        "name": contact.name,
        "use": f"{contact.use} {contact.note}".rstrip(),
        "ways": [{"words": w.word, "number": w.where, "link": w.link} for w in contact.reach],
        "hours": contact.call_hours,
    }


def large_call(contact: Contact) -> Data:
    """Return a contact for large print: when to call it, name and number, or what to do instead."""
    when = {"use": contact.call_when, "hours": f"{contact.call_hours} {contact.note}".strip()}
    if isinstance(contact, OffContact):
        return {**when, "words": contact.sentence, "number": "", "link": ""}
    return {**when, **named_call(contact)}


def named_call(contact: Contact, verb: str = "", join: str = "") -> Data:
    """Return the link that calls a contact: its name, and its number where that is not in it."""
    number = contact.number_beside
    words = f"{verb}{contact.name}{join if number else ''}"
    return {"words": words, "number": number, "link": contact.call_link}


def _block(block: Block, library: Library) -> Data:
    kind = "numbered" if block.is_numbered else "list" if block.is_list else "paragraph"
    return {"kind": kind, "items": [[_span(span, library) for span in i] for i in block.items]}


def _span(span: Span, library: Library) -> Data:
    """Return words with where they lead. A link to a guide that is not published stays words."""
    slug = guide_of(span.link)
    inside = slug if slug in library.published_slugs else ""
    link = library.site.url(f"guides/{inside}/") if inside else "" if slug else span.link
    return {
        "text": span.text,
        "bold": span.bold,
        "emphasis": span.emphasis,
        "guide": inside,
        "link": link,
    }


def _other(guide: Guide, library: Library) -> Data:
    link = library.site.url(f"guides/{guide.slug}/")
    return {"text": guide.title, "guide": guide.slug, "link": link}


def _figures(figures: Figures) -> Data:
    largest = max(figure.value for figure in figures.values) or 1
    return {
        "title": figures.title,
        "values": [
            {"label": f.label, "value": str(f.value), "part": round(float(f.value / largest), 4)}
            for f in figures.values
        ],
    }


def source_data(source: Source) -> Data:
    """Return a source as a title that is a link, and what is said of it."""
    seen = f"A copy was seen on {day_in_words(source.seen_on)}."
    checked = source.checked_on and f"Checked on {day_in_words(source.checked_on)}."
    note = f" {source.note}" if source.note else ""
    return {
        "title": f"{source.title}, {source.publisher}",
        "address": source.address,
        "rest": f"Its own date: {source.dated}. {checked or seen}{note}",
    }
