"""The forms of picture that charts share, one a module: rows and settings in, Altair out."""

from .area import area
from .bar_panels import bar_panels
from .bars import bars
from .column_panels import column_panels
from .columns import columns
from .dots import dots
from .filled import filled
from .lines import lines
from .maps import maps
from .panels import panels
from .promises import promises
from .ranges import ranges
from .ranges_plane import ranges_plane
from .ranks import ranks
from .slope import slope
from .spans import spans
from .stacked import shares_by_country, stacked
from .steps import steps
from .swarm import swarm
from .tally import tally
from .told import told

__all__ = [
    "area",
    "bar_panels",
    "bars",
    "column_panels",
    "columns",
    "dots",
    "filled",
    "lines",
    "maps",
    "panels",
    "promises",
    "ranges",
    "ranges_plane",
    "ranks",
    "shares_by_country",
    "slope",
    "spans",
    "stacked",
    "steps",
    "swarm",
    "tally",
    "told",
]
