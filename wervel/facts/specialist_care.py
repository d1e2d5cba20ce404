"""Facts about secondary care: scans, injections, surgery, rehabilitation, and before.

Conservative care is what the documents call so (catalogue W-10): exercise and
behavioural therapy. They leave its nature and duration open on purpose (C-12), so one
contact counts; that is wervel's choice.
"""

from __future__ import annotations

import ibis.expr.types as ir

from wervel.facts.asking import EPISODE_START, EVER, Moments, Silence, days, weeks
from wervel.facts.complaint import complaints_persist
from wervel.facts.fact import fact
from wervel.records import codelists


@fact(silence=Silence.NO, nl="Vroeg de huisarts binnen twee weken een röntgenfoto aan?")
def xray_from_primary_care_within_two_weeks(at: Moments) -> ir.Value:
    """Did the GP ask for an X-ray of the low back within two weeks?"""
    return at.any_event(
        codelists.lumbar_xray,
        after=days(0),
        until=weeks(2),
        by=codelists.general_practitioner,
    )


@fact(
    silence=Silence.NO, nl="Maakte een specialist binnen twaalf weken een röntgenfoto?"
)
def xray_from_specialist_within_twelve_weeks(at: Moments) -> ir.Value:
    """Did a medical specialist ask for an X-ray of the low back in twelve weeks?"""
    return at.any_event(
        codelists.lumbar_xray,
        after=days(0),
        until=weeks(12),
        by=codelists.medical_specialist,
    )


@fact(silence=Silence.NO, nl="Is eerder in deze periode een röntgenfoto gemaakt?")
def xray_before(at: Moments) -> ir.Value:
    """Was an X-ray of the low back made earlier in this episode?"""
    return at.any_event(codelists.lumbar_xray, after=EPISODE_START, until=days(-1))


@fact(silence=Silence.NO, nl="Is eerder in deze periode een MRI gemaakt?")
def mri_before(at: Moments) -> ir.Value:
    """Was an MRI of the low back made earlier in this episode?"""
    return at.any_event(codelists.lumbar_mri, after=EPISODE_START, until=days(-1))


@fact(silence=Silence.NO, nl="Is eerder in deze periode een foto of scan gemaakt?")
def scan_before(at: Moments) -> ir.Value:
    """Was any X-ray, MRI or CT of the low back made earlier in this episode?"""
    return at.any_event(codelists.lumbar_imaging, after=EPISODE_START, until=days(-1))


@fact(silence=Silence.NO, nl="Is binnen twee weken een MRI gemaakt?")
def mri_within_two_weeks(at: Moments) -> ir.Value:
    """Was an MRI of the low back made within two weeks?"""
    return at.any_event(codelists.lumbar_mri, after=days(0), until=weeks(2))


@fact(silence=Silence.NO, nl="Is binnen zes weken een MRI gemaakt?")
def mri_within_six_weeks(at: Moments) -> ir.Value:
    """Was an MRI of the low back made within six weeks?"""
    return at.any_event(codelists.lumbar_mri, after=days(0), until=weeks(6))


@fact(silence=Silence.NO, nl="Is op deze dag naar de neuroloog verwezen?")
def referred_to_neurologist_here(at: Moments) -> ir.Value:
    """Was the patient referred to, or seen by, a neurologist on this day?"""
    return at.any_event(
        codelists.referral_neurology,
        codelists.neurologist,
        after=days(0),
        until=days(0),
    )


@fact(silence=Silence.NO, nl="Was er eerder in deze periode oefen- of gedragstherapie?")
def conservative_care_before(at: Moments) -> ir.Value:
    """Was there exercise or behavioural therapy earlier in this episode?

    No only where the source records exercise therapy or who gives it. That it records
    no psychologist does not make the answer unknown: hardly any source does (M-38), and
    psychosomatic therapists are recorded as physio- or exercise therapists.
    """
    exercise = at.any_event(
        codelists.exercise_therapy,
        codelists.exercise_provider,
        after=EPISODE_START,
        until=days(-1),
    )
    behavioural = at.any_event(
        codelists.psychosomatic_therapy,
        codelists.psychological_therapy,
        codelists.psychologist,
        after=EPISODE_START,
        until=days(-1),
    )
    return exercise | behavioural.coalesce(False)


conservative_care_failed = conservative_care_before & complaints_persist
"""A rule: there was conservative care, and back pain is still recorded."""


@fact(silence=Silence.NO, nl="Wordt op deze dag een epidurale injectie gegeven?")
def epidural_injection_here(at: Moments) -> ir.Value:
    """Is an epidural injection given on this day?"""
    return at.any_event(codelists.epidural_injection, after=days(0), until=days(0))


@fact(silence=Silence.NO, nl="Is binnen een half jaar een epidurale injectie gegeven?")
def epidural_injection_within_half_a_year(at: Moments) -> ir.Value:
    """Was an epidural injection given within half a year?"""
    return at.any_event(codelists.epidural_injection, after=days(0), until=days(182))


@fact(silence=Silence.NO, nl="Is binnen een half jaar een facetinjectie gegeven?")
def facet_injection_within_half_a_year(at: Moments) -> ir.Value:
    """Was a facet joint injection given within half a year?"""
    return at.any_event(codelists.facet_injection, after=days(0), until=days(182))


@fact(silence=Silence.NO, nl="Wordt op deze dag de rug vastgezet (met implantaat)?")
def instrumented_surgery_here(at: Moments) -> ir.Value:
    """Is instrumented spine surgery done on this day?"""
    return at.any_event(
        codelists.spine_surgery_instrumented, after=days(0), until=days(0)
    )


@fact(silence=Silence.NO, nl="Wordt op deze dag de rug geopereerd zonder implantaat?")
def uninstrumented_surgery_here(at: Moments) -> ir.Value:
    """Is spine surgery without instruments done on this day?"""
    return at.any_event(
        codelists.spine_surgery_uninstrumented, after=days(0), until=days(0)
    )


@fact(silence=Silence.NO, nl="Begint op deze dag een revalidatieprogramma?")
def rehabilitation_here(at: Moments) -> ir.Value:
    """Does a rehabilitation programme begin on this day?"""
    return at.any_event(
        codelists.rehabilitation_programme, after=days(0), until=days(0)
    )


@fact(silence=Silence.NO, nl="Is binnen twaalf weken naar revalidatie verwezen?")
def rehabilitation_within_twelve_weeks(at: Moments) -> ir.Value:
    """Was the patient referred to, or seen in, rehabilitation within twelve weeks?"""
    return at.any_event(
        codelists.referral_rehabilitation,
        codelists.rehabilitation_physician,
        codelists.rehabilitation_programme,
        after=days(0),
        until=weeks(12),
    )


@fact(silence=Silence.NO, nl="Was er binnen twee weken fysio- of oefentherapie?")
def exercise_therapy_within_two_weeks(at: Moments) -> ir.Value:
    """Was there physio- or exercise therapy within two weeks?"""
    return at.any_event(
        codelists.exercise_therapy,
        codelists.exercise_provider,
        after=days(0),
        until=weeks(2),
    )


@fact(
    silence=Silence.NO,
    nl="Op hoeveel dagen was er al fysio- of oefentherapie in deze periode?",
    unit="days",
)
def therapy_sessions_before(at: Moments) -> ir.Value:
    """On how many days of this episode was there physio- or exercise therapy before?"""
    return at.count_days(
        codelists.exercise_therapy,
        codelists.exercise_provider,
        after=EPISODE_START,
        until=days(-1),
    )


@fact(silence=Silence.NO, nl="Heeft de patiënt fibromyalgie?")
def fibromyalgia(at: Moments) -> ir.Value:
    """Does the patient have fibromyalgia?

    A diagnosis at any time up to the moment.
    """
    return at.any_event(codelists.fibromyalgia, after=EVER, until=days(0))
