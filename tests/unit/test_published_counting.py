"""The counting of the published measurements against a recount in plain Python.

The witness reads the Parquet files of a small sample with pandas and walks through each
person's records one by one; it shares no code with the counting but the codelists.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from wervel.practice.published.counting import (
    TESTS,
    counts_by_site,
    lacking,
    specialties_seen,
)
from wervel.practice.published.courses import opioid_courses
from wervel.practice.published.definitions import Unit, measurements
from wervel.practice.published.episode_care import EpisodeCare, episode_care
from wervel.records.codelists import HIERARCHICAL, all_codelists, codelist, leaves
from wervel.records.opening import open_source
from wervel.records.sample import write_sample

PERSONS = 6_000
TABLES = {
    "condition_occurrence": ("condition_start_date", "condition_source_concept_id"),
    "drug_exposure": ("drug_exposure_start_date", "drug_source_concept_id"),
    "procedure_occurrence": ("procedure_date", "procedure_source_concept_id"),
}


@cache
def _wanted(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(leaf for name in names for leaf in leaves(codelist(name)))


@dataclass(frozen=True)
class Happened:
    """One record: its day, codelists, ICPC code, provider's lists and supply."""

    day: int
    lists: frozenset[str]
    icpc: str
    by: frozenset[str]
    supply: int
    number: int

    def on(self, *names: str) -> bool:
        """Whether the record or who made it is on one of these lists."""
        wanted = _wanted(names)
        return not (wanted.isdisjoint(self.lists) and wanted.isdisjoint(self.by))


@dataclass
class Spell:
    """A new episode, followed for a year, with the records around it."""

    start: int
    end: int
    until: int
    records: list[Happened] = field(default_factory=list)

    def first(self, *names: str, test: Callable[[bool], bool] | None = None) -> int:
        """The first day in the year of such a record; by a GP or not where asked."""
        days = [
            each.day
            for each in self.records
            if self.start <= each.day <= min(self.start + 365, self.until)
            and each.on(*names)
            and (test is None or test(each.on("general_practitioner")))
        ]
        return min(days, default=10**9)

    @property
    def code(self) -> str:
        """The first ICPC code of the spell."""
        coded = [
            (each.day, each.number, each.icpc)
            for each in self.records
            if each.icpc and self.start <= each.day <= self.end
        ]
        return min(coded, default=(0, 0, ""))[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("published") / "sample"
    write_sample(made, persons=PERSONS, seed=3)
    return made


@pytest.fixture(scope="module")
def care(folder: Path) -> EpisodeCare:
    return episode_care(open_source(str(folder)))


@pytest.fixture(scope="module")
def spells(folder: Path) -> list[Spell]:
    return list(_spells(folder))


def _lists_of(folder: Path) -> tuple[dict[int, frozenset[str]], dict[int, str]]:
    """Concept id → codelists and, for the three, ICPC code."""
    concepts = pd.read_parquet(folder / "concept.parquet")
    held = [each for each in all_codelists() if not each.members]
    lists, icpc = {}, {}
    columns = concepts[["concept_id", "vocabulary_id", "concept_code"]]
    for concept, vocabulary, code in columns.itertuples(index=False):
        plain = code.replace(".", "")
        lists[concept] = frozenset(
            each.name
            for each in held
            for known in each.codes
            if known.vocabulary == vocabulary
            and (
                plain.startswith(known.normalised)
                if vocabulary in HIERARCHICAL
                else plain == known.normalised
            )
        )
        if vocabulary == "ICPC1" and code in ("L02", "L03", "L86"):
            icpc[concept] = code
    return lists, icpc


def _days(column: pd.Series) -> pd.Series:
    return (pd.to_datetime(column) - pd.Timestamp("1970-01-01")).dt.days


def _spells(folder: Path) -> Iterator[Spell]:
    lists, icpc = _lists_of(folder)
    providers = pd.read_parquet(folder / "provider.parquet")
    by = {
        provider: lists.get(concept, frozenset())
        for provider, concept in zip(
            providers["provider_id"],
            providers["specialty_source_concept_id"],
            strict=True,
        )
    }
    observed = _observed(folder)
    records: dict[int, list[Happened]] = defaultdict(list)
    for person, happened in _records(folder, lists, icpc, by):
        if any(low <= happened.day <= high for low, high in observed[person]):
            records[person].append(happened)
    for person, all_of in records.items():
        yield from _of_person(all_of, observed[person])


def _observed(folder: Path) -> dict[int, list[tuple[int, int]]]:
    """Person → stretches of observation, overlaps made one."""
    frame = pd.read_parquet(folder / "observation_period.parquet")
    frame = frame.assign(
        low=_days(frame["observation_period_start_date"]),
        high=_days(frame["observation_period_end_date"]),
    ).sort_values(["person_id", "low"])
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    columns = frame[["person_id", "low", "high"]]
    for person, low, high in columns.itertuples(index=False):
        held = found[person]
        if held and low <= held[-1][1] + 1:
            held[-1] = (held[-1][0], max(high, held[-1][1]))
        else:
            held.append((low, high))
    return found


def _records(
    folder: Path,
    lists: Mapping[int, frozenset[str]],
    icpc: Mapping[int, str],
    by: Mapping[int, frozenset[str]],
) -> Iterator[tuple[int, Happened]]:
    """Every record of a codelist, and every visit to a listed provider."""
    for table, (day, concept) in TABLES.items():
        frame = pd.read_parquet(folder / f"{table}.parquet")
        frame = frame[frame[concept].map(lambda each: bool(lists.get(each)))]
        frame = frame.assign(day=_days(frame[day]), supply=frame.get("days_supply", 0))
        columns = frame[["person_id", "day", concept, "provider_id", "supply"]]
        columns = columns.assign(number=frame[f"{table}_id"])
        for person, at, of, who, supply, number in columns.itertuples(index=False):
            made_by = by.get(who, frozenset())
            code = icpc.get(of, "")
            yield person, Happened(at, lists[of], code, made_by, int(supply), number)
    visits = pd.read_parquet(folder / "visit_occurrence.parquet")
    visits["day"] = _days(visits["visit_start_date"])
    columns = visits[["person_id", "day", "provider_id"]]
    for person, at, provider in columns.itertuples(index=False):
        if by.get(provider):
            yield person, Happened(at, frozenset(), "", by[provider], 0, 0)


def _of_person(
    records: Sequence[Happened], observed: Sequence[tuple[int, int]]
) -> Iterator[Spell]:
    """The new spells of one person that were followed for a year."""
    pain = leaves(codelist("back_pain"))
    days = sorted({each.day for each in records if each.lists & pain})
    starts = [
        day
        for place, day in enumerate(days)
        if place == 0 or day - days[place - 1] > 90
    ]
    new: list[Spell] = []
    for start in starts:
        low, high = next(each for each in observed if each[0] <= start <= each[1])
        before = [day for day in days if day < start]
        after = [day for day in starts if day > start]
        end = max(day for day in days if day < min(after, default=10**9))
        if start - low >= 180 and (not before or start - max(before) > 180):
            new.append(Spell(start, end, high, list(records)))
    for place, spell in enumerate(new):
        following = new[place + 1].start if place + 1 < len(new) else 10**9
        seen_until = spell.until
        if following <= seen_until:
            spell.until = following - 1
        if seen_until - spell.start >= 365:
            yield spell


NEVER = 10**9
GP = {"test": lambda by_gp: by_gp}
ELSEWHERE = {"test": lambda by_gp: not by_gp}
RADIATING = ("back_pain_radicular", "lumbar_canal_stenosis")


def _benzodiazepine_is_new(spell: Spell) -> bool:
    return not any(
        spell.start - 180 <= each.day < spell.start and each.on("benzodiazepine")
        for each in spell.records
    )


def _naive(spell: Spell) -> Mapping[str, bool]:
    """Every test of an episode, by looking at its records."""

    def had(*names: str, **who: Callable[[bool], bool]) -> bool:
        return spell.first(*names, **who) < NEVER

    drugs = (
        *("analgesic", "weak_opioid", "strong_opioid", "benzodiazepine"),
        "neuropathic_drug",
    )
    return {
        **_complaint(spell),
        **_secondary(spell),
        "referred": had("specialist_referral"),
        "to_neurologist": had("referral_neurology"),
        "to_orthopaedic_surgeon": had("referral_orthopaedics"),
        "to_pain_specialist": had("referral_pain"),
        "to_rehabilitation_physician": had("referral_rehabilitation"),
        "to_other_specialist": had("referral_neurosurgery", "referral_rheumatology"),
        "gp_scan": had("lumbar_imaging", **GP),
        **{f"gp_{kind}": had(f"lumbar_{kind}", **GP) for kind in ("xray", "mri", "ct")},
        **{f"gp_{drug}": had(drug, **GP) for drug in drugs},
        "psychologist": had("psychological_therapy", "psychologist"),
        "opioid": had("opioid"),
        "new_benzodiazepine": had("benzodiazepine") and _benzodiazepine_is_new(spell),
    }


def _complaint(spell: Spell) -> Mapping[str, bool]:
    code = spell.code
    radiating = any(
        each.on(*RADIATING) and spell.start <= each.day <= spell.end
        for each in spell.records
    )
    return {
        **{each: code == each for each in ("L02", "L03", "L86")},
        "L02_L03": code in ("L02", "L03"),
        "L03_L86": code in ("L03", "L86"),
        "coded": code != "",
        "radiating": radiating,
        "not_radiating": not radiating,
    }


def _secondary(spell: Spell) -> Mapping[str, bool]:
    scan, xray, mri = (
        spell.first(f"lumbar_{name}", **ELSEWHERE)
        for name in ("imaging", "xray", "mri")
    )
    surgery, seen = spell.first("spine_surgery"), spell.first("medical_specialist")
    treated = spell.first("anaesthesiological_treatment")
    blocks = ("facet_injection", "nerve_root_injection", "medial_branch_block")
    injected = spell.first("epidural_injection", *blocks)
    exercise = spell.first("exercise_therapy", "exercise_provider")
    something = min(scan, treated, surgery) < NEVER
    return {
        "hospital_scan": scan < NEVER,
        "hospital_xray": xray < NEVER,
        "hospital_mri": mri < NEVER,
        "seen": seen < NEVER,
        "not_seen": seen == NEVER,
        "treated": treated < NEVER,
        "injected": injected < NEVER,
        "denervated": spell.first("rf_denervation") < NEVER,
        "operated": surgery < NEVER,
        "something": something,
        "nothing": not something,
        "operated_after_mri": mri <= surgery < NEVER,
        "exercise_first": exercise < surgery < NEVER,
    }


def test_every_share_is_that_of_the_recount(
    care: EpisodeCare, spells: list[Spell]
) -> None:
    """Numerators and denominators of all shares equal a walk through the records."""
    counted = counts_by_site(care, measurements())
    naive = [_naive(each) for each in spells]
    assert {frozenset(each) for each in naive} == {frozenset(TESTS)}
    for measurement in measurements():
        for row in measurement.rows:
            if measurement.unit is not Unit.SHARE:
                continue
            among = [each for each in naive if all(each[name] for name in row.of)]
            found = counted[f"{measurement.id}.{row.id}"].sum()
            expected = (sum(each[row.count] for each in among), len(among))
            assert (found["numerator"], found["denominator"]) == expected, row
    assert len(spells) > 1000


def test_specialties_seen_are_those_of_the_recount(
    care: EpisodeCare, spells: list[Spell]
) -> None:
    """The number of specialties seen, for each episode in secondary care."""
    names = leaves(codelist("medical_specialist"))
    seen = Counter(
        sum(spell.first(name) < NEVER for name in names)
        for spell in spells
        if spell.first("medical_specialist") < NEVER
    )
    found = specialties_seen(care)
    assert dict(zip(found["specialties"], found["episodes"], strict=True)) == dict(seen)


def _course(spell: Spell) -> tuple[int, bool, int, bool]:
    """Length, whether it was seen to end, repeats, whether followed for two years."""
    first = spell.first("opioid")
    supplies = sorted(
        (each.day, each.number, each.supply)
        for each in spell.records
        if each.on("opioid") and first <= each.day <= spell.until
    )
    stops = first
    for day, _, supply in supplies:
        if day > stops + 30:
            break
        stops = max(stops, day + supply)
    ended = stops + 30 <= spell.until
    length = stops - first if ended else min(stops, spell.until + 1) - first
    repeats = sum(day <= first + 730 for day, _, _ in supplies) - 1
    return length, ended, repeats, spell.until - first >= 730


def test_opioid_courses_are_those_of_the_recount(
    care: EpisodeCare, spells: list[Spell]
) -> None:
    """Length, end and repeats of every course of those seen in secondary care."""
    expected = Counter(
        _course(spell)
        for spell in spells
        if spell.first("opioid") < NEVER
        and spell.first("medical_specialist") < NEVER
        and not any(
            spell.start - 180 <= each.day < spell.start and each.on("opioid")
            for each in spell.records
        )
    )
    found = opioid_courses(care)
    columns = ("length", "ended", "repeats", "followed")
    keys = zip(*(found[name] for name in columns), strict=True)
    assert dict(zip(keys, found["courses"], strict=True)) == dict(expected)
    assert expected.total() > 50


def test_what_is_not_recorded_cannot_be_told(folder: Path) -> None:
    """Without procedures there are no scans; without a GP, none of the GP's."""
    source = open_source(str(folder))
    without = {
        name: table
        for name, table in source.found.items()
        if name != "procedure_occurrence"
    }
    of = episode_care(type(source)(source.backend, without, source.where))
    rows = {f"{m.id}.{row.id}": row for m in measurements() for row in m.rows}
    assert "lumbar_imaging" in lacking(of, rows["gp_imaging.L03"])
    assert "specialist_referral" in lacking(of, rows["referral.L02"])
    assert lacking(of, rows["prescribed.L02.analgesic"]) == ()
