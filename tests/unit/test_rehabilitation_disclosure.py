"""An attack on all that leaves about rehabilitation, by whole-number programmes.

Apart from ``small_numbers``, over more cells than any table has.
"""

from __future__ import annotations

from itertools import permutations, product
from typing import Final

import numpy as np
import pandas as pd
import pytest
from made_up_rehabilitation import CLASSES, stays_of
from scipy.optimize import Bounds, LinearConstraint, milp

from wervel.practice.rehabilitation.counts import EVERYBODY
from wervel.practice.rehabilitation.dose import LIMITS
from wervel.practice.rehabilitation.stays import BEFORE
from wervel.practice.rehabilitation.tables import tables
from wervel.small_numbers import preset

STRICT = preset("opensafely")
SEEDS: Final = (4, 13, 16, 70)
MANY: Final = 1000
"""More than anybody in these tables can be; so that no programme is without end."""
CELLS: Final = (*CLASSES, "unclassed", "above", "up_to", "unhoured")
PARTS: Final = {
    "severe": (3, 4),
    "less_severe": (1, 2),
    "classed": CLASSES,
    "above": ("above",),
    "up_to": ("up_to",),
    "houred": ("above", "up_to"),
}
CARE: Final = ("therapy_before", "psychological_before", "specialist_before")
KINDS: Final = tuple(product((True, False), repeat=3))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_reader_of_all_tables_cannot_tell_that_a_count_is_small(seed):
    """One programme over every cell: institution × class, and × hours, and the means.

    Apart from ``small_numbers``. The reader knows every shown number as exact, except
    for its rounding, that a suppressed count is not zero, and both means.
    """
    rng = np.random.default_rng(seed)
    sizes = [int(each) for each in rng.integers(3, 45, int(rng.integers(1, 5)))]
    stays = stays_of(seed + 100, sizes, unrecorded=0.15)
    world = World(stays, tables(stays, rule=STRICT), STRICT)
    assert world.is_possible()
    for what, target, count in world.withheld():
        assert not 0 < count < STRICT.threshold or world.highest(target) >= (
            STRICT.threshold
        ), what


@pytest.mark.parametrize("seed", SEEDS[:3])
def test_a_reader_of_what_went_before_cannot_tell_that_a_count_is_small(seed):
    """The same over every combination of the three kinds of care."""
    rng = np.random.default_rng(seed)
    stays = stays_of(seed + 500, [int(rng.integers(20, 90))])
    for name, share in zip(BEFORE, (0.15, 0.1, 0.85, 0.1), strict=True):
        stays[name] = pd.Series(rng.random(len(stays)) < share, dtype="boolean")
    admitted = stays[stays["admitted"].fillna(value=False)]
    truth = [
        int((admitted[[*CARE]] == list(kind)).all(axis="columns").sum())
        for kind in KINDS
    ]
    found = tables(stays, rule=STRICT)
    shown = pd.concat([found.before, found.criteria]).set_index("group")
    lines = lines_of_care()
    limits = [(np.ones(8), *around(found.by_class["admitted"].iloc[0], STRICT))]
    limits += [
        (line, *around(shown.loc[name, what], STRICT))
        for (name, what), line in lines.items()
    ]
    for (name, what), line in lines.items():
        if pd.isna(shown.loc[name, what]) and 0 < line @ truth < STRICT.threshold:
            assert -solved(-line, limits) >= STRICT.threshold, (name, what)
    for line in crossed(lines):
        if 0 < line @ truth < STRICT.threshold:
            least, most = solved(line, limits), -solved(-line, limits)
            assert least == 0 or most >= STRICT.threshold


def lines_of_care():
    """Of each cell of two tables, which combinations of care are in it."""
    told = np.array(KINDS, dtype=float).T
    yes = {(name, "yes"): told[place] for place, name in enumerate(CARE)}
    yes["one_discipline", "yes"] = np.maximum(told[0], told[1])
    yes["several_disciplines", "yes"] = told[2]
    yes["all_steps", "cannot_tell"] = np.maximum(told[0], told[1]) * told[2]
    return yes | {(name, "no"): 1 - line for (name, _), line in yes.items()}


def crossed(lines):
    """What no table shows: each two answers together."""
    for one, other in (CARE[:2], ("one_discipline", "several_disciplines")):
        for first, second in product(("yes", "no"), repeat=2):
            yield lines[one, first] * lines[other, second]


def around(shown, rule):
    """From where to where a count is that is shown so; suppressed is at least one."""
    if pd.isna(shown):
        return 1.0, np.inf
    half = rule.rounding // 2
    return (
        (0.0, 0.0) if shown == 0 else (max(shown - half, rule.threshold), shown + half)
    )


def is_within(count, bounds):
    low, high = bounds
    return low <= count <= high


def solved(goal, limits):
    """The least of the goal, over whole numbers within the limits."""
    rows, low, high = zip(*limits, strict=True)
    found = milp(
        goal,
        integrality=np.ones(len(goal)),
        bounds=Bounds(0, MANY),
        constraints=LinearConstraint(np.vstack(rows), low, high),
    )
    assert found.status == 0, found.message
    return round(found.fun)


class World:
    """Every cell a reader can think of: institution × class (or none), and × hours."""

    def __init__(self, stays, found, rule):
        self.found, self.rule = found, rule
        self.admitted = stays[stays["admitted"].fillna(value=False)]
        means = self.admitted.groupby("institution")["wpn_class"].mean()
        shown = found.institutions.set_index("group").drop(index=EVERYBODY)
        self.order = self._matched(shown, means)
        self.shown = shown
        self.size = len(self.order) * len(CELLS)
        self.limits = [*self._each(), *self._all()]

    def _matched(self, shown, means):
        """Which institution each line is of: the test may know, a reader may not."""
        assert shown["mean_class"].dropna().is_monotonic_decreasing
        parts = {
            site: self.admitted[self.admitted["institution"] == site]
            for site in means.index
        }
        return next(
            dict(zip(shown.index, sites, strict=True))
            for sites in permutations(parts)
            if all(
                self._fits(row, parts[site])
                for site, (_, row) in zip(sites, shown.iterrows(), strict=True)
            )
        )

    def _fits(self, row, part):
        wpn, hours = part["wpn_class"].dropna(), part["hours"].dropna()
        exact = {
            "classed": len(wpn),
            "houred": len(hours),
            "severe": (wpn >= 3).sum(),
            "above": (hours > 48).sum(),
        }
        told = all(
            pd.isna(row[what]) or is_within(count, around(row[what], self.rule))
            for what, count in exact.items()
        )
        mean = round(float(wpn.mean()), 1) if len(wpn) else None
        return told and (pd.isna(row["mean_class"]) or row["mean_class"] == mean)

    def line(self, kinds, group=None):
        """The coefficients that add these kinds up, of one institution or of all."""
        made = np.zeros((len(self.order), len(CELLS)))
        for place, each in enumerate(self.order):
            if group in (None, each):
                for kind in kinds:
                    made[place, CELLS.index(kind)] = 1
        return made.ravel()

    def _each(self):
        for group, row in self.shown.iterrows():
            for what, kinds in PARTS.items():
                if self._is_there(row, what):
                    yield self.line(kinds, group), *around(row[what], self.rule)
            whole = self.line((*CLASSES, "unclassed"), group)
            yield whole - self.line(("above", "up_to", "unhoured"), group), 0, 0
            yield from self._means(row, group)

    def _is_there(self, row, what):
        """Shown, or suppressed and not zero: a zero may be hidden with another."""
        return not pd.isna(row[what]) or self._count(row.name, what) > 0

    def _count(self, group, what):
        part = self.admitted
        if group != EVERYBODY:
            part = part[part["institution"] == self.order[group]]
        wpn, hours = part["wpn_class"], part["hours"]
        return int(
            {
                "severe": wpn >= 3,
                "less_severe": wpn < 3,
                "classed": wpn.notna(),
                "above": hours > 48,
                "up_to": hours <= 48,
                "houred": hours.notna(),
            }[what].sum()
        )

    def _means(self, row, group):
        of = None if group == EVERYBODY else group
        if not pd.isna(row["mean_class"]):
            whole = self.line(CLASSES, of)
            summed = sum(each * self.line((each,), of) for each in CLASSES)
            yield summed - (row["mean_class"] - 0.05) * whole, -1e-6, np.inf
            yield summed - (row["mean_class"] + 0.05) * whole, -np.inf, 1e-6
        if not pd.isna(row["mean_hours"]):
            whole = self.line(("above", "up_to"), of)
            least = 48 * self.line(("above",), of)
            yield least - (row["mean_hours"] + 0.5) * whole, -np.inf, 1e-6

    def _all(self):
        row = self.found.institutions.set_index("group").loc[EVERYBODY]
        for what, kinds in PARTS.items():
            if self._is_there(row, what):
                yield self.line(kinds), *around(row[what], self.rule)
        yield from self._means(row, EVERYBODY)
        for group, each in self.found.by_class.set_index("group").iterrows():
            kinds = {EVERYBODY: (*CLASSES, "unclassed"), "": ("unclassed",)}
            of = kinds.get(group) or (int(group),)
            bounds = around(each["admitted"], self.rule)
            exact = self.admitted["wpn_class"]
            lacking = group == "" and not exact.isna().any()
            if not (pd.isna(each["admitted"]) and lacking):
                yield self.line(of), *bounds
        low = high = 0.0
        for _, bar in self.found.hours.iterrows():
            if bar["until"] <= LIMITS[0] and not pd.isna(bar["programmes"]):
                least, most = around(bar["programmes"], self.rule)
                low, high = low + least, high + most
        if low:
            yield self.line(("up_to",)), low, np.inf

    def is_possible(self):
        """Whether the truth itself is within the limits: the attack is a sound one."""
        return np.isfinite(solved(np.zeros(self.size), self.limits))

    def withheld(self):
        for group in self.shown.index:
            for what, kinds in PARTS.items():
                if pd.isna(self.shown.loc[group, what]):
                    count = self._count(group, what)
                    yield (group, what), self.line(kinds, group), count
        for what in ("unclassed", "unhoured"):
            for group, site in self.order.items():
                part = self.admitted[self.admitted["institution"] == site]
                column = "wpn_class" if what == "unclassed" else "hours"
                count = int(part[column].isna().sum())
                goal = self.line((what,), group)
                if solved(goal, self.limits) >= 1:
                    yield (group, what), goal, count

    def highest(self, goal):
        return -solved(-goal, self.limits)
