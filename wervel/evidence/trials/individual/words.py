"""The sentences of the page of a trial read from its individual data."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.evidence.trials.dropout import ALL, AS_SEEN, BEST, NONE, WORST
from wervel.evidence.trials.individual.analysis import Doubt
from wervel.evidence.trials.relevance import Relevance
from wervel.text import Text

EYEBROW = Text(nl="Bewijs · een trial nagerekend", en="Evidence · a trial recomputed")
ENTRY = Text(nl="Trial nagerekend", en="Trial recomputed")
TITLE = Text(nl="{arm} tegen {comparator}", en="{arm} against {comparator}")
LEAD = Text(
    nl="Na {weeks} weken was {arm} {effect} dan {comparator} (95%-interval "
    "{interval}). {significance}; {relevance}.",
    en="At {weeks} weeks {arm} was {effect} than {comparator} (95% interval "
    "{interval}). {significance}; {relevance}.",
)
LEAD_RESPONSE = Text(
    nl="Zeker {smallest} punten beter werd {first} met {arm} en {second} met "
    "{comparator}. {needed}",
    en="At least {smallest} points better were {first} with {arm} and {second} with "
    "{comparator}. {needed}",
)
LEAD_IMPUTED = Text(
    nl="Met ingevulde scores voor wie ontbreekt is het verschil {value} ({interval}).",
    en="With scores filled in for those missing the difference is {value} "
    "({interval}).",
)
RELEVANCE: Mapping[Relevance, Text] = {
    Relevance.RELEVANT: Text(
        nl="relevant, want het hele interval haalt {smallest} punten",
        en="relevant, for the whole interval reaches {smallest} points",
    ),
    Relevance.NOT_RELEVANT: Text(
        nl="niet relevant, want ook de gunstigste grens haalt {smallest} punten niet",
        en="not relevant, for even the most favourable limit falls short of {smallest} "
        "points",
    ),
    Relevance.INCONCLUSIVE: Text(
        nl="of het relevant is blijft open, want {smallest} punten liggen in het "
        "interval",
        en="whether it is relevant stays open, for {smallest} points lie within the "
        "interval",
    ),
    Relevance.WORSE: Text(
        nl="relevant slechter, want het hele interval ligt {smallest} punten of meer "
        "aan de verkeerde kant",
        en="relevant, but worse, for the whole interval lies {smallest} points or more "
        "on the wrong side",
    ),
}
BETTER = Text(nl="{points} punten beter", en="{points} points better")
WORSE = Text(nl="{points} punten slechter", en="{points} points worse")
SAME = Text(nl="niet anders", en="no different")

NEEDED_BENEFIT = Text(
    nl="Van {value} patiënten die {arm} krijgen wordt er één meer beter (interval "
    "{nearest} tot {farthest}).",
    en="For one more to get better {value} patients have to be treated with {arm} "
    "(interval {nearest} to {farthest}).",
)
NEEDED_HARM = Text(
    nl="Van {value} patiënten die {arm} krijgen wordt er één minder beter (interval "
    "{farthest} tot {nearest}).",
    en="Of {value} patients treated with {arm} one fewer gets better (interval "
    "{farthest} to {nearest}).",
)
NEEDED_NONE = Text(
    nl="Dat verschil kan ook geen zijn: het aantal nodig te behandelen loopt van "
    "{nearest} voor één die extra beter wordt, via oneindig, tot {farthest} voor één "
    "minder.",
    en="That difference may be none: the number needed to treat runs from {nearest} "
    "for one more getting better, through infinity, to {farthest} for one fewer.",
)
NEEDED_EVEN = Text(
    nl="Het verschil in responders kan geen zijn.",
    en="The difference in responders may be none.",
)
NNT_BENEFIT = Text(nl="NNT(baat) {number}", en="NNT(benefit) {number}")
NNT_HARM = Text(nl="NNT(schade) {number}", en="NNT(harm) {number}")
INFINITY = Text(nl="∞", en="∞")

MODELS = Text(nl="Het verschil per moment", en="The difference at each time")
MODELS_MEANS = Text(
    nl="Iedereen telt in de arm van de loting. Het gemengde model rekent alle momenten "
    "samen, met een eigen niveau per patiënt, gecorrigeerd voor {adjusters}; een "
    "ontbrekende score mag samenhangen met wat wel gezien is. De covariantieanalyse "
    "telt per moment alleen wie een score heeft.",
    en="Everybody counts in the arm of the draw. The mixed model takes all times "
    "together, with a level for each patient, corrected for {adjusters}; a missing "
    "score may depend on what was seen. The analysis of covariance counts at each time "
    "only those with a score.",
)
VARIANCES = Text(
    nl="Variantie tussen patiënten {between}, binnen patiënten {within}; {patients} "
    "patiënten, {scores} scores.",
    en="Variance between patients {between}, within patients {within}; {patients} "
    "patients, {scores} scores.",
)
IMPUTED_MEANS = Text(
    nl="Ingevuld: {sets} keer, met geketende vergelijkingen per arm, startgetal "
    "{seed}, samengenomen volgens Rubin met de vrijheidsgraden van Barnard en Rubin.",
    en="Filled in {sets} times, by chained equations within each arm, seed {seed}, put "
    "together by Rubin's rules with the degrees of freedom of Barnard and Rubin.",
)
MIXED = Text(nl="gemengd model", en="mixed model")
ANCOVA = Text(nl="covariantieanalyse", en="analysis of covariance")
IMPUTED = Text(nl="ingevuld", en="imputed")
EFFECTS = Text(nl="Verschil in punten", en="Difference in points")
MODEL = Text(nl="Model", en="Model")
WEEK = Text(nl="Week", en="Week")
DIFFERENCE = Text(nl="Verschil", en="Difference")
INTERVAL = Text(nl="95%-interval", en="95% interval")
P = Text(nl="p", en="p")
N = Text(nl="n", en="n")

RESPONDERS = Text(nl="Wie werd beter", en="Who got better")
RESPONDERS_MEANS = Text(
    nl="Beter is zeker {smallest} punten winst sinds de start. Het interval van het "
    "verschil is dat van Newcombe (methode 10), dat van de verhouding Koopman. Het NNT "
    "staat met het interval dat door oneindig kan gaan (Altman 1998).",
    en="Better is a gain of {smallest} points or more since the start. The interval of "
    "the difference is Newcombe's (method 10), that of the ratio Koopman's. The number "
    "needed to treat has the interval that may pass through infinity (Altman 1998).",
)
RESPONSE_TABLE = Text(nl="Responders", en="Responders")
RATIO = Text(nl="Verhouding", en="Risk ratio")
ODDS = Text(nl="Odds ratio", en="Odds ratio")
NNT = Text(nl="Nodig te behandelen", en="Number needed to treat")
NO_RATIO = Text(nl="bestaat niet", en="does not exist")

MISSING = Text(nl="Als de ontbrekenden anders waren", en="If the missing differed")
MISSING_TABLE = Text(
    nl="Responders, als de ontbrekenden zo waren",
    en="Responders, if the missing were so",
)
ASSUMED = Text(nl="Aanname", en="Assumption")
SCENARIO: Mapping[str, Text] = {
    AS_SEEN: Text(nl="zonder de ontbrekenden", en="without the missing"),
    NONE: Text(nl="geen van hen werd beter", en="none of them got better"),
    ALL: Text(nl="allen werden beter", en="all of them got better"),
    BEST: Text(nl="gunstigste geval", en="best case"),
    WORST: Text(nl="ongunstigste geval", en="worst case"),
}
TURNING = Text(
    nl="Week {weeks}: van alle {number} manieren waarop de ontbrekenden beter kunnen "
    "zijn geworden of niet, geeft {same} dezelfde conclusie over responders.",
    en="Week {weeks}: of all {number} ways in which the missing may have got better or "
    "not, {same} give the same conclusion about responders.",
)
SHIFTED_MEANS = Text(
    nl="En de scores: wat als de ontbrekenden uit {arm} zoveel hoger of lager scoorden "
    "dan wie op hen lijkt en bleef? Week {weeks}.",
    en="And the scores: what if the missing of {arm} scored so much higher or lower "
    "than those like them who stayed? Week {weeks}.",
)
SHIFTED_TABLE = Text(
    nl="Verschil bij zo'n afwijking", en="Difference under such a shift"
)
SHIFT = Text(nl="Ontbrekenden scoren", en="The missing score")
NOBODY = Text(nl="Er ontbreken geen scores.", en="No scores are missing.")
VERDICT = Text(nl="Relevant", en="Relevant")

BALANCE = Text(nl="Leken de groepen op elkaar", en="Were the groups alike")
BALANCE_TABLE = Text(nl="Bij de start", en="At the start")
WHAT = Text(nl="Kenmerk", en="Feature")
STANDARDISED = Text(nl="In standaarddeviaties", en="In standard deviations")

DOUBTS: Mapping[Doubt, Text] = {
    Doubt.UNSCORED: Text(
        nl="{number} patiënten hebben geen enkele score: het gemengde model weet niets "
        "van hen, het invullen wel hun start.",
        en="{number} patients have no score at all: the mixed model knows nothing of "
        "them, imputation knows their start.",
    ),
    Doubt.BASELINE: Text(
        nl="{number} patiënten hebben geen startscore; daar staat het gemiddelde van "
        "allen.",
        en="{number} patients have no score at the start; the mean of all stands "
        "there.",
    ),
    Doubt.FEW: Text(
        nl="Met {number} patiënten is het interval van het gemengde model, dat de "
        "normale verdeling neemt, wat te smal.",
        en="With {number} patients the interval of the mixed model, which takes the "
        "normal distribution, is somewhat too narrow.",
    ),
    Doubt.NO_BETWEEN: Text(
        nl="Het model vindt geen variantie tussen patiënten; dat is zelden waar.",
        en="The model finds no variance between patients; that is seldom true.",
    ),
    Doubt.NO_MIXED: Text(
        nl="Er is geen gemengd model, want het kan niet ({number}); de conclusie rust "
        "op de covariantieanalyse.",
        en="There is no mixed model, for it cannot be had ({number}); the conclusion "
        "rests on the analysis of covariance.",
    ),
    Doubt.NO_IMPUTATION: Text(
        nl="Er is niet ingevuld wat ontbreekt, want er zijn te weinig scores "
        "({number}).",
        en="What is missing was not filled in, for there are too few scores "
        "({number}).",
    ),
}
NORMAL_DRAWS = Text(
    nl="Ingevulde scores zijn niet afgerond en kunnen buiten de schaal liggen.",
    en="Imputed scores are not rounded and may lie outside the scale.",
)
SOURCE = Text(
    nl="Bestand {file}: {patients} patiënten, {times} momenten, vergeleken met "
    "{comparator}; {better} is beter, {smallest} punten doen ertoe (zo opgegeven).",
    en="File {file}: {patients} patients, {times} times, compared with {comparator}; "
    "{better} is better, {smallest} points matter (as given).",
)
METHODS = Text(
    nl="Gemengd model: REML, nagerekend met lme4 1.1-31. Invullen: geketende normale "
    "regressies. Responders: Newcombe 1998, Koopman 1984, Altman 1998.",
    en="Mixed model: REML, checked against lme4 1.1-31. Imputation: chained normal "
    "regressions. Responders: Newcombe 1998, Koopman 1984, Altman 1998.",
)
LOWER = Text(nl="lager", en="lower")
HIGHER = Text(nl="hoger", en="higher")
