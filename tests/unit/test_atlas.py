"""Questions asked of the data, and figures derived from it."""

import pytest
import tiny

from macros.atlas import QueryError, change, rank, share_of_sum, share_of_world


@pytest.fixture
def atlas(tmp_path):
    return tiny.atlas(tmp_path)


def test_the_firmest_standing_wins_and_others_stay_visible(atlas):
    best, others = atlas.figure("output", "alpha", at=2024)
    assert (best.value, best.standing) == (400, "reported")
    assert [(other.value, other.sources) for other in others] == [(380, ("institute-2024",))]


def test_a_source_can_be_asked_for(atlas):
    assert atlas.figure("output", "alpha", at=2024, source="institute-2024")[0].value == 380


def test_the_latest_is_the_last_counted(tmp_path):
    ahead = "    values: {2022: 50, 2023: 200, 2024: 400, 2030: {value: 900, standing: target}}"
    atlas = tiny.atlas(
        tmp_path, tiny.changed("data/companies/alpha.yml", "    values: {2022: 50, 2023: 200, 2024: 400}", ahead)
    )
    assert atlas.figure("output", "alpha")[0].period.text == "2024"
    assert atlas.figure("output", "alpha", at=2030)[0].is_ahead


def test_bases_never_mix(atlas):
    assert atlas.figure("output", "beta", at=2024)[0].value == 100
    assert atlas.figure("output", "beta", at=2024, basis="guessed")[0].value == 90
    guessed = atlas.figure("output", "beta", at=2024, basis="guessed")[0]
    counted = atlas.figure("output", "alpha", at=2023)[0]
    with pytest.raises(QueryError, match="counted differently"):
        change(counted, guessed)


def test_series_and_across(atlas):
    assert [item.value for item in atlas.series("output", "alpha", basis="counted")] == [50, 200, 400]
    assert list(atlas.across("output", 2024, kind="companies", basis="counted")) == ["alpha", "beta"]


@pytest.mark.parametrize(
    ("how", "value", "unit"),
    [("percent", 700, "%"), ("absolute", 350, "GWh"), ("times", 8, "times"), ("yearly", 182.8, "% a year")],
)
def test_change(atlas, how, value, unit):
    first, last = (atlas.figure("output", "alpha", at=year)[0] for year in (2022, 2024))
    result = change(first, last, how)
    assert result.value == pytest.approx(value, rel=1e-3)
    assert result.unit == unit
    assert result.sources == ("bureau-2025",)


def test_change_refuses_nonsense(atlas):
    first, last = (atlas.figure("output", "alpha", at=year)[0] for year in (2022, 2024))
    with pytest.raises(QueryError, match="not before"):
        change(last, first)
    with pytest.raises(QueryError, match="one of percent"):
        change(first, last, "sideways")
    with pytest.raises(QueryError, match="differences of percentages"):
        change(first, last, "points")


def test_share_cites_part_and_whole(atlas):
    result = share_of_world(atlas, atlas.figure("output", "alpha", at=2024)[0])
    assert result.value == pytest.approx(40)
    assert [item.subject for item in result.inputs] == ["alpha", "world"]


def test_share_needs_a_whole(atlas):
    with pytest.raises(QueryError, match="no figure 'output' of 'world'"):
        share_of_world(atlas, atlas.figure("output", "beta", basis="guessed")[0])
    with pytest.raises(QueryError, match="not additive"):
        share_of_world(atlas, atlas.figure("part", "world", by="china")[0])
    with pytest.raises(QueryError, match="nothing to sum"):
        share_of_sum(atlas, atlas.figure("output", "alpha")[0])


def test_share_of_a_sum(atlas):
    assert share_of_sum(atlas, atlas.figure("part", "world", by="china")[0]).value == pytest.approx(87.5)


def test_rank_among_companies_and_among_parts(atlas):
    assert rank(atlas, atlas.figure("output", "beta", at=2024)[0])[0] == 2
    assert rank(atlas, atlas.figure("part", "world", by="china")[0])[0] == 1


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ({"measure": "outptu", "of": "alpha"}, "did you mean 'output'"),
        ({"measure": "output", "of": "alhpa"}, "did you mean 'alpha'"),
        ({"measure": "output", "of": "alpha", "at": 1999}, "there is counted 2022"),
        ({"measure": "output", "of": "china"}, "'china' has none; alpha, beta, world has"),
        ({"measure": "output", "of": "alpha", "basis": "weighed"}, "it has counted, guessed"),
        ({"measure": "output", "of": "alpha", "source": "nobody"}, "no source 'nobody'"),
    ],
)
def test_what_cannot_be_answered_says_what_can(atlas, question, answer):
    with pytest.raises(QueryError, match=answer):
        atlas.figure(**question)


def test_relations_and_events_show_at_both_ends(atlas):
    assert [(link.other, link.outward) for link in atlas.related("alpha") if link.type == "supplies"] == [
        ("beta", True)
    ]
    assert [(link.other, link.outward) for link in atlas.related("beta") if link.type == "supplies"] == [
        ("alpha", False)
    ]
    assert [event.subject for event in atlas.events_of("beta")] == ["alpha"]
