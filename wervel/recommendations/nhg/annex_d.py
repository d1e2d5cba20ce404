"""Primary care as annex D of ZIN's Verbetersignalement (2021) describes it.

Items R-017 to R-020. The annex tells what NHG guidelines ask, by several of them at
once, and differs in one point from the chapter on imaging (R-011 and R-020, C-06), so
it is a document of its own.
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.facts.alarm import any_red_flag
from wervel.facts.complaint import in_primary_care, non_specific, radicular
from wervel.facts.consultation import (
    course_explained,
    history_and_examination,
    related_to_work,
)
from wervel.facts.outlook import off_work
from wervel.facts.specialist_care import xray_from_primary_care_within_two_weeks
from wervel.logic import ALWAYS
from wervel.recommendations.acts import Act
from wervel.recommendations.dates import NEXT_REVIEW, REVIEWED
from wervel.recommendations.guidelines import guideline
from wervel.recommendations.populations import population
from wervel.recommendations.recommendation import Recommendation, Source
from wervel.recommendations.terms import Certainty, Lacks, Setting, Strength, Topic
from wervel.text import Text

_THE_ANNEX = Text(
    nl="Bijl. D beschrijft de eerste lijn volgens meer NHG-richtlijnen tegelijk.",
    en="Bijl. D describes primary care by several NHG guidelines at once.",
)


def _source(item: str, locator: str) -> Source:
    return Source(guideline("nhg-annex-d-2021"), locator, item)


occupational_physician = Recommendation(
    id="nhg-lbp-occupational-physician",
    topic=Topic.REFERRAL,
    act=Act.OCCUPATIONAL_PHYSICIAN,
    population=population("P-34"),
    settings=(Setting.PRIMARY,),
    at=Moment.STILL_IN_CARE_3_WEEKS,
    title=Text(
        nl="Bedrijfsarts bij klachten door werk of verzuim",
        en="Occupational physician for work-related pain or absence",
    ),
    for_whom=in_primary_care & (off_work | related_to_work),
    consider=ALWAYS,
    says=Text(
        nl="Overweeg contact met de bedrijfsarts aan te raden als de klachten met het "
        "werk samenhangen of de patiënt verzuimt.",
        en="Consider advising contact with the occupational physician when the "
        "complaints relate to work or the patient is on sick leave.",
    ),
    for_patients=Text(
        nl="Heeft de pijn met uw werk te maken, of werkt u niet door de pijn? Dan kunt "
        "u naar de bedrijfsarts gaan.",
        en="Has the pain to do with your work, or does it keep you off work? Then you "
        "can go to the company doctor.",
    ),
    not_measured=Lacks.LEAVES_ROOM,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-017", "003 Samenvatting; Bijl. D"),
    note=Text(
        nl=f"Het contact na drie weken is een keuze van wervel. {_THE_ANNEX.nl}",
        en=f"The contact after three weeks is wervel's choice. {_THE_ANNEX.en}",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

initial_policy = Recommendation(
    id="nhg-lbp-initial-policy",
    topic=Topic.INFORMATION,
    act=Act.ACTIVITY,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.FIRST_CONTACT,
    title=Text(
        nl="Eerst afwachten, met uitleg en zo nodig pijnstillers",
        en="Wait and see first, with explanation and painkillers if needed",
    ),
    for_whom=(non_specific | radicular) & in_primary_care & ~any_red_flag,
    do=course_explained,
    says=Text(
        nl="Wacht in beginsel af, zo nodig met pijnstilling; geef voorlichting en help "
        "activiteiten weer op te pakken en uit te breiden.",
        en="In principle wait and see, with pain relief if needed; give information "
        "and help to resume and expand activities.",
    ),
    for_patients=Text(
        nl="Meestal kunt u rustig afwachten. Ga stap voor stap weer doen wat u gewend "
        "was. Zo nodig neemt u een pijnstiller.",
        en="Usually you can wait and see. Step by step, do again what you were used "
        "to. Take a painkiller if you need one.",
    ),
    not_measured=Lacks.NOT_RECORDED,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-018", "003 Bijl. D"),
    note=Text(
        nl="Het gaat ook over uitstralende pijn (P-05). Alleen de uitleg wordt "
        f"gevraagd. {_THE_ANNEX.nl}",
        en="It is about radiating pain (P-05) too. Only the explanation is asked. "
        f"{_THE_ANNEX.en}",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

assessment = Recommendation(
    id="nhg-lbp-history-and-examination",
    topic=Topic.ASSESSMENT,
    act=Act.ASSESSMENT,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.FIRST_CONTACT,
    title=Text(nl="Anamnese en lichamelijk onderzoek", en="History and examination"),
    for_whom=in_primary_care,
    do=history_and_examination,
    says=Text(
        nl="Neem de anamnese af en doe lichamelijk onderzoek; beoordeel hoe erg de "
        "pijn is, het ziektegedrag, en de beperkingen in lichamelijk functioneren en "
        "dagelijkse werkzaamheden.",
        en="Take a history and do a physical examination; judge how bad the pain is, "
        "the illness behaviour, and the limitations in physical functioning and daily "
        "work.",
    ),
    for_patients=Text(
        nl="Uw huisarts vraagt naar uw klachten en onderzoekt uw lichaam. U vertelt "
        "ook wat u door de pijn niet kunt doen.",
        en="Your GP asks about your complaints and examines you. You also tell what "
        "the pain keeps you from doing.",
    ),
    not_measured=Lacks.NOT_RECORDED,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-019", "003 Bijl. D"),
    note=Text(
        nl=f"Het gaat ook over uitstralende pijn (P-05). {_THE_ANNEX.nl}",
        en=f"It is about radiating pain (P-05) too. {_THE_ANNEX.en}",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

no_tests_serious_cause = Recommendation(
    id="nhg-lbp-no-tests-serious-cause",
    topic=Topic.IMAGING,
    act=Act.XRAY,
    population=population("P-08"),
    settings=(Setting.PRIMARY,),
    at=Moment.RED_FLAG,
    title=Text(
        nl="Geen röntgenfoto of lab bij een rode vlag, maar overleg of verwijzing",
        en="No X-ray or laboratory with a red flag, but consult or refer",
    ),
    for_whom=any_red_flag & in_primary_care,
    leave=xray_from_primary_care_within_two_weeks,
    says=Text(
        nl="Vraag bij vermoeden van een ernstige oorzaak in de eerste lijn geen "
        "röntgenfoto of laboratoriumonderzoek aan; overweeg overleg met de tweede lijn "
        "of een verwijzing.",
        en="When you suspect a serious cause, ask for no X-ray or laboratory tests in "
        "primary care; consider consulting secondary care or a referral.",
    ),
    for_patients=Text(
        nl="Denkt de huisarts aan een ernstige oorzaak? Dan vraagt de huisarts zelf "
        "geen foto of bloedonderzoek aan. De huisarts kan met het ziekenhuis "
        "overleggen of u erheen sturen.",
        en="Does the GP think of a serious cause? Then the GP does not ask for an "
        "X-ray or blood test. The GP can talk to the hospital or send you there.",
    ),
    among=Text(
        nl="episodes van rugpijn met een rode vlag, op die dag gezien door de huisarts",
        en="episodes of back pain with a red flag, seen by the GP on that day",
    ),
    measured=Text(
        nl="vroeg de huisarts binnen twee weken geen röntgenfoto van de lage rug aan",
        en="the GP asked for no X-ray of the low back within two weeks",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=_source("R-020", "003 Bijl. D"),
    note=Text(
        nl="Een rode vlag als vermoeden en twee weken zijn keuzes van wervel; "
        "laboratoriumonderzoek, overleg en verwijzing zijn niet bekeken. "
        f"R-011 zegt het anders (C-06), R-031 bij een breuk ook. {_THE_ANNEX.nl}",
        en="A red flag as suspicion and two weeks are wervel's choices; laboratory "
        "tests, consulting and referral were not looked at. R-011 "
        f"says otherwise (C-06), so does R-031 for a fracture. {_THE_ANNEX.en}",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (occupational_physician, initial_policy, assessment, no_tests_serious_cause)
