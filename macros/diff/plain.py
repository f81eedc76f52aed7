"""A difference as text for a terminal, one line a row."""

from __future__ import annotations

from ..model.text import visible
from .sections import NOTHING, Compared, Row, Section, shortened


def render(compared: Compared, sections: list[Section], limit: int) -> str:
    """The whole report; nothing in it can steer a terminal."""
    lines = [compared.title]
    for what, findings in compared.unread:
        lines += ["", f"{what}:", *_listed([str(finding) for finding in findings], limit)]
    for section in sections:
        lines += ["", f"{section.title}: {section.counted}", *_listed([_line(row) for row in section.rows], limit)]
    return "\n".join(map(visible, lines if sections else [*lines, "", NOTHING]))


def _listed(lines: list[str], limit: int) -> list[str]:
    more = [f"  and {len(lines) - limit} more"] if len(lines) > limit else []
    return [f"  {line}" for line in lines[:limit]] + more


def _line(row: Row) -> str:
    about = ", ".join(filter(None, map(shortened, row.about)))
    states = " -> ".join(filter(None, (shortened(row.old), shortened(f"{row.new} {row.link}".rstrip()))))
    return f"{row.sign} {about}: {states}" if states else f"{row.sign} {about}"
