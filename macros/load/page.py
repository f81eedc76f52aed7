"""A page of docs/: its front matter, its macro calls and its prose, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from .finding import Finding, Place
from .yaml_reader import Document, read_yaml_text

_CALL = re.compile(r"\{\{(?!%)\s*(?P<code>.*?)\s*\}\}", re.DOTALL)
_FENCE = re.compile(r"^(?P<mark>```+|~~~+).*?^(?P=mark)\s*$", re.DOTALL | re.MULTILINE)
_INLINE_CODE = re.compile(r"`[^`\n]+`")
_RAW = re.compile(r"\{%\s*raw\s*%\}.*?\{%\s*endraw\s*%\}", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True)
class Call:
    """One `{{ ... }}` of a page: its code, the macro it begins with, and where it stands in the body."""

    code: str
    start: int
    end: int

    @property
    def macro(self) -> str:
        """The name before the first bracket."""
        return self.code.split("(", 1)[0].strip()


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """Text with every match turned to spaces, lines and offsets kept."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


@dataclass
class Page:
    """A Markdown file. `name` is its path from the repository's root."""

    name: str
    text: str
    meta: Document = field(default_factory=lambda: Document(""))
    findings: list[Finding] = field(default_factory=list)
    body_start: int = 0

    @property
    def front(self) -> dict[str, object]:
        """The front matter; empty where there is none."""
        return self.meta.data if isinstance(self.meta.data, dict) else {}

    @property
    def entity(self) -> str | None:
        """The id of the entity the page is about."""
        entity = self.front.get("entity")
        return entity if isinstance(entity, str) else None

    @property
    def chart(self) -> str | None:
        """The id of the chart that the page explains."""
        chart = self.front.get("explains")
        return chart if isinstance(chart, str) else None

    @property
    def address(self) -> str:
        """Where the page stands in the site: `countries/china/`; empty for the first page."""
        path = self.name.removeprefix("docs/").removesuffix(".md").removesuffix("index").rstrip("/")
        return f"{path}/" if path else ""

    @property
    def body(self) -> str:
        """Everything after the front matter."""
        return self.text[self.body_start :]

    def place(self, offset: int) -> Place:
        """The line and column of an offset in the body."""
        before = self.text[: self.body_start + offset]
        return Place(self.name, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)

    @cached_property
    def live(self) -> str:
        """The body with what is not rendered (`raw` blocks, comments) blanked out; offsets as in the body."""
        return _blank(_COMMENT, _blank(_RAW, self.body))

    @cached_property
    def calls(self) -> list[Call]:
        """The macro calls, in order."""
        return [Call(match["code"], match.start(), match.end()) for match in _CALL.finditer(self.live)]

    @cached_property
    def prose(self) -> str:
        """What a reader reads, with code, tags and macro calls blanked out; offsets as in the body."""
        text = _blank(_TAG, _blank(_INLINE_CODE, _blank(_FENCE, self.live)))
        return _blank(_CALL, text)

    @property
    def words(self) -> int:
        """How many words of prose the page has, headings and tables left out."""
        lines = [line for line in self.prose.splitlines() if not line.lstrip().startswith(("#", "|"))]
        return sum(len(_WORD.findall(line)) for line in lines)


def parse_page(text: str, name: str) -> Page:
    """Read a page. Its front matter must be a map between two lines of three hyphens."""
    page = Page(name, text)
    if not text.startswith("---\n"):
        return page
    end = text.find("\n---\n", 3)
    if end < 0:
        page.findings.append(Finding(Place(name), "yaml", "the front matter has no closing line of three hyphens"))
        return page
    page.meta, page.findings = read_yaml_text("\n" + text[4:end], name)
    page.body_start = end + 5
    return page


def read_pages(root: Path) -> list[Page]:
    """All Markdown files under docs/, sorted by path."""
    files = sorted((root / "docs").rglob("*.md"))
    return [parse_page(file.read_text(encoding="utf-8"), file.relative_to(root).as_posix()) for file in files]
