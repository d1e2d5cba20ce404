"""The words of care paths, in Dutch and in English."""

from __future__ import annotations

from wervel.text import Text

# Kinds of step
GP = Text(nl="contact met de huisarts", en="contact with the GP")
EXERCISE = Text(nl="fysio- of oefentherapie", en="physio- or exercise therapy")
ANALGESIC = Text(nl="gewone pijnstiller", en="simple analgesic")
WEAK_OPIOID = Text(nl="zwak opioïd", en="weak opioid")
STRONG_OPIOID = Text(nl="sterk opioïd", en="strong opioid")
PSYCHOLOGICAL = Text(nl="psychologische zorg", en="psychological care")
IMAGING = Text(nl="beeldvorming", en="imaging")
SPECIALIST = Text(nl="medisch specialist", en="medical specialist")
INJECTION = Text(nl="injectie of blokkade", en="injection or block")
DENERVATION = Text(nl="denervatie", en="denervation")
SURGERY = Text(nl="operatie", en="surgery")
REHABILITATION = Text(nl="revalidatie", en="rehabilitation")

# Steps
AND = Text(nl=" met ", en=" with ")
THEN = Text(nl=" → ", en=" → ")
NO_STEP = Text(nl="geen van deze zorg vastgelegd", en="none of this care recorded")
FIRST_CONTACT = Text(nl="eerste contact", en="first contact")
REST = Text(nl="verder onderdrukt", en="the rest suppressed")
MORE = Text(nl="daarna meer", en="then more")
NOT_RECORDED = Text(nl="niet vastgelegd", en="not recorded")

# What is made of a step
MADE: dict[str, Text] = {
    "followed": Text(nl="gevolgd", en="followed"),
    "not_followed": Text(nl="niet gevolgd", en="not followed"),
    "cannot_tell": Text(nl="niet te zeggen", en="cannot tell"),
    "disagree": Text(nl="instanties oneens", en="bodies disagree"),
    "nobody": Text(nl="niemand zegt er iets over", en="nobody speaks"),
    "withheld": Text(nl="onderdrukt", en="suppressed"),
}

# How an episode stands to the stepped order
ORDERS: dict[str, Text] = {
    "stayed": Text(
        nl="bleef bij de eerste stappen: huisarts, medicijnen, fysio- of oefentherapie",
        en="stayed with first steps: GP, drugs, physio- or exercise therapy",
    ),
    "stepped": Text(
        nl="ging verder, in de volgorde van het stappenplan",
        en="went further, in the order of the step plan",
    ),
    "not_stepped": Text(
        nl="ging verder, niet in die volgorde", en="went further, not in that order"
    ),
    "alarm": Text(
        nl="ging verder met een rode vlag: elke volgorde past (W-07)",
        en="went further with a red flag: any order fits (W-07)",
    ),
    "cannot_tell": Text(
        nl="ging verder; volgorde niet te zeggen", en="went further; cannot tell"
    ),
    "cut_off": Text(
        nl="afgekapt: de gegevens eindigen voor het venster",
        en="cut off: follow-up ends before the window does",
    ),
    "withheld": Text(nl="onderdrukt", en="suppressed"),
}

# The page
TITLE = Text(nl="Zorgpaden", en="Care paths")
AT_SITE = Text(
    nl="Episodes die begonnen bij zorglocatie {site}",
    en="Episodes that began at care site {site}",
)
NOTHING = Text(
    nl="Er zijn te weinig nieuwe episodes om iets te laten zien.",
    en="There are too few new episodes to show anything.",
)
NOTHING_WHOLE = Text(
    nl="Van geen episode mag het pad getoond worden: de gegevens eindigen te vroeg, of "
    "het zijn er te weinig.",
    en="Of no episode can the path be shown: follow-up ends too early, or they are too "
    "few.",
)
LEAD_FIRST = Text(
    nl="Van {count} nieuwe episodes die {window} dagen te volgen waren, begon {share} "
    "met: {step} (mediaan op dag {day}).",
    en="Of {count} new episodes that could be followed for {window} days, {share} "
    "began with: {step} (median on day {day}).",
)
LEAD_NEXT = Text(
    nl="De tweede stap was het vaakst: {step} ({share} van alle, mediaan op dag "
    "{day}).",
    en="The second step was most often: {step} ({share} of all, median on day {day}).",
)
LEAD_COMMON = Text(
    nl="Het meest voorkomende pad: {path} ({share}).",
    en="The commonest path: {path} ({share}).",
)
LEAD_STEPPED = Text(
    nl="Van wie verder ging dan de eerste stappen, en van wie het te zeggen is, volgde "
    "{share} de volgorde van het stappenplan.",
    en="Of those who went beyond first steps, and of whom it can be told, {share} "
    "followed the order of the step plan.",
)
LEAD_UNSTEPPED = Text(
    nl="Of de volgorde van het stappenplan gevolgd werd, is uit deze gegevens niet te "
    "zeggen of mag niet getoond worden.",
    en="Whether the order of the step plan was followed cannot be told from these "
    "records, or may not be shown.",
)
ONLY_RECORDED = Text(
    nl="Niet vastgelegd in deze bron, en dus onbekend: {kinds}. Wat hier staat gaat "
    "alleen over de andere soorten.",
    en="Not recorded in this source, so unknown: {kinds}. What stands here is about "
    "the other kinds only.",
)
DEPARTURE = Text(
    nl="Afwijken is geen fout: er kan een goede reden zijn die niet is vastgelegd.",
    en="A departure is not an error: there can be a good reason that is not recorded.",
)
CONTENT = Text(nl="De regels zijn {checked}.", en="The rules are {checked}.")

FLOW = Text(nl="Van stap naar stap", en="From step to step")
FLOW_CAPTION = Text(
    nl="Een balk is een soort zorg, zo hoog als het aantal episodes; een band loopt "
    "naar de volgende stap en heeft de kleur van wat de aanbevelingen van die stap "
    "vinden. Waar een balk hoger is dan wat eruit loopt, hield de zorg daar op of gaat "
    "die na de vijfde stap verder.",
    en="A bar is a kind of care, as high as the number of episodes; a band leads to "
    "the next step and has the colour of what the recommendations make of that step. "
    "Where a bar is higher than what leaves it, care ended there or goes on after the "
    "fifth step.",
)
FLOW_IN_WORDS = Text(
    nl="Stroomdiagram van {count} episodes. Grootste stromen: {flows}. Alle getallen "
    "staan in de tabel eronder.",
    en="Flow diagram of {count} episodes. Largest flows: {flows}. All numbers stand in "
    "the table below it.",
)
FLOW_SAID = Text(nl="{came} naar {goes}: {count}", en="{came} to {goes}: {count}")
FLOW_HOVER = Text(
    nl="{came} → {goes}<br>{made}: {count} ({share})",
    en="{came} → {goes}<br>{made}: {count} ({share})",
)
FLOW_TABLE = Text(nl="Alle stromen van het diagram", en="All flows of the diagram")
RINGS = Text(nl="Hele paden", en="Whole paths")
RINGS_CAPTION = Text(
    nl="De binnenste ring is de eerste stap, elke ring verder de volgende. Waar geen "
    "ring meer volgt, hield de zorg op.",
    en="The inner ring is the first step, each ring outwards the next. Where no ring "
    "follows, care ended.",
)
RINGS_IN_WORDS = Text(
    nl="Ringdiagram van {count} episodes. Grootste begin: {flows}. Alle getallen staan "
    "in de tabel eronder.",
    en="Sunburst of {count} episodes. Largest beginnings: {flows}. All numbers stand "
    "in the table below it.",
)
RINGS_TABLE = Text(
    nl="Alle begingedeelten van de ringen", en="All beginnings in the rings"
)
COMMON = Text(nl="De meest voorkomende paden", en="The commonest paths")
COMMON_CAPTION = Text(
    nl="Paden die apart getoond mogen worden, de meest voorkomende eerst",
    en="Paths that may be shown apart, the commonest first",
)
STEPS = Text(nl="Welke stap, wanneer", en="Which step, when")
STEPS_CAPTION = Text(
    nl="Per stap de soort zorg, hoe vaak, en de mediaan van de dagen sinds het eerste "
    "contact",
    en="Per step the kind of care, how often, and the median of days since the first "
    "contact",
)
KINDS = Text(nl="Per soort zorg", en="Per kind of care")
KINDS_CAPTION = Text(
    nl="Bij hoeveel episodes een soort voorkomt, en wat de aanbevelingen van die "
    "stappen vinden. Meer dan het laagste getal kan het zijn waar een vervolg "
    "onderdrukt is of na de vijfde stap komt.",
    en="In how many episodes a kind occurs, and what the recommendations make of those "
    "steps. It may be more than the lowest number where a rest is suppressed or comes "
    "after the fifth step.",
)
ORDER = Text(nl="De volgorde van het stappenplan", en="The order of the step plan")
ORDER_CAPTION = Text(
    nl="Alle nieuwe episodes, ook de afgekapte", en="All new episodes, cut off ones too"
)
ORDER_RULE = Text(
    nl="{step}: na {needs} ({locator})", en="{step}: after {needs} ({locator})"
)
ORDER_SAME_DAY = Text(
    nl="{step}: na {needs}, of op dezelfde dag ({locator})",
    en="{step}: after {needs}, or on the same day ({locator})",
)
ORDER_LEAD = Text(
    nl="In de volgorde is wie elke stap pas begon na de stap die eraan voorafgaat in "
    "NHG-Standaard Aspecifieke lagerugpijn, stappenplan (W-01 tot W-06), en in het pad "
    "voor uitstralende pijn (W-08, W-09). De keuze welke records dat tonen is van "
    "wervel.",
    en="In order is who began each step only after the step before it in "
    "NHG-Standaard Aspecifieke lagerugpijn, step plan (W-01 to W-06), and in the path "
    "for radiating pain (W-08, W-09). Which records show that is wervel's choice.",
)
ORDER_FREE = Text(
    nl="Zelfzorg, uitleg en activiteiten opbouwen (W-01 tot W-03) laten geen record "
    "achter; daarvan wordt niets gevraagd. Tussen beeldvorming en verwijzing ook niet: "
    "W-09 laat beide volgorden toe. Een rode vlag op enige dag van het pad telt.",
    en="Self-care, advice and building up activities (W-01 to W-03) leave no record; "
    "nothing is asked of them. Nor between imaging and referral: W-09 leaves either "
    "order. A red flag on any day of the path counts.",
)
HOW = Text(nl="Hoe dit geteld is", en="How this is counted")
HOW_WINDOW = Text(
    nl="Een pad begint op de dag van het eerste contact van een nieuwe episode en "
    "loopt {window} dagen, maar niet langer dan {tail} dagen na het laatste "
    "rugpijnrecord.",
    en="A path begins on the day of the first contact of a new episode and lasts "
    "{window} days, but no longer than {tail} days after the last back-pain record.",
)
HOW_ERAS = Text(
    nl="Herhalingen van een soort zonder gat van meer dan {gap} dagen (medicijnen: "
    "{drug_gap}) zijn één stap. Alle contacten met de huisarts zijn één stap, en alle "
    "met medisch specialisten ook.",
    en="Repeats of a kind without a gap of more than {gap} days (drugs: {drug_gap}) "
    "are one step. All contacts with the GP are one step, and so are all with medical "
    "specialists.",
)
HOW_APART = Text(
    nl="Soorten worden niet samengevoegd; wat op één dag begint staat in vaste "
    "volgorde.",
    en="Kinds are not combined; what begins on one day stands in a fixed order.",
)
HOW_TOGETHER = Text(
    nl="Soorten waarvan elke binnen {together} dagen na de vorige begint, zijn één "
    "stap: een combinatie.",
    en="Kinds of which each begins within {together} days of the one before are one "
    "step: a combination.",
)
HOW_BY = Text(
    nl="Een record telt voor elke soort waarbij het hoort: een scan door een "
    "specialist is beeldvorming en contact met een specialist.",
    en="A record counts for each kind it belongs to: a scan by a specialist is imaging "
    "and contact with a specialist.",
)
HOW_MADE = Text(
    nl="De kleur van een stap komt van aanbevelingen die op dat moment gelden "
    "({count}). Zijn twee instanties het over dezelfde zorg oneens, dan is dat een "
    "eigen klasse; anders gaat afwijken voor twijfel en twijfel voor gevolgd. Wat bij "
    "het eerste contact gevraagd wordt beoordeelt een periode en kleurt geen stap.",
    en="The colour of a step comes from recommendations whose moment it is ({count}). "
    "Where two bodies differ about the same care, that is a class of its own; else a "
    "departure counts before a doubt, and a doubt before what was followed. What is "
    "asked at the first contact judges a period and colours no step.",
)
HOW_SMALL = Text(
    nl="Kleine aantallen (regel {name}): wat te klein is, is samengevoegd met wat "
    "ernaast staat, en elke rij is daarna afgerond. Elk getal hier is een som van die "
    "rijen, die ook in het CSV-bestand staan. Deel niet ook een andere indeling van "
    "dezelfde episodes.",
    en="Small numbers (rule {name}): what is too small is put together with what is "
    "next to it, and each row is rounded after that. Every number here is a sum of "
    "those rows, which stand in the CSV file too. Do not share another division of the "
    "same episodes as well.",
)
MADE_KEY = Text(nl="Kleur van een band:", en="Colour of a band:")

# Columns
PATH = Text(nl="Pad", en="Path")
NUMBER = Text(nl="Stap", en="Step")
KIND = Text(nl="Soort zorg", en="Kind of care")
EPISODES = Text(nl="Episodes", en="Episodes")
SHARE = Text(nl="Aandeel", en="Share")
MEDIAN_DAY = Text(nl="Mediane dag", en="Median day")
AS_FIRST = Text(nl="Als eerste stap", en="As first step")
FROM = Text(nl="Van", en="From")
TO = Text(nl="Naar", en="To")
JUDGED = Text(nl="Wat ervan gevonden wordt", en="What is made of it")
STANDS = Text(nl="Volgorde", en="Order")
BETWEEN = Text(nl="{least}–{most}", en="{least}–{most}")
AT_MOST = Text(nl="hoogstens {most}", en="at most {most}")
