"""The sentences of the page of an economic evaluation."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.evidence.economics.choice import Trade
from wervel.evidence.economics.doubts import Doubt
from wervel.evidence.economics.evaluation import Otherwise
from wervel.text import Text

ENTRY = Text(nl="Kosten en effecten", en="Costs and effects")
EYEBROW = Text(nl="Economische evaluatie", en="Economic evaluation")
TITLE = Text(nl="Kosten en effecten: {arms}", en="Costs and effects: {arms}")
AND = Text(nl=" en ", en=" and ")
AGAINST = Text(nl="{arms} tegenover {first}", en="{arms} against {first}")
DIFFERS = Text(
    nl="Per patiënt, {arm} tegenover {first}: verschil in kosten {costs} {currency} "
    "(95%-interval {costs_range}), {gain} {effects} (95%-interval {effects_range}). "
    "{trade}",
    en="Per patient, {arm} against {first}: difference in costs {costs} {currency} "
    "(95% interval {costs_range}), {gain} {effects} (95% interval {effects_range}). "
    "{trade}",
)
TRADES: Mapping[Trade, Text] = {
    Trade.COSTS_MORE_GAINS: Text(
        nl="Gemiddeld kost het meer en levert het meer op (zo in {share} van de "
        "trekkingen): {ratio} {currency} per {unit}.",
        en="On average it costs more and gains more (so in {share} of the draws): "
        "{ratio} {currency} per {unit}.",
    ),
    Trade.DOMINATES: Text(
        nl="Gemiddeld kost het minder en levert het meer op (zo in {share} van de "
        "trekkingen): op beide beter, dus is er geen ruil om in een getal te vatten.",
        en="On average it costs less and gains more (so in {share} of the draws): "
        "better on both, so there is no trade to put in a number.",
    ),
    Trade.DOMINATED: Text(
        nl="Gemiddeld kost het meer en levert het minder op (zo in {share} van de "
        "trekkingen): op beide slechter, dus is er geen ruil om in een getal te "
        "vatten.",
        en="On average it costs more and gains less (so in {share} of the draws): "
        "worse on both, so there is no trade to put in a number.",
    ),
    Trade.SAVES_LOSES: Text(
        nl="Gemiddeld kost het minder en levert het minder op (zo in {share} van de "
        "trekkingen): het bespaart {ratio} {currency} per {unit} die verloren gaat.",
        en="On average it costs less and gains less (so in {share} of the draws): it "
        "saves {ratio} {currency} per {unit} given up.",
    ),
    Trade.NO_OTHER_EFFECT: Text(
        nl="Het effect is gelijk: alleen de kosten tellen.",
        en="The effect is the same: only the costs count.",
    ),
}
BEST = Text(
    nl="Mag één {unit} {worth} {currency} kosten, dan is {arm} gemiddeld de beste "
    "keuze; de kans dat dat klopt is {probability}. Zekerheid zou per patiënt "
    "{information} {currency} waard zijn.",
    en="If one {unit} may cost {worth} {currency}, {arm} is the best choice on "
    "average; the probability that this is right is {probability}. Certainty would be "
    "worth {information} {currency} per patient.",
)
ONLY_CLAIMS = Text(
    nl="Dit is rekenwerk over de opgegeven patiënten. Wat een {unit} mag kosten en of "
    "het zorg moet zijn, beslissen mensen.",
    en="This is arithmetic over the patients given. What a {unit} may cost, and "
    "whether it should be care, people decide.",
)
QALY = Text(nl="QALY", en="QALY")
POINTS = Text(nl="eenheid {effect}", en="unit of {effect}")
POINTS_LESS = Text(nl="eenheid minder {effect}", en="unit less of {effect}")
GAIN = Text(nl="verschil in {effect}", en="difference in {effect}")
GAIN_LESS = Text(nl="{effect} lager met", en="{effect} lower by")

DIFFERENCE = Text(
    nl="Wat het kost en wat het oplevert", en="What it costs and what it gains"
)
LIMITS = Text(
    nl="{arm}: het interval van de verhouding is {low} tot {high} {currency} per "
    "{unit} (Fieller, 95%).",
    en="{arm}: the interval of the ratio is {low} to {high} {currency} per {unit} "
    "(Fieller, 95%).",
)
NO_LIMITS = Text(
    nl="{arm}: de verhouding heeft geen bruikbaar interval, want het effect of de "
    "kosten verschillen niet zeker van nul. Lees de verdeling over de kwadranten.",
    en="{arm}: the ratio has no usable interval, for the effect or the costs do not "
    "surely differ from nothing. Read the shares of the quadrants.",
)
PLANE = Text(nl="Verschil in kosten en effect", en="Difference in costs and effect")
PLANE_CAPTION = Text(
    nl="Elke stip is één trekking van de bootstrap ({shown} van {draws}); de ruit is "
    "de schatting. Rechts is beter dan {first}, boven is duurder. Onder de lijn is "
    "het effect meer waard dan het kost, bij {worth} {currency} per {unit}.",
    en="Each dot is one draw of the bootstrap ({shown} of {draws}); the diamond is the "
    "estimate. Right is better than {first}, above is dearer. Below the line the "
    "effect is worth more than it costs, at {worth} {currency} per {unit}.",
)
PLANE_SAID = Text(
    nl="{arm}: {first_quadrant} van de trekkingen duurder en beter, {second} goedkoper "
    "en beter, {third} duurder en niet beter, {fourth} goedkoper en niet beter",
    en="{arm}: {first_quadrant} of the draws dearer and better, {second} cheaper and "
    "better, {third} dearer and not better, {fourth} cheaper and not better",
)
COST_AXIS = Text(
    nl="verschil in kosten ({currency})", en="difference in costs ({currency})"
)
DIFFERENCE_TABLE = Text(
    nl="Per patiënt, tegenover {first}", en="Per patient, against {first}"
)
ARM = Text(nl="Arm", en="Arm")
PATIENTS = Text(nl="Patiënten", en="Patients")
COSTS = Text(nl="Kosten ({currency})", en="Costs ({currency})")
EXTRA_COSTS = Text(
    nl="Verschil in kosten ({currency})", en="Difference in costs ({currency})"
)
TRADE = Text(nl="Ruil", en="Trade")
RANGE = Text(nl="{value} ({range})", en="{value} ({range})")
TRADE_CELLS: Mapping[Trade, Text] = {
    Trade.COSTS_MORE_GAINS: Text(nl="{ratio} per {unit}", en="{ratio} per {unit}"),
    Trade.DOMINATES: Text(nl="goedkoper en beter", en="cheaper and better"),
    Trade.DOMINATED: Text(nl="duurder en slechter", en="dearer and worse"),
    Trade.SAVES_LOSES: Text(
        nl="bespaart {ratio} per verloren {unit}", en="saves {ratio} per {unit} lost"
    ),
    Trade.NO_OTHER_EFFECT: Text(nl="effect gelijk", en="same effect"),
}
QUADRANT_TABLE = Text(
    nl="Waar de trekkingen liggen, tegenover {first}",
    en="Where the draws lie, against {first}",
)
QUADRANTS = (
    Text(nl="Duurder, beter", en="Dearer, better"),
    Text(nl="Goedkoper, beter", en="Cheaper, better"),
    Text(nl="Duurder, niet beter", en="Dearer, not better"),
    Text(nl="Goedkoper, niet beter", en="Cheaper, not better"),
)
STEPS_TABLE = Text(
    nl="Van minste naar meeste effect: wat een stap verder kost",
    en="From least to most effect: what one step on costs",
)
STEP = Text(nl="Stap", en="Step")
FIRST_STEP = Text(nl="begin", en="start")
BEATEN = Text(nl="overtroffen door {arms}", en="beaten by {arms}")
BEATEN_MIX = Text(
    nl="overtroffen door een mengsel van {arms}", en="beaten by a mix of {arms}"
)

WORTH = Text(nl="Is het dat waard?", en="Is it worth that?")
CURVE = Text(
    nl="Kans om de beste keuze te zijn", en="Probability of being the best choice"
)
CURVE_CAPTION = Text(
    nl="Voor elk bedrag dat één {unit} mag kosten: het aandeel van de trekkingen "
    "waarin die arm de beste is. De brede band volgt de arm die gemiddeld de beste is.",
    en="For every amount that one {unit} may cost: the share of the draws in which "
    "that arm is best. The broad band follows the arm that is best on average.",
)
CURVE_SAID = Text(
    nl="bij {worth} {currency}: {shares}", en="at {worth} {currency}: {shares}"
)
ARM_SHARE = Text(nl="{arm} {share}", en="{arm} {share}")
WORTH_AXIS = Text(
    nl="wat één {unit} mag kosten ({currency})",
    en="what one {unit} may cost ({currency})",
)
WORTH_TABLE = Text(
    nl="Netto baat per patiënt en de kans op de beste keuze",
    en="Net benefit per patient and the probability of the best choice",
)
WORTH_HEAD = Text(nl="Eén {unit} mag kosten", en="One {unit} may cost")
BENEFIT_HEAD = Text(
    nl="Netto baat {arm} ({currency})", en="Net benefit {arm} ({currency})"
)
PROBABILITY_HEAD = Text(nl="Kans {arm}", en="Probability {arm}")
BEST_HEAD = Text(nl="Gemiddeld de beste", en="Best on average")
INFORMATION_HEAD = Text(
    nl="Waarde van zekerheid ({currency})", en="Value of certainty ({currency})"
)
WORTH_LINE = Text(
    nl="Netto baat is het extra effect maal wat het waard is, min de extra kosten, "
    "tegenover {first}. De waarde van zekerheid (EVPI) is wat een verkeerde keuze "
    "gemiddeld per patiënt kost.",
    en="Net benefit is the extra effect times what it is worth, less the extra costs, "
    "against {first}. The value of certainty (EVPI) is what a wrong choice costs on "
    "average per patient.",
)

CATEGORIES = Text(nl="Waar de kosten zitten", en="Where the costs are")
CATEGORY_TABLE = Text(
    nl="Kosten per patiënt naar soort ({currency})",
    en="Costs per patient by category ({currency})",
)
CATEGORY = Text(nl="Soort", en="Category")
CATEGORY_MORE = Text(nl="{arm}: verschil", en="{arm}: difference")
CATEGORY_SHARE = Text(nl="{arm}: deel", en="{arm}: part")
OUTSIDE = Text(nl="{category} (buiten de zorg)", en="{category} (outside care)")
ALL = Text(nl="Alles", en="All")
BARS_TITLE = Text(
    nl="Gemiddelde kosten per patiënt in elke arm",
    en="Mean costs per patient in each arm",
)
BARS_CAPTION = Text(
    nl="Per soort een staaf voor elke arm, gecorrigeerd als het hele verschil.",
    en="A bar for each arm per category, corrected as the whole difference is.",
)
BARS_SAID = Text(nl="{category}: {arms}", en="{category}: {arms}")
CATEGORY_LINE = Text(
    nl="Een deel is de bijdrage aan het hele verschil in kosten; het kan onder 0% of "
    "boven 100% liggen, waar soorten tegen elkaar in gaan.",
    en="A part is the contribution to the whole difference in costs; it can lie below "
    "0% or above 100%, where categories pull against each other.",
)

EFFECTS = Text(nl="Wat er is gemeten", en="What was measured")
UTILITY_TABLE = Text(
    nl="Gemiddelde utiliteit per arm, gecorrigeerd voor het begin",
    en="Mean utility per arm, corrected for the start",
)
EFFECT_TABLE = Text(nl="Gemiddelde per arm", en="Mean per arm")
WEEK = Text(nl="Week", en="Week")
MEASURED = Text(nl="Wat", en="What")
UTILITIES_GIVEN = Text(
    nl="Utiliteiten zijn gebruikt zoals opgegeven. wervel bevat geen waardering van "
    "EQ-5D-antwoorden; welke is gebruikt, is niet vermeld.",
    en="Utilities were used as given. wervel holds no value set for EQ-5D answers; "
    "which was used is not stated.",
)

OTHERWISE = Text(nl="Anders bekeken", en="Looked at otherwise")
OTHERWISE_LINE = Text(
    nl="Elke regel verandert één ding. De kans is die van de arm die dan gemiddeld de "
    "beste is, bij {worth} {currency} per {unit}.",
    en="Each line changes one thing. The probability is that of the arm that is then "
    "best on average, at {worth} {currency} per {unit}.",
)
OTHERWISE_TABLE = Text(nl="Scenario's", en="Scenarios")
SCENARIO = Text(nl="Scenario", en="Scenario")
SCENARIOS: Mapping[Otherwise, Text] = {
    Otherwise.MAIN: Text(nl="Hoofdanalyse", en="Main analysis"),
    Otherwise.HEALTH_CARE: Text(
        nl="Alleen kosten van de zorg", en="Costs of health care only"
    ),
    Otherwise.LOW_PRICES: Text(nl="Alle prijzen laag", en="All prices low"),
    Otherwise.HIGH_PRICES: Text(nl="Alle prijzen hoog", en="All prices high"),
    Otherwise.NOT_DISCOUNTED: Text(nl="Niet verdisconteerd", en="Not discounted"),
    Otherwise.NOT_CORRECTED: Text(
        nl="Niet gecorrigeerd voor het begin", en="Not corrected for the start"
    ),
    Otherwise.COMPLETE: Text(
        nl="Alleen wie niets mist ({patients})",
        en="Only whom nothing lacks ({patients})",
    ),
}

DOUBTS: Mapping[Doubt, Text] = {
    Doubt.MISSING: Text(
        nl="Bij {about} patiënten ontbreekt iets. Het is aangevuld uit wat wel bekend "
        "is; als juist het ontbreken iets zegt, klopt dat niet.",
        en="Something is missing of {about} patients. It was filled in from what is "
        "known; if the missing itself says something, that is not right.",
    ),
    Doubt.LEFT_OUT: Text(
        nl="{about} patiënten zijn weggelaten omdat er iets van hen ontbreekt: wie "
        "overblijft kan anders zijn.",
        en="{about} patients were left out because something is missing of them: those "
        "who remain may differ.",
    ),
    Doubt.FEW_PATIENTS: Text(
        nl="Weinig patiënten in {about}: de intervallen zijn waarschijnlijk te smal.",
        en="Few patients in {about}: the intervals are probably too narrow.",
    ),
    Doubt.FEW_CLUSTERS: Text(
        nl="Weinig clusters in {about}: de intervallen zijn onzeker.",
        en="Few clusters in {about}: the intervals are uncertain.",
    ),
    Doubt.ALL_EQUAL: Text(
        nl="Overal hetzelfde in {about}: daarin is geen verschil te meten.",
        en="The same everywhere in {about}: no difference can be measured in it.",
    ),
    Doubt.NEGATIVE_COSTS: Text(
        nl="Er zijn negatieve kosten. Opgegeven betekenis: {about}.",
        en="There are negative costs. Meaning as given: {about}.",
    ),
    Doubt.PRICE_YEARS: Text(
        nl="De prijzen zijn van verschillende jaren ({about}) en niet geïndexeerd.",
        en="The prices are of different years ({about}) and not indexed.",
    ),
}
"""What is said of each doubt; ``about`` comes from the data."""
