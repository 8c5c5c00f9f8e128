"""The rule of phone numbers: pages show only numbers that exist.

Google's list of the world's numbers, in the package `phonenumbers`, says which ranges are in use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, shortnumberinfo

from build_tools.model import dial
from build_tools.problems import Problem
from build_tools.rules.context import RuleContext

CONTACTS = "content/contacts.yaml"
UK = "GB"
UK_CODE = 44
LONGEST_SHORT = 6
LONGEST_WHOLE = 11
_RELAY = re.compile(r"^\s*1800[12]\D*(?=0)")
_NOUGHT_IN_BRACKETS = re.compile(r"^\s*(?:\+|00)\s*44\s*\(\s*0\s*\)\s*")
_ABROAD = re.compile(r"^\s*(?:\+|00)\s*44\s*")
_DIALLED_FROM_ABROAD = re.compile(r"^\s*(?:00|\+\s*44\s*0)")
_AREA = re.compile(r"^\(?(0[12]\d{1,4})\)?[ -]")


def numbers_exist(content: RuleContext) -> Iterator[Problem]:
    """A number on a page exists: it is valid in the UK, or a valid short number.

    It has its area code, and is written as people dial it here. If a number works but is not in
    the list of valid ones, put it under `other_numbers` in site.yaml, with the reason.
    """
    known = {dial(other.number) for other in content.site.other_numbers} if content.site else set()
    for id_, contact in content.contacts.items():
        for name in ("phone", "text"):
            number = getattr(contact, name)
            if number and contact.is_printable and dial(number) not in known:
                yield from _problems(number, (id_, name), content)


def exists(number: str) -> bool:
    """Return whether a number, as people dial it in the UK, is valid or a valid short number."""
    parsed = _parsed(number)
    if parsed is None or (number.strip().startswith("+") and parsed.country_code != UK_CODE):
        return False
    digits = re.sub(r"\D", "", number)
    if len(digits) <= LONGEST_SHORT and shortnumberinfo.is_valid_short_number_for_region(
        parsed, UK
    ):
        return True
    is_whole = digits.startswith("0") or number.strip().startswith("+")
    return is_whole and parsed.country_code == UK_CODE and phonenumbers.is_valid_number(parsed)


def _parsed(number: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(number, UK)
    except NumberParseException:
        return None


def _problems(number: str, path: tuple[str, str], content: RuleContext) -> Iterator[Problem]:
    found, better = _fault(number, content)
    if found:
        offered = f'Is it "{better}"? ' if better and exists(better) else ""
        yield Problem(
            f'"{number}" {found}',
            "Write a number as people in the UK dial it, with its area code.",
            f"{offered}Check the page it comes from, and call it.",
            path=path,
            file=CONTACTS,
        )


def _fault(number: str, content: RuleContext) -> tuple[str, str]:
    """Return what is wrong with a number, or nothing, and the number that may be meant."""
    relay = _RELAY.match(number)
    if relay:
        return (
            "begins with the code for Relay UK. People who use Relay UK add it themselves.",
            number[relay.end() :],
        )
    abroad = _NOUGHT_IN_BRACKETS.match(number)
    if abroad:
        return "has a (0), which does not work when it is dialled.", f"0{number[abroad.end() :]}"
    if exists(number) and not _DIALLED_FROM_ABROAD.match(number):
        return "", ""
    return _not_valid(number, content)


def _not_valid(number: str, content: RuleContext) -> tuple[str, str]:
    digits = re.sub(r"\D", "", number)
    abroad = _ABROAD.match(number)
    if abroad:
        rest = number[abroad.end() :].strip()
        home = rest if rest.startswith("0") else f"0{rest}"
        return "is not how a UK number is dialled.", home
    if number.strip().startswith(("+", "00")):
        return "is not a UK number.", ""
    if digits.startswith("0"):
        return _wrong_digits(digits), ""
    if exists(f"0{number}"):
        return "does not begin with 0. A spreadsheet may have taken it away.", f"0{number}"
    # A local number never begins with 1: that is a short number with a digit wrong.
    if LONGEST_SHORT - 1 <= len(digits) <= LONGEST_SHORT + 2 and not digits.startswith("1"):
        return "has no area code, so it can't be called from a mobile.", _with_area(number, content)
    return "is not a number that exists in the UK.", ""


def _wrong_digits(digits: str) -> str:
    if len(digits) > LONGEST_WHOLE:
        return f"has {len(digits)} digits, which is too many."
    may_be_shorter = digits.startswith(("01", "0800", "0845"))
    if len(digits) < LONGEST_WHOLE - may_be_shorter:
        return f"has {len(digits)} digits, which is too few."
    return "is not a number that exists in the UK. A digit may be wrong or missing."


def _with_area(number: str, content: RuleContext) -> str:
    """Return a number with the area code of another contact, where that makes one that exists."""
    others = [contact.phone for contact in content.contacts.values() if contact.phone]
    areas = [match[1] for other in others if (match := _AREA.match(other))]
    for area in sorted(set(areas), key=areas.count, reverse=True):
        if exists(f"{area} {number}"):
            return f"{area} {number}"
    return ""
