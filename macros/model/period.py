"""Periods: a year, month, day, quarter, half, fiscal year, or a span of two of them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache, total_ordering

_FORM = re.compile(
    r"(?P<fy>FY)?(?P<y>[0-9]{4})(?:-(?:Q(?P<q>[1-4])|H(?P<h>[12])|(?P<m>[0-9]{2})(?:-(?P<d>[0-9]{2}))?))?"
)
_HELP = "expected a period such as 2024, 2024-06, 2024-06-30, 2024-Q1, 2024-H1, FY2024 or 2009/2023"
_ONE = re.sub(r"\?P<\w+>", "?:", _FORM.pattern)

PATTERN = rf"^{_ONE}(?:/{_ONE})?$"
"""The written form of a period, as a regular expression that any program understands. It knows no calendar."""


@total_ordering
@dataclass(frozen=True)
class Period:
    """A stretch of time as a source writes it.

    `text` is the written form, `start` and `end` its first and last day. A fiscal year is
    taken as April to March, the year of Japanese accounts. Periods sort by end, then start.
    """

    text: str
    start: dt.date
    end: dt.date

    def __lt__(self, other: Period) -> bool:
        return (self.end, self.start, self.text) < (other.end, other.start, other.text)

    def __str__(self) -> str:
        return self.text

    @property
    def year(self) -> int:
        """The year a reader files it under: the year it ends in, or a fiscal year's own number."""
        return int(self.text[2:6]) if self.text.startswith("FY") else self.end.year

    @property
    def days(self) -> int:
        """Length in days, both ends counted."""
        return (self.end - self.start).days + 1

    @cached_property
    def label(self) -> str:
        """How a reader sees it: 'June 2024', '30 June 2024', 'Q1 2024', 'first half of 2024'."""
        if "/" in self.text:
            first, last = self.text.split("/")
            return f"{parse_period(first).label} to {parse_period(last).label}"
        match = _FORM.fullmatch(self.text)
        year = match["y"]
        if match["fy"]:
            return f"fiscal {year}"
        if match["q"]:
            return f"Q{match['q']} {year}"
        if match["h"]:
            return f"{'first' if match['h'] == '1' else 'second'} half of {year}"
        if match["d"]:
            return f"{int(match['d'])} {calendar.month_name[int(match['m'])]} {year}"
        if match["m"]:
            return f"{calendar.month_name[int(match['m'])]} {year}"
        return year


def _single(text: str) -> Period:
    match = _FORM.fullmatch(text)
    if not match:
        raise ValueError(f"'{text}' is no period; {_HELP}")
    year = int(match["y"])
    if match["fy"]:
        return Period(text, dt.date(year, 4, 1), dt.date(year + 1, 3, 31))
    if match["d"]:
        day = dt.date(year, int(match["m"]), int(match["d"]))
        return Period(text, day, day)
    if match["m"]:
        first = last = int(match["m"])
    elif match["q"]:
        first = 3 * int(match["q"]) - 2
        last = first + 2
    elif match["h"]:
        first = 6 * int(match["h"]) - 5
        last = first + 5
    else:
        first, last = 1, 12
    return Period(text, dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]))


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period:
    """Read a period.

    Raises ValueError, with the forms that would do, for anything else and for days that no
    calendar has.
    """
    first, slash, last = text.partition("/")
    try:
        if not slash:
            return _single(first)
        start, end = _single(first), _single(last)
    except ValueError as error:
        if "is no period" in str(error):
            raise
        raise ValueError(f"'{text}' is not in the calendar; {_HELP}") from None
    if end.end < start.start:
        raise ValueError(f"'{text}' ends before it starts")
    return Period(text, start.start, end.end)


RHYTHMS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}
"""The months from one edition of something to the next."""


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day some months later, or the last of the month where that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
