"""England on denervation: NHS England's EBI guidance, following NICE NG59 (seed 002).

Items R-094 to R-101; what EBI only quotes from NICE bears NICE's name.
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.evidence.certainty.profile import profile
from wervel.facts.alarm import any_red_flag
from wervel.facts.complaint import chronic, in_primary_care, non_specific
from wervel.facts.denervation import (
    block_response_prolonged,
    denervation_here,
    facet_pain_suspected,
    test_block_before,
    test_block_positive,
)
from wervel.facts.person import age
from wervel.facts.specialist_care import (
    conservative_care_failed,
    facet_injection_within_half_a_year,
)
from wervel.logic import ALWAYS
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
    Strength,
    Topic,
)
from wervel.text import Text

adult_with_chronic_pain = chronic & (age >= 19)
"""Whom EBI's guidance on denervation is for (P-19)."""

_EARLY_CARE_READ = Text(
    nl="De bron zegt lage rugpijn, en vroeg; dat het aspecifieke rugpijn bij het "
    "eerste contact met de huisarts is, is een keuze van wervel.",
    en="The source says low back pain, and early; that it is non-specific and at the "
    "first contact with the GP is wervel's choice.",
)


def _source(item: str, locator: str = "002 Rationale") -> Source:
    return Source(guideline("ebi-rfd-2024"), locator, item)


def _nice(item: str, locator: str) -> Source:
    return Source(guideline("nice-ng59-2016"), locator, item)


denervation = Recommendation(
    id="ebi-rfd",
    topic=Topic.DENERVATION,
    act=Act.DENERVATION,
    population=population("P-19"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_DENERVATION,
    title=Text(
        nl="Denervatie alleen als andere zorg niet hielp",
        en="Denervation only when other care did not help",
    ),
    for_whom=adult_with_chronic_pain,
    only_if=conservative_care_failed & facet_pain_suspected,
    says=Text(
        nl="Bied denervatie alleen aan als aanvulling, wanneer behandeling zonder "
        "operatie niet hielp en versleten facetgewrichten de belangrijkste bron van de "
        "pijn lijken.",
        en="Offer denervation only as an addition, when treatment without surgery did "
        "not help and worn facet joints seem to be the main source of the pain.",
    ),
    for_patients=Text(
        nl="Hielp andere zorg niet tegen uw rugpijn? Dan kan een arts soms zenuwen "
        "bij uw rug uitschakelen. De meeste mensen hebben dat niet nodig. De pijn kan "
        "daarna wel terugkomen.",
        en="Did other care not help your back pain? Then a doctor can sometimes "
        "switch off nerves near your back. Most people do not need that. The pain can "
        "come back afterwards.",
    ),
    not_measured=Lacks.DEPARTURES_ONLY,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    evidence=(profile("rfd"),),
    source=_source("R-094", "002 Recommendation, Summary"),
    note=Text(
        nl="Gegevens zeggen niet of de facetgewrichten de bron leken: ze tonen alleen "
        "wie geen conservatieve zorg had of geen pijn hield. Dat één contact als "
        "conservatieve zorg telt is een keuze van wervel.",
        en="Records do not say whether the facet joints seemed the source: they only "
        "show who had no conservative care or no lasting pain. That one contact counts "
        "as conservative care is wervel's choice.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

medial_branch_block = Recommendation(
    id="ebi-medial-branch-block",
    topic=Topic.DENERVATION,
    act=Act.MEDIAL_BRANCH_BLOCK,
    population=population("P-01"),
    settings=(Setting.SECONDARY,),
    title=Text(
        nl="Proefblokkade alleen volgens het zorgpad",
        en="Diagnostic block only in line with the pathway",
    ),
    without_rule=WithoutRule(Action.ONLY_IF, Lacks.CONTENT),
    says=Text(
        nl="Bied een proefblokkade alleen aan volgens het zorgpad voor lage rugpijn; "
        "vóór een denervatie komen één of meer proefblokkades.",
        en="Offer a diagnostic block only in line with the low back pain pathway; one "
        "or more such blocks come before denervation.",
    ),
    for_patients=Text(
        nl="Met een proefprik zoekt de arts waar uw pijn vandaan komt. U krijgt die "
        "alleen volgens vaste afspraken over de zorg bij rugpijn.",
        en="A test injection helps the doctor find the source of your pain. You only "
        "get one within the set plan for back pain care.",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-095"),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

after_block = Recommendation(
    id="ebi-rfd-after-block",
    topic=Topic.DENERVATION,
    act=Act.DENERVATION,
    population=population("P-19"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_DENERVATION,
    title=Text(
        nl="Denervatie overwegen na een positieve proefblokkade",
        en="Consider denervation after a positive diagnostic block",
    ),
    for_whom=adult_with_chronic_pain,
    consider=test_block_before & test_block_positive,
    says=Text(
        nl="Overweeg een denervatie als een proefblokkade de pijn duidelijk maar kort "
        "verminderde.",
        en="Consider denervation when a diagnostic block eased the pain markedly but "
        "briefly.",
    ),
    for_patients=Text(
        nl="Hielp de proefprik goed, maar kort? Dan kan de arts de zenuwen voor "
        "langere tijd uitschakelen.",
        en="Did the test injection help well, but only for a short time? Then the "
        "doctor can switch off the nerves for longer.",
    ),
    not_measured=Lacks.LEAVES_ROOM,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-096"),
    note=Text(
        nl="Hoeveel minder pijn een positieve reactie is, noemt de bron niet. Een jaar "
        "voor de proefblokkade is een keuze van wervel.",
        en="The source does not state how much relief makes a positive response. One "
        "year for the diagnostic block is wervel's choice.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

prolonged_response = Recommendation(
    id="ebi-rfd-prolonged-response",
    topic=Topic.DENERVATION,
    act=Act.DENERVATION,
    population=population("P-19"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_DENERVATION,
    title=Text(
        nl="Geen denervatie als de proefblokkade lang helpt",
        en="No denervation when the diagnostic block helps for long",
    ),
    for_whom=adult_with_chronic_pain & block_response_prolonged,
    leave=denervation_here,
    says=Text(
        nl="Doe geen denervatie zolang de verlichting na de proefblokkade aanhoudt: "
        "verder ingrijpen kan dan onnodig zijn.",
        en="Do no denervation while the relief after the diagnostic block lasts: "
        "further intervention may then be unnecessary.",
    ),
    for_patients=Text(
        nl="Blijft de pijn weg na de proefprik? Dan is verder behandelen misschien "
        "niet nodig.",
        en="Does the pain stay away after the test injection? Then you may need no "
        "further treatment.",
    ),
    not_measured=Lacks.NOT_RECORDED,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-097"),
    note=Text(
        nl="De bron zegt dat verder ingrijpen onnodig kan zijn, niet dat het niet mag; "
        "hoe lang lang is staat er niet.",
        en="The source says that further intervention may be unnecessary, not that it "
        "is wrong; how long is long it does not state.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

facet_injection = Recommendation(
    id="nice-facet-injection",
    topic=Topic.INJECTIONS,
    act=Act.FACET_INJECTION,
    population=population("P-01"),
    settings=(Setting.SECONDARY,),
    at=Moment.FIRST_CONTACT,
    title=Text(
        nl="Geen facetinjecties bij lage rugpijn",
        en="No facet joint injections for low back pain",
    ),
    for_whom=non_specific & ~any_red_flag,
    leave=facet_injection_within_half_a_year,
    says=Text(
        nl="Geef geen injecties in de facetgewrichten; een proefblokkade van de "
        "zenuwtakken is iets anders.",
        en="Give no injections into the facet joints; a diagnostic block of the "
        "medial branches is something else.",
    ),
    for_patients=Text(
        nl="Prikken in de kleine gewrichten van uw rug worden niet meer aangeraden.",
        en="Injections into the small joints of your back are no longer advised.",
    ),
    among=Text(
        nl="nieuwe episodes van aspecifieke rugpijn zonder rode vlag",
        en="new episodes of non-specific back pain without a red flag",
    ),
    measured=Text(
        nl="was er binnen een half jaar geen facetinjectie",
        en="there was no facet joint injection within half a year",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_nice("R-098", "002 Rationale"),
    note=Text(
        nl="Ook GIRFT raadt ze niet meer aan. De bron zegt lage rugpijn; dat het om "
        "nieuwe aspecifieke rugpijn zonder rode vlag gaat, en een half jaar, zijn "
        "keuzes van wervel. In CPT hebben facetinjectie en "
        "proefblokkade dezelfde codes; zo'n proefblokkade telt hier dus mee.",
        en="GIRFT no longer recommends them either. The source says low back pain; "
        "that it is about new non-specific back pain without a red flag, and half a "
        "year, are wervel's choices. In CPT a facet injection and a diagnostic "
        "block have the same codes; such a block therefore counts here.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

manual_therapy = Recommendation(
    id="ebi-manual-therapy",
    topic=Topic.THERAPY,
    act=Act.MANUAL_THERAPY,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.FIRST_CONTACT,
    title=Text(
        nl="Manuele therapie overwegen als vroege stap",
        en="Consider manual therapy as an early step",
    ),
    for_whom=non_specific & in_primary_care,
    consider=ALWAYS,
    says=Text(
        nl="Overweeg vroeg manuele therapie, zo nodig samen met psychologische "
        "behandeling.",
        en="Consider manual therapy early, with psychological therapy where needed.",
    ),
    for_patients=Text(
        nl="Een therapeut kan uw rug met de handen behandelen. Soms hoort daar hulp "
        "van een psycholoog bij.",
        en="A therapist can treat your back by hand. Sometimes help from a "
        "psychologist goes with it.",
    ),
    not_measured=Lacks.LEAVES_ROOM,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-099"),
    note=_EARLY_CARE_READ,
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

repeat = Recommendation(
    id="ebi-rfd-repeat",
    topic=Topic.DENERVATION,
    act=Act.DENERVATION,
    population=population("P-19"),
    settings=(Setting.SECONDARY,),
    title=Text(nl="Een denervatie herhalen", en="Repeating denervation"),
    without_rule=WithoutRule(Action.NOT_STATED, Lacks.NO_POSITION),
    says=Text(
        nl="Zenuwen kunnen weer aangroeien, zodat herhalen nodig kan zijn; hoe vaak "
        "het beste is wordt nog onderzocht.",
        en="Nerves may grow back, so that repeating may be needed; how often is best "
        "is still being studied.",
    ),
    for_patients=Text(
        nl="De zenuwen kunnen na een tijd weer aangroeien. Of en hoe vaak u opnieuw "
        "behandeld kunt worden, is nog niet duidelijk.",
        en="After a time the nerves can grow back. Whether and how often you can be "
        "treated again is not clear yet.",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-100"),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

start_back = Recommendation(
    id="nice-start-back",
    topic=Topic.ASSESSMENT,
    act=Act.SCREENING,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.FIRST_CONTACT,
    title=Text(
        nl="STarT Back overwegen om risico in te schatten",
        en="Consider STarT Back to estimate risk",
    ),
    for_whom=non_specific & in_primary_care,
    consider=ALWAYS,
    says=Text(
        nl="Overweeg STarT Back te gebruiken; NICE onderschrijft het.",
        en="Consider using STarT Back; NICE endorses it.",
    ),
    for_patients=Text(
        nl="U kunt een korte vragenlijst invullen. Die laat zien of uw pijn lang kan "
        "gaan duren.",
        en="You can fill in a short questionnaire. It shows whether your pain may last "
        "long.",
    ),
    not_measured=Lacks.LEAVES_ROOM,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_nice("R-101", "002 References"),
    note=Text(
        nl="EBI zegt alleen, in de literatuurlijst (nummer 4), dat NICE STarT Back "
        "onderschrijft; overwegen, en aspecifieke rugpijn bij het eerste contact met "
        "de huisarts, is hoe wervel het leest.",
        en="EBI only says, in its references (number 4), that NICE endorses STarT "
        "Back; consider, and non-specific back pain at the first contact with the GP, "
        "is wervel's reading.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (
    denervation,
    medial_branch_block,
    after_block,
    prolonged_response,
    facet_injection,
    manual_therapy,
    repeat,
    start_back,
)
