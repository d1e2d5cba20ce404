"""What the Dutch anaesthesiologists (NVA) recommend: injections and opioids.

Items R-042, R-043 and R-045, read through ZIN's Verbetersignalement of 2021 (seed 003).
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.facts.complaint import (
    after_surgery,
    complaints_persist,
    non_specific,
    radicular,
)
from wervel.facts.consultation import surgery_no_option
from wervel.facts.denervation import (
    facet_pain_suspected,
    other_spinal_source_suspected,
)
from wervel.facts.specialist_care import conservative_care_before
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

epidural_injection = Recommendation(
    id="nva-lrs-epidural-injection",
    topic=Topic.INJECTIONS,
    act=Act.EPIDURAL_INJECTION,
    population=population("P-05"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_EPIDURAL_INJECTION,
    title=Text(
        nl="Epidurale injectie alleen na conservatieve behandeling",
        en="Epidural injection only after conservative treatment",
    ),
    for_whom=radicular,
    only_if=conservative_care_before & complaints_persist & surgery_no_option,
    says=Text(
        nl="Geef alleen een epidurale injectie met corticosteroïden als de pijn "
        "aanhoudt in de eerste weken of maanden na conservatieve behandeling, en een "
        "operatie niet aangewezen is of de patiënt die niet wil.",
        en="Give an epidural corticosteroid injection only when pain persists in the "
        "first weeks or months after conservative treatment, and surgery is not "
        "indicated or the patient does not want it.",
    ),
    for_patients=Text(
        nl="Een prik in de rug komt pas na andere behandelingen. Die prik is voor "
        "mensen die geen operatie nodig hebben of willen.",
        en="An injection in the back comes only after other treatments. It is for "
        "people who do not need or do not want surgery.",
    ),
    not_measured=Lacks.DEPARTURES_ONLY,
    strength=Strength.NOT_STATED,
    certainty=Certainty.MODERATE,
    source=Source(guideline("nva-practical-2018"), "003 §5.3.1", "R-042"),
    note=Text(
        nl="Of een operatie geen optie was staat niet in gegevens: die laten alleen "
        "afwijkingen zien. Eén contact met oefen- of gedragstherapie en pijn in de "
        "twee weken ervoor zijn keuzes van wervel; hoe lang na de behandeling kijkt de "
        "regel niet na. De bron noemt de kwaliteit van het bewijs matig. De NHG denkt "
        "hier anders over (C-01).",
        en="Records do not say whether surgery was no option: they can show departures "
        "only. One contact with exercise or behavioural therapy and pain in the two "
        "weeks before are wervel's choices; how long after the treatment the rule does "
        "not check. The source calls the quality of the evidence moderate. The NHG "
        "sees this differently (C-01).",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

anaesthesiological_treatment = Recommendation(
    id="nva-anaesthesiological-treatment",
    topic=Topic.INJECTIONS,
    act=Act.ANAESTHESIOLOGICAL_TREATMENT,
    population=population("P-14"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_INJECTION,
    title=Text(
        nl="Injectie of denervatie kan bij pijn met een vermoede bron",
        en="Injection or denervation may fit pain with a suspected source",
    ),
    for_whom=non_specific | after_surgery,
    consider=facet_pain_suspected | other_spinal_source_suspected,
    says=Text(
        nl="Overweeg een injectie of denervatie bij pijn uit facetgewrichten, "
        "SI-gewricht, stuit of tussenwervelschijf, of na een rugoperatie.",
        en="Consider an injection or denervation for pain from the facet joints, the "
        "sacro-iliac joint, the coccyx or a disc, or after spine surgery.",
    ),
    for_patients=Text(
        nl="Denkt de pijnspecialist te weten waar de pijn vandaan komt? Dan kan een "
        "prik of het uitschakelen van een zenuw soms helpen.",
        en="Does the pain specialist have an idea where the pain comes from? Then an "
        "injection or switching off a nerve may sometimes help.",
    ),
    not_measured=Lacks.LEAVES_ROOM,
    strength=Strength.NOT_STATED,
    certainty=Certainty.LOW_TO_VERY_LOW,
    source=Source(guideline("nva-spinal-pain"), "003 §5.3.1", "R-043"),
    note=Text(
        nl="De voorwaarden per aandoening noemt de bron niet. De eerste lijn rekent "
        "deze pijn meestal tot aspecifieke rugpijn; anderen denken hier anders over "
        "(C-02).",
        en="The source does not state the conditions for each of them. Primary care "
        "mostly counts this pain as non-specific; others see this differently (C-02).",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

opioids = Recommendation(
    id="nva-opioids-choosing-wisely",
    topic=Topic.MEDICATION,
    act=Act.OPIOID,
    population=population("P-01"),
    settings=(Setting.SECONDARY,),
    title=Text(
        nl="Gepast gebruik van opioïden",
        en="Appropriate use of opioids",
    ),
    without_rule=WithoutRule(Action.DO, Lacks.CONTENT),
    says=Text(
        nl="Gebruik opioïden gepast en beperk langdurig gebruik zoveel mogelijk.",
        en="Use opioids appropriately and keep long-term use as small as possible.",
    ),
    for_patients=Text(
        nl="Gebruik sterke pijnstillers alleen als het echt nodig is. Gebruik ze niet "
        "langer dan nodig.",
        en="Use strong painkillers only when really needed. Do not use them longer "
        "than needed.",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    standing=Standing.OPINION,
    source=Source(guideline("nva-choosing-wisely"), "003 §5.2.1; F.1 NVA", "R-045"),
    note=Text(
        nl="De campagne gaat over de rug in het algemeen; welke maatregelen zij "
        "vraagt noemt de bron niet. Een streefwaarde vindt de NVA te vroeg (C-11).",
        en="The campaign is about the back in general; the source does not say which "
        "measures it asks for. The NVA finds a target value premature (C-11).",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (epidural_injection, anaesthesiological_treatment, opioids)
