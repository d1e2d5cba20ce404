"""The sentences of the page of data quality."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.text import Text

TITLE = Text(nl="Datakwaliteit", en="Data quality")
TITLE_CHANGES = Text(
    nl="Wat veranderde tussen twee leveringen", en="What changed between two loads"
)
ENTRY = Text(nl="Datakwaliteit", en="Data quality")
CONTENT = Text(
    nl="Aanbevelingen en codelijsten: {checked}.",
    en="Recommendations and codelists: {checked}.",
)
MEANS = Text(
    nl="Een maat kan bewegen doordat de zorg verandert, of doordat het vastleggen "
    "verandert. Deze pagina gaat over het tweede.",
    en="A measure can move because care changes, or because recording does. This page "
    "is about the second.",
)

# What matters most
LEAD_NOBODY = Text(
    nl="Geen enkele persoon staat in beide leveringen: de nummers zijn vernieuwd, of "
    "dit zijn twee bronnen. Verschillen hieronder zijn dan geen veranderingen.",
    en="No person is in both loads: the ids were renewed, or these are two sources. "
    "Differences below are then no changes.",
)
LEAD_RESTATED = Text(
    nl="Over dezelfde periode geeft de nieuwe levering andere getallen bij {count} van "
    "{all} maten; het meest bij “{measure}”: van {before} naar {after} gevolgd.",
    en="Over the same period the new load gives other numbers for {count} of {all} "
    "measures; most for “{measure}”: from {before} to {after} followed.",
)
LEAD_RESTATED_UNSHOWN = Text(
    nl="Over dezelfde periode geeft de nieuwe levering andere getallen bij {count} van "
    "{all} maten, zonder dat een getoond aandeel verandert.",
    en="Over the same period the new load gives other numbers for {count} of {all} "
    "measures, without a change in a share that is shown.",
)
LEAD_SAME = Text(
    nl="Over dezelfde periode geeft de nieuwe levering bij elke maat gelijke getallen.",
    en="Over the same period the new load gives the same numbers for every measure.",
)
LEAD_DRIFT = Text(
    nl="Op {count} plekken is het coderen verschoven; het meest op praktijk {site}: "
    "{coded}, van {before} naar {after}.",
    en="Coding has moved in {count} places; most at care site {site}: {coded}, from "
    "{before} to {after}.",
)
LEAD_NO_DRIFT = Text(
    nl="Nergens is een verschuiving in het coderen te zien die boven toeval uitgaat.",
    en="No shift in coding is seen anywhere that goes beyond chance.",
)
LEAD_SILENT = Text(
    nl="De vraag die het vaakst open blijft waar een maat niet te zeggen is: “{fact}” "
    "(bij {count} van de {all} zulke momenten van “{measure}”).",
    en="The question most often open where a measure cannot tell: “{fact}” (at {count} "
    "of the {all} such moments of “{measure}”).",
)

# Two loads
LOADS = Text(nl="De twee leveringen", en="The two loads")
LOADS_CAPTION = Text(nl="Uitgave, periode en personen", en="Release, period, persons")
WHAT = Text(nl="Wat", en="What")
BEFORE = Text(nl="Oud", en="Before")
AFTER = Text(nl="Nieuw", en="After")
NAME = Text(nl="Naam", en="Name")
RELEASE = Text(nl="Uitgave", en="Release")
VOCABULARY = Text(nl="Versie van de vocabulaires", en="Version of the vocabularies")
UNTIL = Text(nl="Gevolgd tot", en="Observed until")
BOTH = Text(nl="Personen in beide", en="Persons in both")
ONE_ONLY = Text(nl="Personen in alleen deze", en="Persons in this one only")
NOT_TOLD = Text(nl="niet vermeld", en="not told")

MEASURES = Text(
    nl="Wat het voor de maten betekent", en="What it means for the measures"
)
MEASURES_LEAD = Text(
    nl="De oude periode loopt tot de laatste hele maand waarin de oude levering volgt. "
    "Herzien is wat over die periode anders werd; toegevoegd is wat de nieuwe maanden "
    "erbij doen. Samen zijn zij de hele verandering van het aandeel.",
    en="The older period runs to the last whole month under observation in the older "
    "load. Restated is what became different over that period; added is what the new "
    "months do. Together they are the whole change of the share.",
)
MEASURES_CAPTION = Text(
    nl="Aandeel gevolgd, oud en nieuw, in procentpunten gesplitst",
    en="Share followed, before and after, split in percentage points",
)
MEASURE = Text(nl="Maat", en="Measure")
RESTATED = Text(nl="Herzien", en="Restated")
ADDED = Text(nl="Toegevoegd", en="Added")
JUDGED_BEFORE = Text(nl="Beoordeeld, oud", en="Judged, before")
JUDGED_SAME = Text(nl="Zelfde periode, nieuw", en="Same period, after")
JUDGED_ADDED = Text(nl="Nieuwe periode", en="New period")

LATE = Text(nl="Laat gekomen", en="Came late")
LATE_LEAD = Text(
    nl="Maanden aan het eind van de oude levering die in de nieuwe minstens een tiende "
    "groter zijn. Wie op de oude eindmaanden rekende, rekende te laag.",
    en="Months at the end of the older load that are larger by at least a tenth in the "
    "newer. Whoever relied on the last months of the older relied on too few.",
)
LATE_NONE = Text(
    nl="Geen van de laatste twaalf maanden van de oude levering werd later merkbaar "
    "voller.",
    en="None of the last twelve months of the older load became noticeably fuller.",
)
LATE_CAPTION = Text(nl="Maanden die later vol liepen", en="Months that filled up later")
TABLE = Text(nl="Tabel", en="Table")
PERIOD = Text(nl="Periode", en="Period")
GREW = Text(nl="Erbij", en="Grew by")
ROWS_CAPTION = Text(
    nl="Rijen per tabel en jaar, oud en nieuw", en="Rows per table and year, both loads"
)
ALL_YEARS = Text(nl="alles", en="all")

CODES = Text(nl="Codes", en="Codes")
CODES_LEAD = Text(
    nl="{appeared} codes zijn nieuw, {vanished} zijn weg. Een code die wegvalt terwijl "
    "een andere opkomt, is meestal een andere vertaling en geen andere zorg.",
    en="{appeared} codes are new, {vanished} are gone. A code that goes while another "
    "comes is mostly another mapping and not other care.",
)
CODES_CAPTION = Text(nl="Codes die kwamen of gingen", en="Codes that came or went")
LIST = Text(nl="Codelijst", en="Codelist")
CODE = Text(nl="Code", en="Code")
CHANGE = Text(nl="Verandering", en="Change")
CHANGES: Mapping[str, Text] = {
    "appeared": Text(nl="gekomen", en="appeared"),
    "vanished": Text(nl="weg", en="vanished"),
    "kept": Text(nl="gebleven", en="kept"),
}

# Drift
DRIFT = Text(nl="Verschuivend coderen", en="Drift of coding")
DRIFT_LEAD = Text(
    nl="Per praktijk het aandeel nieuwe episoden dat op de eerste dag zo is gecodeerd: "
    "de laatste vier hele kwartalen tegen de vier ervoor. Getoetst met de z-toets van "
    "twee aandelen; over de praktijken mag één op de twintig signalen toeval zijn "
    "(Benjamini en Hochberg). Een signaal vraagt om kijken; fout is het niet.",
    en="Per care site the share of new episodes coded so on the first day: the last "
    "four whole quarters against the four before. Tested with the z-test of two "
    "proportions; over the care sites one in twenty signals may be chance (Benjamini "
    "and Hochberg). A signal asks for a look; it is not an error.",
)
DRIFT_CAPTION = Text(nl="Verschuivingen met een signaal", en="Shifts with a signal")
DRIFT_ALL = Text(nl="Alle praktijken", en="All care sites")
SITE = Text(nl="Praktijk", en="Care site")
CODED_AS = Text(nl="Gecodeerd als", en="Coded as")
EARLIER = Text(nl="Jaar ervoor", en="Year before")
RECENT = Text(nl="Laatste jaar", en="Last year")
MOVED = Text(nl="Verschil", en="Difference")
SIGNAL = Text(nl="Signaal", en="Signal")
YES = Text(nl="ja", en="yes")
NO = Text(nl="nee", en="no")
EVERYBODY = Text(nl="alle samen", en="all together")
NO_SITE = Text(nl="zonder praktijk", en="without care site")
CODED: Mapping[str, Text] = {
    "radiating": Text(nl="uitstralend", en="radiating"),
    "chronic": Text(nl="chronisch", en="chronic"),
    "red_flag": Text(nl="rode vlag", en="red flag"),
    "not_icpc": Text(nl="niet in ICPC", en="not in ICPC"),
}

# Completeness
COMPLETE = Text(nl="Wat de maten nodig hebben", en="What the measures need")
COMPLETE_LEAD = Text(
    nl="Van elke vraag die een maat stelt: op welk deel van de momenten het antwoord "
    "bekend is, en hoeveel momenten niet te zeggen zijn terwijl deze vraag open staat. "
    "“Beslist” telt de momenten waar een antwoord hierop alleen al genoeg zou zijn.",
    en="Of each question a measure asks: at what share of the moments the answer is "
    "known, and how many cannot be told while this question is open. “Settles” counts "
    "the moments where some answer to it alone would be enough.",
)
SILENT_CAPTION = Text(
    nl="Vragen waarvan het zwijgen het meest kost",
    en="Questions whose silence costs most",
)
ALL_CAPTION = Text(nl="Alle vragen van alle maten", en="All questions of all measures")
QUESTION = Text(nl="Vraag", en="Question")
KNOWN = Text(nl="Bekend", en="Known")
BETWEEN_SITES = Text(nl="Per praktijk", en="Across care sites")
OPEN = Text(nl="Niet te zeggen en open", en="Cannot tell and open")
SETTLES = Text(nl="Beslist", en="Settles")
NEEDS = Text(nl="Nodig", en="Needs")
NEEDS_NOTHING = Text(nl="geen codelijst", en="no codelist")
COMPLETE_NONE = Text(
    nl="Geen enkele maat heeft een moment waarop zij niet te zeggen is.",
    en="No measure has a moment at which it cannot tell.",
)
NOTHING = Text(
    nl="In deze bron is geen moment waarop een maat geldt.",
    en="There is no moment in this source to which a measure applies.",
)

# About
HOW = Text(nl="Hoe gemaakt", en="How it was made")
HOW_COUNTS = Text(
    nl="Getallen zijn door de regel {rule} voor kleine aantallen gegaan. Aandelen en "
    "intervallen komen uit de afgeronde getallen. Een paar oud en nieuw is ook weg "
    "waar het verschil klein is.",
    en="Counts have passed the rule {rule} for small numbers. Shares and intervals "
    "come from the rounded counts. A pair of before and after is withheld too where "
    "the difference is small.",
)
HOW_FILES = Text(
    nl="De getallen staan ernaast als CSV.", en="The numbers stand beside it as CSV."
)
