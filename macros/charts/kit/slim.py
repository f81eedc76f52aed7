"""Vega's SVG without what it says twice: a page carries many pictures, and each is read by several parsers."""

from __future__ import annotations

import re

from .style import FONT

_SPARE = re.compile(
    r' (?:class|aria-[a-z]+|role|pointer-events|tabindex|version|xmlns:xlink)="[^"]*"'
    r'| (?:opacity|fill-opacity|stroke-opacity|stroke-width)="1"'
    r'| (?:x2|y2)="0"| text-anchor="start"| font-weight="normal"| font-size="13px"| transform="translate\(0,0\)"'
    rf'| font-family="{re.escape(FONT)}"'
)
_HOLLOW = re.compile(r'<path class="(?:background|foreground)"[^>]*?/>')
_GEOMETRY = re.compile(r' (?:d|transform|x|y|x1|x2|y1|y2|width|height)="[^"]*"')
_LONG = re.compile(r"-?\d+\.\d{2,}")
_GROUP = re.compile(r"<g(?: [^>]*[^/>])?>|</g>")
_EMPTY = re.compile(r"<g(?: [^>]*)?(?:/>|></g>)")
_LINE = re.compile(
    r'<line(?: transform="translate\((?P<x>[^,]+),(?P<y>[^)]+)\)")?(?: x2="(?P<dx>[^"]+)")?(?: y2="(?P<dy>[^"]+)")?'
    r"(?P<style>[^>]*)/>"
)
_NAME = re.compile(r'\b(id="|url\(#)(\w+)')


def slim(svg: str, prefix: str) -> str:
    """The same picture in fewer words. Its ids begin with `prefix`, so that pictures can share a page.

    Text is 13 px in `FONT` unless it says otherwise, which the root says once.
    """
    svg = _SPARE.sub("", _HOLLOW.sub("", svg))
    svg = _GEOMETRY.sub(lambda match: _LONG.sub(lambda number: f"{float(number[0]):.1f}", match[0]), svg)
    svg = _merged(_unwrapped(svg))
    svg = svg.replace("<svg ", f'<svg font-family="{FONT}" font-size="13" ', 1)
    return _NAME.sub(lambda match: f"{match[1]}{prefix}{match[2]}", svg)


def _unwrapped(svg: str) -> str:
    """Without groups that say nothing, and without empty ones."""
    pieces, open_groups, at = [], [], 0
    for tag in _GROUP.finditer(svg):
        pieces.append(svg[at : tag.start()])
        at = tag.end()
        speaks = open_groups.pop() if tag[0] == "</g>" else tag[0] != "<g>"
        if tag[0] != "</g>":
            open_groups.append(speaks)
        if speaks:
            pieces.append(tag[0])
    text, count = "".join([*pieces, svg[at:]]), 1
    while count:
        text, count = _EMPTY.subn("", text)
    return text


def _merged(svg: str) -> str:
    """Lines of one style that follow each other, such as those of a grid, as one path."""
    pieces, at, style, moves = [], 0, None, []

    def draw() -> None:
        if moves:
            pieces.append(f'<path d="{"".join(moves)}"{style}/>')
            moves.clear()

    for line in _LINE.finditer(svg):
        between = svg[at : line.start()]
        if between or line["style"] != style:
            draw()
        pieces.append(between)
        style, at = line["style"], line.end()
        moves.append(f"M{line['x'] or 0},{line['y'] or 0}l{line['dx'] or 0},{line['dy'] or 0}")
    draw()
    return "".join([*pieces, svg[at:]])
