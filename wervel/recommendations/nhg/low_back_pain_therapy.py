"""NHG-Standaard Aspecifieke lagerugpijn (2017): therapy.

Items R-005 to R-007. Where the source gives no window, the window is wervel's choice
and the note says so.
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.facts.alarm import (
    any_red_flag,
)
from wervel.facts.complaint import (
    chronic,
    non_specific,
)
from wervel.facts.outlook import (
    SEVERE_DISABILITY,
    disability_index,
    off_work,
    psychosocial_factors,
)
from wervel.facts.treatment import (
    behavioural_treatment_by_six_weeks_from_here,
    exercise_therapy_by_six_weeks_from_here,
)
from wervel.recommendations.acts import Act
from wervel.recommendations.nhg.non_specific import (
    non_specific_in_primary_care,
    source,
)
from wervel.recommendations.nhg.sentences import (
    NEXT_REVIEW,
    REVIEWED,
)
from wervel.recommendations.populations import population
from wervel.recommendations.recommendation import (
    Recommendation,
)
from wervel.recommendations.terms import Certainty, Setting, Strength, Topic
from wervel.text import Text

exercise_therapy = Recommendation(
    id="nhg-lbp-exercise-therapy",
    topic=Topic.THERAPY,
    act=Act.EXERCISE_THERAPY,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.STILL_IN_CARE_6_WEEKS,
    title=Text(
        nl="Fysio- of oefentherapie als de klacht zes weken duurt",
        en="Physio- or exercise therapy when it lasts six weeks",
    ),
    for_whom=non_specific_in_primary_care,
    do=exercise_therapy_by_six_weeks_from_here,
    says=Text(
        nl="Geef bij klachten van ongeveer zes weken de voorkeur aan een activerende "
        "aanpak met vaste tijdstappen door een fysio- of oefentherapeut; de effecten "
        "zijn gering.",
        en="When the complaint has lasted about six weeks, prefer an active approach "
        "that builds up by time, by a physio- or exercise therapist; the effects are "
        "small.",
    ),
    for_patients=Text(
        nl="Heeft u na zes weken nog pijn? Dan kan oefenen met een fysiotherapeut of "
        "oefentherapeut helpen. Het effect is klein.",
        en="Do you still have pain after six weeks? Then exercising with a therapist "
        "can help. The effect is small.",
    ),
    among=Text(
        nl="episodes van aspecifieke rugpijn die na zes weken nog bij de huisarts "
        "komen",
        en="episodes of non-specific back pain still seen by the GP after six weeks",
    ),
    measured=Text(
        nl="was er fysio- of oefentherapie, vanaf het begin tot zes weken later",
        en="there was physio- or exercise therapy, from the start to six weeks later",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=source("R-005", "003 Tabel 5, step 3; §5.1; F.1 VvOCM"),
    note=Text(
        nl="Het contact na zes tot twaalf weken, en therapie tot zes weken later, zijn "
        "keuzes van wervel. Therapie die de patiënt zelf betaalt staat vaak niet in de "
        "gegevens (R-112).",
        en="A contact after six to twelve weeks, and therapy until six weeks later, "
        "are wervel's choices. Therapy paid by the patient is often absent from the "
        "records (R-112).",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

behavioural_treatment = Recommendation(
    id="nhg-lbp-behavioural-treatment",
    topic=Topic.THERAPY,
    act=Act.BEHAVIOURAL_TREATMENT,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.STILL_IN_CARE_12_WEEKS,
    title=Text(
        nl="Gedragsmatige behandeling als de klacht twaalf weken duurt",
        en="Behavioural treatment when it lasts twelve weeks",
    ),
    for_whom=non_specific_in_primary_care,
    do=behavioural_treatment_by_six_weeks_from_here,
    says=Text(
        nl="Verwijs bij klachten van ongeveer twaalf weken naar een psychosomatisch "
        "fysio- of oefentherapeut, of een gespecialiseerde psycholoog in de eerste "
        "lijn, voor cognitieve gedragstherapie: meer activiteit, andere gedachten en "
        "leren omgaan met de klacht.",
        en="When the complaint has lasted about twelve weeks, refer to a "
        "psychosomatic physio- or exercise therapist, or a specialised psychologist "
        "in primary care, for cognitive-behavioural treatment: more activity, other "
        "thoughts and learning to cope.",
    ),
    for_patients=Text(
        nl="Duurt de pijn al drie maanden? Dan kunt u leren omgaan met de pijn en met "
        "gedachten die bewegen moeilijk maken. Daar zijn speciale therapeuten voor.",
        en="Has the pain lasted three months? Then you can learn to deal with the "
        "pain and with thoughts that make moving hard. There are special therapists "
        "for it.",
    ),
    among=Text(
        nl="episodes van aspecifieke rugpijn die na twaalf weken nog bij de huisarts "
        "komen",
        en="episodes of non-specific back pain still seen by the GP after twelve weeks",
    ),
    measured=Text(
        nl="was er psychosomatische of psychologische behandeling, vanaf het begin "
        "tot zes weken later",
        en="there was psychosomatic or psychological treatment, from the start to six "
        "weeks later",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=source("R-006", "003 Tabel 5, step 4; §5.1"),
    note=Text(
        nl="Het eerste contact vanaf twaalf weken, en behandeling tot zes weken later, "
        "zijn keuzes van wervel. Psychosomatische therapie is in declaraties niet te "
        "onderscheiden (M-38).",
        en="The first contact from twelve weeks on, and treatment until six weeks "
        "later, are wervel's choices. Claims do not tell psychosomatic therapy apart "
        "(M-38).",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

rehabilitation = Recommendation(
    id="nhg-lbp-rehabilitation",
    topic=Topic.REHABILITATION,
    act=Act.REHABILITATION,
    population=population("P-01"),
    settings=(Setting.PRIMARY, Setting.SECONDARY),
    at=Moment.BEFORE_REHABILITATION,
    title=Text(
        nl="Revalidatie alleen bij zware, langdurige klachten",
        en="Rehabilitation only for heavy, lasting complaints",
    ),
    for_whom=non_specific & ~any_red_flag,
    only_if=chronic
    & off_work
    & (disability_index >= SEVERE_DISABILITY)
    & psychosocial_factors,
    says=Text(
        nl="Verwijs alleen naar een gespecialiseerd centrum voor behandeling of "
        "revalidatie als de klacht chronisch is, het werk niet is hervat, de "
        "ziektelast hoog is en psychosociale factoren de klacht vermoedelijk in stand "
        "houden.",
        en="Refer to a specialised treatment or rehabilitation centre only when the "
        "complaint is chronic, work has not been resumed, the burden is high and "
        "psychosocial factors presumably keep it going.",
    ),
    for_patients=Text(
        nl="Revalidatie is voor mensen die al lang pijn hebben. Zij kunnen niet "
        "werken en in het dagelijks leven lukt er weinig. Ook zorgen of spanning "
        "houden hun pijn in stand.",
        en="Rehabilitation is for people who have had pain for a long time. They "
        "cannot work and can do little in daily life. Worries or stress keep their "
        "pain going too.",
    ),
    among=Text(
        nl="revalidatieprogramma's die zijn begonnen bij aspecifieke rugpijn",
        en="rehabilitation programmes begun for non-specific back pain",
    ),
    measured=Text(
        nl="was de klacht chronisch, het werk niet hervat, de beperking ernstig en "
        "waren er psychosociale factoren",
        en="the complaint was chronic, work not resumed, the limitation severe, and "
        "there were psychosocial factors",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=source("R-007", "003 Tabel 5, step 5"),
    note=Text(
        nl="Een hoge ziektelast is gelezen als een Oswestry-index van 41 of meer, "
        "chronisch als langer dan drie maanden, en niet aan het werk als verzuim in de "
        "laatste zes weken: keuzes van wervel.",
        en="A high burden is read as an Oswestry index of 41 or more, chronic as "
        "longer than three months, and not back at work as an absence in the last six "
        "weeks: wervel's choices.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (exercise_therapy, behavioural_treatment, rehabilitation)
