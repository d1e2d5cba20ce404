"""What Dutch standards of several disciplines together recommend.

Items R-070 to R-075, R-078 and R-086. Of most of them the documents hold the subject,
not the content; the Ketenzorgrichtlijn was never authorised.
"""

from __future__ import annotations

from wervel.episodes.moments import Moment
from wervel.facts.alarm import any_red_flag
from wervel.facts.complaint import in_primary_care, non_specific
from wervel.facts.consultation import interacting_factors
from wervel.facts.outlook import SEVERE_DISABILITY, disability_index
from wervel.facts.specialist_care import fibromyalgia
from wervel.facts.treatment import specialist_care_within_two_weeks
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
    Standing,
    Strength,
    Topic,
)
from wervel.text import Text

imaging = Recommendation(
    id="ketenzorg-imaging",
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
        nl="Vraag alleen beeldvorming aan bij een rode vlag of een vermoeden van een "
        "specifieke oorzaak, en verwijs dan meteen naar de tweede lijn.",
        en="Ask for imaging only with a red flag or a suspected specific cause, and "
        "then refer to secondary care at once.",
    ),
    for_patients=Text(
        nl="Een foto of scan is alleen nodig bij tekenen van een ernstige oorzaak. Dan "
        "gaat u ook snel naar het ziekenhuis.",
        en="An X-ray or scan is only needed with signs of a serious cause. Then you "
        "will also go to hospital soon.",
    ),
    not_measured=Lacks.NOT_IN_FORCE,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    standing=Standing.NEVER_IN_FORCE,
    source=Source(guideline("ketenzorg-2010"), "003 §4.1; §1.1.2", "R-070"),
    note=Text(
        nl="De richtlijn is verouderd. Meteen verwijzen is gelezen als binnen twee "
        "weken, en een vermoeden telt niet mee, zoals bij de NHG (R-011): keuzes van "
        "wervel.",
        en="The guideline is outdated. At once is read as within two weeks, and a "
        "suspicion does not count, as with the NHG (R-011): wervel's choices.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

coordination = Recommendation(
    id="ketenzorg-coordination",
    topic=Topic.ORGANISATION,
    act=Act.COORDINATION,
    population=population("P-01"),
    settings=(Setting.PRIMARY, Setting.SECONDARY),
    title=Text(
        nl="Samen werken, met iemand die de zorg coördineert",
        en="Work together, with somebody who coordinates care",
    ),
    without_rule=WithoutRule(Action.DO, Lacks.NOT_ONE_PATIENT),
    says=Text(
        nl="Werk over de vakken heen samen, maak beleid voor ziekteverzuim, laat "
        "iemand de zorg coördineren (een rugconsulent) en voer dit landelijk, "
        "regionaal en plaatselijk in.",
        en="Work together across disciplines, have a policy for sick leave, let "
        "somebody coordinate care (a back consultant), and introduce this nationally, "
        "regionally and locally.",
    ),
    for_patients=None,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    standing=Standing.NEVER_IN_FORCE,
    source=Source(
        guideline("ketenzorg-2010"),
        "003 §1.1.2; §1.2.1; F.1 ZIN replies",
        "R-071",
    ),
    note=Text(
        nl="Hoe dit moet is niet vermeld. Over een rugconsulent zijn de partijen het "
        "niet eens (C-16).",
        en="How to do it is not stated. The parties disagree about a back consultant "
        "(C-16).",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

stepped_care = Recommendation(
    id="care-standard-stepped-care",
    topic=Topic.ORGANISATION,
    act=Act.COORDINATION,
    population=population("P-38"),
    settings=(Setting.PRIMARY, Setting.SECONDARY),
    title=Text(
        nl="Getrapte zorg: niet zwaarder dan nodig",
        en="Stepped care: no heavier than needed",
    ),
    without_rule=WithoutRule(Action.DO, Lacks.NOT_ONE_PATIENT),
    says=Text(
        nl="Kies steeds de behandeling die het beste werkt, het minst belast en haar "
        "kosten waard is, passend bij aard, ernst en behoefte. Herken chronische pijn "
        "op tijd, voorkom haar zo mogelijk, werk over vakken heen, en met de patiënt "
        "als gelijken.",
        en="Always choose the treatment that works best, burdens least and is worth "
        "its cost, fitting nature, severity and need. Recognise chronic pain in time, "
        "prevent it where possible, work across disciplines, and with the patient as "
        "equals.",
    ),
    for_patients=None,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(
        guideline("care-standard-chronic-pain-2017"),
        "003 §1.1.1, footnote 5",
        "R-072",
    ),
    note=Text(
        nl="De bron geeft beginselen; bij welke patiënt welke stap hoort is niet "
        "vermeld.",
        en="The source gives principles; which step belongs to which patient is not "
        "stated.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

scaling = Recommendation(
    id="leidraad-scaling",
    topic=Topic.ORGANISATION,
    act=Act.COORDINATION,
    population=population("P-38"),
    settings=(Setting.PRIMARY, Setting.SECONDARY, Setting.TERTIARY),
    title=Text(
        nl="Zorg zwaarder of lichter maken volgens criteria",
        en="Scale care up or down by criteria",
    ),
    without_rule=WithoutRule(Action.DO, Lacks.CONTENT),
    says=Text(
        nl="Maak de zorg bij chronische pijn zwaarder of lichter volgens de criteria "
        "van Module III, van de eerste tot en met de derde lijn.",
        en="Scale care for chronic pain up or down by the criteria of Module III, from "
        "primary to tertiary care.",
    ),
    for_patients=None,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("leidraad-chronic-pain-2024"), "004 VRA §4e", "R-073"),
    note=Text(
        nl="De VRA stelde de Leidraad vast in november 2024; de NVA wil opnieuw "
        "bespreken wie de zorgcoördinator is.",
        en="The VRA adopted the Leidraad in November 2024; the NVA reopened the "
        "question who the care coordinator is.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

pain_rehabilitation = Recommendation(
    id="fms-pain-rehabilitation",
    topic=Topic.REHABILITATION,
    act=Act.REHABILITATION,
    population=population("P-22"),
    settings=(Setting.SECONDARY,),
    title=Text(
        nl="Pijnrevalidatie: inschatten, samen behandelen, nazorg",
        en="Pain rehabilitation: assess, treat together, aftercare",
    ),
    without_rule=WithoutRule(Action.DO, Lacks.CONTENT),
    says=Text(
        nl="Volg de richtlijn bij screening en inschatting, interdisciplinaire "
        "behandeling en nazorg.",
        en="Follow the guideline in screening and assessment, interdisciplinary "
        "treatment and aftercare.",
    ),
    for_patients=Text(
        nl="Voordat u met revalidatie begint, kijkt het team goed wat er speelt. "
        "Daarna behandelt het team u samen. Ook na afloop is er zorg.",
        en="Before you begin rehabilitation, the team looks closely at what is going "
        "on. Then they treat you together. There is care afterwards too.",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("fms-pain-rehabilitation-2024"), "004 VRA §4e", "R-074"),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

framework = Recommendation(
    id="vra-framework",
    topic=Topic.REHABILITATION,
    act=Act.REHABILITATION,
    population=population("P-22"),
    settings=(Setting.SECONDARY,),
    title=Text(
        nl="Revalidatie volgens landelijke minimumeisen, met uitleg over pijn",
        en="Rehabilitation by national minimum requirements, with pain education",
    ),
    without_rule=WithoutRule(Action.DO, Lacks.CONTENT),
    says=Text(
        nl="Houd bij interdisciplinaire revalidatie de landelijke minimumeisen aan en "
        "geef uitleg over pijn.",
        en="In interdisciplinary rehabilitation keep to the national minimum "
        "requirements and give education about pain.",
    ),
    for_patients=Text(
        nl="Revalidatie moet overal aan dezelfde eisen voldoen. U krijgt ook uitleg "
        "over pijn.",
        en="Rehabilitation must meet the same requirements everywhere. You also get an "
        "explanation of pain.",
    ),
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("vra-framework-2022"), "004 VRA §4e; 003 §2.1", "R-075"),
    note=Text(
        nl="De minimumeisen staan in de versie van 2022; dat uitleg over pijn wordt "
        "aanbevolen, zegt ZIN in 2021 over een eerdere versie.",
        en="The minimum requirements are in the version of 2022; that pain education "
        "is recommended ZIN says in 2021 of an earlier version.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

fibromyalgia_treatment = Recommendation(
    id="health-council-fibromyalgia",
    topic=Topic.REHABILITATION,
    act=Act.REHABILITATION,
    population=population("P-33"),
    settings=(Setting.SECONDARY,),
    at=Moment.BEFORE_REHABILITATION,
    title=Text(
        nl="Fibromyalgie: revalidatie alleen als het complex of ernstig is",
        en="Fibromyalgia: rehabilitation only when complex or severe",
    ),
    for_whom=fibromyalgia,
    only_if=interacting_factors | (disability_index >= SEVERE_DISABILITY),
    says=Text(
        nl="Bied bij fibromyalgie alleen een behandeling van meer onderdelen aan als "
        "de problemen complex of de beperkingen ernstig zijn; bepaal de onderdelen per "
        "patiënt, na een biopsychosociale verkenning.",
        en="In fibromyalgia offer treatment of several components only when problems "
        "are complex or limitations severe; choose the components for each patient, "
        "after a biopsychosocial exploration.",
    ),
    for_patients=Text(
        nl="Heeft u fibromyalgie? Een programma met meer behandelingen is alleen nodig "
        "als u in veel dingen vastloopt. Het wordt dan op u afgestemd.",
        en="Do you have fibromyalgia? A programme of several treatments is only needed "
        "when you are stuck in many things. It is then fitted to you.",
    ),
    not_measured=Lacks.NOT_RECORDED,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(
        guideline("health-council-fibromyalgia-2024"), "004 VRA §4d", "R-078"
    ),
    note=Text(
        nl="Wervel ziet fibromyalgie alleen bij mensen met een episode van rugpijn. "
        "Een behandeling van meer onderdelen is gelezen als revalidatie, complex als "
        "factoren die samenhangen, ernstig als een Oswestry-index van 41 of meer: "
        "keuzes van wervel.",
        en="Wervel sees fibromyalgia only in people with an episode of back pain. "
        "Treatment of several components is read as rehabilitation, complex as "
        "interacting factors, severe as an Oswestry index of 41 or more: wervel's "
        "choices.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

mental_health_care = Recommendation(
    id="ggz-solk",
    topic=Topic.THERAPY,
    act=Act.BEHAVIOURAL_TREATMENT,
    population=population("P-35"),
    settings=(Setting.SECONDARY,),
    title=Text(
        nl="Chronische rugpijn in de ggz: inhoud niet bekend",
        en="Chronic back pain in mental health care: content not known",
    ),
    without_rule=WithoutRule(Action.NOT_STATED, Lacks.CONTENT),
    says=Text(
        nl="Wat de richtlijn voor onvoldoende verklaarde lichamelijke klachten bij "
        "chronische rugpijn aanbeveelt, is niet vermeld.",
        en="What the guideline on insufficiently explained physical complaints "
        "recommends for chronic back pain is not stated.",
    ),
    for_patients=None,
    strength=Strength.NOT_STATED,
    certainty=Certainty.NOT_STATED,
    source=Source(guideline("ggz-solk"), "003 F.1 ZN", "R-086"),
    note=Text(
        nl="De indeling bij gedragsmatige behandeling is een keuze van wervel.",
        en="That it stands under behavioural treatment is wervel's choice.",
    ),
    reviewed=REVIEWED,
    next_review=NEXT_REVIEW,
)

ALL = (
    imaging,
    coordination,
    stepped_care,
    scaling,
    pain_rehabilitation,
    framework,
    fibromyalgia_treatment,
    mental_health_care,
)
