"""What the surgical guidelines recommend: NOV 2017 and NVvN 2018.

Items R-050 and R-051, read through ZIN's Verbetersignalement of 2021 (seed 003), and
R-052, as the VRA quotes it in 2025 (seed 004).
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.facts.alarm import any_red_flag
from wervel.facts.complaint import after_surgery, chronic, non_specific, radicular
from wervel.facts.consultation import primary_care_insufficient
from wervel.facts.specialist_care import (
    conservative_care_failed,
    instrumented_surgery_here,
    rehabilitation_within_twelve_weeks,
    uninstrumented_surgery_here,
)
from wervel.recommendations.acts import Act
from wervel.recommendations.dates import NEXT_REVIEW, REVIEWED
from wervel.recommendations.guidelines import guideline
from wervel.recommendations.populations import population
from wervel.recommendations.recommendation import Recommendation, Source
from wervel.recommendations.terms import Certainty, Lacks, Setting, Strength, Topic
from wervel.text import Text

back_pain_without_red_flag = (non_specific | radicular | after_surgery) & ~any_red_flag
"""Whom they are for: the guidelines speak of the back, no more."""

_FOR_PATIENTS = Text(
    nl="Een operatie komt pas als andere behandelingen niet genoeg helpen. Denk aan "
    "oefenen met een fysiotherapeut.",
    en="Surgery comes only when other treatments do not help enough. Think of "
    "exercising with a physiotherapist.",
)

_FAILED = Text(
    nl="was er eerder oefen- of gedragstherapie en was de pijn de laatste twee weken "
    "nog vastgelegd",
    en="there had been exercise or behavioural therapy and pain was still recorded in "
    "the last two weeks",
)

_LEFT_OPEN = Text(
    nl="Soort en duur van conservatieve behandeling laat de richtlijn open; volgens "
    "NOV, NVvN en DSS omdat bewijs ontbreekt (C-12). Eén contact met oefen- of "
    "gedragstherapie, en pijn in de twee weken ervoor, zijn keuzes van wervel. De bron "
    "spreekt alleen van de rug. Alleen de eerste operatie van een episode telt, en "
    "niet die bij een rode vlag: ook dat zijn keuzes van wervel.",
    en="The guideline leaves kind and duration of conservative treatment open; NOV, "
    "NVvN and DSS say because evidence is lacking (C-12). One contact with exercise or "
    "behavioural therapy, and pain in the two weeks before, are wervel's choices. The "
    "source speaks of the back only. That only the first operation of an episode "
    "counts, and not one with a red flag, is wervel's choice too.",
)

instrumented = Recommendation(
    id="nov-surgery-after-conservative-care",
    topic=Topic.SURGERY,
    act=Act.SURGERY,
    population=population("P-01"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_SURGERY,
    title=Text(
        nl="Operatie met implantaat pas als andere behandeling tekortschiet",
        en="Surgery with implants only when other treatment falls short",
    ),
    for_whom=instrumented_surgery_here & back_pain_without_red_flag,
    only_if=conservative_care_failed,
    says=Text(
        nl="Doe een operatie met implantaat alleen als conservatieve behandeling "
        "onvoldoende of helemaal niet werkt.",
        en="Do spine surgery with implants only when conservative treatment works "
        "insufficiently or not at all.",
    ),
    for_patients=_FOR_PATIENTS,
    among=Text(
        nl="eerste operaties met implantaat in een episode van rugpijn, zonder rode "
        "vlag",
        en="first operations with implants in an episode of back pain, without a red "
        "flag",
    ),
    measured=_FAILED,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("nov-instrumented-2017"), "003 §5.4", "R-050"),
    note=_LEFT_OPEN,
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

uninstrumented = Recommendation(
    id="nvvn-surgery-after-conservative-care",
    topic=Topic.SURGERY,
    act=Act.SURGERY,
    population=population("P-01"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_SURGERY,
    title=Text(
        nl="Operatie zonder implantaat pas als andere behandeling tekortschiet",
        en="Surgery without implants only when other treatment falls short",
    ),
    for_whom=uninstrumented_surgery_here & back_pain_without_red_flag,
    only_if=conservative_care_failed,
    says=Text(
        nl="Doe een operatie zonder implantaat alleen als conservatieve behandeling "
        "onvoldoende of helemaal niet werkt.",
        en="Do spine surgery without implants only when conservative treatment works "
        "insufficiently or not at all.",
    ),
    for_patients=_FOR_PATIENTS,
    among=Text(
        nl="eerste operaties zonder implantaat in een episode van rugpijn, zonder rode "
        "vlag",
        en="first operations without implants in an episode of back pain, without a "
        "red flag",
    ),
    measured=_FAILED,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("nvvn-uninstrumented-2018"), "003 §5.4", "R-051"),
    note=_LEFT_OPEN,
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

rehabilitation = Recommendation(
    id="nov-rehabilitation",
    topic=Topic.REHABILITATION,
    act=Act.REHABILITATION,
    population=population("P-09"),
    settings=(Setting.SECONDARY,),
    at=Moment.CHRONIC,
    title=Text(
        nl="Multidisciplinaire rugrevalidatie bij chronische pijn",
        en="Multidisciplinary back rehabilitation for chronic pain",
    ),
    for_whom=chronic & primary_care_insufficient,
    do=rehabilitation_within_twelve_weeks,
    says=Text(
        nl="Bied een multidisciplinair rugrevalidatieprogramma aan als de pijn langer "
        "dan drie maanden duurt en conservatieve therapie in de eerste lijn "
        "onvoldoende hielp: cognitieve en functionele training (leren omgaan met pijn) "
        "onder leiding van een revalidatiearts of klinisch psycholoog, met oefeningen "
        "onder begeleiding van een fysiotherapeut.",
        en="Offer a multidisciplinary back rehabilitation programme when pain has "
        "lasted more than three months and conservative therapy in primary care did "
        "not help enough: cognitive and functional training (coping with pain) led by "
        "a rehabilitation physician or clinical psychologist, with exercises guided by "
        "a physiotherapist.",
    ),
    for_patients=Text(
        nl="Heeft u al langer dan drie maanden pijn en hielp behandeling te weinig? "
        "Dan krijgt u een programma aangeboden. U leert daar omgaan met de pijn en u "
        "oefent met een fysiotherapeut.",
        en="Have you had pain for more than three months and did treatment help too "
        "little? Then you are offered a programme. There you learn to cope with the "
        "pain and you exercise with a physiotherapist.",
    ),
    not_measured=Lacks.NOT_RECORDED,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("nov-instrumented-2017"), "004 VRA §4d", "R-052"),
    note=Text(
        nl="Twaalf weken is een keuze van wervel; de bron noemt geen termijn. Het "
        "geldt met en zonder pijn in het been.",
        en="Twelve weeks is wervel's choice; the source gives no period. It holds "
        "with and without leg pain.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (instrumented, uninstrumented, rehabilitation)
