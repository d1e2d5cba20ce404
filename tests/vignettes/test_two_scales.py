"""One rule, two scales: each vignette at the bedside, and all as a population.

Every patient of the stories is read alone, and all are loaded into one database and
assessed together. At every earlier moment, for every recommendation, the verdict is the
same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from vignettes.collected import vignettes
from vignettes.story import TODAY, Story, story
from world import all_names

from wervel.advice.advising import advise
from wervel.advice.consultation import RECORD_BEGINS, Consultation
from wervel.findings.assessment import assess
from wervel.findings.bedside import Bedside
from wervel.records.fhir import Records, records_of, source_of
from wervel.records.fhir.events import EPOCH
from wervel.records.fhir.references import SMALL, number_of

Verdicts = Mapping[tuple[int, date, str, str], str]
"""The verdicts by patient, first day of the episode, moment and recommendation."""


def test_there_are_at_least_24_vignettes_with_names_of_their_own():
    names = [each.name for each in vignettes()]
    assert len(set(names)) == len(names) >= 24


def test_every_patient_alone_as_in_the_population(bedside, capsys):
    people = dict(enumerate(_stories()))
    documents = [each for number, of in people.items() for each in _named(of, number)]
    records = _whole_lives(records_of(*documents, until=TODAY), people)
    together = _together(records, bedside)
    alone = {
        key: verdict
        for number, of in people.items()
        for key, verdict in _alone(of, number, bedside).items()
    }
    with capsys.disabled():
        print(f"\n{len(alone)} verdicts of {len(people)} vignettes compared")
    assert alone == together


def _stories() -> Iterator[Story]:
    """The stories as far as they are written down, each once: no drafts, no visit."""
    seen: list[list[dict[str, Any]]] = []
    for of, _ in (part for each in vignettes() for part in each.told):
        told = replace(story(of), drafts=(), by=None, answers={})
        if told.documents not in seen:
            seen.append(told.documents)
            yield told


def _named(of: Story, number: int) -> list[dict[str, Any]]:
    """The documents, in which the patient and the records have names of their own."""
    text = json.dumps(of.documents)
    text = text.replace('"Patient/p"', f'"Patient/p{number}"')
    text = text.replace('"id": "p"', f'"id": "p{number}"')
    named: list[dict[str, Any]] = json.loads(
        text.replace('"id": "r', f'"id": "p{number}-r')
    )
    return named


def _person(number: int) -> int:
    return number_of(f"Patient/p{number}", bits=SMALL)


def _whole_lives(records: Records, people: Mapping[int, Story]) -> Records:
    """The records, in which everybody is observed from the year of birth on."""
    born = {_person(n): int(of.person["birthDate"][:4]) for n, of in people.items()}
    seen = [
        (person, person, date(year, *RECORD_BEGINS), TODAY)
        for person, year in born.items()
    ]
    return replace(records, tables={**records.tables, "observation_period": seen})


def _alone(of: Story, number: int, bedside: Bedside) -> Verdicts:
    told = Consultation(documents=of.documents, today=TODAY)
    return {
        (
            _person(number),
            past.at.episode_start,
            past.at.moment,
            past.of.id,
        ): past.finding.verdict.value
        for past in advise(told, bedside).past
    }


def _together(records: Records, bedside: Bedside) -> Verdicts:
    source = replace(source_of(records), carried=all_names())
    told = assess(source, recommendations=bedside.recommendations)
    rows: list[dict[str, Any]] = told.verdicts.to_pyarrow().to_pylist()
    return {
        (
            row["person_id"],
            EPOCH + timedelta(days=row["episode_start"]),
            row["moment"],
            each.id,
        ): row[each.id]
        for row in rows
        for each in bedside.recommendations
        if row.get(each.id) is not None
    }
