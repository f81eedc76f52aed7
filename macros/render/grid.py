"""Tables as markup: one caption, a heading a column, a heading a row, room to scroll."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from .templates import render


def grid(
    title: str,
    head: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    numeric: Sequence[bool],
    subtitle: str = "",
    mark: Markup | str = "",
    sortable: bool = False,
    stacked: bool = False,
    attributes: Sequence[Markup] = (),
) -> Markup:
    """A table. `numeric` tells, a column, whether it holds numbers; `sortable` is for tables of
    entities; `stacked` turns each row into a card where there is no room, for tables of sentences.
    `attributes`, one a row, are an id and what the row can be narrowed by.
    """
    return render(
        "table.html",
        title=title,
        subtitle=subtitle,
        mark=mark,
        head=head,
        rows=rows,
        numeric=numeric,
        sortable=sortable,
        stacked=stacked,
        attributes=attributes,
    )
