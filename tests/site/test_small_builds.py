"""Builds of a small repository: what it takes from the environment, and how a mistake stops it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import tiny
from bs4 import BeautifulSoup

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
    assert "data-at=" not in html and "aba-correct" not in html


def test_repository_and_edit_links_come_from_the_environment(tmp_path, root):
    repository = "https://github.com/somebody/atlas"
    result = build(tiny.write(tmp_path), root, ATLAS_REPO_URL=repository, ATLAS_EDIT_URI="edit/main/docs/")
    assert result.returncode == 0, result.stdout + result.stderr
    html = (tmp_path / "site/companies/alpha/index.html").read_text(encoding="utf-8")
    assert f'href="{repository}/edit/main/docs/companies/alpha.md"' in html
    assert f'href="{repository}/blob/main/docs/companies/alpha.md"' in html
    assert f'href="{repository}/blob/main/data/companies/alpha.yml"' in html
    lines = tiny.FILES["data/companies/alpha.yml"].splitlines()
    cited = re.findall(r'data-at="data/companies/alpha\.yml#L(\d+)"', html)
    assert {lines[int(number) - 1].strip() for number in cited} == {
        "values: {2022: 50, 2023: 200, 2024: 400}",
        "2023: {low: 10, high: 12}",
        "- {date: 2020-05, event: Alpha made its first cell., about: [beta], source: bureau-2024}",
        *(line.strip() for line in lines if "made: 2021" in line),
    }


def test_hostile_text_stays_text_in_the_whole_site(tmp_path, root):
    wanted = '0;url=https://evil.example" http-equiv="refresh" & &lt;b&gt; *i* [x](javascript:alert(1)) {: onclick=1 }'
    summary = json.dumps(wanted)
    evil = "<script>alert(1)</script> {{ 7*7 }} *x*{: onclick=alert(1) }"
    page = tiny.FILES[PAGE]
    changes = {
        "data/companies/alpha.yml": tiny.FILES["data/companies/alpha.yml"]
        .replace("summary: A maker of cells that exists in tests alone. It makes them by the thousand in one place.", f"summary: {summary}")
        .replace("Alpha made its first cell.", f"'{evil}'"),
        **tiny.changed("data/companies/beta.yml", "name: Beta", f"name: '{evil}'"),
        **tiny.changed("data/sources/the-bureau.yml", "Batteries in figures, next edition", f"'{evil}'"),
        PAGE: re.sub(r"^description: .*$", lambda _: f"description: {summary}", page, flags=re.MULTILINE),
    }  # fmt: skip
    result = build(tiny.write(tmp_path, changes), root)
    assert result.returncode == 0, result.stdout + result.stderr
    soup = BeautifulSoup((tmp_path / "site/companies/alpha/index.html").read_text(encoding="utf-8"), "html.parser")
    for name in ({"name": "description"}, {"property": "og:description"}):
        assert soup.find("meta", attrs=name)["content"] == wanted
    assert not soup.find("meta", attrs={"http-equiv": "refresh"})
    assert soup.select_one(".aba-summary").text == wanted
    assert soup.select_one(".aba-timeline p").text.startswith(evil)
    assert evil in [row.span.text for row in soup.select(".aba-related li") if row.span]
    assert evil in [link.text for link in soup.select(".aba-sources a")]
    article = soup.select_one("article")
    assert not article.find_all("script") and not [tag for tag in article.find_all(True) if tag.has_attr("onclick")]


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
