"""What a retraction or a corrected number moves, computed before and after."""

from dataclasses import replace

import pytest
from made_up_certainty import both, made_profile, made_study

from wervel.errors import UnknownName, UsageError
from wervel.evidence.certainty.positions import (
    Change,
    Stance,
    arguments,
    assessment,
)
from wervel.evidence.certainty.profile import profile, profiles
from wervel.evidence.certainty.ripples import Kind, changed, ripple
from wervel.evidence.studies import studies
from wervel.evidence.study import Publication


def change(study="mint-facet", field="pain-13-weeks/low", before=-0.76, after=-2.5):
    return Change(
        study=study, field=field, before=before, after=after, says=both("changed")
    )


def test_the_retraction_takes_two_of_three_trials_and_both_positive_ones():
    """T-55, T-56, E-31: three trials in 2022, two positive; one left, and neutral."""
    found = ripple(profile("imsr-zin"), assessment().changes)
    assert [(e.kind, e.of, e.part, e.before, e.after) for e in found.moved] == [
        (Kind.ADMISSION, "monticone-2013", "verdict", "admitted", "left out"),
        (Kind.ADMISSION, "monticone-2020", "verdict", "admitted", "left out"),
        (Kind.FINDINGS, "functioning", "positive", 2, 0),
    ]


def test_the_positions_follow_the_studies():
    """R-120 rests on three trials, R-121 on the one that was left, R-122 on none."""
    found = assessment().positions
    assert [(e.item, e.stance, len(e.studies)) for e in found] == [
        ("R-120", Stance.MEETS, 3),
        ("R-121", Stance.DOES_NOT_MEET, 1),
        ("R-122", Stance.NO_POSITION, 0),
    ]
    ripples = ripple(profile("imsr-zin"), assessment().changes)
    for position, of in zip(found, (ripples.before, ripples.after), strict=False):
        admitted = [each.study for each in of.admissions if each.verdict == "admitted"]
        assert admitted == [*position.studies]


def test_the_question_of_the_physicians_does_not_move():
    """They counted none of the three: other patients and another programme."""
    assert ripple(profile("imsr-vra"), assessment().changes).moved == ()


def test_the_trail_runs_forward():
    days = [each.when for each in assessment().trail if each.when]
    assert days == sorted(days)
    assert [each.number for each in assessment().steps] == [*range(1, 8)]


def test_a_wider_interval_moves_effect_levels_and_certainty():
    found = ripple(profile("rfd"), [change()])
    of = {(each.of, each.part): each for each in found.moved}
    assert (of["pain-facet", "low"].before, of["pain-facet", "low"].after) == (
        -0.76,
        -2.5,
    )
    assert of["pain-facet", "imprecision"].after == -1
    moved = of["pain-facet", "certainty"]
    assert (moved.before, moved.after) == ("MODERATE", "LOW")
    assert ("pain-pooled", "value") in of
    assert not [each for each in found.moved if each.of == "pain-si"]


def test_a_change_and_back_is_no_change():
    back = changed(studies(), [change()], to="before")
    assert back == tuple(studies())
    assert ripple(profile("rfd"), []).moved == ()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("publication", "burnt", "burnt"),
        ("title", "new", "title"),
        ("low", -1.0, "the id of an estimate"),
        ("pain-13-weeks/low", "wide", "wide"),
        ("pain-13-weeks/low", 3.0, "3 to 0.4"),
    ],
)
def test_a_field_that_cannot_change_so_is_refused(field, value, said):
    with pytest.raises(UsageError, match=said):
        changed(studies(), [change(field=field, after=value)], to="after")


def test_a_study_or_row_that_is_not_there_is_named():
    with pytest.raises(UnknownName, match="nobody"):
        changed(studies(), [change(study="nobody")], to="after")
    with pytest.raises(UnknownName, match="nothing"):
        changed(studies(), [change(field="nothing/low")], to="after")


def test_a_retraction_leaves_nothing_to_judge():
    made = made_profile()
    trial = made_study()
    gone = change("one", "publication", "published", "retracted")
    found = ripple(made, [gone], studies=[trial])
    kinds = {each.kind for each in found.moved}
    assert {Kind.ADMISSION, Kind.EFFECT, Kind.CERTAINTY} <= kinds
    assert found.after.outcomes[0].effect is None
    assert replace(trial, publication=Publication.RETRACTED) != trial


def test_arguments_rest_on_studies_there_are_and_answer_other_parties():
    known = {each.id for each in studies()}
    ids = {each.id for each in profiles()}
    by_id = {each.id: each for each in arguments()}
    for each in by_id.values():
        assert {*each.studies} <= known, each.id
        assert {*each.profiles} <= ids, each.id
        for one in each.answers:
            assert {*each.parties} != {*by_id[one].parties}, (each.id, one)


@pytest.mark.parametrize(
    "item",
    [f"C-{at}" for at in range(23, 33)] + [f"E-{at}" for at in (20, *range(21, 35))],
)
def test_every_claim_of_the_catalogue_is_an_argument_or_its_ground(item):
    """C-23 to C-32 and E-20 to E-34; E-31 is the trail of the assessment."""
    named = {each.item for each in arguments()}
    named |= {one for each in arguments() for one in each.items}
    named |= {each.item for each in assessment().trail}
    assert item in named


def test_an_assessment_that_is_not_there_is_named():
    with pytest.raises(UnknownName, match="other"):
        assessment("other")
