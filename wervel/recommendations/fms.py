"""What the medical specialists (FMS) recommend on radiating pain.

Item R-041: the guideline of 2020, as the VRA quotes it in 2025 (seed 004).
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.facts.complaint import chronic, radicular
from wervel.facts.consultation import primary_care_insufficient
from wervel.recommendations.acts import Act
from wervel.recommendations.dates import NEXT_REVIEW, REVIEWED
from wervel.recommendations.guidelines import guideline
from wervel.recommendations.populations import population
from wervel.recommendations.recommendation import Recommendation, Source
from wervel.recommendations.terms import Certainty, Lacks, Setting, Strength, Topic
from wervel.text import Text

rehabilitation = Recommendation(
    id="fms-lrs-rehabilitation",
    topic=Topic.REHABILITATION,
    act=Act.REHABILITATION,
    population=population("P-05"),
    settings=(Setting.SECONDARY,),
    at=Moment.CHRONIC,
    title=Text(
        nl="Overweeg een pijnprogramma bij uitstralende pijn die blijft",
        en="Consider a pain programme for radiating pain that stays",
    ),
    for_whom=radicular & chronic,
    consider=primary_care_insufficient,
    says=Text(
        nl="Overweeg bij uitstralende pijn een interdisciplinair pijnprogramma als de "
        "pijn minstens drie maanden duurt en behandelingen in de eerste lijn niet "
        "hielpen.",
        en="In radiating pain consider an interdisciplinary pain programme when pain "
        "has lasted three months at least and treatments in primary care did not "
        "help.",
    ),
    for_patients=Text(
        nl="Heeft u al drie maanden pijn en hielp de behandeling niet? Dan kan een "
        "programma met meerdere zorgverleners helpen. U leert er beter met de pijn te "
        "leven.",
        en="Have you had pain for three months and did treatment not help? Then a "
        "programme with several therapists can help. You learn to live better with "
        "the pain.",
    ),
    not_measured=Lacks.LEAVES_ROOM,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("fms-lrs-2020"), "004 VRA §4d", "R-041"),
    note=Text(
        nl="Welke behandeling in de eerste lijn vooraf moet gaan noemt de bron niet. "
        "Minstens drie maanden is gelezen als chronisch, langer dan drie maanden: een "
        "keuze van wervel.",
        en="The source does not say which treatment in primary care must come first. "
        "Three months at least is read as chronic, longer than three months: wervel's "
        "choice.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (rehabilitation,)
