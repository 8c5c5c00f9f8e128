"""A number, hours or an email: changed, confirmed, or off every page now."""

from __future__ import annotations

import re

from build_tools.editing.forms.body import Answers, Refused
from build_tools.editing.forms.table import CHANGED, CONFIRMED, HIDDEN, PUBLIC, RANG, UNSURE
from build_tools.editing.forms.words import NONE, shown
from build_tools.editing.forms.work import Work, day_of, found_in, post_of
from build_tools.editing.patch import ContentText, remove, set_text, value_at
from build_tools.model import Contact
from build_tools.model.confirmation import DETAILS, coverage
from build_tools.pages import day_in_words

FILE = "contacts.yaml"
WAYS = {
    "phone": "phone number",
    "text": "number for text messages",
    "hours": "hours",
    "email": "email address",
    "url": "web page",
}
ORDER = ("name", "use", "phone", "text", "email", "url", "hours", "sources")
CONFIRMATION = (*ORDER, "confirmed", "confirmed_by", "confirmed_on", "confirmed_for")
HOW = {RANG: "council", PUBLIC: "sources", UNSURE: "no"}


def change_number(work: Work, answers: Answers) -> None:
    """Do what the form asks with one contact. Raises Refused."""
    names = {id_: contact.name for id_, contact in work.known.contacts.items()}
    id_ = found_in(names, answers["contact"], "contact")
    contact = work.known.contacts[id_]
    work.subject = contact.name
    new = {way: answers[way] for way in WAYS if answers[way]}
    _refuse_stale(contact, answers["was"])
    _refuse_unclear(answers, new)
    with work.opened(FILE) as text:
        if answers["what"] == HIDDEN:
            _hide(work, text, id_, contact)
            return
        for way, value in new.items():
            _change(work, text, id_, contact, way, value)
        _confirm(work, text, id_, contact, answers)


def _refuse_stale(contact: Contact, was: str) -> None:
    """Say so where the site does not say (any more) what the form says it does."""
    today = [value for way in WAYS if (value := getattr(contact, way))]
    if was and _bare(was) not in {_bare(value) for value in today}:
        raise Refused(
            f'Your form says that the site shows {shown(was)} for "{contact.name}". Today it shows '
            f"{', '.join(shown(value) for value in today) or 'nothing'}. Somebody may have changed "
            "it since. Please look at the page, and send the form again if it is still needed."
        )


def _bare(text: str) -> str:
    return re.sub(r"[^\w@]", "", text).lower()


def _refuse_unclear(answers: Answers, new: dict[str, str]) -> None:
    what, how = answers["what"], answers["how"]
    if what not in (CHANGED, CONFIRMED, HIDDEN):
        raise Refused(f"Choose what has happened: {shown(what)} is not one of the choices.")
    if what == CHANGED and not new:
        raise Refused(
            f'You chose "{CHANGED}", but nothing new is filled in. Please write the right number, '
            "hours, email or web page."
        )
    if what != CHANGED and new:
        raise Refused(
            f'You chose "{what}", and filled in something new as well. Choose "{CHANGED}" if it '
            "has changed, or leave the new details empty."
        )
    if what == HIDDEN:
        return
    if how not in HOW or (what == CONFIRMED and how == UNSURE):
        raise Refused('Please choose an answer to "How do you know?".')
    if how == RANG and not answers["post"]:
        raise Refused("Please give the post of whoever called it, such as MASH manager.")


def _hide(work: Work, text: ContentText, id_: str, contact: Contact) -> None:
    set_text(text, (id_, "confirmed"), "no", ORDER)
    if contact.confirmed == "no":
        work.said.note(f'"{contact.name}" is already off every page.')
        return
    work.done.append(
        f'"{contact.name}" comes off every page. Each place then says what to do instead.'
    )


def _change(
    work: Work, text: ContentText, id_: str, contact: Contact, way: str, value: str
) -> None:
    old = getattr(contact, way) or ""
    if value.lower() == NONE:
        remove(text, (id_, way))
        if old:
            work.done.append(f'Removed from "{contact.name}": the {WAYS[way]}, {shown(old)}.')
    elif value == old:
        work.said.note(f'"{contact.name}" already has the {WAYS[way]} {shown(value)}.')
    else:
        before = ORDER[: ORDER.index(way)]
        set_text(text, (id_, way), value, before)
        if old:
            change = f'Changed for "{contact.name}": the {WAYS[way]}, from {shown(old)} to'
        else:
            change = f'Added to "{contact.name}": the {WAYS[way]},'
        work.done.append(f"{change} {shown(value)}.")


def _confirm(work: Work, text: ContentText, id_: str, contact: Contact, answers: Answers) -> None:
    """Write how the details are known. What the council confirmed before was the old number."""
    how = HOW[answers["how"]]
    post, day = post_of(answers), day_of(answers, work)
    set_text(text, (id_, "confirmed"), how, ORDER)
    if how != "no":
        named = _confirmed_for(text, id_, contact, answers)
        set_text(text, (id_, "confirmed_for"), named, CONFIRMATION[:-1])
    if how == "council":
        set_text(text, (id_, "confirmed_by"), post, CONFIRMATION[:-3])
        set_text(text, (id_, "confirmed_on"), day.isoformat(), CONFIRMATION[:-2])
        work.done.append(f'"{contact.name}" is marked as confirmed: {post}, {day_in_words(day)}.')
        return
    for name in ("confirmed_by", "confirmed_on") if how == "sources" else ():
        remove(text, (id_, name))
    if contact.confirmed != how:
        said = {
            "sources": "is marked as found on public pages",
            "no": "is marked as not confirmed, so no page shows it",
        }
        work.done.append(f'"{contact.name}" {said[how]}.')


def _confirmed_for(text: ContentText, id_: str, contact: Contact, answers: Answers) -> str:
    """Return what is confirmed now: all of it by a call, and by pages what they were opened for.

    A detail that the form does not change stays confirmed only where it was before.
    """
    is_all = answers["how"] == RANG or answers["what"] == CONFIRMED
    unsure = () if is_all else coverage(contact).uncovered
    details = {name: value_at(text, (id_, name)) for name in DETAILS}
    named = [
        str(value)
        for name, value in details.items()
        if value and (answers[name] or name not in unsure)
    ]
    return ", ".join(named)
