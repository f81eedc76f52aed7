"""The charts: one a module, found by being there. The file name, with hyphens, is the chart's id.

A chart module's docstring is its title, an empty line and its subtitle; `TOPIC` names its part of
the gallery; its `draw(atlas)` returns a `Drawing`. What charts are made of stands in `kit`. This
file only knows their names.
"""

import pkgutil
from functools import cache


@cache
def chart_ids() -> tuple[str, ...]:
    """The ids of all charts."""
    return tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__) if not module.ispkg))
