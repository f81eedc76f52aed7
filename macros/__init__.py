"""The Asia Battery Atlas: sourced YAML turned into pages and charts.

`define_env` is what mkdocs-macros and Zensical call; all else is in the packages below.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parent.parent


def define_env(env: Any) -> None:
    """Register the macros that pages may call."""
    if str(_ROOT) not in sys.path:  # Zensical runs this file by its path, outside of any package
        sys.path.insert(0, str(_ROOT))
    from macros.site import define

    define(env, _ROOT)


def on_post_build(env: Any) -> None:
    """Write what stands beside the pages, so that a bare `mkdocs build` gives the whole site."""
    from macros.export import export
    from macros.site import site_url

    export(_ROOT, Path(env.conf["site_dir"]), site_url(env))
