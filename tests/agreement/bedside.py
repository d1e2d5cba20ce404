"""The bedside held against the population: moments, facts, positions, verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pandas as pd

from wervel.episodes.moments import NOW
from wervel.episodes.pain import EpisodeRule
from wervel.facts.table import fact_table
from wervel.findings.assessment import Assessment
from wervel.findings.bedside import At, Bedside, Patient
from wervel.findings.patient import position, verdict
from wervel.findings.population import position_column
from wervel.logic import Answer
from wervel.records import codelists
from wervel.records.codelists import all_codelists
from wervel.records.events import events
from wervel.records.fhir.events import EPOCH, day_number
from wervel.records.resolution import Resolution, resolve
from wervel.records.source import Source

EVERY_LIST = frozenset(each.name for each in all_codelists())


@dataclass
class Compared:
    """How many were held against each other, and where they differ."""

    counts: dict[str, int] = field(default_factory=dict)
    differ: list[tuple[object, ...]] = field(default_factory=list)

    def hold(self, what: str, where: tuple[object, ...], one: Any, other: Any) -> None:
        """Hold the answer of one side against that of the other."""
        self.counts[what] = self.counts.get(what, 0) + 1
        if plain(one) != plain(other):
            self.differ.append((what, *where, one, other))

    def __str__(self) -> str:
        """What was compared, in words."""
        found = ", ".join(f"{number:,} {of}" for of, number in self.counts.items())
        return f"compared {found}: {len(self.differ)} differ"


def plain(answer: Any) -> Answer | str:
    """Unknown as None, a number as one, whatever library it comes from."""
    if isinstance(answer, str):
        return answer
    if answer is None or pd.isna(answer):
        return None
    is_truth = pd.api.types.is_bool(answer)
    return bool(answer) if is_truth else float(answer)


def carried_by(resolution: Resolution) -> frozenset[str]:
    """The lists that a population is taken to record."""
    return frozenset(each.name for each in all_codelists() if resolution.carries(each))


def hold_moments(
    told: Assessment, alone: Mapping[int, Iterable[At]], into: Compared
) -> None:
    """Every fact, and every verdict, at every moment of everybody; none on one side."""
    here = {
        (person, at.episode_start, at.moment): at
        for person, of in alone.items()
        for at in of
        if at.moment != NOW
    }
    verdicts = _by_moment(told.verdicts.to_pandas())
    facts = _by_moment(told.facts.to_pandas())
    assert set(facts) == set(here)
    for key, at in here.items():
        into.hold("moments", key, day_number(at.day), facts[key]["day"])
        for name, answer in at.answers.items():
            into.hold("facts", (*key, name), answer, facts[key][name])
        for of in told.recommendations:
            if of.moment.value == at.moment:
                mine = verdict(of, at.answers).value
                into.hold("verdicts", (*key, of.id), mine, verdicts[key][of.id])


def _by_moment(frame: pd.DataFrame) -> dict[tuple[int, date, str], dict[str, Any]]:
    return {
        (row["person_id"], _date(row["episode_start"]), row["moment"]): row
        for row in frame.to_dict("records")
    }


def _date(day: int) -> date:
    return EPOCH + timedelta(days=int(day))


def hold_now(
    source: Source,
    bedside: Bedside,
    days: Mapping[int, date],
    patients: Mapping[int, Patient],
    into: Compared,
) -> None:
    """Facts and positions now, each person on a day of their own.

    The moment is found by hand, the facts by the expressions of the population over
    the events of all, cut off at that day.
    """
    here = {
        person: (spell(patients[person], today), today)
        for person, today in days.items()
    }
    going_on = {person: of for person, (of, _) in here.items() if of is not None}
    resolution = resolve(source)
    told = _told(source, resolution, bedside, going_on, days) if going_on else {}
    for person, today in days.items():
        at = _now(bedside.read([as_of(patients[person], today)], today=today)[0])
        into.hold("persons now", (person, today), at is None, person not in told)
        if at is None or person not in told:
            continue
        start = day_number(at.episode_start)
        into.hold("episodes now", (person, today), start, told[person]["episode_start"])
        for name, answer in at.answers.items():
            into.hold("facts now", (person, today, name), answer, told[person][name])
        for of in bedside.recommendations:
            mine = position(of, at.answers).name
            theirs = told[person][f"position_{of.id}"]
            into.hold("positions now", (person, today, of.id), mine, theirs)


def _told(
    source: Source,
    resolution: Resolution,
    bedside: Bedside,
    going_on: Mapping[int, dict[str, Any]],
    days: Mapping[int, date],
) -> dict[int, dict[str, Any]]:
    rows = [
        {
            "person_id": person,
            "moment": NOW,
            "day": day_number(days[person]),
            "observed_until": day_number(days[person]),
            **of,
        }
        for person, of in going_on.items()
    ]
    frame = pd.DataFrame(rows).assign(care_site_id=0, provider_id=0)
    numbers = ["day", "episode_start", "observed_from", "observed_until"]
    typed = frame.astype(dict.fromkeys(numbers, "int32"))
    moments = source.backend.create_table("seen_now", typed, overwrite=True)
    every = events(source, resolution)
    cut = moments.select("person_id", today="day")
    until = every.inner_join(cut, "person_id")
    happened = source.keep(until.filter(until.day <= until.today).drop("today"))
    facts = fact_table(source, moments, happened, resolution, facts=bedside.facts)
    positions = {
        f"position_{of.id}": position_column(of, facts)
        for of in bedside.recommendations
    }
    found = facts.mutate(**positions).to_pandas().to_dict("records")
    return {row["person_id"]: row for row in found}


def as_of(of: Patient, today: date) -> Patient:
    """The patient as far as was known on that day."""
    last = day_number(today)
    known = tuple(each for each in of.events if each.day <= last)
    return replace(of, events=known, known_from=min(of.known_from, today))


def spell(of: Patient, today: date, rule: EpisodeRule | None = None) -> Any:
    """The episode that goes on on that day, found by a plain loop; else nothing."""
    spells, last = rule or EpisodeRule(), day_number(today)
    pain = sorted(pain_days(of, until=today))
    if not pain or last - pain[-1] > spells.gap:
        return None
    start, before = pain[-1], None
    for day in reversed(pain[:-1]):
        if start - day > spells.gap:
            before = day
            break
        start = day
    known = day_number(min(of.known_from, today))
    return {
        "episode_start": start,
        "observed_from": known,
        "is_new": start - known >= spells.clear
        and (before is None or start - before > spells.clear),
    }


def pain_days(of: Patient, *, until: date) -> set[int]:
    """The days with a back-pain record."""
    bits = {name: place for place, name in enumerate(sorted(_LEAVES))}
    wanted = sum(1 << bits[name] for name in codelists.back_pain.members)
    last = day_number(until)
    return {each.day for each in of.events if each.lists & wanted and each.day <= last}


_LEAVES = [each.name for each in all_codelists() if not each.members]


def _now(moments: Iterable[At]) -> At | None:
    return next((each for each in moments if each.moment == NOW), None)
