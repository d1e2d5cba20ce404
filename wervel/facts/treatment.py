"""Facts about what was done: imaging, drugs, therapy, referral, injections."""

from __future__ import annotations

import ibis.expr.types as ir

from wervel.facts.asking import EPISODE_START, Moments, Silence, days, weeks
from wervel.facts.fact import fact
from wervel.records import codelists


@fact(silence=Silence.NO, nl="Vroeg de huisarts binnen zes weken een foto of scan aan?")
def scan_from_primary_care_within_six_weeks(at: Moments) -> ir.Value:
    """Did the GP ask for an X-ray, MRI or CT of the low back within six weeks?"""
    return at.any_event(
        codelists.lumbar_imaging,
        after=days(0),
        until=weeks(6),
        by=codelists.general_practitioner,
    )


@fact(silence=Silence.NO, nl="Is eerder in deze periode een pijnstiller gegeven?")
def analgesic_before(at: Moments) -> ir.Value:
    """Was a plain painkiller tried earlier in this episode?"""
    return at.any_event(codelists.analgesic, after=EPISODE_START, until=days(-1))


@fact(
    silence=Silence.UNKNOWN,
    nl="Voor hoeveel dagen opioïden is in vier weken voorgeschreven?",
    unit="days",
)
def opioid_days_within_four_weeks(at: Moments) -> ir.Value:
    """For how many days were opioids prescribed in the four weeks from here?

    All supplies that start in the 28 days from the moment, its own day included.
    """
    return at.days_supplied(codelists.opioid, after=days(0), until=days(27))


@fact(silence=Silence.NO, nl="Is binnen twaalf weken een zenuwpijnmiddel gestart?")
def neuropathic_drug_started_within_twelve_weeks(at: Moments) -> ir.Value:
    """Was a drug for nerve pain started within twelve weeks?

    An antidepressant or anti-epileptic of PC-24 that was not given in the year before.
    """
    given = at.any_event(codelists.neuropathic_drug, after=days(0), until=weeks(12))
    before = at.any_event(codelists.neuropathic_drug, after=days(-365), until=days(-1))
    return given & ~before


@fact(silence=Silence.NO, nl="Is binnen twaalf weken een benzodiazepine gestart?")
def benzodiazepine_started_within_twelve_weeks(at: Moments) -> ir.Value:
    """Was a benzodiazepine started within twelve weeks?

    One that was not given in the year before.
    """
    given = at.any_event(codelists.benzodiazepine, after=days(0), until=weeks(12))
    before = at.any_event(codelists.benzodiazepine, after=days(-365), until=days(-1))
    return given & ~before


@fact(
    silence=Silence.NO, nl="Is binnen een half jaar een injectie of denervatie gedaan?"
)
def anaesthesiological_treatment_within_half_a_year(at: Moments) -> ir.Value:
    """Was an injection, nerve block or denervation done within half a year?"""
    return at.any_event(
        codelists.anaesthesiological_treatment, after=days(0), until=days(182)
    )


@fact(silence=Silence.NO, nl="Was er fysio- of oefentherapie, tot zes weken hierna?")
def exercise_therapy_by_six_weeks_from_here(at: Moments) -> ir.Value:
    """Was there physio- or exercise therapy in this episode, or within six weeks?"""
    return at.any_event(
        codelists.exercise_therapy,
        codelists.exercise_provider,
        after=EPISODE_START,
        until=weeks(6),
    )


@fact(
    silence=Silence.NO,
    nl="Was er psychosomatische of gedragstherapie, tot zes weken hierna?",
)
def behavioural_treatment_by_six_weeks_from_here(at: Moments) -> ir.Value:
    """Was there behavioural treatment in this episode, or within six weeks?

    Psychosomatic therapy, psychological therapy, or a contact with a psychologist.
    """
    return at.any_event(
        codelists.psychosomatic_therapy,
        codelists.psychological_therapy,
        codelists.psychologist,
        after=EPISODE_START,
        until=weeks(6),
    )


@fact(silence=Silence.NO, nl="Is binnen twaalf weken verwezen naar de tweede lijn?")
def specialist_care_within_twelve_weeks(at: Moments) -> ir.Value:
    """Was the patient referred to, or seen by, a medical specialist in twelve weeks?"""
    return at.any_event(
        codelists.specialist_referral,
        codelists.medical_specialist,
        after=days(0),
        until=weeks(12),
    )


@fact(silence=Silence.NO, nl="Is binnen twee weken verwezen naar de tweede lijn?")
def specialist_care_within_two_weeks(at: Moments) -> ir.Value:
    """Was the patient referred to, or seen by, a medical specialist in two weeks?"""
    return at.any_event(
        codelists.specialist_referral,
        codelists.medical_specialist,
        after=days(0),
        until=weeks(2),
    )


@fact(silence=Silence.NO, nl="Is binnen twee weken verwezen naar de neuroloog?")
def neurologist_within_two_weeks(at: Moments) -> ir.Value:
    """Was the patient referred to, or seen by, a neurologist within two weeks?"""
    return at.any_event(
        codelists.referral_neurology,
        codelists.neurologist,
        after=days(0),
        until=weeks(2),
    )


@fact(silence=Silence.NO, nl="Zag een andere specialist de patiënt eerder?")
def other_specialist_before(at: Moments) -> ir.Value:
    """Had another medical specialist seen the patient earlier in this episode?

    A neurologist, orthopaedic surgeon, neurosurgeon, rehabilitation physician or
    rheumatologist; the pain specialist does not count.
    """
    return at.any_event(
        codelists.neurologist,
        codelists.orthopaedic_surgeon,
        codelists.neurosurgeon,
        codelists.rehabilitation_physician,
        codelists.rheumatologist,
        after=EPISODE_START,
        until=days(-1),
    )


@fact(silence=Silence.NO, nl="Is de patiënt binnen een jaar aan de rug geopereerd?")
def spine_surgery_within_a_year(at: Moments) -> ir.Value:
    """Was the spine operated on within a year?"""
    return at.any_event(codelists.spine_surgery, after=days(0), until=days(365))
