"""What the template of a guide is given: everything a reader sees, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
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
from build_tools.model.calls import ONE_CHILD, TO_THE_PLEDGE
from build_tools.model.off import OffContact
from build_tools.model.review import rely_until
from build_tools.pages import notices
from build_tools.pages.assets import readable_brand
from build_tools.pages.environment import day_in_words, guide_of, seen_once
from build_tools.pages.guides import related_guides, seconds_of
from build_tools.pages.notices import approval_of_guide

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
    topic, address = library.topics[guide.topic], library.site.url(f"guides/{guide.slug}/")
    return {
        "slug": guide.slug,
        "title": guide.title,
        "topic": topic.title,
        "know_first": topic.know_first,
        "seconds": f"{seconds_of(guide, library)} seconds to read",
        "summary": guide.summary,
        "notice": notices.age_notice(guide, library.site, contacts, made_on),
        "steps": [_step(do, contact) for do, contact in calls.steps],
        "now_title": "Who to call" if calls.is_block else ONE_CHILD,
        "now": [large_call(one) for one in calls.now.values()],
        "spelt_out": calls.spelt_out,
        "child": [large_call(one) for one in calls.child],
        "to_pledge": TO_THE_PLEDGE if calls.leads_to_pledge else "",
        "pledge_link": library.site.url("pledge/"),
        "other": [contact_data(one) for one in calls.other],
        "avoid": guide.avoid,
        "body": blocks_data(guide, library),
        "figures": _figures(guide.figures) if guide.figures else None,
        "questions": guide.questions,
        "asked": [one.model_dump() for one in guide.questions_people_ask],
        "about_you": guide.about_you or "",
        "sources": sources_data([library.sources[id_] for id_ in guide.sources]),
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
    if contact is None or (contact.phone or "") in do:
        return {"do": do, "call": None}
    said = contact.button_name in do
    return {"do": do, "call": {**button(contact), **({"words": ""} if said else {})}}


def contact_data(contact: Contact) -> Data:
    """Return a contact with every way to reach it, or what to do while it is off."""
    if isinstance(contact, OffContact):
        words = f"{contact.use} {contact.words}"
        calls = [{**button(one), "words": f"Call {one.button_name}"} for one in contact.calls]
        return {"name": contact.name, "use": words, "ways": calls, "hours": ""}
    return {
        "name": contact.name,
        "use": f"{contact.use} {contact.note}".rstrip(),
        "ways": [{"words": w.word, "number": w.where, "link": w.link} for w in contact.reach],
        "hours": f"{contact.call_hours}." if contact.call_hours else "",
    }


def large_call(contact: Contact) -> Data:
    """Return a contact for large print: when to call it, name and number, or what to do instead.

    `said` is whether when to call it says its name, which is then not printed again.
    """
    shared = {
        "when": contact.call_when,
        "hours": f"{contact.call_hours} {contact.note}".strip(),
        "colour": contact.colour or "",
        "said": contact.button_name in contact.call_when,
    }
    if isinstance(contact, OffContact):
        return {**shared, "words": contact.sentence, "number": "", "link": ""}
    return {**shared, **button(contact)}


def button(contact: Contact) -> Data:
    """Return the link that calls a contact, named as on its button."""
    return {
        "words": contact.button_name,
        "number": contact.phone or "",
        "link": contact.call_link,
    }


def blocks_data(guide: Guide, library: Library) -> list[Data]:
    """Return what a guide says under "What to know", paragraph by paragraph."""
    return [_block(block, library) for block in guide.body.blocks]


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


def sources_data(sources: Sequence[Source]) -> Data:
    """Return sources, and once for all of them when their copies were read."""
    return {"read": seen_once(sources), "listed": [_source(one) for one in sources]}


def _source(source: Source) -> Data:
    """Return a source as a title that is a link, and what is said of it alone."""
    dated = f"Its own date: {source.own_date}." if source.own_date else ""
    checked = f"Checked on {day_in_words(source.checked_on)}." if source.checked_on else ""
    return {
        "title": f"{source.title}, {source.publisher}",
        "address": source.address,
        "rest": " ".join(filter(None, [dated, checked, source.note])),
    }
