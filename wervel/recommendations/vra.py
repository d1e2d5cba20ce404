"""What the Dutch society of rehabilitation physicians (VRA) recommends.

Items R-076 and R-077, both from reactions to drafts, so opinion. Their guidelines
stand with the multidisciplinary ones.
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.evidence.certainty.profile import profile
from wervel.facts.complaint import chronic
from wervel.facts.consultation import primary_care_insufficient, wpn_3_or_4
from wervel.facts.specialist_care import rehabilitation_within_twelve_weeks
from wervel.recommendations.acts import Act
from wervel.recommendations.dates import NEXT_REVIEW, REVIEWED
from wervel.recommendations.guidelines import guideline
from wervel.recommendations.populations import population
from wervel.recommendations.recommendation import Recommendation, Source
from wervel.recommendations.terms import (
    Certainty,
    Lacks,
    Setting,
    Standing,
    Strength,
    Topic,
)
from wervel.text import Text

referral = Recommendation(
    id="vra-referral-wpn-3-4",
    topic=Topic.REHABILITATION,
    act=Act.REHABILITATION,
    population=population("P-22"),
    settings=(Setting.PRIMARY, Setting.SECONDARY),
    at=Moment.CHRONIC,
    title=Text(
        nl="Bij WPN-klasse 3 en 4 verwijzen naar pijnrevalidatie",
        en="With WPN class 3 and 4 refer to pain rehabilitation",
    ),
    for_whom=wpn_3_or_4,
    do=rehabilitation_within_twelve_weeks,
    says=Text(
        nl="Verwijs bij WPN-klasse 3 of 4 naar pijnrevalidatie.",
        en="With WPN class 3 or 4 refer to pain rehabilitation.",
    ),
    for_patients=Text(
        nl="Heeft u al lang pijn en lukt er in het dagelijks leven weinig meer? Dan "
        "kan een revalidatiearts u helpen.",
        en="Have you been in pain for long, and can you do little in daily life? Then "
        "a rehabilitation doctor can help you.",
    ),
    not_measured=Lacks.OPINION,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    standing=Standing.OPINION,
    source=Source(guideline("vra-consultation-2021"), "003 F.1 VRA", "R-076"),
    note=Text(
        nl="De bron noemt geen moment en geen termijn: dat het gevraagd wordt als de "
        "klacht chronisch is, twaalf weken, en dat twee van de drie dimensies "
        "volstaan als geen klasse is gegeven, zijn keuzes van wervel.",
        en="The source states no moment and no period: that it is asked when the "
        "complaint is chronic, twelve weeks, and that two of the three dimensions are "
        "enough where no class was given, are wervel's choices.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

after_primary_care = Recommendation(
    id="vra-imsr-after-primary-care",
    topic=Topic.REHABILITATION,
    act=Act.REHABILITATION,
    population=population("P-23"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_REHABILITATION,
    title=Text(
        nl="Revalidatie alleen bij WPN-klasse 3 of 4, na de eerste lijn",
        en="Rehabilitation only with WPN class 3 or 4, after primary care",
    ),
    for_whom=chronic,
    only_if=wpn_3_or_4 & primary_care_insufficient,
    says=Text(
        nl="Begin interdisciplinaire revalidatie alleen bij WPN-klasse 3 of 4 en nadat "
        "toereikende behandeling in de eerste lijn niet genoeg hielp; beoordeel die "
        "twee samen.",
        en="Begin interdisciplinary rehabilitation only with WPN class 3 or 4 and "
        "after adequate treatment in primary care did not help enough; judge the two "
        "together.",
    ),
    for_patients=Text(
        nl="Een revalidatieprogramma is voor mensen die al lang veel last van pijn "
        "hebben. Eerst krijgt u behandeling dicht bij huis. Helpt die niet genoeg? Dan "
        "kan revalidatie volgen.",
        en="A rehabilitation programme is for people who have long been troubled by "
        "pain. First you are treated close to home. Is that not enough? Then "
        "rehabilitation can follow.",
    ),
    not_measured=Lacks.OPINION,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    evidence=(profile("imsr-vra"),),
    standing=Standing.OPINION,
    source=Source(guideline("vra-consultation-2025"), "004 VRA Bijl. 3", "R-077"),
    note=Text(
        nl="De VRA noemt revalidatie bij klasse 3 en 4 de gouden standaard en verwijst "
        "ook naar de Leidraad, waarvan de criteria niet in de bron staan. Dat twee van "
        "de drie dimensies volstaan als geen klasse is gegeven, is een keuze van "
        "wervel.",
        en="The VRA calls rehabilitation in class 3 and 4 the gold standard and also "
        "points to the Leidraad, whose criteria are not in the source. That two of the "
        "three dimensions are enough where no class was given is wervel's choice.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (referral, after_primary_care)
