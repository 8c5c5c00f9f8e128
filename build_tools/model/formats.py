"""How each kind of value is written: its pattern, and what an editor's schema says of it.

Every value is text to us. An editor guesses that `999` is a number, so that a schema also has to
say which of its guesses are right for a kind of value.
"""

from __future__ import annotations

from pydantic import WithJsonSchema

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ADDRESS = r"""^https?://[^\s/$.?#<>"'\\]+\.[^\s<>"'\\]*$"""
COLOUR = r"^#[0-9a-f]{6}$"
PHONE = r"^\+?[0-9(][0-9 ()-]{1,18}[0-9]$"
EMAIL = r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"
PAGE_OR_EMAIL = f"{ADDRESS}|{EMAIL}"
_DAY = r"^\s*[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\s*$"
_WHOLE = r"^\s*0*([1-9][0-9]{0,2}|1000)(\.0+)?\s*$"
_NUMBER = r"^\s*[0-9]{1,9}(\.[0-9]{1,9})?\s*$"
EXPECTED = {
    SLUG: "A name can have only small letters, digits and hyphens.",
    ADDRESS: "Write the web address in full: https://www.gov.uk/",
    COLOUR: "A colour is # and six digits or small letters a to f.",
    PHONE: "A phone number is digits and spaces: 0800 1111.",
    EMAIL: "An email address looks like this: team@example.gov.uk.",
    PAGE_OR_EMAIL: "Write a page's address in full: https://www.gov.uk/. A team's email address "
    "looks like this: team@example.gov.uk.",
}
"""What an editor reads where a value is not written as it should be."""
_A_DAY = "Write a date as year-month-day: 2026-11-30."
_DIGITS = "Write digits only, such as 12."
_ANY_TEXT = ["string", "number", "boolean"]


def _shape(kinds: str | list[str], pattern: str, words: str, **more: object) -> WithJsonSchema:
    shape: dict[str, object] = {"type": kinds, "pattern": pattern, "patternErrorMessage": words}
    return WithJsonSchema({**shape, **more})


TEXT_SHAPE: dict[str, object] = {
    "type": _ANY_TEXT,
    "pattern": r"\S",
    "patternErrorMessage": "This field is empty.",
}
TEXT_WRITTEN = WithJsonSchema(TEXT_SHAPE)
SLUG_WRITTEN = _shape(["string", "integer"], SLUG, EXPECTED[SLUG])
DAY_WRITTEN = _shape("string", _DAY, _A_DAY, examples=["2026-11-30"])
YES_OR_NO_WRITTEN = WithJsonSchema({"type": "string", "enum": ["yes", "no"]})
ADDRESS_WRITTEN = _shape("string", ADDRESS, EXPECTED[ADDRESS], examples=["https://www.gov.uk/"])
PHONE_WRITTEN = _shape(["string", "integer"], PHONE, EXPECTED[PHONE], examples=["0800 1111"])
EMAIL_WRITTEN = _shape("string", EMAIL, EXPECTED[EMAIL], examples=["team@example.gov.uk"])
COLOUR_WRITTEN = _shape("string", COLOUR, EXPECTED[COLOUR], examples=["#0b4f4a"])
WHOLE_WRITTEN = _shape(["integer", "string"], _WHOLE, _DIGITS, minimum=1, maximum=1000)
NUMBER_WRITTEN = _shape(["number", "string"], _NUMBER, _DIGITS, minimum=0)
NOT_YET_WRITTEN = WithJsonSchema({"type": [*_ANY_TEXT, "null"]})
NOT_YET_ADDRESS_WRITTEN = _shape(
    ["string", "null"], rf"^$|{ADDRESS}", EXPECTED[ADDRESS], examples=["https://www.gov.uk/"]
)
NOT_YET_PAGE_OR_EMAIL_WRITTEN = _shape(
    ["string", "null"],
    rf"^$|{PAGE_OR_EMAIL}",
    EXPECTED[PAGE_OR_EMAIL],
    examples=["https://www.gov.uk/"],
)
