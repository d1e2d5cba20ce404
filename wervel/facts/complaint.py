"""Facts about the complaint: what kind of pain, since when, seen where."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from wervel.episodes.pain import CHRONIC_AFTER_DAYS
from wervel.facts.asking import EPISODE_START, Moments, Silence, days
from wervel.facts.fact import fact
from wervel.records import codelists


@fact(silence=Silence.NO, nl="Straalt de pijn uit volgens een wortelprikkeling?")
def radicular(at: Moments) -> ir.Value:
    """Does the pain follow a nerve root?

    A radicular or canal-stenosis code in this episode, up to the moment (P-04, P-05).
    """
    return at.any_event(
        codelists.back_pain_radicular,
        codelists.lumbar_canal_stenosis,
        after=EPISODE_START,
        until=days(0),
    )


@fact(silence=Silence.NO, nl="Heeft de patiënt klachten na een rugoperatie?")
def after_surgery(at: Moments) -> ir.Value:
    """Is this pain that stayed or came back after spine surgery?"""
    return at.any_event(
        codelists.post_surgery_syndrome, after=EPISODE_START, until=days(0)
    )


@fact(silence=Silence.NO, nl="Is de rugpijn aspecifiek?")
def non_specific(at: Moments) -> ir.Value:
    """Is the back pain non-specific?

    A non-specific code in this episode, and no radicular, stenosis or post-surgery code
    up to the moment (P-01: ZIN uses the word as long as no specific cause is known).
    """
    coded = at.any_event(
        codelists.back_pain_non_specific, after=EPISODE_START, until=days(0)
    )
    specific = at.any_event(
        codelists.back_pain_radicular,
        codelists.lumbar_canal_stenosis,
        codelists.post_surgery_syndrome,
        after=EPISODE_START,
        until=days(0),
    )
    return coded & ~specific


NEVER_TOGETHER = ((non_specific, radicular), (non_specific, after_surgery))
"""Facts of which at most one can be yes at a moment, by how they are defined."""


@fact(
    silence=Silence.UNKNOWN,
    nl="Hoeveel dagen duurt de klacht al?",
    unit="days",
)
def days_in_complaint(at: Moments) -> ir.Value:
    """For how many days has the complaint lasted?

    Days since the first record of the episode; unknown where the beginning of the
    episode lies before what was observed.
    """
    return ibis.ifelse(at.beginning_seen, at.days_in_episode, ibis.null("int32"))


@fact(silence=Silence.NO, nl="Is de klacht chronisch (langer dan drie maanden)?")
def chronic(at: Moments) -> ir.Value:
    """Is the complaint chronic, that is older than three months?

    Yes with a code that says so, or more than 91 days after the first record (P-09);
    no when the beginning was seen and is younger; otherwise unknown.
    """
    coded = at.any_event(
        codelists.chronic_back_pain, after=EPISODE_START, until=days(0)
    )
    lasting = at.days_in_episode > CHRONIC_AFTER_DAYS
    younger = ibis.ifelse(at.beginning_seen, False, ibis.null("boolean"))
    return coded | lasting | younger


@fact(silence=Silence.UNKNOWN, nl="Speelt dit in de eerste lijn?")
def in_primary_care(at: Moments) -> ir.Value:
    """Does this happen in primary care?

    Yes when a GP recorded something relevant on the day itself; no when only medical
    specialists did; unknown when the records of the day do not say by whom.
    """
    gp = at.any_event(codelists.general_practitioner, after=days(0), until=days(0))
    specialist = at.any_event(
        codelists.medical_specialist, after=days(0), until=days(0)
    )
    return gp.coalesce(False) | ibis.ifelse(
        specialist.coalesce(False), False, ibis.null("boolean")
    )


@fact(silence=Silence.UNKNOWN, nl="Begon de klacht in de eerste lijn?")
def began_in_primary_care(at: Moments) -> ir.Value:
    """Was the first contact of this episode with a GP?"""
    gp = at.any_event(
        codelists.general_practitioner, after=EPISODE_START, until=EPISODE_START
    )
    specialist = at.any_event(
        codelists.medical_specialist, after=EPISODE_START, until=EPISODE_START
    )
    return gp.coalesce(False) | ibis.ifelse(
        specialist.coalesce(False), False, ibis.null("boolean")
    )


@fact(silence=Silence.NO, nl="Waren er de laatste twee weken nog rugklachten?")
def complaints_persist(at: Moments) -> ir.Value:
    """Was back pain still recorded in the two weeks up to the moment?"""
    return at.any_event(codelists.back_pain, after=days(-13), until=days(0))


@fact(
    silence=Silence.NO,
    nl="Op hoeveel dagen van het afgelopen jaar is rugpijn vastgelegd?",
    unit="days",
)
def pain_days_in_past_year(at: Moments) -> ir.Value:
    """On how many days of the past year was back pain recorded?

    The year before the moment, the day itself left out: earlier care for the back.
    """
    return at.count_days(codelists.back_pain, after=days(-365), until=days(-1))


@fact(
    silence=Silence.NO, nl="Zag de huisarts de patiënt opnieuw na zes tot acht weken?"
)
def seen_again_at_six_to_eight_weeks(at: Moments) -> ir.Value:
    """Did the GP see the patient about the back again after six to eight weeks?"""
    return at.any_event(
        codelists.back_pain,
        after=days(42),
        until=days(56),
        by=codelists.general_practitioner,
    )
