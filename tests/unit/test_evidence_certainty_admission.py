"""Which studies a question admits: a story per rule, and what silence means."""

from dataclasses import replace

import pytest
from made_up_certainty import ASKS, made_reading, made_study

from wervel.evidence.certainty.admission import Rule, Verdict, admission
from wervel.evidence.certainty.judging import judged
from wervel.evidence.certainty.profile import profile
from wervel.evidence.study import Design, Publication


def test_a_study_that_meets_every_rule_is_admitted():
    found = admission(made_study(), ASKS, made_reading())
    assert found.verdict is Verdict.ADMITTED
    assert found.reasons == ()
    assert found.indirect == ()


@pytest.mark.parametrize(
    ("study", "reading", "rule", "came"),
    [
        ({"design": Design.BEFORE_AFTER}, {}, Rule.DESIGN, "before-after study"),
        (
            {"publication": Publication.RETRACTED},
            {},
            Rule.PUBLICATION,
            "retracted",
        ),
        ({"population": "P-29"}, {}, Rule.POPULATION, "P-29"),
        ({}, {"interventions": ("eaet",)}, Rule.INTERVENTION, "eaet"),
        ({}, {"comparators": ("none",)}, Rule.COMPARATOR, "none"),
    ],
)
def test_a_broken_rule_leaves_a_study_out_and_is_its_reason(study, reading, rule, came):
    found = admission(made_study(**study), ASKS, made_reading(**reading))
    assert found.verdict is Verdict.LEFT_OUT
    assert [(each.rule, each.came) for each in found.reasons] == [(rule, came)]


def test_what_is_not_stated_is_not_a_no():
    asks = replace(ASKS, first_line=("failed",))
    found = admission(made_study(), asks, made_reading())
    assert found.verdict is Verdict.CANNOT_TELL
    assert [each.rule for each in found.reasons] == [Rule.FIRST_LINE]


def test_a_broken_rule_outweighs_what_is_not_stated():
    asks = replace(ASKS, first_line=("failed",))
    study = made_study(design=Design.BEFORE_AFTER)
    found = admission(study, asks, made_reading())
    assert found.verdict is Verdict.LEFT_OUT
    assert [each.rule for each in found.reasons] == [Rule.DESIGN]


def test_without_a_reading_it_cannot_be_told():
    found = admission(made_study(), ASKS, None)
    assert found.verdict is Verdict.CANNOT_TELL
    assert [each.rule for each in found.reasons] == [
        Rule.INTERVENTION,
        Rule.COMPARATOR,
    ]


def test_something_near_is_admitted_as_indirect():
    near = made_study(population="P-32")
    found = admission(near, ASKS, made_reading(comparators=("waiting list",)))
    assert found.verdict is Verdict.ADMITTED
    assert [each.rule for each in found.indirect] == [Rule.POPULATION, Rule.COMPARATOR]


def test_one_fitting_comparator_is_enough():
    found = admission(
        made_study(), ASKS, made_reading(comparators=("waiting list", "usual care"))
    )
    assert found.verdict is Verdict.ADMITTED
    assert found.indirect == ()


@pytest.mark.parametrize(
    ("weeks", "verdict"),
    [
        ((13.0,), Verdict.LEFT_OUT),
        ((13.0, 52.0), Verdict.ADMITTED),
        ((), Verdict.CANNOT_TELL),
    ],
)
def test_the_longest_follow_up_counts(weeks, verdict):
    asks = replace(ASKS, weeks=52.0)
    study = made_study(follow_up_weeks=weeks)
    assert admission(study, asks, made_reading()).verdict is verdict


def test_an_empty_rule_asks_nothing():
    asks = replace(ASKS, populations=(), near_populations=(), comparators=())
    asks = replace(asks, indirect_comparators=())
    found = admission(made_study(population=""), asks, made_reading(comparators=()))
    assert found.verdict is Verdict.ADMITTED


def test_the_institute_is_left_with_one_trial():
    """C-23, R-121: of the three trials of 2022, Ronzi is left (004 VRA 3b)."""
    found = judged(profile("imsr-zin"))
    assert found.with_verdict(Verdict.ADMITTED) == ("ronzi-2017",)
    reasons = {each.study: each.reasons for each in found.admissions}
    for name in ("monticone-2013", "monticone-2020"):
        assert [(e.rule, e.came) for e in reasons[name]] == [
            (Rule.PUBLICATION, "retracted")
        ]


def test_the_trials_of_the_physicians_fall_on_their_comparator():
    """C-24: compared with another form of rehabilitation, not with primary care."""
    found = judged(profile("imsr-zin"))
    of = {each.study: each for each in found.admissions}
    for name in ("smeets-2006", "leeuw-2008", "goossens-2015", "den-hollander-2016"):
        assert [each.rule for each in of[name].reasons] == [Rule.COMPARATOR]


def test_the_physicians_do_not_admit_the_trial_that_was_left():
    """E-09, T-54: other patients, another programme, no earlier primary care."""
    found = judged(profile("imsr-vra"))
    ronzi = next(each for each in found.admissions if each.study == "ronzi-2017")
    assert ronzi.verdict is Verdict.LEFT_OUT
    assert {each.rule for each in ronzi.reasons} == {
        Rule.POPULATION,
        Rule.INTERVENTION,
        Rule.FIRST_LINE,
    }


def test_adolescents_are_not_the_adults_of_either_question():
    """P-22 and P-23 say adults; T-37 is of 12 to 21 years (P-29)."""
    for name in ("imsr-zin", "imsr-vra"):
        found = judged(profile(name))
        dekker = next(e for e in found.admissions if e.study == "dekker-2020")
        assert Rule.POPULATION in {each.rule for each in dekker.reasons}
