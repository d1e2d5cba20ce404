"""What a guideline for GPs in the United States recommends (item R-065).

The documents know it only from a news item about the study by Fritz; its title, body
and year are not stated.
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.evidence.certainty.profile import profile
from wervel.facts.alarm import any_red_flag
from wervel.facts.complaint import (
    chronic,
    days_in_complaint,
    in_primary_care,
    non_specific,
)
from wervel.facts.specialist_care import exercise_therapy_within_two_weeks
from wervel.recommendations.acts import Act
from wervel.recommendations.dates import NEXT_REVIEW, REVIEWED
from wervel.recommendations.guidelines import guideline
from wervel.recommendations.populations import population
from wervel.recommendations.recommendation import Recommendation, Source
from wervel.recommendations.terms import Certainty, Setting, Strength, Topic
from wervel.text import Text

wait_and_see = Recommendation(
    id="us-gp-wait-and-see",
    topic=Topic.THERAPY,
    act=Act.EXERCISE_THERAPY,
    population=population("P-21"),
    settings=(Setting.PRIMARY,),
    at=Moment.FIRST_CONTACT,
    title=Text(
        nl="Eerst afwachten, zonder fysiotherapie",
        en="Wait and see first, without physiotherapy",
    ),
    for_whom=non_specific
    & in_primary_care
    & ~chronic
    & ~any_red_flag
    & (days_in_complaint <= 14),
    leave=exercise_therapy_within_two_weeks,
    says=Text(
        nl="Wacht bij acute lage rugpijn af en zet niet meteen fysiotherapie in.",
        en="In acute low back pain wait and see, and do not start physiotherapy at "
        "once.",
    ),
    for_patients=Text(
        nl="Bij nieuwe rugpijn kunt u eerst afwachten hoe het gaat. U hoeft niet "
        "meteen naar de fysiotherapeut.",
        en="With new back pain you can first wait and see how it goes. You do not need "
        "to go to the physiotherapist at once.",
    ),
    among=Text(
        nl="nieuwe episodes van aspecifieke rugpijn bij de huisarts, niet chronisch en "
        "zonder rode vlag",
        en="new episodes of non-specific back pain at the GP, not chronic and without "
        "a red flag",
    ),
    measured=Text(
        nl="was er binnen twee weken geen fysio- of oefentherapie",
        en="there was no physio- or exercise therapy within two weeks",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    evidence=(profile("early-physiotherapy"),),
    source=Source(guideline("us-gp-lbp"), "001", "R-065"),
    note=Text(
        nl="Acuut is gelezen als niet chronisch en hoogstens twee weken bezig. Hoe "
        "lang te wachten is niet vermeld; twee weken is de grens voor vroege "
        "fysiotherapie in het onderzoek dat de richtlijn noemt (F-04): keuzes van "
        "wervel. Volgens de onderzoeker kreeg ongeveer de helft toch binnen twee weken "
        "begeleiding.",
        en="Acute is read as not chronic and two weeks old at most. How long to wait "
        "is not stated; two weeks bounds early physiotherapy in the study that "
        "mentions the guideline (F-04): wervel's choices. According to its researcher "
        "about half nevertheless got guidance within two weeks.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (wait_and_see,)
