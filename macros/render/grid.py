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
) -> Markup:
    """A table. `numeric` tells, a column, whether it holds numbers; `sortable` is for tables of
    entities; `stacked` turns each row into a card where there is no room, for tables of sentences.
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
    )
