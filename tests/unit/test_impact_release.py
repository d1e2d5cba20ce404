"""What a scenario starts from, and that no two releases give a small count away."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from wervel.practice.impact.baseline import Part, steps_baseline, waits_baseline
from wervel.practice.impact.effects import fewer, within
from wervel.practice.impact.scenarios import LIMITS, Setting
from wervel.prices import Price
from wervel.small_numbers import preset

RULE = preset("ohdsi")
"""Without rounding: whatever protects here is suppression alone."""


def cells(**settings: tuple[int, int]) -> pd.DataFrame:
    """X-rays by setting: how many steps, of how many persons."""
    return pd.DataFrame(
        [
            {
                "step": "lumbar_xray",
                "setting": name,
                "steps": steps,
                "squares": steps,
                "persons": persons,
                "days": 0,
                "day_squares": 0,
            }
            for name, (steps, persons) in settings.items()
        ]
    )


def released(table: pd.DataFrame, setting: Setting) -> int | None:
    return steps_baseline(table, ["lumbar_xray"], setting, episodes=100, rule=RULE).now


def test_settings_go_together_where_one_is_small():
    table = cells(primary=(50, 40), secondary=(3, 3))
    assert released(table, Setting.ANY) == 53
    assert released(table, Setting.PRIMARY) is None
    assert released(table, Setting.SECONDARY) is None


def test_few_persons_with_many_steps_are_small_too():
    table = cells(primary=(50, 40), secondary=(30, 2))
    assert released(table, Setting.PRIMARY) is None
    assert released(cells(primary=(30, 2)), Setting.ANY) is None


def test_nothing_is_zero_and_not_withheld():
    table = cells(primary=(50, 40))
    assert released(table, Setting.PRIMARY) == 50
    assert released(table, Setting.SECONDARY) == 0


def test_limits_close_to_each_other_cannot_be_subtracted():
    """Attack: every limit is asked for in a run of its own, and all pairs subtracted.

    Over 300 random tables no difference, of limits or with all episodes, is small.
    """
    rng = np.random.default_rng(6)
    attacked = shown = 0
    for _ in range(300):
        waits = pd.DataFrame(
            {
                "wait": np.append(rng.choice(85, 12, replace=False), [np.nan]),
                "complete": True,
                "episodes": rng.integers(1, 9, 13),
            }
        ).astype({"wait": "Float64"})
        bases = [waits_baseline(waits, "x", each, rule=RULE) for each in LIMITS]
        seen = [each.now for each in bases if each.now is not None]
        whole = [each.of for each in bases if each.of is not None]
        assert len({*whole}) <= 1
        for one, other in combinations([*whole[:1], *seen], 2):
            attacked += 1
            assert not 0 < one - other < RULE.threshold
        shown += len(seen)
    assert attacked > 500
    assert shown > 300


def test_shares_that_differ_little_say_the_same_count_again():
    """Halved and a third fewer start from one rounded count, so nothing is new."""
    rule = preset("opensafely")
    halved, third = (
        fewer(
            steps_baseline(
                cells(primary=(53, 50)),
                ["lumbar_xray"],
                Setting.ANY,
                episodes=200,
                rule=rule,
            ),
            share,
            None,
            rng=np.random.default_rng(1),
        ).change
        for share in (0.5, 1 / 3)
    )
    assert (halved.middle, third.middle) == (28, 18)  # of 55, which stands for 53


@pytest.mark.parametrize(("first", "second"), [(53, 54), (53, 57)])
def test_two_counts_that_round_alike_give_one_release(first, second):
    """The interval leaks no more than the number: all of it is made of the rounded."""
    rule = preset("opensafely")
    made = [
        fewer(
            steps_baseline(
                cells(primary=(each, each)),
                ["lumbar_xray"],
                Setting.ANY,
                episodes=200,
                rule=rule,
            ),
            0.5,
            None,
            rng=np.random.default_rng(1),
        )
        for each in (first, second)
    ]
    assert made[0] == made[1]


def test_the_interval_is_that_of_a_compound_poisson():
    """A person who counts four times weighs more: by hand, 40 persons of 4 steps.

    Variance is the sum of squares, 640, so the interval of 160 is 160 ± 1.96 × 25.3,
    for a gamma a little to the right; to two steps, the doubt of 4,000 draws.
    """
    table = cells(primary=(160, 40)).assign(squares=640)
    base = steps_baseline(
        table, ["lumbar_xray"], Setting.ANY, episodes=200, rule=preset("none")
    )
    assert base.dispersion == 4
    effect = fewer(base, 1.0, None, rng=np.random.default_rng(2))
    assert effect.change.low == pytest.approx(114, abs=3)
    assert effect.change.high == pytest.approx(213, abs=4)


def test_a_price_without_certainty_widens_the_cost_and_keeps_its_middle():
    part = Part(item="x", count=1000, days=5000)
    sure, unsure = (
        within(
            part,
            Price(
                item="x",
                price=10,
                currency="EUR",
                year=2018,
                source="test",
                low=low,
                high=high,
            ),
            rng=np.random.default_rng(7),
        ).cost
        for low, high in ((10, 10), (5, 15))
    )
    assert sure is not None
    assert unsure is not None
    assert sure.middle == unsure.middle == 10_000
    # triangular 5–10–15: 95 % between 6.12 and 13.88; Poisson adds a little
    assert unsure.low == pytest.approx(6_120, rel=0.02)
    assert unsure.high == pytest.approx(13_880, rel=0.02)
    assert sure.high - sure.low < 1_400
