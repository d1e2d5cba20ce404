"""Care paths as they leave, against a reader who solves for the paths withheld.

All that is shown is added up from the rows, and the rows do not overlap. So the reader
is given the rows, with the exact paths in each, which is more than is shown, and solves
for the episodes of each path.
"""

import random

import numpy as np
import pytest
from scipy.optimize import linprog

from wervel.practice.care_paths.kinds import BITS
from wervel.practice.care_paths.paths import CLASS_BITS
from wervel.practice.care_paths.release import released_paths
from wervel.small_numbers import PRESETS, preset

KEEPS = [rule for rule in PRESETS if rule.threshold > 1]
EXACT = preset("none")


def drawn(seed):
    """Episodes by path: few kinds of step, so that many paths begin alike."""
    chance = random.Random(seed)
    counts = {}
    for _ in range(chance.randrange(1, 60)):
        steps = [1 << chance.randrange(3) for _ in range(chance.randrange(1, 4))]
        path = sum(each << (BITS * place) for place, each in enumerate(steps))
        classes = sum(
            chance.randrange(1, 3) << (CLASS_BITS * place)
            for place in range(len(steps))
        )
        counts[chance.randrange(2), path, classes] = chance.choice([1, 2, 5, 9, 40])
    return counts


def ends(rows, keys, rule):
    """The least and most episodes that each path can have.

    Unknown: the episodes of every path. Known: that those of a row together round to
    what the row shows and are not small. The paths of each row are given to the reader,
    which is more than is shown.
    """
    half = rule.rounding // 2
    place = {key: number for number, key in enumerate(keys)}
    in_row = np.zeros((len(rows), len(keys)))
    for number, row in enumerate(rows):
        in_row[number, [place[key] for key in row.keys]] = 1
    most = np.array([row.episodes + half for row in rows])
    least = np.array([max(row.episodes - half, rule.threshold) for row in rows])
    limits = np.vstack([in_row, -in_row]), np.concatenate([most, -least])
    found = []
    for goal in np.eye(len(keys)):
        low, high = (
            linprog(sign * goal, A_ub=limits[0], b_ub=limits[1]).fun for sign in (1, -1)
        )
        found.append((low, -high))
    return found


@pytest.mark.parametrize("rule", KEEPS, ids=lambda rule: rule.name)
@pytest.mark.parametrize("seed", range(4))
def test_no_small_path_can_be_solved_for(rule, seed):
    counts = drawn(seed)
    rows = released_paths(counts, rule)
    keys = [key for row in rows for key in row.keys]
    assert not rows or sorted(keys) == sorted(counts)  # each in one row
    attacked = dict(zip(keys, ends(rows, keys, rule), strict=True))
    for key, (low, high) in attacked.items():
        if counts[key] < rule.threshold:
            assert low < high
            assert high >= rule.threshold  # nor that it is small


@pytest.mark.parametrize("seed", [0, 2, 3])
def test_small_paths_can_be_solved_for_where_each_is_a_row(seed):
    """The reader can find something: every small path, where nothing is grouped."""
    counts = drawn(seed)
    rows = released_paths(counts, EXACT)
    keys = [key for row in rows for key in row.keys]
    assert min(counts.values()) < KEEPS[0].threshold
    for key, (low, high) in zip(keys, ends(rows, keys, EXACT), strict=True):
        assert (low, high) == pytest.approx((counts[key], counts[key]))
