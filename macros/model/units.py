"""The units that figures may have, and the conversions that are shown to readers."""

from __future__ import annotations

import difflib

CURRENCIES = ("USD", "CNY", "JPY", "KRW", "EUR", "CAD", "INR", "GBP", "AUD", "HKD")
_SCALES = ("thousand", "million", "billion", "trillion", "crore")
_PRICED = ("kWh", "t", "kg", "lb", "vehicle", "credit", "kW", "Wh")

MONEY = tuple(f"{currency} {scale}" for currency in CURRENCIES for scale in _SCALES)
"""Amounts of money."""

PRICES = tuple(f"{currency}/{thing}" for currency in CURRENCIES for thing in _PRICED)
"""Prices of one of something."""

_LISTED = """
    % | GWh | GWh/year | MWh | kWh | TWh | TWh/year | Wh/kg | Wh/L | kWh/vehicle | W/kg | mAh/g | Ah | V | C | °C
    mS/cm | t | kt | Mt | kg | t/year | kt/year | t/month | t LCE | t LCE/year | kt LCE | kg/kWh | g/kWh
    kg CO2e/kWh | kg CO2e/kg | m2 | m2/year | million m2 | billion m2 | vehicles | million vehicles | people
    cells | cells/month | million cells | count | index | rank | cycles | million units | km | mm | days | hours
    minutes | months | years | GW | ha | J | L/100 km | t/t | t CO2e/t
"""

UNITS = frozenset(unit.strip() for line in _LISTED.strip().splitlines() for unit in line.split("|")) | {*MONEY, *PRICES}
"""The closed list."""

BARE = frozenset({"count", "index", "rank"})

# Metric tonnes of lithium carbonate equivalent that hold one tonne of lithium: Li2CO3 has a molar mass of
# 73.89 g/mol and two lithium atoms of 6.94 g/mol, 73.89 / 13.88 = 5.323 (factor as in USGS and company reports).
CONVERSIONS = {("t", "t LCE"): 5.323, ("kt", "kt LCE"): 5.323, ("GWh", "TWh"): 0.001, ("kt", "t"): 1000.0}


def known(unit: str) -> bool:
    """Whether `unit` is in the closed list."""
    return unit in UNITS


def unknown(unit: str) -> str:
    """What to say of a unit that is not in the closed list: the nearest, and how money and prices are written."""
    near = f"{unit} million" if unit in CURRENCIES else _nearest(unit)
    meant = f"; did you mean '{near}'?" if near else ""
    if near and near not in {*MONEY, *PRICES}:
        return f"'{unit}' is not a unit{meant}"
    return (
        f"'{unit}' is not a unit; money is written as {CURRENCIES[0]} {_SCALES[1]} "
        f"(currencies {', '.join(CURRENCIES)}; scales {', '.join(_SCALES)}), "
        f"a price as {CURRENCIES[0]}/{_PRICED[0]} (for one {', '.join(_PRICED)}){meant}"
    )


def _nearest(unit: str) -> str | None:
    if len(unit) > 40:
        return None
    folded = {known.casefold(): known for known in sorted(UNITS)}
    close = difflib.get_close_matches(unit.casefold(), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def is_money(unit: str) -> bool:
    """Whether `unit` is an amount of money, which is written before its number: USD 5 billion."""
    return unit in MONEY


def convert(value: float, unit: str, to: str) -> float:
    """Convert by a declared factor. Raises ValueError where none is declared."""
    if (unit, to) in CONVERSIONS:
        return value * CONVERSIONS[unit, to]
    if (to, unit) in CONVERSIONS:
        return value / CONVERSIONS[to, unit]
    raise ValueError(f"no conversion from {unit} to {to} is declared in macros/model/units.py")
