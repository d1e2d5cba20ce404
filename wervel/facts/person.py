"""Facts about the person."""

from __future__ import annotations

import ibis.expr.types as ir

from wervel.facts.asking import Moments, Silence
from wervel.facts.fact import fact


@fact(silence=Silence.UNKNOWN, nl="Hoe oud is de patiënt, in jaren?", unit="years")
def age(at: Moments) -> ir.Value:
    """How old is the patient, in years?"""
    return at.age


@fact(silence=Silence.UNKNOWN, nl="Is de patiënt een vrouw?")
def female(at: Moments) -> ir.Value:
    """Is the patient a woman?"""
    return at.is_female
