"""What international bodies recommend: EULAR, WHO, IASP and EFIC, The Lancet.

Items R-079 to R-085, as quoted by Dutch parties. Where the source gives no window or
threshold, it is wervel's choice and the note says so.
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.facts.complaint import chronic, non_specific, radicular
from wervel.facts.outlook import SEVERE_DISABILITY, disability_index, off_work
from wervel.facts.specialist_care import (
    fibromyalgia,
    rehabilitation_within_twelve_weeks,
)
from wervel.facts.treatment import benzodiazepine_started_within_twelve_weeks
from wervel.recommendations.acts import Act
from wervel.recommendations.dates import NEXT_REVIEW, REVIEWED
from wervel.recommendations.guidelines import guideline
from wervel.recommendations.populations import population
from wervel.recommendations.recommendation import (
    Recommendation,
    Source,
    WithoutRule,
)
from wervel.recommendations.terms import (
    Action,
    Certainty,
    Lacks,
    Setting,
    Strength,
    Topic,
)
from wervel.text import Text

_EVERYWHERE = (Setting.PRIMARY, Setting.SECONDARY, Setting.TERTIARY)

fibromyalgia_treatment = Recommendation(
    id="eular-fibromyalgia",
    topic=Topic.REHABILITATION,
    act=Act.REHABILITATION,
    population=population("P-33"),
    settings=(Setting.SECONDARY,),
    at=Moment.CHRONIC,
    title=Text(
        nl="Fibromyalgie met ernstige beperkingen of ziekteverzuim: revalidatie",
        en="Fibromyalgia with severe disability or sick leave: rehabilitation",
    ),
    for_whom=fibromyalgia & (off_work | (disability_index >= SEVERE_DISABILITY)),
    do=rehabilitation_within_twelve_weeks,
    says=Text(
        nl="Bied bij fibromyalgie met ernstige beperkingen of ziekteverzuim een "
        "behandeling van meer onderdelen aan.",
        en="In fibromyalgia with severe disability or sick leave offer treatment of "
        "several components.",
    ),
    for_patients=Text(
        nl="Kunt u door fibromyalgie heel weinig? Of kunt u niet werken? Dan kan een "
        "programma met meer behandelingen u helpen.",
        en="Can you do very little because of fibromyalgia? Or can you not work? Then "
        "a programme of several treatments can help you.",
    ),
    among=Text(
        nl="mensen met fibromyalgie en chronische rugpijn die niet werken of ernstig "
        "beperkt zijn",
        en="people with fibromyalgia and chronic back pain who are off work or "
        "severely limited",
    ),
    measured=Text(
        nl="was er binnen twaalf weken een verwijzing naar of contact met revalidatie",
        en="there was a referral to or contact with rehabilitation within twelve weeks",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(
        guideline("eular-fibromyalgia-2017"), "004 VRA §4d; VRA Bijl. 3", "R-079"
    ),
    note=Text(
        nl="Wervel ziet fibromyalgie alleen bij mensen met een episode van rugpijn, en "
        "vraagt dit als die chronisch is. Een behandeling van meer onderdelen is "
        "gelezen als revalidatie binnen twaalf weken, ernstig als een Oswestry-index "
        "van 41 of meer: keuzes van wervel. Een dia, waarvan de tekst beschadigd is, "
        "noemt een opbouw die met uitleg en zorg zonder medicijnen begint.",
        en="Wervel sees fibromyalgia only in people with an episode of back pain, and "
        "asks this when that is chronic. Treatment of several components is read as "
        "rehabilitation within twelve weeks, severe as an Oswestry index of 41 or "
        "more: wervel's choices. A slide, whose text is damaged, names a graduated "
        "approach that begins with education and care without drugs.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

biopsychosocial_rehabilitation = Recommendation(
    id="who-biopsychosocial-rehabilitation",
    topic=Topic.REHABILITATION,
    act=Act.REHABILITATION,
    population=population("P-09"),
    settings=_EVERYWHERE,
    at=Moment.CHRONIC,
    title=Text(
        nl="Chronische rugpijn: oefenen én psychologische behandeling",
        en="Chronic back pain: exercise and psychological treatment",
    ),
    for_whom=chronic,
    do=rehabilitation_within_twelve_weeks,
    says=Text(
        nl="Bied bij chronische lage rugpijn revalidatie aan waarin oefenen en "
        "psychologische behandeling samengaan: mensen kunnen dan in het dagelijks "
        "leven lichamelijk meer aan en voelen zich beter dan met lichamelijke "
        "behandeling alleen. Denk ook aan het werk.",
        en="In chronic low back pain offer rehabilitation in which exercise and "
        "psychological treatment go together: people then manage more physically in "
        "daily life and feel better than with physical treatment alone. Think of work "
        "too.",
    ),
    for_patients=Text(
        nl="Heeft u al lang rugpijn? Oefenen en leren omgaan met pijn helpen samen "
        "meer dan oefenen alleen.",
        en="Have you had back pain for long? Exercise and learning to deal with pain "
        "help more together than exercise alone.",
    ),
    not_measured=Lacks.CONDITIONS,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(
        guideline("who-package-2023"), "004 VRA §4d; Ergotherapie NL", "R-080"
    ),
    note=Text(
        nl="Volgens Ergotherapie Nederland vindt de WHO het bewijs redelijk tot sterk; "
        "een graad van de WHO zelf staat niet in de bron. Revalidatie binnen twaalf "
        "weken, met of zonder oefenen en psychologische behandeling, is een keuze van "
        "wervel.",
        en="Ergotherapie Nederland says that the WHO finds the evidence reasonable to "
        "strong; a grade of the WHO itself is not in the source. Rehabilitation within "
        "twelve weeks, with or without exercise and psychological treatment, is "
        "wervel's choice.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

rehabilitation_list = Recommendation(
    id="who-rehabilitation-list",
    topic=Topic.THERAPY,
    act=Act.EXERCISE_THERAPY,
    population=population("P-01"),
    settings=_EVERYWHERE,
    title=Text(
        nl="Lijst van wat helpt bij lage rugpijn",
        en="List of what helps in low back pain",
    ),
    without_rule=WithoutRule(Action.DO, Lacks.CONDITIONS),
    says=Text(
        nl="Bied aan wat in Cochrane-overzichten werkt: multidisciplinaire en "
        "biopsychosociale revalidatie, rugschool, oefentherapie (ook om spieren aan te "
        "sturen, bij bekkenpijn en tegen terugkeer), gedragsmatige behandeling, actief "
        "blijven, en therapeutisch ultrageluid voor het functioneren.",
        en="Offer what works in Cochrane reviews: multidisciplinary and "
        "biopsychosocial rehabilitation, back school, exercise (also for motor "
        "control, with pelvic pain and against recurrence), behavioural treatment, "
        "staying active, and therapeutic ultrasound for functioning.",
    ),
    for_patients=Text(
        nl="Blijf bewegen en oefen: dat helpt tegen rugpijn. Ook leren omgaan met pijn "
        "kan helpen. Soms is een programma met meer behandelingen nodig.",
        en="Keep moving and exercise: that helps against back pain. Learning to deal "
        "with pain can help too. Sometimes a programme of several treatments is "
        "needed.",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(
        guideline("who-cochrane-list"), "004 VRA Bijl. 3 'WHO. Lancet 2021'", "R-081"
    ),
    note=Text(
        nl="De bron noemt dit bewijs redelijk tot hoog, telkens voor bepaalde "
        "uitkomsten: multidisciplinaire revalidatie voor weer werken en beperkingen, "
        "biopsychosociale voor pijn en beperkingen, actief blijven voor pijn en "
        "functioneren, rugschool, spieren aansturen en gedragsmatige behandeling voor "
        "pijn. Laag noemt zij het voor revalidatie zonder meer (pijn en beperkingen) "
        "en voor intensieve lichamelijke training om weer te werken. Bij wie, zegt zij "
        "niet.",
        en="The source calls this evidence moderate to high, each time for certain "
        "outcomes: multidisciplinary rehabilitation for return to work and disability, "
        "biopsychosocial for pain and disability, staying active for pain and "
        "functioning, back school, motor control and behavioural treatment for pain. "
        "It calls it low for rehabilitation as such (pain and disability) and for "
        "intense physical conditioning to return to work. For whom, it does not say.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

rehabilitation_for_all = Recommendation(
    id="who-resolution",
    topic=Topic.ORGANISATION,
    act=Act.REHABILITATION,
    population=population("P-38"),
    settings=_EVERYWHERE,
    title=Text(
        nl="Revalidatie versterken, op elk niveau en voor elke leeftijd",
        en="Strengthen rehabilitation, at every level and every age",
    ),
    without_rule=WithoutRule(Action.DO, Lacks.NOT_ONE_PATIENT),
    says=Text(
        nl="Versterk revalidatie op alle niveaus van de zorg en in alle fasen van het "
        "leven.",
        en="Strengthen rehabilitation at all levels of care and in all stages of life.",
    ),
    for_patients=None,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("who-resolution-2023"), "004 VRA §4d, §5", "R-082"),
    note=Text(
        nl="De resolutie gaat over iedereen, niet alleen over mensen met pijn. De VRA "
        "leest erin dat de zwaarste revalidatie alleen voor de meest complexe vragen "
        "is.",
        en="The resolution is about everybody, not only people in pain. The VRA reads "
        "in it that the heaviest rehabilitation is for the most complex questions "
        "alone.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

benzodiazepines = Recommendation(
    id="who-ladder-benzodiazepines",
    topic=Topic.MEDICATION,
    act=Act.BENZODIAZEPINE,
    population=population("P-13"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_REFERRAL,
    title=Text(
        nl="Geen benzodiazepine tegen pijn",
        en="No benzodiazepine against pain",
    ),
    for_whom=non_specific | radicular,
    leave=benzodiazepine_started_within_twelve_weeks,
    says=Text(
        nl="Geef geen benzodiazepine tegen pijn.",
        en="Do not give a benzodiazepine against pain.",
    ),
    for_patients=Text(
        nl="Slaap- en kalmeringsmiddelen worden niet aangeraden tegen pijn.",
        en="Sleeping pills and tranquillisers are not advised against pain.",
    ),
    among=Text(
        nl="episodes van al dan niet uitstralende rugpijn met een verwijzing naar of "
        "contact met een medisch specialist",
        en="episodes of back pain, radiating or not, with a referral to or contact "
        "with a medical specialist",
    ),
    measured=Text(
        nl="is binnen twaalf weken geen benzodiazepine gestart",
        en="no benzodiazepine was started within twelve weeks",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("who-pain-ladder"), "003 §5.2.1-5.2.2", "R-083"),
    note=Text(
        nl="Volgens ZIN gebruikt de tweede lijn deze ladder, omdat haar richtlijnen "
        "geen aanbevelingen over medicatie bevatten; de bron noemt de WHO eenmaal "
        "'World Health Association' (Y-07). Het moment is de overgang naar de tweede "
        "lijn, en twaalf weken is een keuze van wervel. Wie het voorschreef en "
        "waarvoor telt niet mee; een middel dat al in het jaar ervoor werd gebruikt "
        "evenmin.",
        en="ZIN says that secondary care uses this ladder, as its guidelines hold no "
        "recommendations on medication; the source once calls the WHO 'World Health "
        "Association' (Y-07). The moment is the entry to secondary care, and twelve "
        "weeks is wervel's choice. Who prescribed it and what for is not looked at; "
        "one already used in the year before does not count.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

interdisciplinary = Recommendation(
    id="iasp-efic-interdisciplinary",
    topic=Topic.REHABILITATION,
    act=Act.REHABILITATION,
    population=population("P-38"),
    settings=_EVERYWHERE,
    at=Moment.CHRONIC,
    title=Text(
        nl="Chronische pijn behandelen met één team",
        en="Treat chronic pain with one team",
    ),
    for_whom=chronic,
    do=rehabilitation_within_twelve_weeks,
    says=Text(
        nl="Behandel chronische pijn met een team uit verschillende vakken, dat vanuit "
        "één biopsychosociale visie samen onderzoekt, doelen stelt en behandelt.",
        en="Treat chronic pain with a team of several disciplines, which from one "
        "biopsychosocial view examines, sets goals and treats together.",
    ),
    for_patients=Text(
        nl="Heeft u al lang pijn? Dan kan een team van zorgverleners u samen "
        "behandelen. Zij spreken met u af wat u wilt bereiken.",
        en="Have you been in pain for long? Then a team of professionals can treat "
        "you together. They agree with you what you want to achieve.",
    ),
    not_measured=Lacks.CONDITIONS,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("iasp-efic-2025"), "004 VRA §4d; support letters", "R-084"),
    note=Text(
        nl="De verenigingen noemen dit de beste praktijk, op grond van overeenstemming "
        "onder deskundigen. Dat het gelezen is als revalidatie binnen twaalf weken is "
        "een keuze van wervel.",
        en="The associations call this best practice, on grounds of consensus. That it "
        "is read as rehabilitation within twelve weeks is wervel's choice.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

coordinated_care = Recommendation(
    id="lancet-coordinated-care",
    topic=Topic.ORGANISATION,
    act=Act.COORDINATION,
    population=population("P-01"),
    settings=(Setting.PRIMARY, Setting.SECONDARY),
    title=Text(
        nl="De patiënt aan het roer, met iemand die coördineert",
        en="The patient in charge, with somebody who coordinates",
    ),
    without_rule=WithoutRule(Action.DO, Lacks.NOT_ONE_PATIENT),
    says=Text(
        nl="Lever de zorg met meer vakken samen, met de patiënt aan het roer en een "
        "zorgverlener die coördineert.",
        en="Give care across disciplines, with the patient in charge and a "
        "professional who coordinates.",
    ),
    for_patients=None,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("lancet-2018"), "003 §1", "R-085"),
    note=Text(
        nl="Volgens ZIN kan dit ook bij LRS gelden; de NVA is het daar niet mee eens "
        "(C-28).",
        en="ZIN holds that this may apply to LRS too; the NVA disagrees (C-28).",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (
    fibromyalgia_treatment,
    biopsychosocial_rehabilitation,
    rehabilitation_list,
    rehabilitation_for_all,
    benzodiazepines,
    interdisciplinary,
    coordinated_care,
)
