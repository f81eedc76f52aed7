"""/api/v1/measures/<id>.csv: every figure of a measure, with its unit, standing and sources."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ..atlas import Atlas
from ..render.chartfiles import measure_csv, measure_file


def files(atlas: Atlas) -> dict[str, Callable[[], str]]:
    """What makes each file, by address: one a measure."""
    return {measure_file(measure): partial(measure_csv, atlas, measure) for measure in atlas.loaded.measures}
