"""Facts that only the consultation tells: unknown, whatever is recorded."""

import inspect

import pytest

from wervel.facts import consultation
from wervel.facts.asking import Silence
from wervel.facts.fact import Fact
from wervel.findings.patient import truth
from wervel.logic import rule

YES, NO, UNKNOWN = True, False, None


def test_what_was_said_and_examined(facts):
    """That somebody was seen says nothing of what was explained, asked or examined."""
    picture = """
        person | day | event
           1 2 |   0 | L03 at the GP
             1 |   0 | exercise therapy by the physiotherapist
        2 observed from 0 to 0
        """
    facts(picture, consultation.course_explained, {1: None, 2: None})
    facts(picture, consultation.history_and_examination, {1: None, 2: None})
    facts(picture, consultation.screened_for_risk, {1: None, 2: None})


def test_what_was_thought_and_wanted(facts):
    """A code that comes near is no answer: the clinician's own judgement is meant."""
    picture = """
        person | day | event
         1 2 3 |   0 | L86 at the GP
             1 |   0 | vertebral fracture at the GP
             2 |   0 | sick leave
             3 |   0 | foot drop at the GP
             3 |   9 | back surgery by the neurosurgeon
        """
    facts(picture, consultation.fracture_suspected, {1: None, 2: None, 3: None})
    facts(picture, consultation.work_participation_lags, {1: None, 2: None, 3: None})
    facts(picture, consultation.motor_deficit, {1: None, 2: None, 3: None})
    facts(picture, consultation.surgery_no_option, {1: None, 2: None, 3: None})


def test_what_was_scored_and_agreed(facts):
    """Profiles, classes and agreements are numbers that no codelist holds."""
    picture = """
        person | day | event
             1 |   0 | L03 at the GP
             1 |   0 | pain score 8
             1 |   0 | Oswestry 60
             1 |   9 | rehabilitation programme by the rehabilitation physician
        """
    facts(picture, consultation.start_back_profile, {1: None})
    facts(picture, consultation.wpn_class, {1: None})
    facts(picture, consultation.wpn_functioning, {1: None})
    facts(picture, consultation.weeks_of_guidance, {1: None})
    facts(picture, consultation.opioid_agreed, {1: None})


def test_every_one_of_them():
    """None of these facts asks for a record; silence about them is never a no."""
    every = [each for _, each in inspect.getmembers(consultation) if _is_fact(each)]
    assert every
    for each in every:
        assert not each.queries
        assert not each.is_recorded
        assert not each.looks_ahead
        assert each.silence is Silence.UNKNOWN


def _is_fact(thing):
    return isinstance(thing, Fact)


@pytest.mark.parametrize(
    ("given", "comes"), [(1, NO), (2, NO), (2.5, NO), (3, YES), (4, YES)]
)
def test_the_class_that_was_given_counts(given, comes):
    """WPN 3 or 4 is the class as the physician gave it, whatever the dimensions are."""
    for level in (1, 4, UNKNOWN):
        answers = dimensions(level, level, level) | {"wpn_class": given}
        assert truth(rule(consultation.wpn_3_or_4), answers) is comes


@pytest.mark.parametrize(
    ("participation", "psychosocial", "functioning", "comes"),
    [
        (3, 3, 1, YES),
        (3, 1, 4, YES),
        (1, 4, 3, YES),
        (4, 4, 4, YES),
        (4, 2, 2, NO),
        (2, 4, 2, NO),
        (2, 2, 4, NO),
        (2, 2, 2, NO),
        (3, 3, UNKNOWN, YES),
        (UNKNOWN, 2, 2, NO),
        (3, 2, UNKNOWN, UNKNOWN),
        (UNKNOWN, UNKNOWN, 4, UNKNOWN),
        (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_without_a_class_two_of_three_dimensions_decide(
    participation, psychosocial, functioning, comes
):
    """Where no class is given, two dimensions at 3 or more stand for class 3 or 4.

    One more that is not known leaves it open only where it can still decide.
    """
    answers = dimensions(participation, psychosocial, functioning)
    came = truth(rule(consultation.wpn_3_or_4), answers | {"wpn_class": UNKNOWN})
    assert came is comes


def dimensions(participation, psychosocial, functioning):
    return {
        "wpn_participation": participation,
        "wpn_psychosocial": psychosocial,
        "wpn_functioning": functioning,
    }
