"""Says in plain words what is wrong with a value: what was found, what is needed, what to try."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from datetime import date

from pydantic_core import ErrorDetails

from build_tools.content.errors import Fault, Model, faults_of, fields_of, model_at
from build_tools.model.formats import ADDRESS, COLOUR, EMAIL, EXPECTED, PHONE, SLUG
from build_tools.problems import Problem, in_words, nearest, shortened

Sentences = tuple[str, str, str]
CURLY_QUOTES = "“”‘’"
_LISTS_OF_NAMES = {
    "contacts",
    "sources",
    "related",
    "was_at",
    "first",
    "act_now",
    "help_now",
    "holds_back",
}
_DIGITS = str.maketrans("OoIl", "0011")
"""Letters that people type instead of digits."""
_ALIASES = {
    **dict.fromkeys(("mobile", "tel", "telephone", "landline", "number", "phonenumber"), "phone"),
    **dict.fromkeys(("sms", "textnumber"), "text"),
    **dict.fromkeys(("mail", "emailaddress"), "email"),
    **dict.fromkeys(("web", "website", "link", "webpage", "www"), "url"),
    **dict.fromkeys(("open", "opening", "openinghours", "openingtimes", "times"), "hours"),
}
UNKNOWN_FIELD = "is not the name of a field."
EXAMPLE_DAY = "Dates are written year-month-day: 2026-11-30."
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_ORDERS = (
    re.compile(r"(?P<year>[0-9]{4})[-/. ](?P<month>[0-9]{1,2})[-/. ](?P<day>[0-9]{1,2})"),
    re.compile(
        r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[-/. ](?P<month>[0-9]{1,2}|[a-z]{3,9})[-/. ]"
        r"(?P<year>[0-9]{4}|[0-9]{2})"
    ),
)


def problems_of(errors: Sequence[ErrorDetails], model: Model) -> list[Problem]:
    """Turn pydantic's findings into problems; their paths begin at the model."""
    return [Problem(*_sentences(fault), path=fault.path) for fault in faults_of(errors, model)]


def _sentences(fault: Fault) -> Sentences:
    if fault.kind == "missing":
        return _missing(fault)
    if fault.kind == "extra_forbidden":
        return _unknown(fault)
    if fault.value == "" or (not fault.value and fault.kind not in _OF_GROUPS):
        return _empty(fault)
    if isinstance(fault.value, dict | list) and fault.kind not in _OF_GROUPS:
        return _not_one_line(fault)
    return _BY_KIND.get(fault.kind, _not_possible)(fault)


def _missing(fault: Fault) -> Sentences:
    return (
        f'The field "{fault.name}" is missing.',
        _wanted(fault),
        f'Add a line that begins "{fault.name}:".',
    )


def _empty(fault: Fault) -> Sentences:
    suggestion = "Fill it in." if fault.is_required else "Fill it in, or delete the line."
    return "This field is empty.", _wanted(fault), suggestion


def _unknown(fault: Fault) -> Sentences:
    if any(quote in fault.name for quote in CURLY_QUOTES) and fault.right_name:
        return (
            f"The name of this field has curly quotation marks: {shortened(fault.name)}.",
            "The name of a field can't have quotation marks.",
            f"Write {fault.right_name}: without them.",
        )
    if fault.reads_as_a_sentence:
        return _read_as_a_field(fault.name, fault.value)
    found = f'"{shortened(fault.name)}" {UNKNOWN_FIELD}'
    if "holds_back" in fault.known and fault.name.startswith("answer"):
        return (
            found,
            "A question stays in this file until its answer is in the guides and contacts.",
            "Make the changes that the answer calls for there, and delete the whole question. When "
            "you send the change, say who answered.",
        )
    alias = _ALIASES.get(fault.name.lower().replace("-", "").replace("_", "").replace(" ", ""))
    if alias in fault.known:
        return found, "", f'Did you mean "{alias}"?'
    if fault.right_name:
        return found, "", f'Did you mean "{fault.right_name}"?'
    expected = f"The fields that go here are: {', '.join(fault.known)}."
    return found, expected, "Delete the line, or correct the name."


def _read_as_a_field(name: str, value: object) -> Sentences:
    whole = f"{name}: {value}"
    fits = isinstance(value, str) and '"' not in whole and len(whole) <= 120
    return (
        "This sentence has a colon, so the words before it were read as the name of a field.",
        "A sentence with a colon followed by a space needs double quotes.",
        f'Write "{whole}"' if fits else "Put the whole sentence in double quotes.",
    )


def _not_one_line(fault: Fault) -> Sentences:
    if isinstance(fault.value, dict):
        name, value = next(iter(fault.value.items()))
        return _read_as_a_field(str(name), value)
    return "There is a list here.", _wanted(fault), "Write one line of text instead of a list."


def _not_a_list(fault: Fault) -> Sentences:
    if isinstance(fault.value, dict):
        found = "There are fields here, but this should be a list."
        return found, _wanted(fault), "Begin each line of the list with a hyphen and a space."
    return (
        "There is one value here, but this should be a list.",
        _wanted(fault),
        _as_a_list(str(fault.value), is_of_names=fault.name in _LISTS_OF_NAMES),
    )


def _as_a_list(value: str, *, is_of_names: bool) -> str:
    names = [slug_of(part) for part in value.split(",")]
    if is_of_names and len(names) > 1:
        return f'Put them between square brackets: "[{shortened(", ".join(names), 200)}]".'
    if is_of_names:
        return f'Put it between square brackets: "[{names[0]}]".'
    if re.match(r"-\S", value):
        return "Put a space after the hyphen at the start of each line of the list."
    return (
        "Put it on a line of its own below the name, moved in by two spaces: "
        f'"- {shortened(value)}"'
    )


def _no_fields(fault: Fault) -> Sentences:
    what = "a list" if isinstance(fault.value, list) else f'only "{shortened(fault.value)}"'
    return (
        f"There is {what} here.",
        f"The fields that go here are: {', '.join(fields_of(model_at(fault.path, fault.model)))}.",
        "Write each field on a line of its own, with a colon after its name.",
    )


def _not_one_of(fault: Fault) -> Sentences:
    words = str(fault.context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
    return (
        f'"{shortened(fault.value)}" isn\'t one of the choices.',
        f"Write {in_words(words, 'or')}.",
        nearest(str(fault.value), words) or _wanted(fault),
    )


def _not_a_day(fault: Fault) -> Sentences:
    found = f'We can\'t read "{shortened(fault.value)}" as a date.'
    return found, f"{_wanted(fault)} {EXAMPLE_DAY}", better_day(fault.value)


def _no_such_day(fault: Fault) -> Sentences:
    found = f"{shortened(fault.value)} is not a real date."
    return found, f"{_wanted(fault)} {EXAMPLE_DAY}", better_day(fault.value)


def _not_yes_or_no(fault: Fault) -> Sentences:
    found = f'"{shortened(fault.value)}" is neither yes nor no.'
    return found, _wanted(fault), "Write yes or no."


def _not_a_group(fault: Fault) -> Sentences:
    found = f'"{shortened(fault.value)}" may be one person.'
    return found, _wanted(fault), 'Write a group, such as "all councillors".'


def _not_a_number(fault: Fault) -> Sentences:
    found = f'"{shortened(fault.value)}" is not a number in digits.'
    return found, _wanted(fault), "Write digits only, such as 12."


def _not_whole(fault: Fault) -> Sentences:
    found = f"{shortened(fault.value)} is not a whole number."
    return found, _wanted(fault), "Write digits only, such as 12."


def _out_of_range(fault: Fault) -> Sentences:
    least, most = fault.context.get("ge"), fault.context.get("le")
    how, limit = ("low", f"{least} or more") if least is not None else ("high", f"{most} or less")
    return (
        f"{shortened(fault.value)} is too {how}.",
        _wanted(fault),
        f"Write a number that is {limit}.",
    )


def _too_short(fault: Fault) -> Sentences:
    has, needs = fault.context["actual_length"], fault.context["min_length"]
    found = f"This list has {has} of the {needs} it needs." if has else "This list is empty."
    return found, _wanted(fault), f"Add {needs - has} more." if has else "Add what is missing."


def _not_possible(fault: Fault) -> Sentences:
    return f'"{shortened(fault.value)}" can\'t be used here.', _wanted(fault), ""


def _wanted(fault: Fault) -> str:
    """Return what belongs in a field, as a sentence, or nothing where nobody has said."""
    words = fault.description
    return f"What goes here: {words[0].lower()}{words[1:]}" if words else ""


def wrong_shape(fault: Fault) -> tuple[str, str, str]:
    """Return what was found, what is expected and what to try."""
    pattern, value = str(fault.context["pattern"]), str(fault.value)
    found = f'"{shortened(value)}" can\'t be used here.'
    better = _better(pattern, value)
    meant = f'Did you mean "{better}"?' if re.fullmatch(pattern, better) else ""
    return found, f"{_wanted(fault)} {EXPECTED[pattern]}", meant


def _better(pattern: str, value: str) -> str:
    """Return a value with the most common mistakes put right."""
    if pattern == ADDRESS:
        bare = re.sub(r"^https?(?::/?|//?)(?!/)", "", value.strip(" <>\"'"), flags=re.IGNORECASE)
        return f"https://{bare.removeprefix('//')}" if "://" not in bare else ""
    if pattern == COLOUR:
        return _whole_colour(value.lower().removeprefix("#"))
    if pattern == SLUG:
        return slug_of(re.sub(r"^.*/(?=.)|\.md$|/$", "", value.strip()))
    if pattern == PHONE:
        return re.sub(r"[.,;]+$|^(?:tel|t):?\s*", "", value.translate(_DIGITS), flags=re.I).strip()
    if pattern == EMAIL:
        return re.sub(r"^.*<|>.*$|^mailto:|[.,;>]+$", "", value.strip(), flags=re.IGNORECASE)
    return ""


def _whole_colour(digits: str) -> str:
    return "#" + (digits if len(digits) != 3 else "".join(digit * 2 for digit in digits))


def slug_of(text: str) -> str:
    """Return a name in small letters, digits and hyphens that is close to a text."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()[:60]).strip("-") or "new-name"


def better_day(text: str) -> str:
    """Return the date that is meant, as a question, or why there is no such date, or nothing."""
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    for order in _ORDERS:
        match = order.fullmatch(" ".join(plain.lower().split()))
        if match:
            return _asked(_year(match["year"]), _month(match["month"]), int(match["day"]))
    return ""


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.get(text[:3], 0)


def _asked(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12 or year < 1:
        return "The month is in the middle, from 01 to 12."
    longest = calendar.monthrange(year, month)[1]
    if not 1 <= day <= longest:
        return f"{calendar.month_name[month]} {year} has {longest} days."
    return f'Did you mean "{date(year, month, day).isoformat()}"?'


_OF_GROUPS = ("tuple_type", "model_type", "too_short")
_BY_KIND: dict[str, Callable[[Fault], Sentences]] = {
    "tuple_type": _not_a_list,
    "model_type": _no_fields,
    "literal_error": _not_one_of,
    "string_pattern_mismatch": wrong_shape,
    "day_shape": _not_a_day,
    "day_unreal": _no_such_day,
    "yes_or_no": _not_yes_or_no,
    "group": _not_a_group,
    "number_shape": _not_a_number,
    "int_parsing": _not_whole,
    "int_from_float": _not_whole,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "too_short": _too_short,
}
