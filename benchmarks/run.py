"""`make bench`: build times as ratios, page weights, and the time of the checks, measured in one run.

The yardstick is bare Material on the Markdown that our macros expand to, so that the ratio
tells what the atlas itself costs.
"""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit
from urllib.request import urlopen

from bs4 import BeautifulSoup
from jinja2 import Environment, StrictUndefined

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from macros.load.page import read_pages  # noqa: E402
from macros.render import MACROS  # noqa: E402
from macros.site import Site  # noqa: E402

RUNS = 3
NAMES = ("chart", "chart_part", "gallery")
CHARTLESS = f"""
import sys
import macros.export, macros.render.registry as registry
macros.export.export = lambda *_: []
registry.MACROS.update(dict.fromkeys({NAMES}, lambda *_, **__: ""))
from mkdocs.__main__ import cli
cli(sys.argv[1:])
"""
"""A build in which charts cost nothing: no figures, no files, no markup of theirs to parse."""

CLOCKED = f"""
import sys, time
import macros.export, macros.render.registry as registry
spent = 0.0
def clocked(function):
    def run(*arguments, **options):
        global spent
        start = time.perf_counter()
        try:
            return function(*arguments, **options)
        finally:
            spent += time.perf_counter() - start
    return run
macros.export.export = clocked(macros.export.export)
registry.MACROS.update({{name: clocked(registry.MACROS[name]) for name in {NAMES}}})
from mkdocs.__main__ import cli
start = time.perf_counter()
cli(sys.argv[1:], standalone_mode=False)
print(100 * spent / (time.perf_counter() - start))
"""
"""A build that prints what part of it, in per cent, goes into drawing charts and writing their files."""
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
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        run(command, folder)
        best = min(best, time.perf_counter() - start)
    return best


def run(command: list[str], folder: Path) -> str:
    """Run a command that must succeed; what it prints."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(folder)}
    return subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True).stdout


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


def edit_to_page(folder: Path) -> float:
    """Seconds from an edit of a value to the page that shows it, as the preview serves it; the best of several."""
    copy = folder / "preview"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv*", "site", "__pycache__"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "macros", "serve", "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    server = subprocess.Popen(command, cwd=copy, env=environment, stderr=subprocess.PIPE, text=True)
    while "Serving at" not in server.stderr.readline():
        pass
    page = f"http://127.0.0.1:{port}/companies/catl/"
    urlopen(page).read()
    file, best = copy / "data" / "companies" / "catl.yml", float("inf")
    text = file.read_text(encoding="utf-8")
    for number in range(RUNS):
        name = f"Edited {number} Company"
        start = time.perf_counter()
        file.write_text(text.replace("Contemporary Amperex Technology Co., Limited", name), encoding="utf-8")
        while name not in urlopen(page).read().decode():
            time.sleep(0.02)
        best = min(best, time.perf_counter() - start)
    server.terminate()
    return best


def main() -> None:
    """Measure and print."""
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean"]
    with tempfile.TemporaryDirectory() as name:
        folder, site = Path(name), Path(name) / "site"
        build = [*mkdocs, "--strict", "--site-dir", str(site)]
        shutil.rmtree(ROOT / ".cache", ignore_errors=True)
        start = time.perf_counter()
        run(build, ROOT)
        cold = time.perf_counter() - start
        warm = timed(build, ROOT)
        chartless = timed([sys.executable, "-c", CHARTLESS, *build[3:]], ROOT)
        clocked = run([sys.executable, "-c", CLOCKED, *build[3:]], ROOT)  # and the site holds its charts again
        bare_folder = folder / "bare"
        bare_folder.mkdir()
        expand(bare_folder)
        bare = timed([*mkdocs, "--site-dir", str(folder / "bare-site")], bare_folder)
        check = timed([sys.executable, "-m", "macros", "check"], ROOT)
        print(f"bare Material on the expanded Markdown  {bare:6.2f} s   1.00 x")
        print(f"the atlas, charts cached                {warm:6.2f} s   {warm / bare:.2f} x")
        print(f"the atlas, no chart cached              {cold:6.2f} s   {cold / bare:.2f} x")
        print(f"the atlas without any chart             {chartless:6.2f} s   {chartless / bare:.2f} x")
        print(f"    drawing charts and writing their files: {float(clocked):.0f}% of a warm build")
        print(f"    with the parsing of their markup: {100 * (warm - chartless) / warm:.0f}%")
        print(f"python -m macros check                  {check:6.2f} s   {check / bare:.2f} x")
        print(f"an edited value, until its page is there {edit_to_page(folder):5.2f} s")
        for page in ("", "countries/china", "companies/catl"):
            parts = weights(site, page)
            print(f"/{page}: {sum(parts.values()):,} bytes gzip in {len(parts)} files")
            for path, size in sorted(parts.items(), key=lambda pair: -pair[1]):
                print(f"    {size:8,}  {path}")
            live = intent(site, page)
            print(f"    on intent, for the first chart: {sum(live.values()):,} more ({', '.join(live)})")


if __name__ == "__main__":
    main()
