"""The words of a dossier: its first page and the pages behind it."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.evidence.certainty.effects import Gap
from wervel.evidence.certainty.positions import Side
from wervel.evidence.trials.relevance import Relevance
from wervel.text import Text

DOSSIER = Text(nl="Dossier", en="Dossier")
START = Text(nl="Samenvatting", en="Summary")
GAPS: Mapping[Gap, Text] = {
    Gap.STUDY_LEFT_OUT: Text(nl="onderzoek niet toegelaten", en="study left out"),
    Gap.NO_NUMBER: Text(nl="geen getal vermeld", en="no number stated"),
    Gap.NO_INTERVAL: Text(nl="geen interval vermeld", en="no interval stated"),
}
RELEVANCE: Mapping[str, Text] = {
    Relevance.RELEVANT: Text(nl="ja", en="yes"),
    Relevance.NOT_RELEVANT: Text(nl="nee", en="no"),
    Relevance.INCONCLUSIVE: Text(nl="niet te zeggen", en="cannot be told"),
    Relevance.WORSE: Text(nl="ja, maar slechter", en="yes, but worse"),
    Relevance.CANNOT_TELL: Text(nl="niet te zeggen", en="cannot be told"),
}

# The first page
ADMITS = Text(
    nl="De vraag van {party} laat {admitted} van de {looked_at} bekeken onderzoeken "
    "toe{open}. {main}",
    en="The question of {party} admits {admitted} of the {looked_at} studies looked "
    "at{open}. {main}",
)
ADMITS_OPEN = Text(
    nl="; bij {cannot_tell} is het niet te zeggen",
    en="; of {cannot_tell} it cannot be told",
)
MAIN = Text(nl="{outcome}: {parts}.", en="{outcome}: {parts}.")
LARGE_ENOUGH: Mapping[Relevance, Text] = {
    Relevance.RELEVANT: Text(
        nl="groot genoeg om ertoe te doen", en="large enough to matter"
    ),
    Relevance.NOT_RELEVANT: Text(
        nl="te klein om ertoe te doen", en="too small to matter"
    ),
    Relevance.INCONCLUSIVE: Text(
        nl="of het groot genoeg is, blijft open",
        en="whether it is large enough stays open",
    ),
    Relevance.WORSE: Text(nl="slechter", en="worse"),
}
STOOD = Text(nl="Standpunten: {positions}.", en="Positions: {positions}.")
STOOD_ONE = Text(nl="{when}: {stance}", en="{when}: {stance}")
STOOD_OPEN = Text(
    nl="over een deel nog geen standpunt", en="no position on a part of it yet"
)
FOUND = Text(
    nl="Van de {numbers} uitkomsten met een getal is het verschil bij {relevant} groot "
    "genoeg om ertoe te doen, bij {not_relevant} te klein; bij {open} is dat niet te "
    "zeggen.",
    en="Of the {numbers} outcomes with a number the difference is large enough to "
    "matter in {relevant} and too small in {not_relevant}; of {open} that cannot be "
    "told.",
)
FOUND_UNMEASURED = Text(
    nl="Van geen van de {numbers} uitkomsten met een getal zegt een bron hoe groot een "
    "verschil moet zijn om ertoe te doen.",
    en="Of none of the {numbers} outcomes with a number a source says how large a "
    "difference must be to matter.",
)
FOUND_NONE = Text(
    nl="Geen van de vragen levert een uitkomst met een getal en een interval op.",
    en="None of the questions yields an outcome with a number and an interval.",
)
SURE = Text(
    nl="Zekerheid van de cruciale uitkomsten: {levels}.",
    en="Certainty of the crucial outcomes: {levels}.",
)
SURE_COUNT = Text(nl="{level} ({count})", en="{level} ({count})")
CERTAINTY_IS = Text(nl="zekerheid {level}", en="certainty {level}")
NOT_RATED = Text(nl="niet te geven", en="cannot be given")
AT_MOST = Text(nl="hoogstens {level}", en="at most {level}")
MOVES_IT = Text(
    nl="Wat het zou veranderen: valt {studies} weg, dan verschuift een zekerheid of "
    "een oordeel. {lone}",
    en="What would change it: without {studies} a certainty or a judgement moves. "
    "{lone}",
)
MOVES_NOTHING = Text(
    nl="Wat het zou veranderen: valt één onderzoek weg, dan verschuift geen zekerheid "
    "en geen oordeel. {lone}",
    en="What would change it: without any one study no certainty and no judgement "
    "moves. {lone}",
)
LONE = Text(
    nl="Van de {numbers} uitkomsten met een getal steunen er {lone} op één onderzoek.",
    en="Of the {numbers} outcomes with a number {lone} rest on one study.",
)
OR = Text(nl=" of ", en=" or ")
FOUND_HEADING = Text(nl="Wat is gevonden, en hoe zeker", en="What was found, how sure")
FOUND_CAPTION = Text(
    nl="Elke uitkomst, volgens de vraag van elke partij",
    en="Each outcome, by the question of each party",
)
FOUND_WHY = Text(
    nl="Elk getal leidt naar de rij waaruit het komt, en die naar haar vindplaats. Een "
    "uitkomst zonder getal staat er ook: dan zegt geen toegelaten onderzoek het.",
    en="Each number leads to the row it comes from, and that to its place. An outcome "
    "without a number is listed too: then no admitted study states it.",
)
OUTCOME = Text(nl="uitkomst", en="outcome")
QUESTION_OF = Text(nl="vraag van", en="question of")
WEIGHT = Text(nl="gewicht", en="importance")
EFFECT = Text(nl="effect (95%-interval)", en="effect (95% interval)")
RELEVANT = Text(nl="groot genoeg?", en="large enough?")
CERTAINTY = Text(nl="zekerheid", en="certainty")
STUDIES = Text(nl="onderzoeken", en="studies")
IN_WORDS = Text(nl="in woorden: {found}", en="in words: {found}")
POOLED_ENTRY = Text(nl="Samengevoegd", en="Pooled")
POOLED_TITLE = Text(nl="Samengevoegd: {outcome}", en="Pooled: {outcome}")
POPULATIONS = Text(
    nl="Wat de nummers van populaties betekenen",
    en="What the numbers of populations mean",
)
POPULATION = Text(nl="nummer", en="number")
POPULATION_NAME = Text(nl="wie", en="who")
CHANGE_HEADING = Text(nl="Wat het zou veranderen", en="What would change it")
CHANGE_WHY = Text(
    nl="Steeds één onderzoek weggelaten, en alles opnieuw berekend. Onderzoeken die "
    "daarbij niets verschuiven staan er niet in.",
    en="One study left out at a time, and everything computed again. Studies that move "
    "nothing are not listed.",
)
CHANGE_CAPTION = Text(
    nl="Wat er verschuift als één onderzoek niet meer telt",
    en="What moves when one study no longer counts",
)
WITHOUT = Text(nl="zonder", en="without")
MOVES = Text(nl="wat verschuift", en="what moves")
REREAD = Text(nl="opnieuw te lezen", en="to be read again")
READ_ON = Text(nl="Lees verder", en="Read on")

# A profile
QUESTION = Text(nl="De vraag", en="The question")
PROFILE_ENTRY = Text(nl="Zekerheid: {party}", en="Certainty: {party}")
GROUNDS = Text(nl="Waar elk getal vandaan komt", en="Where each number comes from")
GROUNDS_CAPTION = Text(
    nl="Van de uitkomst naar de gedrukte rij en haar vindplaats",
    en="From the outcome to the printed row and its place",
)
COUNTS = Text(nl="telt mee?", en="counts?")
IT_COUNTS = Text(nl="ja", en="yes")
STUDY_LEFT_OUT = Text(nl="onderzoek niet toegelaten", en="study left out")
ROW = Text(nl="rij", en="row")
PLACE = Text(nl="vindplaats", en="place")
WEIGHED = Text(nl="aandeel", en="share")
SAID_ROW = Text(nl="alleen in woorden ({finding})", en="in words alone ({finding})")
ADMISSION = Text(
    nl="Welke onderzoeken de vraag toelaat", en="Which studies the question admits"
)
ADMISSION_CAPTION = Text(
    nl="Bekeken onderzoeken volgens de vraag van {party}",
    en="Studies looked at, by the question of {party}",
)
STUDY = Text(nl="onderzoek", en="study")
DESIGN = Text(nl="opzet", en="design")
VERDICT = Text(nl="oordeel", en="verdict")
WHY = Text(nl="waarom", en="why")
REASON = Text(
    nl="{rule}: gevraagd {wanted}, hier {came}",
    en="{rule}: asked {wanted}, here {came}",
)
REASON_UNKNOWN = Text(
    nl="{rule}: gevraagd {wanted}, niet vermeld",
    en="{rule}: asked {wanted}, not stated",
)
REASON_INDIRECT = Text(nl="{rule}: indirect ({came})", en="{rule}: indirect ({came})")

# Studies
STUDIES_ENTRY = Text(nl="Onderzoeken", en="Studies")
STUDIES_TITLE = Text(nl="De bekeken onderzoeken", en="The studies looked at")
STUDIES_LEAD = Text(
    nl="{count} onderzoeken zijn voor dit dossier bekeken. Elk heeft een pagina met "
    "elke rij, haar vindplaats en wat de bron niet zegt.",
    en="{count} studies were looked at for this dossier. Each has a page with every "
    "row, its place and what the source does not say.",
)


def by_party(party: str) -> Text:
    """The heading of what one party asks.

    >>> by_party("ZIN").en
    'question of ZIN'
    """
    return Text(nl=f"vraag van {party}", en=f"question of {party}")


MEETS_ALL = Text(nl="voldoet aan elke regel", en="meets every rule")
NOT_LOOKED_AT = Text(nl="niet bekeken", en="not looked at")
PARTICIPANTS = Text(nl="deelnemers", en="participants")

TRIALS = Text(nl="Trials gelezen", en="Trials read")

# Arguments and decision
ARGUMENTS = Text(nl="Argumenten en besluit", en="Arguments and decision")
ARGUMENTS_ALONE = Text(nl="Argumenten", en="Arguments")
SIDE_HEADINGS: Mapping[Side, Text] = {
    Side.FOR: Text(nl="Argumenten voor", en="Arguments for"),
    Side.AGAINST: Text(nl="Argumenten tegen", en="Arguments against"),
    Side.NEITHER: Text(nl="Voor noch tegen", en="Neither for nor against"),
}
STATED_HEADING = Text(
    nl="Wat partijen van de zekerheid vinden", en="What parties say of the certainty"
)
ARGUMENTS_LEAD = Text(
    nl="{count} argumenten van partijen: {for_} voor, {against} tegen. Wat een partij "
    "zegt staat hier in wervels woorden, met de vindplaats; wervel kiest geen kant.",
    en="{count} arguments of parties: {for_} for, {against} against. What a party says "
    "stands here in wervel's words, with its place; wervel takes no side.",
)
ARGUMENTS_NONE = Text(
    nl="Van partijen staan er over deze vraag geen argumenten in de brondocumenten die "
    "wervel bij dit profiel heeft.",
    en="The source documents that wervel holds for this profile give no arguments of "
    "parties on this question.",
)
CLAIM = Text(nl="wat wordt gezegd", en="what is claimed")
PARTIES = Text(nl="door wie", en="by whom")
RESTS_ON = Text(nl="steunt op", en="rests on")
STEPS = Text(nl="De beslissing, stap voor stap", en="The decision, step by step")
STEP = Text(nl="stap", en="step")
HERE = Text(nl="hier", en="here")
TRAIL = Text(nl="Hoe het ging", en="How it went")
WHEN = Text(nl="wanneer", en="when")
WHAT = Text(nl="wat", en="what")
ITEM = Text(nl="nummer", en="item")
POSITIONS = Text(nl="Standpunten", en="Positions")
POSITION = Text(nl="standpunt", en="position")
SAYS = Text(nl="wat het zegt", en="what it says")

# Advice
ADVICE = Text(nl="Wat erop steunt", en="What rests on it")
ADVICE_LEAD = Text(
    nl="{recommendations} aanbevelingen en standpunten gaan over deze vraag, met "
    "{sentences} zinnen voor patiënten, {conflicts} meningsverschillen en {scenarios} "
    "scenario's.",
    en="{recommendations} recommendations and positions are about this question, with "
    "{sentences} sentences for patients, {conflicts} conflicts and {scenarios} "
    "scenarios.",
)
ADVICE_DOUBT = Text(
    nl="Dat een aanbeveling hier staat, zegt dat haar vraag die van dit bewijs is. "
    "Welke onderzoeken haar makers zelf gebruikten, zeggen de brondocumenten maar van "
    "enkele; sommige zijn ouder dan de onderzoeken hier.",
    en="That a recommendation stands here says that its question is that of this "
    "evidence. Which studies its makers used themselves the source documents tell of a "
    "few only; some are older than the studies here.",
)
RECOMMENDATIONS = Text(
    nl="Aanbevelingen en standpunten", en="Recommendations and positions"
)
RECOMMENDATION = Text(nl="aanbeveling", en="recommendation")
BODY = Text(nl="van", en="by")
ASKS = Text(nl="vraagt", en="asks")
STATED = Text(nl="zekerheid volgens de bron", en="certainty as stated")
STANDING = Text(nl="geldt", en="standing")
SENTENCES = Text(nl="Wat patiënten lezen", en="What patients read")
SENTENCE = Text(nl="zin voor patiënten", en="sentence for patients")
CONFLICTS = Text(nl="Waar partijen het oneens zijn", en="Where parties disagree")
CONFLICT = Text(nl="vraag", en="question")
ONE = Text(nl="de ene kant", en="one side")
OTHER = Text(nl="de andere kant", en="the other side")
REASON_GIVEN = Text(nl="genoemde reden", en="stated reason")
SCENARIOS = Text(nl="Scenario's", en="Scenarios")
SCENARIOS_NONE = Text(
    nl="Geen scenario van wervel rekent met iets dat hierop steunt.",
    en="No scenario of wervel reckons with anything that rests on this.",
)
SCENARIO = Text(nl="scenario", en="scenario")
BESIDE = Text(nl="Ander advies over dezelfde zorg", en="Other advice on the same care")
BESIDE_WHY = Text(
    nl="Waar dit advies op steunt, zeggen de brondocumenten niet.",
    en="What this advice rests on the source documents do not say.",
)

# The retraction
RETRACTION_LEAD = Text(
    nl="De vraag van {party} liet {before} onderzoeken toe en laat er na de "
    "terugtrekking nog {after} toe.",
    en="The question of {party} admitted {before} studies, and after the retraction "
    "{after}.",
)
RETRACTION = Text(nl="De terugtrekking", en="The retraction")
RETRACTION_TITLE = Text(
    nl="Wat de terugtrekking van {studies} verschoof",
    en="What the retraction of {studies} moved",
)
AND = Text(nl=" en ", en=" and ")

# Single cases and economics
OTHER_EVIDENCE = Text(nl="Enkele patiënten en kosten", en="Single cases and costs")
OTHER_LEAD = Text(
    nl="{cases} onderzoeken met enkele patiënten en {costs} economische evaluaties, "
    "voor zover de brondocumenten ze weergeven.",
    en="{cases} single-case studies and {costs} economic evaluations, as far as the "
    "source documents give them.",
)
NO_SERIES = Text(
    nl="Van geen van de onderzoeken met enkele patiënten staan de metingen per patiënt "
    "in de brondocumenten. Een randomisatietoets of effectmaat is dus niet na te "
    "rekenen; hier staat alleen wat de documenten ervan zeggen.",
    en="Of none of the single-case studies the source documents hold the measurements "
    "of each patient. So no randomisation test or effect size can be computed again; "
    "only what the documents say of them stands here.",
)
NO_COSTS = Text(
    nl="Van geen van de economische evaluaties staan de gegevens per patiënt of de "
    "QALY's in de brondocumenten. Een kosteneffectiviteitsvlak of een ICER is dus niet "
    "na te rekenen.",
    en="Of none of the economic evaluations the source documents hold the data of each "
    "patient or the QALYs. So no cost-effectiveness plane or ICER can be computed "
    "again.",
)
CASES = Text(nl="Enkele patiënten", en="Single cases")
COSTS = Text(nl="Kosten", en="Costs")
FINDS = Text(nl="wat de documenten zeggen", en="what the documents say")

# What is not known
MISSING = Text(nl="Wat niet bekend is", en="What is not known")
MISSING_LEAD = Text(
    nl="{count} zaken die een lezer zou willen weten en die in de bronnen ontbreken.",
    en="{count} things a reader would want to know and that the sources do not give.",
)
MISSING_WHOLE = Text(nl="Over de vraag als geheel", en="On the question as a whole")
MISSING_STUDIES = Text(nl="Per onderzoek", en="By study")
MISSING_THING = Text(nl="wat ontbreekt", en="what is missing")

# Sources
METHOD = Text(
    nl="Wie meetelt volgt uit regels over elk onderzoek; de zekerheid stelt wervel "
    "voor volgens GRADE, en wat een partij erover zegt staat ernaast en telt waar zij "
    "een niveau noemt.",
    en="Who counts follows from rules on each study; wervel proposes the certainty by "
    "GRADE, and what a party says of it stands beside that and counts where it names a "
    "level.",
)
RELEVANCE_METHOD = Text(
    nl="Groot genoeg is een verschil waarvan het hele interval voorbij de kleinste "
    "verandering ligt die ertoe doet; te klein als het hele interval ervoor blijft.",
    en="A difference is large enough when its whole interval lies beyond the smallest "
    "change that matters; too small when the whole interval stays short of it.",
)
DOCUMENTS = Text(nl="Brondocumenten: {places}.", en="Source documents: {places}.")
STANDS_BESIDE = Text(
    nl="Alle tabellen staan als CSV in tables/, alles samen in result.json, met de "
    "keten van zin tot vindplaats.",
    en="All tables stand as CSV in tables/, everything in result.json, with the chain "
    "from sentence to place.",
)
CHECKED = Text(
    nl="Rijen, regels en oordelen: {checked}.",
    en="Rows, rules and judgements: {checked}.",
)

# All the evidence on the site of the report
EVIDENCE = Text(nl="Bewijs", en="Evidence")
EVIDENCE_TITLE = Text(
    nl="Het bewijs achter de aanbevelingen",
    en="The evidence behind the recommendations",
)
EVIDENCE_LEAD = Text(
    nl="{profiles} vragen met een bewijsprofiel, en {studies} onderzoeken waarop de "
    "brondocumenten steunen.",
    en="{profiles} questions with an evidence profile, and {studies} studies that the "
    "source documents lean on.",
)
PROFILES = Text(nl="Vragen", en="Questions")
PROFILE = Text(nl="vraag", en="question")
ADMITTED = Text(nl="toegelaten", en="admitted")
RESTING = Text(nl="aanbevelingen", en="recommendations")
CRUCIAL = Text(
    nl="zekerheid van cruciale uitkomsten", en="certainty of crucial outcomes"
)
PUBLICATION = Text(nl="publicatie", en="publication")
PUBLICATIONS = Text(nl="Publicaties", en="Publications")
