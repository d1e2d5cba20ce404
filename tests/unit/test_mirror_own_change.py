"""Change of one care site over time: when, by how much, why, and with whom."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from wervel.practice.mirror.own_change import last_quarter, own_change
from wervel.records.calendar import first_of_quarter
from wervel.small_numbers import preset

START = 12 * 2015
MONTHS = range(START, START + 36)
TURN = 4 * 2016 + 2
"""The third quarter of 2016 is the seventh of twelve."""
RULE = preset("opensafely")


def months(site, share, expected=0.5, size=20):
    """A row per month; ``share`` and ``expected`` are before and after the turn."""
    before, after = np.broadcast_to(share, 2)
    chance = np.broadcast_to(expected, 2)
    is_after = np.array([month // 3 >= TURN for month in MONTHS])
    given = np.where(is_after, chance[1], chance[0])
    return pd.DataFrame(
        {
            "month": [*MONTHS],
            "care_site_id": site,
            "numerator": np.round(size * np.where(is_after, after, before)),
            "denominator": size,
            "expected": size * given,
            "variance": size * given * (1 - given),
        }
    )


def found(own, *, peers=0.5, expected=0.5, provider=None, until=None):
    parts = [months(1, own, expected)]
    parts += [months(site, peers) for site in range(2, 6)]
    compared = SimpleNamespace(months=pd.concat(parts, ignore_index=True))
    nobody = months(1, 0.5).assign(provider_id=7).iloc[:0]
    by_provider = nobody if provider is None else provider
    return own_change(
        compared, care_site=1, until=until, by_provider=by_provider, rule=RULE
    )


def test_a_change_is_told_with_its_quarter_and_size():
    change = found((0.8, 0.4))
    assert change.since == first_of_quarter(TURN)
    assert (change.own, change.expected, change.peers) == (
        (0.8, 0.4),
        (0.5, 0.5),
        (0.5, 0.5),
    )
    assert (change.more, change.why) == (False, "own")
    assert found((0.4, 0.8)).more


def test_no_change_is_told_where_there_is_none():
    assert found((0.55, 0.55)) is None
    assert found((0.5, 0.52)) is None


def test_other_patients_explain_no_change_at_all():
    """Who follows what its patients call for has not changed: expected moved along."""
    assert found((0.8, 0.4), expected=(0.8, 0.4)) is None


def test_patients_can_be_half_of_it():
    assert found((0.9, 0.3), expected=(0.75, 0.4)).why == "patients"


def test_the_others_can_have_moved_along():
    assert found((0.8, 0.4), peers=(0.7, 0.45)).why == "peers"
    assert found((0.8, 0.4), peers=(0.6, 0.45)).why == "own"


def test_small_counts_take_the_sizes_away_and_not_the_change():
    """Of 360 before none departs but one in each of seven months: seven, so small."""
    own = months(1, (1.0, 0.6))
    own.loc[:6, "numerator"] -= 1
    compared = SimpleNamespace(months=pd.concat([own, months(2, 0.8)]))
    nobody = own.assign(provider_id=7).iloc[:0]
    told = {
        name: own_change(
            compared, care_site=1, until=None, by_provider=nobody, rule=preset(name)
        )
        for name in ("opensafely", "none")
    }
    assert told["opensafely"].own is None
    assert told["opensafely"].peers is None
    assert told["none"].own == (0.98, 0.6)
    assert told["opensafely"].since == told["none"].since == first_of_quarter(TURN)


def by_provider(*shares, size=10):
    parts = [
        months(1, share, size=size).assign(provider_id=number)
        for number, share in enumerate(shares, start=11)
    ]
    return pd.concat(parts, ignore_index=True)


def test_the_provider_with_most_of_it_is_named():
    assert (
        found((0.8, 0.4), provider=by_provider((0.8, 0.1), (0.8, 0.7))).provider == 11
    )
    assert (
        found((0.8, 0.4), provider=by_provider((0.8, 0.7), (0.8, 0.1))).provider == 12
    )


def test_nobody_is_named_who_has_half_or_less():
    assert (
        found((0.8, 0.4), provider=by_provider((0.8, 0.4), (0.8, 0.4))).provider is None
    )


def test_nobody_is_named_of_a_small_count():
    """18 months of two: none is followed, which is shown of nobody here."""
    few = pd.concat(
        [
            by_provider((1.0, 0.0), size=1),
            months(1, (0.8, 0.79), size=10).assign(provider_id=12),
        ]
    )
    assert found((0.8, 0.4), provider=few).provider is None


def test_the_only_provider_is_not_named():
    assert found((0.8, 0.4), provider=by_provider((0.8, 0.4))).provider is None


def measured(unknown):
    starts = [first_of_quarter(TURN + each) for each in range(len(unknown))]
    return pd.DataFrame(
        {
            "measure": "m",
            "by": "none",
            "every": "quarter",
            "suppressed": False,
            "interval_start": starts,
            "denominator": [100 - each for each in unknown],
            "cannot_tell": unknown,
        }
    )


def test_the_last_quarters_count_only_where_as_much_can_be_told():
    assert last_quarter(measured([10, 10, 10, 60, 90]), "m") == TURN + 2
    assert last_quarter(measured([10, 10, 15, 20]), "m") == TURN + 3
    assert last_quarter(measured([10]), "other") is None


def test_what_comes_after_the_last_quarter_is_not_read():
    assert found((0.8, 0.4), until=TURN - 1) is None
    assert found((0.8, 0.4), until=TURN + 3) is not None


@pytest.mark.parametrize("seed", range(3))
def test_chance_alone_changes_seldom(seed):
    """Over 200 sites of one binomial share, at most eight changes: one in 100 each.

    More than eight has a chance of one in 4,000 under a binomial of 200 and 1 %.
    """
    rng = np.random.default_rng(seed)
    changed = 0
    for _ in range(200):
        own = months(1, 0.5)
        own["numerator"] = rng.binomial(20, 0.5, len(own))
        compared = SimpleNamespace(months=pd.concat([own, months(2, 0.5)]))
        nobody = own.assign(provider_id=7).iloc[:0]
        changed += (
            own_change(compared, care_site=1, until=None, by_provider=nobody, rule=RULE)
            is not None
        )
    assert changed <= 8
