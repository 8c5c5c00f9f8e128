"""The first look at a form: whether its words may identify a child, a family or a home."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from build_tools.editing.forms.body import Received, Refused, answers_of, form_of
from build_tools.editing.forms.form import Form
from build_tools.wording import private_data

OF_SERVICES = {"was", "phone", "text", "email", "url", "address", "version", "contacts", "sources"}
"""The fields that hold a service's number, email or web page, or our own short names."""
_MOBILE = re.compile(r"(?<!\d)(?:\+?44\s?|0)7\d{3}[\s-]?\d{3}[\s-]?\d{3}(?!\d)")
_NHS_WORDS = re.compile(r"\bnhs\s*(?:no|num|number)?\W{0,3}\d{3}\D?\d{3}\D?\d", re.IGNORECASE)
_DAY_OF_BIRTH = re.compile(
    r"\b(?:born|birth\w*|birthday|dob|d\.o\.b)\b[^.\n]{0,20}?\d{1,4}\s?(?:[-/. ]|st|nd|rd|th)",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"\b\d{1,4}[a-z]?,? (?:[A-Z][a-z']+ ){1,3}"
    r"(?:Street|Road|Lane|Avenue|Close|Drive|Way|Crescent|Terrace|Gardens|Grove|Court|Place)\b"
)
_NAMED = re.compile(
    r"\b(?:[Cc]hild|[Bb]oy|[Gg]irl|[Bb]aby|[Ss]on|[Dd]aughter|[Pp]upil|[Ss]tudent|[Tt]eenager)"
    r"(?:'s name is| is called| called| named|,? whose name is) [A-Z][a-z]+"
)
_OF_A_TEAM = re.compile(
    r"@(?:[\w-]+\.)*(?:gov|nhs|police|parliament)\.uk$|"
    r"^(?:info|help|helpline|hello|contact|enquir\w+|admin|office|support|team|advice|feedback)@",
    re.IGNORECASE,
)
_OTHERS = {
    "an NHS number": _NHS_WORDS,
    "a date of birth": _DAY_OF_BIRTH,
    "the address of a home": _HOME,
    "the name of a child": _NAMED,
}


def identifying(received: Received, forms: Sequence[Form]) -> tuple[str, ...]:
    """Return the kinds of things in a form that may identify a person; never the words.

    A service's own details are no private data: the fields for them are passed over where the
    form can be read. Emails count outside of them, because a person's own may be one.
    """
    kinds: list[str] = []
    for text in _texts(received, forms):
        kinds += _kinds_in(text)
    return tuple(dict.fromkeys(kinds))


def _texts(received: Received, forms: Sequence[Form]) -> Iterator[str]:
    form = form_of(received.body, forms)
    yield received.title
    if form is None:
        yield received.body
        return
    try:
        answers = answers_of(received.body, form)
    except Refused:
        yield received.body
        return
    begun = received.body.partition("### ")[0]
    yield begun
    for one in form.fields:
        if one.id not in OF_SERVICES and one.kind != "checkboxes":
            yield answers[one.id]


def _kinds_in(text: str) -> Iterator[str]:
    seen = unicodedata.normalize("NFKC", text)
    seen = "".join(c for c in seen if unicodedata.category(c) != "Cf")
    flat = " ".join(seen.split())
    yield from (kind for kind, words in private_data(flat) if not _OF_A_TEAM.search(words))
    yield from (kind for kind, pattern in _OTHERS.items() if pattern.search(flat))
    if _MOBILE.search(flat):
        yield "a mobile number"
