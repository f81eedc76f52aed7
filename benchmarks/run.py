"""`make bench`: build times as ratios, page weights, and the time of the checks, measured in one run.

The yardstick is bare Material on the Markdown that our macros expand to, so that the ratio
tells what the atlas itself costs.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from jinja2 import Environment, StrictUndefined

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from macros.load.page import read_pages  # noqa: E402
from macros.render import MACROS  # noqa: E402
from macros.site import Site  # noqa: E402

RUNS = 3
CHARTLESS = """
import sys
import macros.export, macros.render.registry as registry
macros.export.export = lambda *_: []
registry.MACROS.update(dict.fromkeys(("chart", "chart_part", "gallery"), lambda *_, **__: ""))
from mkdocs.__main__ import cli
cli(sys.argv[1:])
"""
"""A build in which charts cost nothing: no figures, no files."""
BARE = """\
site_name: Bare
theme: {name: material, font: false, features: [navigation.tabs, navigation.indexes]}
markdown_extensions: [attr_list, md_in_html, tables, admonition, pymdownx.highlight, pymdownx.superfences, {toc: {permalink: true}}]
plugins: [search]
"""  # noqa: E501


def expand(folder: Path) -> None:
    """Write the pages with all macros already run, and a bare configuration."""
    (folder / "mkdocs.yml").write_text(BARE, encoding="utf-8")
    for page in read_pages(ROOT):
        path = page.name.removeprefix("docs/")
        site = Site(SimpleNamespace(page=SimpleNamespace(path=path)), ROOT)
        environment = Environment(undefined=StrictUndefined, autoescape=False)
        for name in MACROS:
            environment.globals[name] = lambda *args, _name=name, _site=site, **more: _site.call(_name, *args, **more)
        head = page.text[: page.body_start].replace("template: home.html\n", "").replace("template: chart.html\n", "")
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(head + environment.from_string(page.body).render(), encoding="utf-8")


def timed(command: list[str], folder: Path) -> float:
    """Seconds of a command, the best of several runs."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
        best = min(best, time.perf_counter() - start)
    return best


def weights(site: Path, page: str) -> dict[str, int]:
    """Bytes, gzip -9, of a page and of everything it loads before any interaction."""
    file = site / page / "index.html"
    html = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
    loaded = [file]
    for tag in html.select("script[src], link[rel=stylesheet], link[rel=icon], img[src]"):
        address = urlsplit(tag.get("src") or tag.get("href"))
        loaded.append((file.parent / address.path).resolve())
    return {str(path.relative_to(site)): len(gzip.compress(path.read_bytes(), 9)) for path in dict.fromkeys(loaded)}


def intent(site: Path, page: str) -> dict[str, int]:
    """Bytes, gzip -9, of what the first chart of a page asks for when a reader points at it."""
    folder = site / page
    figure = BeautifulSoup((folder / "index.html").read_text(encoding="utf-8"), "html.parser").select_one(
        "figure.aba-figure"
    )
    addresses = (figure["data-runtime"], figure.select_one(".aba-chart")["data-spec"])
    return {Path(address).name: len(gzip.compress((folder / address).read_bytes(), 9)) for address in addresses}


def main() -> None:
    """Measure and print."""
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean"]
    with tempfile.TemporaryDirectory() as name:
        folder, site = Path(name), Path(name) / "site"
        build = [*mkdocs, "--strict", "--site-dir", str(site)]
        shutil.rmtree(ROOT / ".cache", ignore_errors=True)
        start = time.perf_counter()
        subprocess.run(build, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True, capture_output=True)
        cold = time.perf_counter() - start
        warm = timed(build, ROOT)
        chartless = timed([sys.executable, "-c", CHARTLESS, *build[3:]], ROOT)
        timed(build, ROOT)  # so that the site holds its charts again
        bare_folder = folder / "bare"
        bare_folder.mkdir()
        expand(bare_folder)
        bare = timed([*mkdocs, "--site-dir", str(folder / "bare-site")], bare_folder)
        check = timed([sys.executable, "-m", "macros", "check"], ROOT)
        print(f"bare Material on the expanded Markdown  {bare:6.2f} s   1.00 x")
        print(f"the atlas, charts cached                {warm:6.2f} s   {warm / bare:.2f} x")
        print(f"the atlas, no chart cached              {cold:6.2f} s   {cold / bare:.2f} x")
        print(f"the atlas without any chart             {chartless:6.2f} s   {chartless / bare:.2f} x")
        parts = (100 * (total - chartless) / total for total in (warm, cold))
        print("    charts take {:.0f}% of a warm build, {:.0f}% of a cold one".format(*parts))
        print(f"python -m macros check                  {check:6.2f} s   {check / bare:.2f} x")
        for page in ("", "countries/china", "companies/catl"):
            parts = weights(site, page)
            print(f"/{page}: {sum(parts.values()):,} bytes gzip in {len(parts)} files")
            for path, size in sorted(parts.items(), key=lambda pair: -pair[1]):
                print(f"    {size:8,}  {path}")
            live = intent(site, page)
            print(f"    on intent, for the first chart: {sum(live.values()):,} more ({', '.join(live)})")


if __name__ == "__main__":
    main()
