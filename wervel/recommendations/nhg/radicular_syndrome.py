"""NHG-Standaard Lumbosacraal radiculair syndroom, second revision, 2015.

Read through ZIN's Verbetersignalement of 2021 (seed 003); items R-021 to R-029. Where
the source gives no window, the window is wervel's choice and the note says so.
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.facts.alarm import any_red_flag
from wervel.facts.complaint import (
    began_in_primary_care,
    complaints_persist,
    days_in_complaint,
    in_primary_care,
    radicular,
    seen_again_at_six_to_eight_weeks,
)
from wervel.facts.specialist_care import epidural_injection_here
from wervel.facts.treatment import (
    neurologist_within_two_weeks,
    other_specialist_before,
    scan_from_primary_care_within_six_weeks,
)
from wervel.recommendations.acts import Act
from wervel.recommendations.guidelines import guideline
from wervel.recommendations.nhg.sentences import (
    NEXT_REVIEW,
    NO_SCAN,
    REVIEWED,
    SIX_WEEKS_CHOSEN,
)
from wervel.recommendations.populations import population
from wervel.recommendations.recommendation import (
    Recommendation,
    Source,
)
from wervel.recommendations.terms import Certainty, Setting, Strength, Topic
from wervel.text import Text

radicular_in_primary_care = radicular & in_primary_care & ~any_red_flag

_AMONG_FIRST = Text(
    nl="nieuwe episodes van uitstralende rugpijn bij de huisarts, zonder rode vlag",
    en="new episodes of radiating back pain at the GP, without a red flag",
)


def _source(item: str, locator: str) -> Source:
    return Source(guideline("nhg-lrs-2015"), locator, item)


red_flags = Recommendation(
    id="nhg-lrs-red-flags",
    topic=Topic.REFERRAL,
    act=Act.REFERRAL_NEUROLOGY,
    population=population("P-05"),
    settings=(Setting.PRIMARY,),
    at=Moment.RED_FLAG,
    title=Text(
        nl="Rode vlag bij uitstralende pijn: meteen naar de neuroloog",
        en="Red flag with radiating pain: to the neurologist at once",
    ),
    for_whom=radicular,
    do=neurologist_within_two_weeks,
    says=Text(
        nl="Verwijs bij uitstralende pijn met een rode vlag meteen naar de neuroloog.",
        en="In radiating pain with a red flag, refer to the neurologist at once.",
    ),
    for_patients=Text(
        nl="Er zijn tekenen die snel onderzoek nodig maken. U gaat daarom naar de "
        "neuroloog.",
        en="There are signs that need to be looked at soon. That is why you go to the "
        "neurologist.",
    ),
    among=Text(
        nl="episodes van uitstralende rugpijn met een rode vlag",
        en="episodes of radiating back pain with a red flag",
    ),
    measured=Text(
        nl="was er binnen twee weken een verwijzing naar of contact met de neuroloog",
        en="there was a referral to or contact with the neurologist within two weeks",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-021", "003 §3.1"),
    note=Text(
        nl="Meteen is gelezen als binnen twee weken: een keuze van wervel. Ook een "
        "rode vlag die de huisarts niet zelf vastlegde telt.",
        en="At once is read as within two weeks: wervel's choice. A red flag that the "
        "GP did not record counts too.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

referral = Recommendation(
    id="nhg-lrs-referral",
    topic=Topic.REFERRAL,
    act=Act.REFERRAL,
    population=population("P-05"),
    settings=(Setting.PRIMARY,),
    at=Moment.BEFORE_REFERRAL,
    title=Text(
        nl="Verwijzen bij uitstralende pijn pas na zes tot acht weken",
        en="Refer for radiating pain only after six to eight weeks",
    ),
    for_whom=radicular & began_in_primary_care & ~any_red_flag,
    only_if=(days_in_complaint >= 42) & complaints_persist,
    says=Text(
        nl="Bespreek pas na meer dan zes tot acht weken, als pijn of uitval "
        "onvoldoende afneemt, of een operatie een mogelijkheid is; overweegt de "
        "patiënt die, dan kunt u naar de neuroloog verwijzen.",
        en="Discuss whether surgery is an option only after more than six to eight "
        "weeks, when pain or deficits decrease too little; if the patient considers "
        "it, you can refer to the neurologist.",
    ),
    for_patients=Text(
        nl="De pijn wordt meestal vanzelf minder. Heeft u na zes tot acht weken nog "
        "veel last? Dan bespreekt u met uw huisarts of een operatie kan helpen.",
        en="The pain usually lessens by itself. Do you still have a lot of trouble "
        "after six to eight weeks? Then you discuss with your GP whether surgery "
        "could help.",
    ),
    among=Text(
        nl="verwijzingen bij uitstralende rugpijn die bij de huisarts begon, zonder "
        "rode vlag",
        en="referrals for radiating back pain that began at the GP, without a red flag",
    ),
    measured=Text(
        nl="duurde de klacht al zes weken en was die de laatste twee weken nog "
        "vastgelegd",
        en="the complaint had lasted six weeks and was still recorded in the last two "
        "weeks",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-022", "003 §3.1; Bijl. D"),
    note=Text(
        nl="*Langer dan zes tot acht weken* is gelezen als ten minste 42 dagen, "
        "onvoldoende afname als klachten in de laatste twee weken: keuzes van wervel. "
        "Of de patiënt een operatie overweegt staat niet in de gegevens.",
        en="*Longer than six to eight weeks* is read as 42 days at least, too little "
        "decrease as complaints in the last two weeks: wervel's choices. Records do "
        "not say whether the patient considers surgery.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

imaging = Recommendation(
    id="nhg-lrs-imaging",
    topic=Topic.IMAGING,
    act=Act.IMAGING,
    population=population("P-05"),
    settings=(Setting.PRIMARY,),
    at=Moment.FIRST_CONTACT,
    title=Text(
        nl="Geen foto of scan door de huisarts bij uitstralende pijn",
        en="No X-ray or scan by the GP for radiating pain",
    ),
    for_whom=radicular_in_primary_care,
    leave=scan_from_primary_care_within_six_weeks,
    says=Text(
        nl="Vraag in de eerste lijn geen beeldvorming aan, behalve bij een rode vlag "
        "of vermoeden van een specifieke oorzaak; overweegt u een MRI, verwijs dan.",
        en="Ask for no imaging in primary care, except with a red flag or a suspected "
        "specific cause; when you consider an MRI, refer.",
    ),
    for_patients=Text(
        nl="Een foto of scan is nu niet nodig. De pijn in uw been wordt meestal "
        "vanzelf minder.",
        en="You do not need an X-ray or scan now. The pain in your leg usually "
        "lessens by itself.",
    ),
    among=_AMONG_FIRST,
    measured=NO_SCAN,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-024", "003 §4.1; F.1 NVvR"),
    note=Text(
        nl=f"{SIX_WEEKS_CHOSEN.nl} Een vermoeden van een specifieke oorzaak staat "
        "zelden in de gegevens; de regel vraagt daarom alleen naar rode vlaggen.",
        en=f"{SIX_WEEKS_CHOSEN.en} A suspicion of a specific cause is seldom recorded, "
        "so the rule asks for red flags only.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

epidural_injection = Recommendation(
    id="nhg-lrs-epidural-injection",
    topic=Topic.INJECTIONS,
    act=Act.EPIDURAL_INJECTION,
    population=population("P-05"),
    settings=(Setting.PRIMARY,),
    at=Moment.BEFORE_EPIDURAL_INJECTION,
    title=Text(
        nl="Niet rechtstreeks van de huisarts naar een epidurale injectie",
        en="Not straight from the GP to an epidural injection",
    ),
    for_whom=radicular & began_in_primary_care,
    leave=epidural_injection_here,
    unless=other_specialist_before,
    says=Text(
        nl="Verwijs niet rechtstreeks voor een epidurale injectie met "
        "corticosteroïden: werking is niet bewezen; hoe vaak en hoe ernstig "
        "bijwerkingen en complicaties zijn, is onduidelijk.",
        en="Do not refer directly for an epidural corticosteroid injection: no effect "
        "has been proven; how frequent and how severe side effects and complications "
        "are is unclear.",
    ),
    for_patients=Text(
        nl="De huisarts verwijst u niet rechtstreeks voor een prik in de rug. Het is "
        "niet bewezen dat die helpt.",
        en="Your GP does not refer you directly for an injection in the back. It has "
        "not been proven to help.",
    ),
    among=Text(
        nl="eerste epidurale injecties bij uitstralende rugpijn die bij de huisarts "
        "begon",
        en="first epidural injections for radiating back pain that began at the GP",
    ),
    measured=Text(
        nl="had een andere specialist dan de pijnspecialist de patiënt al gezien",
        en="a specialist other than the pain specialist had seen the patient before",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-028", "003 §5.3.1"),
    note=Text(
        nl="Rechtstreeks is gelezen als: geen andere specialist dan de pijnspecialist "
        "zag de patiënt eerder in de episode; alleen de eerste injectie telt. Dat zijn "
        "keuzes van wervel. Andere beroepsgroepen denken hier anders over (C-01).",
        en="Directly is read as: no specialist but the pain specialist saw the patient "
        "earlier in the episode; only the first injection counts. These are wervel's "
        "choices. Other professions see this differently (C-01).",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

reevaluation = Recommendation(
    id="nhg-lrs-reevaluation",
    topic=Topic.FOLLOW_UP,
    act=Act.FOLLOW_UP,
    population=population("P-05"),
    settings=(Setting.PRIMARY,),
    at=Moment.FIRST_CONTACT,
    title=Text(
        nl="Na zes tot acht weken opnieuw kijken hoe het gaat",
        en="Look again after six to eight weeks",
    ),
    for_whom=radicular_in_primary_care,
    do=seen_again_at_six_to_eight_weeks,
    says=Text(
        nl="Beoordeel na zes tot acht weken of de klachten verbeterd zijn.",
        en="Evaluate after six to eight weeks whether the complaints have improved.",
    ),
    for_patients=Text(
        nl="Uw huisarts wil na zes tot acht weken weten hoe het met u gaat. Maak "
        "daarvoor een afspraak.",
        en="Your GP wants to know how you are after six to eight weeks. Make an "
        "appointment for it.",
    ),
    among=_AMONG_FIRST,
    measured=Text(
        nl="zag de huisarts de patiënt tussen zes en acht weken opnieuw",
        en="the GP saw the patient again between six and eight weeks",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-029", "003 Bijl. D"),
    note=Text(
        nl="Wie hersteld is komt vaak niet terug; dat telt hier als niet opnieuw "
        "gezien.",
        en="Those who recovered often do not come back; here they count as not seen.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (red_flags, referral, imaging, epidural_injection, reevaluation)
