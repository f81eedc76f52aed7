"""Which record of one state is which of another, and in what the two differ."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

Record = TypeVar("Record")
Fields = dict[str, str]


@dataclass(frozen=True)
class Change(Generic[Record]):
    """A record before and after; `old` is None for what was added, `new` for what was removed."""

    old: Record | None
    new: Record | None

    @property
    def kept(self) -> Record:
        """The record as it is now, or as it was."""
        return self.new if self.new is not None else self.old

    @property
    def what(self) -> str:
        """`added`, `removed` or `changed`."""
        return "added" if self.old is None else "removed" if self.new is None else "changed"


def pair(old: Iterable[Record], new: Iterable[Record], *keys: Callable[[Record], Hashable]) -> list[Change[Record]]:
    """What became of each record.

    Two that share the first key are the same and left out. The rest are matched by the second
    key, then by the third and so on, in their order; those without a match were added or removed.
    """
    before, after, changes = list(old), list(new), []
    for number, key in enumerate(keys):
        waiting: dict[Hashable, deque[Record]] = defaultdict(deque)
        for record in after:
            waiting[key(record)].append(record)
        left = []
        for record in before:
            if not (match := waiting[key(record)]):
                left.append(record)
            elif number:
                changes.append(Change(record, match.popleft()))
            else:
                match.popleft()
        before, after = left, [record for records in waiting.values() for record in records]
    added = [Change(None, record) for record in after]
    return changes + added + [Change(record, None) for record in before]


def fields(record: BaseModel, without: Iterable[str] = ()) -> Fields:
    """A record as flat text: `status.value` -> 'operating'. What says no more than the default is left out."""
    return {name: text for name, text in _flat(record, "") if name.split(".")[0] not in set(without)}


def _flat(part: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(part, BaseModel):
        told = {key: getattr(part, key) for key in type(part).model_fields}
        part = {key: item for key, item in told.items() if item != type(part).model_fields[key].default}
    elif isinstance(part, list) and any(isinstance(item, BaseModel) for item in part):
        part = {str(getattr(item, "id", None) or index): item for index, item in enumerate(part, start=1)}
    if isinstance(part, dict):
        for key, item in part.items():
            yield from _flat(item, f"{path}.{key}" if path else str(key))
    else:
        yield path, ", ".join(map(str, part)) if isinstance(part, list) else str(part)


def differing(old: Fields, new: Fields) -> list[tuple[str, str, str]]:
    """Name, old and new text of each field that is not the same; empty text for what is not there."""
    names = dict.fromkeys((*old, *new))
    return [(name, old.get(name, ""), new.get(name, "")) for name in names if old.get(name) != new.get(name)]
