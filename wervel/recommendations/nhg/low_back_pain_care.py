"""NHG-Standaard Aspecifieke lagerugpijn (2017): explanation, steps, specific causes.

Items R-001, R-003, R-004, R-008 and R-010. What is asked here is mostly
said or thought in the consultation, so records seldom hold it.
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.facts.alarm import any_red_flag
from wervel.facts.complaint import chronic, in_primary_care
from wervel.facts.consultation import (
    coping_explained,
    course_explained,
    improves_too_little,
    specific_cause_suspected,
)
from wervel.facts.treatment import (
    behavioural_treatment_by_six_weeks_from_here,
    exercise_therapy_by_six_weeks_from_here,
)
from wervel.logic import ALWAYS
from wervel.recommendations.acts import Act
from wervel.recommendations.dates import NEXT_REVIEW, REVIEWED
from wervel.recommendations.nhg.non_specific import non_specific_in_primary_care, source
from wervel.recommendations.populations import population
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.terms import Certainty, Lacks, Setting, Strength, Topic
from wervel.text import Text

education = Recommendation(
    id="nhg-lbp-education",
    topic=Topic.INFORMATION,
    act=Act.EDUCATION,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.FIRST_CONTACT,
    title=Text(
        nl="Uitleg over het verloop en blijven bewegen",
        en="Explain the course and keeping active",
    ),
    for_whom=non_specific_in_primary_care,
    do=course_explained,
    says=Text(
        nl="Leg uit dat de pijn meestal binnen een aantal weken vanzelf overgaat en "
        "dat bewegen geen schade doet; raad aan in beweging te blijven en door te "
        "gaan met het gewone leven, zover de klachten dat toelaten.",
        en="Explain that the pain usually passes by itself within some weeks and that "
        "moving does no damage; advise to keep moving and to go on with daily life as "
        "far as the complaints allow.",
    ),
    for_patients=Text(
        nl="De pijn gaat meestal binnen een paar weken vanzelf over. Blijf bewegen en "
        "doe uw gewone dingen, zover dat gaat. Bewegen maakt niets kapot.",
        en="The pain usually passes by itself in a few weeks. Keep moving and do your "
        "usual things as far as you can. Moving does no damage.",
    ),
    not_measured=Lacks.NOT_RECORDED,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=source("R-001", "003 Tabel 5, step 1"),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

education_chronic = Recommendation(
    id="nhg-lbp-education-chronic",
    topic=Topic.INFORMATION,
    act=Act.EDUCATION,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.CHRONIC,
    title=Text(
        nl="Uitleg over omgaan met chronische rugpijn",
        en="Explain coping with chronic back pain",
    ),
    for_whom=non_specific_in_primary_care & chronic,
    do=coping_explained,
    says=Text(
        nl="Leg bij chronische klachten uit dat de behandeling gaat over omgaan met "
        "de klachten en het dagelijks functioneren, niet over het wegnemen van pijn.",
        en="In chronic complaints explain that treatment is about coping and daily "
        "functioning, not about making the pain disappear.",
    ),
    for_patients=Text(
        nl="De behandeling is er niet om de pijn weg te nemen. U leert omgaan met de "
        "pijn. Zo kunt u in het dagelijks leven meer doen.",
        en="The treatment is not there to take the pain away. You learn to cope with "
        "the pain. That way you can do more in daily life.",
    ),
    not_measured=Lacks.NOT_RECORDED,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=source("R-003", "003 Tabel 5, step 1"),
    note=Text(
        nl="Chronisch is gelezen als langer dan drie maanden: een keuze van wervel.",
        en="Chronic is read as longer than three months: wervel's choice.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

activity_build_up = Recommendation(
    id="nhg-lbp-activity-build-up",
    topic=Topic.THERAPY,
    act=Act.ACTIVITY,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.STILL_IN_CARE_3_WEEKS,
    title=Text(
        nl="Activiteiten opbouwen als het na drie tot vier weken tegenvalt",
        en="Build up activities when three to four weeks bring too little",
    ),
    for_whom=non_specific_in_primary_care,
    consider=improves_too_little,
    says=Text(
        nl="Overweeg activiteiten op te bouwen in vaste tijdstappen als de klachten na "
        "ongeveer drie tot vier weken onvoldoende zijn verbeterd.",
        en="Consider building up activities by time when the complaints have improved "
        "too little after about three to four weeks.",
    ),
    for_patients=Text(
        nl="Gaat het na drie of vier weken nog niet goed genoeg? Dan kunt u met een "
        "plan steeds iets meer gaan doen. Dat kan ook als u nog pijn heeft.",
        en="Is it not going well enough after three or four weeks? Then you can do a "
        "little more each time, with a plan. Some pain is all right.",
    ),
    not_measured=Lacks.LEAVES_ROOM,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=source("R-004", "003 Tabel 5, step 2"),
    note=Text(
        nl="Wervel kiest een contact na drie tot zes weken, en vraagt naar verbetering "
        "van het functioneren (§5.1) in plaats van de klachten.",
        en="Wervel chooses a contact after three to six weeks, and asks whether "
        "functioning (§5.1) improves instead of the complaints.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

next_step = Recommendation(
    id="nhg-lbp-next-step",
    topic=Topic.FOLLOW_UP,
    act=Act.FOLLOW_UP,
    population=population("P-01"),
    settings=(Setting.PRIMARY,),
    at=Moment.STILL_IN_CARE_6_WEEKS,
    title=Text(
        nl="Een stap verder als het functioneren onvoldoende verbetert",
        en="One step on when functioning improves too little",
    ),
    for_whom=non_specific_in_primary_care & improves_too_little,
    do=exercise_therapy_by_six_weeks_from_here
    | behavioural_treatment_by_six_weeks_from_here,
    says=Text(
        nl="Zet de volgende stap als het functioneren onvoldoende verbetert; hoe "
        "langer de klacht duurt, hoe meer disciplines meedoen.",
        en="Take the next step when functioning improves too little; the longer the "
        "complaint lasts, the more disciplines join in.",
    ),
    for_patients=Text(
        nl="Kunt u na een tijd nog te weinig? Dan krijgt u een volgende behandeling. "
        "Duurt de pijn lang, dan helpen meer zorgverleners mee.",
        en="Can you still do too little after a while? Then you get the next "
        "treatment. When the pain lasts long, more people help you.",
    ),
    not_measured=Lacks.NOT_RECORDED,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=source("R-008", "003 §5.1"),
    note=Text(
        nl="De regel geldt bij elke stap. Wervel kiest het contact na zes weken, en "
        "oefentherapie of gedragsmatige behandeling tot zes weken later.",
        en="It holds at every step. Wervel chooses the contact after six weeks, and "
        "exercise or behavioural treatment until six weeks later.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

referral_specific_cause = Recommendation(
    id="nhg-lbp-referral-specific-cause",
    topic=Topic.REFERRAL,
    act=Act.REFERRAL,
    population=population("P-08"),
    settings=(Setting.PRIMARY,),
    at=Moment.RED_FLAG,
    title=Text(
        nl="Verwijzen bij vermoeden van een specifieke oorzaak",
        en="Referral when a specific cause is suspected",
    ),
    for_whom=(any_red_flag | specific_cause_suspected) & in_primary_care,
    consider=ALWAYS,
    says=Text(
        nl="Overweeg bij vermoeden van een specifieke oorzaak een verwijzing naar de "
        "orthopeed, reumatoloog, revalidatiearts of oncoloog.",
        en="When you suspect a specific cause, consider a referral to an orthopaedic "
        "surgeon, rheumatologist, rehabilitation physician or oncologist.",
    ),
    for_patients=Text(
        nl="Soms denkt de huisarts aan een andere oorzaak van de pijn. Dan kan het "
        "nodig zijn dat u naar het ziekenhuis gaat.",
        en="Sometimes the GP thinks of another cause of the pain. Then you may need to "
        "go to hospital.",
    ),
    not_measured=Lacks.LEAVES_ROOM,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=source("R-010", "003 §3.2"),
    note=Text(
        nl="Wervel kiest de rode vlag als moment en als vermoeden. De bron zegt eerst "
        "dat verwijzen nodig kan zijn, later dat het moet; wervel leest het eerste.",
        en="Wervel chooses the red flag as moment and as suspicion. The source first "
        "says that referral may be needed, later that it must; wervel reads the first.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (
    education,
    education_chronic,
    activity_build_up,
    next_step,
    referral_specific_cause,
)
