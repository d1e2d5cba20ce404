"""A Dutch recommendation on whom to select for denervation; by whom is not stated.

Item R-044, read through Minerva's appraisal of the MINT trials, which followed it
(seed 000).
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.facts.complaint import chronic
from wervel.facts.denervation import test_block_relief
from wervel.recommendations.acts import Act
from wervel.recommendations.dates import NEXT_REVIEW, REVIEWED
from wervel.recommendations.guidelines import guideline
from wervel.recommendations.populations import population
from wervel.recommendations.recommendation import Recommendation, Source
from wervel.recommendations.terms import Certainty, Lacks, Setting, Strength, Topic
from wervel.text import Text

denervation = Recommendation(
    id="nl-rfd-selection",
    topic=Topic.DENERVATION,
    act=Act.DENERVATION,
    population=population("P-17"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_DENERVATION,
    title=Text(
        nl="Denervatie alleen als één proefblokkade de pijn halveert",
        en="Denervation only when one diagnostic block halves the pain",
    ),
    for_whom=chronic,
    only_if=test_block_relief >= 50,
    says=Text(
        nl="Doe alleen een denervatie als één proefblokkade de pijn met minstens 50 % "
        "vermindert.",
        en="Do a denervation only when one diagnostic block lessens the pain by at "
        "least 50%.",
    ),
    for_patients=Text(
        nl="Eerst krijgt u een prik als proef. Wordt de pijn daardoor minstens de "
        "helft minder? Dan kan de zenuw worden uitgeschakeld.",
        en="First you get an injection as a test. Does it at least halve the pain? "
        "Then the nerve can be switched off.",
    ),
    not_measured=Lacks.NOT_RECORDED,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("nl-rfd-selection"), "000 Bespreking", "R-044"),
    note=Text(
        nl="De drempel na één proefblokkade is omstreden (C-33). Wie de aanbeveling "
        "deed en wanneer is niet vermeld; van de groep uit de studies is alleen "
        "chronische pijn in de regel opgenomen.",
        en="The threshold after one block is contested (C-33). Who made the "
        "recommendation and when is not stated; of the group in the trials only "
        "chronic pain is in the rule.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (denervation,)
