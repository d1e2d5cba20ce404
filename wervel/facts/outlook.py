"""Facts that tell how bad it is and what keeps it going; records seldom carry them."""

from __future__ import annotations

import ibis.expr.types as ir

from wervel.facts.asking import EPISODE_START, Moments, Silence, days
from wervel.facts.fact import fact
from wervel.records import codelists

SEVERE_PAIN = 7
"""A pain score from which pain counts as severe, of 10. Wervel's choice: the documents
say "severe" (R-012) without a number; 7 and over is the usual reading of a 0-10
scale."""

SEVERE_DISABILITY = 41
"""An Oswestry index from which limitations count as severe, of 100 (41-60 severe
disability: Fairbank and Pynsent, Spine 2000;25:2940, as in its original of 1980)."""


@fact(
    silence=Silence.UNKNOWN,
    nl="Hoe erg is de pijn, van 0 tot 10?",
    unit="points of 10",
)
def pain_score(at: Moments) -> ir.Value:
    """How bad is the pain, from 0 to 10?

    The last score of the two weeks up to the moment.
    """
    return at.latest_value(
        codelists.pain_score, after=days(-14), until=days(0), within=(0, 10)
    )


@fact(
    silence=Silence.UNKNOWN,
    nl="Hoe beperkt is de patiënt, van 0 tot 100 (Oswestry)?",
    unit="points of 100",
)
def disability_index(at: Moments) -> ir.Value:
    """How limited is the patient, from 0 to 100 (Oswestry)?

    The last index of the six weeks up to the moment.
    """
    return at.latest_value(
        codelists.disability_index, after=days(-42), until=days(0), within=(0, 100)
    )


@fact(silence=Silence.UNKNOWN, nl="Is de patiënt niet aan het werk door de klacht?")
def off_work(at: Moments) -> ir.Value:
    """Is the patient off work because of the complaint?

    An absence recorded in the six weeks up to the moment.
    """
    return at.any_event(codelists.work_absence, after=days(-42), until=days(0))


@fact(silence=Silence.UNKNOWN, nl="Houden psychosociale factoren de klacht in stand?")
def psychosocial_factors(at: Moments) -> ir.Value:
    """Do psychosocial factors seem to keep the complaint going?

    Such a factor recorded in this episode, up to the moment.
    """
    return at.any_event(
        codelists.psychosocial_factor, after=EPISODE_START, until=days(0)
    )
