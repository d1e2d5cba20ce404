"""Coding systems: which vocabulary a URI means, and how a code is then written down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from wervel.records.codelists import all_codelists
from wervel.records.fhir.elements import Resource, text
from wervel.records.matching import Matcher

_URIS: Mapping[str, tuple[str, ...]] = {
    "SNOMED": ("http://snomed.info/sct", "urn:oid:2.16.840.1.113883.6.96"),
    "LOINC": ("http://loinc.org", "urn:oid:2.16.840.1.113883.6.1"),
    "RxNorm": (
        "http://www.nlm.nih.gov/research/umls/rxnorm",
        "urn:oid:2.16.840.1.113883.6.88",
    ),
    "ICD10": (
        "http://hl7.org/fhir/sid/icd-10",
        "http://hl7.org/fhir/sid/icd-10-nl",
        "http://hl7.org/fhir/sid/icd-10-uk",
        "urn:oid:2.16.840.1.113883.6.3",
    ),
    "ICD10CM": (
        "http://hl7.org/fhir/sid/icd-10-cm",
        "urn:oid:2.16.840.1.113883.6.90",
    ),
    "ICD9CM": (
        "http://hl7.org/fhir/sid/icd-9-cm",
        "http://terminology.hl7.org/CodeSystem/icd9cm",
        "urn:oid:2.16.840.1.113883.6.103",
    ),
    "ATC": ("http://www.whocc.no/atc", "urn:oid:2.16.840.1.113883.6.73"),
    "ICPC1": (
        "http://hl7.org/fhir/sid/icpc-1",
        "http://hl7.org/fhir/sid/icpc-1-nl",
        "urn:oid:2.16.840.1.113883.2.4.4.31.1",
    ),
    "CPT4": ("http://www.ama-assn.org/go/cpt", "urn:oid:2.16.840.1.113883.6.12"),
    "HCPCS": (
        "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
        "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
        "urn:oid:2.16.840.1.113883.6.285",
    ),
    "OPCS4": ("https://fhir.hl7.org.uk/Id/opcs-4",),
    "NUCC": ("http://nucc.org/provider-taxonomy", "urn:oid:2.16.840.1.113883.6.101"),
    "AGB": ("urn:oid:2.16.840.1.113883.2.4.6.7",),
}
VOCABULARIES: Mapping[str, str] = {
    uri: vocabulary for vocabulary, uris in _URIS.items() for uri in uris
}
"""Vocabulary by URI. Dutch DBC diagnoses have no URI that is known for certain."""

NO_SYSTEM = "unknown"
"""What stands for the system of a code without one, so that nobody guesses it."""
AGB_KIND = 2
"""Digits of an AGB specialty that say which kind of provider it is: 01 is a GP."""


class Coded(NamedTuple):
    """A code as a record keeps it; ``words`` are the listed ingredients in its name."""

    value: str
    listed: bool
    known: bool
    words: tuple[str, ...] = ()


def chosen(codings: Iterable[Resource], *, table: str) -> Coded | None:
    """The one coding a record keeps: the first on a codelist that the table can carry.

    Where none is, the first. Nothing where there is no coding at all.
    """
    first = None
    for each in codings:
        coded = _coded(
            text(each, "system"),
            text(each, "code"),
            text(each, "display") if table == "drug_exposure" else "",
            table,
        )
        if coded.listed:
            return coded
        first = first or coded
    return first


@lru_cache(maxsize=65536)
def _coded(system: str, code: str, display: str, table: str) -> Coded:
    """A coding as ``VOCABULARY:code``, or as ``uri|code`` where the system is unknown.

    >>> _coded("http://snomed.info/sct", "279039007", "", "condition_occurrence").value
    'SNOMED:279039007'
    >>> _coded("http://example.org/own", "7", "", "condition_occurrence").value
    'http://example.org/own|7'
    """
    system, code = _sound(system), _sound(code)
    vocabulary = VOCABULARIES.get(system)
    if vocabulary is None:
        value = f"{system}|{code}" if ":" in system else f"{NO_SYSTEM}:{code}"
        return Coded(value, listed=False, known=False)
    matcher = _matcher(table)
    words = ingredients(display) if vocabulary == "RxNorm" and display else ()
    listed = bool(matcher.code(vocabulary, code))
    kind = code[:AGB_KIND]
    if vocabulary == "AGB" and not listed and matcher.code(vocabulary, kind):
        code, listed = kind, True
    return Coded(f"{vocabulary}:{code}", listed or bool(words), known=True, words=words)


def _sound(written: str) -> str:
    """The text without what no file can hold: half of a pair of UTF-16."""
    return written.encode(errors="replace").decode()


@cache
def _matcher(table: str) -> Matcher:
    lists = [each for each in all_codelists() if not each.members]
    bits = {each.name: place for place, each in enumerate(lists)}
    return Matcher.of(lists, bits, table, by_name=False)


@cache
def _ingredients() -> re.Pattern[str]:
    codes = (code for of in all_codelists() for code in of.codes)
    words = {code.term for code in codes if code.vocabulary == "RxNorm"}
    return re.compile(rf"\b({'|'.join(sorted(map(re.escape, words)))})\b")


@lru_cache(maxsize=65536)
def ingredients(display: str) -> tuple[str, ...]:
    """The ingredients of the codelists that stand as words in the name of a product.

    RxNorm has a code for each product and the lists hold ingredients only; without its
    vocabulary the name is the way from one to the other.

    >>> ingredients("Acetaminophen 325 MG / oxyCODONE Hydrochloride 5 MG Oral Tablet")
    ('acetaminophen', 'oxycodone')
    """
    return tuple(sorted(set(_ingredients().findall(display.lower()))))
