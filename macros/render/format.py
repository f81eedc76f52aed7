"""Numbers and units as readers see them. Gives text, never markup."""

from __future__ import annotations

import calendar

from ..atlas import Observation
from ..model.units import BARE, is_money

NBSP = "\u00a0"
MINUS = "\u2212"


def number(value: float, decimals: int | None = None) -> str:
    """A number with thousands separated; `decimals` None keeps it as it was written (two places at most)."""
    text = f"{round(value, 4):,.4f}".rstrip("0").rstrip(".") if decimals is None else f"{value:,.{decimals}f}"
    return text.replace("-", MINUS) if text.strip("-0.,") else text.lstrip("-")


def month(year: int, number: int) -> str:
    """A month as readers see it: 'June 2026'."""
    return f"{calendar.month_name[number]} {year}"


def with_unit(text: str, unit: str) -> str:
    """Number and unit together: '339.3 GWh', '39.2%', 'USD 5 billion'."""
    if unit in BARE:
        return text
    if unit == "%" or unit.startswith("% "):
        return f"{text}{unit}".replace(" ", NBSP)
    if is_money(unit):
        currency, scale = unit.split(" ")
        return f"{currency}{NBSP}{text}{NBSP}{scale}"
    return f"{text}{NBSP}{unit.replace(' ', NBSP)}"


def amount(item: Observation, decimals: int | None = None) -> str:
    """An observation's number, or its range."""
    if item.is_range:
        return f"{number(item.low, decimals)}–{number(item.high, decimals)}"
    return number(item.low, decimals)


_LARGER = {"million": "billion", "billion": "trillion"}


def short_money(value: float, unit: str) -> tuple[str | None, str]:
    """An amount of money in a scale that fits on a card: 65,006 million as 65.0 billion. None where it fits already."""
    if not is_money(unit) or abs(value) < 1000 or unit.split(" ")[1] not in _LARGER:
        return None, unit
    currency, scale = unit.split(" ")
    return number(value / 1000, 1), f"{currency} {_LARGER[scale]}"


def derived(value: float, unit: str, signed: bool = False) -> str:
    """A computed figure with the precision it deserves: three significant digits at most."""
    size = abs(value)
    if unit == "times":
        decimals = 0 if size >= 20 else 1
    elif unit.startswith("%") or unit == "percentage points":
        decimals = 0 if size >= 100 else 1
    else:
        decimals = 0 if size >= 100 else 1 if size >= 10 else 2
    text = number(value, decimals)
    if signed and value > 0:
        text = "+" + text
    return with_unit(text, unit)
