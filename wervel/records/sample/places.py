"""Who gives the care: practices, hospitals and their clinicians, and how they vary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from wervel.records.sample import choices, parameters
from wervel.records.sample.codes import codebook
from wervel.records.sample.draws import Floats, Ints, site_rates
from wervel.records.sample.parameters import SPECIALISTS, Parameter

PRACTICES_A_REGION = 20
GPS_A_PRACTICE = 3
PHYSIO_PRACTICES_A_REGION = 4
VARYING: tuple[Parameter, ...] = (
    parameters.IMAGED,
    parameters.REFERRED,
    parameters.WEAK_OPIOID,
    parameters.STRONG_OPIOID,
    parameters.BENZODIAZEPINE,
    parameters.NEUROPATHIC,
    choices.EXERCISE,
)
"""What practices do more or less often than each other."""


@dataclass(frozen=True)
class Sites:
    """How many care sites there are; they are numbered in this order."""

    practices: int
    physio_practices: int
    hospitals: int

    @property
    def count(self) -> int:
        """All of them."""
        return self.practices + self.physio_practices + self.hospitals

    @property
    def hospital(self) -> Ints:
        """The hospital of each practice, from 0."""
        return np.arange(self.practices) // PRACTICES_A_REGION

    @property
    def physio_practice(self) -> Ints:
        """The physiotherapy practice of each practice, from 0."""
        return np.arange(self.practices) % self.physio_practices


@dataclass(frozen=True)
class Places:
    """The care sites and providers of a whole sample, numbered from 0.

    ``gps`` holds a row a practice, ``specialists`` a row a practice and a column a
    specialty (``SPECIALISTS``), ``others`` the specialties no codelist knows; the rest
    is one a practice: the nearest. ``provider_site`` and ``provider_code`` have one
    entry a provider. ``rates``: per varying parameter, a row a practice.
    """

    sites: Sites
    weight: Floats
    gps: Ints
    physiotherapists: Ints
    therapists: Ints
    psychologists: Ints
    specialists: Ints
    others: Ints
    provider_site: Ints
    provider_code: Ints
    rates: Mapping[str, Floats]


def draw_places(rng: np.random.Generator, *, persons: int) -> Places:
    """The practices that so many persons need, with their habits."""
    sites = _sites(persons)
    posts = _posts(sites)
    staff = _numbered(posts)
    place = codebook().place
    near, hospital = sites.physio_practice, sites.hospital
    specialists = [staff[place(name)][hospital] for name in SPECIALISTS]
    others = [staff[code][hospital] for code in codebook().noise["provider"]]
    return Places(
        sites=sites,
        weight=rng.uniform(0.6, 1.4, sites.practices),
        gps=staff[place("general_practitioner")].reshape(-1, GPS_A_PRACTICE),
        physiotherapists=staff[place("physiotherapist")][near],
        therapists=staff[place("exercise_therapist")][near],
        psychologists=staff[place("psychologist")][near],
        specialists=np.stack(specialists, axis=1),
        others=np.stack(others, axis=1),
        provider_site=np.concatenate(list(posts.values())),
        provider_code=np.repeat(list(posts), [len(each) for each in posts.values()]),
        rates=_habits(rng, sites.practices),
    )


def _sites(persons: int) -> Sites:
    practices = max(1, round(persons / choices.LISTED_PATIENTS.rate))
    hospitals = -(-practices // PRACTICES_A_REGION)
    return Sites(
        practices, min(practices, hospitals * PHYSIO_PRACTICES_A_REGION), hospitals
    )


def _posts(sites: Sites) -> Mapping[int, Ints]:
    """Per specialty code, the care site of each of its providers."""
    place = codebook().place
    practices = np.arange(sites.practices)
    physio = sites.practices + np.arange(sites.physio_practices)
    hospitals = sites.practices + sites.physio_practices + np.arange(sites.hospitals)
    in_hospital = [*map(place, SPECIALISTS), place("occupational_physician")]
    return {
        place("general_practitioner"): np.repeat(practices, GPS_A_PRACTICE),
        place("physiotherapist"): physio,
        place("exercise_therapist"): physio,
        place("psychologist"): physio,
        **dict.fromkeys((*in_hospital, *codebook().noise["provider"]), hospitals),
    }


def _numbered(posts: Mapping[int, Ints]) -> Mapping[int, Ints]:
    """Per specialty code, the numbers of its providers."""
    ends = np.cumsum([len(each) for each in posts.values()])
    return {
        code: np.arange(end - len(sites), end)
        for (code, sites), end in zip(posts.items(), ends, strict=True)
    }


def _habits(rng: np.random.Generator, practices: int) -> Mapping[str, Floats]:
    correlation = choices.INTRA_CLASS.rate
    return {
        each.name: site_rates(rng.random(practices), np.array(each.value), correlation)
        for each in VARYING
    }
