"""Belgium on denervation: the KCE's recommendation and what insurance pays for.

Read through Minerva's appraisal of the MINT trials (seed 000); items R-090 to R-093.
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.evidence.certainty.profile import profile
from wervel.facts.complaint import after_surgery, chronic, non_specific
from wervel.facts.denervation import (
    denervations_in_a_year,
    facet_pain_suspected,
    image_guided,
    joint_levels,
    test_block_before,
    test_block_positive,
    trained_physician,
)
from wervel.facts.outlook import pain_score
from wervel.facts.specialist_care import conservative_care_failed, scan_before
from wervel.recommendations.acts import Act
from wervel.recommendations.dates import NEXT_REVIEW, REVIEWED
from wervel.recommendations.guidelines import guideline
from wervel.recommendations.populations import population
from wervel.recommendations.recommendation import Recommendation, Source
from wervel.recommendations.terms import Certainty, Lacks, Setting, Strength, Topic
from wervel.text import Text

_LOCATOR = "000 Voor de praktijk"

_AMONG_DENERVATIONS = Text(
    nl="eerste denervaties in een episode van chronische rugpijn",
    en="first denervations in an episode of chronic back pain",
)


def _source(item: str) -> Source:
    return Source(guideline("kce-rfd"), _LOCATOR, item)


denervation = Recommendation(
    id="kce-rfd",
    topic=Topic.DENERVATION,
    act=Act.DENERVATION,
    population=population("P-20"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_DENERVATION,
    title=Text(
        nl="Denervatie overwegen als een brede aanpak niet hielp",
        en="Consider denervation when a broad approach did not help",
    ),
    for_whom=chronic,
    consider=conservative_care_failed
    & facet_pain_suspected
    & (pain_score >= 5)
    & trained_physician,
    says=Text(
        nl="Overweeg een denervatie bij vermoeden van facetpijn als een brede, "
        "onderbouwde aanpak zonder operatie niet hielp, de pijn vooral lijkt te komen "
        "uit wat de mediale zenuwtakken verzorgen en de plaatselijke rugpijn bij "
        "verwijzing 5 of meer van 10 is. De arts moet er goed in zijn opgeleid.",
        en="Consider denervation for suspected facet pain when a broad, evidence-based "
        "approach without surgery did not help, the pain seems to come mainly from "
        "what the medial branches supply and local back pain at referral is 5 or more "
        "of 10. The physician must be well trained in it.",
    ),
    for_patients=Text(
        nl="Helpt andere zorg niet genoeg tegen uw rugpijn? Dan kan een arts soms "
        "zenuwen bij uw rug uitschakelen. Het is niet zeker dat dit helpt.",
        en="Does other care not help your back pain enough? Then a doctor can "
        "sometimes switch off nerves near your back. It is not certain that this "
        "helps.",
    ),
    not_measured=Lacks.LEAVES_ROOM,
    strength=Strength.CONDITIONAL,
    certainty=Certainty.MODERATE_TO_VERY_LOW,
    evidence=(profile("rfd"),),
    source=_source("R-090"),
    note=Text(
        nl="De pijnscore is hier die van de twee weken vóór de denervatie; het KCE "
        "bedoelt die bij de verwijzing. Dat één contact als conservatieve zorg telt, "
        "en dat het vermoeden van facetpijn en de mediale takken als bron één vraag "
        "zijn, zijn keuzes van wervel. Zijn advies steunt op 4 kleine onderzoeken van "
        "lage tot zeer lage kwaliteit.",
        en="The pain score is here that of the two weeks before the denervation; the "
        "KCE means the one at referral. That one contact counts as conservative care, "
        "and that suspected facet pain and the medial branches as the source are one "
        "question, are wervel's choices. Its advice rests on 4 small trials of low to "
        "very low quality.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

imaging = Recommendation(
    id="kce-rfd-imaging",
    topic=Topic.DENERVATION,
    act=Act.IMAGING,
    population=population("P-20"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_DENERVATION,
    title=Text(
        nl="Geen foto of scan nodig voor een denervatie",
        en="No X-ray or scan needed before denervation",
    ),
    for_whom=chronic,
    leave=scan_before,
    says=Text(
        nl="Vraag geen foto of scan aan als voorbereiding op een denervatie: dat is "
        "niet nodig.",
        en="Do not ask for an X-ray or scan to prepare a denervation: it is not "
        "necessary.",
    ),
    for_patients=Text(
        nl="Gaat een arts zenuwen bij uw rug uitschakelen? Dan heeft u daarvoor geen "
        "foto of scan nodig.",
        en="Will a doctor switch off nerves near your back? Then you need no X-ray or "
        "scan for that.",
    ),
    among=_AMONG_DENERVATIONS,
    measured=Text(
        nl="was er eerder in de episode geen foto of scan van de lage rug",
        en="there was no X-ray or scan of the low back earlier in the episode",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-091"),
    note=Text(
        nl="Niet nodig is minder streng dan niet doen. Een foto of scan van eerder in "
        "de episode kan een andere reden hebben gehad.",
        en="Not necessary is weaker than do not. An X-ray or scan of earlier in the "
        "episode may have been made for another reason.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

test_block = Recommendation(
    id="kce-rfd-test-block",
    topic=Topic.DENERVATION,
    act=Act.MEDIAL_BRANCH_BLOCK,
    population=population("P-20"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_DENERVATION,
    title=Text(
        nl="Eerst een proefblokkade met een positieve reactie",
        en="First a diagnostic block with a positive response",
    ),
    for_whom=chronic,
    do=test_block_before & test_block_positive,
    says=Text(
        nl="Doe vóór een denervatie een proefblokkade van de mediale zenuwtakken, en "
        "ga verder als de reactie positief is.",
        en="Before denervation do a diagnostic block of the medial branches, and go on "
        "if the response is positive.",
    ),
    for_patients=Text(
        nl="U krijgt eerst een proefprik die de zenuwen even verdooft. Wordt de pijn "
        "dan minder? Dan kan de arts de zenuwen uitschakelen.",
        en="You first get a test injection that numbs the nerves for a while. Does the "
        "pain lessen? Then the doctor can switch off the nerves.",
    ),
    not_measured=Lacks.DEPARTURES_ONLY,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-092"),
    note=Text(
        nl="Het KCE noemt dit de mening van deskundigen; dat een proefblokkade van "
        "hoogstens een jaar eerder telt is een keuze van wervel. Gegevens bevatten de "
        "reactie niet: ze tonen alleen wie geen proefblokkade kreeg.",
        en="The KCE calls this expert opinion; that a block of at most a year earlier "
        "counts is wervel's choice. Records do not hold the response: they only show "
        "who had no diagnostic block.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

reimbursement = Recommendation(
    id="be-reimbursement-rfd",
    topic=Topic.DENERVATION,
    act=Act.DENERVATION,
    population=population("P-20"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_DENERVATION,
    title=Text(
        nl="Wanneer België een denervatie vergoedt",
        en="When Belgium reimburses denervation",
    ),
    for_whom=chronic | non_specific | after_surgery,
    only_if=image_guided & (joint_levels >= 3) & (denervations_in_a_year <= 3),
    says=Text(
        nl="Breng een denervatie alleen in rekening als die onder beeldgeleiding "
        "gebeurt, op minstens drie gewrichtsniveaus aan één kant en hoogstens drie "
        "keer per jaar.",
        en="Charge for denervation only when it is done under imaging guidance, at "
        "three or more joint levels on one side, and three times a year at most.",
    ),
    for_patients=Text(
        nl="Een arts kan zenuwen bij uw rug uitschakelen. In België betaalt de "
        "verzekering dat hoogstens drie keer per jaar. De arts moet daarbij op beeld "
        "zien waar de naald zit.",
        en="A doctor can switch off nerves near your back. In Belgium insurance pays "
        "for that three times a year at most. The doctor must see on a screen where "
        "the needle is.",
    ),
    not_measured=Lacks.ENTITLEMENT,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("be-reimbursement-rfd"), _LOCATOR, "R-093"),
    note=Text(
        nl="De regel noemt België, maar niet voor welke patiënten hij geldt; wie het "
        "betreft is een keuze van wervel. Een jaar is gelezen als de 365 dagen tot en "
        "met deze denervatie.",
        en="The rule names Belgium, but not for which patients it holds; whom it is "
        "about is wervel's choice. A year is read as the 365 days up to and including "
        "this denervation.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (denervation, imaging, test_block, reimbursement)
