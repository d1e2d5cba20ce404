"""What the NHG says elsewhere: X-rays, and rehabilitation for chronic pain.

Items R-031 to R-033. The documents quote these places of the NHG in passing, so the
windows and limits are wervel's choice and the note says so.
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.facts.alarm import vertebral_fracture
from wervel.facts.complaint import chronic, in_primary_care
from wervel.facts.consultation import fracture_suspected, primary_care_insufficient
from wervel.facts.outlook import SEVERE_DISABILITY, disability_index
from wervel.facts.specialist_care import rehabilitation_within_twelve_weeks
from wervel.recommendations.acts import Act
from wervel.recommendations.dates import NEXT_REVIEW, REVIEWED
from wervel.recommendations.guidelines import guideline
from wervel.recommendations.populations import population
from wervel.recommendations.recommendation import Recommendation, Source
from wervel.recommendations.terms import Certainty, Lacks, Setting, Strength, Topic
from wervel.text import Text

xray_only_for_fracture = Recommendation(
    id="nhg-xray-only-for-fracture",
    topic=Topic.IMAGING,
    act=Act.XRAY,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.BEFORE_XRAY,
    title=Text(
        nl="Röntgenfoto alleen bij een breuk of wervelinzakking",
        en="X-ray only for a fracture or collapsed vertebra",
    ),
    for_whom=in_primary_care,
    only_if=vertebral_fracture | fracture_suspected,
    says=Text(
        nl="Vraag in de eerste lijn alleen een röntgenfoto aan om een breuk of "
        "wervelinzakking.",
        en="In primary care ask for an X-ray only for a fracture or a collapsed "
        "vertebra.",
    ),
    for_patients=Text(
        nl="De huisarts laat maar om één reden een foto van uw rug maken. Er kan een "
        "wervel gebroken of ingezakt zijn.",
        en="The GP has an X-ray of your back made for one reason only. A bone of the "
        "spine may be broken or collapsed.",
    ),
    not_measured=Lacks.NOT_RECORDED,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("nhg-xray-lesa"), "003 F.1 NVvR", "R-031"),
    note=Text(
        nl="Het is een aanhaling door een andere partij, deels uit een concept. De "
        "bron zegt alleen *rug*: de groep P-01 is een keuze van wervel. Een vermoeden "
        "van een breuk telt ook, en staat zelden in de gegevens.",
        en="It is quoted by another party, in part from a draft. The source says "
        "*back* only: the group P-01 is wervel's choice. A suspected fracture counts "
        "too, and is seldom recorded.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

rehabilitation = Recommendation(
    id="nhg-pain-rehabilitation",
    topic=Topic.REHABILITATION,
    act=Act.REHABILITATION,
    population=population("P-38"),
    settings=(Setting.PRIMARY,),
    at=Moment.CHRONIC,
    title=Text(
        nl="Revalidatie bij chronische pijn met grote beperkingen",
        en="Rehabilitation for chronic pain with great limitations",
    ),
    for_whom=chronic & in_primary_care & (disability_index >= SEVERE_DISABILITY),
    do=rehabilitation_within_twelve_weeks,
    says=Text(
        nl="Verwijs bij chronische pijn die het dagelijks leven sterk beperkt naar een "
        "revalidatiearts of pijnrevalidatieteam.",
        en="When chronic pain limits daily life to a high degree, refer to a "
        "rehabilitation physician or pain-rehabilitation team.",
    ),
    for_patients=Text(
        nl="Heeft u al lang pijn en kunt u daardoor veel niet meer? Dan verwijst de "
        "huisarts u naar een arts of team voor revalidatie.",
        en="Have you had pain for long, and does it limit you a lot? Then the GP "
        "refers you to a rehabilitation doctor or team.",
    ),
    among=Text(
        nl="episodes van chronische rugpijn met ernstige beperkingen bij de huisarts",
        en="episodes of chronic back pain with severe limitations at the GP",
    ),
    measured=Text(
        nl="was er binnen twaalf weken een verwijzing naar of contact met revalidatie",
        en="there was a referral to or contact with rehabilitation within twelve weeks",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("nhg-pain-2023"), "004 VRA §4d", "R-032"),
    note=Text(
        nl="Langer dan drie maanden, een Oswestry-index van 41 of meer en twaalf weken "
        "zijn keuzes van wervel. De aanbeveling gaat over alle chronische pijn; wervel "
        "kijkt alleen naar rugpijn.",
        en="Longer than three months, an Oswestry index of 41 or more and twelve weeks "
        "are wervel's choices. The recommendation is about all chronic pain; wervel "
        "looks at back pain only.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

rehabilitation_insufficient = Recommendation(
    id="nhg-pain-rehabilitation-insufficient",
    topic=Topic.REHABILITATION,
    act=Act.REHABILITATION,
    population=population("P-38"),
    settings=(Setting.PRIMARY,),
    at=Moment.CHRONIC,
    title=Text(
        nl="Revalidatie als de eerste lijn onvoldoende hielp",
        en="Rehabilitation when primary care did not help enough",
    ),
    for_whom=chronic & primary_care_insufficient,
    do=rehabilitation_within_twelve_weeks,
    says=Text(
        nl="Adviseer bij chronische pijn interdisciplinaire revalidatie als "
        "behandelingen in de eerste lijn onvoldoende effect hadden.",
        en="In chronic pain advise interdisciplinary rehabilitation when treatments in "
        "primary care were not effective enough.",
    ),
    for_patients=Text(
        nl="Helpen de behandelingen van uw huisarts of therapeut niet genoeg? Dan is "
        "het advies: revalidatie met een team van zorgverleners.",
        en="Do the treatments of your GP or therapist not help enough? Then the advice "
        "is rehabilitation with a team of professionals.",
    ),
    not_measured=Lacks.NOT_RECORDED,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("nhg-pain-2023"), "004 NHG", "R-033"),
    note=Text(
        nl="Zo haalt het NHG de standaard aan in een brief van 2025. Twaalf weken is "
        "een keuze van wervel, net als dat het alleen om rugpijn gaat.",
        en="The NHG quotes the standard so in a letter of 2025. Twelve weeks is "
        "wervel's choice, and so is that only back pain is looked at.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (xray_only_for_fracture, rehabilitation, rehabilitation_insufficient)
