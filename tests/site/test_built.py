"""The built site, read as files: whole, without residue, without a request to anybody else."""

from __future__ import annotations

import csv
import gc
import gzip
import io
import json
import re
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from bs4 import BeautifulSoup

from macros.charts import chart_ids
from macros.charts.kit.drawing import draw_chart
from macros.load import LISTS, page_address
from macros.load.page import parse_page, read_pages

ROOT = Path(__file__).resolve().parents[2]
PAGES = [page for page in read_pages(ROOT)]


def built(page):
    """The HTML file that a page under docs/ becomes."""
    name = page.name.removeprefix("docs/").removesuffix(".md")
    return f"{name.removesuffix('index').rstrip('/')}/index.html".lstrip("/") if name != "index" else "index.html"


_UNSHOWN = re.compile(r"<(code|pre|script|style)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@cache
def soup(file):
    """A page as it was built. All are kept, so the garbage collector need not look through them ever again."""
    made = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
    gc.freeze()
    return made


@cache
def anchors(file):
    return {tag["id"] for tag in soup(file).find_all(id=True)}


@pytest.fixture(params=PAGES, ids=lambda page: page.name)
def page(request, site):
    file = site / built(request.param)
    assert file.is_file(), "the page was not built"
    return request.param, file, soup(file)


def test_one_heading_a_title_and_a_description(page):
    source, _, html = page
    assert len(html.find_all("h1")) == 1
    assert html.find("meta", attrs={"name": "description"})["content"] == source.front["description"]
    assert html.title.get_text().strip()


def test_no_residue_of_templates(page):
    shown = _UNSHOWN.sub("", page[1].read_text(encoding="utf-8"))
    text = unescape(_TAG.sub("", shown))
    for residue in ("{{", "}}", "{%", "no such element", "Macro Rendering Error", "Undefined"):
        assert residue not in text
    assert "**" not in text


def test_every_citation_has_its_source_and_every_source_its_citation(page):
    source, _, html = page
    cited = {link["href"].removeprefix("#fn:") for link in html.select("a.footnote-ref")}
    listed = [item["id"].removeprefix("fn:") for item in html.select(".aba-sources li")]
    assert set(listed) == cited
    assert len(listed) == len(set(listed))
    for link in html.select("a.footnote-ref"):
        assert listed[int(link.get_text()) - 1] == link["href"].removeprefix("#fn:")
    if source.entity:
        assert len(listed) >= 2


def test_ids_are_unique(page):
    ids = [tag["id"] for tag in page[2].find_all(id=True)]
    assert len(ids) == len(set(ids)), sorted({id for id in ids if ids.count(id) > 1})


def test_no_request_leaves_the_site(page):
    html = page[2]
    loaded = [
        tag.get("src") or tag.get("href")
        for tag in html.select(
            "script[src], img[src], iframe[src], link[rel=stylesheet], link[rel=preload], link[rel=preconnect]"
        )
    ]
    assert not [address for address in loaded if urlsplit(address).netloc]


def test_a_page_of_an_entity_rests_on_three_cited_figures(page):
    source, _, html = page
    if source.entity:
        assert len(html.select(".aba-value + sup.aba-cite, .aba-standing + sup.aba-cite, .aba-differs + sup")) >= 3


def test_every_event_of_the_atlas_is_in_the_time_line_and_every_promise_in_the_tracker(site, real_atlas):
    assert {event.anchor for event in real_atlas.events} <= anchors(site / "timeline" / "index.html")
    assert {promise.anchor for promise in real_atlas.promises} <= anchors(site / "targets" / "index.html")


@pytest.mark.parametrize(("kind", "address"), LISTS.items())
def test_what_has_no_page_has_its_place_in_a_list(site, real_atlas, kind, address):
    assert set(real_atlas.of_kind(kind)) <= anchors(site / address / "index.html")


def test_a_claim_is_told_on_its_pages_and_in_the_ledger(site, real_atlas):
    for id, claim in real_atlas.loaded.claims.items():
        assert f"claim-{id}" in anchors(site / "claims" / "index.html")
        for name in claim.pages:
            html = soup(site / built(parse_page("", f"docs/{name}")))
            assert html.select(f'.aba-claims a[href$="#claim-{id}"]'), f"{name} does not tell {id}"


def test_internal_links_lead_somewhere(site):
    broken = []
    for page in PAGES:
        file = site / built(page)
        html = soup(file)
        for link in html.find_all(href=True):
            address, anchor = urldefrag(link["href"])
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            goal = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            goal = goal / "index.html" if goal.is_dir() else goal
            if not goal.is_file():
                broken.append(f"{page.name}: {link['href']}")
            elif anchor and goal.suffix == ".html" and unquote(anchor) not in anchors(goal):
                broken.append(f"{page.name}: {link['href']} (no such anchor)")
    assert not broken, broken[:20]


def test_entity_pages_stand_at_their_addresses(site, real_atlas):
    for id, entity in real_atlas.entities.items():
        if entity.page != "none":
            assert (site / page_address(real_atlas.kind(id), id) / "index.html").is_file()


def test_charts_are_written_and_embedded_as_pictures_with_tables(site):
    for id in chart_ids():
        spec = json.loads((site / "charts" / f"{id}.vl.json").read_text(encoding="utf-8"))
        assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/v6")
        assert spec["title"]["text"] and spec["description"]
    figures = [figure for page in PAGES for figure in soup(site / built(page)).select("figure.aba-figure")]
    assert {figure["id"].removeprefix("chart-") for figure in figures} == set(chart_ids()), "each chart is on some page"
    for figure in figures:
        assert len(figure.select("svg[role=img][aria-labelledby]")) == 2, "wide and narrow"
        table = "details table tbody tr" if "aba-figure--large" not in figure["class"] else ".aba-actions a[download]"
        assert len(figure.select(table)) >= 4


def test_every_chart_has_its_page_and_its_files(site, real_atlas):
    for id in chart_ids():
        module, drawing = draw_chart(real_atlas, id)
        html = soup(site / "charts" / id / "index.html")
        assert html.h1.get_text().startswith(module.title)
        shown = html.select("h2#the-data + .aba-scroll table tbody tr")
        rows = list(csv.reader((site / "charts" / f"{id}.csv").read_text(encoding="utf-8").splitlines()))[1:]
        assert len(shown) == len(rows) == len(drawing.rows)
        assert (site / "charts" / f"{id}.png").read_bytes().startswith(b"\x89PNG")
        for ending in ("svg", "bib", "narrow.vl.json", "thumb.svg", "thumb-dark.svg"):
            assert (site / "charts" / f"{id}.{ending}").stat().st_size > 200
        card = soup(site / "charts" / "index.html").select_one(f'.aba-gallery a[href="{id}/"]')
        assert drawing.finding in card.get_text()


def test_a_chart_for_frames_is_alone(site):
    for id in chart_ids():
        html = soup(site / "charts" / id / "embed.html")
        assert html.select("svg[role=img]") and not html.select("iframe, nav, form, header, footer")
        assert all(link["target"] == "_top" for link in html.select("a[href]"))
        loaded = [tag.get("src") or tag.get("href") for tag in html.select("script, link[rel=stylesheet]")]
        assert loaded and not [address for address in loaded if urlsplit(address).netloc]


def test_files_of_measures_hold_every_figure(site, real_atlas):
    rows = []
    for measure in real_atlas.loaded.measures:
        file = site / "api" / "v1" / "measures" / f"{measure}.csv"
        rows += csv.DictReader(io.StringIO(file.read_text(encoding="utf-8")))
    assert len(rows) == len(real_atlas.observations)
    assert all(row["sources"] and row["standing"] and row["urls"].startswith("http") for row in rows)


def test_the_runtime_is_small_and_no_page_loads_it(site):
    (file,) = (site / "assets" / "javascripts").glob("vega.*.js")
    assert len(gzip.compress(file.read_bytes(), 9)) <= 310_000
    for page in PAGES:
        assert not soup(site / built(page)).select('script[src*="vega."], link[href*="vega."]')


def test_pages_without_a_repository_offer_no_edit_link(site):
    assert not soup(site / "countries" / "china" / "index.html").select('a[rel="edit"], a[href*="edit/main"]')


def test_weight_of_a_country_page(site):
    """The budget of an entity page: 150 kB gzip, everything it loads before any interaction."""
    file = site / "countries" / "china" / "index.html"
    html = soup(file)
    loaded = {file}
    for tag in html.select("script[src], link[rel=stylesheet], img[src]"):
        loaded.add((file.parent / urlsplit(tag.get("src") or tag.get("href")).path).resolve())
    weight = sum(len(gzip.compress(path.read_bytes(), 9)) for path in loaded)
    assert weight < 150_000, {str(path.relative_to(site)): len(gzip.compress(path.read_bytes(), 9)) for path in loaded}


def test_search_index_holds_native_names(site):
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    text = json.dumps(index, ensure_ascii=False)
    for name in ("宁德时代", "比亚迪", "パナソニック", "삼성SDI"):
        assert name in text


def test_words_of_the_stylesheet_load_nothing_from_outside(site):
    for sheet in (site / "assets").rglob("*.css"):
        assert not re.findall(r"url\(['\"]?https?:", sheet.read_text(encoding="utf-8")), sheet.name
