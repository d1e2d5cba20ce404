"""The sentences of the report about the records and about itself."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.text import Text

# What was read
TABLES_SUMMARY = Text(
    nl="{read} tabellen gelezen, {empty} leeg, {missing} ontbreken.",
    en="{read} tables read, {empty} empty, {missing} missing.",
)
TABLES_CAPTION = Text(nl="Tabellen van de bron", en="Tables of the source")
TABLE = Text(nl="Tabel", en="Table")
STATE = Text(nl="Toestand", en="State")
ROWS = Text(nl="Rijen", en="Rows")
NEEDED_FOR = Text(nl="Waarvoor", en="What for")
STATES: Mapping[str, Text] = {
    "read": Text(nl="gelezen", en="read"),
    "missing": Text(nl="ontbreekt", en="missing"),
    "empty": Text(nl="leeg", en="empty"),
}
USES: Mapping[str, Text] = {
    "person": Text(nl="wie er is", en="who there is"),
    "observation_period": Text(
        nl="wanneer iemand is gevolgd", en="when somebody was under observation"
    ),
    "visit_occurrence": Text(
        nl="contacten met zorgverleners en specialisten",
        en="contacts with providers and specialists",
    ),
    "condition_occurrence": Text(
        nl="klachten, diagnoses en rode vlaggen", en="complaints, diagnoses, red flags"
    ),
    "drug_exposure": Text(
        nl="pijnstillers en andere middelen", en="painkillers and other drugs"
    ),
    "procedure_occurrence": Text(
        nl="beeldvorming, therapie, injecties, operaties, verwijzingen",
        en="imaging, therapy, injections, operations, referrals",
    ),
    "measurement": Text(nl="pijnscore en beperking", en="pain score and limitation"),
    "observation": Text(
        nl="verzuim, psychosociale factoren, verwijzingen",
        en="sick leave, psychosocial factors, referrals",
    ),
    "provider": Text(nl="wie de zorg gaf", en="who gave the care"),
    "location": Text(nl="in welke regio", en="in which region"),
    "care_site": Text(nl="waar de zorg was", en="where the care was"),
    "death": Text(nl="controle van datums", en="checks of dates"),
    "cost": Text(nl="kosten", en="costs"),
    "concept": Text(nl="wat de codes betekenen", en="what the codes mean"),
    "concept_ancestor": Text(
        nl="welke codes onder andere vallen", en="which codes fall under others"
    ),
    "cdm_source": Text(nl="welke uitgave dit is", en="which release this is"),
}
UNKNOWN = Text(
    nl="Wat deze gegevens voor niemand kunnen zeggen",
    en="What these records cannot tell for anybody",
)
UNKNOWN_LEAD = Text(
    nl="Deze vragen blijven onbekend, omdat de bron niet vastlegt wat ervoor nodig is. "
    "Aanbevelingen die ervan afhangen zijn niet te beoordelen waar het antwoord telt.",
    en="These questions stay unknown, because the source does not record what they "
    "need. Recommendations that hang on them cannot be judged where the answer counts.",
)
UNKNOWN_NOTHING = Text(
    nl="De bron legt vast wat voor alle vragen nodig is.",
    en="The source records what all questions need.",
)
QUESTION = Text(nl="Vraag", en="Question")
NOT_RECORDED = Text(nl="Niet vastgelegd", en="Not recorded")
HOW_FAR = Text(nl="Onbekend", en="Unknown")
FOR_ALL = Text(nl="voor iedereen", en="for everybody")
UNLESS_OTHERS = Text(nl="tenzij ander bewijs het zegt", en="unless other records tell")
LISTS_SUMMARY = Text(
    nl="Van {all} codelijsten komen er {found} voor in de gegevens",
    en="Of {all} lists of codes, {found} occur in the records",
)
LISTS_CAPTION = Text(
    nl="Codelijsten: hoeveel codes van elke lijst voorkomen, en bij wie",
    en="Lists of codes: how many codes of each occur, and with whom",
)
LIST = Text(nl="Lijst", en="List")
MEANING = Text(nl="Betekenis", en="Meaning")
CODES = Text(nl="Codes", en="Codes")
RECORDS = Text(nl="Registraties", en="Records")
PERSONS = Text(nl="Personen", en="Persons")
NOTICES = Text(nl="Opgevallen bij het lezen", en="Noticed while reading")

# Who is in
PEOPLE_LEAD = Text(
    nl="Van {first} {first_step} blijven er {last} over {last_step}.",
    en="Of {first} {first_step}, {last} are left {last_step}.",
)
PEOPLE_CAPTION = Text(
    nl="Van iedereen tot wie meetelt, stap voor stap",
    en="From everybody to those who count, step by step",
)
STEP = Text(nl="Stap", en="Step")
EPISODES = Text(nl="Episoden", en="Episodes")
PEOPLE_NONE = Text(
    nl="Niemand in deze gegevens heeft vastgelegde rugpijn binnen de observatie. Alles "
    "hieronder is daarom leeg; de regels staan er wel.",
    en="Nobody in these records has back pain recorded while under observation. "
    "Everything below is empty therefore; the rules are still there.",
)

# About this report
INTENDED_USE = Text(
    nl="Dit rapport adviseert; een clinicus beslist. Het beschrijft zorg in groepen. "
    "Afwijken van een richtlijn kan in een enkel geval goede zorg zijn.",
    en="This report advises; a clinician decides. It describes care in groups. To "
    "depart from a guideline can be good care in a single case.",
)
HOW_TO_READ = Text(nl="Hoe te lezen", en="How to read it")
READ_VERDICTS = Text(
    nl="Op elk moment waarop een aanbeveling geldt is zij gevolgd, niet gevolgd, of is "
    "het niet te zeggen. Onbekend wordt nooit stilzwijgend nee.",
    en="At each moment to which a recommendation applies, it was followed, not "
    "followed, or the records cannot tell. Unknown never silently becomes no.",
)
READ_SHARE = Text(
    nl="Het aandeel gevolgd is van de momenten die te beoordelen zijn. Hoger is altijd "
    "dichter bij de richtlijn. Het 95%-interval is dat van Wilson.",
    en="The share followed is of the moments that can be judged. Higher is always "
    "closer to the guideline. The 95% interval is Wilson's.",
)
READ_BOUNDS = Text(
    nl="De grenzen zeggen waar het aandeel ligt als alle niet te zeggen momenten niet, "
    "of juist wel, waren gevolgd.",
    en="The bounds say where the share lies if all moments that cannot be told were "
    "not followed, or were.",
)
SMALL_NUMBERS = Text(nl="Kleine aantallen", en="Small numbers")
SUPPRESSION = Text(
    nl="Aantallen van 1 tot en met {under} zijn onderdrukt, en ook aantallen waaruit "
    "zulke af te leiden zijn. Onderdrukt is nooit nul.",
    en="Counts from 1 to {under} are suppressed, and so are counts from which such "
    "could be worked out. Suppressed is never zero.",
)
NO_SUPPRESSION = Text(
    nl="Geen enkel aantal is onderdrukt: dit rapport mag het huis niet uit.",
    en="No count is suppressed: this report may not leave the house.",
)
ROUNDING = Text(
    nl="Andere aantallen zijn afgerond op {base}; aandelen komen uit de afgeronde "
    "aantallen.",
    en="Other counts are rounded to the nearest {base}; shares come from the rounded "
    "counts.",
)
RULE_NAME = Text(nl="Regel: {name}.", en="Rule: {name}.")
THE_NUMBERS = Text(nl="De getallen", en="The numbers")
FILES = Text(
    nl="De metingen van deze pagina staan ernaast als",
    en="The measures of this page stand beside it as",
)
AND = Text(nl="en", en="and")
HOW_MADE = Text(nl="Hoe gemaakt", en="How it was made")
MADE_BY = Text(
    nl="Gemaakt door wervel {version}, uit dezelfde regels die hierboven in woorden "
    "staan.",
    en="Made by wervel {version}, from the same rules that stand above in words.",
)
