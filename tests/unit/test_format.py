"""Numbers as readers see them."""

import pytest

from macros.model import units
from macros.render import format as fmt


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(1187, None, "1,187"), (339.3, None, "339.3"), (0.00023, None, "0.0002"), (-2.5, None, "−2.5"), (91.97, 1, "92.0"),
     (0, None, "0"), (-0.01, 1, "0.0"), (1234567.891, 0, "1,234,568")],
)  # fmt: skip
def test_number(value, decimals, text):
    assert fmt.number(value, decimals) == text


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("GWh", "5 GWh"),
        ("%", "5%"),
        ("USD billion", "USD 5 billion"),
        ("USD/kWh", "5 USD/kWh"),
        ("count", "5"),
        ("% a year", "5% a year"),
    ],
)
def test_unit(unit, text):
    assert fmt.with_unit("5", unit).replace("\xa0", " ") == text


def test_derived_figures_are_not_more_exact_than_they_can_be():
    assert fmt.derived(76.7841, "%") == "76.8%"
    assert fmt.derived(-48.325, "%", signed=True) == "−48.3%"
    assert fmt.derived(8.04, "times").replace("\xa0", " ") == "8.0 times"


def test_conversions_are_declared_or_refused():
    assert units.convert(2, "t", "t LCE") == pytest.approx(10.646)
    assert units.convert(10.646, "t LCE", "t") == pytest.approx(2)
    with pytest.raises(ValueError, match="no conversion"):
        units.convert(1, "t", "GWh")
