"""The words of the page of a study: its design, its rows, what it does not say."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.evidence.study import Measure, Risk, Role, Span
from wervel.text import Text

MEASURES: Mapping[Measure, Text] = {
    Measure.MEAN_DIFFERENCE: Text(nl="verschil in gemiddelde", en="mean difference"),
    Measure.STANDARDISED_MEAN_DIFFERENCE: Text(
        nl="gestandaardiseerd verschil", en="standardised mean difference"
    ),
    Measure.STANDARDISED_MEAN_CHANGE: Text(
        nl="gestandaardiseerde verandering", en="standardised mean change"
    ),
    Measure.RISK_RATIO: Text(nl="relatief risico", en="risk ratio"),
    Measure.ODDS_RATIO: Text(nl="oddsratio", en="odds ratio"),
    Measure.RISK_DIFFERENCE: Text(nl="risicoverschil", en="risk difference"),
    Measure.COST_DIFFERENCE: Text(nl="verschil in kosten", en="cost difference"),
    Measure.SHARE: Text(nl="aandeel", en="share"),
    Measure.MEAN: Text(nl="gemiddelde", en="mean"),
    Measure.MEDIAN: Text(nl="mediaan", en="median"),
    Measure.NOT_STATED: Text(nl="maat niet vermeld", en="measure not stated"),
}
RISKS: Mapping[Risk, Text] = {
    Risk.LOW: Text(nl="laag", en="low"),
    Risk.SOME_CONCERNS: Text(nl="enige zorg", en="some concerns"),
    Risk.HIGH: Text(nl="hoog", en="high"),
    Risk.NOT_STATED: Text(nl="niet vermeld", en="not stated"),
}
ROLES: Mapping[Role, Text] = {
    Role.INTERVENTION: Text(nl="behandeling", en="intervention"),
    Role.COMPARATOR: Text(nl="vergelijking", en="comparator"),
    Role.WAITING_LIST: Text(nl="wachtlijst", en="waiting list"),
    Role.SINGLE_GROUP: Text(nl="enige groep", en="single group"),
}
SPANS: Mapping[Span, Text] = {
    Span.PRE_POST: Text(nl="vóór tot na behandeling", en="before to after treatment"),
    Span.POST_FINAL: Text(
        nl="na behandeling tot laatste meting", en="after treatment to last follow-up"
    ),
    Span.PRE_FINAL: Text(
        nl="vóór behandeling tot laatste meting",
        en="before treatment to last follow-up",
    ),
}

CODES: Mapping[str, Text] = {
    "classification of interventions": Text(
        nl="indeling van de behandelingen", en="classification of interventions"
    ),
    "confounding": Text(nl="verstoring", en="confounding"),
    "immortal time": Text(nl="immortal time bias", en="immortal time bias"),
    "contact hours 0-48": Text(nl="0-48 contacturen", en="0-48 contact hours"),
    "contact hours 49-130": Text(nl="49-130 contacturen", en="49-130 contact hours"),
    "contact hours 131-274": Text(nl="131-274 contacturen", en="131-274 contact hours"),
    "contact hours 49-130 against 131-274": Text(
        nl="49-130 tegen 131-274 contacturen", en="49-130 against 131-274 contact hours"
    ),
    "group only": Text(nl="alleen in een groep", en="in a group only"),
    "individual and group": Text(
        nl="individueel en in een groep", en="individually and in a group"
    ),
    "individual and group against group only": Text(
        nl="individueel en in een groep tegen alleen een groep",
        en="individually and in a group against a group only",
    ),
    "tailoring high": Text(nl="veel op maat", en="much tailored"),
    "tailoring medium": Text(nl="deels op maat", en="partly tailored"),
    "tailoring low": Text(nl="weinig op maat", en="little tailored"),
}
"""Subgroups of a pooling and domains of bias, as the rows name them."""

LEAD = Text(
    nl="{design}, {publication}; deelnemers: {n}.",
    en="{design}, {publication}; participants: {n}.",
)
COUNTS = Text(
    nl="Effecten met een getal: {effects}. Andere getallen: {others}. Wat ontbreekt: "
    "{missing}.",
    en="Effects with a number: {effects}. Other numbers: {others}. What is missing: "
    "{missing}.",
)
N_NOT_STATED = Text(nl="aantal niet vermeld", en="number not stated")
ARMS = Text(nl="Wie wat kreeg", en="Who got what")
ARM = Text(nl="groep", en="group")
ROLE = Text(nl="rol", en="role")
PEOPLE = Text(nl="deelnemers", en="participants")
HOURS = Text(nl="contacturen", en="contact hours")
WEEKS = Text(nl="weken", en="weeks")
CONTENT = Text(nl="inhoud", en="content")
ROWS = Text(nl="Gedrukte effecten", en="Printed effects")
ROWS_WHY = Text(
    nl="Elke rij is één getal uit de bron, met zijn vindplaats. Een "
    "X-nummer zegt dat er iets mee is; wat, staat onder de tabellen.",
    en="Each row is one number of the source, with its place. An X- number says that "
    "something is the matter with it; what, stands below the tables.",
)
ROW = Text(nl="rij", en="row")
OUTCOME = Text(nl="uitkomst", en="outcome")
COMPARED = Text(nl="vergelijking", en="comparison")
WHEN = Text(nl="wanneer", en="when")
EFFECT = Text(nl="effect (interval)", en="effect (interval)")
SIGNIFICANT = Text(nl="significant", en="significant")
PLACE = Text(nl="vindplaats", en="place")
NOTE = Text(nl="opmerking", en="note")
AT_WEEKS = Text(nl="{weeks} weken", en="{weeks} weeks")
POST = Text(nl="einde behandeling", en="end of treatment")
AGAINST = Text(nl="{one} tegen {other}", en="{one} against {other}")
OTHERS = Text(nl="Andere gedrukte getallen", en="Other printed numbers")
NUMBER = Text(nl="getal (spreiding)", en="number (range)")
POOLED = Text(nl="Samengevoegd door de auteurs", en="Pooled by the authors")
SPAN = Text(nl="tijdvak", en="span")
MEDIAN = Text(nl="mediaan (laagste tot hoogste)", en="median (lowest to highest)")
COHORTS = Text(nl="cohorten", en="cohorts")
SPREAD = Text(nl="Q (df); I²", en="Q (df); I²")
BIAS = Text(nl="Kans op vertekening", en="Risk of bias")
DOMAIN = Text(nl="domein", en="domain")
RISK = Text(nl="oordeel", en="judgement")
BECAUSE = Text(nl="waarop dit steunt", en="what it rests on")
NOTES = Text(nl="Wat er met getallen is", en="What is the matter with numbers")
NOT_STATED = Text(nl="Wat de bron niet zegt", en="What the source does not say")
ABOVE = Text(nl="Wat hierop steunt", en="What rests on this")
ABOVE_NONE = Text(
    nl="Geen bewijsprofiel, aanbeveling of zin voor patiënten in wervel steunt hierop.",
    en="No evidence profile, recommendation or sentence for patients in wervel rests "
    "on this.",
)
ABOVE_CAPTION = Text(
    nl="Van het bewijsprofiel tot de zin voor patiënten",
    en="From the evidence profile to the sentence for patients",
)
SOURCE = Text(nl="Publicatie: {source}.", en="Publication: {source}.")
READ_AT = Text(
    nl="Gelezen in de brondocumenten: {locator}; nummers {items}.",
    en="Read in the source documents: {locator}; items {items}.",
)
REVIEWED = Text(
    nl="Bekeken op {reviewed}, opnieuw vóór {next}; {checked}.",
    en="Reviewed on {reviewed}, again before {next}; {checked}.",
)
TO_READ = Text(nl="Dit onderzoek gelezen", en="This study read")
STUDIES = Text(nl="Onderzoeken", en="Studies")
EYEBROW = Text(nl="Onderzoek", en="Study")
