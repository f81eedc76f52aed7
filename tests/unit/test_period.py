"""Periods: reading, order, labels."""

import datetime as dt

import pytest

from macros.model import parse_period


@pytest.mark.parametrize(
    ("text", "start", "end", "label"),
    [
        ("2024", (2024, 1, 1), (2024, 12, 31), "2024"),
        ("2024-02", (2024, 2, 1), (2024, 2, 29), "February 2024"),
        ("2024-06-30", (2024, 6, 30), (2024, 6, 30), "30 June 2024"),
        ("2024-Q3", (2024, 7, 1), (2024, 9, 30), "Q3 2024"),
        ("2024-H1", (2024, 1, 1), (2024, 6, 30), "first half of 2024"),
        ("FY2024", (2024, 4, 1), (2025, 3, 31), "fiscal 2024"),
        ("2009/2023", (2009, 1, 1), (2023, 12, 31), "2009 to 2023"),
        ("2025-01/2025-09", (2025, 1, 1), (2025, 9, 30), "January 2025 to September 2025"),
    ],
)
def test_reads_every_form(text, start, end, label):
    period = parse_period(text)
    assert (period.start, period.end, period.label) == (dt.date(*start), dt.date(*end), label)
    assert str(period) == text


@pytest.mark.parametrize(
    "text", ["24", "2024-13", "2024-02-30", "2024-Q5", "Q1 2024", "2024/2020", "", "2024-06-31/2025"]
)
def test_refuses_what_no_calendar_has(text):
    with pytest.raises(ValueError, match=r"period|calendar|ends before"):
        parse_period(text)


def test_sorts_by_end_then_start():
    texts = ["2025", "2024-12", "2024", "2024-H1", "2024-Q1"]
    assert [str(period) for period in sorted(map(parse_period, texts))] == [
        "2024-Q1",
        "2024-H1",
        "2024",
        "2024-12",
        "2025",
    ]


def test_a_fiscal_year_is_filed_under_its_own_number():
    assert parse_period("FY2024").year == 2024
    assert parse_period("2009/2023").year == 2023
