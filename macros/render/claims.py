"""The claims of the founding essay: on the pages that test them, and all of them in one ledger."""

from __future__ import annotations

from markupsafe import Markup

from ..atlas import Atlas, Observation, QueryError
from ..model import Claim, Evidence
from .grid import grid
from .sift import Sifter
from .templates import render
from .words import words
from .writer import Writer

LEDGER = "claims/"


def claims(writer: Writer) -> Markup:
    """What the founding essay says about the page's subject, with the verdict; each leads to the ledger."""
    name = writer.page.name.removeprefix("docs/")
    found = {id: claim for id, claim in writer.atlas.loaded.claims.items() if name in claim.pages}
    if not found:
        raise QueryError(f"no claim in data/claims.yml names {name} among its pages; name it there or remove the macro")
    rows = [(claim, _verdict(claim), f"{writer.href(LEDGER)}#{_anchor(id)}") for id, claim in found.items()]
    return render("claims.html", rows=rows)


def ledger(writer: Writer) -> Markup:
    """All claims with the evidence, the verdict and the reason, in the order of the essay."""
    labels = words()["claims"]
    sifter = Sifter(writer, "verdict")
    rows, attributes = [], []
    for id, claim in writer.atlas.loaded.claims.items():
        evidence = Markup("").join(_shown(writer, item) for item in claim.evidence)
        pages = Markup(", ").join(_page(writer, name) for name in claim.pages)
        reason = Markup('{} <span class="aba-under">{} {}</span>').format(claim.why, labels["told"], pages)
        rows.append([claim.claim, Markup('<ul class="aba-evidence">{}</ul>').format(evidence), _verdict(claim), reason])
        attributes.append(sifter.item(anchor=_anchor(id), verdict=claim.verdict))
    head = [labels[key] for key in ("claim", "evidence", "verdict", "why")]
    table = grid(labels["title"], head, rows, numeric=[False] * 4, stacked=True, attributes=attributes)
    return sifter.menus() + table


def verdicts(writer: Writer) -> Markup:
    """How many claims came to which verdict, in a sentence."""
    found = [claim.verdict for claim in writer.atlas.loaded.claims.values()]
    counts = [f"{found.count(verdict)} {label}" for verdict, label in words()["verdict"].items() if verdict in found]
    return Markup("{}").format(words()["claims"]["count"].format(len(found), ", ".join(counts)))


def figure_of(atlas: Atlas, evidence: Evidence) -> Observation:
    """The figure that a piece of evidence names. Raises QueryError where there is none."""
    at = evidence.at.text if evidence.at else None
    source = evidence.source[0] if evidence.source else None
    chosen = {"at": at, "by": evidence.by, "basis": evidence.basis, "source": source}
    return atlas.figure(evidence.measure, evidence.of, **chosen)[0]


def _shown(writer: Writer, evidence: Evidence) -> Markup:
    if evidence.measure is None:
        return Markup("<li>{}{}</li>").format(evidence.fact, writer.citations.mark(evidence.source))
    item = figure_of(writer.atlas, evidence)
    who = Markup(", ").join(writer.anchor(id) for id in (item.subject, item.key) if id and id != "world")
    return Markup("<li>{}{}{}{}</li>").format(who, ": " if who else "", writer.labelled(item), writer.cited(item))


def _verdict(claim: Claim) -> Markup:
    return render("status.html", status=claim.verdict, label=words()["verdict"][claim.verdict], outcome=None)


def _page(writer: Writer, name: str) -> Markup:
    found = next((page for page in writer.book.pages if page.name == f"docs/{name}"), None)
    if found is None:
        raise QueryError(f"a claim names the page docs/{name}, which is not there")
    return Markup('<a href="{}">{}</a>').format(writer.href(found.address), found.front.get("title", name))


def _anchor(id: str) -> str:
    return f"claim-{id}"
