"""Finds things in text that must not be there, or must be explained."""

from __future__ import annotations

import re
import unicodedata

_ACRONYM = re.compile(r"\b[A-Z]{2,}s?\b")
_PHONE = re.compile(r"(?<![\w.,£-])\+?\(?\d[\d\s()\-–.]{4,30}\d(?![\w])")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{4}[-–]\d{2,4}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{0,63}\w")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)
_NHS = re.compile(r"(?<!\d)[1-9]\d{2}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_BORN = re.compile(
    r"\b(?:born (?:on |in )?|dob:? ?|date of birth:? ?)"
    r"(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?[ /.-]\w+(?:[ /.-]\d{2,4})?|[A-Z][a-z]+ \d{4})",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:case|child|client|file|person|mosaic|reference|ref)\.?"
    r" (?:no\.?|number|id|ref(?:erence)?|:)?:? ?#?\w{0,9}\d{3}\w{0,20}",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"(?P<html></?[a-zA-Z!][^<>]*>|<!--)"
    r"|(?P<link>\]\([^)]*\))|(?P<bold>\*\*\S|\b__\S)|(?P<heading>^\s{0,3}#{1,6}\s)"
)
_CLAIM = re.compile(
    r"\b[Ss]ections? \d+\w*|(?<![\d.,])\d{1,9}(?:\.\d{1,9})?\s?(?:%|per ?cent\b)"
    r"|(?<![\d.,])\d[\d,.]{0,12} (?:(?:in|out of|for) every|per) \d(?:[\d,]{0,12}\d)?"
    r"|\b(?:Act|Regulations|Order) \d{4}\b"
)


def acronyms(text: str) -> list[str]:
    """Return the acronyms of a text in order, each once, without a plural s."""
    return list(dict.fromkeys(_bare(found) for found in _ACRONYM.findall(text)))


def _bare(acronym: str) -> str:
    return acronym[:-1] if acronym.endswith("s") else acronym


def phone_numbers(text: str) -> list[str]:
    """Return what looks like a phone number: six digits or more, but not days or amounts.

    999, 101 and other numbers of up to four digits are words that everybody knows. A text number
    of five digits is found too.
    """
    without_days = _DAY.sub(" ", text)
    found = [match.group().strip() for match in _PHONE.finditer(without_days)]
    long = [number for number in found if sum(c.isdigit() for c in number) >= 6]
    return long or re.findall(r"(?<![\w.,£-])\d{5}(?![\w,]|\.\d)", without_days)


def private_data(text: str) -> list[tuple[str, str]]:
    """Return what may identify a person, as pairs of what it looks like and the text found."""
    kinds = {
        "an email address": _EMAIL,
        "a postcode": _POSTCODE,
        "an NHS number": _NHS,
        "a date of birth": _BORN,
        "a case reference": _CASE,
    }
    return [
        (kind, match.group().strip())
        for kind, pattern in kinds.items()
        for match in pattern.finditer(text)
    ]


def markup(text: str) -> list[tuple[str, str]]:
    """Return marks of HTML or Markdown in plain text, as pairs of kind and the text found.

    Kinds are `html`, `link`, `bold` and `heading`.
    """
    return [(match.lastgroup or "", match.group().strip()) for match in _MARKUP.finditer(text)]


def hidden_characters(text: str) -> list[str]:
    """Return the names of characters that cannot be seen or turn the text around."""
    return [
        unicodedata.name(character, f"U+{ord(character):04X}").lower()
        for character in text
        if unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Cn")
        and character not in "\n"
    ]


def claims(text: str) -> list[str]:
    """Return statements of law or number that need a source: sections, percentages, rates."""
    return [match.group() for match in _CLAIM.finditer(text)]


def whole_word(word: str, text: str) -> re.Match[str] | None:
    """Find a word or phrase as a whole, in any case."""
    pattern = r"\s+".join(re.escape(part) for part in word.split())
    return re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
