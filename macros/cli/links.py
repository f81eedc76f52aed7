"""Ask the addresses of the sources whether they are still there.

Dead and moved addresses are what to mend. A site that refuses, is slow or fails says nothing about
its page: open it in a browser. Each host is asked one thing at a time, with a pause.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path

from ..links import KINDS, Manners, Verdict, ask_all
from ..load import Finding, Loaded, load, nearest

_MEND = ("dead", "moved")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("files", nargs="*", metavar="FILE", help="only the sources of these files of data/sources")
    parser.add_argument("--format", choices=("text", "markdown"), default="text")
    parser.add_argument("--strict", action="store_true", help="exit with 1 where an address is dead or has moved")
    parser.add_argument("--pause", type=float, default=Manners.pause, help="seconds between two requests to a host")
    parser.add_argument("--timeout", type=float, default=Manners.timeout, help="seconds to wait for an answer")


def run(options: argparse.Namespace) -> int:
    """Print what was found by place, then a count. Where nothing answers at all, this machine is to blame: 2."""
    loaded = load(options.root)
    files = {Path(loaded.spots[f"source:{id}"][0]).name for id in loaded.sources}
    wanted = {Path(file).name for file in options.files}
    for name in sorted(wanted - files):
        print(f"data/sources holds no {name}{nearest(name, files)}", file=sys.stderr)
    if wanted - files:
        return 2
    verdicts = _ask(loaded, wanted or files, Manners(options.pause, options.timeout))
    findings = sorted(_finding(loaded, id, verdict) for id, verdict in verdicts.items() if verdict.kind != "alive")
    tally = Counter(verdict.kind for verdict in verdicts.values())
    counted = f"{len(verdicts)} addresses: " + ", ".join(f"{tally[kind]} {kind}" for kind in KINDS)
    {"text": _text, "markdown": _markdown}[options.format](findings, counted)
    if not any(verdict.answered for verdict in verdicts.values()):
        print("not one address answered: is this machine online?", file=sys.stderr)
        return 2
    return int(options.strict and any(tally[kind] for kind in _MEND))


def _ask(loaded: Loaded, files: set[str], manners: Manners) -> dict[str, Verdict]:
    """The verdict on each source of `files`; how far we are is told on the side, since it takes minutes."""
    chosen = {
        source.url: id for id, source in loaded.sources.items() if Path(loaded.spots[f"source:{id}"][0]).name in files
    }
    verdicts = {}
    for url, verdict in ask_all(chosen, manners):
        verdicts[chosen[url]] = verdict
        if len(verdicts) % 100 == 0:
            print(f"{len(verdicts)} of {len(chosen)} addresses asked", file=sys.stderr)
    return verdicts


def _finding(loaded: Loaded, id: str, verdict: Verdict) -> Finding:
    source = loaded.sources[id]
    message = f"{verdict.kind}: {source.url} {verdict.message}"
    if verdict.kind == "dead":
        read_on = re.sub(r"\D", "", str(source.accessed))
        archived = f"https://web.archive.org/web/{read_on}/{source.url}"
        message += f"; find it again, or write an archived copy such as {archived}"
    return Finding(loaded.place(f"source:{id}", "url"), "links-alive", message, "warning")


def _text(findings: list[Finding], counted: str) -> None:
    for finding in findings:
        print(finding)
    print(counted)


def _markdown(findings: list[Finding], counted: str) -> None:
    """For an issue: what to mend first, what to look at folded away."""
    lines = {kind: [] for kind in KINDS}
    for finding in findings:
        kind, _, rest = finding.message.partition(": ")
        lines[kind].append(f"- `{finding.place}` " + re.sub(r"https?://\S+", r"<\g<0>>", rest))
    print(f"## Addresses of sources\n\n{counted}")
    for kind in _MEND:
        if lines[kind]:
            print(f"\n### {kind.capitalize()}\n\n" + "\n".join(lines[kind]))
    for kind in KINDS:
        if lines[kind] and kind not in _MEND:
            body = "\n".join(lines[kind])
            print(f"\n<details><summary>{kind.capitalize()}: {len(lines[kind])}</summary>\n\n{body}\n\n</details>")
