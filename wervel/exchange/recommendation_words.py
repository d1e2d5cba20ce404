"""What exported artifacts say of a recommendation: usage, status, citation."""

from __future__ import annotations

from collections.abc import Mapping

from wervel import text
from wervel.exchange.artifact import Status
from wervel.exchange.elements import (
    Element,
    filled,
    jurisdiction,
    sentences,
    translated,
    use_context,
)
from wervel.exchange.elements import concept as in_text
from wervel.recommendations.guidelines import Guideline
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.terms import (
    Certainty,
    Setting,
    Standing,
    Strength,
)
from wervel.text import Text

STATUS: Mapping[Standing, Status] = {
    Standing.CURRENT: "active",
    Standing.OPINION: "draft",
    Standing.SUPERSEDED: "retired",
    Standing.NEVER_IN_FORCE: "retired",
}

NOT_CHECKED = Text(
    nl=text.NOT_CHECKED.nl.capitalize() + ".", en=text.NOT_CHECKED.en.capitalize() + "."
)
_CHECKED = Text(nl="Gecontroleerd door {name}.", en="Checked by {name}.")
_STANDINGS: Mapping[Standing, Text] = {
    Standing.OPINION: Text(
        nl="Een mening uit een consultatie of campagne, geen richtlijn.",
        en="An opinion from a consultation or campaign, not a guideline.",
    ),
    Standing.SUPERSEDED: Text(
        nl="Geldt niet meer: vervangen.", en="No longer in force: superseded."
    ),
    Standing.NEVER_IN_FORCE: Text(nl="Nooit vastgesteld.", en="Never authorised."),
}
_NO_STRENGTH = Text(
    nl="De bron vermeldt geen sterkte.", en="The source states no strength."
)
_NO_CERTAINTY = Text(
    nl="De bron vermeldt geen zekerheid van het bewijs.",
    en="The source states no certainty of the evidence.",
)
_NO_RULE = Text(nl="Er is geen regel. {why}", en="There is no rule. {why}")
_NO_MEASURE = Text(nl="Er wordt niets geteld. {why}", en="Nothing is counted. {why}")
_NEXT = Text(nl="Uiterlijk {day} weer nalopen.", en="To be reviewed again by {day}.")
_CITED = "{body}: {title} ({dated}). Place: {locator}. Item {item}."
_FOR_PATIENTS = "For patients"


def usage(of: Recommendation) -> Text:
    """How far it may be trusted and used, in a few sentences."""
    no_strength = of.strength is Strength.NOT_STATED
    no_certainty = of.certainty is Certainty.NOT_STATED
    return sentences(
        filled(_CHECKED, name=of.checked_by) if of.checked_by else NOT_CHECKED,
        _STANDINGS.get(of.standing),
        _why(_NO_RULE, of.without_rule.why.value) if of.without_rule else None,
        _why(_NO_MEASURE, of.not_measured.value) if of.not_measured else None,
        _NO_STRENGTH if no_strength else None,
        _NO_CERTAINTY if no_certainty else None,
        of.note,
        filled(_NEXT, day=of.next_review.isoformat()),
    )


def placed(of: Recommendation) -> Element:
    """For what, for whom and where it is meant: contexts, jurisdiction and topic."""
    settings = [each for each in of.settings if each is not Setting.NOT_STATED]
    return {
        "useContext": [
            use_context("focus", of.topic.value),
            use_context("focus", of.population.name),
            *(use_context("venue", each.value) for each in settings),
        ],
        "jurisdiction": [jurisdiction(of.country)],
        "topic": [in_text(of.topic.value)],
    }


def citation(of: Recommendation) -> Element:
    """Where it stands: whose document, of when, the place in it, the item."""
    source = of.source
    return cited(source.guideline, locator=source.locator, item=source.item)


def cited(of: Guideline, *, locator: str, item: str) -> Element:
    """A document as a related artifact, the date as far as it is stated."""
    dated = f"date {of.dated}" if of.dated == "not stated" else of.dated
    told = _CITED if item else _CITED.removesuffix(" Item {item}.")
    return {
        "type": "citation",
        "label": item,
        "display": of.named,
        "citation": told.format(
            body=of.body.abbreviation,
            title=of.title,
            dated=dated,
            locator=locator,
            item=item,
        ),
    }


def for_patients(of: Recommendation) -> list[Element]:
    """What a patient is told, where there is something to tell."""
    if of.for_patients is None:
        return []
    told = translated("display", of.for_patients)
    return [{"type": "documentation", "label": _FOR_PATIENTS, **told}]


def _why(sentence: Text, reason: Text) -> Text:
    return Text(
        nl=sentence.nl.format(why=reason.nl), en=sentence.en.format(why=reason.en)
    )
