"""The walk over data/: read, validate, gather; cached while no file changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ..model import KINDS, Entity, Measure, Source, SourceFile
from .finding import Finding, LoadError, Place, nearest
from .shape import validate
from .yaml_reader import Document, Trail, read_yaml


@dataclass
class Loaded:
    """What data/ holds, as models, with the place of everything in its file."""

    root: Path
    measures: dict[str, Measure] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    publishers: dict[str, str] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    spots: dict[str, tuple[str, Trail]] = field(default_factory=dict)

    def place(self, id: str, *trail: str | int, key: bool = False) -> Place:
        """Where an entity, source (`source:ID`) or measure (`measure:ID`), or a part of it, stands."""
        path, head = self.spots[id]
        return self.documents[path].place((*head, *trail), key)


def _signature(root: Path) -> tuple[tuple[str, int, int], ...]:
    files = sorted((root / "data").rglob("*"))
    return tuple((str(f), f.stat().st_mtime_ns, f.stat().st_size) for f in files if f.is_file())


_READ: dict[tuple[Path, Path], tuple[int, int, Document, object, list[Finding]]] = {}
_LOADED: dict[Path, tuple[object, Loaded, list[Finding]]] = {}


def _file(root: Path, file: Path, model: object) -> tuple[Document, object, list[Finding]]:
    """One file read and validated; kept while its time and size stay as they are."""
    stat = file.stat()
    kept = _READ.get((root, file))
    if kept and kept[:2] == (stat.st_mtime_ns, stat.st_size):
        return kept[2:]
    document, findings = read_yaml(file, file.relative_to(root).as_posix())
    record = None
    if document.values:
        record, wrong = validate(model, document)
        findings = findings + wrong
    _READ[root, file] = (stat.st_mtime_ns, stat.st_size, document, record, findings)
    return document, record, findings


def read(root: Path) -> tuple[Loaded, list[Finding]]:
    """Read all of `root`/data and return what is sound of it, with a finding for all that is not."""
    root = root.resolve()
    signature = _signature(root)
    if root in _LOADED and _LOADED[root][0] == signature:
        return _LOADED[root][1:]
    loaded, findings = Loaded(root), []
    _read_measures(loaded, findings)
    _read_sources(loaded, findings)
    for kind in sorted(path for path in (root / "data").iterdir() if path.is_dir() and path.name != "sources"):
        if kind.name not in KINDS:
            message = f"'{kind.name}' is no kind of entity{nearest(kind.name, KINDS)}; kinds are {', '.join(KINDS)}"
            findings.append(Finding(Place(f"data/{kind.name}"), "files", message))
            continue
        _read_entities(loaded, kind, findings)
    _LOADED[root] = (signature, loaded, findings)
    return loaded, findings


def load(root: Path) -> Loaded:
    """Read all of `root`/data. Raises LoadError, with every finding, if any of it is unsound."""
    loaded, findings = read(root)
    if findings:
        raise LoadError(findings)
    return loaded


def _yaml_files(folder: Path, findings: list[Finding], root: Path) -> list[Path]:
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    for file in files:
        if file.suffix != ".yml" or not file.is_file():
            message = "only files ending in .yml belong here; rename or remove it"
            findings.append(Finding(Place(file.relative_to(root).as_posix()), "files", message))
    return [file for file in files if file.suffix == ".yml" and file.is_file()]


def _read_measures(loaded: Loaded, findings: list[Finding]) -> None:
    file = loaded.root / "data" / "measures.yml"
    if not file.is_file():
        findings.append(Finding(Place("data/measures.yml"), "files", "the file is missing; it defines all measures"))
        return
    document, measures, wrong = _file(loaded.root, file, dict[str, object])
    findings += wrong
    loaded.documents[document.path] = document
    for id in measures or {}:
        measure, wrong = validate(Measure, document, (id,))
        findings += wrong
        loaded.spots[f"measure:{id}"] = (document.path, (id,))
        if measure is not None:
            loaded.measures[id] = measure


def _read_sources(loaded: Loaded, findings: list[Finding]) -> None:
    for file in _yaml_files(loaded.root / "data" / "sources", findings, loaded.root):
        document, record, wrong = _file(loaded.root, file, SourceFile)
        findings += wrong
        loaded.documents[document.path] = document
        for index, source in enumerate(record.sources if record else []):
            place = document.place(("sources", index, "id"))
            if source.id in loaded.sources:
                first = loaded.place(f"source:{source.id}")
                findings.append(Finding(place, "ids", f"the source '{source.id}' stands already at {first}"))
                continue
            loaded.sources[source.id] = source
            loaded.publishers[source.id] = record.publisher
            loaded.spots[f"source:{source.id}"] = (document.path, ("sources", index))


def _read_entities(loaded: Loaded, folder: Path, findings: list[Finding]) -> None:
    for file in _yaml_files(folder, findings, loaded.root):
        document, entity, wrong = _file(loaded.root, file, KINDS[folder.name])
        findings += wrong
        loaded.documents[document.path] = document
        id = file.stem
        if not id.replace("-", "").isalnum() or id != id.lower() or not id.isascii():
            message = f"'{id}' is no id; name the file with lower-case ASCII words joined by hyphens"
            findings.append(Finding(Place(document.path), "ids", message))
        elif id in loaded.spots:
            message = f"the id '{id}' is taken by {loaded.spots[id][0]}; ids are unique over all kinds"
            findings.append(Finding(Place(document.path), "ids", message))
        elif entity is not None:
            loaded.entities[id] = entity
            loaded.kinds[id] = folder.name
            loaded.spots[id] = (document.path, ())
