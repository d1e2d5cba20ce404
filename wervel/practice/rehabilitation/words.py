"""The sentences of the page of rehabilitation."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.text import Text

TITLE = Text(nl="Revalidatie", en="Rehabilitation")
ENTRY = TITLE
ABOUT = Text(
    nl="Wie met rugpijn bij een revalidatiearts kwam, hoe ernstig het was volgens de "
    "WPN-klasse, wie een programma kreeg en hoeveel uren. Instellingen worden niet "
    "genoemd; hun nummer geldt alleen op deze bladzijde.",
    en="Who came to a rehabilitation physician with back pain, how severe it was by "
    "the WPN class, who received a programme and how many hours. Institutions are not "
    "named; their number holds on this page only.",
)
CONTENT = Text(
    nl="De codelijsten en criteria: {checked}.",
    en="The codelists and criteria: {checked}.",
)
NOT_AN_ERROR = Text(
    nl="Een afwijking is geen fout: zij vraagt om uitleg of aanpassing.",
    en="A difference is no error: it asks to explain or adapt.",
)

# What a reader wants first
LEAD_TOGETHER = Text(
    nl="Waar de patiënten ernstiger zijn, is de dosis hoger: over {count} instellingen "
    "gaan gemiddelde WPN-klasse en gemiddeld aantal uren samen op (rangcorrelatie "
    "{number}).",
    en="Where patients are more severe, the dose is higher: over {count} institutions "
    "mean WPN class and mean hours rise together (rank correlation {number}).",
)
LEAD_APART = Text(
    nl="De ernstigste patiënten krijgen niet duidelijk de meeste uren: over {count} "
    "instellingen hangen gemiddelde WPN-klasse en gemiddeld aantal uren weinig samen "
    "(rangcorrelatie {number}).",
    en="The most severe do not clearly get the most hours: over {count} institutions "
    "mean WPN class and mean hours hardly go together (rank correlation {number}).",
)
LEAD_AGAINST = Text(
    nl="Waar de patiënten ernstiger zijn, is de dosis juist lager: over {count} "
    "instellingen is de rangcorrelatie van WPN-klasse en uren {number}.",
    en="Where patients are more severe, the dose is lower: over {count} institutions "
    "the rank correlation of WPN class and hours is {number}.",
)
LEAD_FEW = Text(
    nl="Of de ernstigste patiënten de meeste uren krijgen, is niet te zeggen: van "
    "minder dan {fewest} instellingen mogen klasse en uren worden getoond, of zij "
    "verschillen niet.",
    en="Whether the most severe get the most hours cannot be told: class and hours may "
    "be shown of fewer than {fewest} institutions, or they do not differ.",
)
LEAD_PILES = Text(
    nl="Net boven 48 uur stapelen programma's zich op bij {count} van de {all} "
    "getoetste instellingen (nummer {which}).",
    en="Just above 48 hours programmes pile up at {count} of the {all} institutions "
    "tested (number {which}).",
)
LEAD_NO_PILES = Text(
    nl="Net boven 48 uur stapelt zich bij geen van de {all} getoetste instellingen "
    "iets op.",
    en="Just above 48 hours nothing piles up at any of the {all} institutions tested.",
)
LEAD_PILE_OF_ALL = Text(
    nl="Over alle programma's samen is er net boven 48 uur wel een ophoping.",
    en="Over all programmes together there is a pile just above 48 hours.",
)
LEAD_UNTESTED = Text(
    nl="Of zich net boven 48 uur iets opstapelt, is bij geen instelling te toetsen.",
    en="Whether anything piles up just above 48 hours can be tested at no institution.",
)

# Nobody
NOBODY = Text(
    nl="In deze bron kwam niemand met rugpijn bij een revalidatiearts, of de bron legt "
    "dat niet vast. Er is dus niets te tonen; het is geen nul.",
    en="In this source nobody with back pain came to a rehabilitation physician, or "
    "the source does not record it. So there is nothing to show; it is not a zero.",
)
ALL_SMALL = Text(
    nl="Er kwamen zo weinig mensen bij een revalidatiearts dat alles is onderdrukt.",
    en="So few came to a rehabilitation physician that everything is suppressed.",
)
MUST_RECORD = Text(nl="Wat een bron moet vastleggen", en="What a source must record")
MUST_RECORD_LEAD = Text(
    nl="Voor de WPN-klasse en de uren bestaat geen openbare code. wervel leest daarom "
    "eigen codes in de tabel measurement, met vocabulary_id WERVEL en het getal in "
    "value_as_number.",
    en="No public code exists for the WPN class and the hours. So wervel reads codes "
    "of its own in the table measurement, with vocabulary_id WERVEL and the number in "
    "value_as_number.",
)
RECORD = Text(nl="Gegeven", en="Record")
CODE = Text(nl="Codelijst", en="Codelist")
HOW_RECORDED = Text(nl="Hoe vast te leggen", en="How to record it")
IS_THERE = Text(nl="In deze bron", en="In this source")
THERE = Text(nl="ja", en="yes")
NOT_THERE = Text(nl="nee", en="no")
RECORDS: Mapping[str, tuple[Text, Text]] = {
    "rehabilitation_physician": (
        Text(nl="contact met de revalidatiearts", en="contact with the physician"),
        Text(
            nl="een bezoek of meting bij een zorgverlener met dit specialisme",
            en="a visit or measurement with a provider of this specialty",
        ),
    ),
    "rehabilitation_programme": (
        Text(nl="eerste dag van het programma", en="first day of the programme"),
        Text(
            nl="een verrichting met zorgproduct 14D837 of 14D838",
            en="a procedure with care product 14D837 or 14D838",
        ),
    ),
    "rehabilitation_wpn_class": (
        Text(nl="WPN-klasse", en="WPN class"),
        Text(
            nl="code wpn-class, 1 tot 4, op de dag van de intake",
            en="code wpn-class, 1 to 4, on the day of the intake",
        ),
    ),
    "rehabilitation_hours": (
        Text(nl="ontvangen uren", en="hours received"),
        Text(
            nl="code rehabilitation-hours, aan het eind van het programma",
            en="code rehabilitation-hours, at the end of the programme",
        ),
    ),
}

# Severity and dose
DOSE = Text(nl="Ernst en dosis", en="Severity and dose")
DOSE_PICTURE = Text(
    nl="Gemiddelde klasse en uren per instelling",
    en="Mean class and hours per institution",
)
DOSE_TABLE = Text(
    nl="Ernst en uren per instelling, van wie werd toegelaten",
    en="Severity and hours per institution, of those admitted",
)
DOSE_CAPTION = Text(
    nl="Een punt is een instelling, met haar nummer uit de tabel. Een ruit: net boven "
    "48 uur stapelt zich iets op. De stippellijn is 48 uur. Hoger naar rechts is wat "
    "men verwacht: ernst en dosis horen bij elkaar te passen (O-51). Met weinig "
    "instellingen geeft toeval alleen al vaak een flinke samenhang.",
    en="A dot is an institution, with its number in the table. A diamond: something "
    "piles up just above 48 hours. The dotted line is 48 hours. Higher towards the "
    "right is what one expects: severity and dose should fit (O-51). With few "
    "institutions chance alone often gives a fair correlation.",
)
DOSE_IN_WORDS = Text(
    nl="{count} instellingen: van klasse {low} met {low_dose} uur tot klasse {high} "
    "met {high_dose} uur.",
    en="{count} institutions: from class {low} with {low_dose} hours to class {high} "
    "with {high_dose} hours.",
)
DOSE_HOVER = Text(
    nl="Instelling {which}<br>gemiddelde klasse <b>{severity}</b><br>gemiddeld "
    "<b>{dose}</b> uur",
    en="Institution {which}<br>mean class <b>{severity}</b><br>mean <b>{dose}</b> "
    "hours",
)
DOSE_NONE = Text(
    nl="Van geen twee instellingen mogen klasse en uren beide worden getoond.",
    en="Class and hours may both be shown of no two institutions.",
)
INSTITUTION = Text(nl="Instelling", en="Institution")
WITH_CLASS = Text(nl="Met klasse", en="With a class")
SHARE_SEVERE = Text(nl="Klasse 3 of 4", en="Class 3 or 4")
MEAN_CLASS = Text(nl="Gemiddelde klasse", en="Mean class")
WITH_HOURS = Text(nl="Met uren", en="With hours")
MEAN_HOURS = Text(nl="Gemiddelde uren", en="Mean hours")
SHARE_ABOVE = Text(nl="Boven 48 uur", en="Above 48 hours")
PILE = Text(nl="Ophoping net boven 48", en="Pile just above 48")
PILES: Mapping[str, Text] = {
    "yes": Text(nl="ja", en="yes"),
    "no": Text(nl="nee", en="no"),
    "": Text(nl="niet te toetsen", en="cannot test"),
}
EVERYBODY = Text(nl="alle samen", en="all together")
NO_INSTITUTION = Text(nl="zonder instelling", en="without institution")

# Hours
HOURS = Text(nl="Uren en de grenzen van 48 en 130", en="Hours and limits of 48 and 130")
HOURS_LEAD = Text(
    nl="Zorgproduct 14D837 gaat tot 48 uur, 14D838 tot 130 uur (PC-12). Wie iets over "
    "48 uur gaat, valt in het zware product.",
    en="Care product 14D837 goes up to 48 hours, 14D838 up to 130 (PC-12). Whoever "
    "goes a little over 48 hours falls in the heavy product.",
)
HOURS_PICTURE = Text(nl="Programma's naar uren", en="Programmes by hours")
HOURS_CAPTION = Text(
    nl="De oppervlakte van een balk telt de programma's. Balken van vier uur, "
    "samengevoegd tot geen ervan klein is. De stippellijnen zijn 48 en 130 uur.",
    en="The area of a bar counts programmes. Bars of four hours, put together until "
    "none is small. The dotted lines are 48 and 130 hours.",
)
HOURS_IN_WORDS = Text(
    nl="Programma's naar uren: {up_to} tot en met 48 uur, {above} erboven.",
    en="Programmes by hours: {up_to} up to 48 hours, {above} above it.",
)
HOURS_HOVER = Text(
    nl="{hours} uur<br><b>{count}</b> programma's",
    en="{hours} hours<br><b>{count}</b> programmes",
)
HOURS_NONE = Text(
    nl="Van te weinig programma's zijn uren bekend.",
    en="Hours are known of too few programmes.",
)
HOURS_COLUMN = Text(nl="Uren", en="Hours")
PER_HOUR = Text(nl="Programma's per uur", en="Programmes per hour")
PROGRAMMES = Text(nl="Programma's", en="Programmes")
BETWEEN = Text(nl="meer dan {above} t/m {until}", en="more than {above} to {until}")
MORE_THAN = Text(nl="meer dan {above}", en="more than {above}")

# Seen and admitted
CLASSES = Text(nl="Gezien en toegelaten", en="Seen and admitted")
CLASSES_LEAD = Text(
    nl="Toegelaten is wie binnen een half jaar na de intake aan een programma begon. "
    "Interdisciplinaire revalidatie is bedoeld voor klasse 3 en 4, altijd samen met "
    "de vraag of er genoeg eerstelijnszorg was (W-24). De Patiëntenfederatie schreef "
    "dat minder dan de helft van de verwezenen een behandeling krijgt (P-38); daar "
    "gaat het om alle chronische pijn.",
    en="Admitted is who began a programme within half a year of the intake. "
    "Interdisciplinary rehabilitation is meant for class 3 and 4, always together with "
    "the question whether there was enough primary care (W-24). The patients' "
    "federation wrote that fewer than half of those referred receive treatment (P-38); "
    "that is about all chronic pain.",
)
CLASSES_CAPTION = Text(
    nl="Wie gezien werd, naar WPN-klasse", en="Who was seen, by WPN class"
)
WPN = Text(nl="WPN-klasse", en="WPN class")
ADMITTED = Text(nl="Toegelaten", en="Admitted")
NOT_ADMITTED = Text(nl="Niet toegelaten", en="Not admitted")
OPEN = Text(nl="Niet lang genoeg gevolgd", en="Not observed long enough")
SHARE = Text(nl="Aandeel", en="Share")
INTERVAL = Text(nl="95%-interval", en="95% interval")
NO_CLASS = Text(nl="niet vastgelegd", en="not recorded")

# Before
BEFORE = Text(nl="Wat eraan voorafging", en="What went before")
BEFORE_LEAD = Text(
    nl="Zorg in dezelfde episode vóór de eerste dag van het programma, van wie werd "
    "toegelaten.",
    en="Care in the same episode before the first day of the programme, of those who "
    "were admitted.",
)
BEFORE_CAPTION = Text(nl="Zorg vóór het programma", en="Care before the programme")
CARE = Text(nl="Zorg", en="Care")
YES = Text(nl="Ja", en="Yes")
NO = Text(nl="Nee", en="No")
CARES: Mapping[str, Text] = {
    "therapy_before": Text(
        nl="fysio- of oefentherapie", en="physio- or exercise therapy"
    ),
    "psychological_before": Text(
        nl="psychologische of psychosomatische zorg",
        en="psychological or psychosomatic care",
    ),
    "specialist_before": Text(nl="andere medisch specialist", en="other specialist"),
    "imaging_before": Text(nl="beeldvorming van de rug", en="imaging of the back"),
}
CRITERIA = Text(nl="Laatste redmiddel", en="Last resort")
CRITERIA_LEAD = Text(
    nl="Zorgverzekeraars Nederland wil revalidatie voor wie alle stappen van stepped "
    "care doorliep (P-25). Geen enkel dossier kan bewijzen dat aan alle criteria is "
    "voldaan: zelfzorg en het uitblijven van resultaat staan er niet in. Te zien is "
    "alleen waar een stap ontbreekt. Een contact telt als de stap; of die goed en "
    "genoeg was, zegt het dossier niet.",
    en="The Dutch health insurers want rehabilitation for those who passed all steps "
    "of stepped care (P-25). No record can prove that all criteria are met: self-care "
    "and a lack of result are not in it. All that shows is where a step is missing. A "
    "contact counts as the step; whether it was good and enough, the record does not "
    "say.",
)
CRITERIA_CAPTION = Text(
    nl="Criteria, voor zover dossiers ze tonen", en="Criteria, as far as records show"
)
CRITERION = Text(nl="Criterium", en="Criterion")
ALL_STEPS = Text(nl="alle criteria samen", en="all criteria together")
SHOWN_MET = Text(nl="Stap te zien", en="Step is shown")
SHOWN_LACKING = Text(nl="Stap ontbreekt", en="Step is missing")

# About
HOW = Text(nl="Hoe gemaakt", en="How it was made")
HOW_STAY = Text(
    nl="Een intake hoort bij een episode als zij valt tussen de eerste "
    "rugpijnregistratie en {tail} dagen na de laatste. Wie later komt, is niet in deze "
    "cijfers.",
    en="An intake is of an episode if it lies between the first record of back pain "
    "and {tail} days after the last. Who comes later is not in these numbers.",
)
HOW_WINDOW = Text(
    nl="Een programma hoort bij de intake als het binnen {longest} dagen begint; uren "
    "als zij binnen {longest} dagen daarna zijn vastgelegd. De instelling is die van "
    "het programma.",
    en="A programme belongs to the intake if it begins within {longest} days; hours if "
    "they are recorded within {longest} days after that. The institution is that of "
    "the programme.",
)
HOW_PILE = Text(
    nl="Ophoping: van de programma's van 44 tot 56 uur valt een derde tussen 48 en 52 "
    "als hun aantal gelijkmatig stijgt of daalt; getoetst met de exacte binomiale "
    "toets, eenzijdig, met {sure} kans op enig vals signaal over alle instellingen. "
    "Een vast programma van 50 uur geeft hetzelfde beeld.",
    en="Pile: of the programmes of 44 to 56 hours one third lies between 48 and 52 if "
    "their number rises or falls evenly; tested with the exact binomial test, "
    "one-sided, with a chance of {sure} of any false signal over all institutions. A "
    "fixed programme of 50 hours looks the same.",
)
HOW_MEANS = Text(
    nl="Een gemiddelde vraagt minstens {fewest} programma's, een rangcorrelatie "
    "(Spearman) minstens {institutions} instellingen; vanaf 0,5 heet dat samengaan.",
    en="A mean asks for at least {fewest} programmes, a rank correlation (Spearman) "
    "for at least {institutions} institutions; at 0.5 or more they are said to go "
    "together.",
)
HOW_CHOICE = Text(
    nl="Deze grenzen en vensters zijn keuzes van wervel.",
    en="These limits and windows are wervel's choice.",
)
HOW_SMALL = Text(
    nl="Alle getallen gingen samen door de regel {name} voor kleine aantallen en zijn "
    "elk apart afgerond; een gemiddelde is ook weg waar het een klein aantal zou "
    "verraden.",
    en="All counts passed the rule {name} for small numbers together and are each "
    "rounded; a mean is withheld too where it would give a small count away.",
)
