"""The script that brings charts to life: Vega, Vega-Lite and Vega-Embed as vl-convert carries them, in one file."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from . import cache
from .lazy import lazy

vl_convert = lazy("vl_convert")

_HAND_OVER = 'document.currentScript.dispatchEvent(new CustomEvent("aba-runtime", { detail: vegaEmbed }));'
"""Gives the library to the script that asked for it; nothing is left on `window`."""


@lru_cache(maxsize=1)
def runtime() -> tuple[str, bytes]:
    """Its address in the site, with a digest of its content, and that content."""
    content = cache.kept(["runtime", cache.engine(), _HAND_OVER], ".js", _bundle)
    return f"assets/javascripts/vega.{hashlib.sha256(content).hexdigest()[:10]}.js", content


def runtime_address() -> str:
    """Its address in the site."""
    return runtime()[0]


def _bundle() -> bytes:
    return f"(function () {{\n{vl_convert.javascript_bundle(_HAND_OVER)}\n}})();\n".encode()
