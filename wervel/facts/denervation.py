"""Facts about radiofrequency denervation and the blocks that precede it."""

from __future__ import annotations

import ibis.expr.types as ir

from wervel.facts.asking import Moments, Silence, days
from wervel.facts.fact import fact
from wervel.records import codelists

UNKNOWN = Silence.UNKNOWN


@fact(silence=Silence.NO, nl="Wordt op deze dag een denervatie gedaan?")
def denervation_here(at: Moments) -> ir.Value:
    """Is a radiofrequency denervation done on this day?"""
    return at.any_event(codelists.rf_denervation, after=days(0), until=days(0))


@fact(
    silence=Silence.NO,
    nl="Hoe vaak is in een jaar gedenerveerd, deze dag meegeteld?",
    unit="times",
)
def denervations_in_a_year(at: Moments) -> ir.Value:
    """How many times was denervation done in a year, this day included?"""
    return at.count_days(codelists.rf_denervation, after=days(-364), until=days(0))


@fact(silence=Silence.NO, nl="Is in het jaar ervoor een proefblokkade gedaan?")
def test_block_before(at: Moments) -> ir.Value:
    """Was a diagnostic block done in the year before?

    A medial branch block up to 365 days earlier; the period is wervel's choice.
    """
    return at.any_event(codelists.medial_branch_block, after=days(-365), until=days(-1))


@fact(silence=UNKNOWN, nl="Was de reactie op de proefblokkade positief?")
def test_block_positive(at: Moments) -> ir.Value:
    """Was the response to the diagnostic block positive: marked but short relief?"""
    return at.never_recorded("boolean")


@fact(
    silence=UNKNOWN,
    nl="Hoeveel procent minder pijn gaf één proefblokkade?",
    unit="percent",
)
def test_block_relief(at: Moments) -> ir.Value:
    """By how many percent did one diagnostic block reduce the pain?"""
    return at.never_recorded("float64")


@fact(silence=UNKNOWN, nl="Hield de verlichting na de proefblokkade lang aan?")
def block_response_prolonged(at: Moments) -> ir.Value:
    """Did the relief after the diagnostic block last, so that no more was needed?"""
    return at.never_recorded("boolean")


@fact(
    silence=UNKNOWN, nl="Lijken de facetgewrichten de belangrijkste bron van de pijn?"
)
def facet_pain_suspected(at: Moments) -> ir.Value:
    """Do the facet joints seem to be the main source of the pain?"""
    return at.never_recorded("boolean")


@fact(
    silence=UNKNOWN,
    nl="Lijkt de pijn van SI-gewricht, stuit, discus of eerdere operatie te komen?",
)
def other_spinal_source_suspected(at: Moments) -> ir.Value:
    """Does the pain seem to come from SI joint, coccyx, disc or earlier surgery?"""
    return at.never_recorded("boolean")


@fact(silence=UNKNOWN, nl="Is de behandelend arts goed opgeleid in denervatie?")
def trained_physician(at: Moments) -> ir.Value:
    """Is the treating physician well trained in denervation?"""
    return at.never_recorded("boolean")


@fact(silence=UNKNOWN, nl="Gebeurt de denervatie onder beeldgeleiding?")
def image_guided(at: Moments) -> ir.Value:
    """Is the denervation done under imaging guidance?"""
    return at.never_recorded("boolean")


@fact(
    silence=UNKNOWN,
    nl="Hoeveel gewrichtsniveaus aan één kant worden behandeld?",
    unit="levels",
)
def joint_levels(at: Moments) -> ir.Value:
    """How many joint levels on one side are treated?"""
    return at.never_recorded("float64")
