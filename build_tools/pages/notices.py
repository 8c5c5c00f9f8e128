"""The lines that a page and every copy that leaves the site share: approval, review, how long."""

from __future__ import annotations

from datetime import date

from build_tools.model import Contact, Guide, Library, Site
from build_tools.model.review import due_on, review_state
from build_tools.pages.environment import day_in_words


def approval_words(library: Library) -> str:
    """Return who approved the site, or the line that says that nobody has.

    Where some words are not approved, nothing is said of all of them together.
    """
    approval = library.site.approval
    if approval and not library.is_approved_whole:
        return "Approved page by page. Each guide says by which post, and when."
    if approval:
        return f"Approved by: {approval.post}, {day_in_words(approval.on)}."
    return (
        f"Prepared for the council from public sources seen in {library.seen_on:%B %Y}. "
        "Not yet checked or approved by the council."
    )


def provenance(guide: Guide, site: Site) -> tuple[str, ...]:
    """Return a guide's owner, its review and its changes, newest first, as sentences."""
    due = due_on(guide, site)
    changes = sorted(guide.changes, key=lambda change: change.on, reverse=True)
    return (
        f"Owner: {guide.owner}." if guide.owner else "Owner: the council has yet to name one.",
        f"Reviewed by the council on {day_in_words(guide.reviewed_on)}. "
        f"To be checked again by {day_in_words(due)}."
        if guide.reviewed_on and due
        else "Not yet reviewed by the council.",
        *(f"{day_in_words(change.on)}: {change.what}" for change in changes),
    )


def age_notice(guide: Guide, site: Site, contacts: tuple[Contact, ...], today: date) -> str:
    """Return what a page opens with when its review is due or long past, or nothing."""
    state, due = review_state(guide, site, today), due_on(guide, site)
    if state == "lapsed" and guide.reviewed_on:
        ring = "".join(
            f" Ring {name_and_number(c)} before you rely on it." for c in ring_first(contacts)
        )
        return f"Not checked since {day_in_words(guide.reviewed_on)}.{ring}"
    if state == "due" and due:
        return f"This guide was due to be checked again by {day_in_words(due)}."
    return ""


def ring_first(contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """Return whom to ring before relying on an old guide: the first who is not for emergencies."""
    ringable = [contact for contact in contacts if contact.phone]
    calm = [contact for contact in ringable if len(contact.phone or "") > 3]
    return tuple((calm or ringable)[:1])


def rely_line(until: date, contacts: tuple[Contact, ...]) -> str:
    """Return until when a copy may be relied on, and which of some contacts to ring after that."""
    ring = "".join(f" After that, ring {name_and_number(c)}." for c in ring_first(contacts))
    return f"Do not rely on this after {day_in_words(until)}.{ring}"


def name_and_number(contact: Contact) -> str:
    """Return whom to ring: `MASH on 01632 960001`, or the name alone if it holds the number."""
    phone = contact.phone or ""
    return contact.name if phone in contact.name else f"{contact.name} on {phone}"
