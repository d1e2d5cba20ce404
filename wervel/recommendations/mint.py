"""Minerva's appraisal of the MINT trials on denervation (seed 000); item R-102."""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.evidence.certainty.profile import profile
from wervel.facts.complaint import chronic
from wervel.facts.denervation import denervation_here, test_block_positive
from wervel.facts.person import age
from wervel.facts.specialist_care import conservative_care_failed
from wervel.recommendations.acts import Act
from wervel.recommendations.dates import NEXT_REVIEW, REVIEWED
from wervel.recommendations.guidelines import guideline
from wervel.recommendations.populations import population
from wervel.recommendations.recommendation import Recommendation, Source
from wervel.recommendations.terms import Certainty, Lacks, Setting, Strength, Topic
from wervel.text import Text

denervation = Recommendation(
    id="mint-rfd",
    topic=Topic.DENERVATION,
    act=Act.DENERVATION,
    population=population("P-17"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_DENERVATION,
    title=Text(
        nl="Geen steun voor denervatie naast oefentherapie",
        en="No support for denervation beside exercise therapy",
    ),
    for_whom=chronic
    & (age >= 18)
    & (age <= 70)
    & conservative_care_failed
    & test_block_positive,
    leave=denervation_here,
    says=Text(
        nl="Doe geen denervatie naast oefentherapie: in drie onderzoeken gaf die geen "
        "klinisch relevante winst boven oefentherapie alleen.",
        en="Do not add denervation to exercise therapy: in three trials it gave no "
        "clinically relevant gain over exercise therapy alone.",
    ),
    for_patients=Text(
        nl="In onderzoek deden alle mensen oefeningen. Bij een deel schakelde een arts "
        "ook zenuwen uit. Dat maakte voor de pijn te weinig verschil.",
        en="In research everybody did exercises. In some a doctor switched off nerves "
        "as well. For the pain that made too little difference.",
    ),
    not_measured=Lacks.NOT_RECORDED,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    evidence=(profile("rfd"),),
    source=Source(guideline("mint-minerva"), "000 Besluit", "R-102"),
    note=Text(
        nl="Het is een beoordeling van onderzoek, geen richtlijn: die vond geen "
        "klinisch relevante winst, maar noemt selectie van patiënten en verschillen "
        "in techniek. Wie de onderzoeken uitsloten (P-17) staat niet in de regel, en "
        "een positieve proefblokkade vroegen alleen de facet- en SI-studie. Dat één "
        "contact als conservatieve zorg telt is een keuze van wervel.",
        en="It is an appraisal of research, no guideline: it found no clinically "
        "relevant gain, but names selection of patients and differences in technique. "
        "Whom the trials excluded (P-17) is not in the rule, and only the facet and SI "
        "trials asked for a positive diagnostic block. That one contact counts as "
        "conservative care is wervel's choice.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (denervation,)
