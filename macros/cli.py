"""The command line: `python -m macros check | export`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from pathlib import Path

from . import checks
from .load import Finding, LoadError

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit code, 1 where errors were found, 2 for a wrong call."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="Work on the Asia Battery Atlas.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check data and prose")
    check.add_argument("--fix", action="store_true", help="mend what can be mended first")
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    check.add_argument("--only", action="append", metavar="RULE", help="run one rule; may be given several times")
    check.add_argument("--errors", action="store_true", help="leave warnings out")
    check.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    export = commands.add_parser("export", help="write what stands beside the pages into a built site")
    export.add_argument("site", type=Path, metavar="SITE_DIR")
    export.add_argument("--base", default=os.environ.get("SITE_URL", ""), help="where the site is published")
    export.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    return {"check": _check, "export": _export}[options.command](options)


def _export(options: argparse.Namespace) -> int:
    from .export import export

    if not options.site.is_dir():
        print(f"{options.site} is no folder; build the site first, then name its folder", file=sys.stderr)
        return 2
    try:
        written = export(options.root, options.site, options.base)
    except LoadError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(written)} files written to {options.site}")
    return 0


def _check(options: argparse.Namespace) -> int:
    unknown = set(options.only or []) - set(checks.rules())
    if unknown:
        print(f"no rule {', '.join(sorted(unknown))}; rules are {', '.join(checks.rules())}", file=sys.stderr)
        return 2
    if not (options.root / "data").is_dir():
        print(f"{options.root} holds no data/ folder, so there is nothing to check", file=sys.stderr)
        return 2
    for path in checks.fix(options.root, options.only) if options.fix else []:
        print(f"mended {path}", file=sys.stderr)
    workspace, findings = checks.run(options.root, options.only)
    if options.errors:
        findings = [finding for finding in findings if finding.severity == "error"]
    tally = _tally(workspace, findings)
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
    for finding in findings:
        print(finding)
    print(", ".join(f"{count} {what}" for what, count in tally.items()))


def _json(findings: list[Finding], tally: dict[str, int]) -> None:
    rows = [
        {
            "path": finding.place.path,
            "line": finding.place.line,
            "column": finding.place.column,
            "severity": finding.severity,
            "rule": finding.rule,
            "message": finding.message,
        }
        for finding in findings
    ]
    print(json.dumps({"findings": rows, "count": tally}, ensure_ascii=False, indent=2))


def _github(findings: list[Finding], tally: dict[str, int]) -> None:
    """Workflow commands, which GitHub shows beside the lines of a pull request."""
    for finding in findings:
        place, message = finding.place, finding.message
        for char, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
            message = message.replace(char, code)
        where = f"file={place.path},line={place.line},col={place.column}"
        print(f"::{finding.severity} {where},title={finding.rule}::{message}")
    print(", ".join(f"{count} {what}" for what, count in tally.items()))
