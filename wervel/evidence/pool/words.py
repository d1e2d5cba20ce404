"""The sentences of a pooling."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.evidence.pool.heterogeneity import Model
from wervel.evidence.study import Measure
from wervel.text import Text

ENTRY = Text(nl="Samengevoegd", en="Pooled")
EYEBROW = Text(nl="Bewijs: studies samengevoegd", en="Evidence: studies pooled")
TITLE = Text(
    nl="{k} studies samen: {measure}",
    en="{k} studies together: {measure}",
)
MEASURES: Mapping[Measure, Text] = {
    Measure.MEAN_DIFFERENCE: Text(nl="gemiddeld verschil", en="mean difference"),
    Measure.STANDARDISED_MEAN_DIFFERENCE: Text(
        nl="gestandaardiseerd gemiddeld verschil", en="standardised mean difference"
    ),
    Measure.STANDARDISED_MEAN_CHANGE: Text(
        nl="gestandaardiseerde gemiddelde verandering", en="standardised mean change"
    ),
    Measure.RISK_RATIO: Text(nl="relatief risico", en="risk ratio"),
    Measure.ODDS_RATIO: Text(nl="oddsratio", en="odds ratio"),
    Measure.RISK_DIFFERENCE: Text(nl="risicoverschil", en="risk difference"),
    Measure.COST_DIFFERENCE: Text(nl="kostenverschil", en="cost difference"),
    Measure.NOT_STATED: Text(
        nl="effect (maat niet vermeld)", en="effect (measure not stated)"
    ),
}
MEANS: Mapping[Measure, Text] = {
    Measure.STANDARDISED_MEAN_CHANGE: Text(
        nl="De verandering is die na min die ervoor, binnen één groep. Zo'n groep "
        "verandert ook zonder behandeling: dit is geen effect van behandeling alleen.",
        en="The change is after less before, within one group. Such a group changes "
        "without treatment too: this is not an effect of treatment alone.",
    ),
    Measure.RISK_RATIO: Text(
        nl="Het risico in de eerste groep gedeeld door dat in de tweede; 1 is geen "
        "verschil.",
        en="The risk in the first group divided by that in the second; 1 is no "
        "difference.",
    ),
    Measure.ODDS_RATIO: Text(
        nl="De odds in de eerste groep gedeeld door die in de tweede; 1 is geen "
        "verschil.",
        en="The odds in the first group divided by those in the second; 1 is no "
        "difference.",
    ),
}
DIFFERENCE = Text(
    nl="Het verschil is de eerste groep min de tweede; 0 is geen verschil.",
    en="The difference is the first group less the second; 0 is no difference.",
)
LEAD = Text(
    nl="De {k} studies geven samen een {measure} van {estimate} ({confidence}-interval "
    "{interval}).",
    en="The {k} studies give a pooled {measure} of {estimate} ({confidence} interval "
    "{interval}).",
)
EXCLUDES = Text(
    nl="De waarde voor geen effect ({none}) ligt daarbuiten.",
    en="The value for no effect ({none}) lies outside it.",
)
INCLUDES = Text(
    nl="De waarde voor geen effect ({none}) ligt daarbinnen: de studies sluiten die "
    "niet uit.",
    en="The value for no effect ({none}) lies inside it: the studies do not rule it "
    "out.",
)
LEAD_SPREAD = Text(
    nl="Van de verschillen tussen de studies is {i_squared} meer dan toeval (I²).",
    en="Of the differences between studies, {i_squared} is more than chance (I²).",
)
LEAD_PREDICTION = Text(
    nl="Een volgende studie als deze vindt naar verwachting iets tussen {low} en "
    "{high}.",
    en="A next study like these is expected to find something between {low} and "
    "{high}.",
)
LEAD_DOUBTS = Text(
    nl="Lees eerst wat hieronder bij het bosdiagram staat.",
    en="Read first what stands with the forest plot below.",
)
FOREST = Text(nl="De studies", en="The studies")
FOREST_TITLE = Text(nl="Bosdiagram", en="Forest plot")
FOREST_IN_WORDS = Text(
    nl="Elke studie met haar interval, van {low} tot {high}; de ruit van alle samen "
    "ligt op {estimate}. De tabel heeft dezelfde getallen.",
    en="Each study with its interval, from {low} to {high}; the diamond of all "
    "together lies at {estimate}. The table has the same numbers.",
)
FOREST_CAPTION = Text(
    nl="Een vierkant per studie, groter bij meer gewicht, met haar "
    "{confidence}-interval; een ruit voor alle samen{groups}. De stippellijn is geen "
    "effect. Een interval dat het beeld uit loopt staat in de tabel.",
    en="A square per study, larger with more weight, with its {confidence} interval; a "
    "diamond for all together{groups}. The dotted line is no effect. An interval that "
    "leaves the picture stands in the table.",
)
AND_GROUPS = Text(nl=" en voor elke groep", en=" and for each group")
AND_PREDICTION = Text(
    nl="De grijze streep is waar een volgende studie wordt verwacht.",
    en="The grey bar is where a next study is expected.",
)
ALL = Text(nl="Alle samen", en="All together")
NEXT = Text(nl="Volgende studie", en="A next study")
STUDY = Text(nl="Studie", en="Study")
GROUP = Text(nl="Groep", en="Group")
EFFECT = Text(nl="Effect", en="Effect")
INTERVAL = Text(nl="Interval", en="Interval")
WEIGHT = Text(nl="Gewicht", en="Weight")
STUDIES = Text(nl="Studies", en="Studies")
P = Text(nl="p", en="p")
NUMBERS = Text(nl="Hoe ver de studies verschillen", en="How far the studies differ")
NUMBERS_LINE = Text(
    nl="Model: {model}. {interval}",
    en="Model: {model}. {interval}",
)
MODELS: Mapping[Model, Text] = {
    "reml": Text(
        nl="random effecten, tau² met restricted maximum likelihood (REML)",
        en="random effects, tau² by restricted maximum likelihood (REML)",
    ),
    "dl": Text(
        nl="random effecten, tau² volgens DerSimonian en Laird",
        en="random effects, tau² by DerSimonian and Laird",
    ),
    "pm": Text(
        nl="random effecten, tau² volgens Paule en Mandel",
        en="random effects, tau² by Paule and Mandel",
    ),
    "fixed": Text(
        nl="vast effect, gewogen naar de inverse variantie",
        en="fixed effect, weighted by inverse variance",
    ),
}
KNAPP_HARTUNG = Text(
    nl="Het interval is dat van Hartung en Knapp.",
    en="The interval is Hartung and Knapp's.",
)
CLASSIC = Text(
    nl="Het interval is het klassieke.", en="The interval is the classic one."
)
NUMBERS_MEAN = Text(
    nl="tau² is de variantie van de ware effecten; I² is het deel van alle verschil "
    "dat geen toeval is, op twee manieren: uit tau² en uit Q. Die twee kunnen flink "
    "uiteenlopen.",
    en="tau² is the variance of the true effects; I² the part of all difference that "
    "is not chance, in two ways: from tau² and from Q. The two can differ widely.",
)
FIGURE = Text(nl="Getal", en="Number")
VALUE = Text(nl="Waarde", en="Value")
CLASSIC_ROW = Text(nl="Zonder Hartung en Knapp", en="Without Hartung and Knapp")
MANTEL_HAENSZEL_ROW = Text(
    nl="Volgens Mantel en Haenszel (vast)", en="By Mantel and Haenszel (fixed)"
)
Q_ROW = Text(nl="Q (vrijheidsgraden; p)", en="Q (degrees of freedom; p)")
TAU_SQUARED_ROW = Text(nl="tau² (Q-profiel-interval)", en="tau² (Q-profile interval)")
TAU_ROW = Text(nl="tau, in eenheden van het effect", en="tau, in units of the effect")
I_SQUARED_ROW = Text(nl="I² uit tau² (interval)", en="I² from tau² (interval)")
I_SQUARED_OF_Q_ROW = Text(nl="I² uit Q", en="I² from Q")
H_SQUARED_ROW = Text(nl="H²", en="H²")
PREDICTION_ROW = Text(nl="Predictie-interval", en="Prediction interval")
NOT_THERE = Text(nl="niet te geven", en="cannot be given")
GROUPS = Text(nl="Groepen van studies: {by}", en="Groups of studies: {by}")
GROUPS_COMMON = Text(
    nl="Met één tau² voor alle groepen.", en="With one tau² for all groups."
)
GROUPS_SEPARATE = Text(
    nl="Met een eigen tau² per groep.", en="With a tau² of its own for each group."
)
GROUPS_TEST = Text(
    nl="Toets of de groepen verschillen: {statistic}, {p}. Studies in een groep "
    "verschillen ook in andere dingen.",
    en="Test of whether groups differ: {statistic}, {p}. Studies in a group differ in "
    "other things too.",
)
REGRESSION = Text(nl="Samenhang met {names}", en="Going with {names}")
REGRESSION_LINE = Text(
    nl="Per eenheid {name} verschilt het effect {slope} ({confidence}-interval "
    "{interval}; {p}).",
    en="Per unit of {name} the effect differs by {slope} ({confidence} interval "
    "{interval}; {p}).",
)
ON_LOG_SCALE = Text(
    nl="Dat is op de logaritmische schaal.", en="That is on the logarithmic scale."
)
REGRESSION_MEANS = Text(
    nl="Het is een samenhang tussen studies, niet wat meer ervan voor een patiënt "
    "doet.",
    en="It is an association between studies, not what more of it does for a patient.",
)
REGRESSION_TEST = Text(
    nl="Toets (QM): {moderation}. Wat overblijft (QE): {left}; tau² {tau_squared}. R²: "
    "{explained}.",
    en="Test (QM): {moderation}. What is left (QE): {left}; tau² {tau_squared}. R²: "
    "{explained}.",
)
COEFFICIENT = Text(nl="Coëfficiënt", en="Coefficient")
INTERCEPT = Text(nl="intercept", en="intercept")
BUBBLES_TITLE = Text(nl="Effect naar {name}", en="Effect by {name}")
BUBBLES_IN_WORDS = Text(
    nl="Een bel per studie, naar {name}; de lijn gaat van {first} bij {low} naar "
    "{last} bij {high}.",
    en="A bubble per study, by {name}; the line goes from {first} at {low} to {last} "
    "at {high}.",
)
BUBBLES_CAPTION = Text(
    nl="Een bel per studie, groter bij meer gewicht, en de lijn van de meta-regressie.",
    en="A bubble per study, larger with more weight, and the line of the "
    "meta-regression.",
)
WITHOUT = Text(nl="Zonder elke studie", en="Without each study")
WITHOUT_LINE = Text(
    nl="Zonder één studie ligt het gezamenlijke effect tussen {low} ({lowest}) en "
    "{high} ({highest}).",
    en="Without one study the pooled effect lies between {low} ({lowest}) and {high} "
    "({highest}).",
)
WITHOUT_TURNS = Text(
    nl="Of de waarde voor geen effect binnen het interval ligt, hangt af van: {names}.",
    en="Whether the value for no effect lies inside the interval depends on: {names}.",
)
WITHOUT_STEADY = Text(
    nl="Geen enkele studie beslist of de waarde voor geen effect binnen het interval "
    "ligt.",
    en="No single study decides whether the value for no effect lies inside the "
    "interval.",
)
WITHOUT_TITLE = Text(nl="Alle samen, zonder …", en="All together, without …")
WITHOUT_IN_WORDS = Text(
    nl="Het gezamenlijke effect zonder elke studie, van {low} tot {high}.",
    en="The pooled effect without each study, from {low} to {high}.",
)
WITHOUT_CAPTION = Text(
    nl="Een regel per weggelaten studie: de andere samen. De ruit is alle samen.",
    en="A line per study left out: the others together. The diamond is all together.",
)
WITHOUT_ROW = Text(nl="Zonder", en="Without")
RESIDUAL = Text(nl="Afwijking", en="Residual")
DISTANCE = Text(nl="Cook", en="Cook")
RESIDUAL_MEANS = Text(
    nl="Afwijking: hoe ver de studie ligt van wat de andere voorspellen, in "
    "standaardfouten. Cook: hoe ver zij het gezamenlijke effect verplaatst.",
    en="Residual: how far the study lies from what the others predict, in standard "
    "errors. Cook: how far it moves the pooled effect.",
)
SMALL = Text(nl="Kleine studies", en="Small studies")
SMALL_LINE = Text(
    nl="Egger: t = {statistic} bij {df} vrijheidsgraden, {p}. Begg: tau = {tau}, "
    "{begg}.",
    en="Egger: t = {statistic} at {df} degrees of freedom, {p}. Begg: tau = {tau}, "
    "{begg}.",
)
SMALL_MEANS = Text(
    nl="Een scheve trechter kan komen van studies die niet verschenen, en ook doordat "
    "kleine studies anders behandelen of andere mensen insluiten.",
    en="A lopsided funnel can come from studies that were not published, and also from "
    "small studies treating differently or including other people.",
)
FUNNEL_TITLE = Text(nl="Trechter", en="Funnel")
FUNNEL_IN_WORDS = Text(
    nl="Een stip per studie: haar effect, en hoger bij een kleinere standaardfout; "
    "{left} liggen links en {right} rechts van alle samen.",
    en="A dot per study: its effect, and higher with a smaller standard error; {left} "
    "lie left and {right} right of all together.",
)
FUNNEL_CAPTION = Text(
    nl="Een stip per studie. De stippellijn is alle samen. In de grijze vlakken is p "
    "meer dan 0,10 (donker), 0,05 en 0,01 (licht). Ontbreken er stippen in het grijs, "
    "dan kunnen studies zonder effect niet verschenen zijn.",
    en="A dot per study. The dotted line is all together. In the grey areas p is "
    "above 0.10 (dark), 0.05 and 0.01 (light). Where dots are lacking in the grey, "
    "studies without effect may not have been published.",
)
ERROR = Text(nl="Standaardfout", en="Standard error")
AGAIN = Text(nl="Als de correlatie anders is", en="If the correlation differs")
AGAIN_LINE = Text(
    nl="De correlatie tussen voor en na is aangenomen waar zij niet vermeld is.",
    en="The correlation between before and after is assumed where it is not stated.",
)
CORRELATION = Text(nl="Correlatie", en="Correlation")
FAMILIAR = Text(nl="Op een bekende schaal", en="On a familiar scale")
POINTS = Text(
    nl="In punten (maal een standaarddeviatie van {sd})",
    en="In points (times a standard deviation of {sd})",
)
AS_ODDS_RATIO = Text(nl="Als oddsratio (Chinn)", en="As an odds ratio (Chinn)")
RESPONDERS = Text(
    nl="Aandeel dat reageert, als dat anders {share} is",
    en="Share who respond, where it is {share} otherwise",
)
FAMILIAR_MEANS = Text(
    nl="Het effect is omgerekend met zijn interval, niet opnieuw geschat: de "
    "onzekerheid van de standaarddeviatie en van het aandeel zit er niet in. De "
    "standaarddeviatie moet die zijn waarin het effect is uitgedrukt.",
    en="The effect is converted with its interval, not estimated again: it leaves out "
    "the uncertainty of the standard deviation and of the share. The standard "
    "deviation must be the one in whose units the effect is.",
)
CHINN_MEANS = Text(
    nl="De oddsratio is die op een goede uitkomst. Zij neemt aan dat de uitkomst "
    "logistisch verdeeld is, met gelijke spreiding in beide groepen, en dat {better} "
    "beter is.",
    en="The odds ratio is that of a good outcome. It takes the outcome to be "
    "logistic, with equal spread in both groups, and {better} to be better.",
)
HIGHER = Text(nl="hoger", en="higher")
LOWER = Text(nl="lager", en="lower")
SOURCE_FILE = Text(
    nl="De studies: {file}. Wat daarin staat is niet door wervel gecontroleerd.",
    en="The studies: {file}. What stands in it has not been checked by wervel.",
)
SOURCE_METHODS = Text(
    nl="Hedges' g met de exacte correctie; tau² met REML, DerSimonian-Laird of "
    "Paule-Mandel; Hartung en Knapp (2001); I² volgens Higgins en Thompson (2002); "
    "Q-profiel volgens Viechtbauer (2007); Egger (1997); Begg en Mazumdar (1994); "
    "Chinn (2000).",
    en="Hedges' g with the exact correction; tau² by REML, DerSimonian-Laird or "
    "Paule-Mandel; Hartung and Knapp (2001); I² after Higgins and Thompson (2002); "
    "Q-profile after Viechtbauer (2007); Egger (1997); Begg and Mazumdar (1994); Chinn "
    "(2000).",
)
SOURCE_PREDICTION = Text(
    nl="Predictie-interval: met Hartung en Knapp volgens t met k − 1 vrijheidsgraden, "
    "zonder volgens t met k − 2, zoals metafor.",
    en="Prediction interval: with Hartung and Knapp by t with k − 1 degrees of "
    "freedom, without by t with k − 2, as metafor has them.",
)
SOURCE_WITNESS = Text(
    nl="De rekenwijze komt tot op zes cijfers overeen met metafor 3.8 (R).",
    en="The arithmetic agrees with metafor 3.8 (R) to six figures.",
)
NOT_CERTAINTY = Text(
    nl="Een samenvoeging zegt niets over vertekening in de studies zelf. Hoe zeker het "
    "bewijs is, wordt per uitkomst beoordeeld (GRADE).",
    en="A pooling says nothing about bias within the studies. How certain the "
    "evidence is gets judged outcome by outcome (GRADE).",
)
