"""Finds things in text that must not be there, or must be explained, or can't be printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from types import MappingProxyType

PRINTED = MappingProxyType(
    {
        "English": " -~",
        "other European letters and symbols": "\u00a0-\u00ac\u00ae-\u017eȘ-țẀ-ẅ",
        "Vietnamese and Chinese in European letters": "ƠơƯưǍ-ǜẠ-ỹ",
        "accents": "\u0300-\u0304\u0306-\u030c",
        "Greek letters": "\u0384-ΊΌΎ-ΡΣ-ώ",
        "Cyrillic letters": "Ѐ-џҐґ",
        "dashes, quotes and dots": "\u2012-\u2015\u2018-\u201a\u201c-\u201e†-•…\u2039\u203a",
        "signs": "₤€№™\u2044‰\u2032″⅐-⅞←-↓\u2212≈≠≤≥✓",
    }
)
"""The characters that the font of the PDFs has and guides may need, as ranges, by their kind."""

# a small picture, such as a smiling face
_UNPRINTED = re.compile(rf"[^\s{''.join(PRINTED.values())}]")
_DIGIT = re.compile(r"\d")
_DIGIT_OR_AT = re.compile(r"[\d@]|birth|born", re.IGNORECASE)  # what looks private has one of them
_ACRONYM = re.compile(r"\b[A-Z]{2,}s?\b")
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
# 020 7946 0123, (020) 7946 0123, +44 1632-960123
_PHONE = re.compile(rf"(?<![\w.,£-])\+?\(?\d[\d\s().\{_DASHES}]{{4,24}}\d(?!\w)")
# 85258, a number for text messages
_FIVE_DIGITS = re.compile(r"(?<![\w.,£-])\d{5}(?![\w,]|\.\d)")
# 2026-11-27, 2025-26, 27/11/2026, 12.5
_DAY_OR_DECIMAL = re.compile(
    r"(?<!\d)(?:\d{4}-\d{2}-\d{2}|(?:1[89]|20)\d{2}[-–](?:\d{4}|\d{2})"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})(?!\d)"
    r"|(?<![\d.])[1-9]\d{0,8}\.\d{1,3}(?![\d.])"
)
# team@example.gov.uk
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_AREAS = (
    "AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN "
    "DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA "
    "LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG "
    "SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
)
_POSTCODE = re.compile(
    rf"\b(?=[A-Z]{{1,2}}\d)(?:{_AREAS.replace(' ', '|')})\d[A-Z\d]?\s?\d"
    r"(?!(?-i:st|nd|rd|th|ft|hr)\b)[ABD-HJLNP-UW-Z]{2}\b",
    re.IGNORECASE,
)
_NHS = re.compile(r"(?<!\d)[1-9]\d{2}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_NTH = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth"
    r"|(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))"
)
_DATE = (
    r"(?:\d{1,4} ?[-/.–] ?\d{1,2} ?[-/.–] ?\d{2,4}|\d{1,2} \d{1,2} (?:\d{4}|\d{2})"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?|{_NTH})[ -/.]{{0,2}}(?:of )?(?:the )?{_MONTH}"
    r"(?:[-,/. ]{0,2}'?\d{2,4})?"
    rf"|{_MONTH}[-,/. ]{{1,2}}(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?|{_NTH})"
    r"(?:[-,/. ]{1,2}\d{2,4})?"
    rf"|{_MONTH}[-,/. ]{{1,2}}\d{{4}})"
)
_BIRTH = (
    r"(?:\bborn|\bd\.? ?o\.? ?b\b|\bdate[- ]of[- ]birth|\bbirth ?(?:day|date)|\bb\.(?= ?\d)"
    r"|\bturn(?:s|ed|ing)? \w{1,12} on)"
)
_BORN = re.compile(
    rf"{_BIRTH}(?:[ :.,=()–-]|\b(?:is|was|on|in|the|it|falls|will be|a|as)\b){{0,8}}{_DATE}\b"
    rf"|\b{_DATE}[ ,(-]{{1,3}}(?:is |was |= ?)?(?:(?:his|her|their|the|my|a|child's) )?"
    r"(?:birthday|birth date|date of birth|d\.? ?o\.? ?b\b)",
    re.IGNORECASE,
)
_MAY_BE_BIRTH = re.compile(r"born|b(?:irth|\.)|turn|d\.? ?o\.? ?b", re.IGNORECASE)  # each has one
_WHOSE = r"\b(?:case|child|client|file|person|mosaic|reference|ref|liquid ?logic|upn|pupil)\b"
_CASE_NUMBER = r" ?#?[a-z/-]{0,9}\d"
_CASE = re.compile(
    rf"{_WHOSE}[.:]{{0,2}} (?:no\.?|number|id|ref(?:erence)?):?{_CASE_NUMBER}{{3,20}}\w{{0,9}}"
    rf"|{_WHOSE}[.:]{{0,2}}{_CASE_NUMBER}{{5,20}}\w{{0,9}}"
    r"|\b(?:case|mosaic|reference|ref)\b[.:]{0,2}(?![ -]?(?:19|20)\d\d\b)"
    rf"{_CASE_NUMBER}{{3,20}}\w{{0,9}}",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?<!\d)(?:[01]\d|2[0-3])[.:]?[0-5][05] ?(?:hrs?|h)? ?(?:[-–—]|to) ?"
    r"(?:[01]\d|2[0-4])[.:]?[0-5][05](?: ?hrs?)?(?!\d)"
)
"""Opening times, such as 0830-1700."""
_HOST = re.compile(r"(?<![\w/])[a-z]{2,9}://([^\s/?#]+)", re.IGNORECASE)
# <b>, [words](address), **bold, __bold, ## heading
_MARKUP = re.compile(
    r"(?P<html></?[a-zA-Z!][^<>]{0,300}>|<!--)"
    r"|(?P<link>\[[^\]\[]{0,300}\]\([^()]{0,300}\))"
    r"|(?P<bold>\*\*\S|\b__\S)|(?P<heading>^\s{0,3}#{1,6}\s)"
)
_MAY_BE_MARKUP = re.compile(r"[<\[*_#]")  # every mark has one of them
# section 47, 12.5%, 3 in every 10, 54 per 10,000, Children Act 1989
_CLAIM = re.compile(
    r"\b[Ss]ections? \d{1,9}\w{0,3}|(?<![\d.,])\d{1,9}(?:\.\d{1,9})?\s?(?:%|per ?cent\b)"
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
    of five digits is found too. What looks like private data is left to `private_data`.
    """
    if not _DIGIT.search(text):
        return []
    rest = _HOURS.sub(" ", _DAY_OR_DECIMAL.sub(" ", text))
    found = [match.group().strip() for match in _PHONE.finditer(rest)]
    long = [number for number in found if sum(c.isdigit() for c in number) >= 6]
    numbers = long or _FIVE_DIGITS.findall(rest)
    private = " ".join(found for _, found in private_data(text)) if numbers else ""
    return [number for number in numbers if number not in private]


def private_data(text: str) -> list[tuple[str, str]]:
    """Return what may identify a person, as pairs of what it looks like and the text found."""
    if not _DIGIT_OR_AT.search(text):
        return []
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
        if pattern is not _BORN or _MAY_BE_BIRTH.search(text)
        for match in pattern.finditer(text)
    ]


def markup(text: str) -> list[tuple[str, str]]:
    """Return marks of HTML or Markdown in plain text, as pairs of kind and the text found.

    Kinds are `html`, `link`, `bold` and `heading`.
    """
    if not _MAY_BE_MARKUP.search(text):
        return []
    return [(match.lastgroup or "", match.group().strip()) for match in _MARKUP.finditer(text)]


def hidden_characters(text: str) -> list[str]:
    """Return the names of characters that cannot be seen or turn the text around."""
    if text.isprintable():
        return []
    return [
        named(character)
        for character in text
        if unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Cn")
        and character not in "\n"
    ]


def claims(text: str) -> list[str]:
    """Return statements of law or number that need a source: sections, percentages, rates."""
    return [match.group() for match in _CLAIM.finditer(text)]


def disguises(text: str) -> list[tuple[str, str]]:
    """Return web addresses that pretend to be others, as pairs of the address and how it does.

    It does so by a letter of another alphabet, plain or encoded, or by words before an @ sign.
    """
    if "://" not in text:
        return []
    found = []
    for match in _HOST.finditer(text):
        host = match[1].lower()
        if "@" in host:
            found.append((match.group(), "has words before an @"))
        elif not host.isascii():
            odd = next(named(letter) for letter in host if not letter.isascii())
            found.append((match.group(), f"has a letter from another alphabet ({odd})"))
        elif host.startswith("xn--") or ".xn--" in host:
            found.append((match.group(), "has a letter from another alphabet"))
    return found


def whole_words(words: Iterable[str], text: str) -> Iterator[tuple[str, str]]:
    """Yield each word or phrase that a text has as a whole, in any case, and how it is written."""
    folded = text.casefold()
    for word in words:
        # Most words are in no text, and this is the quick way to know.
        match = _whole(word).search(text) if _beginning(word) in folded else None
        if match:
            yield word, match.group()


@lru_cache(maxsize=4096)  # the same few hundred words are looked for in every text
def _beginning(word: str) -> str:
    return word.split(maxsplit=1)[0].casefold()


@lru_cache(maxsize=4096)
def _whole(word: str) -> re.Pattern[str]:
    pattern = r"\s+".join(re.escape(part) for part in word.split())
    return re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)


def unprinted(text: str) -> tuple[str, ...]:
    """Return the characters of a text that cannot be printed, each once, in order."""
    return tuple(dict.fromkeys(_UNPRINTED.findall(unicodedata.normalize("NFC", text))))


def named(character: str) -> str:
    """Return a character's own name: `slightly smiling face`."""
    return unicodedata.name(character, f"U+{ord(character):04X}").lower()


def plainer(character: str) -> str:
    """Return what to write instead of a character, such as `fi` for a joined fi, or nothing."""
    plain = unicodedata.normalize("NFKC", character)
    return "" if plain == character or unprinted(plain) else plain
