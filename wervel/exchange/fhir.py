"""The guidelines out as FHIR R4: a file for each resource, and all in one Bundle."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from wervel.exchange.artifact import checked
from wervel.exchange.elements import Element
from wervel.exchange.library import facts_library, guideline_library
from wervel.exchange.measure import measure
from wervel.exchange.plan_definition import plan_definition
from wervel.facts.fact import Fact
from wervel.logic import questions
from wervel.output import written_aside
from wervel.recommendations.bodies import measured
from wervel.recommendations.position import conditions
from wervel.recommendations.recommendation import Recommendation

BUNDLE = "bundle.json"
"""The file that holds every resource once more."""


def write_fhir(recommendations: Iterable[Recommendation], directory: Path) -> int:
    """Write the recommendations as FHIR into a folder; how many resources that were.

    All is checked before anything is written, and all is written or nothing. The same
    recommendations give the same bytes. The Bundle is not counted: it repeats them.
    """
    made = resources(recommendations)
    with written_aside(directory, kind="fhir") as folder:
        for each in made:
            _write(each, folder / f"{each['resourceType']}-{each['id']}.json")
        _write(bundle(made), folder / BUNDLE)
    return len(made)


def resources(recommendations: Iterable[Recommendation]) -> list[Element]:
    """The facts, then a plan for each, a measure for each measured, the documents."""
    here = list({each.id: each for each in recommendations}.values())
    facts = _asked(here)
    logic = (
        facts_library(facts, reviewed=max(each.reviewed for each in here))
        if facts
        else None
    )
    plans = {each.id: plan_definition(each, here) for each in here}
    measures = {each.id: measure(each) for each in measured(here)}
    return [
        *([logic] if logic else []),
        *plans.values(),
        *measures.values(),
        *_documents(here, parts=(plans, measures), logic=logic),
    ]


def bundle(made: Sequence[Element]) -> Element:
    """All resources in one collection."""
    entries = [{"fullUrl": each["url"], "resource": each} for each in made]
    content: Element = {"entry": entries} if entries else {}
    return checked(
        {
            "resourceType": "Bundle",
            "id": "wervel-guidelines",
            "type": "collection",
            **content,
        }
    )


def _asked(here: Sequence[Recommendation]) -> set[Fact]:
    """The facts that expressions name: of conditions, and of what is counted."""
    rules = [each.applies & conditions(each) for each in here if each.has_rule]
    rules += [each.applies & each.met for each in measured(here)]
    asked = {question for rule in rules for question in questions(rule)}
    return {each for each in asked if isinstance(each, Fact)}


def _documents(
    here: Sequence[Recommendation],
    *,
    parts: Sequence[dict[str, Element]],
    logic: Element | None,
) -> list[Element]:
    """A library for each document that one of these stands in."""
    documents = list(dict.fromkeys(each.source.guideline for each in here))
    made = []
    for document in documents:
        its = [each for each in here if each.source.guideline == document]
        made.append(
            guideline_library(
                document,
                its,
                parts=[of[each.id] for of in parts for each in its if each.id in of],
                facts=logic if any(each.has_rule for each in its) else None,
                documents=documents,
            )
        )
    return made


def _write(resource: Element, file: Path) -> None:
    file.write_text(json.dumps(resource, ensure_ascii=False, indent=2) + "\n", "utf-8")
