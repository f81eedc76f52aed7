"""What GitHub reads: workflows that can do no harm, forms and updates that GitHub accepts."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").iterdir())
FORMS = sorted(file for file in (GITHUB / "ISSUE_TEMPLATE").iterdir() if file.name != "config.yml")
BIN = Path(sys.executable).parent

MAY_WRITE = {("deploy", "deploy"): {"pages", "id-token"}, ("weekly", "tell"): {"issues"}}
"""The only jobs that may write, and what."""


def parse(file):
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # BaseLoader keeps `on` a word


def jobs():
    return [(file.stem, name, job) for file in WORKFLOWS for name, job in parse(file)["jobs"].items()]


def steps():
    return [(workflow, name, step) for workflow, name, job in jobs() for step in job["steps"]]


def step_called(workflow, words):
    (found,) = [step for name, _, step in steps() if name == workflow and step.get("name", "").startswith(words)]
    return found


def validate(schema, *files):
    command = [BIN / "check-jsonschema", "--builtin-schema", schema, *files]
    return subprocess.run(command, capture_output=True, text=True)


def audit(folder):
    command = [BIN / "zizmor", "--offline", "--persona=auditor", "--no-progress", "--color=never", folder]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE/config.yml"]),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.citation-file-format", [ROOT / "CITATION.cff"]),
    ],
)
def test_github_accepts_the_files(schema, files):
    assert files
    result = validate(schema, *files)
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_broken_form_is_told(tmp_path):
    broken = tmp_path / "form.yml"
    broken.write_text(FORMS[0].read_text(encoding="utf-8").replace("description:", "describe:", 1), encoding="utf-8")
    assert validate("vendor.github-issue-forms", broken).returncode == 1


def test_zizmor_finds_nothing():
    result = audit(GITHUB)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("  pull_request:\n", "  pull_request_target:\n", "dangerous-triggers"),
        ("contents: read", "contents: write", "excessive-permissions"),
        ("persist-credentials: false", "show-progress: false", "artipacked"),
        ("run: make test", "run: echo ${{ github.head_ref }}", "template-injection"),
    ],
)
def test_zizmor_would_find_something(tmp_path, old, new, rule):
    shutil.copytree(GITHUB, tmp_path / ".github")
    file = tmp_path / ".github/workflows/check.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    result = audit(tmp_path / ".github")
    assert result.returncode != 0
    assert rule in result.stdout


def test_every_action_is_pinned_to_a_commit_with_its_version_and_to_the_same_one_everywhere():
    versions = {}
    for file in WORKFLOWS:
        for line in file.read_text(encoding="utf-8").splitlines():
            if "uses:" in line:
                pin = re.fullmatch(r"\s*(?:- )?uses: ([\w-]+/[\w-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)", line)
                assert pin, f"{file.name}: {line}"
                versions.setdefault(pin[1], set()).add((pin[2], pin[3]))
    assert "actions/checkout" in versions
    assert {action for action, pins in versions.items() if len(pins) > 1} == set()


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_may_only_read(file):
    workflow = parse(file)
    assert set(workflow["on"]) <= {"pull_request", "push", "schedule", "workflow_dispatch"}
    assert set((workflow["permissions"] or {}).values()) <= {"read"}
    assert workflow["concurrency"]["group"]
    text = file.read_text(encoding="utf-8")
    assert "secrets." not in text
    assert "self-hosted" not in text


def test_only_jobs_that_run_nothing_of_ours_may_write():
    writers = {}
    for workflow, name, job in jobs():
        written = {right for right, level in (job.get("permissions") or {}).items() if level != "read"}
        if written:
            writers[workflow, name] = written
            used = " ".join(step.get("uses", "") for step in job["steps"])
            assert "actions/checkout" not in used
            assert "make" not in " ".join(step.get("run", "") for step in job["steps"])
    assert writers == MAY_WRITE


def test_only_main_is_deployed_and_without_caches():
    deploy = parse(GITHUB / "workflows/deploy.yml")
    assert deploy["on"]["push"] == {"branches": ["main"]}
    assert deploy["jobs"]["deploy"]["if"] == "github.ref == 'refs/heads/main'"
    assert not [step for name, _, step in steps() if name == "deploy" and "cache" in step.get("with", {})]
    named = set(step_called("deploy", "Build")["env"])
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert named == set(re.findall(r"!ENV \[(\w+)", config))


def test_no_script_holds_an_expression_and_no_checkout_keeps_the_token():
    for workflow, name, step in steps():
        assert "${{" not in step.get("run", ""), f"{workflow}/{name}: {step}"
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false", f"{workflow}/{name}"


def test_checks_are_what_the_makefile_does():
    for name, job in parse(GITHUB / "workflows/check.yml")["jobs"].items():
        runs = [step["run"] for step in job["steps"] if "run" in step]
        assert runs, name
        assert all(run.startswith("make ") and "\n" not in run for run in runs), name


def test_every_target_called_is_in_the_makefile_with_its_help():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split())
    helped = set(re.findall(r"^([\w-]+):.*## ", makefile, re.MULTILINE))
    runs = "\n".join(step.get("run", "") for _, _, step in steps())
    called = set(re.findall(r"^make (?:--silent )?([\w-]+)", runs, re.MULTILINE))
    assert called >= {"check", "test", "diff", "build", "links", "freshness"}
    assert called <= phony & helped


def test_forms_have_distinct_ids_and_their_links_lead_to_files_and_headings():
    assert {file.stem for file in FORMS} == {"wrong-figure", "new-entity", "bug"}
    for file in FORMS:
        form = parse(file)
        ids = [field["id"] for field in form["body"] if "id" in field]
        assert len(ids) == len(set(ids)) >= 3
        assert any(field.get("validations", {}).get("required") == "true" for field in form["body"])
        for path, heading in re.findall(r"\.\./blob/main/([^)#]+)(?:#([\w-]+))?\)", file.read_text(encoding="utf-8")):
            text = (ROOT / path).read_text(encoding="utf-8")
            assert not heading or f"# {heading.replace('-', ' ')}" in text.lower(), f"{file.name}: {path}#{heading}"


def test_updates_come_weekly_in_one_request_and_not_at_once():
    updates = {update["package-ecosystem"]: update for update in parse(GITHUB / "dependabot.yml")["updates"]}
    assert set(updates) == {"pip", "github-actions"}
    for update in updates.values():
        assert update["schedule"]["interval"] == "weekly"
        assert [group["patterns"] for group in update["groups"].values()] == [["*"]]
        assert int(update["cooldown"]["default-days"]) >= 7


def run_step(workflow, words, folder, **environment):
    script = step_called(workflow, words)["run"]
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    result = subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, timeout=30
    )
    assert result.returncode == 0, result.stderr


def test_the_report_is_as_long_as_an_issue_may_be(tmp_path):
    (tmp_path / "links.md").write_text("## Addresses of sources\n\n" + "- 电池 <https://x.example/>\n" * 9000)
    (tmp_path / "freshness.txt").write_text("figures grow old\n" * 9000)
    run_step("weekly", "Put both", tmp_path, GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))
    report = (tmp_path / "report.md").read_bytes()
    assert 50_000 < len(report) < 65_536
    text = report.decode("utf-8")
    assert text.count("(cut here)\n") == 2
    assert text.count("~~~") == 2
    assert text.index("## Addresses") < text.index("## Figures that may have a newer edition")
    assert (tmp_path / "summary.md").read_bytes() == report


@pytest.mark.parametrize(
    ("number", "expected"),
    [("12", "issue edit 12 --body-file report.md"), ("", "issue create --title Old things --body-file report.md")],
)
def test_one_issue_is_opened_and_then_rewritten(tmp_path, number, expected):
    gh = tmp_path / "bin/gh"
    gh.parent.mkdir()
    gh.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/calls\ncase "$2" in list) echo "{number}" ;; esac\n')
    gh.chmod(0o755)
    path = f"{gh.parent}:{os.environ['PATH']}"
    run_step("weekly", "Open the issue", tmp_path, PATH=path, TITLE="Old things")
    asked, told = (tmp_path / "calls").read_text().splitlines()
    assert asked.startswith("issue list --state open ")
    assert told == expected
