"""From the rows of studies to the certainty: starts, steps, persons over rules."""

from dataclasses import replace

import pytest
from made_up_certainty import (
    LOW_RISK,
    both,
    made_profile,
    made_reading,
    made_study,
)

from wervel.errors import ContentError, UnknownName, UsageError
from wervel.evidence.certainty.definitions import Finding, Said, Start, Stated
from wervel.evidence.certainty.effects import Gap
from wervel.evidence.certainty.judging import judged
from wervel.evidence.certainty.levels import Certainty, Domain
from wervel.evidence.certainty.profile import profile
from wervel.evidence.certainty.proposal import Why
from wervel.evidence.studies import studies
from wervel.evidence.study import Design, Measure, Publication, Risk

HIGH, MODERATE, LOW, VERY_LOW = (
    Certainty.HIGH,
    Certainty.MODERATE,
    Certainty.LOW,
    Certainty.VERY_LOW,
)


def judge(study, made=None, **read):
    """One study judged alone; its only outcome."""
    of = made or made_profile()
    reading = {study.id: made_reading(study.id, **read)}
    return judged(of, studies=[study], read=reading).outcome("pain")


def stated(domain, levels=None, who="somebody"):
    return Stated(
        who=who,
        because=both("because"),
        locator="here",
        domain=domain,
        levels=levels,
    )


def with_judgements(*judgements):
    made = made_profile()
    return replace(made, rows=(replace(made.rows[0], judgements=judgements),))


@pytest.mark.parametrize(
    ("study", "read", "certainty"),
    [
        ({"risks": LOW_RISK}, {}, HIGH),
        ({"risks": (Risk.HIGH, Risk.LOW, Risk.LOW)}, {}, MODERATE),
        ({"risks": LOW_RISK, "n": 300}, {}, MODERATE),
        ({"risks": (Risk.HIGH, Risk.LOW, Risk.LOW), "n": 300}, {}, LOW),
        ({"risks": (Risk.HIGH, Risk.HIGH), "n": 300}, {}, VERY_LOW),
        (
            {"risks": (Risk.HIGH, Risk.HIGH), "n": 300, "population": "P-32"},
            {"comparators": ("waiting list",)},
            VERY_LOW,
        ),
        ({"risks": LOW_RISK, "design": Design.COHORT}, {}, LOW),
        ({"risks": LOW_RISK, "design": Design.COHORT, "n": 9}, {}, VERY_LOW),
    ],
)
def test_the_certainty_is_the_start_and_its_steps(study, read, certainty):
    assert judge(made_study(**study), **read).certainty is certainty


def test_a_step_up_from_low_where_nothing_steps_down():
    cohort = made_study(
        row=(3.0, 2.2, 4.1),
        measure=Measure.RISK_RATIO,
        design=Design.COHORT,
        risks=LOW_RISK,
        n=200,
    )
    small = judge(cohort)
    assert small.certainty is VERY_LOW
    assert Domain.LARGE_EFFECT not in {each.domain for each in small.judgements}
    enough = with_judgements(stated(Domain.IMPRECISION, 0))
    assert judge(cohort, enough).certainty is MODERATE


def test_a_trial_is_not_raised_above_high():
    trial = made_study(row=(6.0, 5.1, 7.2), measure=Measure.RISK_RATIO, risks=LOW_RISK)
    found = judge(trial, with_judgements(stated(Domain.IMPRECISION, 0)))
    assert found.certainty is HIGH
    assert Domain.LARGE_EFFECT not in {each.domain for each in found.judgements}


def test_a_domain_that_cannot_be_judged_makes_it_at_most():
    found = judge(made_study())
    assert (found.certainty, found.at_most) == (HIGH, True)
    assert not judge(made_study(risks=LOW_RISK)).at_most


def test_very_low_cannot_be_lower():
    near = made_study(n=10, population="P-32")
    found = judge(near, comparators=("waiting list",))
    assert found.judgements[0].counted is None
    assert (found.certainty, found.at_most) == (VERY_LOW, False)


def test_a_person_with_a_level_counts_over_the_rule_and_both_are_kept():
    made = with_judgements(stated(Domain.RISK_OF_BIAS, -2))
    found = judge(made_study(risks=LOW_RISK), made)
    bias = found.judgements[0]
    assert (bias.proposal.levels, bias.counted, bias.overruled) == (0, -2, True)
    assert bias.proposal.why is Why.BIAS_LOW
    assert found.certainty is LOW


def test_a_person_without_a_level_is_kept_and_does_not_count():
    made = with_judgements(stated(Domain.RISK_OF_BIAS))
    found = judge(made_study(risks=LOW_RISK), made)
    bias = found.judgements[0]
    assert (len(bias.stated), bias.counted, bias.overruled) == (1, 0, False)
    assert found.certainty is HIGH


def test_a_person_who_agrees_with_the_rule_does_not_overrule_it():
    made = with_judgements(stated(Domain.RISK_OF_BIAS, 0))
    assert not judge(made_study(risks=LOW_RISK), made).judgements[0].overruled


def test_a_person_settles_what_the_rule_cannot_tell():
    found = judge(made_study(), with_judgements(stated(Domain.RISK_OF_BIAS, -1)))
    assert (found.certainty, found.at_most) == (MODERATE, False)


def test_two_persons_with_a_level_in_one_domain_are_refused():
    made = with_judgements(
        stated(Domain.RISK_OF_BIAS, -1), stated(Domain.RISK_OF_BIAS, -2)
    )
    with pytest.raises(ContentError, match="2 levels for risk of bias"):
        judge(made_study(), made)


def test_single_cases_have_as_many_certainties_as_parties():
    """C-26: where single cases start is contested; each party's is shown, none wins."""
    starts = tuple(
        Start(
            who=who,
            design=Design.SINGLE_CASE,
            certainty=certainty,
            because=both("so"),
            locator="here",
        )
        for who, certainty in (("one", HIGH), ("other", VERY_LOW))
    )
    cases = made_study(design=Design.SINGLE_CASE, risks=LOW_RISK, n=8)
    found = judge(cases, made_profile(starts=starts))
    assert found.certainty is None
    assert [(e.start.who, e.certainty) for e in found.contests] == [
        ("one", MODERATE),
        ("other", VERY_LOW),
    ]


@pytest.mark.parametrize(
    ("study", "gap"),
    [
        ({"publication": Publication.RETRACTED}, Gap.STUDY_LEFT_OUT),
        ({"row": (None, None, None)}, Gap.NO_NUMBER),
        ({"row": (-3.0, None, None)}, Gap.NO_INTERVAL),
    ],
)
def test_a_row_that_does_not_count_says_why_and_leaves_nothing_to_judge(study, gap):
    found = judge(made_study(**study))
    assert [each.gap for each in found.unused] == [gap]
    assert (found.effect, found.certainty, found.judgements) == (None, None, ())


def test_words_of_a_study_that_is_left_out_do_not_count():
    told = Said(study="one", finding=Finding.POSITIVE, item="T-01", locator="here")
    made = made_profile()
    made = replace(made, rows=(replace(made.rows[0], said=(told,)),))
    assert judge(made_study(), made).found(Finding.POSITIVE) == 1
    gone = made_study(publication=Publication.RETRACTED)
    assert judge(gone, made).found(Finding.POSITIVE) == 0


def test_a_study_of_which_it_cannot_be_told_counts_and_so_does_the_doubt():
    found = judge(made_study(population="", risks=LOW_RISK))
    assert found.effect is not None
    directness = {each.domain: each for each in found.judgements}[Domain.INDIRECTNESS]
    assert directness.counted is None
    assert found.at_most


def test_a_candidate_that_is_no_study_is_named():
    with pytest.raises(UnknownName, match="one"):
        judged(made_profile(), studies=[made_study("other")])


@pytest.mark.parametrize(
    ("design", "levels"), [(Design.RANDOMISED_TRIAL, -1), (Design.BEFORE_AFTER, 0)]
)
def test_what_is_unpublished_counts_only_where_it_would_have_been_admitted(
    design, levels
):
    trial = made_study()
    other = made_study("two", design=design, publication=Publication.UNPUBLISHED)
    made = made_profile(made_profile().rows[0], studies=("one", "two"))
    read = {each: made_reading(each) for each in ("one", "two")}
    found = judged(made, studies=[trial, other], read=read).outcome("pain")
    of = {each.domain: each.counted for each in found.judgements}
    assert of[Domain.PUBLICATION_BIAS] == levels


def test_estimates_of_different_measures_are_not_pooled():
    made = made_profile(studies=("a", "b"))
    pair = [
        made_study("a"),
        made_study("b", measure=Measure.RISK_RATIO, row=(1.5, 1.1, 2.0)),
    ]
    read = {each.id: made_reading(each.id) for each in pair}
    with pytest.raises(UsageError, match="one measure"):
        judged(made, studies=pair, read=read)


def test_a_model_that_is_none_is_refused():
    made = made_profile(studies=("a", "b"))
    made = replace(made, rows=(replace(made.rows[0], model="guess"),))
    pair = [made_study("a"), made_study("b")]
    read = {each.id: made_reading(each.id) for each in pair}
    with pytest.raises(ContentError, match="guess"):
        judged(made, studies=pair, read=read)


def test_denervation_rules_out_what_matters():
    """T-13 to T-15 with T-07's 2 points; Minerva: not clinically relevant (000)."""
    found = judged(profile("rfd"))
    printed = {
        "pain-facet": (-0.18, -0.76, 0.40, 251),
        "pain-si": (-0.71, -1.35, -0.06, 228),
        "pain-combined": (-0.99, -1.73, -0.25, 202),
    }
    for name, row in printed.items():
        outcome = found.outcome(name)
        effect = outcome.effect
        assert (effect.value, effect.low, effect.high, effect.n) == row
        why = {each.domain: each.proposal.why for each in outcome.judgements}
        assert why[Domain.IMPRECISION] is Why.RULES_OUT
        assert outcome.certainty is MODERATE


def test_the_pooled_trials_by_hand():
    """T-13 to T-15 by DerSimonian and Laird, written out without wervel's pooling.

    REML gives another tau², so the estimate may differ by a few hundredths.
    """
    rows = ((-0.18, -0.76, 0.40), (-0.71, -1.35, -0.06), (-0.99, -1.73, -0.25))
    y = [value for value, _, _ in rows]
    v = [((high - low) / (2 * 1.959963984540054)) ** 2 for _, low, high in rows]
    w = [1 / each for each in v]
    fixed = sum(a * b for a, b in zip(w, y, strict=True)) / sum(w)
    q = sum(a * (b - fixed) ** 2 for a, b in zip(w, y, strict=True))
    tau = max(0.0, (q - 2) / (sum(w) - sum(a * a for a in w) / sum(w)))
    w = [1 / (each + tau) for each in v]
    expected = sum(a * b for a, b in zip(w, y, strict=True)) / sum(w)
    made = profile("rfd")
    rows = (replace(made.row("pain-pooled"), model="dl"),)
    found = judged(replace(made, rows=rows)).outcome("pain-pooled").effect
    assert found.value == pytest.approx(expected, rel=1e-9)
    assert found.tau_squared == pytest.approx(tau, rel=1e-9)
    assert found.i_squared == pytest.approx((q - 2) / q, rel=1e-9)
    assert found.n == 251 + 228 + 202


def test_one_changed_row_moves_its_own_certainty_only():
    """T-13 made so wide that it no longer rules out 2 points."""
    changed = tuple(
        replace(
            each,
            estimates=tuple(
                replace(row, low=-2.5) if row.id == "pain-13-weeks" else row
                for row in each.estimates
            ),
        )
        if each.id == "mint-facet"
        else each
        for each in studies()
    )
    found = judged(profile("rfd"), studies=changed)
    assert found.outcome("pain-facet").certainty is LOW
    assert found.outcome("pain-si").certainty is MODERATE


def test_exposure_rests_on_forty_six_people():
    """T-35, table 8.4 and X-24: crosses no effect after treatment, not at 6 months."""
    found = judged(profile("exposure-crps"))
    rows = {
        "arm-post": (1.082, 0.563, 1.601, Why.TOO_FEW),
        "arm-6-months": (1.303, 0.917, 1.690, Why.TOO_FEW),
        "leg-post": (3.055, -0.018, 6.128, Why.CROSSES_ONE_LINE),
        "leg-6-months": (3.624, 0.467, 6.781, Why.TOO_FEW),
    }
    for name, (value, low, high, why) in rows.items():
        outcome = found.outcome(name)
        effect = outcome.effect
        assert (effect.value, effect.low, effect.high) == (value, low, high)
        of = {each.domain: each for each in outcome.judgements}
        assert of[Domain.IMPRECISION].proposal.why is why
        assert (outcome.certainty, outcome.at_most) == (MODERATE, True)


def test_a_cohort_without_numbers_starts_low_and_is_not_judged():
    """F-07: effect sizes and intervals are not stated."""
    for outcome in judged(profile("early-physiotherapy")).outcomes:
        assert outcome.start is LOW
        assert (outcome.effect, outcome.certainty) == (None, None)
        assert outcome.found(Finding.POSITIVE) == 1


def test_people_of_two_arms_are_not_those_of_the_whole_trial():
    """T-30, X-20: 61 with combined treatment and 51 waiting, of 223."""
    found = judged(profile("imsr-vra")).outcome("disability-ct")
    assert found.effect.n == 61 + 51
