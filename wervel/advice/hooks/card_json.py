"""A card as CDS Hooks writes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from wervel.advice.cards import Card, Kind
from wervel.advice.consultation import Reading
from wervel.advice.detail import detail
from wervel.advice.hooks.card_ids import suggestion_id
from wervel.advice.hooks.desk import Desk
from wervel.advice.hooks.override_reasons import override_reasons
from wervel.advice.orders.suggestions import Action, Suggestion, suggestions
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.terms import Topic
from wervel.text import NOT_CHECKED, Language, Text

Element: TypeAlias = dict[str, object]
"""A part of the answer."""

LONGEST = 139
"""Characters of a summary: the specification wants less than 140."""
TOPICS = "https://wervel.example/fhir/CodeSystem/topic"
"""The code system of topics: a name, no address."""
ANY, AT_MOST_ONE = "any", "at-most-one"
_PATHWAY = Text(nl="Zorgpad lage rugpijn", en="Care pathway for low back pain")
_PAGE = Text(nl="Bekijk alles in wervel", en="See everything in wervel")


def card_json(
    card: Card, reading: Reading, desk: Desk, *, language: Language, note: str = ""
) -> Element:
    """The card; ``note`` is a paragraph that comes below its detail."""
    uuid = desk.new_card_id(card.key)
    said = detail(card, reading, language=language)
    below = (_not_checked(card, said, language), note)
    return {
        "uuid": uuid,
        "summary": shortened(card.summary.in_language(language)),
        "indicator": card.indicator.value,
        "detail": "\n\n".join((said, *filter(None, below))),
        "source": _source(card, language),
        **_suggested(
            suggestions(card, reading, language=language, new_id=desk.new_id),
            uuid,
            ANY if card.kind is Kind.QUESTIONS else AT_MOST_ONE,
        ),
        "overrideReasons": override_reasons(language),
        **_links(desk, language),
    }


def _not_checked(card: Card, said: str, language: Language) -> str:
    """That no clinician has checked what is cited, where the detail does not say so."""
    words, cited = NOT_CHECKED.in_language(language), _cited(card)
    is_checked = cited is not None and bool(cited.checked_by)
    return "" if is_checked or words in said else f"*{words}*"


def shortened(text: str, most: int = LONGEST) -> str:
    """The text, cut at a word where it is too long.

    >>> shortened("Stay active and go on as usual", 20)
    'Stay active and go…'
    """
    if len(text) <= most:
        return text
    whole, _, _ = text[:most].rpartition(" ")
    return (whole or text[: most - 1]).rstrip(" ,;:.") + "…"


def _source(card: Card, language: Language) -> Element:
    """Whom the card rests on most; a question on what it settles first."""
    cited = _cited(card)
    if cited is None:
        return {"label": _PATHWAY.in_language(language)}
    return {"label": cited.source.named, "topic": _topic(cited.topic, language)}


def _cited(card: Card) -> Recommendation | None:
    return next(
        iter((*card.rests_on, *(of for ask in card.asks for of in ask.settles))), None
    )


def _topic(of: Topic, language: Language) -> Element:
    return {
        "code": of.name.lower().replace("_", "-"),
        "system": TOPICS,
        "display": of.value.in_language(language),
    }


def _suggested(found: tuple[Suggestion, ...], card: str, behaviour: str) -> Element:
    if not found:
        return {}
    listed = [
        _suggestion(each, suggestion_id(card, place))
        for place, each in enumerate(found)
    ]
    return {"suggestions": listed, "selectionBehavior": behaviour}


def _suggestion(of: Suggestion, uuid: str) -> Element:
    actions = [dict(_action(each)) for each in of.actions]
    return {
        "label": of.label,
        "uuid": uuid,
        **({"isRecommended": True} if of.is_recommended else {}),
        **({"actions": actions} if actions else {}),
    }


def _action(of: Action) -> Iterator[tuple[str, object]]:
    yield "type", of.kind.value
    yield "description", of.description
    if of.resource is not None:
        yield "resource", of.resource
    if of.resource_id is not None:
        yield "resourceId", of.resource_id


def _links(desk: Desk, language: Language) -> Element:
    """A link to the clinician's page, which knows nothing of this patient."""
    if not desk.page:
        return {}
    label = _PAGE.in_language(language)
    return {"links": [{"label": label, "url": desk.page, "type": "absolute"}]}
