"""Completeness: held against the plain reader, and what leaves of it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd
import pytest
from agreement.histories import random_world
from reading import plain_rows
from tables import opened
from world import drawn

from wervel.episodes.moments import Moment
from wervel.facts.complaint import non_specific
from wervel.facts.person import age
from wervel.findings.assessment import Assessment, assess
from wervel.findings.finding import Verdict
from wervel.findings.patient import verdict
from wervel.logic import All, AnyOf, known, rule
from wervel.practice.changes.completeness import (
    answered,
    completeness,
    exact_completeness,
    lists_of,
    tables_of,
)
from wervel.recommendations.bodies import chosen, measured
from wervel.small_numbers import preset

ALWAYS, NEVER = All(()), AnyOf(())
COUNTS = ["moments", "known", "cannot_tell", "unknown", "settles"]


@pytest.fixture(scope="module")
def crowd() -> Assessment:
    """Two hundred persons at random, held against eight measures."""
    few = measured(chosen())[:8]
    return assess(opened(random_world(11, 200)), recommendations=few)


@pytest.fixture(scope="module")
def inside(crowd) -> pd.DataFrame:
    """What must not leave."""
    return exact_completeness(crowd)


def naive(of: Assessment) -> dict[tuple[str, str], tuple[int, ...]]:
    """The counts per measure and fact, by the plain reader and loops over moments."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for row in plain_rows(of.facts):
        for each in of.recommendations:
            if Moment(row["moment"]) is not each.moment:
                continue
            came = verdict(each, row)
            if came is Verdict.NOT_APPLICABLE:
                continue
            for fact in each.facts:
                counts = found.setdefault((each.id, fact.name), Counter())
                counts["moments"] += 1
                counts["known"] += row[fact.name] is not None
                if came is Verdict.CANNOT_TELL:
                    counts["cannot_tell"] += 1
                    counts["unknown"] += row[fact.name] is None
                    counts["settles"] += row[fact.name] is None and settles(
                        each, fact, row
                    )
    return {key: tuple(n[name] for name in COUNTS) for key, n in found.items()}


def settles(each: Any, fact: Any, row: dict[str, Any]) -> bool:
    answers = (True, False) if fact.kind == "boolean" else (-1e9, 1e9)
    told = [verdict(each, {**row, fact.name: answer}) for answer in answers]
    return any(one is not Verdict.CANNOT_TELL for one in told)


def test_the_columns_count_what_the_plain_reader_counts(crowd, inside):
    everybody = inside[inside["by"].eq("none")]
    came = {
        (row["measure"], row["fact"]): tuple(int(row[name]) for name in COUNTS)
        for row in everybody.to_dict("records")
    }
    wanted = naive(crowd)
    assert came == wanted
    for place in range(len(COUNTS)):
        assert sum(row[place] for row in wanted.values()) > 50, COUNTS[place]


def test_care_sites_add_up_to_all(inside):
    keys = ["measure", "fact"]
    sites = inside[inside["by"].eq("care_site")].groupby(keys)[COUNTS].sum()
    whole = inside[inside["by"].eq("none")].set_index(keys)[COUNTS]
    assert sites.sort_index().equals(whole.sort_index())


def test_the_costliest_silence_comes_first(crowd):
    _, silent = completeness(crowd, preset("none"))
    assert silent["unknown"].is_monotonic_decreasing
    assert (silent["settles"] <= silent["unknown"]).all()
    assert (silent["unknown"] <= silent["cannot_tell"]).all()


def test_nothing_small_leaves(crowd, inside):
    """Neither a count nor the difference of two of which one is part of the other."""
    known, silent = completeness(crowd, preset("ohdsi"))
    hidden = known["suppressed"].astype(bool)
    for part in (inside["known"], inside["moments"] - inside["known"]):
        assert hidden[part.between(1, 4).to_numpy()].all()
    numbers = ["known", "moments", "ratio", "ratio_low", "ratio_high"]
    assert known.loc[hidden, numbers].isna().all(axis=None)
    assert set(hidden) == {True, False}
    pair = silent.merge(
        inside[inside["by"].eq("none")], on=["measure", "fact"], suffixes=("", "_in")
    )
    shown = pair[pair["unknown"].notna()]
    assert len(shown) > 5
    told = shown[shown["cannot_tell"].notna()]
    not_small = [
        shown["unknown_in"],
        told["cannot_tell_in"] - told["unknown_in"],
        shown["moments"] - shown["known"] - shown["unknown_in"],
    ]
    both = pair[pair["settles"].notna() & pair["unknown"].notna()]
    not_small += [both["settles_in"], both["unknown_in"] - both["settles_in"]]
    assert not any(part.between(1, 4).any() for part in not_small)


def test_a_question_that_is_answered_in_a_rule():
    specific = rule(non_specific)
    assert answered(specific, non_specific, answer=True) == ALWAYS
    assert answered(specific, non_specific, answer=False) == NEVER
    assert answered(known(non_specific), non_specific, answer=False) == ALWAYS
    assert answered(age >= 60, age, answer=True) == ALWAYS
    assert answered(age < 60, age, answer=True) == NEVER
    assert answered(age < 60, age, answer=False) == ALWAYS
    both = specific & (age >= 60)
    assert answered(both, age, answer=True) == All((specific, ALWAYS))
    assert answered(both, non_specific, answer=True) == All((ALWAYS, age >= 60))


def test_what_a_fact_needs():
    assert lists_of(non_specific)
    assert tables_of(non_specific) == ("condition_occurrence", "observation")
    assert tables_of(age) == ("person",)


def test_a_source_without_back_pain():
    done = assess(
        opened(drawn("person | day | event\n 1 | 0 | breast cancer")),
        recommendations=measured(chosen())[:2],
    )
    known, silent = completeness(done, preset("opensafely"))
    assert isinstance(known, pd.DataFrame)
    assert known.empty
    assert silent.empty
