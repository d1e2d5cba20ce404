"""A measured recommendation as a Measure: a proportion, in the shape of CQFM.

The population basis is the date: what is counted are moments, days in the episodes of
people, so that one person may count more than once.

The initial population holds every moment that is not known to be outside: also those of
which it is unknown whether the recommendation applies. The denominator is what of these
can be told; the rest is *cannot tell*, so that the two add up to the whole.

Of whom it cannot be told whether a recommendation was followed is in no population of
FHIR. They are no exception, which would say that there was a good reason, and not left
out as if they were not there: they stand as supplemental data, beside the share.
"""

from __future__ import annotations

from wervel.errors import ContentError
from wervel.exchange.artifact import About, artifact
from wervel.exchange.elements import (
    FACTS,
    RULE_LANGUAGE,
    TERMINOLOGY,
    Element,
    canonical,
    coded,
    concept,
    expression,
    filled,
    hl7,
    translated,
)
from wervel.exchange.recommendation_words import STATUS, citation, placed, usage
from wervel.logic import Rule, written
from wervel.recommendations.recommendation import Recommendation
from wervel.text import Text

KIND = "Measure"
PROFILE = hl7("shareablemeasure")
"""CQFM's own profile demands CQL, which these measures do not have."""
BASIS = "http://hl7.org/fhir/us/cqfmeasures/StructureDefinition/cqfm-populationBasis"
CANNOT_TELL = "cannot-tell"
"""The id of the supplemental data."""

_CANNOT_TELL = Text(nl="niet te zeggen", en="cannot tell")
_UNKNOWN = Text(
    nl="Het is onbekend of de aanbeveling geldt of is gevolgd.",
    en="It is unknown whether the recommendation applies, or whether it was followed.",
)
_NOT_OUTSIDE = Text(
    nl="{among}; ook waar onbekend is of dat zo is",
    en="{among}; also where it is unknown whether they are",
)
_TOLD = Text(
    nl="Te zeggen is of de aanbeveling is gevolgd.",
    en="It can be told whether the recommendation was followed.",
)
_MOMENTS = Text(
    nl="Geteld worden momenten van de soort {moment}.",
    en="Counted are moments of the kind {moment}.",
)


def measure(of: Recommendation) -> Element:
    """The share followed of a recommendation that is measured."""
    among, measured = _counted(of)
    about = About(
        kind=KIND,
        name=of.id,
        profile=PROFILE,
        title=of.title,
        description=_asked(among, measured),
        usage=usage(of),
        status=STATUS[of.standing],
        checked=bool(of.checked_by),
        reviewed=of.reviewed,
    )
    plan: Element = {
        "type": "derived-from",
        **translated("display", of.title),
        "resource": canonical("PlanDefinition", of.id),
    }
    return artifact(
        about,
        {
            **placed(of),
            "relatedArtifact": [citation(of), plan],
            "library": [canonical("Library", FACTS)],
            "scoring": coded(f"{TERMINOLOGY}/measure-scoring", "proportion"),
            "type": [coded(f"{TERMINOLOGY}/measure-type", "process")],
            **translated("clinicalRecommendationStatement", of.says),
            "improvementNotation": coded(
                f"{TERMINOLOGY}/measure-improvement-notation", "increase"
            ),
            "group": [_group(of, among, measured)],
            "supplementalData": [_cannot_tell(of)],
        },
    )


def _counted(of: Recommendation) -> tuple[Text, Text]:
    """The sentences of denominator and numerator; a measured one has both."""
    if of.among is None or of.measured is None:
        raise ContentError(
            "a recommendation that is measured",
            "one that is not",
            where=f"recommendation {of.id}",
            do="give it among and measured",
        )
    return of.among, of.measured


def _asked(among: Text, measured: Text) -> Text:
    comma = "," if "," in among.nl else ""
    return Text(
        nl=f"Bij welk deel van de {among.nl}{comma} {measured.nl}?",
        en=f"Of {among.en}: the share in which {measured.en}.",
    )


def _group(of: Recommendation, among: Text, measured: Text) -> Element:
    applies = written(of.applies)
    widened: Element = {
        **expression(of.applies),
        "expression": f"({_unknown(of.applies)} or {applies})",
    }
    not_outside = Text(
        nl=_NOT_OUTSIDE.nl.format(among=among.nl),
        en=_NOT_OUTSIDE.en.format(among=among.en),
    )
    return {
        "id": "group-1",
        "extension": [{"url": BASIS, "valueCode": "date"}],
        **translated("description", filled(_MOMENTS, moment=of.moment.value)),
        "population": [
            _population("initial-population", not_outside, widened),
            _population(
                "denominator",
                _TOLD,
                _criteria(_TOLD, f"({applies} and not {_unknown(of.met)})"),
            ),
            _population("numerator", measured, expression(of.met)),
        ],
    }


def _criteria(said: Text, rule: str) -> Element:
    """An expression that asks what is unknown too, which no rule itself can."""
    return {
        **translated("description", said),
        "language": RULE_LANGUAGE,
        "expression": rule,
    }


def _population(name: str, said: Text, criteria: Element) -> Element:
    return {
        "id": name,
        "code": coded(f"{TERMINOLOGY}/measure-population", name),
        **translated("description", said),
        "criteria": criteria,
    }


def _cannot_tell(of: Recommendation) -> Element:
    applies = written(of.applies)
    either = f"{_unknown(of.applies)} or ({applies} and {_unknown(of.met)})"
    return {
        "id": CANNOT_TELL,
        "code": concept(_CANNOT_TELL),
        "usage": [coded(f"{TERMINOLOGY}/measure-data-usage", "supplemental-data")],
        **translated("description", _UNKNOWN),
        "criteria": _criteria(_UNKNOWN, f"({either})"),
    }


def _unknown(of: Rule) -> str:
    """That a rule is unknown, which no rule itself can ask."""
    told = written(of)
    return f"unknown{told}" if told.startswith("(") else f"unknown({told})"
