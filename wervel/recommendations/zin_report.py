"""What ZIN's Verbetersignalement (2021) asks of which no rule can be made (seed 003).

Items R-113 to R-117 and R-124: aims for practice as a whole, and replies to the
consultation.
"""

from __future__ import annotations

from wervel.recommendations.acts import Act
from wervel.recommendations.dates import NEXT_REVIEW, REVIEWED
from wervel.recommendations.guidelines import guideline
from wervel.recommendations.populations import population
from wervel.recommendations.recommendation import Recommendation, Source, WithoutRule
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


def _source(item: str, locator: str) -> Source:
    return Source(guideline("zin-report-2021"), locator, item)


xray = Recommendation(
    id="zin-xray-primary-care",
    topic=Topic.IMAGING,
    act=Act.XRAY,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    title=Text(
        nl="Minder röntgenfoto's in de eerste lijn",
        en="Fewer X-rays in primary care",
    ),
    without_rule=WithoutRule(Action.NOT_STATED, Lacks.NOT_ONE_PATIENT),
    says=Text(
        nl="Vraag in de eerste lijn minder röntgenfoto's van de lage rug aan.",
        en="Ask for fewer X-rays of the low back in primary care.",
    ),
    for_patients=None,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-113", "003 §4.1"),
    note=Text(
        nl="Een streefwaarde is niet vastgesteld. Het gaat ook over uitstralende pijn "
        "(P-05).",
        en="No target value was set. It is about radiating pain (P-05) as well.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

imaging = Recommendation(
    id="zin-imaging-secondary-care",
    topic=Topic.IMAGING,
    act=Act.IMAGING,
    population=population("P-05"),
    settings=(Setting.SECONDARY,),
    title=Text(
        nl="Spreek af wanneer in de tweede lijn een foto of MRI nodig is",
        en="Agree when secondary care needs an X-ray or MRI",
    ),
    without_rule=WithoutRule(Action.DO, Lacks.NOT_ONE_PATIENT),
    says=Text(
        nl="Stel als beroepsgroepen samen vast bij wie en wanneer een röntgenfoto of "
        "MRI nodig is, en neem dat op in de richtlijnen.",
        en="Settle as professions together for whom and when an X-ray or MRI is "
        "needed, and put that in the guidelines.",
    ),
    for_patients=None,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-114", "003 §4.2"),
    note=Text(
        nl="Een streefwaarde is niet vastgesteld.",
        en="No target value was set.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

opioids = Recommendation(
    id="zin-opioids",
    topic=Topic.MEDICATION,
    act=Act.OPIOID,
    population=population("P-01"),
    settings=(Setting.PRIMARY, Setting.SECONDARY),
    title=Text(nl="Minder opioïden bij rugpijn", en="Fewer opioids for back pain"),
    without_rule=WithoutRule(Action.NOT_STATED, Lacks.NOT_ONE_PATIENT),
    says=Text(
        nl="Schrijf minder opioïden voor: te veel patiënten gebruiken ze lang.",
        en="Prescribe fewer opioids: too many patients use them for long.",
    ),
    for_patients=None,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-115", "003 §5.2.1"),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

without_evidence = Recommendation(
    id="zin-treatment-without-evidence",
    topic=Topic.INJECTIONS,
    act=Act.ANAESTHESIOLOGICAL_TREATMENT,
    population=population("P-13"),
    settings=(Setting.NOT_STATED,),
    title=Text(
        nl="Grote terughoudendheid met behandelingen zonder bewijs",
        en="Great reserve with treatments that lack evidence",
    ),
    without_rule=WithoutRule(Action.ONLY_IF, Lacks.NOT_ONE_PATIENT),
    says=Text(
        nl="Gebruik een behandeling zonder bewijs alleen met grote terughoudendheid, "
        "bij nauwkeurig omschreven patiënten en liefst in onderzoek.",
        en="Use a treatment that lacks evidence only with great reserve, in narrowly "
        "described patients, and preferably in research.",
    ),
    for_patients=None,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    standing=Standing.OPINION,
    source=_source("R-116", "003 F.1 NVN reply"),
    note=Text(
        nl="ZIN schreef het over elke behandeling, als antwoord aan de NVN over "
        "injecties; daarom staat het hier.",
        en="ZIN wrote it of any treatment, in reply to the NVN about injections; that "
        "is why it stands here.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

reassurance = Recommendation(
    id="zin-imaging-reassurance",
    topic=Topic.IMAGING,
    act=Act.IMAGING,
    population=population("P-05"),
    settings=(Setting.NOT_STATED,),
    title=Text(
        nl="Weeg beeldvorming ter geruststelling goed af",
        en="Weigh imaging for reassurance carefully",
    ),
    without_rule=WithoutRule(Action.CONSIDER, Lacks.CONDITIONS),
    says=Text(
        nl="Weeg goed af of u een MRI maakt om iemand gerust te stellen: die stelt "
        "niet altijd gerust.",
        en="Weigh carefully whether to make an MRI to reassure somebody: it does not "
        "always reassure.",
    ),
    for_patients=Text(
        nl="Een scan stelt niet altijd gerust. Bespreek met uw arts wat u ervan "
        "verwacht.",
        en="A scan does not always reassure. Discuss with your doctor what you expect "
        "of it.",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    standing=Standing.OPINION,
    source=_source("R-117", "003 F.1 NVN reply"),
    note=Text(
        nl="Het staat in een antwoord op de consultatie.",
        en="It stands in a reply to the consultation.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

outcomes = Recommendation(
    id="zin-outcomes-public",
    topic=Topic.ORGANISATION,
    act=Act.OUTCOMES,
    population=population("P-01"),
    settings=(Setting.PRIMARY, Setting.SECONDARY, Setting.TERTIARY),
    title=Text(
        nl="Uitkomsten van behandelingen openbaar",
        en="Outcomes of treatments public",
    ),
    without_rule=WithoutRule(Action.DO, Lacks.NOT_ONE_PATIENT),
    says=Text(
        nl="Maak uitkomsten en complicaties van behandelingen openbaar en makkelijk te "
        "vinden; spreek als beroepsgroepen onderling en met patiënten af welke "
        "vragenlijsten u gebruikt, en gebruik ze in de spreekkamer.",
        en="Make outcomes and complications of treatments public and easy to find; "
        "agree as professions and with patients which questionnaires to use, and use "
        "them in the consulting room.",
    ),
    for_patients=None,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-124", "003 §2.3"),
    note=Text(
        nl="Het gaat over alle behandelingen in het hele zorgtraject, ook bij "
        "uitstralende pijn.",
        en="It is about all treatments along the whole course of care, radiating pain "
        "included.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (xray, imaging, opioids, without_evidence, reassurance, outcomes)
