"""What the template of a guide's page is given: everything a reader sees, as plain data."""

from __future__ import annotations

from datetime import date
from typing import Any

from build_tools.model import Block, Contact, Figures, Guide, Library, Source, Span, Step
from build_tools.model.off import OffContact
from build_tools.model.review import rely_until
from build_tools.pages import notices
from build_tools.pages.approval import approval_of_guide
from build_tools.pages.assets import readable_brand
from build_tools.pages.environment import day_in_words, dial
from build_tools.pages.escape import guide_of
from build_tools.pages.guides import related_guides, seconds_of

Data = dict[str, Any]


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


def page_of(address: str, library: Library) -> str:
    """Return the full address of a page, or nothing while the site's own is not known."""
    base = library.site.base_url
    return f"{base.rstrip('/')}/{address}" if base else ""


def guide_sheets(library: Library, made_on: date) -> dict[str, Data]:
    """Return each published guide as data, by its slug."""
    related = related_guides(library)
    return {
        guide.slug: {
            **_guide(guide, library, made_on),
            "related": [_other(other, library) for other in related[guide.slug]],
        }
        for guide in library.published
    }


def _guide(guide: Guide, library: Library, made_on: date) -> Data:
    contacts = library.listed(guide.contacts)
    address = page_of(f"guides/{guide.slug}/", library)
    return {
        "slug": guide.slug,
        "title": guide.title,
        "topic": library.topics[guide.topic].title,
        "seconds": f"{seconds_of(guide, library)} seconds to read",
        "summary": guide.summary,
        "notice": notices.age_notice(guide, library.site, contacts, made_on),
        "steps": [step_data(step, library) for step in guide.steps],
        "contacts": [contact_data(contact) for contact in contacts],
        "avoid": guide.avoid,
        "body": [_block(block, library) for block in guide.body.blocks],
        "figures": _figures(guide.figures) if guide.figures else None,
        "questions": guide.questions,
        "about_you": guide.about_you or "",
        "sources": [_source(library.sources[id_]) for id_ in guide.sources],
        "about": notices.provenance(guide, library.site),
        "approved": approval_of_guide(guide, library),
        "rely": notices.rely_line(rely_until(guide, library.site, made_on), contacts),
        "page": address,
    }


def step_data(step: Step, library: Library) -> Data:
    """Return a step with the call under it, if there is one."""
    contact = library.as_shown[step.call] if step.call else None
    if isinstance(contact, OffContact):
        return {"do": f"{step.do} {contact.sentence}", "call": None}
    return {"do": step.do, "call": named_call(contact, "Call ", " on") if contact else None}


def contact_data(contact: Contact) -> Data:
    """Return a contact with every way to reach it, or what to do while it is off."""
    if isinstance(contact, OffContact):
        calls = [named_call(one, "Call ", " on") for one in contact.calls]
        words = f"{contact.use} {contact.words}"
        return {"name": contact.name, "use": words, "ways": calls, "hours": ""}
    ways = [
        _way("Call", contact.phone, f"tel:{dial(contact.phone or '')}"),
        _way("Text", contact.text, f"sms:{dial(contact.text or '')}"),
        _way("Email", contact.email, f"mailto:{contact.email}"),
        _way("Website:", contact.url, contact.url or ""),
    ]
    return {
        "name": contact.name,
        "use": f"{contact.use} {contact.note}".rstrip(),
        "ways": [way for way in ways if way],
        "hours": f"Open: {contact.hours}" if contact.hours else "",
    }


def named_call(contact: Contact, verb: str = "", join: str = "") -> Data:
    """Return the link that rings a contact: its name, and its number where that is not in it."""
    phone = contact.phone or ""
    link = f"tel:{dial(phone)}"
    if phone in contact.name:
        return {"words": f"{verb}{contact.name}", "number": "", "link": link}
    return {"words": f"{verb}{contact.name}{join}", "number": phone, "link": link}


def _way(verb: str, where: str | None, link: str) -> Data | None:
    return {"words": verb, "number": where, "link": link} if where else None


def _block(block: Block, library: Library) -> Data:
    kind = "numbered" if block.is_numbered else "list" if block.is_list else "paragraph"
    return {"kind": kind, "items": [[_span(span, library) for span in i] for i in block.items]}


def _span(span: Span, library: Library) -> Data:
    """Return words with where they lead. A link to a guide that is not published stays words."""
    slug = guide_of(span.link)
    inside = slug if slug in library.published_slugs else ""
    link = page_of(f"guides/{inside}/", library) if inside else "" if slug else span.link
    return {
        "text": span.text,
        "bold": span.bold,
        "emphasis": span.emphasis,
        "guide": inside,
        "link": link,
    }


def _other(guide: Guide, library: Library) -> Data:
    link = page_of(f"guides/{guide.slug}/", library)
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


def _source(source: Source) -> Data:
    seen = f"A copy was seen on {day_in_words(source.seen_on)}."
    checked = source.checked_on and f"Checked on {day_in_words(source.checked_on)}."
    note = f" {source.note}" if source.note else ""
    return {
        "title": f"{source.title}, {source.publisher}",
        "address": source.address,
        "rest": f"Its own date: {source.dated}. {checked or seen}{note}",
    }
