"""The head of a page whose title and description stand elsewhere: in the data, or in a chart's module."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from ..load import Finding
from ..load.page import Page
from .workspace import Workspace

_PLAIN = re.compile(r"[\w(][^:#\n]*")
_HEADING = re.compile(r"^# (.+?)\s*$", re.MULTILINE)


def differing(page: Page, rule: str, front: dict[str, str | None], teller: str) -> Iterator[Finding]:
    """Keys of the front matter that are not what `teller` says, and a first heading that is not the title."""
    for key, text in front.items():
        if text and page.front.get(key) != text:
            yield Finding(page.meta.place((key,)), rule, f"`{key}` is not what {teller} says; run `make fix`")
    heading = _HEADING.search(page.body)
    if heading is None or heading[1] != front["title"]:
        offset = heading.start() if heading else 0
        yield Finding(page.place(offset), rule, f"the page must begin with the heading '# {front['title']}'")


def write(workspace: Workspace, page: Page, subject: str, front: dict[str, str | None]) -> list[str]:
    """Write what stands elsewhere into the front matter, after the line `subject`; other keys stay.

    Returns the path of the page if that changed it. A key of `front` without text is left out.
    """
    lines = [subject, *(f"{key}: {scalar(text)}" for key, text in front.items() if text)]
    written = {subject.split(":")[0], *front}
    kept = page.text[4 : page.body_start - 5].splitlines()
    lines += [line for line in kept if line.split(":")[0] not in written]
    text = "---\n" + "\n".join(lines) + "\n---\n" + page.body
    if text == page.text:
        return []
    (workspace.root / page.name).write_text(text, encoding="utf-8")
    return [page.name]


def scalar(text: str) -> str:
    """A text as YAML writes it on one line, in quotes where it needs them."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
