"""What real changes move: the retraction of 2022's trials, a row of MINT, a cohort."""

import pytest

from wervel.dossiers.building import chain, judged_profiles, ripple_of
from wervel.dossiers.chain import Kind
from wervel.dossiers.changing import Changes, row_change, sides
from wervel.dossiers.ripple import Touch
from wervel.dossiers.ripple_report import ripple_data, ripple_report, ripple_rows
from wervel.evidence.certainty.admission import Verdict
from wervel.evidence.certainty.judging import judged
from wervel.evidence.certainty.positions import assessment
from wervel.evidence.certainty.profile import profile
from wervel.evidence.certainty.ripples import ripple as certainty_ripple
from wervel.evidence.studies import studies
from wervel.pages.speech import Speech
from wervel.recommendations.bodies import ALL, recommendation

MONTICONE = ("monticone-2013", "monticone-2020")
FACET, PAIN = "mint-facet", "pain-13-weeks"


@pytest.fixture(scope="module")
def retraction():
    return ripple_of(Changes(retracted=MONTICONE))


def facet(*settings):
    return ripple_of(Changes(rows=(row_change(FACET, PAIN, settings),)))


def moves(found):
    return {each.node.id: each for each in found.moves}


def fields(move):
    return {each.name: (each.before, each.after) for each in move.fields}


def test_the_retraction_leaves_the_question_of_zin_one_trial(retraction):
    """T-54, T-55: three trials in 2022 (R-120), Ronzi alone since (R-121)."""
    moved = fields(moves(retraction)["profile:imsr-zin"])
    assert sorted(moved["admitted"][0]) == [*MONTICONE, "ronzi-2017"]
    assert moved["admitted"][1] == ["ronzi-2017"]


def test_certainty_follows_the_same_retraction_to_the_same_studies(retraction):
    """Beside the ripple of ``certainty``, which knows nothing of the chain."""
    theirs = certainty_ripple(profile("imsr-zin"), assessment().changes)
    moved = fields(moves(retraction)["profile:imsr-zin"])
    for side, of in enumerate((theirs.before, theirs.after)):
        assert moved["admitted"][side] == [*of.with_verdict(Verdict.ADMITTED)]


def test_the_retraction_reaches_every_position_and_the_sentence_of_2026(retraction):
    """R-120, R-121 and R-122, and the sentence that a patient reads now."""
    touched = {each.node.id: each.touch for each in retraction.moves}
    for item in ("R-120", "R-121", "R-122"):
        name = f"recommendation:{recommendation(item).id}"
        assert touched[name] is Touch.TO_REREAD
    assert touched[f"sentence:{recommendation('R-122').id}"] is Touch.TO_REREAD
    assert touched["conflict:C-23"] is Touch.TO_REREAD


def test_the_question_of_vra_rests_on_the_retraction_and_does_not_move(retraction):
    """It looked at the two trials and left them out for other reasons too."""
    assert moves(retraction)["profile:imsr-vra"].touch is Touch.RESTS


def test_a_wider_interval_moves_the_pooled_number_and_no_judgement():
    """T-13 with a lower limit of -1.0: sentences rest on it, none is to be reread."""
    found = facet("low=-1.0")
    touched = {each.node.id: each.touch for each in found.moves}
    assert touched["pooled:rfd/pain-pooled"] is Touch.MOVED
    assert touched["outcome:rfd/pain-facet"] is Touch.RESTS
    assert touched["recommendation:mint-rfd"] is Touch.RESTS
    assert touched["sentence:mint-rfd"] is Touch.RESTS
    assert not found.touched(Touch.TO_REREAD)


def test_an_effect_that_may_matter_moves_certainty_and_what_is_said():
    """T-13 as -2.4 (-3.1 to -1.7): the 2 points of T-07 are no longer ruled out."""
    found = moves(facet("value=-2.4", "low=-3.1", "high=-1.7"))
    moved = fields(found["outcome:rfd/pain-facet"])
    assert moved["relevance"] == ("not relevant", "inconclusive")
    assert found["recommendation:mint-rfd"].touch is Touch.TO_REREAD
    assert found["sentence:mint-rfd"].touch is Touch.TO_REREAD
    assert "profile:rfd" in found["recommendation:mint-rfd"].because


def test_a_moved_number_says_by_how_much():
    (row,) = facet("low=-1.0").touched(Touch.CHANGED)
    (low,) = row.fields
    assert (low.before, low.after, low.by) == (-0.76, -1.0, -0.24)


def test_what_moves_is_what_two_judgements_differ_in():
    """Beside a derivation of its own: the profile judged on either side."""
    found = facet("value=-2.4", "low=-3.1", "high=-1.7")
    changed = Changes(
        rows=(row_change(FACET, PAIN, ["value=-2.4", "low=-3.1", "high=-1.7"]),)
    )
    after = sides(changed, studies()).after
    one, other = judged(profile("rfd")), judged(profile("rfd"), studies=after)
    differs = {
        f"outcome:rfd/{old.outcome.id}"
        for old, new in zip(one.outcomes, other.outcomes, strict=True)
        if old.certainty != new.certainty
    }
    moved = {
        each.node.id
        for each in found.touched(Touch.MOVED)
        if "certainty" in fields(each)
    }
    assert moved == differs


def test_a_cohort_reaches_the_scenario_that_is_reckoned_with():
    """F-02 by C-13 to physiotherapy within 14 days (S-16)."""
    found = moves(ripple_of(Changes(retracted=("fritz",))))
    scenario = found["scenario:physiotherapy-within-14-days"]
    assert scenario.touch is Touch.TO_REREAD
    assert scenario.because == ("conflict:C-13",)


def test_nothing_outside_the_change_is_touched():
    """No node that does not rest on the study, up to the top of the chain."""
    before = chain()
    above = {each.id for each in before.resting_on("study:mint-si")}
    found = ripple_of(Changes(retracted=("mint-si",)))
    assert {each.node.id for each in found.moves} <= above | {"study:mint-si"}


def test_every_recommendation_conflict_and_study_is_in_the_chain():
    nodes = chain().nodes
    assert {f"recommendation:{each.id}" for each in ALL} <= {*nodes}
    assert {f"study:{each.id}" for each in studies()} <= {*nodes}
    kinds = {each.kind for each in nodes.values()}
    assert kinds == {*Kind}


def test_every_outcome_of_every_profile_walks_down_to_places_alone():
    """At the bottom stand places of documents, and nothing else."""
    whole = chain()
    for judged_ in judged_profiles():
        grounds = whole.grounds_of(f"profile:{judged_.profile.id}")
        bottom = [each for each in grounds if not whole.rests.get(each.id)]
        assert bottom
        assert {each.kind for each in bottom} == {Kind.PLACE}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_report_has_a_row_for_each_part_that_moved(retraction, language):
    report = ripple_report(retraction, Speech(language))
    rows = ripple_rows(retraction, Speech(language))
    assert report.rows["ripple"] == rows
    assert len(rows) == sum(max(1, len(each.fields)) for each in retraction.moves)
    assert len(ripple_data(retraction)) == len(retraction.moves)
    shown = sum(len(table.rows) for each in report.sections for table in each.tables)
    assert shown == len(rows)
