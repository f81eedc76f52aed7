"""The walk over data/: read, validate, gather; cached while no file changes."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from ..model import KINDS, REGISTERS, Claim, Entity, Measure, Source, SourceFile, Term
from ..model.ids import is_id
from .finding import Finding, LoadError, Place, nearest
from .shape import validate
from .yaml_reader import Document, Trail, read_yaml


@dataclass
class Loaded:
    """What data/ holds, as models, with the place of everything in its file."""

    root: Path
    measures: dict[str, Measure] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    glossary: dict[str, Term] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    publishers: dict[str, str] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    spots: dict[str, tuple[str, Trail]] = field(default_factory=dict)
    unsound: set[str] = field(default_factory=set)
    """Ids of what is there, but wrong; `measure:*` and `source:*` where a file that defines them cannot be read."""

    def is_unsound(self, id: str) -> bool:
        """Whether an entity, a source (`source:ID`) or an entry of a register (`measure:ID`, `claim:ID`, `term:ID`) is
        there, or may be, in a file with errors.

        Nothing that names it is wrong for that.
        """
        return id in self.unsound or f"{id.partition(':')[0]}:*" in self.unsound

    def place(self, id: str, *trail: str | int, key: bool = False) -> Place:
        """Where an entity, a source (`source:ID`), an entry of a register (`measure:ID`), or a part of it, stands."""
        path, head = self.spots[id]
        return self.documents[path].place((*head, *trail), key)


def _signature(root: Path) -> list[tuple[str, int, int]]:
    found = []
    for folder, _, names in os.walk(root / "data"):
        for name in names:
            stat = os.lstat(f"{folder}/{name}")
            found.append((f"{folder}/{name}", stat.st_mtime_ns, stat.st_size))
    return sorted(found)


_READ: dict[str, tuple[int, int, Document, object, list[Finding]]] = {}
_LOADED: dict[Path, tuple[object, Loaded, list[Finding]]] = {}


def _file(root: Path, file: Path, model: object) -> tuple[Document, object, list[Finding]]:
    """One file read and validated; kept while its time and size stay as they are."""
    stat = file.lstat()
    kept = _READ.get(str(file))
    if kept and kept[:2] == (stat.st_mtime_ns, stat.st_size):
        return kept[2:]
    document, findings = read_yaml(file, file.relative_to(root).as_posix())
    record = None
    if document.values:
        record, wrong = validate(model, document)
        findings = findings + wrong
    _READ[str(file)] = (stat.st_mtime_ns, stat.st_size, document, record, findings)
    return document, record, findings


def read(root: Path) -> tuple[Loaded, list[Finding]]:
    """Read all of `root`/data and return what is sound of it, with a finding for all that is not."""
    root = root.resolve()
    signature = _signature(root)
    if root in _LOADED and _LOADED[root][0] == signature:
        return _LOADED[root][1:]
    loaded, findings = Loaded(root), []
    for name in REGISTERS:
        _read_register(loaded, name, findings)
    _read_sources(loaded, findings)
    for entry in _entries(root / "data", findings, root):
        if entry.name in KINDS and entry.is_dir(follow_symlinks=False):
            _read_entities(loaded, root / "data" / entry.name, findings)
        elif entry.name in KINDS:
            message = "this must be a folder, no file and no link to one"
            findings.append(Finding(Place(f"data/{entry.name}"), "files", message))
        elif entry.name not in ("sources", *(f"{name}.yml" for name in REGISTERS)):
            message = f"'{entry.name}' is no kind of entity{nearest(entry.name, KINDS)}; kinds are {', '.join(KINDS)}"
            findings.append(Finding(Place(f"data/{entry.name}"), "files", message))
    _LOADED[root] = (signature, loaded, findings)
    return loaded, findings


def load(root: Path) -> Loaded:
    """Read all of `root`/data. Raises LoadError, with every finding, if any of it is unsound."""
    loaded, findings = read(root)
    if findings:
        raise LoadError(findings)
    return loaded


def _entries(folder: Path, findings: list[Finding], root: Path) -> list[os.DirEntry[str]]:
    """What stands in a folder, by name, without what is hidden."""
    try:
        found = [entry for entry in os.scandir(folder) if not entry.name.startswith(".")]
    except OSError as error:
        message = f"the folder cannot be read: {error.strerror}"
        findings.append(Finding(Place(folder.relative_to(root).as_posix()), "files", message))
        return []
    return sorted(found, key=lambda entry: entry.name)


def _yaml_files(folder: Path, findings: list[Finding], root: Path) -> list[Path]:
    files = []
    for entry in _entries(folder, findings, root):
        if entry.name.endswith(".yml"):
            files.append(folder / entry.name)
        else:
            message = "only files ending in .yml belong here; rename or remove it"
            findings.append(Finding(Place(f"{folder.relative_to(root).as_posix()}/{entry.name}"), "files", message))
    return files


def _read_register(loaded: Loaded, name: str, findings: list[Finding]) -> None:
    """A file of entries by id. The measures are needed, other registers may be missing."""
    model, known = REGISTERS[name], getattr(loaded, name)
    what = model.singular
    file = loaded.root / "data" / f"{name}.yml"
    if not file.is_file():
        if name == "measures":
            message = "the file is missing; it defines all measures"
            findings.append(Finding(Place("data/measures.yml"), "files", message))
        return
    document, entries, wrong = _file(loaded.root, file, dict[str, object])
    findings += wrong
    loaded.documents[document.path] = document
    if entries is None:
        loaded.unsound.add(f"{what}:*")
    for id in entries or {}:
        entry, wrong = validate(model, document, (id,))
        if not is_id(id):
            message = f"'{id}' is no id; ids are lower-case ASCII words joined by hyphens"
            wrong = [*wrong, Finding(document.place((id,), key=True), "ids", message)]
        findings += wrong
        loaded.spots[f"{what}:{id}"] = (document.path, (id,))
        if wrong:
            loaded.unsound.add(f"{what}:{id}")
        else:
            known[id] = entry


def _read_sources(loaded: Loaded, findings: list[Finding]) -> None:
    for file in _yaml_files(loaded.root / "data" / "sources", findings, loaded.root):
        document, record, wrong = _file(loaded.root, file, SourceFile)
        findings += wrong
        loaded.documents[document.path] = document
        if record is None:
            loaded.unsound |= _ids_of_sources(document)
        for index, source in enumerate(record.sources if record else []):
            place = document.place(("sources", index, "id"))
            if source.id in loaded.sources:
                first = loaded.place(f"source:{source.id}")
                findings.append(Finding(place, "ids", f"the source '{source.id}' stands already at {first}"))
                continue
            loaded.sources[source.id] = source
            loaded.publishers[source.id] = record.publisher
            loaded.spots[f"source:{source.id}"] = (document.path, ("sources", index))


def _ids_of_sources(document: Document) -> set[str]:
    """The ids in a file of sources that has errors; all may be in it where it cannot be read at all."""
    items = document.data.get("sources") if isinstance(document.data, dict) else None
    ids = [item.get("id") if isinstance(item, dict) else None for item in items] if isinstance(items, list) else []
    return {f"source:{id if isinstance(id, str) else '*'}" for id in ids or ["*"]}


def _read_entities(loaded: Loaded, folder: Path, findings: list[Finding]) -> None:
    for file in _yaml_files(folder, findings, loaded.root):
        document, entity, wrong = _file(loaded.root, file, KINDS[folder.name])
        findings += wrong
        loaded.documents[document.path] = document
        id = file.stem
        if not is_id(id):
            message = f"'{id}' is no id; name the file with lower-case ASCII words joined by hyphens"
            findings.append(Finding(Place(document.path), "ids", message))
        elif id in loaded.spots:
            message = f"the id '{id}' is taken by {loaded.spots[id][0]}; ids are unique over all kinds"
            findings.append(Finding(Place(document.path), "ids", message))
        elif entity is not None:
            loaded.entities[id] = entity
            loaded.kinds[id] = folder.name
            loaded.spots[id] = (document.path, ())
        else:
            loaded.unsound.add(id)
