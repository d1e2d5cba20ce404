"""How an economic evaluation was made, in words, and the list of CHEERS 2022."""

from __future__ import annotations

from wervel.text import Text

HOW = Text(nl="Hoe het is berekend", en="How it was reckoned")
PEOPLE = Text(
    nl="{patients} patiënten: {arms}. Vergeleken wordt met {first}.",
    en="{patients} patients: {arms}. The comparison is with {first}.",
)
ARM_SIZE = Text(nl="{arm} {patients}", en="{arm} {patients}")
FILLED_IN = Text(
    nl="Wat ontbreekt is per trekking en per arm aangevuld met lineaire regressie op "
    "alle andere kolommen plus toeval; aangevulde kosten kunnen onder nul uitkomen. "
    "De schatting is het gemiddelde over {fillings} aanvullingen (Brand e.a., Stat Med "
    "2019; 38: 210-220).",
    en="What is missing was filled in per draw and per arm by linear regression on all "
    "other columns plus chance; filled-in costs can fall below nothing. The estimate "
    "is the mean over {fillings} fillings (Brand et al., Stat Med 2019; 38: 210-220).",
)
NOTHING_MISSING = Text(nl="Er ontbreekt niets.", en="Nothing is missing.")
QALYS = Text(
    nl="QALY's zijn de oppervlakte onder de lijn door de utiliteiten, een jaar is 52 "
    "weken, gecorrigeerd met regressie voor de utiliteit aan het begin (Manca, Hawkins "
    "en Sculpher, Health Econ 2005; 14: 487-496).",
    en="QALYs are the area under the line through the utilities, a year is 52 weeks, "
    "corrected by regression for the utility at the start (Manca, Hawkins and "
    "Sculpher, Health Econ 2005; 14: 487-496).",
)
COVARIATES = Text(
    nl="Kosten en effecten zijn gecorrigeerd voor {covariates}.",
    en="Costs and effects were corrected for {covariates}.",
)
LOWER = Text(
    nl="Minder {effect} is beter: het effect is wat eraf gaat.",
    en="Less {effect} is better: the effect is what is taken off.",
)
SOCIETY = Text(
    nl="Het perspectief is dat van de samenleving: alle opgegeven kosten tellen. "
    "Buiten de zorg vallen {outside}.",
    en="The perspective is that of society: all costs given count. Outside health care "
    "are {outside}.",
)
ONE_PERSPECTIVE = Text(
    nl="Alle opgegeven kosten tellen. Er is niet vermeld welke buiten de zorg vallen; "
    "daarom is er één perspectief.",
    en="All costs given count. Which of them lie outside health care is not stated, so "
    "there is one perspective.",
)
RATES = Text(
    nl="Na het eerste jaar tellen kosten {costs} en effecten {effects} per jaar minder "
    "(opgegeven).",
    en="After the first year costs count {costs} and effects {effects} a year less (as "
    "given).",
)
FIRST_YEAR = Text(
    nl="Alles valt in het eerste jaar: er is niets te verdisconteren. Kosten zonder "
    "jaar in hun kolom gelden als van het eerste jaar.",
    en="All of it falls in the first year: there is nothing to discount. Costs without "
    "a year in their column count as of the first.",
)
BOOTSTRAP = Text(
    nl="Intervallen zijn de middelste 95% van {draws} trekkingen van patiënten met "
    "teruglegging, per arm (seed {seed}); kosten en effecten uit dezelfde trekking.",
    en="Intervals are the middle 95% of {draws} draws of patients with replacement, "
    "within arms (seed {seed}); costs and effects from the same draw.",
)
CLUSTERS = Text(
    nl="Getrokken is in twee stappen: clusters, en daaruit patiënten. Dat maakt de "
    "intervallen iets ruim.",
    en="Draws were in two stages: clusters, and patients from them. That makes "
    "intervals a little wide.",
)
WORTH_GIVEN = Text(
    nl="Wat een {unit} mag kosten is opgegeven; wervel kiest geen grens.",
    en="What a {unit} may cost was given; wervel chooses no threshold.",
)
PRICES = Text(
    nl="Prijzen, zoals opgegeven en niet geïndexeerd ({currency})",
    en="Prices, as given and not indexed ({currency})",
)
ITEM = Text(nl="Wat", en="Item")
PRICE = Text(nl="Prijs", en="Price")
YEAR = Text(nl="Jaar", en="Year")
SOURCE = Text(nl="Bron", en="Source")
PRICE_RANGE = Text(nl="{price} ({low} tot {high})", en="{price} ({low} to {high})")

MADE_FROM = Text(nl="Patiënten: {file}.", en="Patients: {file}.")
PRICED_FROM = Text(nl="Prijzen: {sources}.", en="Prices: {sources}.")
NOT_PEER_CHECKED = Text(
    nl="Nog niet door een gezondheidseconoom gecontroleerd.",
    en="Not yet checked by a health economist.",
)
METHODS = Text(
    nl="Methode: bootstrap met aanvulling van wat ontbreekt (Brand 2019), correctie "
    "voor het begin (Manca 2005), netto baat (Hoch, Briggs en Willan, Health Econ "
    "2002; 11: 415-430), interval van een verhouding (Fieller 1954), rapportage "
    "(CHEERS 2022, Husereau e.a., BMJ 2022; 376: e067975).",
    en="Method: bootstrap with filling in of what is missing (Brand 2019), correction "
    "for the start (Manca 2005), net benefit (Hoch, Briggs and Willan, Health Econ "
    "2002; 11: 415-430), interval of a ratio (Fieller 1954), reporting (CHEERS 2022, "
    "Husereau et al., BMJ 2022; 376: e067975).",
)

CHEERS = Text(nl="De lijst van CHEERS 2022", en="The list of CHEERS 2022")
CHEERS_LINE = Text(
    nl="Wat de opgegeven patiënten en prijzen zeggen, is ingevuld. De rest moet wie de "
    "trial deed nog vermelden.",
    en="What the patients and prices given say is filled in. The rest is still to be "
    "stated by whoever did the trial.",
)
CHEERS_TABLE = Text(nl="28 punten", en="28 items")
CHEERS_ITEM = Text(nl="Punt", en="Item")
CHEERS_SAYS = Text(nl="Ingevuld", en="Filled in")
NOT_STATED = Text(nl="niet vermeld", en="not stated")
ITEMS: tuple[Text, ...] = (
    Text(nl="Titel", en="Title"),
    Text(nl="Samenvatting", en="Abstract"),
    Text(nl="Aanleiding en doel", en="Background and objectives"),
    Text(nl="Analyseplan vooraf", en="Analysis plan beforehand"),
    Text(nl="Wie meededen", en="Study population"),
    Text(nl="Plaats en setting", en="Setting and location"),
    Text(nl="Wat is vergeleken", en="Comparators"),
    Text(nl="Perspectief", en="Perspective"),
    Text(nl="Tijdshorizon", en="Time horizon"),
    Text(nl="Discontovoet", en="Discount rate"),
    Text(nl="Keuze van uitkomsten", en="Selection of outcomes"),
    Text(nl="Meting van uitkomsten", en="Measurement of outcomes"),
    Text(nl="Waardering van uitkomsten", en="Valuation of outcomes"),
    Text(nl="Meting en waardering van kosten", en="Measurement and valuation of costs"),
    Text(nl="Munt, prijsjaar, omrekening", en="Currency, price date, conversion"),
    Text(nl="Model", en="Model"),
    Text(nl="Analyse en aannamen", en="Analytics and assumptions"),
    Text(nl="Verschillen tussen groepen", en="Heterogeneity"),
    Text(nl="Verdeling van gevolgen", en="Distributional effects"),
    Text(nl="Onzekerheid", en="Uncertainty"),
    Text(nl="Betrokkenheid van patiënten: aanpak", en="Engagement of patients: method"),
    Text(nl="Invoergetallen", en="Study parameters"),
    Text(nl="Hoofdresultaten", en="Main results"),
    Text(nl="Effect van onzekerheid", en="Effect of uncertainty"),
    Text(nl="Betrokkenheid van patiënten: effect", en="Engagement of patients: effect"),
    Text(nl="Bevindingen, grenzen, betekenis", en="Findings, limitations, meaning"),
    Text(nl="Geldbron", en="Source of funding"),
    Text(nl="Belangen", en="Conflicts of interest"),
)
WHY_NOT_STATED = Text(
    nl="{said}; waarom is niet vermeld", en="{said}; why is not stated"
)
COUNTS_ONLY = Text(
    nl="{arms}; kenmerken niet vermeld", en="{arms}; characteristics not stated"
)
HORIZON_WEEKS = Text(nl="{weeks} weken", en="{weeks} weeks")
HORIZON_YEARS = Text(
    nl="volgens de kolommen jaar {year}", en="by the columns, year {year}"
)
ALL_COSTS = Text(nl="alle opgegeven kosten", en="all costs given")
SOCIETY_SHORT = Text(nl="samenleving en zorg", en="society and health care")
NO_DISCOUNT = Text(
    nl="geen; alles in het eerste jaar", en="none; all in the first year"
)
RATES_SHORT = Text(
    nl="kosten {costs}, effecten {effects}", en="costs {costs}, effects {effects}"
)
AT_WEEKS = Text(nl="utiliteit in week {weeks}", en="utility in week {weeks}")
NO_VALUE_SET = Text(
    nl="utiliteiten zoals opgegeven; waardering niet vermeld",
    en="utilities as given; value set not stated",
)
SEE = Text(nl="zie: {heading}", en="see: {heading}")
NO_MODEL = Text(nl="geen; gegevens van patiënten zelf", en="none; data of patients")
NOT_EXAMINED = Text(nl="niet onderzocht", en="not examined")
COSTS_OF = Text(
    nl="{categories}; prijzen onder {heading}",
    en="{categories}; prices under {heading}",
)
CURRENCY_YEARS = Text(
    nl="{currency}, prijzen van {years}", en="{currency}, prices of {years}"
)
CURRENCY_ONLY = Text(
    nl="{currency}; prijsjaar niet vermeld", en="{currency}; price year not stated"
)
BOOTSTRAPPED = Text(
    nl="bootstrap ({draws}) en {scenarios} scenario's",
    en="bootstrap ({draws}) and {scenarios} scenarios",
)
