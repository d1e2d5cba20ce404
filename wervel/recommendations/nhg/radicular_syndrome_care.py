"""NHG-Standaard Lumbosacraal radiculair syndroom (2015): to whom, drugs, exercise.

Items R-023, R-025 to R-027 and R-030, read through ZIN's Verbetersignalement of 2021
(seed 003).
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.facts.alarm import any_red_flag
from wervel.facts.complaint import began_in_primary_care, in_primary_care, radicular
from wervel.facts.consultation import nsaid_contraindicated, opioid_form_fits
from wervel.facts.outlook import SEVERE_PAIN, pain_score
from wervel.facts.specialist_care import referred_to_neurologist_here
from wervel.recommendations.acts import Act
from wervel.recommendations.dates import NEXT_REVIEW, REVIEWED
from wervel.recommendations.guidelines import guideline
from wervel.recommendations.nhg.radicular_syndrome import (
    radicular_in_primary_care,
    referral,
)
from wervel.recommendations.populations import population
from wervel.recommendations.recommendation import Recommendation, Source, WithoutRule
from wervel.recommendations.terms import (
    Action,
    Certainty,
    Lacks,
    Setting,
    Strength,
    Topic,
)
from wervel.text import Text


def _source(item: str, locator: str) -> Source:
    return Source(guideline("nhg-lrs-2015"), locator, item)


referral_to_neurologist = Recommendation(
    id="nhg-lrs-referral-to-neurologist",
    topic=Topic.REFERRAL,
    act=Act.REFERRAL_NEUROLOGY,
    population=population("P-05"),
    settings=(Setting.PRIMARY,),
    at=Moment.BEFORE_REFERRAL,
    title=Text(
        nl="Uitstralende pijn: verwijzen naar de neuroloog",
        en="Radiating pain: refer to the neurologist",
    ),
    for_whom=radicular & began_in_primary_care & ~any_red_flag,
    do=referred_to_neurologist_here,
    says=Text(
        nl="Verwijst u bij uitstralende pijn, verwijs dan naar de neuroloog.",
        en="When you refer for radiating pain, refer to the neurologist.",
    ),
    for_patients=Text(
        nl="Moet u voor de pijn in uw been naar het ziekenhuis? Dan gaat u naar de "
        "neuroloog.",
        en="Do you need to go to hospital for the pain in your leg? Then you go to the "
        "neurologist.",
    ),
    among=referral.among,
    measured=Text(
        nl="was het een verwijzing naar of contact met de neuroloog",
        en="it was a referral to or contact with the neurologist",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-023", "003 §3.1"),
    note=Text(
        nl="Een eerste contact met een specialist telt als verwijzing; wie op die dag "
        "ook naar een ander ging telt mee als gevolgd. Dat zijn keuzes van wervel.",
        en="A first contact with a specialist counts as a referral; anyone who also "
        "went to another on that day counts as followed. These are wervel's choices.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

medication = Recommendation(
    id="nhg-lrs-medication",
    topic=Topic.MEDICATION,
    act=Act.MEDICATION,
    population=population("P-05"),
    settings=(Setting.PRIMARY,),
    title=Text(
        nl="Pijnstillers stap voor stap bij uitstralende pijn",
        en="Painkillers step by step for radiating pain",
    ),
    without_rule=WithoutRule(Action.DO, Lacks.CONTENT),
    says=Text(
        nl="Volg bij uitstralende pijn het stappenplan van NHG-Standaard Pijn.",
        en="For radiating pain follow the step plan of NHG-Standaard Pijn.",
    ),
    for_patients=Text(
        nl="De huisarts kiest een pijnstiller voor u. Dat gaat stap voor stap, volgens "
        "een vast plan.",
        en="The GP chooses a painkiller for you. It goes step by step, by a set plan.",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-025", "003 §5.2"),
    note=Text(
        nl="Het stappenplan zelf staat niet in de bron.",
        en="The step plan itself is not in the source.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

opioid = Recommendation(
    id="nhg-lrs-opioid",
    topic=Topic.MEDICATION,
    act=Act.OPIOID,
    population=population("P-05"),
    settings=(Setting.PRIMARY,),
    at=Moment.BEFORE_OPIOID,
    title=Text(
        nl="Opioïd bij hevige uitstralende pijn of als een NSAID niet kan",
        en="Opioid for severe radiating pain, or where an NSAID cannot be used",
    ),
    for_whom=radicular_in_primary_care,
    consider=(pain_score >= SEVERE_PAIN) | nsaid_contraindicated,
    says=Text(
        nl="Overweeg bij hevige pijn of een contra-indicatie voor NSAID's een of twee "
        "stappen over te slaan en meteen een (zwak) opioïd te geven, met paracetamol "
        "en, als het mag, een NSAID. Hoog bij hevige pijn snel op; in de acute fase is "
        "soms een hoge dosis nodig.",
        en="In severe pain or a contraindication for NSAIDs consider skipping one or "
        "two steps and giving a (weak) opioid at once, with paracetamol and, if "
        "allowed, an NSAID. In severe pain titrate up quickly; in the acute phase a "
        "high dose is sometimes needed.",
    ),
    for_patients=Text(
        nl="Is de pijn hevig, of mag u sommige pijnstillers niet gebruiken? Dan kan de "
        "huisarts meteen een sterkere pijnstiller geven. U gebruikt die samen met "
        "gewone pijnstillers.",
        en="Is the pain severe, or may you not use some painkillers? Then the GP can "
        "give a stronger painkiller at once. You use it together with ordinary "
        "painkillers.",
    ),
    not_measured=Lacks.LEAVES_ROOM,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-026", "003 §5.2; F.1 NHG"),
    note=Text(
        nl="Hevig is gelezen als 7 of meer van 10: een keuze van wervel.",
        en="Severe is read as 7 or more of 10: wervel's choice.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

opioid_form = Recommendation(
    id="nhg-lrs-opioid-form",
    topic=Topic.MEDICATION,
    act=Act.OPIOID,
    population=population("P-05"),
    settings=(Setting.PRIMARY,),
    at=Moment.BEFORE_OPIOID,
    title=Text(
        nl="Begin met een snelwerkend opioïd, langwerkend bij chronische pijn",
        en="Start with a rapid-acting opioid, long-acting in chronic pain",
    ),
    for_whom=radicular & in_primary_care,
    do=opioid_form_fits,
    says=Text(
        nl="Geeft u een opioïd, begin dan met een snelwerkend middel; behandel "
        "chronische pijn met een langwerkend middel.",
        en="When you give an opioid, start with a rapid-acting one; treat chronic pain "
        "with a long-acting one.",
    ),
    for_patients=Text(
        nl="Krijgt u een sterke pijnstiller? Dan begint u met een soort die snel "
        "werkt. Heeft u al lang pijn, dan krijgt u een soort die lang werkt.",
        en="Do you get a strong painkiller? Then you start with a kind that works "
        "fast. If you have had pain for long, you get a kind that works long.",
    ),
    not_measured=Lacks.NOT_RECORDED,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-027", "003 §5.2"),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

exercise_therapy = Recommendation(
    id="nhg-lrs-exercise-therapy",
    topic=Topic.THERAPY,
    act=Act.EXERCISE_THERAPY,
    population=population("P-05"),
    settings=(Setting.PRIMARY,),
    title=Text(
        nl="Fysio- of oefentherapie gericht inzetten bij uitstralende pijn",
        en="Targeted physio- or exercise therapy for radiating pain",
    ),
    without_rule=WithoutRule(Action.DO, Lacks.CONDITIONS),
    says=Text(
        nl="Zet fysio- of oefentherapie gericht in bij uitstralende pijn.",
        en="Use physio- or exercise therapy in a targeted way for radiating pain.",
    ),
    for_patients=Text(
        nl="Misschien past oefenen met een fysiotherapeut of oefentherapeut bij u. De "
        "huisarts bekijkt dat met u.",
        en="Exercising with a therapist may suit you. The GP looks into that with you.",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-030", "003 §5.5"),
    note=Text(
        nl="De bron verwacht dit als de standaard wordt gevolgd; bij wie en wanneer "
        "staat er niet.",
        en="The source expects this where the standard is followed; for whom and when "
        "is not stated.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (referral_to_neurologist, medication, opioid, opioid_form, exercise_therapy)
