"""What the societies of physio- and exercise therapists (KNGF, VvOCM) recommend.

Items R-060 to R-062. Of the KNGF guideline the documents hold the title alone; the
rest comes from reactions to a draft report and is opinion.
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.facts.alarm import any_red_flag
from wervel.facts.complaint import in_primary_care, non_specific
from wervel.facts.consultation import start_back_profile, weeks_of_guidance
from wervel.facts.specialist_care import therapy_sessions_before
from wervel.facts.treatment import exercise_therapy_by_six_weeks_from_here
from wervel.recommendations.acts import Act
from wervel.recommendations.dates import NEXT_REVIEW, REVIEWED
from wervel.recommendations.guidelines import guideline
from wervel.recommendations.populations import population
from wervel.recommendations.recommendation import (
    Recommendation,
    Source,
    WithoutRule,
)
from wervel.recommendations.terms import (
    Action,
    Certainty,
    Lacks,
    Setting,
    Standing,
    Strength,
    Topic,
)
from wervel.text import Text

low_back_pain = Recommendation(
    id="kngf-lbp",
    topic=Topic.THERAPY,
    act=Act.EXERCISE_THERAPY,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    title=Text(
        nl="Richtlijn voor fysiotherapeuten: inhoud niet bekend",
        en="Guideline for physiotherapists: content not known",
    ),
    without_rule=WithoutRule(Action.NOT_STATED, Lacks.CONTENT),
    says=Text(
        nl="Wat de KNGF-richtlijn Lage rugpijn aanbeveelt, is niet vermeld; in 2021 "
        "werd zij herzien.",
        en="What the KNGF guideline on low back pain recommends is not stated; it was "
        "under revision in 2021.",
    ),
    for_patients=None,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("kngf-lbp"), "003 §1.1.3 footnote 11; F.1 KNGF", "R-060"),
    note=Text(
        nl="De indeling bij therapie is een keuze van wervel.",
        en="That it stands under therapy is wervel's choice.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

exercise_therapy = Recommendation(
    id="kngf-exercise-therapy",
    topic=Topic.THERAPY,
    act=Act.EXERCISE_THERAPY,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.STILL_IN_CARE_6_WEEKS,
    title=Text(
        nl="Na zes weken fysiotherapie, vergoed of niet",
        en="Physiotherapy after six weeks, covered or not",
    ),
    for_whom=non_specific & in_primary_care & ~any_red_flag,
    do=exercise_therapy_by_six_weeks_from_here,
    says=Text(
        nl="Volg de NHG en zet na ongeveer zes weken fysiotherapie in; dat de "
        "basisverzekering die niet betaalt, is geen reden om dat te laten.",
        en="Follow the NHG and start physiotherapy after about six weeks; that basic "
        "insurance does not pay for it is no reason to leave it.",
    ),
    for_patients=Text(
        nl="Heeft u na zes weken nog pijn? Dan kan fysiotherapie helpen. De "
        "basisverzekering betaalt dat meestal niet.",
        en="Do you still have pain after six weeks? Then physiotherapy can help. "
        "Basic insurance usually does not pay for it.",
    ),
    not_measured=Lacks.OPINION,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    standing=Standing.OPINION,
    source=Source(guideline("kngf-consultation-2021"), "003 F.1 KNGF", "R-061"),
    note=Text(
        nl="Oefentherapie telt ook, en therapie telt vanaf het begin van de episode "
        "tot zes weken na dit moment, zoals bij de NHG (R-005): een keuze van wervel.",
        en="Exercise therapy counts too, and therapy counts from the start of the "
        "episode to six weeks after this moment, as with the NHG (R-005): wervel's "
        "choice.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

dose = Recommendation(
    id="vvocm-dose",
    topic=Topic.THERAPY,
    act=Act.EXERCISE_THERAPY,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.BEFORE_EXERCISE_THERAPY,
    title=Text(
        nl="Hoeveel oefentherapie, naar risicoprofiel",
        en="How much exercise therapy, by risk profile",
    ),
    for_whom=non_specific,
    do=((start_back_profile <= 1) & (therapy_sessions_before <= 4))
    | ((start_back_profile >= 2) & (weeks_of_guidance >= 12)),
    says=Text(
        nl="Geef bij STarT Back-profiel 1 een tot vijf behandelingen, begeleid bij "
        "profiel 2 twaalf weken en begin bij profiel 3 met twaalf weken.",
        en="With STarT Back profile 1 give one to five treatments, with profile 2 "
        "guide for twelve weeks, and with profile 3 begin with twelve weeks.",
    ),
    for_patients=Text(
        nl="Hoe lang u begeleiding krijgt, hangt af van uw kans op langdurige pijn. Is "
        "die kans klein? Dan zijn een tot vijf behandelingen genoeg. Is die kans "
        "groter? Dan duurt de begeleiding twaalf weken, soms langer.",
        en="How long you are guided depends on your risk of lasting pain. Is that risk "
        "small? Then one to five treatments are enough. Is it larger? Then the "
        "guidance takes twelve weeks, sometimes longer.",
    ),
    not_measured=Lacks.OPINION,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    standing=Standing.OPINION,
    source=Source(guideline("vvocm-consultation-2021"), "003 F.1 VvOCM", "R-062"),
    note=Text(
        nl="De behandeling die nu begint is de volgende; van hoogstens vijf zijn er "
        "dus hoogstens vier geweest. Twaalf weken is gelezen als ten minste twaalf: "
        "een keuze van wervel.",
        en="The treatment that now begins is the next one, so of five at most there "
        "were four at most before. Twelve weeks is read as at least twelve: wervel's "
        "choice.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (low_back_pain, exercise_therapy, dose)
