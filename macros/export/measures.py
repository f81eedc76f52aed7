"""/api/v1/measures/<id>.csv: every figure of a measure, with its unit, standing and sources."""

from __future__ import annotations

from collections.abc import Iterator

from ..atlas import Atlas
from ..render.chartfiles import measure_csv, measure_file


def files(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """Address and content, a file a measure."""
    for measure in atlas.loaded.measures:
        yield measure_file(measure), measure_csv(atlas, measure)
