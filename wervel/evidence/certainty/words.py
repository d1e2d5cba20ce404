"""The sentences of the pages about certainty, questions and positions."""

from __future__ import annotations

from wervel.text import Text

EYEBROW = Text(nl="Bewijs: hoe zeker", en="Evidence: how certain")
ENTRY = Text(nl="Zekerheid van bewijs", en="Certainty of evidence")

LEAD = Text(
    nl="{outcome}: {effect}. Zekerheid: {certainty}.",
    en="{outcome}: {effect}. Certainty: {certainty}.",
)
LEAD_RULED_OUT = Text(
    nl="Een verschil van {line} of meer is uitgesloten, zegt het interval.",
    en="A difference of {line} or more is ruled out, says the interval.",
)
LEAD_AT_MOST = Text(
    nl="Niet te beoordelen met wat er in de documenten staat: {domains}.",
    en="Not to be judged with what the documents give: {domains}.",
)
LEAD_WORDS = Text(
    nl="{outcome}: geen getal met interval, dus geen zekerheid te bepalen; in woorden "
    "{findings}.",
    en="{outcome}: no number with an interval, so no certainty to be had; in words "
    "{findings}.",
)
LEAD_NOTHING = Text(
    nl="{outcome}: geen getal met interval en geen resultaat in woorden.",
    en="{outcome}: no number with an interval and no result in words.",
)
LEAD_MORE = Text(
    nl="De andere uitkomsten staan in de tabel.", en="The table has the other outcomes."
)
FINDINGS = Text(
    nl="{positive} positief, {none} zonder verschil, {negative} negatief",
    en="{positive} positive, {none} without a difference, {negative} negative",
)
ADMITTED_LINE = Text(
    nl="Van de {all} studies die bekeken zijn, tellen er {admitted} mee, vallen er "
    "{out} af, en is van {open} niet te zeggen of zij bij de vraag passen.",
    en="Of the {all} studies looked at, {admitted} are admitted and {out} left out; of "
    "{open} it cannot be told whether they fit the question.",
)

SUMMARY = Text(nl="Wat gevonden is, en hoe zeker", en="What was found, and how certain")
SUMMARY_CAPTION = Text(nl="Samenvatting per uitkomst", en="Summary of findings")
OUTCOME = Text(nl="uitkomst", en="outcome")
WEIGHT = Text(nl="gewicht", en="importance")
STUDIES = Text(nl="studies (mensen)", en="studies (people)")
EFFECT = Text(nl="effect (95%-interval)", en="effect (95% interval)")
ABSOLUTE = Text(nl="in absolute zin", en="in absolute terms")
CERTAINTY = Text(nl="zekerheid", en="certainty")
BECAUSE = Text(nl="omlaag of omhoog door", en="lowered or raised by")
NOT_JUDGED = Text(nl="niet te bepalen", en="cannot be judged")
NO_NUMBER = Text(nl="geen getal met interval", en="no number with an interval")
AT_MOST = Text(nl="hoogstens {level}", en="at most {level}")
CONTESTED = Text(nl="omstreden", en="contested")
STEADY = Text(nl="niets", en="nothing")
NOT_TOLD = Text(nl="{domain}: niet te zeggen", en="{domain}: cannot be told")
STEP = Text(nl="{domain} ({levels})", en="{domain} ({levels})")
POINTS = Text(
    nl="{value} {unit}: de maat is al absoluut",
    en="{value} {unit}: the measure is absolute as it is",
)
NO_BASELINE = Text(
    nl="niet te berekenen: de kans in de vergelijkingsgroep staat niet vermeld",
    en="cannot be computed: the risk in the comparison group is not stated",
)
NO_ABSOLUTE = Text(nl="niet te berekenen", en="cannot be computed")
RATIO = Text(nl="verhouding van kansen", en="ratio of risks")
LADDER = Text(
    nl="Waar elke uitkomst begint en uitkomt", en="Where each outcome starts and ends"
)
LADDER_WORDS = Text(
    nl="Per uitkomst een lijn van waar het bewijs begint (open ruit) naar de zekerheid "
    "die overblijft (dichte stip). {each}",
    en="For each outcome a line from where the evidence starts (open diamond) to the "
    "certainty that is left (filled dot). {each}",
)
LADDER_EACH = Text(
    nl="{outcome}: van {start} naar {certainty}.",
    en="{outcome}: from {start} to {certainty}.",
)
LADDER_CAPTION = Text(
    nl="Gerandomiseerde trials beginnen hoog, observationele studies laag.",
    en="Randomised trials start high, observational studies low.",
)

REASONS = Text(nl="Waarom: regel en mens", en="Why: rule and person")
REASONS_LINES = Text(
    nl="Een regel stelt per domein een stap voor, met de reden. Noemt een partij een "
    "niveau, dan telt dat; noemt zij alleen een zorg, dan staat die erbij en telt de "
    "regel.",
    en="A rule proposes a step per domain, with the reason. Where a party names a "
    "level, that counts; where it names a concern alone, that stands beside it and the "
    "rule counts.",
)
REASONS_CAPTION = Text(nl="Stappen per domein", en="Steps per domain")
DOMAIN = Text(nl="domein", en="domain")
PROPOSED = Text(nl="regel", en="rule")
COUNTED = Text(nl="telt", en="counts")
WHY = Text(nl="reden van de regel", en="reason of the rule")
PARTIES_SAY = Text(nl="wat een partij zegt", en="what a party says")
STATED_LEVEL = Text(nl="{who} ({levels}): {because}", en="{who} ({levels}): {because}")
STATED_WORDS = Text(
    nl="{who} (geen niveau genoemd): {because}",
    en="{who} (no level named): {because}",
)
UNKNOWN = Text(nl="niet te zeggen", en="cannot tell")

WHOLE = Text(nl="Wat partijen van het geheel zeggen", en="What parties say of it all")
WHOLE_CAPTION = Text(nl="Oordelen over het geheel", en="Judgements of the whole")
PARTY = Text(nl="partij", en="party")
SAYS = Text(nl="zegt", en="says")
ITEM = Text(nl="item", en="item")
PLACE = Text(nl="plaats in de bron", en="place in the source")
STARTS = Text(
    nl="Waar een opzet begint, volgens wie", en="Where a design starts, and for whom"
)
STARTS_CAPTION = Text(nl="Omstreden begin (C-26)", en="Contested starts (C-26)")
DESIGN = Text(nl="opzet", en="design")
STARTS_AT = Text(nl="begint", en="starts")

QUESTION = Text(nl="De vraag", en="The question")
QUESTION_CAPTION = Text(nl="De vraag van {party}", en="The question of {party}")
PART = Text(nl="deel", en="part")
POPULATION = Text(nl="patiënten", en="patients")
INTERVENTION = Text(nl="behandeling", en="treatment")
COMPARATOR = Text(nl="vergelijking", en="comparison")
OUTCOMES = Text(nl="uitkomsten", en="outcomes")
TIME = Text(nl="tijd", en="time")
NO_COMPARATOR = Text(nl="geen", en="none")
NOT_STATED = Text(nl="niet vermeld", en="not stated")

ADMITTED = Text(nl="Welke studies meetellen", en="Which studies are admitted")
ADMITTED_LINES = Text(
    nl="Elke studie is tegen de regels van de vraag gehouden. Wat niet vermeld staat, "
    "is geen nee: zo'n studie telt mee, en de twijfel gaat mee naar indirect bewijs.",
    en="Each study was held against the rules of the question. What is not stated is "
    "no no: such a study counts, and the doubt goes on to indirectness.",
)
ADMITTED_CAPTION = Text(nl="Studies en redenen", en="Studies and reasons")
STUDY = Text(nl="studie", en="study")
VERDICT = Text(nl="oordeel", en="verdict")
REASON = Text(nl="reden", en="reason")
CAME = Text(
    nl="{rule}: {came} (gevraagd: {wanted})", en="{rule}: {came} (asked: {wanted})"
)
SILENT = Text(
    nl="{rule}: niet vermeld (gevraagd: {wanted})",
    en="{rule}: not stated (asked: {wanted})",
)
NEAR = Text(
    nl="past naast de vraag, {rule}: {came}",
    en="fits beside the question, {rule}: {came}",
)
READ_BY = Text(nl="zoals {who} hem leest: {note}", en="as {who} reads it: {note}")

ROWS = Text(nl="De regels waar dit op rust", en="The rows this rests on")
ROWS_CAPTION = Text(nl="Regels van studies", en="Rows of studies")
ROW = Text(nl="studie en regel", en="study and row")
COUNTS = Text(nl="telt", en="counts")
YES = Text(nl="ja", en="yes")
PEOPLE = Text(nl="mensen", en="people")
SAID = Text(nl="in woorden", en="in words")
GAP_LEFT_OUT = Text(nl="nee: studie valt af", en="no: study left out")
GAP_NUMBER = Text(nl="nee: geen getal", en="no: no number")
GAP_INTERVAL = Text(nl="nee: geen interval", en="no: no interval")
NOTE_OF_ROW = Text(nl="{row}: {note} ({item})", en="{row}: {note} ({item})")

ARGUMENTS = Text(nl="Wie wat aanvoert", en="Who argues what")
ARGUMENTS_CAPTION = Text(nl="Argumenten van partijen", en="Arguments of parties")
CLAIM = Text(nl="argument", en="argument")
SIDE = Text(nl="kant", en="side")
RESTS_ON = Text(nl="rust op", en="rests on")
GOES_AGAINST = Text(nl="gaat in tegen", en="goes against")
SIDE_MEANS = Text(
    nl="Voor of tegen: of het argument pleit voor bewezen (en dus verzekerde) zorg. "
    "Wie een argument aanvoert, staat in de bron; of het klopt, zegt wervel niet.",
    en="For or against: whether the argument pleads for proven (and so insured) care. "
    "Who makes an argument can be found in the source; whether it holds, wervel does "
    "not say.",
)
NO_STUDY = Text(nl="geen studie genoemd", en="no study named")

COMPUTED = Text(
    nl="Zekerheid volgens GRADE, met regels van wervel na GRADE guidelines 4 tot 9 en "
    "guidance 34; grens voor onnauwkeurigheid: de kleinste verandering die ertoe doet, "
    "en zonder die de lijn van geen effect.",
    en="Certainty after GRADE, by rules of wervel following GRADE guidelines 4 to 9 "
    "and guidance 34; the line for imprecision is the smallest change that matters "
    "and, without one, no effect.",
)
POOLED = Text(
    nl="Opgeteld met {model} en het interval van Hartung en Knapp, zie wervel evidence "
    "pool.",
    en="Pooled by {model} with the interval of Hartung and Knapp, see wervel evidence "
    "pool.",
)
SOURCE = Text(
    nl="Bron: {locator}; items {items}.", en="Source: {locator}; items {items}."
)
CHECKED = Text(
    nl="Vraag, lezing van studies en oordelen: {checked}.",
    en="Question, reading of studies and judgements: {checked}.",
)
REVIEWED = Text(
    nl="Bekeken op {day}, opnieuw te bekijken voor {next}.",
    en="Reviewed on {day}, to be reviewed again before {next}.",
)
STOPPED = Text(
    nl="Van de bekeken studies is voortijdig gestopt, zonder uitkomsten: {studies}.",
    en="Of the studies looked at, stopped early without results: {studies}.",
)
NO_REASONS = Text(
    nl="Geen uitkomst heeft een getal met interval; zonder dat is er niets te wegen.",
    en="No outcome has a number with an interval; without one there is nothing to "
    "weigh.",
)
DOUBTS = Text(
    nl="Wat u moet weten voor u een getal gebruikt",
    en="What to know before using a number",
)
