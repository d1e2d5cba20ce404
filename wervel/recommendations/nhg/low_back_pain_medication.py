"""NHG-Standaard Aspecifieke lagerugpijn (2017): medication.

Items R-012 to R-015. Where the source gives no window, the window is wervel's choice
and the note says so.
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.facts.complaint import (
    chronic,
)
from wervel.facts.outlook import (
    SEVERE_DISABILITY,
    SEVERE_PAIN,
    disability_index,
    pain_score,
)
from wervel.facts.treatment import (
    analgesic_before,
    benzodiazepine_started_within_twelve_weeks,
    neuropathic_drug_started_within_twelve_weeks,
    opioid_days_within_four_weeks,
)
from wervel.recommendations.acts import Act
from wervel.recommendations.nhg.non_specific import (
    AMONG_FIRST,
    non_specific_in_primary_care,
    source,
)
from wervel.recommendations.nhg.sentences import (
    NEXT_REVIEW,
    PURPOSE_UNKNOWN,
    REVIEWED,
)
from wervel.recommendations.populations import population
from wervel.recommendations.recommendation import (
    Recommendation,
)
from wervel.recommendations.terms import Certainty, Setting, Strength, Topic
from wervel.text import Text

opioid_acute = Recommendation(
    id="nhg-lbp-opioid-acute",
    topic=Topic.MEDICATION,
    act=Act.OPIOID,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.BEFORE_OPIOID,
    title=Text(
        nl="Opioïd bij acute rugpijn: hoogstens vijf dagen",
        en="Opioid for acute back pain: five days at most",
    ),
    for_whom=non_specific_in_primary_care & ~chronic,
    only_if=(pain_score >= SEVERE_PAIN)
    & analgesic_before
    & (opioid_days_within_four_weeks <= 5),
    says=Text(
        nl="Geef bij acute rugpijn alleen een opioïd als de pijn hevig is en lichtere "
        "pijnstillers niet hielpen; zo kort mogelijk, hoogstens vijf dagen.",
        en="In acute back pain give an opioid only when the pain is severe and weaker "
        "painkillers did not help; as short as possible, five days at most.",
    ),
    for_patients=Text(
        nl="Sterke pijnstillers zijn alleen voor hevige pijn, als gewone pijnstillers "
        "niet helpen. Gebruik ze niet langer dan vijf dagen.",
        en="Strong painkillers are only for severe pain, when ordinary painkillers do "
        "not help. Do not use them for more than five days.",
    ),
    among=Text(
        nl="eerste opioïden in een nog niet chronische episode van aspecifieke "
        "rugpijn bij de huisarts",
        en="first opioids in a not yet chronic episode of non-specific back pain at "
        "the GP",
    ),
    measured=Text(
        nl="was de pijn 7 of meer, was er eerder een gewone pijnstiller, en was het "
        "voor hoogstens vijf dagen",
        en="pain was 7 or more, a plain painkiller came first, and it was for five "
        "days at most",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=source("R-012", "003 §5.2"),
    note=Text(
        nl="Hevig is gelezen als 7 of meer van 10: een keuze van wervel.",
        en="Severe is read as 7 or more of 10: wervel's choice.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

opioid_chronic = Recommendation(
    id="nhg-lbp-opioid-chronic",
    topic=Topic.MEDICATION,
    act=Act.OPIOID,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.BEFORE_OPIOID,
    title=Text(
        nl="Opioïd bij chronische rugpijn: hoogstens twee weken",
        en="Opioid for chronic back pain: two weeks at most",
    ),
    for_whom=non_specific_in_primary_care & chronic,
    only_if=(disability_index >= SEVERE_DISABILITY)
    & (opioid_days_within_four_weeks <= 14),
    says=Text(
        nl="Geef bij chronische rugpijn alleen een opioïd bij ernstige beperkingen, "
        "om stap voor stap meer te kunnen doen; zo kort mogelijk, hoogstens twee "
        "weken.",
        en="In chronic back pain give an opioid only with severe limitations, to "
        "support doing more step by step; as short as possible, two weeks at most.",
    ),
    for_patients=Text(
        nl="Sterke pijnstillers helpen niet goed bij pijn die lang duurt. Soms kunt u "
        "ze kort gebruiken om meer te gaan bewegen: hoogstens twee weken.",
        en="Strong painkillers do not help well with pain that lasts. Sometimes you "
        "can use them for a short time to get moving. That is two weeks at most.",
    ),
    among=Text(
        nl="eerste opioïden in een chronische episode van aspecifieke rugpijn bij de "
        "huisarts",
        en="first opioids in a chronic episode of non-specific back pain at the GP",
    ),
    measured=Text(
        nl="was de beperking ernstig en was het voor hoogstens twee weken",
        en="the limitation was severe and it was for two weeks at most",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=source("R-013", "003 §5.2"),
    note=Text(
        nl="Ernstige beperking is gelezen als een Oswestry-index van 41 of meer: een "
        "keuze van wervel.",
        en="Severe limitation is read as an Oswestry index of 41 or more: wervel's "
        "choice.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

neuropathic_drugs = Recommendation(
    id="nhg-lbp-neuropathic-drugs",
    topic=Topic.MEDICATION,
    act=Act.NEUROPATHIC_DRUG,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.FIRST_CONTACT,
    title=Text(
        nl="Geen zenuwpijnmiddelen bij aspecifieke rugpijn",
        en="No nerve-pain drugs for non-specific back pain",
    ),
    for_whom=non_specific_in_primary_care,
    leave=neuropathic_drug_started_within_twelve_weeks,
    says=Text(
        nl="Geef geen antidepressiva of anti-epileptica tegen aspecifieke rugpijn.",
        en="Do not give antidepressants or anti-epileptics for non-specific back pain.",
    ),
    for_patients=Text(
        nl="Medicijnen tegen zenuwpijn helpen niet bij deze rugpijn.",
        en="Medicines for nerve pain do not help with this back pain.",
    ),
    among=AMONG_FIRST,
    measured=Text(
        nl="is binnen twaalf weken geen zenuwpijnmiddel gestart",
        en="no drug for nerve pain was started within twelve weeks",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=source("R-014", "003 §5.2"),
    note=PURPOSE_UNKNOWN,
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

benzodiazepines = Recommendation(
    id="nhg-lbp-benzodiazepines",
    topic=Topic.MEDICATION,
    act=Act.BENZODIAZEPINE,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.FIRST_CONTACT,
    title=Text(
        nl="Geen benzodiazepine bij aspecifieke rugpijn",
        en="No benzodiazepine for non-specific back pain",
    ),
    for_whom=non_specific_in_primary_care,
    leave=benzodiazepine_started_within_twelve_weeks,
    says=Text(
        nl="Geef geen benzodiazepine om de spieren te ontspannen: voordeel is niet "
        "aangetoond, bijwerkingen en afhankelijkheid komen voor.",
        en="Do not give a benzodiazepine to relax the muscles: benefit is unproven, "
        "side effects and dependence occur.",
    ),
    for_patients=Text(
        nl="Slaap- en kalmeringsmiddelen helpen niet tegen rugpijn. U kunt er suf van "
        "worden en stoppen kan moeilijk zijn.",
        en="Sleeping pills and tranquillisers do not help against back pain. They can "
        "make you drowsy and are hard to stop.",
    ),
    among=AMONG_FIRST,
    measured=Text(
        nl="is binnen twaalf weken geen benzodiazepine gestart",
        en="no benzodiazepine was started within twelve weeks",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=source("R-015", "003 §5.2"),
    note=PURPOSE_UNKNOWN,
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (opioid_acute, opioid_chronic, neuropathic_drugs, benzodiazepines)
