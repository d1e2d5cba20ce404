"""Because: which facts decided; that they decide alone is in tests/agreement."""

import pytest

from wervel.facts.alarm import cauda_equina, malignancy
from wervel.facts.outlook import pain_score
from wervel.findings.because import deciding, finding
from wervel.findings.finding import Finding, Verdict
from wervel.findings.patient import verdict
from wervel.logic import known, rule
from wervel.recommendations.bodies import ALL
from wervel.recommendations.nhg import low_back_pain

RULED = [each for each in ALL if each.has_rule]

YES, NO, UNKNOWN = True, False, None


def names(combines, **answers):
    return deciding(rule(combines), answers)


@pytest.mark.parametrize("answer", [YES, NO, UNKNOWN])
def test_a_question_decides_itself(answer):
    assert names(malignancy, malignancy=answer) == ("malignancy",)
    assert names(~malignancy, malignancy=answer) == ("malignancy",)
    assert names(known(malignancy), malignancy=answer) == ("malignancy",)


def test_one_no_decides_an_and_and_all_together_a_yes():
    both = malignancy & cauda_equina
    assert names(both, malignancy=YES, cauda_equina=NO) == ("cauda_equina",)
    assert names(both, malignancy=NO, cauda_equina=NO) == ("malignancy",)
    assert names(both, malignancy=UNKNOWN, cauda_equina=NO) == ("cauda_equina",)
    assert names(both, malignancy=YES, cauda_equina=UNKNOWN) == ("cauda_equina",)
    assert names(both, malignancy=YES, cauda_equina=YES) == (
        "malignancy",
        "cauda_equina",
    )


def test_one_yes_decides_an_or_and_all_together_a_no():
    either = malignancy | cauda_equina
    assert names(either, malignancy=NO, cauda_equina=YES) == ("cauda_equina",)
    assert names(either, malignancy=UNKNOWN, cauda_equina=YES) == ("cauda_equina",)
    assert names(either, malignancy=NO, cauda_equina=UNKNOWN) == ("cauda_equina",)
    assert names(either, malignancy=NO, cauda_equina=NO) == (
        "malignancy",
        "cauda_equina",
    )


def test_not_of_several_is_decided_by_what_decides_within():
    neither = ~(malignancy | cauda_equina)
    assert names(neither, malignancy=NO, cauda_equina=YES) == ("cauda_equina",)


def test_a_fact_is_named_once():
    twice = malignancy & (malignancy | cauda_equina)
    assert names(twice, malignancy=YES, cauda_equina=NO) == ("malignancy",)
    bounds = (pain_score >= 3) & (pain_score <= 7)
    assert names(bounds, pain_score=5) == ("pain_score",)


@pytest.mark.parametrize("each", RULED, ids=lambda each: each.id)
@pytest.mark.parametrize("answer", [YES, NO, UNKNOWN])
def test_a_finding_has_the_verdict_of_the_plain_reader(each, answer):
    answers = dict.fromkeys((fact.name for fact in each.facts), answer)
    found = finding(each, answers)
    assert found.recommendation == each.id
    assert found.verdict is verdict(each, answers)
    assert found.because
    assert len(set(found.because)) == len(found.because)


def test_what_cannot_be_told_names_what_is_not_known_only():
    answers = dict.fromkeys((fact.name for fact in low_back_pain.imaging.facts), NO)
    answers |= {"non_specific": YES, "in_primary_care": UNKNOWN, "malignancy": UNKNOWN}
    assert finding(low_back_pain.imaging, answers) == Finding(
        "nhg-lbp-imaging", Verdict.CANNOT_TELL, ("in_primary_care", "malignancy")
    )
