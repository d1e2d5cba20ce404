"""The tables that do not grow with the persons: places, staff, codes, origin."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import pyarrow as pa

from wervel.records.sample.codes import FIRST_LOCAL_CONCEPT, codebook
from wervel.records.sample.places import Places
from wervel.records.sample.tables import constant, source_concepts, source_values


def fixed_tables(places: Places, *, seed: int) -> Mapping[str, pa.Table]:
    """Location, care_site, provider, concept, vocabulary and cdm_source."""
    return {
        "location": _locations(places),
        "care_site": _care_sites(places),
        "provider": _providers(places),
        "concept": _concepts(),
        "vocabulary": _vocabularies(),
        "cdm_source": _origin(seed, moved=places.planted.planting.moves_rates),
    }


def _locations(places: Places) -> pa.Table:
    """One row per care site."""
    number = np.arange(1, places.sites.count + 1)
    return pa.table(
        {
            "location_id": number,
            "city": [f"Place {each}" for each in number],
            "state": list(places.sites.province),
            "country_source_value": ["NL"] * places.sites.count,
        }
    )


def _care_sites(places: Places) -> pa.Table:
    """One row per GP practice, physiotherapist's, hospital, institution, in order."""
    kinds = (
        *(
            (f"GP practice {n + 1}", "general practice")
            for n in range(places.sites.practices)
        ),
        *(
            (f"Physiotherapy practice {n + 1}", "physiotherapy")
            for n in range(places.sites.physio_practices)
        ),
        *((f"Hospital {n + 1}", "hospital") for n in range(places.sites.hospitals)),
        *(
            (f"Rehabilitation institution {n + 1}", "rehabilitation")
            for n in range(places.sites.institutions)
        ),
    )
    number = np.arange(1, places.sites.count + 1)
    return pa.table(
        {
            "care_site_id": number,
            "care_site_name": [name for name, _ in kinds],
            "place_of_service_concept_id": constant(0, places.sites.count),
            "location_id": number,
            "place_of_service_source_value": [kind for _, kind in kinds],
        }
    )


def _providers(places: Places) -> pa.Table:
    """One row per clinician."""
    size = len(places.provider_site)
    return pa.table(
        {
            "provider_id": np.arange(1, size + 1),
            "specialty_concept_id": constant(0, size),
            "care_site_id": places.provider_site + 1,
            "specialty_source_value": source_values(places.provider_code),
            "specialty_source_concept_id": source_concepts(places.provider_code),
        }
    )


def _concepts() -> pa.Table:
    """One row per code that the sample uses, with a local concept id."""
    codes = codebook().codes
    size = len(codes)
    return pa.table(
        {
            "concept_id": np.arange(size, dtype=np.int32) + FIRST_LOCAL_CONCEPT,
            "concept_name": [each.term for each in codes],
            "domain_id": [_domain(each.vocabulary) for each in codes],
            "vocabulary_id": [each.vocabulary for each in codes],
            "concept_class_id": ["Undefined"] * size,
            "standard_concept": pa.nulls(size, pa.string()),
            "concept_code": [each.code for each in codes],
            "valid_start_date": [date(1970, 1, 1)] * size,
            "valid_end_date": [date(2099, 12, 31)] * size,
            "invalid_reason": pa.nulls(size, pa.string()),
        }
    )


def _domain(vocabulary: str) -> str:
    domains = {
        "AGB": "Provider",
        "ATC": "Drug",
        "LOINC": "Measurement",
        "WERVEL": "Measurement",
    }
    return domains.get(vocabulary, "Observation")


def _vocabularies() -> pa.Table:
    """One row per vocabulary that has a concept here."""
    names = sorted({each.vocabulary for each in codebook().codes})
    return pa.table(
        {
            "vocabulary_id": names,
            "vocabulary_name": names,
            "vocabulary_reference": ["codes of a made-up sample"] * len(names),
            "vocabulary_version": pa.nulls(len(names), pa.string()),
            "vocabulary_concept_id": constant(0, len(names)),
        }
    )


NAME = "wervel sample: a made-up population"
"""Of a sample whose rates are the published ones; a planting that moves them tells."""


def _origin(seed: int, *, moved: bool) -> pa.Table:
    """One row: what this is."""
    return pa.table(
        {
            "cdm_source_name": [f"{NAME}, with plantings" if moved else NAME],
            "cdm_source_abbreviation": ["wervel-sample"],
            "cdm_holder": ["wervel"],
            "source_description": [f"Nobody in it exists. Seed {seed}."],
            "source_release_date": [date(2020, 1, 1)],
            "cdm_release_date": [date(2020, 1, 1)],
            "cdm_version": ["5.4"],
            "cdm_version_concept_id": constant(756265, 1),
            "vocabulary_version": ["none: local concepts"],
        }
    )
