"""Text of the data stays text on its way through macros and Markdown."""

from __future__ import annotations

import markdown
import pytest
import tiny
from bs4 import BeautifulSoup

from macros.load import Book
from macros.load.page import parse_page
from macros.render import Writer, call

EVIL = [
    "[x](javascript:alert(1))",
    "[x](https://a/onmouseover=alert(1)//)",
    "![x](https://a/onerror=alert(1)//)",
    "**b**{onclick=alert(1)}",
    "<img src=x onerror=alert(1)>",
    "`a` _b_ \\* a | b",
    "{{ 7*7 }}",
]


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize(("macro", "argument"), [("link", "beta"), ("value", "output"), ("cite", "bureau-2024")])
def test_text_of_the_data_is_no_markdown_in_a_sentence(tmp_path, evil, macro, argument):
    changes = {
        **tiny.changed("data/companies/beta.yml", "name: Beta", f"name: '{evil}'"),
        **tiny.changed("data/measures.yml", "counted: The Bureau, counted", f"counted: '{evil}'"),
        **tiny.changed("data/sources/the-bureau.yml", "Batteries in figures\n", f"'{evil}'\n"),
    }
    page = parse_page(tiny.FILES["docs/companies/alpha.md"], "docs/companies/alpha.md")
    printed = call(Writer(tiny.atlas(tmp_path, changes), page, Book([page])), macro, argument)
    html = markdown.markdown(f"Text {printed} *more*.", extensions=["attr_list", "md_in_html", "tables"])
    soup = BeautifulSoup(html, "html.parser")
    allowed = {"p", "em", "span", "sup", "a"}
    assert {tag.name for tag in soup.find_all(True)} <= allowed
    assert [tag.text for tag in soup.find_all("em")] == ["more"]
    assert not [key for tag in soup.find_all(True) for key in tag.attrs if key.startswith("on")]
    assert not [tag for tag in soup.find_all("a") if not tag["href"].startswith("#fn:")]
    shown = soup.text if macro == "link" else soup.select_one("span")["title"] if macro == "value" else evil
    assert evil in shown
