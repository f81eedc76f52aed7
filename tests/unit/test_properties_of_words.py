"""What holds for any text as a period, any number and any line that is printed."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from printed import is_text

from macros.model import parse_period
from macros.model.text import hidden, visible
from macros.render import format as fmt


@given(
    st.one_of(
        st.text(max_size=12),
        st.text("0123456789-/QHFY ", max_size=16),
        st.from_regex(r"\d{4}-\d\d-\d\d", fullmatch=True),
    )
)
@settings(max_examples=500)
def test_any_text_is_a_period_or_says_what_is_one(text):
    try:
        period = parse_period(text)
    except ValueError as error:
        assert "2024-06" in str(error) or "ends before it starts" in str(error)
        return
    assert period.text == text and text.isascii()
    assert period.start <= period.end and period.days >= 1
    assert parse_period(str(period)) == period
    assert str(period.year) in period.label


@given(st.dates(), st.integers(1, 4))
@settings(max_examples=100)
def test_every_day_is_in_its_month_quarter_half_and_year(day, number):
    forms = [f"{day:%Y}".zfill(4), f"{day.year:04}-{day.month:02}", f"{day.year:04}-{day.month:02}-{day.day:02}"]
    forms += [f"{day.year:04}-Q{(day.month + 2) // 3}", f"{day.year:04}-H{(day.month + 5) // 6}"]
    for form in forms:
        period = parse_period(form)
        assert period.start <= day <= period.end and period.year == day.year
    assert parse_period(f"{forms[0]}/{forms[2]}").end == day


@given(st.one_of(st.integers(-(10**15), 10**15), st.floats(-1e15, 1e15)), st.one_of(st.none(), st.integers(0, 4)))
@settings(max_examples=500)
def test_a_number_as_readers_see_it_is_the_number(value, decimals):
    text = fmt.number(value, decimals)
    assert re.fullmatch(r"−?\d{1,3}(,\d{3})*(\.\d+)?", text)
    read = float(text.replace(",", "").replace("−", "-"))
    assert abs(read - value) <= 0.5001 * 10 ** -(4 if decimals is None else decimals) + abs(value) * 1e-15
    assert not re.fullmatch(r"−[0.]+", text), "no minus before nothing"
    if decimals is not None:
        assert len(text.partition(".")[2]) == decimals


@given(st.text(max_size=40))
def test_any_text_can_be_printed_on_one_line(text):
    shown = visible(text)
    assert "\n" not in shown and "\x1b" not in shown and not any(map(hidden, shown))
    shown.encode("utf-8")
    if is_text(text):
        assert shown == text
