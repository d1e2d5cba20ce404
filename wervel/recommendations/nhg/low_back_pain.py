"""NHG-Standaard Aspecifieke lagerugpijn (2017): scans, referral, injections.

Items R-002, R-009, R-011 and R-016. Where the source gives no window, the window is
wervel's choice and the note says so.
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.evidence.certainty.profile import profile
from wervel.facts.alarm import (
    any_red_flag,
)
from wervel.facts.complaint import (
    in_primary_care,
    non_specific,
)
from wervel.facts.treatment import (
    anaesthesiological_treatment_within_half_a_year,
    scan_from_primary_care_within_six_weeks,
    specialist_care_within_twelve_weeks,
    specialist_care_within_two_weeks,
)
from wervel.recommendations.acts import Act
from wervel.recommendations.nhg.non_specific import (
    AMONG_FIRST,
    non_specific_in_primary_care,
    source,
)
from wervel.recommendations.nhg.sentences import (
    NEXT_REVIEW,
    NO_SCAN,
    REVIEWED,
    SIX_WEEKS_CHOSEN,
)
from wervel.recommendations.populations import population
from wervel.recommendations.recommendation import (
    Recommendation,
)
from wervel.recommendations.terms import Certainty, Setting, Strength, Topic
from wervel.text import Text

imaging = Recommendation(
    id="nhg-lbp-imaging",
    topic=Topic.IMAGING,
    act=Act.IMAGING,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.FIRST_CONTACT,
    title=Text(
        nl="Geen foto of scan bij aspecifieke rugpijn",
        en="No X-ray or scan for non-specific back pain",
    ),
    for_whom=non_specific_in_primary_care,
    leave=scan_from_primary_care_within_six_weeks,
    says=Text(
        nl="Vraag geen röntgenfoto, MRI of CT aan bij aspecifieke rugpijn: wat te "
        "zien is, hangt niet samen met de klacht en verandert de behandeling niet.",
        en="Do not ask for an X-ray, MRI or CT in non-specific back pain: what it "
        "shows is unrelated to the complaint and does not change the treatment.",
    ),
    for_patients=Text(
        nl="Een foto of scan van uw rug is niet nodig. Op de foto is niet te zien "
        "waar de pijn vandaan komt. De behandeling blijft hetzelfde.",
        en="You do not need an X-ray or scan of your back. It cannot show where the "
        "pain comes from. The treatment stays the same.",
    ),
    among=AMONG_FIRST,
    measured=NO_SCAN,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=source("R-002", "003 Tabel 5, step 1"),
    note=SIX_WEEKS_CHOSEN,
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

referral = Recommendation(
    id="nhg-lbp-referral",
    topic=Topic.REFERRAL,
    act=Act.REFERRAL,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.FIRST_CONTACT,
    title=Text(
        nl="Geen verwijzing naar de tweede lijn bij aspecifieke rugpijn",
        en="No referral to secondary care for non-specific back pain",
    ),
    for_whom=non_specific_in_primary_care,
    leave=specialist_care_within_twelve_weeks,
    says=Text(
        nl="Verwijs aspecifieke rugklachten niet naar een medisch specialist.",
        en="Do not refer non-specific back pain to a medical specialist.",
    ),
    for_patients=Text(
        nl="U hoeft voor deze rugpijn niet naar het ziekenhuis. Uw huisarts kan u "
        "helpen.",
        en="You do not need to go to hospital for this back pain. Your GP can help "
        "you.",
    ),
    among=AMONG_FIRST,
    measured=Text(
        nl="was er binnen twaalf weken geen verwijzing naar of contact met een "
        "medisch specialist",
        en="there was no referral to or contact with a medical specialist within "
        "twelve weeks",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=source("R-009", "003 §3.2"),
    note=Text(
        nl="Twaalf weken is een keuze van wervel; de meting van 2018 telt per jaar.",
        en="Twelve weeks is wervel's choice; the measurement of 2018 counts per year.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

imaging_red_flags = Recommendation(
    id="nhg-lbp-imaging-red-flags",
    topic=Topic.IMAGING,
    act=Act.IMAGING,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.BEFORE_SCAN,
    title=Text(
        nl="Foto of scan alleen bij een rode vlag, met directe verwijzing",
        en="X-ray or scan only with a red flag, and referral at once",
    ),
    for_whom=non_specific & in_primary_care,
    only_if=any_red_flag & specialist_care_within_two_weeks,
    says=Text(
        nl="Vraag alleen beeldvorming aan als u een specifieke oorzaak vermoedt of er "
        "een rode vlag is, en verwijs dan meteen naar de tweede lijn.",
        en="Ask for imaging only when you suspect a specific cause or see a red flag, "
        "and then refer to secondary care at once.",
    ),
    for_patients=Text(
        nl="Een foto of scan is alleen nodig als de huisarts denkt aan een ernstige "
        "oorzaak. Dan gaat u ook snel naar het ziekenhuis.",
        en="An X-ray or scan is only needed when the GP thinks of a serious cause. "
        "Then you will also go to hospital soon.",
    ),
    among=Text(
        nl="episodes van aspecifieke rugpijn waarin de huisarts een foto of scan "
        "aanvroeg",
        en="episodes of non-specific back pain in which the GP asked for imaging",
    ),
    measured=Text(
        nl="was er een rode vlag en binnen twee weken een verwijzing",
        en="there was a red flag, and a referral within two weeks",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=source("R-011", "003 §4.1"),
    note=Text(
        nl="Meteen verwijzen is gelezen als binnen twee weken: een keuze van wervel. "
        "Een vermoeden van een specifieke oorzaak staat zelden in de gegevens; de "
        "regel vraagt daarom alleen naar rode vlaggen.",
        en="At once is read as within two weeks: wervel's choice. A suspicion of a "
        "specific cause is seldom recorded, so the rule asks for red flags only.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

anaesthesiological_treatment = Recommendation(
    id="nhg-lbp-anaesthesiological-treatment",
    topic=Topic.INJECTIONS,
    act=Act.ANAESTHESIOLOGICAL_TREATMENT,
    population=population("P-01"),
    settings=(Setting.PRIMARY, Setting.SECONDARY),
    at=Moment.FIRST_CONTACT,
    title=Text(
        nl="Geen injecties of denervatie bij aspecifieke rugpijn",
        en="No injections or denervation for non-specific back pain",
    ),
    for_whom=non_specific & ~any_red_flag,
    leave=anaesthesiological_treatment_within_half_a_year,
    says=Text(
        nl="Geef bij aspecifieke rugpijn geen radiofrequente behandeling en geen "
        "injecties met pijnstiller of corticosteroïd, bij de facetgewrichten of "
        "epiduraal: werking is niet aangetoond, complicaties zijn mogelijk.",
        en="In non-specific back pain give no radiofrequency lesion and no injections "
        "of painkiller or corticosteroid, at the facet joints or epidural: no effect "
        "has been shown, complications are possible.",
    ),
    for_patients=Text(
        nl="Prikken of zenuwen uitschakelen helpt niet aantoonbaar bij deze rugpijn. "
        "Er kan wel iets misgaan.",
        en="Injections, or switching off nerves, have not been shown to help with "
        "this back pain. Things can go wrong.",
    ),
    among=Text(
        nl="nieuwe episodes van aspecifieke rugpijn zonder rode vlag",
        en="new episodes of non-specific back pain without a red flag",
    ),
    measured=Text(
        nl="was er binnen een half jaar geen injectie of denervatie",
        en="there was no injection or denervation within half a year",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.LOW_TO_VERY_LOW,
    evidence=(profile("rfd"),),
    source=source("R-016", "003 §5.3.1"),
    note=Text(
        nl="Een half jaar is een keuze van wervel; de bron noemt geen termijn.",
        en="Half a year is wervel's choice; the source gives no period.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (imaging, referral, imaging_red_flags, anaesthesiological_treatment)
