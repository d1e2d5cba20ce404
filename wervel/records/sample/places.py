"""Who gives the care: practices, hospitals and their clinicians, and how they vary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from wervel.records.sample import choices
from wervel.records.sample.codes import codebook
from wervel.records.sample.draws import Floats, Ints
from wervel.records.sample.habits import Habits, draw_habits
from wervel.records.sample.parameters import SPECIALISTS
from wervel.records.sample.planted import Planted

PRACTICES_A_REGION = 20
REHABILITATION = "rehabilitation_physician"
GPS_A_PRACTICE = 3
PHYSIO_PRACTICES_A_REGION = 4
PROVINCES = (
    "Groningen",
    "Fryslân",
    "Drenthe",
    "Overijssel",
    "Flevoland",
    "Gelderland",
    "Utrecht",
    "Noord-Holland",
    "Zuid-Holland",
    "Zeeland",
    "Noord-Brabant",
    "Limburg",
)
PRACTICES_A_PROVINCE = 3
"""At least so many, until all provinces have a practice."""


@dataclass(frozen=True)
class Sites:
    """How many care sites there are; they are numbered in this order.

    ``institutions`` of rehabilitation are there only where they are planted; else a
    hospital is one.
    """

    practices: int
    physio_practices: int
    hospitals: int
    institutions: int = 0

    @property
    def count(self) -> int:
        """All of them."""
        return self.first_institution + self.institutions

    @property
    def first_institution(self) -> int:
        """The number of the first institution of rehabilitation."""
        return self.practices + self.physio_practices + self.hospitals

    @property
    def province(self) -> tuple[str, ...]:
        """The province of each care site: that of the first practice it serves."""
        most = max(1, self.practices // PRACTICES_A_PROVINCE)
        provinces = min(len(PROVINCES), most)
        practice = np.concatenate(
            [
                np.arange(self.practices),
                np.arange(self.physio_practices),
                np.arange(self.hospitals) * PRACTICES_A_REGION,
                np.arange(self.institutions),
            ]
        )
        return tuple(PROVINCES[each * provinces // self.practices] for each in practice)

    @property
    def institution(self) -> Ints:
        """The institution of rehabilitation of each practice, from 0."""
        return np.arange(self.practices) % self.institutions

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
    entry a provider.
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
    habits: Habits
    planted: Planted


def draw_places(rng: np.random.Generator, *, persons: int, planted: Planted) -> Places:
    """The practices that so many persons need, with their habits."""
    sites = replace(_sites(persons), institutions=planted.institutions)
    posts = _posts(sites)
    staff = _numbered(posts)
    place = codebook().place
    near, hospital = sites.physio_practice, sites.hospital
    others = [staff[code][hospital] for code in codebook().noise["provider"]]
    site, code = _providers(posts, sites)
    return Places(
        sites=sites,
        weight=rng.uniform(0.6, 1.4, sites.practices),
        gps=staff[place("general_practitioner")].reshape(-1, GPS_A_PRACTICE),
        physiotherapists=staff[place("physiotherapist")][near],
        therapists=staff[place("exercise_therapist")][near],
        psychologists=staff[place("psychologist")][near],
        specialists=_specialists(staff, sites),
        others=np.stack(others, axis=1),
        provider_site=site,
        provider_code=code,
        habits=draw_habits(rng, planted, practices=sites.practices),
        planted=planted,
    )


def practices_of(persons: int) -> int:
    """How many practices so many persons have."""
    return max(1, round(persons / choices.LISTED_PATIENTS.rate))


def _sites(persons: int) -> Sites:
    practices = practices_of(persons)
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


def _providers(posts: Mapping[int, Ints], sites: Sites) -> tuple[Ints, Ints]:
    """Of each provider, the care site and the specialty code.

    The rehabilitation physicians of the institutions come last, one each.
    """
    extra = sites.first_institution + np.arange(sites.institutions)
    code = np.repeat(list(posts), [len(each) for each in posts.values()])
    physician = np.full(sites.institutions, codebook().place(REHABILITATION))
    return (
        np.concatenate([*posts.values(), extra]),
        np.concatenate([code, physician]),
    )


def _specialists(staff: Mapping[int, Ints], sites: Sites) -> Ints:
    """The nearest specialists: those of the hospital, or of an institution."""
    place = codebook().place
    nearest = {name: staff[place(name)][sites.hospital] for name in SPECIALISTS}
    if sites.institutions:
        before = sum(len(each) for each in staff.values())
        nearest[REHABILITATION] = before + sites.institution
    return np.stack(list(nearest.values()), axis=1)
