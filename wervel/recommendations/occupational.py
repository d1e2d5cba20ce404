"""What guidelines for occupational and insurance physicians recommend.

Items R-063 and R-064. The documents quote one sentence of the guideline of 2020; of
that of the NVAB they hold the title alone.
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.facts.consultation import interacting_factors, work_participation_lags
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
    Strength,
    Topic,
)
from wervel.text import Text

work_rehabilitation = Recommendation(
    id="occupational-work-rehabilitation",
    topic=Topic.REHABILITATION,
    act=Act.REHABILITATION,
    population=population("P-34"),
    settings=(Setting.PRIMARY,),
    at=Moment.CHRONIC,
    title=Text(
        nl="Revalidatie overwegen als het werk achterblijft",
        en="Consider rehabilitation when work lags behind",
    ),
    for_whom=work_participation_lags,
    consider=interacting_factors,
    says=Text(
        nl="Overweeg stap voor stap multi- of interdisciplinaire revalidatie, liefst "
        "arbeidsrevalidatie, als de klacht aanhoudt en deelname aan werk onvoldoende "
        "verbetert, gezien de duur en de risico- en prognostische factoren. "
        "Beïnvloedbare bio-psychosociale factoren die de klacht in stand houden moeten "
        "complex zijn, op elkaar inwerken en duidelijk aanwezig zijn.",
        en="Consider, step by step, multi- or interdisciplinary rehabilitation, "
        "preferably work rehabilitation, when the complaint persists and work "
        "participation improves too little, in view of duration and of risk and "
        "prognostic factors. Modifiable bio-psycho-social factors that maintain the "
        "complaint must be complex, interacting and clearly present.",
    ),
    for_patients=Text(
        nl="Heeft u al lang klachten en lukt werken nog niet goed? Dan kan revalidatie "
        "helpen die ook over uw werk gaat. Bespreek dit met uw bedrijfsarts.",
        en="Have you had complaints for long, and does work still not go well? Then "
        "rehabilitation that is also about your work can help. Discuss it with your "
        "company doctor.",
    ),
    not_measured=Lacks.LEAVES_ROOM,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("occupational-lbp-lrs-2020"), "004 VRA §4d", "R-063"),
    note=Text(
        nl="De bron weegt ook de duur en de risico- en prognostische factoren mee, "
        "zonder grenzen te noemen. Dat het gevraagd wordt als de klacht chronisch is, "
        "is een keuze van wervel.",
        en="The source also weighs duration and risk and prognostic factors, without "
        "stating bounds. That it is asked when the complaint is chronic is wervel's "
        "choice.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

back_complaints = Recommendation(
    id="nvab-back",
    topic=Topic.ASSESSMENT,
    act=Act.ASSESSMENT,
    population=population("P-34"),
    settings=(Setting.PRIMARY,),
    title=Text(
        nl="Richtlijn voor bedrijfsartsen: inhoud niet bekend",
        en="Guideline for occupational physicians: content not known",
    ),
    without_rule=WithoutRule(Action.NOT_STATED, Lacks.CONTENT),
    says=Text(
        nl="Wat de NVAB-richtlijn Rugklachten aanbeveelt, is niet vermeld.",
        en="What the NVAB guideline on back complaints recommends is not stated.",
    ),
    for_patients=None,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("nvab-back"), "003 §1.1.3 footnote 11", "R-064"),
    note=Text(
        nl="De indeling bij onderzoek en inschatting is een keuze van wervel.",
        en="That it stands under assessment is wervel's choice.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (work_rehabilitation, back_complaints)
