"""The words of mirror information, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.text import Text

TITLE = Text(nl="Spiegel van zorglocatie {site}", en="Mirror of care site {site}")
EYEBROW = Text(nl="Spiegelinformatie, {name}", en="Mirror information, {name}")
RELEASE = Text(nl="gegevens van {release}", en="records of {release}")
LEAD = Text(
    nl="Van {all} maten is er voor {told} genoeg om iets van deze zorglocatie te "
    "zeggen.",
    en="Of {all} measures there is enough to say something of this care site for "
    "{told}.",
)
LEAD_SIGNALS = Text(
    nl="Bij {count} wijkt zij af van wat van haar patiënten te verwachten is, meer dan "
    "toeval en de gewone verschillen verklaren.",
    en="In {count} it departs from what is to be expected of its patients, by more "
    "than chance and the usual differences explain.",
)
LEAD_NO_SIGNALS = Text(
    nl="Nergens wijkt zij af van wat van haar patiënten te verwachten is, meer dan "
    "toeval en de gewone verschillen verklaren.",
    en="In none does it depart from what is to be expected of its patients by more "
    "than chance and the usual differences explain.",
)
LEAD_PEERS = Text(
    nl="Zij wordt alleen vergeleken met {kind}.",
    en="It is compared with {kind} only.",
)
NOTHING = Text(
    nl="Er is te weinig om iets van deze zorglocatie te zeggen: voor geen enkele maat "
    "zijn er genoeg patiënten om een getal te tonen zonder iemand herkenbaar te maken. "
    "Dat zegt niets over de zorg die er gegeven wordt.",
    en="There is too little to say anything of this care site: for no measure are "
    "there enough patients to show a number without pointing at anybody. That says "
    "nothing about the care that is given there.",
)
MEANS = Text(
    nl="Een verschil is een vraag, geen oordeel: afwijken van een aanbeveling kan "
    "goede redenen hebben. Leg uit of pas aan.",
    en="A difference is a question, not a judgement: there can be good reasons to "
    "depart from a recommendation. Explain or adapt.",
)
CONTENT = Text(
    nl="De aanbevelingen zijn {checked}.", en="The recommendations are {checked}."
)

OVERVIEW = Text(nl="In één oogopslag", en="At a glance")
OVERVIEW_CAPTION = Text(nl="Per aanbeveling", en="By recommendation")
MEASURE = Text(nl="Aanbeveling", en="Recommendation")
OWN = Text(nl="Eigen aandeel", en="Own share")
INTERVAL = Text(nl="95%-interval", en="95% interval")
EXPECTED = Text(nl="Verwacht", en="Expected")
SHRUNKEN = Text(nl="Bijgesteld aandeel", en="Shrunken share")
BESIDE = Text(nl="Naast de anderen", en="Beside the others")
PLACE = Text(nl="Plaats", en="Place")
JUDGED = Text(nl="Beoordeeld", en="Judged")
CHANGED = Text(nl="Veranderd", en="Changed")
NO_RANKING = Text(nl="geen", en="none")
PLACE_OF = Text(nl="{place} van {peers}", en="{place} of {peers}")
SINCE = Text(nl="sinds {quarter}", en="since {quarter}")
NO_CHANGE = Text(nl="niet gezien", en="not seen")
TOO_LITTLE = Text(nl="Te weinig om iets te zeggen", en="Too little to say anything")
TOO_LITTLE_LEAD = Text(
    nl="Van deze aanbevelingen waren er bij deze zorglocatie geen of te weinig "
    "patiënten, zijn de aantallen onderdrukt, of is meestal niet te zeggen of zij zijn "
    "gevolgd. Welke van deze het is, wordt niet verteld.",
    en="For these recommendations this care site had no or too few patients, the "
    "counts are suppressed, or the records mostly cannot tell whether they were "
    "followed. Which of these it is, is not told.",
)

SIGNALS: Mapping[str, Text] = {
    "low": Text(nl="veel minder vaak dan verwacht", en="much less often than expected"),
    "high": Text(nl="veel vaker dan verwacht", en="much more often than expected"),
    "rather_low": Text(nl="minder vaak dan verwacht", en="less often than expected"),
    "rather_high": Text(nl="vaker dan verwacht", en="more often than expected"),
    "within": Text(nl="zoals verwacht", en="as expected"),
    "unknown": Text(nl="te weinig anderen", en="too few others"),
}
"""How often the recommendation is followed beside what is expected; no judgement."""
NO_PEERS = Text(nl="niet te vergelijken", en="not to be compared")

SAYS_SHARE = Text(
    nl="Gevolgd bij {share} van de beoordeelden (95%-interval {interval}; {judged} "
    "beoordeeld).",
    en="Followed in {share} of those judged (95% interval {interval}; {judged} "
    "judged).",
)
SAYS_EXPECTED = Text(
    nl="Van patiënten als deze was bij alle {kind} samen {expected} te verwachten. Het "
    "bijgestelde aandeel is {share} ({interval}): zo vaak zou het hier gevolgd zijn "
    "bij de patiënten van allen, voorzichtig geschat.",
    en="Of patients like these, {expected} was to be expected over all {kind} "
    "together. The shrunken share is {share} ({interval}): so often it would be "
    "followed here with the patients of all, cautiously estimated.",
)
SAYS_SIGNAL: Mapping[str, Text] = {
    "low": Text(
        nl="Dat is veel minder vaak dan verwacht: buiten de buitenste grenzen.",
        en="That is much less often than expected: beyond the outer limits.",
    ),
    "high": Text(
        nl="Dat is veel vaker dan verwacht: buiten de buitenste grenzen.",
        en="That is much more often than expected: beyond the outer limits.",
    ),
    "rather_low": Text(
        nl="Dat is minder vaak dan verwacht: buiten de binnenste grenzen.",
        en="That is less often than expected: beyond the inner limits.",
    ),
    "rather_high": Text(
        nl="Dat is vaker dan verwacht: buiten de binnenste grenzen.",
        en="That is more often than expected: beyond the inner limits.",
    ),
    "within": Text(
        nl="Dat ligt binnen de grenzen van toeval en de gewone verschillen.",
        en="That lies within the limits of chance and the usual differences.",
    ),
    "unknown": Text(
        nl="Er zijn minder dan {fewest} anderen; dan wordt geen signaal gegeven.",
        en="There are fewer than {fewest} others; then no signal is given.",
    ),
}
SAYS_HANGS = Text(
    nl="Had het bij {count} anders gelegen, dan lag het binnen de grenzen.",
    en="Had it been otherwise in {count}, it would lie within the limits.",
)
SAYS_HANGS_FEW = Text(
    nl="Het signaal hangt aan minder dan {count} uitkomsten.",
    en="The signal hangs on fewer than {count} outcomes.",
)
SAYS_PROVIDER = Text(
    nl="Het grootste deel van het verschil is er niet meer zonder zorgverlener "
    "{provider}.",
    en="Most of the difference is gone without provider {provider}.",
)
SAYS_SPREAD = Text(
    nl="De {sites} {kind} verschillen {phi} keer zo veel als bij louter toeval; de "
    "grenzen houden daar rekening mee.",
    en="The {sites} {kind} differ {phi} times as much as by chance alone; the limits "
    "take that into account.",
)
SAYS_CHANCE = Text(
    nl="De {sites} {kind} verschillen niet meer dan bij toeval.",
    en="The {sites} {kind} differ no more than by chance.",
)
SAYS_PLACE = Text(
    nl="Naar bijgesteld aandeel is de plaats {place} van {peers}, het vaakst gevolgd "
    "eerst; {rankability} van de verschillen is geen toeval.",
    en="By shrunken share its place is {place} of {peers}, most often followed first; "
    "{rankability} of the differences is not chance.",
)
SAYS_NO_RANKING = Text(
    nl="Er wordt geen volgorde getoond, want die berust voor een groter deel op toeval "
    "dan niet: {rankability} van de verschillen is geen toeval.",
    en="No ranking is shown, because more of the order is chance than is not: "
    "{rankability} of the differences is not chance.",
)
SAYS_CHANGE_MORE = Text(
    nl="Sinds {quarter} wordt het vaker gevolgd dan daarvoor.",
    en="Since {quarter} it is followed more often than before.",
)
SAYS_CHANGE_LESS = Text(
    nl="Sinds {quarter} wordt het minder vaak gevolgd dan daarvoor.",
    en="Since {quarter} it is followed less often than before.",
)
SAYS_FROM_TO = Text(
    nl="Het eigen aandeel ging van {own_before} naar {own_after}; naar de patiënten "
    "was dat van {expected_before} naar {expected_after}; bij de anderen van "
    "{peers_before} naar {peers_after}.",
    en="Its own share went from {own_before} to {own_after}; by its patients that "
    "would be from {expected_before} to {expected_after}; with the others it went from "
    "{peers_before} to {peers_after}.",
)
WHY: Mapping[str, Text] = {
    "own": Text(
        nl="De verandering is van deze zorglocatie zelf: patiënten en anderen "
        "verklaren er niet de helft van.",
        en="The change is of this care site itself: neither its patients nor the "
        "others explain half of it.",
    ),
    "patients": Text(
        nl="Ten minste de helft ervan past bij andere patiënten.",
        en="At least half of it fits other patients.",
    ),
    "peers": Text(
        nl="Bij de anderen veranderde ten minste half zo veel.",
        en="With the others at least half as much changed.",
    ),
}
SAYS_CHANGE_PROVIDER = Text(
    nl="Het grootste deel ervan is bij zorgverlener {provider}.",
    en="Most of it is with provider {provider}.",
)
SAYS_NO_CHANGE = Text(
    nl="Een verandering in de tijd is niet gezien.",
    en="No change over time is seen.",
)
SAYS_ALONE = Text(
    nl="Er zijn te weinig vergelijkbare zorglocaties of te weinig beoordeelden om te "
    "vergelijken.",
    en="There are too few comparable care sites or too few judged to compare.",
)

SHARES = Text(nl="Eigen, verwacht en bijgesteld", en="Own, expected and shrunken")
SHARES_CAPTION = Text(
    nl="Eigen en bijgesteld aandeel met 95%-interval; het verwachte zonder.",
    en="Own and shrunken share with 95% interval; the expected one without.",
)
FUNNEL = Text(nl="Naast de anderen", en="Beside the others")
FUNNEL_CAPTION = Text(
    nl="Elke stip is een zorglocatie: naar rechts meer beoordeelden, naar boven vaker "
    "gevolgd, gecorrigeerd voor patiënten (verwachte aandelen in hele procenten). "
    "Ruit: buiten de binnenste grenzen (stippellijn); driehoek: buiten de buitenste "
    "(lijn). De vorm telt: de grenzen zijn getekend voor gemiddelde patiënten, en "
    "stippen zijn afgerond.",
    en="Each dot is a care site: further right more judged, higher followed more "
    "often, adjusted for patients (expected shares in whole percentages). Diamond: "
    "beyond the inner limits (dotted); triangle: beyond the outer ones (line). The "
    "shape counts: limits are drawn for average patients, and dots are rounded.",
)
FUNNEL_OWN = Text(
    nl="De grote omrande stip is deze zorglocatie.",
    en="The large ringed dot is this care site.",
)
FUNNEL_WITHHELD = Text(
    nl="Niet getekend, omdat hun aantallen onderdrukt zijn: {count}.",
    en="Not drawn, because their counts are suppressed: {count}.",
)
FUNNEL_IN_WORDS = Text(
    nl="{count} zorglocaties; gevolgd bij {target} samen; gecorrigeerd van {low} tot "
    "{high}; buiten de grenzen: {beyond}.",
    en="{count} care sites; followed in {target} together; adjusted from {low} to "
    "{high}; beyond the limits: {beyond}.",
)
FUNNEL_DOT = Text(
    nl="{who}<br>{share} gevolgd, gecorrigeerd<br>{judged} beoordeeld; {signal}",
    en="{who}<br>{share} followed, adjusted<br>{judged} judged; {signal}",
)
THIS_SITE = Text(nl="deze zorglocatie", en="this care site")
ANOTHER = Text(nl="een andere zorglocatie", en="another care site")
A_SITE = Text(nl="een zorglocatie", en="a care site")
ADJUSTED = Text(nl="Aandeel, gecorrigeerd", en="Share, adjusted")

DECILES = Text(nl="In de tijd, naast de anderen", en="Over time, beside the others")
DECILES_CAPTION = Text(
    nl="Lijn: deze zorglocatie. Banden: van het eerste tot het negende en van het "
    "derde tot het zevende deciel van de anderen en haarzelf; streep: de mediaan. "
    "Alleen wie getoond mag worden telt mee; niet gecorrigeerd voor patiënten.",
    en="Line: this care site. Bands: from the first to the ninth and from the third to "
    "the seventh decile of the others and itself; dashes: the median. Only those that "
    "may be shown count; not adjusted for patients.",
)
DECILES_IN_WORDS = Text(
    nl="Mediaan van {first} naar {last}; deze zorglocatie: {own}.",
    en="Median from {first} to {last}; this care site: {own}.",
)
NO_DECILES = Text(
    nl="Decielen in de tijd zijn er niet: daarvoor zijn per kwartaal of jaar ten "
    "minste {fewest} zorglocaties nodig waarvan de aantallen getoond mogen worden.",
    en="There are no deciles over time: they need at least {fewest} care sites a "
    "quarter or year whose counts may be shown.",
)
PERIOD = Text(nl="Periode", en="Interval")
DECILE = Text(nl="Deciel {number}", en="Decile {number}")
MEDIAN = Text(nl="Mediaan", en="Median")
PEERS = Text(nl="Zorglocaties", en="Care sites")

MODEL = Text(
    nl="Waarmee rekening is gehouden: odds ratio van gevolgd",
    en="What is taken into account: odds ratio of followed",
)
COVARIATE = Text(nl="Kenmerk", en="Characteristic")
LEVEL = Text(nl="Tegenover", en="Beside")
ODDS_RATIO = Text(nl="Odds ratio", en="Odds ratio")
MODEL_LEVEL = Text(nl="{covariate}: {level}", en="{covariate}: {level}")
CALIBRATION = Text(
    nl="IJking van dit model: helling {slope} (1 is goed), c {c} (0,5 zegt niets).",
    en="Calibration of this model: slope {slope} (1 is right), c {c} (0.5 tells "
    "nothing).",
)
COVARIATES: Mapping[str, Text] = {
    "age_band": Text(nl="leeftijd", en="age"),
    "sex": Text(nl="geslacht", en="sex"),
    "radiating": Text(nl="uitstraling", en="radiation"),
    "chronic": Text(nl="chronisch", en="chronic"),
    "comorbidity": Text(
        nl="psychosociale factoren of fibromyalgie",
        en="psychosocial factors or fibromyalgia",
    ),
    "earlier_care": Text(nl="eerdere zorg voor de rug", en="earlier care for the back"),
}
LEVELS: Mapping[str, Text] = {
    "male": Text(nl="man", en="male"),
    "female": Text(nl="vrouw", en="female"),
    "no": Text(nl="nee", en="no"),
    "yes": Text(nl="ja", en="yes"),
    "none": Text(nl="geen", en="none"),
    "some": Text(nl="enige", en="some"),
    "much": Text(nl="veel", en="much"),
    "unknown": Text(nl="niet bekend", en="not known"),
}

EXPLAINED = Text(nl="Wat de zorglocatie ervan zegt", en="What the care site says of it")
EXPLAINED_BY = Text(nl="{kind}; {role}, {day}", en="{kind}; {role}, {day}")
NOT_EXPLAINED = Text(
    nl="Nog niets geschreven. Met “wervel explain” komt hier uw uitleg, of wat u "
    "aanpast.",
    en="Nothing written yet. With “wervel explain” your explanation comes here, or "
    "what you adapt.",
)
NUMBERS = Text(nl="De getallen", en="The numbers")
FUNNEL_TABLE = Text(nl="De getallen bij de stippen", en="The numbers of the dots")
DECILES_TABLE = Text(nl="De getallen in de tijd", en="The numbers over time")

HOW = Text(nl="Hoe te lezen", en="How to read it")
HOW_LIMITS = Text(
    nl="Van zorglocaties die alleen zo verschillen als de anderen ligt 1 op 20 buiten "
    "de binnenste grenzen (95%) en 1 op 500 buiten de buitenste (99,8%). Hier zijn "
    "{count} maten vergeleken: zonder dat er iets is, zijn er dan ongeveer {chance} "
    "buiten de binnenste te verwachten.",
    en="Of care sites that differ only as the others do, 1 in 20 lies beyond the inner "
    "limits (95%) and 1 in 500 beyond the outer ones (99.8%). Here {count} measures "
    "are compared: with nothing the matter about {chance} are to be expected beyond "
    "the inner ones.",
)
HOW_SPREAD = Text(
    nl="Zorglocaties verschillen bijna altijd meer dan bij toeval; dat is gewoon. De "
    "grenzen zijn daarom verruimd met het verschil dat gewoon is (Spiegelhalter 2005). "
    "Wie buiten de grenzen ligt, verschilt dus ook van de gewone verschillen.",
    en="Care sites nearly always differ more than by chance; that is the normal state. "
    "So the limits are widened by the difference that is usual (Spiegelhalter 2005). "
    "Who lies beyond them differs from the usual differences too.",
)
HOW_PEERS = Text(
    nl="De anderen zijn zorglocaties van dezelfde soort, naar wie er werkt, met ten "
    "minste {moments} beoordeelden; met minder dan {fewest} wordt geen signaal "
    "gegeven.",
    en="The others are care sites of the same kind, by who works there, with at least "
    "{moments} judged; with fewer than {fewest} no signal is given.",
)
HOW_CHANGE = Text(
    nl="Een verandering wordt verteld als toeval er zo een in minder dan 1 op de 100 "
    "gevallen laat zien; bij veel maten is er dus wel eens een zonder reden.",
    en="A change is told where chance shows one like it in fewer than 1 in 100; over "
    "many measures there is one without a reason now and then.",
)
HOW_COUNTS = Text(
    nl="Kleine aantallen zijn onderdrukt en andere afgerond volgens de regel {rule}; "
    "verwachte en bijgestelde aandelen zijn hele procenten.",
    en="Small counts are suppressed and others rounded by the rule {rule}; expected "
    "and shrunken shares are whole percentages.",
)
HOW_FILES = Text(
    nl="Dezelfde getallen staan in mirror.csv en mirror.parquet.",
    en="The same numbers are in mirror.csv and mirror.parquet.",
)
