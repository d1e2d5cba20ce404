"""The sentences of the page of scenarios."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.practice.impact.freezing import Came
from wervel.practice.impact.scenarios import Kind
from wervel.text import Text

TITLE = Text(nl="Stel dat: scenario's", en="What if: scenarios")
MEANS = Text(
    nl="Een scenario is rekenwerk over één jaar, geen voorspelling. Het zegt wat er "
    "zou veranderen als de zorg zo was, niet dat patiënten daar beter van worden.",
    en="A scenario is arithmetic over one year, not a forecast. It says what would "
    "change if care were so, not that patients would be better for it.",
)
DEPARTURE = Text(nl="Een afwijking is geen fout.", en="A departure is not an error.")
CONTENT = Text(
    nl="Aanbevelingen en codelijsten: {checked}.",
    en="Recommendations and codelists: {checked}.",
)
SAYS: Mapping[Kind, Text] = {
    Kind.BEST_FIFTH: Text(
        nl="{title}: naar schatting {change} van de {now} afwijkingen in {year} zouden "
        "er dan niet zijn (95%-interval {low} tot {high}).",
        en="{title}: an estimated {change} of the {now} departures in {year} would not "
        "be there (95% interval {low} to {high}).",
    ),
    Kind.FEWER: Text(
        nl="{title}: {change} minder dan de {now} van {year} (95%-interval {low} tot "
        "{high}).",
        en="{title}: {change} fewer than the {now} of {year} (95% interval {low} to "
        "{high}).",
    ),
    Kind.WITHIN: Text(
        nl="{title}: in {year} wachtten {now} van de {of} episoden langer "
        "(95%-interval {low} tot {high}).",
        en="{title}: in {year}, {now} of the {of} episodes waited longer (95% interval "
        "{low} to {high}).",
    ),
}
DAYS: Mapping[Kind, Text] = {
    Kind.FEWER: Text(
        nl="Dat zijn {days} voorgeschreven dagen minder ({low} tot {high}).",
        en="That is {days} fewer days supplied ({low} to {high}).",
    ),
    Kind.WITHIN: Text(
        nl="Samen wachtten zij {days} dagen meer dan dat ({low} tot {high}).",
        en="Together they waited {days} days more than that ({low} to {high}).",
    ),
}
COST = Text(
    nl="Tegen de opgegeven prijzen: {cost} {currency} ({low} tot {high}).",
    en="At the prices given: {cost} {currency} ({low} to {high}).",
)
NO_GAIN = Text(
    nl="{title}: de verschillen tussen praktijken in {year} kunnen toeval zijn; er is "
    "geen winst aan te tonen (95%-interval {low} tot {high} van {now} afwijkingen).",
    en="{title}: the differences between care sites in {year} can be chance; no gain "
    "can be shown (95% interval {low} to {high} of {now} departures).",
)
NONE = Text(
    nl="{title}: in {year} valt hier niets te veranderen.",
    en="{title}: in {year} there is nothing here to change.",
)
WITHHELD = Text(
    nl="{title}: de aantallen van {year} zijn te klein om te tonen.",
    en="{title}: the numbers of {year} are too small to show.",
)
FEW_SITES = Text(
    nl="{title}: er zijn in {year} te weinig praktijken voor een beste vijfde.",
    en="{title}: in {year} there are too few care sites for a best fifth.",
)

PICTURE = Text(nl="Nu en dan", en="Now and then")
PICTURE_CAPTION = Text(
    nl="Wat er per scenario overblijft van wat nu gebeurt (nu is 100%), met "
    "95%-interval. De nummers zijn die van de tabel.",
    en="What each scenario leaves of what happens now (now is 100%), with its 95% "
    "interval. The numbers are those of the table.",
)
PICTURE_SAID = Text(nl="{number}: {share} blijft over", en="{number}: {share} is left")
LEFT = Text(
    nl="{title}: {share} ({low} tot {high})", en="{title}: {share} ({low} to {high})"
)
TABLE = Text(nl="Scenario's over {year}", en="Scenarios over {year}")
SCENARIO = Text(nl="Scenario", en="Scenario")
NOW = Text(nl="Nu", en="Now")
OF = Text(nl="Van", en="Of")
CANNOT_TELL = Text(nl="Niet te zeggen", en="Cannot tell")
CHANGE = Text(nl="Verandert", en="Would change")
DAYS_HEAD = Text(nl="Dagen", en="Days")
COST_HEAD = Text(nl="Kosten ({currency})", en="Cost ({currency})")
RANGE = Text(nl="{middle} ({low} tot {high})", en="{middle} ({low} to {high})")
COUNTED = Text(nl="Wat is geteld", en="What was counted")
COUNTS: Mapping[Kind, Text] = {
    Kind.BEST_FIFTH: Text(
        nl="{title}: nu = afwijkingen van {measure}; van = beoordeelde momenten.",
        en="{title}: now = departures from {measure}; of = moments judged.",
    ),
    Kind.FEWER: Text(
        nl="{title}: nu = stappen {steps} binnen rugklachten, {setting}; van = nieuwe "
        "episoden.",
        en="{title}: now = steps {steps} within back pain, {setting}; of = new "
        "episodes.",
    ),
    Kind.WITHIN: Text(
        nl="{title}: nu = nieuwe episoden met {steps} meer dan {limit} dagen na het "
        "eerste contact; van = nieuwe episoden waarin die stap binnen {window} dagen "
        "kwam; niet te zeggen = korter gevolgd.",
        en="{title}: now = new episodes with {steps} more than {limit} days after the "
        "first contact; of = new episodes in which that step came within {window} "
        "days; cannot tell = followed for less.",
    ),
}
SETTINGS: Mapping[str, Text] = {
    "any": Text(nl="door wie ook", en="by whoever"),
    "primary": Text(
        nl="door huisarts, fysio- of oefentherapeut",
        en="by GP, physiotherapist or exercise therapist",
    ),
    "secondary": Text(nl="door een medisch specialist", en="by a medical specialist"),
}

AGAINST = Text(nl="Wat ervan kwam", en="What came of it")
AGAINST_LEAD = Text(
    nl="Vastgelegd als {name} over {year} (uitgave {release}). Alleen jaren die even "
    "volledig zijn gevolgd staan ernaast. Een verschil binnen de onzekerheid telt niet "
    "als verschil.",
    en="Frozen as {name} over {year} (release {release}). Only years followed as "
    "completely stand beside it. A difference within the uncertainty is not counted as "
    "one.",
)
AGAINST_NONE = Text(
    nl="Er is nog geen later jaar dat even volledig is gevolgd.",
    en="There is no later year yet that was followed as completely.",
)
AGAINST_CAPTION = Text(
    nl="Per honderd: vastgelegd, volgens het scenario, gekomen",
    en="Per hundred: frozen, by the scenario, came",
)
YEAR = Text(nl="Jaar", en="Year")
FROZEN = Text(nl="Vastgelegd", en="Frozen")
EXPECTED = Text(nl="Scenario", en="By the scenario")
CAME_NOW = Text(nl="Gekomen", en="Came")
VERDICT = Text(nl="Oordeel", en="Reading")
CAME: Mapping[Came, Text] = {
    Came.REACHED: Text(
        nl="gedaald, tot het scenario of verder", en="lower, to the scenario or beyond"
    ),
    Came.TOWARDS: Text(
        nl="gedaald, het scenario niet gehaald", en="lower, the scenario not reached"
    ),
    Came.UNCHANGED: Text(
        nl="geen verschil met vastgelegd; niet het scenario",
        en="no difference from frozen; not the scenario",
    ),
    Came.AWAY: Text(nl="gestegen", en="higher"),
    Came.CANNOT_TELL: Text(
        nl="niet te zeggen: past bij beide", en="cannot tell: fits both"
    ),
    Came.WITHHELD: Text(nl="onderdrukt", en="suppressed"),
}

PRICES = Text(nl="Prijzen", en="Prices")
PRICES_CAPTION = Text(
    nl="Zoals opgegeven, niet geïndexeerd", en="As given, not indexed"
)
ITEM = Text(nl="Wat", en="Item")
PRICE = Text(nl="Prijs", en="Price")
SOURCE = Text(nl="Bron", en="Source")
NO_PRICES = Text(
    nl="Er is geen prijstabel gegeven; daarom staan er geen kosten.",
    en="No table of prices was given, so there are no costs.",
)

HOW = Text(nl="Wat een scenario niet telt", en="What a scenario does not count")
ASSUMES = (
    Text(
        nl="Wat er voor in de plaats komt: een foto minder kan een "
        "verwijzing meer zijn.",
        en="What takes its place: one X-ray fewer can be one referral more.",
    ),
    Text(
        nl="Of patiënten er beter van worden, en wat het vraagt om zo te gaan werken.",
        en="Whether patients are better for it, and what it takes to work so.",
    ),
    Text(
        nl="Dat praktijken andere patiënten hebben: de beste vijfde is niet voor "
        "patiëntkenmerken gecorrigeerd.",
        en="That care sites have other patients: the best fifth is not adjusted for "
        "case mix.",
    ),
    Text(
        nl="Momenten waarvan het oordeel niet te zeggen is, en momenten zonder "
        "praktijk.",
        en="Moments that cannot be told, and moments without a care site.",
    ),
)
HOW_SITES = Text(
    nl="De beste vijfde is het aandeel waar vier van de vijf praktijken niet boven "
    "komen. Aandelen zijn eerst naar elkaar toe getrokken (bèta-binomiaal), zodat het "
    "toeval van kleine praktijken niet voor goede zorg doorgaat.",
    en="The best fifth is the share that four in five care sites do not exceed. Shares "
    "are drawn towards each other first (beta-binomial), so that the chance of small "
    "sites does not pass for good care.",
)
HOW_COUNTS = Text(
    nl="Gerekend is op de tellingen zelf; alleen totalen komen naar buiten, door de "
    "regel {rule} voor kleine aantallen. Jaren zonder {days} dagen records erna doen "
    "niet mee: zij lijken beter dan ze zijn.",
    en="It is reckoned on the counts themselves; only totals leave, by the rule {rule} "
    "for small numbers. Years without {days} days of records after them are left out: "
    "they look better than they are.",
)
