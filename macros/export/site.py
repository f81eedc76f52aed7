"""`export(root, site)`: `/charts/<id>.vl.json`, one self-contained Vega-Lite specification a chart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..atlas import open_atlas
from ..charts import chart_ids
from ..charts.base import draw_chart, spec_of


def canonical(spec: dict[str, Any]) -> str:
    """JSON whose bytes depend on the content alone."""
    return json.dumps(spec, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def export(root: Path, site: Path) -> list[Path]:
    """Write the files into a built site and return their paths."""
    atlas = open_atlas(root)
    folder = site / "charts"
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for id in chart_ids():
        module, drawing = draw_chart(atlas, id)
        file = folder / f"{id}.vl.json"
        file.write_text(canonical(spec_of(drawing, module)) + "\n", encoding="utf-8")
        written.append(file)
    return written
