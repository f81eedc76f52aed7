"""Charts that come alive: nothing of the runtime before a reader asks, then tooltips, series, keys; no eval, no jump."""

from __future__ import annotations

import csv
import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading

import pytest
from axe_playwright_python.sync_playwright import Axe

from macros.charts import chart_ids

REPOSITORY = {"ATLAS_REPO_URL": "https://github.com/somebody/atlas", "ATLAS_EDIT_URI": "edit/main/docs/"}
PAGE = "/companies/"
FIGURE = "#chart-ev-batteries-by-supplier"
STRICT = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; style-src 'self' 'unsafe-inline'"


@pytest.fixture
def opened(browser, address):
    """A page with charts, what it asked for since, and what the console said."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    page = context.new_page()
    asked, problems = [], []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.on("console", lambda message: problems.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(address + PAGE, wait_until="networkidle")
    yield page, asked, problems
    assert not problems
    context.close()


def of_the_runtime(asked):
    return [url for url in asked if "vega." in url or url.endswith(".vl.json")]


def bring_to_life(page, figure=FIGURE):
    page.locator(f"{figure} .aba-chart:visible").hover()
    page.wait_for_selector(f"{figure} .aba-chart[data-state=live]", timeout=20_000)


def box(page):
    return page.locator(f"{FIGURE} .aba-chart:visible").bounding_box()


def test_nothing_is_asked_for_before_a_reader_points(opened):
    page, asked, _ = opened
    page.mouse.move(5, 5)
    page.mouse.wheel(0, 4000)
    page.wait_for_timeout(300)
    assert not of_the_runtime(asked)
    bring_to_life(page)
    urls = of_the_runtime(asked)
    assert len(urls) == 2 and urls[0].startswith("/assets/javascripts/vega.")
    assert urls[1] == "/charts/ev-batteries-by-supplier.vl.json"
    bring_to_life(page, "#chart-supplier-ranks")
    assert len([url for url in asked if "vega." in url]) == 1, "the runtime is loaded once"


def test_the_live_picture_takes_the_place_of_the_still_one(opened):
    page, _, _ = opened
    page.locator(FIGURE).scroll_into_view_if_needed()
    before, whole = box(page), page.evaluate("document.documentElement.scrollHeight")
    bring_to_life(page)
    after = box(page)
    assert abs(after["height"] - before["height"]) <= 3 and abs(after["width"] - before["width"]) <= 1
    assert abs(page.evaluate("document.documentElement.scrollHeight") - whole) <= 3
    svg = page.locator(f"{FIGURE} .aba-chart:visible svg")
    assert svg.get_attribute("role") == "img" and svg.get_attribute("aria-labelledby")
    assert page.locator(f"{FIGURE} .aba-chart:visible svg [tabindex]").count() == 0


def test_marks_tell_their_values(opened):
    page, _, _ = opened
    bring_to_life(page)
    marks = page.locator(f"{FIGURE} .aba-chart:visible .mark-symbol path")
    marks.nth(5).hover(force=True)
    tip = page.locator(f"{FIGURE} .aba-tip")
    tip.wait_for(state="visible")
    text = tip.inner_text()
    assert "Supplier" in text and "GWh" in text
    page.mouse.move(5, 5)
    tip.wait_for(state="hidden")


def test_series_can_be_switched_off_and_on(opened):
    page, _, _ = opened
    page.locator(f"{FIGURE} .aba-explore").click()
    page.wait_for_selector(f"{FIGURE} .aba-chart[data-state=live]", timeout=20_000)
    chips = page.locator(f"{FIGURE} .aba-series button")
    chips.first.wait_for(state="visible")
    lines = page.locator(f"{FIGURE} .aba-chart:visible .mark-line path")
    count = lines.count()
    assert count == chips.count() >= 5
    chips.first.click()
    page.wait_for_function(
        "([s, n]) => document.querySelectorAll(s).length === n",
        arg=[f"{FIGURE} .aba-chart--wide .mark-line path", count - 1],
    )
    assert chips.first.get_attribute("aria-pressed") == "false"
    chips.first.click()
    page.wait_for_function(
        "([s, n]) => document.querySelectorAll(s).length === n",
        arg=[f"{FIGURE} .aba-chart--wide .mark-line path", count],
    )


def test_keys_reach_every_value(opened):
    page, _, _ = opened
    button = page.locator(f"{FIGURE} .aba-explore")
    button.focus()
    page.wait_for_selector(f"{FIGURE} .aba-chart[data-state=live]", timeout=20_000)
    assert button.evaluate("node => node === document.activeElement"), "focus alone moves nothing"
    page.keyboard.press("Enter")
    tip = page.locator(f"{FIGURE} .aba-tip")
    tip.wait_for(state="visible")
    said = {tip.inner_text()}
    rows = page.locator(f"{FIGURE} details table tbody tr").count()
    for _ in range(rows - 1):
        page.keyboard.press("ArrowRight")
        said.add(tip.inner_text())
    assert len(said) == rows
    page.keyboard.press("ArrowRight")
    assert tip.inner_text() in said, "and round again"
    page.keyboard.press("Escape")
    assert tip.is_hidden()


def test_dark_needs_no_request_and_no_drawing(opened):
    page, asked, _ = opened
    bring_to_life(page)
    shown = f"{FIGURE} .aba-chart:visible .mark-line path"
    colour = "node => getComputedStyle(node).stroke"
    light, markup = page.locator(shown).first.evaluate(colour), page.locator(FIGURE).evaluate("node => node.innerHTML")
    count = len(asked)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    assert page.locator(shown).first.evaluate(colour) != light
    assert page.locator(FIGURE).evaluate("node => node.innerHTML") == markup
    assert not of_the_runtime(asked[count:])


def test_a_narrow_window_brings_the_narrow_picture_to_life(opened):
    page, asked, _ = opened
    bring_to_life(page)
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_selector(f"{FIGURE} .aba-chart--narrow[data-state=live]", timeout=20_000)
    assert "/charts/ev-batteries-by-supplier.narrow.vl.json" in asked
    assert page.locator(f"{FIGURE} .aba-chart--narrow svg").bounding_box()["width"] <= 390


def test_files_hold_what_the_table_shows(opened):
    page, _, _ = opened
    figure = page.locator(FIGURE)
    figure.locator("summary", has_text="Table").click()
    table = figure.locator("table")
    head = table.locator("thead th").all_inner_texts()
    cells = [row.locator("th, td").all_inner_texts() for row in table.locator("tbody tr").all()]
    figure.locator("summary", has_text="Download").click()
    with page.expect_download() as waiting:
        figure.get_by_text("Data shown (CSV)").click()
    with open(waiting.value.path(), encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == head
    assert [[*names, float(value.replace(",", ""))] for *names, value in cells] == [
        [*names, float(value)] for *names, value in rows[1:]
    ]


def test_addresses_are_whole_where_scripts_run(opened, address):
    page, _, _ = opened
    figure = page.locator(FIGURE)
    figure.locator("summary", has_text="Embed").click()
    snippet = figure.locator("pre").inner_text()
    assert f'<iframe src="{address}/charts/ev-batteries-by-supplier/embed.html"' in snippet


def test_the_gallery_can_be_filtered(browser, address):
    page = browser.new_page()
    page.goto(address + "/charts/")
    cards = page.locator(".aba-gallery > li:visible")
    every = cards.count()
    assert every == len(chart_ids())
    page.get_by_label("Country").select_option("japan")
    assert 0 < cards.count() < every
    assert page.url.endswith("?country=japan")
    page.reload()
    assert 0 < cards.count() < every, "the choice is in the address"
    page.close()


@pytest.fixture(scope="module")
def framed(browser):
    context = browser.new_context(viewport={"width": 700, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("id", chart_ids())
def test_every_chart_comes_alive_under_a_strict_policy(framed, address, id):
    """In the page for frames: no eval, no inline script, nothing from elsewhere, no console message."""
    problems = []

    def note(message):
        problems.append(message.text)

    def strict(route):
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": STRICT})

    framed.on("console", note)
    framed.route("**/embed.html", strict)
    framed.goto(f"{address}/charts/{id}/embed.html")
    framed.locator(".aba-explore").click()
    framed.wait_for_selector(".aba-chart[data-state=live]", timeout=20_000)
    framed.locator(".aba-tip").wait_for(state="visible", timeout=5_000)
    assert framed.evaluate("document.documentElement.scrollWidth <= innerWidth")
    framed.unroute("**/embed.html")
    framed.remove_listener("console", note)
    assert not problems


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_live_chart_and_its_frame_are_accessible(browser, address, scheme):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    for path in ("/charts/ev-batteries-by-supplier/", "/charts/ev-batteries-by-supplier/embed.html"):
        page.goto(address + path)
        page.locator(".aba-explore").click()
        page.wait_for_selector(".aba-chart[data-state=live]", timeout=20_000)
        for summary in page.locator(".aba-actions summary").all():
            summary.click()
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert not found, [(item["id"], item["nodes"][0]["html"][:200]) for item in found]
    context.close()


def test_instant_navigation_brings_live_charts_and_frees_them(browser, root, tmp_path):
    """The same site with Material's instant navigation switched on, served at the address it is built for."""
    copy, site = tmp_path / "copy", tmp_path / "site"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".git", ".venv*", "site", "__pycache__"))
    config = copy / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("  features:\n", "  features:\n    - navigation.instant\n"), encoding="utf-8")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(site))
    handler.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": address, **REPOSITORY}
    subprocess.run(command, cwd=copy, env=environment, check=True, capture_output=True)
    page = browser.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(address + "companies/", wait_until="networkidle")
    page.evaluate("window.same = true")
    bring_to_life(page)
    page.locator(".md-tabs a", has_text="Supply chain").click()
    page.wait_for_url("**/supply-chain/")
    page.wait_for_selector("#chart-component-shares .aba-explore:visible")
    assert page.evaluate("window.same"), "the page was not loaded anew"
    bring_to_life(page, "#chart-component-shares")
    assert page.locator("table.aba-table[data-sortable]").count() == 0 or page.locator(".aba-sort").count() > 0
    page.goto(address + "companies/catl/")
    page.locator("p a.footnote-ref").first.hover()
    link = page.locator(".md-tooltip2--active .aba-fix")
    link.wait_for(state="visible")
    assert re.search(r"/blob/main/data/\w+/[\w-]+\.yml#L\d+$", link.get_attribute("href"))
    assert not problems
    page.close()
    server.shutdown()
