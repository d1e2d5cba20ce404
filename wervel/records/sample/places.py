"""Who gives the care: practices, hospitals and their clinicians, and how they vary."""

from __future__ import annotations

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
class Places:
    """The care sites and providers of a whole sample; ids are places in the arrays + 1.

    Care sites come as GP practices, physiotherapy practices, hospitals; ``gps`` holds
    the providers of each practice (a row each), ``physiotherapists`` and ``therapists``
    one a practice (the nearest), ``specialists`` a column a specialty, ``others`` those
    specialties no codelist knows. ``rates``: per varying parameter, a row a practice.
    """

    practices: int
    physio_practices: int
    hospitals: int
    weight: Floats
    gps: Ints
    physiotherapists: Ints
    therapists: Ints
    specialists: Ints
    psychologists: Ints
    others: Ints
    provider_site: Ints
    provider_code: Ints
    rates: dict[str, Floats]

    @property
    def sites(self) -> int:
        """How many care sites there are."""
        return self.practices + self.physio_practices + self.hospitals


def draw_places(rng: np.random.Generator, *, persons: int) -> Places:
    """The practices that so many persons need, with their habits."""
    practices = max(1, round(persons / choices.LISTED_PATIENTS.rate))
    hospitals = -(-practices // PRACTICES_A_REGION)
    physios = min(practices, hospitals * PHYSIO_PRACTICES_A_REGION)
    region = np.arange(practices) // PRACTICES_A_REGION
    staff = _Staff()
    gps = staff.hire(
        "general_practitioner", np.repeat(np.arange(practices), GPS_A_PRACTICE)
    ).reshape(practices, GPS_A_PRACTICE)
    physio_sites = practices + np.arange(physios)
    hospital_sites = practices + physios + np.arange(hospitals)
    near = np.arange(practices) % physios
    physiotherapists = staff.hire("physiotherapist", physio_sites)[near]
    therapists = staff.hire("exercise_therapist", physio_sites)[near]
    specialists = np.stack(
        [staff.hire(name, hospital_sites)[region] for name in SPECIALISTS], axis=1
    )
    psychologists = staff.hire("psychologist", physio_sites)[near]
    staff.hire("occupational_physician", hospital_sites)
    others = np.stack(
        [
            staff.hire_code(code, hospital_sites)[region]
            for code in codebook().noise["provider"]
        ],
        axis=1,
    )
    return Places(
        practices=practices,
        physio_practices=physios,
        hospitals=hospitals,
        weight=rng.uniform(0.6, 1.4, practices),
        gps=gps,
        physiotherapists=physiotherapists,
        therapists=therapists,
        specialists=specialists,
        psychologists=psychologists,
        others=others,
        provider_site=np.concatenate(staff.sites),
        provider_code=np.concatenate(staff.codes),
        rates=_habits(rng, practices),
    )


def _habits(rng: np.random.Generator, practices: int) -> dict[str, Floats]:
    return {
        each.name: site_rates(
            rng.random(practices),
            np.array(each.value),
            choices.INTRA_CLASS.rate,
        )
        for each in VARYING
    }


class _Staff:
    """The providers hired so far, numbered from 0."""

    def __init__(self) -> None:
        self.sites: list[Ints] = []
        self.codes: list[Ints] = []

    def hire(self, name: str, sites: Ints) -> Ints:
        """A provider of that codelist at each site: their numbers."""
        return self.hire_code(codebook().place(name), sites)

    def hire_code(self, code: int, sites: Ints) -> Ints:
        """A provider with that specialty code at each site: their numbers."""
        first = sum(len(each) for each in self.sites)
        self.sites.append(np.asarray(sites, dtype=np.int64))
        self.codes.append(np.full(len(sites), code, dtype=np.int64))
        return np.arange(first, first + len(sites))
