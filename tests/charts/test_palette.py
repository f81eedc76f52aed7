"""The palette: legible on both grounds, apart for common kinds of colour vision, one colour an entity."""

from __future__ import annotations

import itertools
import re

import pytest
from coloraide import Color

from macros.charts.kit.style import PALETTE, palette, slots, variables

DATA = [f"c{number}" for number in range(1, 13)] + ["other"]
SCHEMES = ("light", "dark")
SIGHT = {"full": None, "protanopia": "protan", "deuteranopia": "deutan", "tritanopia": "tritan"}
APART = {"full": 10.0, "protanopia": 6.5, "deuteranopia": 6.5, "tritanopia": 6.5}
"""CIEDE2000: about 1 can just be seen side by side; labels and order tell series apart as well."""


@pytest.mark.parametrize("scheme", SCHEMES)
def test_data_colours_stand_out_from_the_ground(scheme):
    colours = palette(scheme)
    for ground in ("paper", "surface"):
        for name in DATA:
            contrast = Color(colours[name]).contrast(Color(colours[ground]), method="wcag21")
            assert contrast >= 3, f"{name} on {ground}: {contrast:.2f}"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_colours_can_be_read(scheme):
    colours = palette(scheme)
    for ground in ("paper", "surface", "tint"):
        for name in ("ink", "muted", "accent", "good", "bad", "warn"):
            contrast = Color(colours[name]).contrast(Color(colours[ground]), method="wcag21")
            assert contrast >= 4.5, f"{name} on {ground}: {contrast:.2f}"


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_data_colours_stay_apart(scheme, sight):
    seen = {name: Color(palette(scheme)[name]) for name in DATA}
    if SIGHT[sight]:
        seen = {name: colour.filter(SIGHT[sight]) for name, colour in seen.items()}
    near = [
        (round(seen[one].delta_e(seen[two], method="2000"), 1), one, two)
        for one, two in itertools.combinations(seen, 2)
    ]
    assert min(near)[0] >= APART[sight], min(near)


def test_both_grounds_name_the_same_colours():
    assert palette("light").keys() == palette("dark").keys()


def test_dark_is_the_same_for_readers_without_scripts():
    text = PALETTE.read_text(encoding="utf-8")
    toggled, plain = (re.findall(r"--aba-[\w-]+: #\w+;", part) for part in text.split("@media")[1:3])
    assert toggled == plain


def test_an_entity_has_one_colour_and_exists(real_atlas):
    text = PALETTE.read_text(encoding="utf-8")
    names = re.findall(r"--aba-([\w-]+): var\(", text)
    assert len(names) == len(set(names))
    assert set(slots().values()) <= set(palette())
    unknown = [id for id in slots() if id not in real_atlas.entities]
    assert not unknown, unknown


def test_variables_are_those_in_use():
    assert variables(f'{{"fill": "{palette()["c2"]}"}}') == {palette()["c2"]: "c2"}
