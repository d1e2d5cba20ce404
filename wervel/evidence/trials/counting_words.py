"""The sentences of the page of responders given as counts."""

from wervel.text import Text

TITLE = Text(nl="Wie er baat bij had", en="Who responded")
LEAD = Text(
    nl="{outcome}: {first} met behandeling, {second} in de vergelijkingsgroep; "
    "verschil {difference}. Nodig te behandelen: {needed}.",
    en="{outcome}: {first} with treatment, {second} in the comparison group; "
    "difference {difference}. Number needed to treat: {needed}.",
)
HEADING = Text(nl="Per uitkomst", en="By outcome")
MEANS = Text(
    nl="Het interval van het verschil is dat van Newcombe (methode 10), van de "
    "verhouding Koopman, van de odds ratio Woolf. Loopt het interval van het verschil "
    "door nul, dan loopt dat van het NNT door oneindig (Altman 1998).",
    en="The interval of the difference is Newcombe's (method 10), of the ratio "
    "Koopman's, of the odds ratio Woolf's. Where the interval of the difference passes "
    "none, that of the number needed to treat passes infinity (Altman 1998).",
)
TREATED = Text(nl="Behandeld", en="Treated")
COMPARATOR = Text(nl="Vergelijking", en="Comparison")
OUTCOME = Text(nl="Uitkomst", en="Outcome")
NO_EVENTS = Text(
    nl="{outcome}: in geen van beide groepen had iemand er baat bij; een verhouding "
    "bestaat dan niet.",
    en="{outcome}: nobody in either group responded; then there is no ratio.",
)
MISSING_TABLE = Text(
    nl="{outcome}: als de ontbrekenden zo waren", en="{outcome}: if the missing were so"
)
SAME = Text(
    nl="{outcome}: van alle {number} manieren waarop de ontbrekenden er baat bij "
    "kunnen hebben gehad of niet, geeft {same} dezelfde conclusie.",
    en="{outcome}: of all {number} ways in which the missing may have responded or "
    "not, {same} give the same conclusion.",
)
MANY = Text(
    nl="{outcome}: er ontbreken er te veel om elke manier te proberen; het gunstigste "
    "en ongunstigste geval staan in de tabel.",
    en="{outcome}: too many are missing to try every way; the best and worst case are "
    "in the table.",
)
SOURCE = Text(nl="Bestand {file}.", en="File {file}.")
