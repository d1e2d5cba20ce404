"""Libraries: what a document holds, and what the names in expressions ask."""

from __future__ import annotations

import base64
import json
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from wervel.exchange.artifact import About, Status, artifact, pinned
from wervel.exchange.elements import (
    FACTS,
    RULE_LANGUAGE,
    TERMINOLOGY,
    Element,
    canonical,
    coded,
    filled,
    hl7,
    jurisdiction,
    sentences,
)
from wervel.exchange.recommendation_words import NOT_CHECKED, STATUS, cited
from wervel.facts.fact import Fact
from wervel.recommendations.guidelines import Guideline
from wervel.recommendations.recommendation import Recommendation
from wervel.text import Text

KIND = "Library"
COLLECTION = "http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-assetcollection"
LOGIC = hl7("shareablelibrary")

_FACTS_TITLE = Text(nl="De feiten van wervel", en="The facts of wervel")
_FACTS_SAY = Text(
    nl="Wat de namen in de uitdrukkingen vragen, en wat het betekent als er niets "
    "is vastgelegd.",
    en="What the names in the expressions ask, and what it means when nothing is "
    "recorded.",
)
_LANGUAGE_SAYS = Text(
    nl="Taal {language}: namen van feiten, and, or, not, vergelijkingen van een feit "
    "met een getal, always en never, in Kleenes logica met ja, nee en onbekend. "
    "known(x) is ja als x een antwoord heeft, unknown(x) als x onbekend is. Aan een "
    "voorwaarde is voldaan als de uitdrukking ja is.",
    en="Language {language}: names of facts, and, or, not, comparisons of a fact with "
    "a number, always and never, in Kleene's logic with yes, no and unknown. known(x) "
    "is yes where x has an answer, unknown(x) where x is unknown. A condition is met "
    "where the expression is yes.",
)
_HOLDS = Text(
    nl="De aanbevelingen uit {title} ({body}), zoals wervel ze leest.",
    en="The recommendations of {title} ({body}), as wervel reads them.",
)
_FIRST: tuple[Status, ...] = ("active", "draft", "retired")


def facts_library(facts: Iterable[Fact], *, reviewed: date) -> Element:
    """The logic library: every fact the expressions name, as JSON."""
    about = About(
        kind=KIND,
        name=FACTS,
        profile=LOGIC,
        title=_FACTS_TITLE,
        description=_FACTS_SAY,
        usage=sentences(NOT_CHECKED, filled(_LANGUAGE_SAYS, language=RULE_LANGUAGE)),
        status="active",
        checked=False,
        reviewed=reviewed,
    )
    told = [_told(each) for each in sorted(facts, key=lambda each: each.name)]
    data = json.dumps({"facts": told}, ensure_ascii=False, indent=2)
    content: Element = {
        "contentType": "application/json",
        "data": base64.b64encode(data.encode("utf-8")).decode("ascii"),
        "title": _FACTS_TITLE.en,
    }
    return artifact(about, {"type": _type("logic-library"), "content": [content]})


def guideline_library(
    of: Guideline,
    recommendations: Sequence[Recommendation],
    *,
    parts: Sequence[Element],
    facts: Element | None,
    documents: Collection[Guideline],
) -> Element:
    """The collection of what one document holds: plans and measures, by version.

    ``recommendations`` are those of this document, ``parts`` their resources;
    ``documents`` are those exported with it, which it may name as before or after it.
    """
    statuses = {STATUS[each.standing] for each in recommendations}
    about = About(
        kind=KIND,
        name=of.id,
        profile=COLLECTION,
        title=Text(nl=of.title, en=of.title),
        description=filled(_HOLDS, title=of.title, body=of.body.abbreviation),
        usage=NOT_CHECKED if _unchecked(recommendations) else _CHECKED,
        status=next(each for each in _FIRST if each in statuses),
        checked=not _unchecked(recommendations),
        reviewed=max(each.reviewed for each in recommendations),
    )
    return artifact(
        about,
        {
            "type": _type("asset-collection"),
            "jurisdiction": [jurisdiction(of.country)],
            "relatedArtifact": [
                cited(of, locator=of.locator, item=""),
                *_versions(of, documents),
                *(_asset("composed-of", each) for each in parts),
                *([_asset("depends-on", facts)] if facts else []),
            ],
        },
    )


_CHECKED = Text(nl="Door een clinicus gecontroleerd.", en="Checked by a clinician.")


def _unchecked(recommendations: Sequence[Recommendation]) -> bool:
    return not all(each.checked_by for each in recommendations)


def _versions(of: Guideline, documents: Collection[Guideline]) -> list[Element]:
    """The versions before and after it that are exported too."""
    before = [each for each in documents if each.id == of.replaces]
    after = [each for each in documents if each.replaces == of.id]
    return [
        {"type": kind, "display": each.named, "resource": canonical(KIND, each.id)}
        for kind, these in (("predecessor", before), ("successor", after))
        for each in these
    ]


def _asset(kind: str, resource: Element) -> Element:
    return {
        "type": kind,
        "display": resource["title"],
        "_display": resource.get("_title"),
        "resource": pinned(resource),
    }


def _type(code: str) -> Element:
    return coded(f"{TERMINOLOGY}/library-type", code)


def _told(of: Fact) -> dict[str, object]:
    unit = {"unit": of.unit} if of.unit else {}
    return {
        "name": of.name,
        "question": {"nl": of.question.nl, "en": of.question.en},
        "kind": of.kind,
        **unit,
        "silence": of.silence.value,
        "recorded": of.is_recorded,
        "looks_ahead": of.looks_ahead,
    }
