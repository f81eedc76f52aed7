"""Questions asked of the loaded data. All derived figures of pages and charts come from here."""

from .atlas import Atlas, QueryError, UnsoundError, open_atlas
from .derive import change, rank, share, share_of_sum, share_of_world
from .links import Event, Link, Promise
from .observation import Derived, Observation

__all__ = [
    "Atlas",
    "Derived",
    "Event",
    "Link",
    "Observation",
    "Promise",
    "QueryError",
    "UnsoundError",
    "change",
    "open_atlas",
    "rank",
    "share",
    "share_of_sum",
    "share_of_world",
]
