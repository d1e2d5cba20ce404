"""The sentences of the report of single cases."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.evidence.sced.plan import Alternation, Scheme, Statistic
from wervel.evidence.sced.series import Design
from wervel.text import Text

EYEBROW = Text(nl="Enkele patiënten, herhaald gemeten", en="Single cases")
ENTRY = Text(nl="Enkele patiënten", en="Single cases")
TITLE_ONE = Text(nl="{outcome} bij één persoon", en="{outcome} of one person")
TITLE = Text(nl="{outcome} bij {number} personen", en="{outcome} of {number} persons")
DESIGNS: Mapping[Design, Text] = {
    Design.AB: Text(nl="één overgang (AB)", en="one change (AB)"),
    Design.REVERSAL: Text(nl="fasen die terugkomen (ABAB)", en="reversal (ABAB)"),
    Design.MULTIPLE_BASELINE: Text(
        nl="gespreide starts (multiple baseline)", en="multiple baseline"
    ),
    Design.ALTERNATING: Text(nl="afwisselende condities", en="alternating treatments"),
    Design.CHANGING_CRITERION: Text(nl="schuivend criterium", en="changing criterion"),
}
LEAD_ONE = Text(
    nl="Met de behandeling was de gemiddelde score {difference} {way} "
    "({before} zonder, {after} met): {verdict}.",
    en="With the intervention the mean score was {difference} {way} "
    "({before} without, {after} with): {verdict}.",
)
LEAD = Text(
    nl="Bij {better} van de {number} personen was de gemiddelde score met de "
    "behandeling beter. Het gemiddelde verschil is {difference} {way}.",
    en="In {better} of the {number} persons the mean score was better with the "
    "intervention. The mean difference is {difference} {way}.",
)
LOWER, HIGHER = Text(nl="lager", en="lower"), Text(nl="hoger", en="higher")
IMPROVED = Text(nl="in de goede richting", en="in the direction of improvement")
WORSE = Text(nl="niet in de goede richting", en="not in the direction of improvement")
LEAD_TEST = Text(
    nl="Een uitkomst die minstens zo goed is, kwam bij {share} van de toegestane "
    "lotingen voor ({p}; {count} lotingen, {how}).",
    en="An outcome at least as good came with {share} of the permissible "
    "assignments ({p}; {count} assignments, {how}).",
)
LEAD_TEST_BOTH = Text(
    nl="Een uitkomst die minstens zo ver van geen verschil ligt, kwam bij {share} van "
    "de toegestane lotingen voor ({p}; {count} lotingen, {how}).",
    en="An outcome at least as far from no difference came with {share} of the "
    "permissible assignments ({p}; {count} assignments, {how}).",
)
LEAD_NO_TEST = Text(
    nl="Een kans is niet te geven: er was geen andere loting mogelijk.",
    en="No chance can be given: nothing else could have been drawn.",
)
LEAD_NO_LOT = Text(
    nl="Of er is geloot, zegt het bestand niet; zonder loting beschrijft dit deel "
    "alleen.",
    en="Whether a lot was drawn the file does not say; without one this share only "
    "describes.",
)
LEAD_DOUBTS = Text(
    nl="Lees eerst wat hieronder bij ‘Wat u moet weten’ staat.",
    en="Read first what stands under ‘What to know first’ below.",
)
COUNTED = Text(nl="alle geteld", en="all counted")
DRAWN = Text(
    nl="{number} getrokken, standaardfout {error}",
    en="{number} drawn, standard error {error}",
)

DOUBTS = Text(nl="Wat u moet weten", en="What to know first")
PICTURES = Text(nl="Het verloop", en="The course")
PICTURES_LINE = Text(
    nl="Opzet: {design}. Een punt is een meting. Een {better} score is beter.",
    en="Design: {design}. A dot is a measurement. A {better} score is better.",
)
PICTURE_CAPTION = Text(
    nl="Dikke streep: de mediaan van een fase. Gestippeld: een andere fase begint. De "
    "getallen staan in de tabel.",
    en="Thick bar: the median of a phase. Dotted: another phase begins. The numbers "
    "are in the table.",
)
PICTURE_CONDITIONS = Text(
    nl="Een lijn per conditie. De getallen staan in de tabel.",
    en="A line for each condition. The numbers are in the table.",
)
PICTURE_GOAL = Text(
    nl="Onderbroken lijn: het criterium dat gold. De getallen staan in de tabel.",
    en="Dashed: the criterion in force. The numbers are in the table.",
)
PICTURE_SAID = Text(nl="{case}: {phases}", en="{case}: {phases}")
PHASE_SAID = Text(
    nl="{phase} mediaan {median} over {number} metingen",
    en="{phase} median {median} over {number} measurements",
)
HOVER = Text(
    nl="{case}, meting {occasion}: {score} ({phase})",
    en="{case}, occasion {occasion}: {score} ({phase})",
)
OCCASION = Text(nl="Meting", en="Occasion")
CASE = Text(nl="Persoon {name}", en="Person {name}")
PERSON = Text(nl="Persoon", en="Person")
LEVELS = Text(nl="Elke fase in getallen", en="Every phase in numbers")
PHASE = Text(nl="Fase", en="Phase")
SCORES = Text(nl="Scores op volgorde", en="Scores in order")
POINTS = Text(nl="Metingen", en="Points")
MEAN = Text(nl="Gemiddelde", en="Mean")
MEDIAN = Text(nl="Mediaan", en="Median")
SPREAD = Text(nl="SD", en="SD")
SLOPE = Text(nl="Helling", en="Slope")
CRITERION = Text(nl="Criterium", en="Criterion")
NONE = Text(nl="–", en="–")

EFFECTS = Text(nl="Hoe ver de fasen uiteen liggen", en="How far apart the phases lie")
EFFECTS_LINE = Text(
    nl="NAP is het deel van alle paren (een meting zonder, een met) waarin die met de "
    "behandeling beter is; 50% is geen verschil. Tau, Tau-U, PND en PEM zijn ook zo "
    "gedraaid dat meer beter is. Het interval neemt de metingen als onafhankelijk.",
    en="NAP is the share of all pairs (a point without, a point with) in which the one "
    "with the intervention is better; 50% is no difference. Tau, Tau-U, PND and PEM "
    "are turned so that more is better too. The interval takes the points as "
    "independent.",
)
TAU_U_LINE = Text(
    nl="Tau-U (A tegen B min trend A) deelt door de paren tussen de fasen en kan "
    "daarom boven 1 komen; ‘met trend B’ deelt door alle paren.",
    en="Tau-U (A vs B minus trend A) is over the pairs between phases and can pass 1; "
    "‘with trend B’ is over all pairs.",
)
RATIO_LINE = Text(
    nl="De verhouding van gemiddelden zegt alleen iets waar nul ‘niets’ betekent.",
    en="The ratio of means has a meaning only where zero means none.",
)
PAIR = Text(nl="Fasen", en="Phases")
VERSUS = Text(nl="{after} tegen {before}", en="{after} vs {before}")
DIFFERENCE = Text(nl="Verschil van gemiddelden", en="Difference of means")
IMMEDIATE = Text(nl="Meteen (3 metingen)", en="At once (3 points)")
NAP = Text(nl="NAP (95%-interval)", en="NAP (95% interval)")
TAU, TAU_U = Text(nl="Tau", en="Tau"), Text(nl="Tau-U", en="Tau-U")
TAU_U_TRENDS = Text(nl="Tau-U met trend B", en="Tau-U with trend B")
PND, PEM = Text(nl="PND", en="PND"), Text(nl="PEM", en="PEM")
RATIO = Text(nl="Verhouding (95%-interval)", en="Ratio (95% interval)")
RANGE = Text(nl="{middle} ({range})", en="{middle} ({range})")

TESTS = Text(nl="Kan het toeval zijn?", en="Can it be chance?")
TESTS_LINE = Text(
    nl="De toets telt hoe vaak de maat ({statistic}) minstens zo goed zou zijn, had "
    "het lot anders beslist. {scheme} Kleiner dan één op het aantal lotingen kan p "
    "niet zijn.",
    en="The test counts how often the statistic ({statistic}) would be at least as "
    "good, had the lot fallen otherwise. {scheme} The p cannot be below one in the "
    "number of assignments.",
)
STATISTICS: Mapping[Statistic, Text] = {
    Statistic.MEAN_DIFFERENCE: Text(
        nl="verschil van gemiddelden", en="difference of means"
    ),
    Statistic.IMMEDIATE_CHANGE: Text(
        nl="verandering meteen na de overgang", en="immediate change"
    ),
    Statistic.NAP: Text(nl="NAP", en="NAP"),
    Statistic.CLOSENESS: Text(
        nl="afstand tot het criterium", en="distance to the criterion"
    ),
}
SCHEMES: Mapping[Scheme, Text] = {
    Scheme.INDEPENDENT: Text(
        nl="Elke persoon is apart geloot (Marascuilo en Busk).",
        en="Every person was drawn apart (Marascuilo and Busk).",
    ),
    Scheme.TIERS: Text(
        nl="Geloot is wie welke start kreeg (Wampold en Worsham).",
        en="It was drawn who got which start (Wampold and Worsham).",
    ),
    Scheme.TIERS_AND_STARTS: Text(
        nl="Geloot is wie welke groep starts kreeg, en welke start daarbinnen (Koehler "
        "en Levin).",
        en="It was drawn who got which set of starts, and which start within it "
        "(Koehler and Levin).",
    ),
}
ALTERNATIONS: Mapping[Alternation, Text] = {
    Alternation.AT_MOST_TWO: Text(
        nl="Nooit meer dan twee keer dezelfde conditie achter elkaar.",
        en="Never more than two of one condition in a row.",
    ),
    Alternation.PAIRS: Text(
        nl="Per twee metingen elke conditie één keer.",
        en="Each condition once in every two occasions.",
    ),
    Alternation.FREE: Text(nl="Elke volgorde kon.", en="Any order could be."),
}
LEAST_LINE = Text(
    nl="Een fase had minstens zoveel metingen: {least}.",
    en="A phase had at least so many points: {least}.",
)
STATED_LINE = Text(
    nl="De toegestane starts staan in het bestand (may_start).",
    en="The permissible starts stand in the file (may_start).",
)
TEST_TABLE = Text(nl="Randomisatietoetsen", en="Randomisation tests")
WHO = Text(nl="Wie", en="Who")
ALL = Text(nl="Allen samen", en="All together")
VALUE = Text(nl="Maat", en="Statistic")
P = Text(nl="p", en="p")
P_SAID = Text(nl="p {sign} {p}", en="p {sign} {p}")
P_ERROR = Text(nl="Standaardfout van p", en="Standard error of p")
POSSIBLE = Text(nl="Lotingen", en="Assignments")
SMALLEST = Text(nl="Kleinste p", en="Smallest p")
COMBINED = Text(
    nl="De p-waarden per persoon samen: {additive} (optellen, Edgington), {fisher} "
    "(Fisher), {stouffer} (Stouffer). De eerste telt: één heel kleine p beslist daar "
    "niet alleen.",
    en="The p of each person combined: {additive} (additive, Edgington), {fisher} "
    "(Fisher), {stouffer} (Stouffer). The first leads: there one very small p does "
    "not decide alone.",
)

BETWEEN = Text(nl="Als in een trial met groepen", en="As in a trial of groups")
BETWEEN_LINE = Text(
    nl="Gestandaardiseerd verschil tussen personen g = {g} (95%-interval {range}): het "
    "verschil gedeeld door de spreiding tussen en binnen personen samen.",
    en="Standardised difference between persons g = {g} (95% interval {range}): the "
    "difference over the spread between and within persons together.",
)
BETWEEN_NO_END = Text(
    nl="Gestandaardiseerd verschil tussen personen g = {g}; een interval is niet te "
    "geven.",
    en="Standardised difference between persons g = {g}; no interval can be given.",
)
BETWEEN_HOW = Text(
    nl="REML met een niveau per persoon en autocorrelatie binnen personen, zonder "
    "trend (Pustejovsky, Hedges en Shadish, 2014); interval van t.",
    en="REML with a level for each person and autocorrelation within persons, without "
    "trend (Pustejovsky, Hedges and Shadish, 2014); interval of t.",
)
BETWEEN_TABLE = Text(nl="Het model", en="The model")
TERM = Text(nl="Term", en="Term")
SAME = Text(nl="Verschil voor allen gelijk", en="Difference the same for all")
VARYING = Text(nl="Verschil per persoon", en="Difference varies")
BETWEEN_VARYING = Text(
    nl="Mag het verschil per persoon anders zijn, dan g = {g}{range}; dat het voor "
    "allen gelijk is: {p} (aannemelijkheidsverhouding).",
    en="If the difference may vary between persons, g = {g}{range}; that it is the "
    "same for all: {p} (likelihood ratio).",
)
IN_BRACKETS = Text(nl=" (95%-interval {range})", en=" (95% interval {range})")
TERMS: Mapping[str, Text] = {
    "step": Text(nl="verschil", en="difference"),
    "step_error": Text(nl="standaardfout van het verschil", en="its standard error"),
    "between": Text(nl="variantie tussen personen", en="variance between persons"),
    "steps": Text(nl="variantie van het verschil", en="variance of the difference"),
    "within": Text(nl="variantie binnen personen", en="variance within persons"),
    "intraclass": Text(nl="deel tussen personen", en="part between persons"),
    "phi": Text(nl="autocorrelatie", en="autocorrelation"),
    "freedom": Text(nl="vrijheidsgraden", en="degrees of freedom"),
    "unadjusted": Text(nl="zonder correctie", en="without correction"),
    "g": Text(nl="g (Hedges)", en="g (Hedges)"),
    "error": Text(nl="standaardfout van g", en="standard error of g"),
}

RESEMBLANCE = Text(
    nl="Lijkt een score op de vorige?", en="Does a score resemble the one before?"
)
RESEMBLANCE_LINE = Text(
    nl="Autocorrelatie binnen fasen, gecorrigeerd voor de geschatte gemiddelden "
    "(Huitema en McKean); van weinig metingen komt zij nog te laag uit. Lijken scores "
    "op elkaar, dan zijn intervallen die metingen als onafhankelijk nemen te smal; "
    "rechts staat wat er dan van het verschil blijft.",
    en="Autocorrelation within phases, corrected for the estimated means (Huitema and "
    "McKean); of few points it still comes out too low. Where scores resemble each "
    "other, intervals that take points as independent are too narrow; on the right is "
    "what is left of the difference.",
)
RESEMBLANCE_NONE = Text(
    nl="Bij geen van de personen te schatten.", en="Cannot be told for any person."
)
RESEMBLANCE_TABLE = Text(nl="Autocorrelatie", en="Autocorrelation")
RAW = Text(nl="Ruw", en="Raw")
CORRECTED = Text(nl="Gecorrigeerd", en="Corrected")
PLAIN = Text(nl="Verschil, onafhankelijk (SE)", en="Difference, independent (SE)")
GLS = Text(nl="Verschil, AR(1) (SE)", en="Difference, AR(1) (SE)")

SOURCE_HOW = Text(
    nl="Gerekend met {file}. Trekkingen met zaad {seed}; tot {limit} lotingen zijn "
    "alle geteld.",
    en="Reckoned from {file}. Draws with seed {seed}; up to {limit} assignments all "
    "are counted.",
)
SOURCE_SIZES = Text(
    nl="NAP, Tau, Tau-U, PND, PEM: Parker, Vannest en Davis (2011); interval Newcombe "
    "(2006, methode 5). Verhouding: Pustejovsky (2018).",
    en="NAP, Tau, Tau-U, PND, PEM: Parker, Vannest and Davis (2011); interval Newcombe "
    "(2006, method 5). Ratio: Pustejovsky (2018).",
)
SOURCE_STUDIES = Text(
    nl="Van de studies met losse personen die de documenten noemen (T-38, T-39, T-40, "
    "T-64, T-65, T-66) staan geen ruwe reeksen in de documenten; er is niets bij "
    "verzonnen.",
    en="Of the single-case studies that the documents cite (T-38, T-39, T-40, T-64, "
    "T-65, T-66) the documents have no raw series; nothing was made up for them.",
)
SOURCE_STANDARDS = Text(
    nl="Normen: What Works Clearinghouse 1.0 (2010); SCRIBE 2016. In eigen woorden, "
    "{checked}.",
    en="Standards: What Works Clearinghouse 1.0 (2010); SCRIBE 2016. In own words, "
    "{checked}.",
)
HIGHER_SCORE = Text(nl="hogere", en="higher")
LOWER_SCORE = Text(nl="lagere", en="lower")
