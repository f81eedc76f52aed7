"""A difference as Markdown that GitHub shows: tables, long ones folded. What comes from data is shown, never obeyed."""

from __future__ import annotations

import re
from urllib.parse import quote

from ..model.text import visible
from .sections import NOTHING, Compared, Row, Section, shortened

_LONG = 12
_COMMENT = 60_000
"""Characters that fit into a comment of a pull request, with room to spare."""

_PLAIN_WORD = re.compile(r"[\w./:-]+")
_MARKUP = re.compile(r"[\\`*_\[\]<>&|~#@$!]")
_IN_A_LINK = "/:?#[]@!$&'()*+,;=%~"
_NOT_A_NAME = "&#8203;"
"""A space of no width: behind @ and # it keeps GitHub from calling people and linking issues."""


def render(compared: Compared, sections: list[Section], limit: int) -> str:
    """The whole report. It has fewer rows than `limit` allows where it would not fit into a comment."""
    blocks = [f"### {escaped(compared.title)}"]
    for what, findings in compared.unread:
        lines = [f"- {escaped(str(finding))}" for finding in findings[:limit]]
        blocks += [f"{escaped(what)}:", "\n".join(lines + _more("- ", len(findings), limit))]
    for section in sections:
        blocks += _section(section, limit)
    text = "\n\n".join(blocks if sections else [*blocks, NOTHING])
    return text if len(text) <= _COMMENT or limit <= 1 else render(compared, sections, limit // 2)


def escaped(text: str) -> str:
    """Text that GitHub shows as it is: no markup, no tags, no mentions, no end of a cell."""
    return _MARKUP.sub(_entity, visible(shortened(text)))


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};{_NOT_A_NAME if match[0] in '@#' else ''}"


def _section(section: Section, limit: int) -> list[str]:
    head = f"{section.title}: {section.counted}"
    table = [_table(section, limit), *_more("", len(section.rows), limit)]
    if len(section.rows) <= _LONG:
        return [f"#### {head}", *table]
    return [f"<details><summary>{head}</summary>", *table, "</details>"]


def _table(section: Section, limit: int) -> str:
    headings = ["", *(heading.capitalize() for heading in section.headings), "Before", "After"]
    rows = [_cells(row) for row in section.rows[:limit]]
    used = [index for index in range(len(headings)) if any(row[index] for row in rows)]
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(line[index] for index in used) + " |" for line in lines)


def _cells(row: Row) -> list[str]:
    about = [f"`{text}`" if _PLAIN_WORD.fullmatch(text) else escaped(text) for text in row.about]
    new = f"{escaped(row.new)} <{quote(row.link, safe=_IN_A_LINK)}>" if row.link else escaped(row.new)
    return [row.sign, *about, escaped(row.old), new]


def _more(mark: str, count: int, limit: int) -> list[str]:
    return [f"{mark}and {count - limit} more"] if count > limit else []
