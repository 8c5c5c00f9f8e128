"""Guesses which day is meant by a day that is written another way."""

from __future__ import annotations

import calendar
import re
from datetime import date

EXAMPLE_DAY = "A day is written year-month-day: 2026-11-30."
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_ORDERS = (
    re.compile(r"(?P<year>[0-9]{4})[-/. ](?P<month>[0-9]{1,2})[-/. ](?P<day>[0-9]{1,2})"),
    re.compile(
        r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[-/. ](?P<month>[0-9]{1,2}|[a-z]{3,9})[-/. ]"
        r"(?P<year>[0-9]{4}|[0-9]{2})"
    ),
)


def better_day(text: str) -> str:
    """Return the day that is meant, as a question, or why there is no such day, or nothing."""
    for order in _ORDERS:
        match = order.fullmatch(" ".join(text.lower().split()))
        if match:
            return _asked(_year(match["year"]), _month(match["month"]), int(match["day"]))
    return ""


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.get(text[:3], 0)


def _asked(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12 or year < 1:
        return "The months are 01 to 12, and stand in the middle."
    longest = calendar.monthrange(year, month)[1]
    if not 1 <= day <= longest:
        return f"{calendar.month_name[month]} {year} has {longest} days."
    return f'Did you mean "{date(year, month, day).isoformat()}"?'
