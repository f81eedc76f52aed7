"""Write what stands beside the pages into a built site."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("site", type=Path, metavar="SITE_DIR", help="the folder of the built site")
    parser.add_argument("--base", default=os.environ.get("SITE_URL", ""), help="where the site is published")


def run(options: argparse.Namespace) -> int:
    """Write the files and say how many."""
    from ..export import export

    if not options.site.is_dir():
        print(f"{options.site} is no folder; build the site first, then name its folder", file=sys.stderr)
        return 2
    written = export(options.root, options.site, options.base)
    print(f"{len(written)} files written to {options.site}")
    return 0
