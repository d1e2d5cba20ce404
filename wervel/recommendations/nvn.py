"""What the Dutch neurologists (NVN) recommend: MRI, injections, opioids.

Items R-034 to R-040: the guideline of September 2020, the Choosing Wisely statement and
the reaction of 2021, all read through ZIN's Verbetersignalement (seed 003). What the
guideline says of MRI is about secondary care.
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.facts.alarm import any_red_flag
from wervel.facts.complaint import (
    days_in_complaint,
    in_primary_care,
    non_specific,
    radicular,
)
from wervel.facts.consultation import intervention_considered, opioid_agreed
from wervel.facts.specialist_care import (
    epidural_injection_within_half_a_year,
    mri_before,
    mri_within_six_weeks,
    mri_within_two_weeks,
)
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

radicular_in_secondary_care = radicular & ~in_primary_care & ~any_red_flag
"""Whom the advice on MRI is for (P-05, setting 2)."""


def _guideline(item: str, locator: str) -> Source:
    return Source(guideline("nvn-lrs-2020"), locator, item)


def _consultation(item: str) -> Source:
    return Source(guideline("nvn-consultation-2021"), "003 F.1 NVN", item)


mri = Recommendation(
    id="nvn-lrs-mri",
    topic=Topic.IMAGING,
    act=Act.MRI,
    population=population("P-05"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_MRI,
    title=Text(
        nl="MRI alleen als een ingreep wordt overwogen",
        en="MRI only when an intervention is considered",
    ),
    for_whom=radicular_in_secondary_care,
    only_if=intervention_considered,
    says=Text(
        nl="Maak alleen een MRI als de klachten zo invaliderend zijn of zo lang duren "
        "dat u een operatie of andere specialistische behandeling overweegt; bespreek "
        "dat met de patiënt.",
        en="Make an MRI only when the complaints are so disabling or last so long that "
        "you consider surgery or another specialist treatment; discuss that with the "
        "patient.",
    ),
    for_patients=Text(
        nl="Een scan is alleen nodig als u misschien een operatie krijgt. Of als een "
        "andere behandeling in het ziekenhuis mogelijk is. Anders verandert de scan uw "
        "behandeling niet.",
        en="You only need a scan if you may get surgery. Or if another treatment in "
        "hospital is possible. Otherwise the scan does not change your treatment.",
    ),
    not_measured=Lacks.NOT_RECORDED,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_guideline("R-034", "003 §4.2; F.1 NVN"),
    note=Text(
        nl="De bron noemt niet vanaf welke hinder of duur. In haar reactie op het "
        "rapport wees de NVN erop dat een MRI ook kan helpen bij samen beslissen "
        "(C-03).",
        en="The source does not say from which burden or duration. In its reaction to "
        "the report the NVN pointed out that an MRI can also help in deciding together "
        "(C-03).",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

mri_red_flags = Recommendation(
    id="nvn-lrs-mri-red-flags",
    topic=Topic.IMAGING,
    act=Act.MRI,
    population=population("P-05"),
    settings=(Setting.SECONDARY,),
    at=Moment.RED_FLAG,
    title=Text(
        nl="Rode vlag bij uitstralende pijn: een MRI",
        en="Red flag with radiating pain: an MRI",
    ),
    for_whom=radicular & any_red_flag,
    do=mri_within_two_weeks,
    says=Text(
        nl="Maak een MRI als iets wijst op een ernstige onderliggende ziekte.",
        en="Make an MRI when something points to a serious underlying disease.",
    ),
    for_patients=Text(
        nl="Er zijn tekenen die snel onderzoek nodig maken. Daarom wordt er een scan "
        "van uw rug gemaakt.",
        en="There are signs that need to be looked at soon. That is why a scan of your "
        "back is made.",
    ),
    among=Text(
        nl="episodes van uitstralende rugpijn met een rode vlag",
        en="episodes of radiating back pain with a red flag",
    ),
    measured=Text(
        nl="was er binnen twee weken een MRI van de lage rug",
        en="there was an MRI of the low back within two weeks",
    ),
    strength=Strength.STRONG,
    certainty=Certainty.NOT_STATED,
    source=_guideline("R-035", "003 §4.2"),
    note=Text(
        nl="Twee weken is een keuze van wervel; de bron noemt geen termijn. Wie de MRI "
        "aanvroeg maakt niet uit, en ook een rode vlag bij de huisarts telt.",
        en="Two weeks is wervel's choice; the source gives no period. Who asked for "
        "the MRI does not matter, and a red flag seen by the GP counts too.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

mri_conservative = Recommendation(
    id="nvn-lrs-mri-conservative",
    topic=Topic.IMAGING,
    act=Act.MRI,
    population=population("P-05"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_MRI,
    title=Text(
        nl="Geen MRI bij conservatief beleid",
        en="No MRI when treatment stays conservative",
    ),
    for_whom=radicular_in_secondary_care & ~intervention_considered,
    leave=mri_within_two_weeks,
    says=Text(
        nl="Maak geen MRI zolang het beleid conservatief is: een hernia aantonen voegt "
        "dan niets toe. Bespreek dat met de patiënt.",
        en="Do not make an MRI as long as treatment is conservative: showing a disc "
        "herniation adds nothing then. Discuss that with the patient.",
    ),
    for_patients=Text(
        nl="Een scan is nu niet nodig. Zolang u geen operatie krijgt, verandert de "
        "scan uw behandeling niet.",
        en="You do not need a scan now. As long as you have no surgery, the scan does "
        "not change your treatment.",
    ),
    not_measured=Lacks.NOT_RECORDED,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_guideline("R-036", "003 §4.2; F.1 NVN, NVvR"),
    note=Text(
        nl="Of een hernia de oorzaak is, toont een MRI met lage betrouwbaarheid "
        "(ongeveer 65 tot 83 %); van een andere oorzaak is alleen te zeggen dat de "
        "kans klein lijkt. Conservatief is gelezen als: er wordt geen ingreep "
        "overwogen. Dat en twee weken zijn keuzes van wervel.",
        en="An MRI shows with low reliability (about 65 to 83%) whether a disc "
        "herniation is the cause; of another cause it can only be said that the chance "
        "seems small. Conservative is read as: no intervention is being considered. "
        "That and two weeks are wervel's choices.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

mri_natural_recovery = Recommendation(
    id="nvn-mri-natural-recovery",
    topic=Topic.IMAGING,
    act=Act.MRI,
    population=population("P-37"),
    settings=(Setting.SECONDARY,),
    at=Moment.FIRST_CONTACT,
    title=Text(
        nl="Geen MRI zolang een hernia vanzelf kan herstellen",
        en="No MRI while a disc herniation may recover by itself",
    ),
    for_whom=radicular & ~any_red_flag & (days_in_complaint < 42),
    leave=mri_within_six_weeks,
    says=Text(
        nl="Vraag geen MRI aan in de periode waarin de klachten vanzelf kunnen "
        "herstellen, en ook niet na een hernia-operatie zonder klachten die een nieuwe "
        "operatie rechtvaardigen.",
        en="Do not ask for an MRI in the period in which the complaints may recover "
        "by themselves, nor after hernia surgery without complaints that justify a new "
        "operation.",
    ),
    for_patients=Text(
        nl="De pijn in uw been wordt meestal vanzelf minder. Wacht daarom eerst af. "
        "Een scan is nu niet nodig.",
        en="The pain in your leg usually lessens by itself. So wait and see first. "
        "You do not need a scan now.",
    ),
    among=Text(
        nl="nieuwe episodes van uitstralende rugpijn, zonder rode vlag",
        en="new episodes of radiating back pain, without a red flag",
    ),
    measured=Text(
        nl="is binnen zes weken geen MRI van de lage rug gemaakt",
        en="no MRI of the low back was made within six weeks",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("nvn-choosing-wisely"), "003 §4.2.1", "R-037"),
    note=Text(
        nl="De herstelperiode is gelezen als de eerste zes weken, naar de NHG (R-022, "
        "R-029): een keuze van wervel. Het advies is voor de tweede lijn; een MRI telt "
        "hier wie hem ook aanvroeg. Het deel over een MRI na een hernia-operatie zit "
        "niet in de regel. De keuze staat op de implementatieagenda van ZE&GG.",
        en="The recovery period is read as the first six weeks, after the NHG (R-022, "
        "R-029): wervel's choice. The advice is meant for secondary care; here an MRI "
        "counts whoever asked for it. The part about an MRI after hernia surgery is "
        "not in the rule. The choice is on the implementation agenda of ZE&GG.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

epidural_injection = Recommendation(
    id="nvn-lrs-epidural-injection",
    topic=Topic.INJECTIONS,
    act=Act.EPIDURAL_INJECTION,
    population=population("P-05"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_REFERRAL,
    title=Text(
        nl="Een epidurale injectie bij uitstralende pijn",
        en="An epidural injection for radiating pain",
    ),
    for_whom=radicular & ~any_red_flag,
    do=epidural_injection_within_half_a_year,
    says=Text(
        nl="Bied bij uitstralende pijn een epidurale injectie met corticosteroïden "
        "aan.",
        en="Offer an epidural corticosteroid injection for radiating pain.",
    ),
    for_patients=Text(
        nl="Een prik in de rug kan de pijn in uw been minder maken. Hoe goed dat "
        "werkt is nog onzeker.",
        en="An injection in the back can lessen the pain in your leg. How well "
        "it works is still uncertain.",
    ),
    not_measured=Lacks.CONDITIONS,
    strength=Strength.NOT_STATED,
    certainty=Certainty.LOW_TO_VERY_LOW,
    source=_guideline("R-038", "003 §5.3.1"),
    note=Text(
        nl="Bij wie precies zegt de bron niet; over de acute fase ontbreekt kennis. "
        "Dat een effect na drie maanden ontbreekt, weegt voor de NVN minder: de ergste "
        "pijn is acuut, en ongeveer 75 % is dan vanzelf hersteld. Een half jaar en het "
        "moment zijn keuzes van wervel. De NHG denkt hier anders over (C-01).",
        en="The source does not say for whom exactly; knowledge about the acute phase "
        "is missing. That an effect at three months is missing weighs less for the "
        "NVN: the worst pain is acute, and about 75% have recovered by themselves by "
        "then. Half a year and the moment are wervel's choices. The NHG sees this "
        "differently (C-01).",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

opioids = Recommendation(
    id="nvn-opioids",
    topic=Topic.MEDICATION,
    act=Act.OPIOID,
    population=population("P-01"),
    settings=(Setting.PRIMARY, Setting.SECONDARY),
    at=Moment.BEFORE_OPIOID,
    title=Text(
        nl="Opioïd: stopdatum, één voorschrijver, controle",
        en="Opioid: a stop date, one prescriber, monitoring",
    ),
    for_whom=non_specific | radicular,
    do=opioid_agreed,
    says=Text(
        nl="Schrijf minder opioïden voor: spreek een stopdatum af, laat één arts "
        "voorschrijven en laat die het gebruik ook volgen.",
        en="Prescribe fewer opioids: agree a stop date, let one doctor prescribe and "
        "let that doctor follow the use too.",
    ),
    for_patients=Text(
        nl="Krijgt u sterke pijnstillers? Spreek dan af wanneer u stopt. Eén arts "
        "schrijft ze voor en kijkt hoe het gaat.",
        en="Do you get strong painkillers? Then agree when you will stop. One doctor "
        "prescribes them and sees how it goes.",
    ),
    not_measured=Lacks.OPINION,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    standing=Standing.OPINION,
    source=_consultation("R-039"),
    note=Text(
        nl="De bron spreekt alleen van de rug; dat de regel geldt voor aspecifieke en "
        "uitstralende pijn is een keuze van wervel. Welke stopdatum staat er niet.",
        en="The source speaks of the back only; that the rule holds for non-specific "
        "and radiating pain is wervel's choice. Which stop date is not stated.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

mri_before_transforaminal = Recommendation(
    id="nvn-mri-before-transforaminal",
    topic=Topic.IMAGING,
    act=Act.MRI,
    population=population("P-05"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_EPIDURAL_INJECTION,
    title=Text(
        nl="Eerst een MRI, dan een transforaminale injectie",
        en="First an MRI, then a transforaminal injection",
    ),
    for_whom=radicular,
    do=mri_before,
    says=Text(
        nl="Zorg voor een MRI voordat u een transforaminale epidurale injectie geeft; "
        "die is daarvoor meestal een vereiste.",
        en="Make sure there is an MRI before you give a transforaminal epidural "
        "injection; it is usually required for that.",
    ),
    for_patients=Text(
        nl="Krijgt u een prik bij de zenuw in uw rug? Dan is er meestal eerst een scan "
        "nodig.",
        en="Are you getting an injection near the nerve in your back? Then you "
        "usually need a scan first.",
    ),
    not_measured=Lacks.OPINION,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    standing=Standing.OPINION,
    source=_consultation("R-040"),
    note=Text(
        nl="Langs welke weg de injectie wordt gegeven is vaak niet vastgelegd; de "
        "regel kijkt naar elke epidurale injectie en naar een eerdere MRI in dezelfde "
        "episode.",
        en="By which route the injection is given is often not recorded; the rule "
        "looks at any epidural injection and at an earlier MRI in the same episode.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (
    mri,
    mri_red_flags,
    mri_conservative,
    mri_natural_recovery,
    epidural_injection,
    opioids,
    mri_before_transforaminal,
)
