"""The site in a real Chromium: pages wide and narrow, light and dark; accessibility; search in four scripts."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = {
    "home": "/",
    "country": "/countries/china/",
    "company": "/companies/catl/",
    "technology": "/technologies/solid-state/",
    "challenge": "/challenges/safety-recalls/",
    "chart": "/charts/ev-batteries-by-supplier/",
    "gallery": "/charts/",
    "time line": "/timeline/",
    "tracker": "/targets/",
    "plants": "/plants/",
    "ledger": "/claims/",
    "glossary": "/glossary/",
    "coverage": "/coverage/",
}
WIDTHS = {"wide": (1280, 900), "narrow": (390, 844)}


@pytest.fixture(
    params=[(name, width, scheme) for name in PAGES for width in WIDTHS for scheme in ("light", "dark")], ids="-".join
)
def opened(request, browser, address):
    name, width, scheme = request.param
    size = WIDTHS[width]
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, service_workers="block"
    )
    page = context.new_page()
    problems, outside = [], []
    page.on("console", lambda message: problems.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "request",
        lambda request: (
            outside.append(request.url) if not request.url.startswith((address, "data:", "blob:")) else None
        ),
    )
    page.goto(address + PAGES[name], wait_until="load")
    yield page, problems, outside
    context.close()


def test_a_page_is_whole_quiet_and_accessible(opened):
    page, problems, outside = opened
    page.wait_for_selector("h1")
    assert not problems
    assert not outside
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, f"the page is {overflow} px wider than the window"
    for figure in page.locator("figure.aba-figure svg:visible").all():
        box = figure.bounding_box()
        assert box["width"] > 200 and box["height"] > 100
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    serious = [item for item in found if item["impact"] in ("serious", "critical")]
    assert not serious, [(item["id"], item["nodes"][0]["html"][:200]) for item in serious]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("宁德时代", "CATL"),
        ("宁德", "CATL"),
        ("比亚迪", "BYD"),
        ("パナソニック", "Panasonic Energy"),
        ("삼성SDI", "Samsung SDI"),
        ("东芝", "Toshiba"),
        ("dual-credit", "Dual-credit policy"),
        ("solid-state", "Solid-state"),
    ],
)
def test_search_finds_entities_by_every_name(browser, address, query, title):
    page = browser.new_page()
    page.goto(address + "/", wait_until="load")
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type(query)
    page.wait_for_selector(".md-search-result__item", timeout=15_000)
    titles = page.locator(".md-search-result__item h1").all_inner_texts()
    assert any(title.casefold() in found.casefold() for found in titles[:6]), titles
    page.close()


def test_a_citation_opens_its_source_as_a_tooltip(browser, address):
    page = browser.new_page()
    page.goto(address + "/countries/china/", wait_until="load")
    mark = page.locator("p a.footnote-ref").first
    mark.scroll_into_view_if_needed()
    mark.hover()
    page.wait_for_selector(".md-tooltip2--active, .md-tooltip--active", timeout=5_000)
    page.close()


def test_everything_is_there_without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "/countries/china/")
    figures = page.locator("figure.aba-figure")
    assert page.locator("figure.aba-figure svg[role=img]:visible").count() == figures.count() >= 1
    for figure in figures.all():
        figure.locator("summary").first.click()
        assert figure.locator("table").is_visible()
    assert page.locator(".aba-sources li").count() > 5
    context.close()
