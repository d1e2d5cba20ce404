"""One rule, two scales: a person alone gives the rows that everybody gives for them."""

from __future__ import annotations

from agreement.histories import random_world
from agreement.test_naive import NO_SHRINKING, SEEDS, WITH_RULE
from hypothesis import given, settings
from tables import opened

from wervel.findings.assessment import Assessment, assess

STEPS = ("pain", "episodes", "events", "moments", "facts", "verdicts", "findings")


def rows(told: Assessment, step: str) -> dict[int, list[str]]:
    """The rows of that step, as text, person by person."""
    found: dict[int, list[str]] = {}
    for row in getattr(told, step).to_pyarrow().to_pylist():
        found.setdefault(row["person_id"], []).append(repr(row))
    return {person: sorted(lines) for person, lines in found.items()}


@given(SEEDS)
@settings(max_examples=2, phases=NO_SHRINKING)
def test_a_person_alone_is_as_among_everybody(connection, seed):
    source = opened(random_world(seed, 60), connection)
    whole = assess(source, recommendations=WITH_RULE)
    everybody = {step: rows(whole, step) for step in STEPS}
    met = sorted(everybody["moments"])
    for person in (*met[:3], 60):
        alone = assess(source.only([person]), recommendations=WITH_RULE)
        for step in STEPS:
            mine = {key: of for key, of in everybody[step].items() if key == person}
            assert rows(alone, step) == mine
