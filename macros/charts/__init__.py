"""The charts: one a module, found by being there. The file name, with hyphens, is the chart's id.

A chart module's docstring is its title, an empty line and its subtitle; its `draw(atlas, highlight)`
returns a `Drawing`. This file only knows their names, so that checks need not load Altair.
"""

import pkgutil
from functools import cache

_NOT_CHARTS = {"base", "style", "forms", "mineral_shares"}


@cache
def chart_ids() -> tuple[str, ...]:
    """The ids of all charts."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(name.replace("_", "-") for name in names if name not in _NOT_CHARTS)
