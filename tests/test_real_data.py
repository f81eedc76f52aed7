"""The real data: without errors, and as much of it as the atlas promises."""

from __future__ import annotations

import pytest

from macros import checks


def test_the_atlas_has_no_errors_and_enough_to_tell(root):
    workspace, findings = checks.run(root)
    errors = [str(finding) for finding in findings if finding.severity == "error"]
    assert not errors, "\n".join(errors[:40])
    atlas = workspace.atlas
    assert len(atlas.observations) >= 2500
    assert len(workspace.loaded.sources) >= 700
    assert len(atlas.events) >= 450
    assert len(atlas.promises) >= 80
    assert len(workspace.loaded.glossary) >= 120
    assert len(workspace.loaded.claims) == 43


@pytest.mark.parametrize(
    ("kind", "least"),
    {
        "companies": 60,
        "technologies": 35,
        "minerals": 8,
        "policies": 40,
        "challenges": 14,
        "plants": 170,
        "ventures": 65,
        "programmes": 12,
    }.items(),
)
def test_there_are_enough_of_a_kind(real_atlas, kind, least):
    assert len(real_atlas.of_kind(kind)) >= least


def test_only_sources_in_use_are_kept(root):
    findings = checks.run(root, only=["sources-used", "measures-fit"])[1]
    assert not findings, "\n".join(map(str, findings[:20]))
