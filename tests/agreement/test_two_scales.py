"""One rule, two scales: a person alone gives the rows that everybody gives for them."""

from __future__ import annotations

from agreement.histories import random_world
from agreement.test_naive import NO_SHRINKING, SEEDS
from hypothesis import given, settings
from reading import plain_rows
from tables import opened

from wervel.findings.assessment import Assessment, assess
from wervel.recommendations.nhg import ALL

STEPS = ("pain", "episodes", "events", "moments", "facts", "verdicts", "findings")


def rows_of(told: Assessment, step: str, person: int) -> list[str]:
    table = getattr(told, step)
    return sorted(map(repr, plain_rows(table.filter(table.person_id == person))))


@given(SEEDS)
@settings(max_examples=2, phases=NO_SHRINKING)
def test_a_person_alone_is_as_among_everybody(connection, seed):
    source = opened(random_world(seed, 60), connection)
    whole = assess(source, recommendations=ALL)
    met = sorted({row["person_id"] for row in plain_rows(whole.moments)})
    for person in (*met[:3], 60):
        alone = assess(
            source.only([person]), recommendations=ALL, resolution=whole.resolution
        )
        for step in STEPS:
            assert rows_of(alone, step, person) == rows_of(whole, step, person)
            assert getattr(alone, step).count().execute() == len(
                rows_of(whole, step, person)
            )
