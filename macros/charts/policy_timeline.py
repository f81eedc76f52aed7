"""Battery policies and how long they run

Laws, plans and programmes of China, Japan, South Korea, the United States and the European Union, by start.
"""

from __future__ import annotations

import datetime as dt
from functools import partial

from ..atlas import Atlas
from .kit.drawing import Drawing, Statement
from .kit.forms import spans
from .kit.style import colours

TOPIC = "policy"
COUNTRIES = ("china", "japan", "south-korea", "united-states", "european-union")
OPEN, CLOSED, UNBEGUN = "no end known", "end", "not in force"


def draw(atlas: Atlas) -> Drawing:
    """A bar a policy, under its country, the oldest first."""
    now = max(source.date.start for source in atlas.loaded.sources.values() if source.date != "n.d.")
    names = {id: atlas.entity(id).name for id in COUNTRIES}
    policies = {
        id: policy
        for country in COUNTRIES
        for id, policy in sorted(
            atlas.of_kind("policies").items(), key=lambda pair: (pair[1].in_force or pair[1].issued).start
        )
        if policy.country == country
    }
    rows = []
    for policy in policies.values():
        begun = policy.in_force is not None and policy.in_force.start <= now
        start = (policy.in_force if begun else policy.issued).start
        planned = now if policy.in_force is None else max(policy.in_force.start, now)
        end = policy.ended.end if policy.ended else (now if begun else planned)
        rows.append(
            {
                "name": policy.name,
                "group": names[policy.country],
                "instrument": policy.instrument,
                "issued": policy.issued.label,
                "in_force": policy.in_force.label if policy.in_force else "",
                "ended": policy.ended.label if policy.ended else "",
                "start": _years(start),
                "end": _years(end),
                "state": UNBEGUN if not begun else CLOSED if policy.ended else OPEN,
                "ran": round(max(_years(min(end, now)) - _years(start), 0), 1) if begun else None,
            }
        )
    china = [row for row in rows if row["group"] == names["china"]]
    others = [row for row in rows if row["group"] != names["china"]]
    earliest, follower = (min(part, key=lambda row: row["start"]) for part in (china, others))
    year = int(follower["start"])
    later = [row for row in rows if row["start"] >= year]
    finding = (
        f"{names['china']}'s oldest policy here began in {int(earliest['start'])}, the first of another country in "
        f"{year}. Of the {len(rows)} policies {len(later)} began in that year or later."
    )
    return Drawing(
        form=partial(
            spans,
            rows=rows,
            colours=colours(names),
            states=[OPEN, CLOSED, UNBEGUN],
            now=_years(now),
            now_text=f"newest source, {now:%B %Y}",
        ),
        rows=rows,
        columns={
            "group": "Country",
            "name": "Policy",
            "instrument": "Kind",
            "issued": "Issued",
            "in_force": "In force since",
            "ended": "Ended or ends",
            "ran": "Years in force so far",
        },
        finding=finding,
        inputs=tuple(Statement(id, tuple(policy.source)) for id, policy in policies.items()),
        processing="All policies of these five in the atlas are drawn, from the day they came into force. A date that "
        "is known by its year stands at the start of the year if it is a beginning, at its end if it is an end.",
        note="The list is that of this atlas, not of all policies, and older policies of other countries may be "
        "missing. Where no end is known, none stands in the data: the policy may have lapsed or been changed since. "
        "Length says nothing about money or effect.",
        names=names | {id: policy.name for id, policy in policies.items()},
        told_period=f"{int(min(row['start'] for row in rows))}–{int(max(row['end'] for row in rows) - 0.01)}",
    )


def _years(day: dt.date) -> float:
    """A day as a year and the part of it that has passed."""
    return round(day.year + (day.timetuple().tm_yday - 1) / 365.25, 3)
