"""What FHIR resources are made of: two languages, codes, expressions, citations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from wervel.logic import Rule, written
from wervel.recommendations.parties import Country
from wervel.recommendations.words import Line, in_words
from wervel.text import Language, Text

Value: TypeAlias = "str | bool | Sequence[Value] | Mapping[str, Value] | None"
"""What JSON can hold, as far as these resources need it."""
Element: TypeAlias = "dict[str, Value]"
"""A part of a resource, or a whole one."""

CANONICAL = "https://wervel.example/fhir"
"""Under which every resource is named: a name, no address; nothing answers there."""
RULE_LANGUAGE = "text/x-wervel-rule"
"""The language of expressions: what ``wervel.logic.written`` writes."""
FACTS = "wervel-facts"
"""The id of the library that says what the names in expressions ask."""

_HL7 = "http://hl7.org/fhir"
TERMINOLOGY = "http://terminology.hl7.org/CodeSystem"
_COUNTRIES, _PARTS = "urn:iso:std:iso:3166", "urn:iso:std:iso:3166:-2"
_REGIONS = "http://unstats.un.org/unsd/methods/m49/m49.htm"
_JURISDICTIONS: Mapping[Country, tuple[tuple[str, str], ...]] = {
    Country.NL: ((_COUNTRIES, "NL"),),
    Country.BE: ((_COUNTRIES, "BE"),),
    Country.ENGLAND: ((_PARTS, "GB-ENG"), (_COUNTRIES, "GB")),
    Country.US: ((_COUNTRIES, "US"),),
    Country.INTERNATIONAL: ((_REGIONS, "001"),),
}


def canonical(kind: str, name: str) -> str:
    """The canonical URL of a resource, without its version.

    >>> canonical("Library", FACTS)
    'https://wervel.example/fhir/Library/wervel-facts'
    """
    return f"{CANONICAL}/{kind}/{name}"


def hl7(name: str) -> str:
    """The URL of a structure of HL7: a profile or an extension."""
    return f"{_HL7}/StructureDefinition/{name}"


def translated(name: str, said: Text) -> Element:
    """A primitive in English, with the Dutch, where it differs, as its translation."""
    if said.nl == said.en:
        return {name: said.en}
    dutch: Element = {
        "url": hl7("translation"),
        "extension": [
            {"url": "lang", "valueCode": "nl"},
            {"url": "content", "valueString": said.nl},
        ],
    }
    return {name: said.en, f"_{name}": {"extension": [dutch]}}


def coding(system: str, code: str, display: str = "") -> Element:
    """A code of a system, with its display where one is given."""
    named: Element = {"display": display} if display else {}
    return {"system": system, "code": code, **named}


def coded(system: str, code: str, display: str = "") -> Element:
    """A concept that is one code."""
    return {"coding": [coding(system, code, display)]}


def concept(said: Text, *codings: Element) -> Element:
    """A concept in words, with the codes there are for it."""
    return {"coding": codings, **translated("text", said)}


def jurisdiction(country: Country) -> Element:
    """Where it holds: ISO 3166, or the world of UN M49."""
    codings = [coding(*code) for code in _JURISDICTIONS[country]]
    return concept(country.named, *codings)


def use_context(kind: str, said: Text) -> Element:
    """For what it is meant: focus, or venue, of FHIR's own kinds of context."""
    return {
        "code": coding(f"{TERMINOLOGY}/usage-context-type", kind),
        "valueCodeableConcept": concept(said),
    }


def expression(of: Rule) -> Element:
    """A rule as a FHIR expression, and in words for whoever reads it."""
    words = Text(nl=_in_words(of, "nl"), en=_in_words(of, "en"))
    return {
        **translated("description", words),
        "language": RULE_LANGUAGE,
        "expression": written(of),
    }


def sentences(*said: Text | None) -> Text:
    """Those there are, one after the other."""
    there = [each for each in said if each is not None]
    return Text(
        nl=" ".join(each.nl for each in there), en=" ".join(each.en for each in there)
    )


def filled(said: Text, **values: str) -> Text:
    """A sentence with its blanks filled, the same in both languages."""
    return Text(nl=said.nl.format(**values), en=said.en.format(**values))


def _in_words(of: Rule, language: Language) -> str:
    return "\n".join(_nested(in_words(of, language)))


def _nested(line: Line, depth: int = 0) -> list[str]:
    below = [text for each in line.under for text in _nested(each, depth + 1)]
    return [f"{'  ' * depth}- {line.text}", *below]
