"""The sentences about standards and doubts of single cases."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.evidence.sced.doubts import Kind
from wervel.evidence.sced.scribe import Told
from wervel.evidence.sced.standards import Standard, Verdict
from wervel.text import Text

SAYS: Mapping[Kind, Text] = {
    Kind.NO_LOT: Text(
        nl="Het bestand zegt niet welke starts door het lot konden worden gekozen. De "
        "toets neemt aan dat elke volgorde met fasen van die lengte mocht; was er niet "
        "geloot, dan is p alleen een beschrijving.",
        en="The file does not say which starts the lot could choose. The test takes "
        "any order with phases of that length as permissible; if nothing was drawn, "
        "the p only describes.",
    ),
    Kind.NO_LOT_OF_ORDER: Text(
        nl="Het bestand zegt niet dat de volgorde door het lot is bepaald; is dat niet "
        "zo, dan is p alleen een beschrijving.",
        en="The file does not say that the order was drawn by lot; if it was not, the "
        "p only describes.",
    ),
    Kind.TREND: Text(
        nl="Vóór de behandeling werd de score al beter ({case}). NAP telt mee wat "
        "vanzelf was gekomen; zie Tau-U en het beeld.",
        en="Before the intervention the score was already getting better ({case}). NAP "
        "counts what would have come by itself; see Tau-U and the picture.",
    ),
    Kind.NO_OTHER_START: Text(
        nl="Er was maar één loting mogelijk: een p bestaat niet ({cases}).",
        en="Only one assignment was permissible: there is no p ({cases}).",
    ),
    Kind.FEW_ASSIGNMENTS: Text(
        nl="Met {number} lotingen kan p niet onder 0,05 komen, wat er ook gebeurt.",
        en="With {number} assignments the p cannot fall below 0.05, whatever happens.",
    ),
    Kind.ONE_POINT: Text(
        nl="Een fase van één meting ({case}: {phases}) heeft geen spreiding; een "
        "standaardfout ontbreekt.",
        en="A phase of one point ({case}: {phases}) has no spread; there is no "
        "standard error.",
    ),
    Kind.ALL_EQUAL: Text(
        nl="Alle scores zijn gelijk ({case}): er valt niets te onderscheiden.",
        en="All scores are equal ({case}): nothing can be told apart.",
    ),
    Kind.GAPS: Text(
        nl="Tussen de eerste en de laatste meting ontbreken er {number} ({case}). Er "
        "is niets ingevuld; starts gelden voor de metingen die er zijn.",
        en="Between the first and the last occasion {number} are missing ({case}). "
        "Nothing was filled in; starts are over the occasions that are there.",
    ),
    Kind.MERGED: Text(
        nl="De fasen {phases} zijn samen als behandeling genomen; met --intervention "
        "kiest u er een.",
        en="The phases {phases} are taken as one intervention; choose one with "
        "--intervention.",
    ),
    Kind.LEFT_OUT: Text(
        nl="De fasen {phases} staan in het beeld, maar niet in de vergelijking.",
        en="The phases {phases} are in the picture, not in the comparison.",
    ),
    Kind.UNPAIRED: Text(
        nl="De laatste fase ({case}: {phases}) heeft geen partner en telt alleen in de "
        "toets mee.",
        en="The last phase ({case}: {phases}) has no partner and counts in the test "
        "only.",
    ),
    Kind.RESEMBLANCE: Text(
        nl="Scores lijken op de vorige of juist niet (autocorrelatie van 0,2 of meer: "
        "{cases}). De intervallen nemen metingen als onafhankelijk; zie hieronder.",
        en="Scores resemble the one before, or the opposite (autocorrelation of 0.2 or "
        "more: {cases}). The intervals take points as independent; see below.",
    ),
    Kind.NO_BETWEEN: Text(
        nl="Een gestandaardiseerd verschil tussen personen is niet berekend: daarvoor "
        "zijn minstens drie personen nodig, met scores die verschillen.",
        en="No standardised difference between persons was reckoned: that needs at "
        "least three persons, with scores that differ.",
    ),
    Kind.NO_END: Text(
        nl="Er zijn te weinig vrijheidsgraden voor een standaardfout van het "
        "gestandaardiseerde verschil.",
        en="There are too few degrees of freedom for a standard error of the "
        "standardised difference.",
    ),
    Kind.VARIES: Text(
        nl="Het verschil is niet voor iedereen hetzelfde (p < 0,05): lees het "
        "gestandaardiseerde verschil van het model waarin het per persoon verschilt.",
        en="The difference is not the same for all (p < 0.05): read the standardised "
        "difference of the model in which it varies between persons.",
    ),
    Kind.UNUSED: Text(
        nl="Kolommen die niet zijn gelezen: {columns}.",
        en="Columns that were not read: {columns}.",
    ),
}
STANDARDS = Text(nl="De normen voor zo'n opzet", en="The standards for such a design")
STANDARDS_LINE = Text(
    nl="Wat het bestand kan zeggen over de normen van het What Works Clearinghouse "
    "samen: {verdict}. De zwakste persoon beslist.",
    en="What the file can tell of the standards of the What Works Clearinghouse, "
    "together: {verdict}. The weakest person decides.",
)
STANDARDS_TABLE = Text(nl="Normen van de opzet", en="Standards of the design")
STANDARD = Text(nl="Norm", en="Standard")
VERDICT = Text(nl="Oordeel", en="Reading")
COUNTED = Text(nl="Geteld", en="Counted")
WANTED = Text(nl="Gevraagd", en="Asked")
NAMES: Mapping[Standard, Text] = {
    Standard.MANIPULATED: Text(
        nl="De behandeling begon volgens plan", en="The intervention began by plan"
    ),
    Standard.AGREEMENT: Text(
        nl="Een tweede beoordelaar, bij een vijfde van de metingen, die het eens is",
        en="A second assessor, for a fifth of the points, who agrees",
    ),
    Standard.DEMONSTRATIONS: Text(
        nl="Momenten waarop een effect zich kon tonen",
        en="Moments at which an effect could show itself",
    ),
    Standard.PHASES: Text(nl="Fasen (of afwisselingen)", en="Phases (or alternations)"),
    Standard.POINTS: Text(
        nl="Metingen in de kortste fase (3 of 4: met voorbehoud)",
        en="Points in the shortest phase (3 or 4: with reservations)",
    ),
}
VERDICTS: Mapping[Verdict, Text] = {
    Verdict.MET: Text(nl="gehaald", en="met"),
    Verdict.WITH_RESERVATIONS: Text(
        nl="gehaald met voorbehoud", en="met with reservations"
    ),
    Verdict.NOT_MET: Text(nl="niet gehaald", en="not met"),
    Verdict.NOT_STATED: Text(nl="niet vermeld", en="not stated"),
}
SCRIBE = Text(nl="Wat een verslag moet melden", en="What a report should say")
SCRIBE_LINE = Text(
    nl="De 26 onderdelen van SCRIBE 2016. Uit het bestand zijn er {number} te "
    "beantwoorden; de andere moet het verslag zelf melden.",
    en="The 26 items of SCRIBE 2016. The file can answer {number}; the others the "
    "report itself must say.",
)
SCRIBE_TABLE = Text(nl="SCRIBE 2016", en="SCRIBE 2016")
ITEM = Text(nl="Onderdeel", en="Item")
ANSWER = Text(nl="Uit het bestand", en="From the file")
TOLD: Mapping[Told, Text] = {
    Told.NOTHING: Text(nl="niet vermeld", en="not stated"),
    Told.DESIGN: Text(nl="{design}: {phases}", en="{design}: {phases}"),
    Told.REPLICATION: Text(
        nl="personen: {number}; of dat het plan was, staat er niet",
        en="persons: {number}; whether that was the plan is not stated",
    ),
    Told.LOT: Text(nl="{lot}", en="{lot}"),
    Told.MEASURE: Text(
        nl="{outcome}, {points} metingen", en="{outcome}, {points} measurements"
    ),
    Told.ANALYSIS: Text(nl="deze bladzijde", en="this page"),
    Told.SEQUENCE: Text(
        nl="metingen per persoon: {lengths}", en="points of each person: {lengths}"
    ),
    Told.OUTCOMES: Text(
        nl="alle scores en schattingen staan hier",
        en="all scores and estimates are here",
    ),
}
LOT_STATED = Text(
    nl="toegestane starts staan in het bestand", en="permissible starts are in the file"
)
LOT_NOT_STATED = Text(nl="niet vermeld", en="not stated")
