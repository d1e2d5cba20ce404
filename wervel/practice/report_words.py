"""The sentences of the report, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

from wervel import text
from wervel.text import Text

TITLE = Text(
    nl="Rugpijnzorg naast de richtlijn", en="Back-pain care beside the guideline"
)
WHERE = Text(nl="Plaats", en="Place")
PERIOD = Text(nl="Periode", en="Period")
FROM_UNTIL = Text(nl="{first} tot en met {last}", en="{first} to {last}")
RELEASE = Text(nl="Uitgave", en="Release")
MODEL = Text(nl="OMOP CDM", en="OMOP CDM")
VOCABULARY = Text(nl="Vocabulaire", en="Vocabulary")
MADE_ON = Text(nl="Gemaakt op", en="Made on")

# The parts of the page
OVERVIEW = Text(
    nl="Waar wijkt de praktijk het meest van de richtlijn af, en hoe zeker is dat?",
    en="Where does practice depart most from the guideline, and how sure are we?",
)
READ = Text(nl="Wat is gelezen en wat niet", en="What was read, and what was not")
PEOPLE = Text(nl="Wie telt mee", en="Who is in")
MEASURES = Text(nl="Elke aanbeveling", en="Every recommendation")
ABOUT = Text(nl="Over dit rapport", en="About this report")
MORE = Text(
    nl="Meer: naar leeftijd, geslacht en diagnose", en="More: by age, sex and diagnosis"
)
TO_OVERVIEW = Text(nl="Overzicht", en="Overview")
TO_READ = Text(nl="Gegevens", en="Records")

# The overview
JUDGED_OF_ALL = Text(
    nl="Van {all} aanbevelingen kunnen deze gegevens er {judged} beoordelen.",
    en="Of {all} recommendations, these records can judge {judged}.",
)
JUDGED_NONE = Text(
    nl="Van {all} aanbevelingen kunnen deze gegevens er geen beoordelen.",
    en="Of {all} recommendations, these records can judge none.",
)
THE_REST = Text(nl="De rest:", en="The rest:")
REST_UNKNOWN = Text(
    nl="{count} meestal niet te zeggen", en="{count} mostly cannot be told"
)
REST_WITHHELD = Text(nl="{count} onderdrukt", en="{count} suppressed")
REST_NOBODY = Text(nl="{count} over niemand hier", en="{count} about nobody here")
DEPARTS_MOST = Text(
    nl="Het verst van de richtlijn:",
    en="Furthest from the guideline:",
)
NOBODY_IN = Text(
    nl="Niemand in deze gegevens komt op een moment waarop een van deze {all} "
    "aanbevelingen geldt. Dat zegt iets over de gegevens, niet over de praktijk: zie "
    "hieronder wat is gelezen en wat niet.",
    en="Nobody in these records comes to a moment at which one of these {all} "
    "recommendations applies. That says something about the records, not about "
    "practice: see below what was read and what was not.",
)
OF_FOLLOWED = Text(
    nl="gevolgd, bij {judged} beoordeelde momenten (95%-interval {interval}); "
    "daarnaast niet te zeggen: {cannot_tell}",
    en="followed, of {judged} moments judged (95% interval {interval}); besides, "
    "cannot tell: {cannot_tell}",
)
SORT_BY = Text(nl="Sorteer op", en="Sort by")
BY_DEPARTURE = Text(nl="minst gevolgd", en="least followed")
BY_TOPIC = Text(nl="onderwerp", en="topic")
BY_NUMBER = Text(nl="meeste momenten", en="most moments")
OVERVIEW_CAPTION = Text(
    nl="Elke aanbeveling: hoe vaak gevolgd. De balk toont alle momenten; het aandeel "
    "is van de momenten die de gegevens kunnen beoordelen.",
    en="Every recommendation: how often it was followed. The bar shows all moments; "
    "the share is of the moments that the records can judge.",
)
RECOMMENDATION = Text(nl="Aanbeveling", en="Recommendation")
ALL_MOMENTS = Text(nl="Alle momenten", en="All moments")
SHARE_FOLLOWED = Text(nl="Gevolgd", en="Followed")
BETWEEN_SHARES = Text(
    nl="tussen {at_least} en {at_most}", en="between {at_least} and {at_most}"
)
INTERVAL = Text(nl="95%-interval", en="95% interval")
OF_ALL = Text(nl="Van alle {all} momenten:", en="Of all {all} moments:")
BOUNDS = Text(nl="Grenzen", en="Bounds")
JUDGED = Text(nl="Beoordeeld", en="Judged")
CANNOT_TELL = Text(nl="Niet te zeggen", en="Cannot tell")

STATUS_JUDGED = Text(
    nl="De gegevens kunnen het beoordelen", en="The records can judge these"
)
STATUS_MOSTLY_UNKNOWN = Text(
    nl="Bij meer dan de helft is het niet te zeggen: alleen grenzen",
    en="For more than half the records cannot tell: only bounds",
)
STATUS_WITHHELD = Text(
    nl="Onderdrukt: te kleine aantallen", en="Suppressed: the numbers are too small"
)
STATUS_NOBODY = Text(
    nl="Niemand in deze gegevens op wie dit slaat",
    en="Nobody in these records whom this is about",
)
NOBODY = Text(nl="niemand", en="nobody")

# One measure: the sentence first
IN_SHARE = Text(
    nl="Bij {ratio} ({interval}) van {judged} {among}{comma} {measured}.",
    en="In {ratio} ({interval}) of {judged} {among}, {measured}.",
)
TELL_ALL = Text(
    nl="De gegevens konden alle momenten beoordelen.",
    en="The records could judge all of them.",
)
TELL_REST = Text(
    nl="Dat zijn de momenten die de gegevens kunnen beoordelen. Bij nog {cannot_tell} "
    "({share} van alle) is het niet te zeggen; hoe die ook uitvallen, het aandeel ligt "
    "tussen {at_least} en {at_most}.",
    en="These are the moments that the records can judge. For another {cannot_tell} "
    "({share} of all) they cannot tell; whichever way those went, the share lies "
    "between {at_least} and {at_most}.",
)
TELL_WITHHELD = Text(
    nl="Dat zijn de momenten die de gegevens kunnen beoordelen. Bij hoeveel andere het "
    "niet te zeggen is, is onderdrukt.",
    en="These are the moments that the records can judge. For how many others they "
    "cannot tell is suppressed.",
)
TELL_NOTHING = Text(
    nl="Van geen van de {all} {among} kunnen de gegevens zeggen of de aanbeveling is "
    "gevolgd.",
    en="For none of {all} {among} can the records tell whether it was followed.",
)
BETWEEN = Text(
    nl="Bij minstens {at_least} en hoogstens {at_most} van {all} {among}{comma} "
    "{measured}.",
    en="In at least {at_least} and at most {at_most} of {all} {among}, {measured}.",
)
BETWEEN_WHY = Text(
    nl="Bij {cannot_tell} ({share}) is het niet te zeggen.",
    en="For {cannot_tell} ({share}) the records cannot tell.",
)
BETWEEN_JUDGED = Text(
    nl="Van de {judged} die ze kunnen beoordelen is bij {ratio} ({interval}) de "
    "aanbeveling gevolgd; of dat voor de rest ook geldt, weten we niet.",
    en="Of the {judged} they can judge, the recommendation was followed in {ratio} "
    "({interval}); whether that holds for the rest is not known.",
)
WITHHELD = Text(
    nl="Het aantal {among} is te klein om te tonen, of het verschil met alle of geen "
    "is te klein: onderdrukt.",
    en="The number of {among} is too small to show, or differs too little from all or "
    "none: suppressed.",
)
NONE = Text(
    nl="In deze gegevens zijn er geen {among}.", en="These records hold no {among}."
)

# One measure: pictures
TREND_TITLES: Mapping[str, Text] = {
    "quarter": Text(nl="Aandeel gevolgd per kwartaal", en="Share followed, by quarter"),
    "year": Text(nl="Aandeel gevolgd per jaar", en="Share followed, by year"),
}
TREND_IN_WORDS = Text(
    nl="Lijngrafiek. {first_label}: {first}; {last_label}: {last}. Laagste {low} "
    "({low_label}), hoogste {high} ({high_label}).",
    en="Line chart. {first_label}: {first}; {last_label}: {last}. Lowest {low} "
    "({low_label}), highest {high} ({high_label}).",
)
TREND_OF_BOUNDS = Text(
    nl="Alleen grenzen. {first_label}: {first}; {last_label}: {last}.",
    en="Bounds only. {first_label}: {first}; {last_label}: {last}.",
)
TREND_UNKNOWN = Text(
    nl="Geen lijn waar het bij meer dan de helft niet te zeggen is.",
    en="No line where more than half cannot be told.",
)
TREND_CAPTION = Text(
    nl="Blauwe band: 95%-interval. Grijze band: waar het aandeel kan liggen als het "
    "niet te zeggen deel wordt meegeteld.",
    en="Blue band: 95% interval. Grey band: where the share can lie when those that "
    "cannot be told are counted in.",
)
TREND_GAPS = Text(
    nl="Kruisje: te klein om te tonen ({count}).",
    en="Cross: too small to show ({count}).",
)
SITES_TITLE = Text(nl="Spreiding tussen zorgaanbieders", en="Spread over care sites")
SITES_IN_WORDS = Text(
    nl="Stippengrafiek van {shown} zorgaanbieders, van {low} tot {high}, mediaan "
    "{median}.",
    en="Dot plot of {shown} care sites, from {low} to {high}, median {median}.",
)
SITES_CAPTION = Text(
    nl="Elke stip is een zorgaanbieder; hoe groter, hoe meer momenten. Stippellijn: "
    "allemaal samen.",
    en="Each dot is a care site; the larger, the more moments. Dotted line: all "
    "together.",
)
SITES_MIDDLE = Text(
    nl="Van wie te zien is ligt de middelste helft tussen {lower} en {upper}.",
    en="Of those shown, the middle half lies between {lower} and {upper}.",
)
SITES_WITHHELD = Text(
    nl="Onderdrukt en niet getoond: {count} van {all}, de kleinste en wie het dichtst "
    "bij geen of alle ligt.",
    en="Suppressed and not shown: {count} of {all}, the smallest and those nearest to "
    "none or all.",
)
SITES_NONE = Text(
    nl="De spreiding tussen zorgaanbieders is niet te tonen.",
    en="The spread over care sites cannot be shown.",
)
SITES_UNKNOWN = Text(
    nl="Niet getoond omdat het meestal niet te zeggen is: {count} van {all}.",
    en="Not shown because most cannot be told: {count} of {all}.",
)
SITES_MANY = Text(
    nl="Dit zijn er {some}, gelijk verdeeld over {all} van laag naar hoog.",
    en="These are {some}, evenly chosen from {all} in order.",
)
TABLE_PERIODS = Text(nl="De getallen per periode", en="The numbers by period")
TABLE_SITES = Text(nl="De getallen per zorgaanbieder", en="The numbers by care site")
PERIODS_CAPTION = Text(nl="{title}: per periode", en="{title}: by period")
SITES_TABLE_CAPTION = Text(
    nl="{title}: zorgaanbieders zonder naam, van laag naar hoog",
    en="{title}: care sites without names, from low to high",
)
PLACE = Text(nl="Plaats", en="Place")

# One measure: the rule and where it stands
IN_WORDS = Text(
    nl="De regel in woorden, waar hij staat, en wat patiënten lezen",
    en="The rule in words, where it stands, and what patients read",
)
BODY = Text(nl="Wie het zegt", en="Who says it")
FOR_WHOM = Text(nl="Voor wie", en="For whom")
MOMENT = Text(nl="Wanneer", en="When")
FOLLOWED_WHEN = Text(nl="Gevolgd als", en="Followed when")
FOR_PATIENTS = Text(nl="Voor patiënten", en="For patients")
SAYS = Text(nl="Aanbeveling", en="Recommendation")
ACTION = Text(nl="Soort", en="Kind")
STRENGTH = Text(nl="Sterkte", en="Strength")
CERTAINTY = Text(nl="Zekerheid van het bewijs", en="Certainty of evidence")
SOURCE = Text(nl="Bron", en="Source")
LOCATOR = Text(nl="Vindplaats", en="Place in it")
NOTE = Text(nl="Let op", en="Note")
REVIEWED = Text(nl="Nagelopen", en="Reviewed")
REVIEWED_AND_NEXT = Text(nl="{reviewed}; weer op {next}", en="{reviewed}; next {next}")
CHECKED = Text(nl="Clinicus", en="Clinician")
CHECKED_BY = Text(nl="gecontroleerd door {name}", en="checked by {name}")
NOT_CHECKED = text.NOT_CHECKED
MOMENTS: Mapping[str, Text] = {
    "first_contact": Text(
        nl="het eerste contact van een nieuwe episode",
        en="the first contact of a new episode",
    ),
    "still_in_care_3_weeks": Text(
        nl="het eerste contact na drie weken", en="the first contact after three weeks"
    ),
    "still_in_care_6_weeks": Text(
        nl="het eerste contact na zes weken", en="the first contact after six weeks"
    ),
    "still_in_care_12_weeks": Text(
        nl="het eerste contact na twaalf weken",
        en="the first contact after twelve weeks",
    ),
    "chronic": Text(
        nl="de eerste keer dat de klacht chronisch is",
        en="the first time the complaint is chronic",
    ),
    "red_flag": Text(nl="de eerste rode vlag", en="the first red flag"),
    "before_scan": Text(nl="de eerste foto of scan", en="the first X-ray or scan"),
    "before_xray": Text(nl="de eerste röntgenfoto", en="the first X-ray"),
    "before_mri": Text(nl="de eerste MRI", en="the first MRI"),
    "before_exercise_therapy": Text(
        nl="de eerste fysio- of oefentherapie",
        en="the first physio- or exercise therapy",
    ),
    "before_injection": Text(
        nl="de eerste injectie of denervatie", en="the first injection or denervation"
    ),
    "before_denervation": Text(nl="de eerste denervatie", en="the first denervation"),
    "before_surgery": Text(nl="de eerste rugoperatie", en="the first back operation"),
    "before_opioid": Text(nl="het eerste opioïd", en="the first opioid"),
    "before_referral": Text(nl="de eerste verwijzing", en="the first referral"),
    "before_epidural_injection": Text(
        nl="de eerste epidurale injectie", en="the first epidural injection"
    ),
    "before_rehabilitation": Text(
        nl="het begin van het eerste revalidatieprogramma",
        en="the start of the first rehabilitation programme",
    ),
}
