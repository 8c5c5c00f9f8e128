"""Says of a new number, address or opening hours that nobody has called or tried it yet."""

from __future__ import annotations

from build_tools.model import Contact
from build_tools.model.confirmation import DETAILS

_NOBODY = {
    "phone": "Nobody has called the new one yet.",
    "text": "Nobody has sent it a message yet.",
    "email": "Nobody has written to the new one yet.",
    "url": "Nobody at the council has opened the new one yet.",
    "hours": "Nobody at the council has confirmed the new ones yet.",
}


def not_called(field: str, old: Contact, new: Contact) -> str:
    """Return the sentence for a detail that readers will see and no post has confirmed since.

    A confirmation by the council that keeps its day was for the old one.
    """
    if field not in DETAILS or not new.is_printable or not getattr(new, field):
        return ""
    if new.confirmed == "council" and new.confirmed_on != old.confirmed_on:
        return ""
    if new.confirmed == "council" and new.confirmed_on:
        day = f"{new.confirmed_on.day} {new.confirmed_on:%B %Y}"
        old_one = "old ones" if field == "hours" else "old one"
        return f"{_NOBODY[field]} The confirmation of {day} was for the {old_one}."
    return _NOBODY[field]
