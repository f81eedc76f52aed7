"""The land that maps are drawn on: `shapes.json`, simplified from Natural Earth (public domain) by `make shapes`.

Borders follow Natural Earth's lines of actual control. Several are disputed, and drawing them takes no side.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from math import asin, cos, log, pi, radians, sin, sqrt, tan
from pathlib import Path
from typing import Any

from ...atlas import QueryError

NOTE = (
    "Shapes are simplified Natural Earth data (public domain). Borders follow lines of actual control; several are "
    "disputed, and drawing them takes no side."
)
_FILE = Path(__file__).with_name("shapes.json")


@cache
def _shapes() -> dict[str, Any]:
    return json.loads(_FILE.read_text(encoding="utf-8"))


def centre(country: str) -> tuple[float, float]:
    """Longitude and latitude of a point well inside the largest part of a country."""
    if country not in _shapes()["centres"]:
        raise QueryError(f"'{country}' has no place in {_FILE.name}; if it is a country, run `make shapes`")
    return tuple(_shapes()["centres"][country])


def inside(region: str, lon: float, lat: float) -> bool:
    """Whether a place lies in the box to which a region is cut."""
    west, south, east, north = _shapes()["regions"][region]["box"]
    return west <= lon <= east and south <= lat <= north


@dataclass(frozen=True)
class Ground:
    """A region's land fitted into a width in px: Mercator for a region, Equal Earth for the world.

    `x` and `y` are its upper left corner in the picture.
    """

    region: str
    width: float
    x: float = 0
    y: float = 0

    @property
    def height(self) -> float:
        """The height in px that the width gives."""
        _, south, _, north = _extent(self.region)
        return (north - south) * self._scale

    @property
    def _scale(self) -> float:
        west, _, east, _ = _extent(self.region)
        return self.width / (east - west)

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point lies in the picture, in px."""
        west, _, _, north = _extent(self.region)
        x, y = _plane(self.region, lon, lat)
        return self.x + (x - west) * self._scale, self.y + (north - y) * self._scale

    def land(self) -> list[dict[str, Any]]:
        """Its land as features whose coordinates are px: one a country, or one in all where borders are left out."""
        return [
            feature
            | {"geometry": feature["geometry"] | {"coordinates": self._placed(feature["geometry"]["coordinates"])}}
            for feature in _shapes()["regions"][self.region]["features"]
        ]

    def _placed(self, coordinates: list[Any]) -> list[Any]:
        if isinstance(coordinates[0][0], list):
            return [self._placed(part) for part in coordinates]
        points = ([round(part, 1) for part in self.place(*point)] for point in coordinates)
        return [point for point, _ in groupby(points)]


@cache
def _extent(region: str) -> tuple[float, float, float, float]:
    """West, south, east and north of a region's land on the plane."""
    lands = (feature["geometry"]["coordinates"] for feature in _shapes()["regions"][region]["features"])
    xs, ys = zip(*(_plane(region, *point) for land in lands for point in _points(land)), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _points(coordinates: list[Any]) -> Iterator[list[float]]:
    if isinstance(coordinates[0], int | float):
        yield coordinates
    else:
        for part in coordinates:
            yield from _points(part)


def _plane(region: str, lon: float, lat: float) -> tuple[float, float]:
    """Longitude and latitude on the plane of the region's projection, for an earth of radius 1."""
    turn, rise = radians(lon), radians(lat)
    if region != "world":
        return turn, log(tan(pi / 4 + rise / 2))
    a, b, c, d = 1.340264, -0.081106, 0.000893, 0.003796  # of Equal Earth, by Šavrič, Patterson and Jenny
    t = asin(sqrt(3) / 2 * sin(rise))
    slope = a + 3 * b * t**2 + t**6 * (7 * c + 9 * d * t**2)
    return 2 * turn * cos(t) / (sqrt(3) * slope), t * (a + b * t**2 + t**6 * (c + d * t**2))
