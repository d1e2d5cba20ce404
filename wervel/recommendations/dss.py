"""What the Dutch Spine Society (DSS) holds, with the orthopaedic and neurosurgeons.

Items R-053 to R-057: the reaction of NOV, DSS and NVvN to the draft of ZIN's
Verbetersignalement (seed 003). Opinions, so nobody is counted as departing from them.
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.facts.alarm import any_red_flag
from wervel.facts.complaint import (
    began_in_primary_care,
    chronic,
    in_primary_care,
    non_specific,
    radicular,
)
from wervel.facts.consultation import screened_for_risk
from wervel.facts.specialist_care import (
    xray_before,
    xray_from_specialist_within_twelve_weeks,
)
from wervel.logic import ALWAYS
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

referred_from_primary_care = (non_specific | radicular) & began_in_primary_care
"""Patients with low back pain or LRS who come from primary care (P-01, P-05)."""


def _source(item: str) -> Source:
    return Source(guideline("dss-consultation-2021"), "003 F.1", item)


xray_on_referral = Recommendation(
    id="dss-xray-on-referral",
    topic=Topic.IMAGING,
    act=Act.XRAY,
    population=population("P-01"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_REFERRAL,
    title=Text(
        nl="Staande röntgenfoto bij iedere verwijzing",
        en="Standing X-ray at every referral",
    ),
    for_whom=referred_from_primary_care,
    do=xray_from_specialist_within_twelve_weeks,
    says=Text(
        nl="Laat als behandelend specialist bij iedere verwezen patiënt een staande "
        "röntgenfoto van de wervelkolom maken en beoordeel die zelf: zo is te zien of "
        "er een specifieke oorzaak is.",
        en="As treating specialist, have a standing X-ray of the spine made of every "
        "referred patient and read it yourself: it shows whether there is a specific "
        "cause.",
    ),
    for_patients=Text(
        nl="Bent u verwezen naar het ziekenhuis? De specialist laat dan een foto maken "
        "van uw rug terwijl u staat. De specialist bekijkt de foto zelf.",
        en="Have you been referred to hospital? Then the specialist has an X-ray made "
        "of your back while you stand. The specialist looks at it in person.",
    ),
    not_measured=Lacks.OPINION,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    standing=Standing.OPINION,
    source=_source("R-053"),
    note=Text(
        nl="Ook voor uitstralende pijn (P-05). Twaalf weken is een keuze van wervel; "
        "of de foto staand is gemaakt en wie hem beoordeelde is niet vastgelegd. "
        "Anderen denken hier anders over (C-05).",
        en="Also for radiating pain (P-05). Twelve weeks is wervel's choice; whether "
        "the X-ray was made standing and who read it is not recorded. Others see this "
        "differently (C-05).",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

mri = Recommendation(
    id="dss-mri",
    topic=Topic.IMAGING,
    act=Act.MRI,
    population=population("P-01"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_MRI,
    title=Text(
        nl="MRI door de specialist, na een foto of bij uitstralende pijn",
        en="MRI by the specialist, after an X-ray or for radiating pain",
    ),
    for_whom=referred_from_primary_care & ~in_primary_care,
    consider=radicular | xray_before,
    says=Text(
        nl="Overweeg een MRI om na de röntgenfoto verder te zoeken of bij uitstralende "
        "klachten.",
        en="Consider an MRI to look further after the X-ray, or for radiating "
        "complaints.",
    ),
    for_patients=Text(
        nl="De specialist kan een extra scan laten maken. Dat kan na de foto of als u "
        "pijn in uw been heeft.",
        en="The specialist can have an extra scan made. That may be after the X-ray or "
        "if you have pain in your leg.",
    ),
    not_measured=Lacks.OPINION,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    standing=Standing.OPINION,
    source=_source("R-054"),
    note=Text(
        nl="Ook voor uitstralende pijn (P-05). In een MRI op verzoek van de eerste "
        "lijn ziet de DSS geen meerwaarde; de radiologen denken daar anders over "
        "(C-04).",
        en="Also for radiating pain (P-05). In an MRI asked for by primary care the "
        "DSS sees no added value; the radiologists see this differently (C-04).",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

referral_orthopaedics = Recommendation(
    id="dss-referral-orthopaedics",
    topic=Topic.REFERRAL,
    act=Act.REFERRAL_ORTHOPAEDICS,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.BEFORE_REFERRAL,
    title=Text(
        nl="Bij rugpijn zonder uitstraling kan de orthopeed helpen",
        en="The orthopaedic surgeon can help with back pain without radiation",
    ),
    for_whom=non_specific & began_in_primary_care & ~any_red_flag,
    consider=ALWAYS,
    says=Text(
        nl="Overweeg bij rugpijn zonder uitstraling een verwijzing naar de orthopeed; "
        "verwijs niet al deze patiënten naar de neuroloog.",
        en="For back pain without radiation, consider a referral to the orthopaedic "
        "surgeon; do not refer all these patients to the neurologist.",
    ),
    for_patients=Text(
        nl="Verwijst uw huisarts u voor uw rug? Dan kan dat ook naar de orthopeed. Dat "
        "is de specialist voor botten, spieren en gewrichten.",
        en="Does your GP refer you for your back? Then that can be to the orthopaedic "
        "surgeon. That is the specialist for bones, muscles and joints.",
    ),
    not_measured=Lacks.OPINION,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    standing=Standing.OPINION,
    source=_source("R-055"),
    note=Text(
        nl="Wanneer de orthopeed van waarde is zegt de bron niet. De NHG denkt hier "
        "anders over (C-08).",
        en="The source does not say when the orthopaedic surgeon is of value. The NHG "
        "sees this differently (C-08).",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

early_nerve_root_block = Recommendation(
    id="dss-early-nerve-root-block",
    topic=Topic.REFERRAL,
    act=Act.REFERRAL_PAIN,
    population=population("P-05"),
    settings=(Setting.PRIMARY,),
    at=Moment.BEFORE_REFERRAL,
    title=Text(
        nl="Acute uitstralende pijn: eerder naar de pijnspecialist",
        en="Acute radiating pain: earlier to the pain specialist",
    ),
    for_whom=radicular & began_in_primary_care & ~chronic,
    consider=ALWAYS,
    says=Text(
        nl="Overweeg bij acute uitstralende pijn eerder te verwijzen voor een "
        "wortelblokkade: dat zou later zorg kunnen schelen.",
        en="In acute radiating pain, consider referring earlier for a nerve-root "
        "block: that might save care later.",
    ),
    for_patients=Text(
        nl="Heeft u sinds kort erge pijn in uw been? Dan kan een prik bij de zenuw "
        "misschien helpen. Dat is nog niet goed onderzocht.",
        en="Have you had bad pain in your leg for a short time? Then an injection near "
        "the nerve may help. That has not been studied well yet.",
    ),
    not_measured=Lacks.OPINION,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    standing=Standing.OPINION,
    source=_source("R-056"),
    note=Text(
        nl="Volgens de bron zelf is dit onvoldoende onderzocht; de NHG kent dit advies "
        "niet (C-10). Acuut is gelezen als: nog niet chronisch (drie maanden), een "
        "keuze van wervel.",
        en="By the source's own words this is insufficiently studied; the NHG does not "
        "have this advice (C-10). Acute is read as: not yet chronic (three months), "
        "wervel's choice.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

screening = Recommendation(
    id="dss-screening",
    topic=Topic.ASSESSMENT,
    act=Act.SCREENING,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.FIRST_CONTACT,
    title=Text(
        nl="Vroeg screenen op risico van langdurige pijn",
        en="Screen early for the risk of lasting pain",
    ),
    for_whom=non_specific & in_primary_care,
    do=screened_for_risk,
    says=Text(
        nl="Zoek met een screeningslijst naar risicofactoren die om een gedragsmatige, "
        "cognitieve aanpak vragen, en betrek bij werkenden vroeg de bedrijfsarts.",
        en="Use a screening tool to find risk factors that ask for a "
        "behavioural-cognitive approach, and involve the occupational physician early "
        "for people who work.",
    ),
    for_patients=Text(
        nl="Uw huisarts stelt u een paar vragen. Zo is te zien of u meer kans heeft op "
        "pijn die lang duurt.",
        en="Your GP asks you a few questions. They show whether your pain is more "
        "likely to last.",
    ),
    not_measured=Lacks.OPINION,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    standing=Standing.OPINION,
    source=_source("R-057"),
    note=Text(
        nl="Welke lijst en wanneer noemt de bron niet; het eerste contact is een keuze "
        "van wervel. ZIN vindt het bewijs beperkt (C-15). Het vroeg betrekken van de "
        "bedrijfsarts zit niet in de regel.",
        en="Which tool and when the source does not say; the first contact is wervel's "
        "choice. ZIN finds the evidence limited (C-15). Involving the occupational "
        "physician early is not in the rule.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (
    xray_on_referral,
    mri,
    referral_orthopaedics,
    early_nerve_root_block,
    screening,
)
