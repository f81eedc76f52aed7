"""`python -m macros serve` with real edits in a real browser: what changes is seen, a mistake is told, mending recovers."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

CATL = "data/companies/catl.yml"
PAGE = "docs/companies/catl.md"


class Served:
    """A copy of the repository under edit, its server and what the terminal shows."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder
        for name in ("data", "docs", "macros", "overrides", ".cache"):
            if (root / name).is_dir():
                shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(root / "mkdocs.yml", folder)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.lines: list[str] = []

    def start(self) -> None:
        """Run the server until it says that it serves."""
        command = [sys.executable, "-m", "macros", "serve", "--port", str(self.port)]
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "NO_MKDOCS_2_WARNING": "1"}
        self.process = subprocess.Popen(command, cwd=self.folder, env=environment, stderr=subprocess.PIPE, text=True)
        threading.Thread(target=lambda: self.lines.extend(iter(self.process.stderr.readline, "")), daemon=True).start()
        self.wait_for("Serving at")

    def wait_for(self, words: str) -> None:
        """Wait until the terminal shows these words."""
        for _ in range(400):
            if any(words in line for line in self.lines):
                return
            assert self.process.poll() is None, "".join(self.lines)
            time.sleep(0.1)
        raise AssertionError(f"no {words!r} in the terminal:\n" + "".join(self.lines))

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a file as an editor would."""
        file = self.folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def stop(self) -> None:
        """End the server."""
        self.process.terminate()
        self.process.wait(20)


@pytest.fixture(scope="module")
def served(root, tmp_path_factory):
    server = Served(root, tmp_path_factory.mktemp("served"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def page(served, browser):
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{served.port}/companies/catl/")
    yield page
    page.close()


def shows(page, text):
    """Wait until the page, reloaded by itself, shows a text."""
    page.wait_for_function("text => document.body && document.body.innerText.includes(text)", arg=text, timeout=40_000)


@pytest.mark.parametrize(
    ("name", "old", "new", "text"),
    [
        (CATL, "Contemporary Amperex Technology Co., Limited", "Edited Amperex Company", "Edited Amperex Company"),
        (PAGE, "\n## ", "\nA sentence that an editor just wrote.\n\n## ", "A sentence that an editor just wrote."),
        (
            "macros/charts/ev_battery_share.py",
            "Who supplies the world's EV batteries",
            "An edited title",
            "An edited title",
        ),
        ("macros/render/words.yml", "  explore: Explore", "  explore: Look closer", "Look closer"),
        ("overrides/partials/path.html", '<nav class="md-path"', "<p>An edited template</p><nav", "An edited template"),
    ],
    ids=["a value", "a page", "a chart", "a word of a template", "a template of the theme"],
)
def test_an_edit_is_seen(served, page, name, old, new, text):
    assert text not in page.inner_text("body")
    served.edit(name, old, new)
    shows(page, text)
    served.edit(name, new, old)
    page.wait_for_function("text => document.body && !document.body.innerText.includes(text)", arg=text, timeout=40_000)


def test_an_edited_source_is_seen(served, page):
    title = page.locator(".aba-sources li a").first.inner_text()
    file = next(
        file for file in (served.folder / "data/sources").iterdir() if title in file.read_text(encoding="utf-8")
    )
    served.edit(f"data/sources/{file.name}", title, "An edited source")
    shows(page, "An edited source")
    served.edit(f"data/sources/{file.name}", "An edited source", title)
    shows(page, title)


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        (CATL, "kind: cell-maker", "kind: baker", f"{CATL}:"),
        (CATL, "name: CATL", "name: [CATL", f"{CATL}:"),
        (CATL, "country: china", "country: chian", f"{CATL}:"),
        (PAGE, "{{ profile() }}", "{{ profil() }}", f"{PAGE}:"),
        (PAGE, "{{ profile() }}", '{{ profile(of="nobody") }}', f"{PAGE}:"),
        ("macros/charts/ev_battery_share.py", "def draw(", "def draw[", "ev_battery_share.py"),
    ],
    ids=["wrong value", "broken YAML", "unknown id", "unknown macro", "unknown entity", "broken chart"],
)
def test_a_mistake_is_told_and_mending_recovers(served, page, name, old, new, place):
    served.lines.clear()
    served.edit(name, old, new)
    shows(page, "Something is wrong")
    assert place in page.inner_text("pre")
    assert "Traceback" not in page.inner_text("pre")
    served.wait_for(place)
    assert not any("Traceback" in line for line in served.lines), "".join(served.lines)
    served.edit(name, new, old)
    shows(page, "Contemporary Amperex Technology")
    assert served.process.poll() is None


def test_what_stands_beside_the_pages_is_served(served, page):
    address = f"http://127.0.0.1:{served.port}"
    assert page.request.get(f"{address}/charts/pack-price.vl.json").json()["$schema"]
    assert "SNE" in page.request.get(f"{address}/charts/ev-batteries-by-supplier/embed.html").text()
    index = page.request.get(f"{address}/search/search_index.json").json()
    assert any("宁德时代" in entry["text"] for entry in index["docs"])
    assert page.request.get(f"{address}/nowhere/").status == 404


def test_a_server_started_on_broken_data_tells_and_recovers(root, tmp_path, browser):
    server = Served(root, tmp_path)
    server.edit(CATL, "kind: cell-maker", "kind: baker")
    server.start()
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.port}/")
    assert f"{CATL}:" in page.inner_text("pre")
    server.edit(CATL, "kind: baker", "kind: cell-maker")
    shows(page, "Asia Battery Atlas")
    page.close()
    server.stop()
