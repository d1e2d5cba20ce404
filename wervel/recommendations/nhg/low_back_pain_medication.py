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
        "pijnstillers niet hielpen; vertel over de bijwerkingen; zo kort mogelijk, "
        "hoogstens vijf dagen.",
        en="In acute back pain give an opioid only when the pain is severe and weaker "
        "painkillers did not help; tell about side effects; as short as possible, five "
        "days at most.",
    ),
    for_patients=Text(
        nl="Sterke pijnstillers zijn alleen voor hevige pijn, als gewone pijnstillers "
        "niet helpen. Gebruik ze zo kort mogelijk, niet langer dan vijf dagen. Vraag "
        "naar de bijwerkingen.",
        en="Strong painkillers are only for severe pain, when ordinary painkillers do "
        "not help. Use them for as short as possible, not more than five days. Ask "
        "about side effects.",
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
        nl="Hevig is gelezen als 7 of meer van 10, acuut als nog niet chronisch (drie "
        "maanden), *niet hielpen* als: eerder in de episode gegeven. Opioïden worden "
        "over vier weken geteld. Dat zijn keuzes van wervel. Of over bijwerkingen is "
        "verteld, is niet vastgelegd.",
        en="Severe is read as 7 or more of 10, acute as not yet chronic (three "
        "months), *did not help* as: given earlier in the episode. Opioids are counted "
        "over four weeks. These are wervel's choices. Whether side effects were told "
        "is not recorded.",
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
        nl="Geef bij chronische rugpijn alleen een (zwak of sterk) opioïd bij ernstige "
        "beperkingen, om stap voor stap meer te kunnen doen; zo kort mogelijk, "
        "hoogstens een tot twee weken.",
        en="In chronic back pain give a (weak or strong) opioid only with severe "
        "limitations, to support doing more step by step; as short as possible, one to "
        "two weeks at most.",
    ),
    for_patients=Text(
        nl="Sterke pijnstillers zijn alleen voor mensen die door de pijn heel weinig "
        "kunnen. Zij gaan daarmee stap voor stap meer doen. Gebruik ze zo kort "
        "mogelijk, hoogstens een tot twee weken.",
        en="Strong painkillers are only for people whom the pain keeps from doing most "
        "things. They use them to do more, step by step. Use them briefly, one to two "
        "weeks at most.",
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
        nl="Ernstige beperking is gelezen als een Oswestry-index van 41 of meer, "
        "chronisch als langer dan drie maanden, *een tot twee weken* als hoogstens 14 "
        "dagen in vier weken: keuzes van wervel.",
        en="Severe limitation is read as an Oswestry index of 41 or more, chronic as "
        "longer than three months, *one to two weeks* as 14 days at most in four "
        "weeks: wervel's choices.",
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
        nl="Geef geen zenuwpijnmiddelen, zoals antidepressiva en anti-epileptica, om "
        "aspecifieke rugpijn te verminderen.",
        en="Do not give drugs for nerve pain, such as antidepressants and "
        "anti-epileptics, to reduce non-specific back pain.",
    ),
    for_patients=Text(
        nl="Medicijnen tegen zenuwpijn worden bij deze rugpijn niet aangeraden.",
        en="Medicines for nerve pain are not advised for this back pain.",
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
        nl="Geef bij aspecifieke rugpijn geen benzodiazepine om de spieren te "
        "ontspannen: voordeel is niet aangetoond, bijwerkingen en afhankelijkheid "
        "komen voor.",
        en="In non-specific back pain do not give a benzodiazepine to relax the "
        "muscles: benefit is unproven, side effects and dependence occur.",
    ),
    for_patients=Text(
        nl="Het is niet bewezen dat slaap- en kalmeringsmiddelen helpen tegen rugpijn. "
        "Ze hebben bijwerkingen en stoppen kan moeilijk zijn.",
        en="Sleeping pills and tranquillisers have not been proven to help against "
        "back pain. They have side effects and can be hard to stop.",
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
