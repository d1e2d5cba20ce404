"""Facts about red flags: signs of a serious cause (catalogue P-10, P-12).

The documents give no list with look-back periods; the periods are wervel's choice. A
cancer or an inflammatory disease of the spine stays a reason to think of it; a
fracture, infection or new paralysis is one for three months, a cauda equina syndrome
for one.
"""

from __future__ import annotations

import ibis.expr.types as ir

from wervel.facts.asking import EVER, Moments, Silence, days
from wervel.facts.fact import fact
from wervel.records import codelists


@fact(silence=Silence.NO, nl="Heeft of had de patiënt kanker?")
def malignancy(at: Moments) -> ir.Value:
    """Does or did the patient have cancer?"""
    return at.any_event(codelists.red_flag_malignancy, after=EVER, until=days(0))


@fact(silence=Silence.NO, nl="Had de patiënt de laatste 3 maanden een wervelbreuk?")
def vertebral_fracture(at: Moments) -> ir.Value:
    """Was there a fracture of the spine in the last three months?"""
    return at.any_event(codelists.red_flag_fracture, after=days(-90), until=days(0))


@fact(silence=Silence.NO, nl="Was er de laatste 3 maanden een infectie van de rug?")
def spinal_infection(at: Moments) -> ir.Value:
    """Was there an infection of the spine in the last three months?"""
    return at.any_event(codelists.red_flag_infection, after=days(-90), until=days(0))


@fact(silence=Silence.NO, nl="Heeft de patiënt een ontstekingsziekte van de rug?")
def spinal_inflammation(at: Moments) -> ir.Value:
    """Is there an inflammatory disease of the spine?"""
    return at.any_event(codelists.red_flag_inflammation, after=EVER, until=days(0))


@fact(silence=Silence.NO, nl="Zijn er tekenen van een cauda-equinasyndroom?")
def cauda_equina(at: Moments) -> ir.Value:
    """Are there signs of a cauda equina syndrome?"""
    return at.any_event(codelists.red_flag_cauda_equina, after=days(-30), until=days(0))


@fact(silence=Silence.NO, nl="Is er een toenemende verlamming of uitval?")
def progressive_deficit(at: Moments) -> ir.Value:
    """Is there a growing loss of strength or feeling?"""
    return at.any_event(
        codelists.red_flag_progressive_deficit, after=days(-90), until=days(0)
    )


any_red_flag = (
    cauda_equina
    | progressive_deficit
    | malignancy
    | vertebral_fracture
    | spinal_infection
    | spinal_inflammation
)
"""A rule, so that a finding names the flag that decided it."""
