"""The real data: without errors, and as much of it as the atlas promises."""

from __future__ import annotations

from macros import checks


def test_the_atlas_has_no_errors_and_enough_to_tell(root):
    workspace, findings = checks.run(root)
    errors = [str(finding) for finding in findings if finding.severity == "error"]
    assert not errors, "\n".join(errors[:40])
    atlas = workspace.atlas
    assert len(atlas.entities) >= 45
    assert len(atlas.observations) >= 600
    assert len(workspace.loaded.sources) >= 150
    assert len(atlas.events) >= 120


def test_only_sources_in_use_are_kept(root):
    findings = checks.run(root, only=["sources-used", "measures-fit"])[1]
    assert not findings, "\n".join(map(str, findings[:20]))
