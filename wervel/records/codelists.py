"""Codelists: which codes, in every vocabulary, mean one thing.

Each list is a file ``wervel/codelists/<name>.csv`` with an entry in ``index.toml``;
here it gets the name by which facts import it. A list without source (or the reason of
wervel's own choice), locator and review date does not load.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

from wervel.errors import ContentError, UnknownName

HIERARCHICAL = frozenset({"ICPC1", "ICD10", "ICD10CM", "ICD9CM", "ATC", "OPCS4", "DBC"})
"""Vocabularies in which a code stands for everything that begins with it."""


class ListKind(Enum):
    """What a codelist is about; it decides which tables can carry it."""

    COMPLAINT = "complaint"
    ALARM = "alarm"
    DRUG = "drug"
    CARE = "care"
    OUTLOOK = "outlook"
    PROVIDER = "provider"


@dataclass(frozen=True, order=True)
class Code:
    """A code in its vocabulary, written as that vocabulary writes it."""

    vocabulary: str
    code: str
    term: str = field(compare=False, default="")

    @property
    def normalised(self) -> str:
        """Upper case, without dots, spaces and the ``.0`` of a number once a float."""
        return normalised(self.code)


def normalised(code: str) -> str:
    """A code as it is compared.

    >>> normalised(" m54.5 "), normalised("278860009.0")
    ('M545', '278860009')
    """
    upper = re.sub(r"^(\d+)\.0$", r"\1", code.strip().upper())
    return upper.replace(".", "").replace(" ", "")


@dataclass(frozen=True, kw_only=True)
class Codelist:
    """Which codes mean one thing, whose choice that is, and when it was looked at."""

    name: str
    kind: ListKind
    meaning: str
    source: str
    locator: str
    choice: str
    reviewed: date
    next_review: date
    checked_by: str
    codes: tuple[Code, ...] = field(repr=False)
    members: tuple[str, ...] = ()


@cache
def _index() -> Mapping[str, dict[str, object]]:
    text = files("wervel").joinpath("codelists", "index.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def codelist(name: str) -> Codelist:
    """The codelist of that name; UnknownName when there is none."""
    if name not in _index():
        raise UnknownName(
            "the name of a codelist",
            name,
            where="wervel/codelists/index.toml",
            do="'wervel check' prints the names",
        )
    entry = dict(_index()[name])
    members = tuple(str(member) for member in _sequence(entry.pop("includes", ())))
    if not (entry.get("source") or entry.get("choice")) or not entry.get("locator"):
        raise ContentError(
            "a source with its locator, or the reason of our own choice",
            "neither",
            where=f"wervel/codelists/index.toml, [{name}]",
            do="fill in source and locator, or choice",
        )
    codes = (
        tuple(sorted({code for each in members for code in codelist(each).codes}))
        if members
        else _codes(name)
    )
    kind = ListKind(entry.pop("kind"))
    rest: dict[str, Any] = entry  # what TOML gives; the dataclass names its own types
    return Codelist(name=name, kind=kind, codes=codes, members=members, **rest)


def _sequence(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list) else ()


def _codes(name: str) -> tuple[Code, ...]:
    path = files("wervel").joinpath("codelists", f"{name}.csv")
    rows = csv.DictReader(path.read_text("utf-8").splitlines())
    return tuple(
        sorted(Code(row["vocabulary"], row["code"], row["term"]) for row in rows)
    )


def all_codelists() -> tuple[Codelist, ...]:
    """Every codelist, by name."""
    return tuple(codelist(name) for name in sorted(_index()))


def leaves(of: Codelist) -> frozenset[str]:
    """The names of the lists it is made of; its own where it holds codes itself."""
    if not of.members:
        return frozenset({of.name})
    return frozenset().union(*(leaves(codelist(member)) for member in of.members))


back_pain = codelist("back_pain")
back_pain_non_specific = codelist("back_pain_non_specific")
back_pain_radicular = codelist("back_pain_radicular")
chronic_back_pain = codelist("chronic_back_pain")
lumbar_canal_stenosis = codelist("lumbar_canal_stenosis")
post_surgery_syndrome = codelist("post_surgery_syndrome")
fibromyalgia = codelist("fibromyalgia")

red_flag = codelist("red_flag")
red_flag_cauda_equina = codelist("red_flag_cauda_equina")
red_flag_fracture = codelist("red_flag_fracture")
red_flag_infection = codelist("red_flag_infection")
red_flag_inflammation = codelist("red_flag_inflammation")
red_flag_malignancy = codelist("red_flag_malignancy")
red_flag_progressive_deficit = codelist("red_flag_progressive_deficit")

analgesic = codelist("analgesic")
benzodiazepine = codelist("benzodiazepine")
neuropathic_drug = codelist("neuropathic_drug")
opioid = codelist("opioid")
strong_opioid = codelist("strong_opioid")
weak_opioid = codelist("weak_opioid")

anaesthesiological_treatment = codelist("anaesthesiological_treatment")
epidural_injection = codelist("epidural_injection")
exercise_therapy = codelist("exercise_therapy")
facet_injection = codelist("facet_injection")
lumbar_imaging = codelist("lumbar_imaging")
lumbar_mri = codelist("lumbar_mri")
lumbar_xray = codelist("lumbar_xray")
medial_branch_block = codelist("medial_branch_block")
nerve_root_injection = codelist("nerve_root_injection")
psychological_therapy = codelist("psychological_therapy")
psychosomatic_therapy = codelist("psychosomatic_therapy")
referral_neurology = codelist("referral_neurology")
referral_rehabilitation = codelist("referral_rehabilitation")
rehabilitation_programme = codelist("rehabilitation_programme")
rf_denervation = codelist("rf_denervation")
specialist_referral = codelist("specialist_referral")
spine_surgery = codelist("spine_surgery")
spine_surgery_instrumented = codelist("spine_surgery_instrumented")
spine_surgery_uninstrumented = codelist("spine_surgery_uninstrumented")

disability_index = codelist("disability_index")
pain_score = codelist("pain_score")
psychosocial_factor = codelist("psychosocial_factor")
work_absence = codelist("work_absence")

exercise_provider = codelist("exercise_provider")
general_practitioner = codelist("general_practitioner")
medical_specialist = codelist("medical_specialist")
neurologist = codelist("neurologist")
neurosurgeon = codelist("neurosurgeon")
orthopaedic_surgeon = codelist("orthopaedic_surgeon")
pain_specialist = codelist("pain_specialist")
psychologist = codelist("psychologist")
rehabilitation_physician = codelist("rehabilitation_physician")
rheumatologist = codelist("rheumatologist")
