"""Builds of a small repository: what it takes from the environment, and how a mistake stops it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import tiny

from macros.charts import chart_ids

PAGE = "docs/companies/alpha.md"


def build(root: Path, repository: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A strict build of the small repository with the real macros and theme."""
    for folder in ("macros", "overrides"):
        shutil.copytree(repository / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for id in chart_ids():  # the charts draw the real data, which the small repository has not
        (root / "macros" / "charts" / f"{id.replace('-', '_')}.py").unlink()
    config = (repository / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:")[0]
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **variables}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)


def test_the_small_repository_builds(tmp_path, root):
    result = build(tiny.write(tmp_path), root)
    assert result.returncode == 0, result.stdout + result.stderr
    html = (tmp_path / "site/companies/alpha/index.html").read_text(encoding="utf-8")
    assert "400\u00a0GWh" in html
    assert "edit this page" not in html.lower()


def test_repository_and_edit_links_come_from_the_environment(tmp_path, root):
    repository = "https://github.com/somebody/atlas"
    result = build(tiny.write(tmp_path), root, ATLAS_REPO_URL=repository, ATLAS_EDIT_URI="edit/main/docs/")
    assert result.returncode == 0, result.stdout + result.stderr
    html = (tmp_path / "site/companies/alpha/index.html").read_text(encoding="utf-8")
    assert f'href="{repository}/edit/main/docs/companies/alpha.md"' in html


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            tiny.changed(PAGE, "## In brief\n", '## In brief\n\n{{ value("outptu") }} {{ cite("nobody") }}\n'),
            [f"{PAGE}:12:1: error [macro-calls] value(): there is no measure 'outptu'; did you mean 'output'?",
             f"{PAGE}:12:23: error [macro-calls] cite(): there is no source 'nobody'"],
        ),
        (
            tiny.changed("data/companies/alpha.yml", "kind: cell-maker", "kind: baker"),
            ["data/companies/alpha.yml:6:7: error [shape] kind: found 'baker'"],
        ),
        (tiny.changed(PAGE, "{{ profile() }}", "{{ profil() }}"), ["companies/alpha.md", "'profil' is undefined"]),
    ],
    ids=["wrong calls", "wrong data", "unknown macro"],
)  # fmt: skip
def test_a_mistake_stops_the_build_with_its_place(tmp_path, root, changes, expected):
    result = build(tiny.write(tmp_path, changes), root)
    assert result.returncode != 0
    for words in expected:
        assert words in result.stdout + result.stderr
    assert not (tmp_path / "site/companies/alpha/index.html").exists()
