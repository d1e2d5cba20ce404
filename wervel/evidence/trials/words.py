"""The sentences of the page of a trial read from its printed rows."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.evidence.trials.checklist import Holds
from wervel.evidence.trials.printed import Symmetry
from wervel.evidence.trials.relevance import Lacking, Relevance
from wervel.text import Text

ENTRY = Text(nl="Trials gelezen", en="Trials read")
EYEBROW = Text(nl="Bewijs · een trial gelezen", en="Evidence · a trial read")
TITLE = Text(
    nl="{name}: wat het effect waard is", en="{name}: what its effect is worth"
)
TITLE_MANY = Text(
    nl="{number} trials: wat hun effect waard is",
    en="{number} trials: what their effect is worth",
)
AND = Text(nl=" en ", en=" and ")
YES = Text(nl="ja", en="yes")
NO = Text(nl="nee", en="no")
NOT_STATED = Text(nl="staat er niet", en="not stated")
NOT_SAID = Text(nl="niet te zeggen", en="cannot be said")
RETRACTED = Text(
    nl="{name} is niet gewoon gepubliceerd ({publication}): {because}",
    en="{name} is not simply published ({publication}): {because}",
)

LEAD = Text(
    nl="{name}, na {weeks} weken: {outcome} {effect} ({confidence}-interval "
    "{interval}). {significance}; {relevance}.",
    en="{name}, at {weeks} weeks: {outcome} {effect} ({confidence} interval "
    "{interval}). {significance}; {relevance}.",
)
LEAD_NONE = Text(
    nl="{name}: geen gedrukt effect met interval en kleinste belangrijke verandering, "
    "dus niet te zeggen of een patiënt het merkt.",
    en="{name}: no printed effect with an interval and a smallest important change, so "
    "whether a patient would notice cannot be said.",
)
LEAD_CROSSED = Text(
    nl="Als toen al {share} was overgestoken, het meeste dat wordt genoemd, zou het "
    "oordeel van {names} ‘{relevance}’ zijn; zie wat oversteken doet.",
    en="Had {share} crossed over by then, the most that is stated, the verdict of "
    "{names} would be ‘{relevance}’; see what cross-over does.",
)
BETTER_BY = Text(nl="{points} punten beter", en="{points} points better")
WORSE_BY = Text(nl="{points} punten slechter", en="{points} points worse")
FROM_TO_BETTER = Text(
    nl="{low} tot {high} punten beter", en="{low} to {high} points better"
)
FROM_TO_WORSE = Text(
    nl="{low} tot {high} punten slechter", en="{low} to {high} points worse"
)
FROM_WORSE_TO_BETTER = Text(
    nl="{low} punten slechter tot {high} punten beter",
    en="{low} points worse to {high} points better",
)
NO_DIFFERENCE = Text(nl="gelijk", en="the same")
SIGNIFICANT = Text(nl="Significant", en="Significant")
NOT_SIGNIFICANT = Text(nl="Niet significant", en="Not significant")
LEAD_RELEVANCE: Mapping[Relevance, Text] = {
    Relevance.RELEVANT: Text(
        nl="relevant, want het hele interval haalt de {smallest} punten die ertoe doen",
        en="relevant, for the whole interval reaches the {smallest} points that matter",
    ),
    Relevance.NOT_RELEVANT: Text(
        nl="niet relevant, want ook de gunstigste grens haalt de {smallest} punten die "
        "ertoe doen niet",
        en="not relevant, for even its most favourable limit falls short of the "
        "{smallest} points that matter",
    ),
    Relevance.INCONCLUSIVE: Text(
        nl="of het relevant is blijft open, want de {smallest} punten die ertoe doen "
        "liggen in het interval",
        en="whether it is relevant stays open, for the {smallest} points that matter "
        "lie within the interval",
    ),
    Relevance.WORSE: Text(
        nl="relevant slechter, want het hele interval ligt {smallest} punten of meer "
        "aan de verkeerde kant",
        en="relevant, but worse, for the whole interval lies {smallest} points or more "
        "on the wrong side",
    ),
}
RELEVANCE: Mapping[Relevance, Text] = {
    Relevance.RELEVANT: Text(nl="relevant", en="relevant"),
    Relevance.NOT_RELEVANT: Text(nl="niet relevant", en="not relevant"),
    Relevance.INCONCLUSIVE: Text(nl="open", en="inconclusive"),
    Relevance.WORSE: Text(nl="relevant slechter", en="relevant, but worse"),
    Relevance.CANNOT_TELL: Text(nl="niet te zeggen", en="cannot tell"),
}
LACKING: Mapping[Lacking, Text] = {
    Lacking.NOTHING: Text(nl="", en=""),
    Lacking.NUMBER: Text(nl="geen getal gedrukt", en="no number printed"),
    Lacking.INTERVAL: Text(nl="geen interval gedrukt", en="no interval printed"),
    Lacking.SMALLEST: Text(
        nl="geen kleinste belangrijke verandering bekend",
        en="no smallest important change known",
    ),
    Lacking.DIRECTION: Text(
        nl="richting van de schaal niet bekend", en="direction of the scale not known"
    ),
    Lacking.SCALE: Text(
        nl="effect niet in punten van de schaal",
        en="effect not in points of the scale",
    ),
}

EFFECT = Text(nl="Effect, en of het ertoe doet", en="Effect, and whether it matters")
RULE = Text(
    nl="De regel: ligt het hele interval op of voorbij de kleinste belangrijke "
    "verandering, dan is het effect relevant; blijft het hele interval eronder, dan "
    "niet; anders blijft het open, waar de schatting zelf ook ligt.",
    en="The rule: with the whole interval at or beyond the smallest important change "
    "the effect is relevant; with all of it short of that, it is not; otherwise it "
    "stays open, wherever the estimate itself lies.",
)
MEANS = Text(
    nl="Een gemiddelde zegt niet dat niemand er iets aan had. Daarvoor zijn responders "
    "nodig: het aandeel dat de grens wel haalt.",
    en="A mean does not say that nobody gained. That takes responders: the share that "
    "does reach the mark.",
)
HARM = Text(
    nl="{name}, {outcome}: ook een verslechtering van {smallest} punten ligt in het "
    "interval.",
    en="{name}, {outcome}: getting worse by {smallest} points lies within the interval "
    "too.",
)
CHART = Text(
    nl="Verschil tussen de groepen, met interval",
    en="Difference between the groups, with interval",
)
CHART_WORDS = Text(
    nl="Per regel een stip met interval; naar rechts is beter. De doorgetrokken lijn "
    "is geen verschil, de gestreepte lijn de kleinste belangrijke verandering. {said}",
    en="A dot with an interval for each row; to the right is better. The solid line "
    "is no difference, the dashed line the smallest important change. {said}",
)
CHART_CAPTION = Text(
    nl="Naar rechts is beter. Doorgetrokken: geen verschil. Gestreept: de kleinste "
    "belangrijke verandering.",
    en="To the right is better. Solid: no difference. Dashed: the smallest important "
    "change.",
)
GAIN = Text(nl="winst in punten", en="gain in points")
ESTIMATES = Text(nl="Elk gedrukt effect", en="Every printed effect")

TRIAL = Text(nl="Trial", en="Trial")
OUTCOME = Text(nl="Uitkomst", en="Outcome")
WEEKS = Text(nl="Week", en="Week")
PRINTED_EFFECT = Text(nl="Gedrukt", en="Printed")
SIGNIFICANT_HEAD = Text(nl="Significant", en="Significant")
RELEVANT_HEAD = Text(nl="Relevant", en="Relevant")
FROM = Text(nl="Vindplaats", en="Found in")

NUMBERS = Text(nl="Kunnen de getallen kloppen", en="Whether the numbers can be right")
NUMBERS_MEANS = Text(
    nl="Een standaardfout volgt alleen uit een interval op de schaal waarop de "
    "schatting in het midden ligt, binnen de afronding. Ligt zij op geen van beide "
    "schalen in het midden, dan wordt niets afgeleid.",
    en="A standard error follows from an interval only on the scale on which the "
    "estimate is its centre, within rounding. Where it is the centre on neither scale, "
    "nothing is derived.",
)
SYMMETRY: Mapping[Symmetry, Text] = {
    Symmetry.LINEAR: Text(nl="gewone schaal", en="linear scale"),
    Symmetry.LOG: Text(nl="logschaal", en="log scale"),
    Symmetry.BOTH: Text(nl="beide schalen", en="both scales"),
    Symmetry.NEITHER: Text(nl="geen van beide", en="neither scale"),
    Symmetry.NOT_STATED: Text(nl="geen interval", en="no interval"),
}
CHECKS = Text(nl="Elk gedrukt interval nagerekend", en="Every printed interval checked")
CENTRE = Text(nl="In het midden op", en="Centre on")
CENTRES = Text(nl="Rekenkundig; meetkundig midden", en="Linear; log centre")
SE = Text(nl="Standaardfout", en="Standard error")
P = Text(nl="p, nagerekend", en="p, rebuilt")
AGREES = Text(nl="Strookt met tekst", en="Agrees with text")
OUTSIDE = Text(
    nl="{name}, {outcome}: {value} ligt buiten zijn eigen interval {interval}.",
    en="{name}, {outcome}: {value} lies outside its own interval {interval}.",
)
NEITHER = Text(
    nl="{name}, {outcome}: {value} ligt niet in het midden van {interval}; dat is "
    "{linear} op de gewone en {log} op de logschaal. Hieruit wordt geen standaardfout "
    "afgeleid.",
    en="{name}, {outcome}: {value} is not at the centre of {interval}, which is "
    "{linear} on the linear and {log} on the log scale. No standard error is derived "
    "from it.",
)
DISAGREES = Text(
    nl="{name}, {outcome}: het interval {interval} en de gedrukte significantie "
    "spreken elkaar tegen.",
    en="{name}, {outcome}: the interval {interval} and the significance stated "
    "contradict each other.",
)
NO_NUMBERS = Text(
    nl="Er is geen interval gedrukt om na te rekenen.",
    en="No interval is printed that could be checked.",
)

POWER = Text(nl="Kon de trial het verschil vinden", en="Could it find the difference")
POWER_PLAN = Text(
    nl="Berekend op een verschil van {difference} punten met {dropout} uitval "
    "({item}). Spreiding, alfa en power staan er niet; de tabel loopt over wat zij "
    "geweest kunnen zijn, tweezijdig, alfa {alpha}, twee even grote groepen.",
    en="Planned for a difference of {difference} points with {dropout} drop-out "
    "({item}). Spread, alpha and power are not stated; the table runs over what they "
    "may have been, two-sided, alpha {alpha}, two groups of equal size.",
)
POWER_FOUND = Text(
    nl="Het gedrukte interval hoort bij een spreiding van ongeveer {sd} punten, na "
    "correctie en als de groepen even groot waren. Daarmee was met {power} kans een "
    "verschil van {found} punten te vinden.",
    en="The printed interval goes with a spread of about {sd} points, after correction "
    "and if the groups were of equal size. With that a difference of {found} points "
    "could be found with {power} chance.",
)
POWER_ENOUGH = Text(
    nl="Voor {difference} punten waren er dus genoeg patiënten.",
    en="For {difference} points there were enough patients, then.",
)
POWER_SHORT = Text(
    nl="Voor {difference} punten waren het er dus te weinig.",
    en="For {difference} points there were too few, then.",
)
NEEDED = Text(
    nl="Patiënten per groep, bij een verschil van {difference} punten",
    en="Patients per group, for a difference of {difference} points",
)
SD = Text(nl="Spreiding (aanname)", en="Spread (assumed)")
POWER_HEAD = Text(nl="Power (aanname)", en="Power (assumed)")
ANALYSED = Text(nl="Geanalyseerd", en="Analysed")
RANDOMISED = Text(nl="Geloot, met uitval", en="Randomised, with drop-out")
FOUND = Text(nl="Verschil dat te vinden was", en="Difference that could be found")
DROPOUT_HEAD = Text(nl="Uitval (aanname)", en="Drop-out (assumed)")
SD_IMPLIED = Text(nl="Spreiding uit interval", en="Spread by interval")
PER_GROUP = Text(nl="Per groep", en="Per group")
DIFFERENCE = Text(nl="Verschil", en="Difference")

CROSSED = Text(
    nl="Als de vergelijkingsgroep oversteekt",
    en="When the comparison group crosses over",
)
CROSSED_MEANS = Text(
    nl="Van de vergelijkingsgroepen kreeg {low} tot {high} de behandeling toch "
    "({item}). Dat verdunt het verschil. De tabel deelt het effect door het verschil "
    "in wie behandeld werd (Bloom): een grens, onder de aanname dat de loting alleen "
    "via de behandeling werkt en overstekers evenveel winnen als anderen.",
    en="Of the comparison groups {low} to {high} had the treatment after all ({item}). "
    "That dilutes the difference. The table divides the effect by the difference in "
    "who was treated (Bloom): a bound, assuming that the draw works only through the "
    "treatment and that those who cross over gain as much as others.",
)
TURNS = Text(
    nl="{name}: het oordeel ‘niet relevant’ valt vanaf {share} oversteken.",
    en="{name}: ‘not relevant’ falls from {share} cross-over on.",
)
UNTREATED = Text(
    nl="{name}: {number} patiënten uit de behandelde groep kregen geen behandeling "
    "({item}). Hoe groot die groep was staat er niet; de tabel neemt twee even grote "
    "groepen.",
    en="{name}: {number} patients of the treated group had no treatment ({item}). How "
    "large that group was is not stated; the table takes two groups of equal size.",
)
CROSSED_TABLE = Text(nl="Effect bij oversteken", en="Effect under cross-over")
CROSSED_HEAD = Text(nl="Vergelijking behandeld", en="Comparison treated")
UNTREATED_HEAD = Text(nl="Behandeling niet gehad", en="Treatment not had")
EFFECT_HEAD = Text(nl="Effect (interval)", en="Effect (interval)")

MISSING = Text(nl="Als uitvallers anders waren", en="If those who dropped out differed")
MISSING_MEANS = Text(
    nl="{name}: bij {share} uitval ({item}) zouden de uitvallers uit de behandelde "
    "groep {shift} punten meer gewonnen moeten hebben dan wie bleef, voordat ‘niet "
    "relevant’ valt.",
    en="{name}: with {share} drop-out ({item}) those lost from the treated group would "
    "have to have gained {shift} points more than those who stayed before ‘not "
    "relevant’ falls.",
)

BASELINE = Text(nl="Leken de groepen op elkaar", en="Were the groups alike")
BASELINE_NOT = Text(
    nl="{name}: gemiddelde en spreiding per groep bij de start staan er niet.",
    en="{name}: mean and spread of each group at the start are not stated.",
)
BASELINE_MEANS = Text(
    nl="Verschillen bij de start in standaarddeviaties. Vanaf {mark} is corrigeren de "
    "moeite waard; een toets zegt na loting niets.",
    en="Differences at the start in standard deviations. From {mark} on correcting is "
    "worth it; after randomisation a test says nothing.",
)
BASELINE_TABLE = Text(nl="Verschil bij de start", en="Difference at the start")
GROUPS = Text(nl="Groepen", en="Groups")
STANDARDISED = Text(nl="In standaarddeviaties", en="In standard deviations")

CHECKLIST = Text(nl="De lijst van Minerva", en="Minerva's checklist")
CHECKLIST_MEANS = Text(
    nl="Veertien punten (E-35), in wervels woorden. Oordelen zijn wervels lezing van "
    "Minerva: {checked}.",
    en="Fourteen points (E-35), in wervel's words. Judgements are wervel's reading of "
    "Minerva: {checked}.",
)
CHECKLIST_NOT = Text(
    nl="Nog niet ingevuld voor {name}; de vragen staan in de tabel.",
    en="Not filled in yet for {name}; the table has the questions.",
)
POINT = Text(nl="Punt", en="Point")
ASKS = Text(nl="Vraag", en="Question")
STANDS = Text(nl="Oordeel", en="Judgement")
SAYS = Text(nl="Wat er staat", en="What is said")
HOLDS: Mapping[Holds, Text] = {
    Holds.STRONG: Text(nl="sterk", en="strength"),
    Holds.MIXED: Text(nl="deels", en="partly"),
    Holds.WEAK: Text(nl="zwak", en="weakness"),
    Holds.NOT_STATED: Text(nl="staat er niet", en="not stated"),
}
LACKS = Text(nl="Wat er niet staat", en="What is not stated")
SOURCE = Text(
    nl="{name}: {source} (vindplaats {locator}, rijen {items}; {checked}).",
    en="{name}: {source} (found in {locator}, rows {items}; {checked}).",
)
SOURCE_METHODS = Text(
    nl="Power: t-toets, statsmodels. Oversteken: Bloom 1984. Start: Austin 2009. "
    "Relevantie: regel van wervel, naar Minerva.",
    en="Power: t test, statsmodels. Cross-over: Bloom 1984. Start: Austin 2009. "
    "Relevance: wervel's rule, after Minerva.",
)
