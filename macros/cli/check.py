"""Check data and prose."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter

from .. import checks
from ..load import Finding
from ..model.text import visible

_FIRST = {"shape", "yaml", "files"}
"""Rules about files as such: where they find an error, no other rule can look."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--fix", action="store_true", help="mend what can be mended first, and show it as a diff")
    parser.add_argument("--dry-run", action="store_true", help="with --fix: show the diff alone, and write nothing")
    parser.add_argument("--format", choices=("text", "json", "github"), default="text")
    parser.add_argument("--only", action="append", metavar="RULE", help="run one rule; may be given several times")
    parser.add_argument("--errors", action="store_true", help="leave warnings out")


def run(options: argparse.Namespace) -> int:
    """Print every finding by place, then a count."""
    unknown = set(options.only or []) - set(checks.rules())
    if unknown:
        print(f"no rule {', '.join(sorted(unknown))}; rules are {', '.join(checks.rules())}", file=sys.stderr)
        return 2
    if options.dry_run and not options.fix:
        print("--dry-run shows what --fix would do; give both", file=sys.stderr)
        return 2
    mended = checks.fix(options.root, options.only, dry=options.dry_run) if options.fix else {}
    if options.format != "json" or options.dry_run:
        print(end="".join(mended.values()))
    for path in mended:
        print(f"{'would mend' if options.dry_run else 'mended'} {path}", file=sys.stderr)
    if options.dry_run:
        return 0
    workspace, findings = checks.run(options.root, options.only)
    tally = _tally(workspace, findings)
    if options.errors:
        findings = [finding for finding in findings if finding.severity == "error"]
    {"text": _text, "json": _json, "github": _github}[options.format](findings, tally)
    return int(any(finding.severity == "error" for finding in findings))


def _tally(workspace: checks.Workspace, findings: list[Finding]) -> dict[str, int]:
    severities = Counter(finding.severity for finding in findings)
    return {
        "errors": severities["error"],
        "warnings": severities["warning"],
        "entities": len(workspace.atlas.entities),
        "observations": len(workspace.atlas.observations),
        "sources": len(workspace.loaded.sources),
        "milestones": len(workspace.atlas.events),
        "targets": len(workspace.atlas.promises),
        "pages": len(workspace.pages),
    }


def _text(findings: list[Finding], tally: dict[str, int]) -> None:
    """Warnings first, so that errors stand last, where a terminal ends."""
    for finding in sorted(findings, key=lambda finding: finding.severity == "error"):
        print(finding)
    if any(finding.severity == "error" and finding.rule in _FIRST for finding in findings):
        print("Mend files that cannot be read or have a wrong shape first: the other rules did not look into them.")
    print(_counted(findings, tally))


def _counted(findings: list[Finding], tally: dict[str, int]) -> str:
    """The tally in words; what was found and is not shown is told too."""
    words = [f"{count} {what.removesuffix('s') if count == 1 else what}" for what, count in tally.items()]
    shown = any(finding.severity == "warning" for finding in findings)
    if tally["warnings"] and not shown:
        words[1] += " not shown"
    return ", ".join(words)


def _json(findings: list[Finding], tally: dict[str, int]) -> None:
    rows = [
        {
            "path": visible(finding.place.path),
            "line": finding.place.line,
            "column": finding.place.column,
            "severity": finding.severity,
            "rule": finding.rule,
            "message": visible(finding.message),
        }
        for finding in findings
    ]
    print(json.dumps({"findings": rows, "count": tally}, ensure_ascii=False, indent=2))


def _github(findings: list[Finding], tally: dict[str, int]) -> None:
    """Workflow commands, which GitHub shows beside the lines of a pull request."""
    for finding in findings:
        place, message, path = finding.place, visible(finding.message).replace("%", "%25"), visible(finding.place.path)
        for char, code in (("%", "%25"), (",", "%2C"), (":", "%3A")):
            path = path.replace(char, code)
        where = f"file={path},line={place.line},col={place.column}"
        print(f"::{finding.severity} {where},title={finding.rule}::{message}")
    print(_counted(findings, tally))
