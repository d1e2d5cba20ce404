"""Everything that is shown of scenarios, from an assessment: only totals leave it."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from wervel.errors import UnknownName, UsageError
from wervel.findings.assessment import Assessment
from wervel.practice.changes.loads import release
from wervel.practice.groups import CARE_SITE, NONE, Groups
from wervel.practice.impact.baseline import (
    Baseline,
    Part,
    steps_baseline,
    waits_baseline,
)
from wervel.practice.impact.counting import (
    new_episodes,
    step_cells,
    steps_of,
    wait_cells,
)
from wervel.practice.impact.effects import Effect, as_best_fifth, fewer, within
from wervel.practice.impact.scenarios import Kind, Scenario
from wervel.practice.measures import cell_counts, exact, in_intervals
from wervel.prices import Price, Prices
from wervel.records.checking import first_and_last_day
from wervel.small_numbers import Preset

FOLLOW_UP = 365
"""Days of records there must be after a year before it is reckoned with: the windows
of the measures end within them. Later years would look better than they are."""
_FEWEST_SITES = 5
"""With fewer care sites there is no best fifth."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One scenario over one year; every number of it may leave.

    ``now`` counts what the scenario would change (departures, steps, who waits), of
    ``of`` (moments judged, new episodes, episodes in which the step came). No effect
    where the numbers are withheld, or where there are too few care sites.
    """

    scenario: Scenario
    year: int
    now: int | None
    of: int | None
    cannot_tell: int | None
    dispersion: float
    effect: Effect | None


@dataclass(frozen=True, kw_only=True)
class ImpactData:
    """What may be shown of scenarios over one year of a source."""

    name: str
    release: str
    year: int
    outcomes: tuple[Outcome, ...]
    small_numbers: Preset
    prices: Prices | None = None


@dataclass(frozen=True, kw_only=True)
class Reckoning:
    """How to reckon: the rule for small numbers, prices if any, the seed."""

    rule: Preset
    prices: Prices | None = None
    seed: int = 1


def impact_data(
    of: Assessment, scenarios: Sequence[Scenario], how: Reckoning, *, year: int
) -> ImpactData:
    """These scenarios over one year. Raises UnknownName for a measure not assessed."""
    said = release(of.source)
    return ImpactData(
        name=said.name or of.source.where,
        release=said.released or "",
        year=year,
        outcomes=outcomes(of, scenarios, how, years=[year]),
        small_numbers=how.rule,
        prices=how.prices,
    )


def complete_years(of: Assessment) -> tuple[int, ...]:
    """The whole calendar years with ``FOLLOW_UP`` after them. Raises UsageError."""
    first, last = first_and_last_day(of.source)
    if first is not None and last is not None:
        begin = first.year if first == date(first.year, 1, 1) else first.year + 1
        end = (last - timedelta(days=FOLLOW_UP)).year
        if date(end, 12, 31) + timedelta(days=FOLLOW_UP) > last:
            end -= 1
        if begin <= end:
            return tuple(range(begin, end + 1))
    raise UsageError(
        f"a whole calendar year with {FOLLOW_UP} days of observation after it",
        "none",
        where=of.source.where,
        do="wait for a later load: without follow-up a year looks better than it is",
    )


def year_of(of: Assessment, asked: int | None) -> int:
    """The year asked for, or the last complete one. Raises UsageError."""
    complete = complete_years(of)
    if asked is None:
        return complete[-1]
    if asked not in complete:
        raise UsageError(
            "a whole calendar year with complete follow-up",
            str(asked),
            where="--period",
            do="choose from: " + ", ".join(map(str, complete)),
        )
    return asked


def outcomes(
    of: Assessment,
    scenarios: Sequence[Scenario],
    how: Reckoning,
    *,
    years: Sequence[int],
) -> tuple[Outcome, ...]:
    """Each scenario over each of these years, in that order.

    What comes out for one scenario does not depend on which others are asked for.
    """
    by_measure = [each for each in scenarios if each.kind is Kind.BEST_FIFTH]
    by_step = [each for each in scenarios if each.kind is not Kind.BEST_FIFTH]
    found = {
        **(_of_measures(of, by_measure, how, years) if by_measure else {}),
        **(_of_steps(of, by_step, how, years) if by_step else {}),
    }
    return tuple(found[each.id, year] for each in scenarios for year in years)


_Found = dict[tuple[str, int], Outcome]


def _of_measures(
    of: Assessment, scenarios: Sequence[Scenario], how: Reckoning, years: Sequence[int]
) -> _Found:
    """The totals are those ``wervel measures`` shows; care sites stay inside."""
    known = {each.id for each in of.recommendations if each.is_measured}
    for each in scenarios:
        if each.measure not in known:
            raise UnknownName(
                "a measure that is assessed",
                each.measure,
                where=f"scenario {each.id}",
                do="choose from: " + ", ".join(sorted(known)),
            )
    groups = Groups(by=(NONE, CARE_SITE))
    cells = cell_counts(of, groups=groups)
    cells = cells[cells["measure"].isin([each.measure for each in scenarios])]
    cells["measure"] = cells["measure"].cat.remove_unused_categories()
    if cells.empty:
        nobody = Baseline(parts=(), of=0, cannot_tell=0)
        return {
            (s.id, y): _outcome(s, y, nobody, None) for s in scenarios for y in years
        }
    inside = exact(cells, every=("year",))
    leaves = in_intervals(cells, rule=how.rule, groups=groups)
    return {
        (each.id, year): _of_measure(each, year, inside, leaves, how)
        for each in scenarios
        for year in years
    }


def _of_measure(
    scenario: Scenario,
    year: int,
    inside: pd.DataFrame,
    leaves: pd.DataFrame,
    how: Reckoning,
) -> Outcome:
    base = _total(leaves, scenario.measure, year)
    sites = inside[
        inside["measure"].eq(scenario.measure)
        & inside["year"].eq(year)
        & inside["by"].eq(CARE_SITE)
        & inside["group"].notna()
        & inside["denominator"].gt(0)
    ]
    if base.parts is None or len(sites) < _FEWEST_SITES:
        return _outcome(scenario, year, base, None)
    sites = sites.sort_values("group")
    followed = sites["numerator"].to_numpy(dtype=np.float64)
    whole = sites["denominator"].to_numpy(dtype=np.float64)
    effect = as_best_fifth(
        followed,
        whole - followed,
        rounding=how.rule.rounding,
        price=_price(scenario, how),
        rng=_generator(scenario, year, how),
    )
    return _outcome(scenario, year, base, effect)


def _total(leaves: pd.DataFrame, measure: str, year: int) -> Baseline:
    """The departures of all together in that year, as they may be shown."""
    rows = leaves[
        leaves["measure"].eq(measure)
        & leaves["by"].eq(NONE)
        & leaves["every"].eq("year")
        & leaves["interval_start"].eq(date(year, 1, 1))
    ]
    if rows.empty:
        return Baseline(parts=(), of=0, cannot_tell=0)
    row = rows.iloc[0]
    cannot_tell = None if row["cannot_tell_suppressed"] else int(row["cannot_tell"])
    if row["suppressed"]:
        return Baseline(parts=None, of=None, cannot_tell=None)
    departed = int(row["denominator"] - row["numerator"])
    return Baseline(
        parts=(Part(item=measure, count=departed),),
        of=int(row["denominator"]),
        cannot_tell=cannot_tell,
    )


def _of_steps(
    of: Assessment, scenarios: Sequence[Scenario], how: Reckoning, years: Sequence[int]
) -> _Found:
    steps, began = steps_of(of), new_episodes(of)
    names = sorted({name for each in scenarios for name in each.steps})
    cells = step_cells(steps, names, in_years=years)
    found: _Found = {}
    for each in scenarios:
        waits = (
            wait_cells(of, steps, each.steps[0], in_years=years)
            if each.kind is Kind.WITHIN
            else None
        )
        for year in years:
            rng = _generator(each, year, how)
            if waits is not None:
                here = waits[waits["year"].eq(year)]
                base = waits_baseline(here, each.steps[0], each.limit, rule=how.rule)
                effect = (
                    within(base.parts[0], _price(each, how), rng=rng)
                    if base.parts
                    else None
                )
            else:
                here = cells[cells["year"].eq(year)]
                base = steps_baseline(
                    here,
                    each.steps,
                    each.setting,
                    episodes=began.get(year, 0),
                    rule=how.rule,
                )
                effect = (
                    fewer(base, each.share, how.prices, rng=rng) if base.parts else None
                )
            found[each.id, year] = _outcome(each, year, base, effect)
    return found


def _outcome(
    scenario: Scenario, year: int, base: Baseline, effect: Effect | None
) -> Outcome:
    return Outcome(
        scenario=scenario,
        year=year,
        now=base.now,
        of=base.of,
        cannot_tell=base.cannot_tell,
        dispersion=base.dispersion,
        effect=effect,
    )


def _price(scenario: Scenario, how: Reckoning) -> Price | None:
    return how.prices[scenario.item] if how.prices and scenario.item else None


def _generator(scenario: Scenario, year: int, how: Reckoning) -> np.random.Generator:
    return np.random.default_rng([how.seed, year, zlib.crc32(scenario.id.encode())])
