"""Facts that only the consultation tells: no record holds them, somebody is asked.

Unknown in every source of records, and answerable at the bedside. The levels of the
WPN classification are those of catalogue W-20 to W-23.
"""

from __future__ import annotations

import ibis.expr.types as ir

from wervel.facts.asking import Moments, Silence
from wervel.facts.fact import fact
from wervel.logic import known

UNKNOWN = Silence.UNKNOWN
CLASS_3 = 3
"""The WPN class from which pain rehabilitation is meant (W-24)."""


@fact(
    silence=UNKNOWN, nl="Is uitgelegd hoe rugpijn verloopt en wat de patiënt kan doen?"
)
def course_explained(at: Moments) -> ir.Value:
    """Was it explained how back pain runs and what the patient can do?"""
    return at.never_recorded("boolean")


@fact(silence=UNKNOWN, nl="Is uitgelegd dat het om omgaan met de pijn gaat?")
def coping_explained(at: Moments) -> ir.Value:
    """Was it explained that treatment is about coping and daily functioning?"""
    return at.never_recorded("boolean")


@fact(silence=UNKNOWN, nl="Verbetert het functioneren onvoldoende?")
def improves_too_little(at: Moments) -> ir.Value:
    """Does functioning improve too little?"""
    return at.never_recorded("boolean")


@fact(silence=UNKNOWN, nl="Zijn anamnese en lichamelijk onderzoek gedaan?")
def history_and_examination(at: Moments) -> ir.Value:
    """Were history and physical examination done, limitations included?"""
    return at.never_recorded("boolean")


@fact(silence=UNKNOWN, nl="Hangt de klacht samen met het werk?")
def related_to_work(at: Moments) -> ir.Value:
    """Is the complaint related to work?"""
    return at.never_recorded("boolean")


@fact(silence=UNKNOWN, nl="Vermoedt de arts een specifieke oorzaak?")
def specific_cause_suspected(at: Moments) -> ir.Value:
    """Does the clinician suspect a specific cause?"""
    return at.never_recorded("boolean")


@fact(silence=UNKNOWN, nl="Vermoedt de arts een breuk of inzakking van een wervel?")
def fracture_suspected(at: Moments) -> ir.Value:
    """Does the clinician suspect a fracture or collapse of a vertebra?"""
    return at.never_recorded("boolean")


@fact(silence=UNKNOWN, nl="Is er krachtverlies door de wortelprikkeling?")
def motor_deficit(at: Moments) -> ir.Value:
    """Is there loss of strength from the nerve root?"""
    return at.never_recorded("boolean")


@fact(
    silence=UNKNOWN,
    nl="Wordt een operatie of andere specialistische ingreep overwogen?",
)
def intervention_considered(at: Moments) -> ir.Value:
    """Is surgery or another specialist therapy being considered?"""
    return at.never_recorded("boolean")


@fact(silence=UNKNOWN, nl="Is een operatie niet aangewezen of niet gewenst?")
def surgery_no_option(at: Moments) -> ir.Value:
    """Is surgery not indicated, or not wanted by the patient?"""
    return at.never_recorded("boolean")


@fact(silence=UNKNOWN, nl="Mag de patiënt geen NSAID gebruiken?")
def nsaid_contraindicated(at: Moments) -> ir.Value:
    """Is there a contraindication for an NSAID?"""
    return at.never_recorded("boolean")


@fact(
    silence=UNKNOWN, nl="Is het opioïd snelwerkend, of bij chronische pijn langwerkend?"
)
def opioid_form_fits(at: Moments) -> ir.Value:
    """Is the opioid rapid-acting, or long-acting where pain is chronic?"""
    return at.never_recorded("boolean")


@fact(silence=UNKNOWN, nl="Zijn stopdatum, één voorschrijver en controle afgesproken?")
def opioid_agreed(at: Moments) -> ir.Value:
    """Are a stop date, one prescriber and monitoring agreed for the opioid?"""
    return at.never_recorded("boolean")


@fact(silence=UNKNOWN, nl="Is gescreend op risicofactoren voor langdurige klachten?")
def screened_for_risk(at: Moments) -> ir.Value:
    """Was the patient screened for risk factors of lasting complaints?"""
    return at.never_recorded("boolean")


@fact(
    silence=UNKNOWN,
    nl="Welk STarT Back-profiel heeft de patiënt, 1, 2 of 3?",
    unit="profile",
)
def start_back_profile(at: Moments) -> ir.Value:
    """Which STarT Back profile does the patient have, 1, 2 or 3?"""
    return at.never_recorded("float64")


@fact(
    silence=UNKNOWN, nl="Voor hoeveel weken begeleiding is afgesproken?", unit="weeks"
)
def weeks_of_guidance(at: Moments) -> ir.Value:
    """For how many weeks of guidance by the therapist is it agreed?"""
    return at.never_recorded("float64")


@fact(
    silence=UNKNOWN,
    nl="Was behandeling in de eerste lijn toereikend gegeven en niet genoeg?",
)
def primary_care_insufficient(at: Moments) -> ir.Value:
    """Was adequate treatment in primary care given, without enough result?"""
    return at.never_recorded("boolean")


@fact(silence=UNKNOWN, nl="Blijft deelname aan werk te veel achter?")
def work_participation_lags(at: Moments) -> ir.Value:
    """Does work participation improve too little?"""
    return at.never_recorded("boolean")


@fact(
    silence=UNKNOWN,
    nl="Houden samenhangende, beïnvloedbare factoren de klacht in stand?",
)
def interacting_factors(at: Moments) -> ir.Value:
    """Do interacting, modifiable bio-psycho-social factors maintain the complaint?"""
    return at.never_recorded("boolean")


@fact(silence=UNKNOWN, nl="Welke WPN-klasse is vastgesteld, van 1 tot 4?", unit="class")
def wpn_class(at: Moments) -> ir.Value:
    """Which WPN class was given, from 1 to 4?"""
    return at.never_recorded("float64")


@fact(
    silence=UNKNOWN,
    nl="Hoe sterk is participatie beïnvloed, van 1 tot 4?",
    unit="level",
)
def wpn_participation(at: Moments) -> ir.Value:
    """How much is participation influenced, from 1 (not) to 4 (severely)?"""
    return at.never_recorded("float64")


@fact(
    silence=UNKNOWN,
    nl="Hoe sterk zijn psychosociale problemen, van 1 tot 4?",
    unit="level",
)
def wpn_psychosocial(at: Moments) -> ir.Value:
    """How strong are psychosocial problems, from 1 (none) to 4 (severe)?"""
    return at.never_recorded("float64")


@fact(
    silence=UNKNOWN,
    nl="Hoe sterk is functioneren gehinderd, van 1 tot 4?",
    unit="level",
)
def wpn_functioning(at: Moments) -> ir.Value:
    """How much is functioning hindered, from 1 (hardly) to 4 (very seriously)?"""
    return at.never_recorded("float64")


_TWO_REACH_CLASS_3 = (
    ((wpn_participation >= CLASS_3) & (wpn_psychosocial >= CLASS_3))
    | ((wpn_participation >= CLASS_3) & (wpn_functioning >= CLASS_3))
    | ((wpn_psychosocial >= CLASS_3) & (wpn_functioning >= CLASS_3))
)

wpn_3_or_4 = (known(wpn_class) & (wpn_class >= CLASS_3)) | (
    ~known(wpn_class) & _TWO_REACH_CLASS_3
)
"""A rule: WPN class 3 or 4 as given, else when two of the three dimensions reach it.

The documents describe the classes by dimension (W-20 to W-23) and say nothing of
patients in whom the dimensions differ; two of three is wervel's choice. The physician
gives the class, always with the question whether primary care was sufficient (W-24).
"""
