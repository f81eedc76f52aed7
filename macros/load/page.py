"""A page of docs/: its front matter, its macro calls and its prose, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from .finding import Finding, Place
from .text_file import read_text
from .yaml_reader import Document, read_yaml_text

MAX_BYTES = 200_000

_CALL = re.compile(r"\{\{(?!%)"), re.compile(r"\}\}")
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}"), re.compile(r"\{%-?\s*endraw\s*-?%\}")
_COMMENT = re.compile(r"<!--"), re.compile(r"-->")
_FENCE = re.compile(r"^(?:```+|~~~+)", re.MULTILINE)
_INLINE_CODE = re.compile(r"`[^`\n]+`")
_TAG = re.compile(r"<[^<>]+>")
_LINK = re.compile(r"\[(?<!\\\[)[^\]\[]*\]\(<?(?P<target>(?:[^()\s<>]|\([^()\s]*\))+)>?(?:\s+\"[^\"]*\")?\)")
_REFERENCE = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?(?P<target>[^\s<>]+)", re.MULTILINE)
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


Span = tuple[int, int]


def _stretches(text: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> Iterator[Span]:
    """Where each stretch from an opening to the closing after it starts and ends."""
    at = 0
    while (first := opening.search(text, at)) and (last := closing.search(text, first.end())):
        at = last.end()
        yield first.start(), at


def _fences(text: str) -> Iterator[Span]:
    """The blocks of code between two lines of the same backticks or tildes."""
    at, unclosed = 0, set()
    while first := _FENCE.search(text, at):
        at, mark = first.end(), first[0]
        last = None if mark in unclosed else re.compile(f"^{mark}[ \\t]*$", re.MULTILINE).search(text, at)
        if last:
            at = last.end()
            yield first.start(), at
        else:
            unclosed.add(mark)


def _blank(text: str, spans: Iterable[Span]) -> str:
    """Text with these spans turned to spaces, lines and offsets kept."""
    parts, at = [], 0
    for start, end in spans:
        parts += text[at:start], "\n".join(" " * len(line) for line in text[start:end].split("\n"))
        at = end
    return "".join(parts) + text[at:]


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
        line = bisect_right(self._starts, self.body_start + offset)
        return Place(self.name, line, self.body_start + offset - self._starts[line - 1] + 1)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line starts in the text."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def live(self) -> str:
        """The body with what is not rendered (`raw` blocks, comments) blanked out; offsets as in the body."""
        text = _blank(self.body, _stretches(self.body, *_RAW))
        return _blank(text, _stretches(text, *_COMMENT))

    @cached_property
    def uncalled(self) -> str:
        """All that macros may run (comments included) with the calls blanked out; offsets as in the body."""
        text = _blank(self.body, _stretches(self.body, *_RAW))
        return _blank(text, ((call.start, call.end) for call in self.calls))

    @cached_property
    def calls(self) -> list[Call]:
        """The macro calls, in order."""
        spans = _stretches(self.live, *_CALL)
        return [Call(self.live[start + 2 : end - 2].strip(), start, end) for start, end in spans]

    @cached_property
    def prose(self) -> str:
        """What a reader reads, with code, tags and macro calls blanked out; offsets as in the body."""
        text = _blank(self.live, _fences(self.live))
        for pattern in (_INLINE_CODE, _TAG):
            text = _blank(text, (match.span() for match in pattern.finditer(text)))
        return _blank(text, _stretches(text, *_CALL))

    @cached_property
    def links(self) -> list[tuple[int, str]]:
        """The Markdown links: the offset of each target, and the target."""
        found = (*_LINK.finditer(self.live), *_REFERENCE.finditer(self.live))
        return [(link.start("target"), link["target"]) for link in found]

    @property
    def words(self) -> int:
        """How many words of prose the page has, headings and tables left out."""
        lines = [line for line in self.prose.splitlines() if not line.lstrip().startswith(("#", "|"))]
        return sum(len(_WORD.findall(line)) for line in lines)


def parse_page(text: str, name: str) -> Page:
    """Read a page. Its front matter must be a map between two lines of three hyphens."""
    page = Page(name, text)
    if not text.startswith("---\n"):
        if text.startswith("---"):
            message = "the front matter begins with a line of three hyphens and nothing else"
            page.findings.append(Finding(Place(name), "yaml", message))
        return page
    end = text.find("\n---\n", 3)
    if end < 0:
        message = "the front matter does not end; close it with a line of three hyphens"
        page.findings.append(Finding(Place(name), "yaml", message))
        return page
    page.meta, page.findings = read_yaml_text("\n" + text[4:end], name)
    page.body_start = end + 5
    if not page.findings and not isinstance(page.meta.data, dict):
        message = "the front matter must hold keys with values, such as `title: Lithium`"
        page.findings.append(Finding(page.meta.place(), "yaml", message))
    return page


def read_page(file: Path, name: str) -> Page:
    """Read a page from its file. Never raises for what the file holds: `findings` tells."""
    text, findings = read_text(file, name, MAX_BYTES)
    page = parse_page(text, name)
    page.findings += findings
    return page


def read_pages(root: Path) -> list[Page]:
    """All Markdown files under docs/, sorted by path."""
    files = sorted((root / "docs").rglob("*.md"))
    return [read_page(file, file.relative_to(root).as_posix()) for file in files]
