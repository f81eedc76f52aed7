"""The long lists in a real browser: narrowed without leaving the page, whole without scripts; terms explained."""

from __future__ import annotations

import pytest

LISTS = {
    "/timeline/": (".aba-timeline > li", "country", "japan"),
    "/targets/": ("tr[id^=promise]", "status", "missed"),
    "/plants/": ("tr[data-country]", "company", "catl"),
    "/ventures/": ("tr[data-country]", "company", "lg-energy-solution"),
    "/research/": ("tr[data-country]", "country", "china"),
    "/claims/": ("tr[id^=claim]", "verdict", "contested"),
}


@pytest.fixture(params=LISTS.items(), ids=lambda item: item[0].strip("/"))
def listed(request):
    path, told = request.param
    return path, *told


def test_a_list_is_narrowed_and_the_choice_can_be_passed_on(browser, address, listed):
    path, items, menu, choice = listed
    page = browser.new_page()
    page.goto(address + path)
    every = page.locator(f"{items}:visible").count()
    assert every == page.locator(items).count() > 5
    page.select_option(f".aba-sift [name={menu}]", choice)
    fewer = page.locator(f"{items}:visible").count()
    assert 0 < fewer < every
    assert page.locator(".aba-sift output").inner_text() == f"{fewer} shown"
    assert page.url == f"{address}{path}?{menu}={choice}"
    for heading in page.locator("h2:visible + :is(.aba-timeline, .aba-scroll)").all():
        assert heading.is_visible(), "a heading stands above nothing"
    page.reload()
    assert page.locator(f"{items}:visible").count() == fewer
    page.select_option(f".aba-sift [name={menu}]", "")
    assert page.locator(f"{items}:visible").count() == every
    assert page.url == address + path
    page.close()


def test_a_list_is_whole_without_scripts(browser, address, listed):
    path, items, _, _ = listed
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + path)
    assert page.locator(f"{items}:visible").count() == page.locator(items).count() > 5
    assert not page.locator(".aba-sift").is_visible(), "menus that do nothing"
    context.close()


def test_an_event_has_an_address(browser, address):
    page = browser.new_page()
    page.goto(address + "/timeline/")
    day = page.locator(".aba-timeline > li a.aba-day").nth(40)
    anchor = day.get_attribute("href")
    page.goto(f"{address}/timeline/{anchor}")
    assert page.locator(anchor).is_visible()
    box = page.locator(anchor).bounding_box()
    assert 0 < box["y"] < 900
    page.close()


def test_a_term_is_explained_once_to_pointer_and_keyboard(browser, address):
    page = browser.new_page()
    page.goto(address + "/technologies/lfp/")
    terms = page.locator(".md-content abbr")
    explained = [term.get_attribute("title") or term.inner_text() for term in terms.all()]
    assert len(explained) > 3 and len(set(explained)) == len(explained)
    term, meaning = terms.first, terms.first.get_attribute("title")
    assert term.get_attribute("tabindex") == "0"
    term.focus()
    said = page.get_by_role("tooltip").filter(has_text=meaning)
    said.wait_for(state="attached")
    page.close()
