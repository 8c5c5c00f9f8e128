"""The lines that a page and every copy share: approval, review, how long to rely on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from build_tools.model import Contact, Guide, Library, Site
from build_tools.model.approvals import (
    PLEDGE,
    Record,
    State,
    changed_on,
    guide_state,
    guide_words,
    pledge_words,
    state_of,
)
from build_tools.model.review import all_rely_until, due_on, review_state
from build_tools.pages.environment import day_in_words, environment
from build_tools.pages.numbers import mark_numbers
from build_tools.pages.page import OfflineWords

NEVER = "Not yet approved by the council, so readers do not see it."


def approval_of_guide(guide: Guide, library: Library) -> str:
    """Return who approved a guide, or that it changed since; nothing while nothing is approved."""
    days = [change.on for change in guide.changes]
    return _words(library.approvals.of_guide(guide), guide_words(guide), days, library)


def approval_of_pledge(library: Library) -> str:
    """Return who approved the pledge as a page, or that it changed since."""
    days = [change.on for change in library.pledge.changes]
    record = library.approvals.of_page(PLEDGE)
    return _words(record, pledge_words(library.pledge), days, library)


def approval_of_text(address: str, words: str, library: Library) -> str:
    """Return who approved a hand-written page, or that it changed since."""
    return _words(library.approvals.of_page(address), words, (), library)


def change_of_guide(guide: Guide, library: Library) -> str:
    """Return the line that a guide changed after its approval, or nothing."""
    is_changed = library.site.approval and guide_state(guide, library.approvals) == "changed"
    return approval_of_guide(guide, library) if is_changed else ""


def _words(record: Record | None, words: str, days: Iterable[date], library: Library) -> str:
    if library.site.approval is None:
        return ""
    return approval_line(record, state_of(record, words), days)


def approval_line(record: Record | None, state: State, days: Iterable[date]) -> str:
    """Return the line of a page: approved by a post, changed after it, or not approved."""
    if record is None:
        return NEVER
    approved_on = day_in_words(record.on)
    if state == "approved":
        return f"Approved by: {getattr(record, 'post', '')}, {approved_on}."
    changed = changed_on(days, record.on)
    when = f"Changed on {day_in_words(changed)}," if changed else "Changed"
    return f"{when} after the council's approval of {approved_on}."


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
        ring = "".join(f" Call {c.call_name} before you rely on it." for c in ring_first(contacts))
        return f"Not checked since {day_in_words(guide.reviewed_on)}.{ring}"
    if state == "due" and due:
        return f"This guide was due to be checked again by {day_in_words(due)}."
    return ""


def ring_first(contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """Return who to call before relying on an old guide: the first who is not for emergencies."""
    ringable = [contact for contact in contacts if contact.phone]
    calm = [contact for contact in ringable if len(contact.phone or "") > 3]
    return tuple((calm or ringable)[:1])


def rely_line(until: date, contacts: tuple[Contact, ...]) -> str:
    """Return until when a copy may be relied on, and which of some contacts to call after that."""
    ring = "".join(f" After that, call {c.call_name}." for c in ring_first(contacts))
    return f"Do not rely on this after {day_in_words(until)}.{ring}"


def offline_words(library: Library, today: date) -> OfflineWords:
    """Return the words of a copy that is made today."""
    until = all_rely_until(library.published, library.site, today)
    ring = ring_first(library.printable(library.site.act_now))
    words = environment().get_template("components/saved/macro.jinja").make_module()
    return OfflineWords(
        made=today,
        old_from=until + timedelta(days=1),
        current=mark_numbers(words.current(today, until, ring), library),  # type: ignore[attr-defined] # a macro
        old=mark_numbers(words.old(today, ring), library),  # type: ignore[attr-defined] # a macro
        missing=str(words.missing()),  # type: ignore[attr-defined] # a macro
    )
