"""Care sites beside what was to be expected of their patients, measure by measure.

Reckoned from exact counts, inside the house: what of it may leave is chosen later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import special, stats

from wervel.benchmarking.calibration import Calibration, calibration
from wervel.benchmarking.case_mix import CaseMix, case_mix
from wervel.benchmarking.funnel import ALARM, WARNING, tails
from wervel.benchmarking.overdispersion import FEWEST_SITES, Spread, spread
from wervel.benchmarking.random_intercept import (
    RandomIntercept,
    outcomes,
    random_intercept,
)
from wervel.benchmarking.rankability import rankability
from wervel.findings.assessment import Assessment
from wervel.practice.mirror.case_mix_cells import (
    COVARIATES,
    Kinds,
    counts_by_kind,
    kinds,
    sums_by_month,
)
from wervel.recommendations.recommendation import Recommendation

Floats = NDArray[np.float64]
FEWEST_MOMENTS = 10
"""A care site with fewer judged moments is nobody's peer: wervel's choice."""
SITE_COLUMNS = (
    "care_site_id",
    "numerator",
    "denominator",
    "expected",
    "variance",
    "tail",
    "signal",
    "share",
    "share_low",
    "share_high",
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Compared:
    """One measure over all care sites; exact, so it stays inside.

    ``sites``: one row per care site with at least ``FEWEST_MOMENTS`` judged moments:
    ``SITE_COLUMNS``, where ``tail`` is the chance of so extreme a numerator on the side
    it is on, ``signal`` is ``low``, ``high`` (beyond 99.8 %), ``rather_low``,
    ``rather_high`` (beyond 95 %), ``within``, or ``unknown`` where there are too few
    peers; ``share`` is the shrunken share: of all patients, had they all been at this
    site, with its 95 % interval. ``months``: one row per month and care site: observed,
    judged, expected.
    """

    recommendation: Recommendation
    model: CaseMix
    calibration: Calibration
    spread: Spread
    rankability: float
    sites: pd.DataFrame
    months: pd.DataFrame

    @property
    def has_peers(self) -> bool:
        """Whether there are enough care sites to give alarms at all."""
        return len(self.sites) >= FEWEST_SITES


@dataclass(frozen=True, eq=False)
class Comparison:
    """All measures over all care sites, with the kinds of patient behind them."""

    kinds: Kinds
    of: Mapping[str, Compared]
    expected: Mapping[str, pd.DataFrame]


def comparison(of: Assessment) -> Comparison:
    """Every measure of the assessment, as far as anything in it can be judged."""
    found = kinds(of)
    counts = counts_by_kind(found, of.recommendations)
    described = counts.merge(found.described, on="kind")
    models = {
        str(measure): _modelled(rows) for measure, rows in described.groupby("measure")
    }
    covariates = {name: [*found.described[name]] for name in COVARIATES}
    expected = {
        measure: pd.DataFrame(
            {
                "kind": found.described["kind"],
                "probability": model.probability(covariates),
            }
        )
        for measure, model in models.items()
    }
    months = sums_by_month(found, of.recommendations, expected)
    by_measure = dict([*months.groupby("measure")])
    rows_of = dict([*described.groupby("measure")])
    compared = {
        each.id: _compared(each, models[each.id], rows_of[each.id], by_measure[each.id])
        for each in of.recommendations
        if each.id in models
    }
    return Comparison(found, compared, expected)


def _modelled(rows: pd.DataFrame) -> CaseMix:
    """The model of one measure, over the kinds of patient of all sites together."""
    whole = rows.groupby("kind", as_index=False).agg(
        {"numerator": "sum", "complement": "sum", **dict.fromkeys(COVARIATES, "first")}
    )
    return case_mix(
        whole["numerator"],
        whole["complement"],
        {name: [*whole[name]] for name in COVARIATES},
    )


def _compared(
    of: Recommendation, model: CaseMix, rows: pd.DataFrame, months: pd.DataFrame
) -> Compared:
    known = rows[rows["care_site_id"].notna()]
    levels = {name: [*known[name]] for name in COVARIATES}
    odds = model.log_odds(levels)
    sums = months[months["care_site_id"].notna()].groupby("care_site_id")
    names = ["numerator", "denominator", "expected", "variance"]
    sites = sums[names].sum().reset_index()
    sites = sites[sites["denominator"] >= FEWEST_MOMENTS].reset_index(drop=True)
    told = _spread(sites)
    fit = _fitted(sites, known, odds)
    return Compared(
        recommendation=of,
        model=model,
        calibration=calibration(
            known["numerator"], known["complement"], special.expit(odds)
        ),
        spread=told,
        rankability=rankability(fit.variance, fit.own_error) if fit else float("nan"),
        sites=_with_signals(sites, told).assign(**_shrunken(sites, fit, known, odds))[
            [*SITE_COLUMNS]
        ],
        months=months,
    )


def _spread(sites: pd.DataFrame) -> Spread:
    n = sites["denominator"].to_numpy(dtype=np.float64)
    share, target, variance = (
        sites[name].to_numpy(dtype=np.float64) / n ** (1 + (name == "variance"))
        for name in ("numerator", "expected", "variance")
    )
    return spread(share, target, np.sqrt(variance))


def _with_signals(sites: pd.DataFrame, told: Spread) -> pd.DataFrame:
    """The same rows, with the tail and the signal."""
    n = sites["denominator"].to_numpy(dtype=np.float64)
    low, high = tails(
        sites["numerator"], n, sites["expected"] / n, spread=told.variance
    )
    is_low = low < high
    tail = np.minimum(low, high)
    signal = np.full(len(sites), "within", dtype=object)
    signal[tail < (1 - WARNING) / 2] = "rather_high"
    signal[(tail < (1 - WARNING) / 2) & is_low] = "rather_low"
    signal[tail < (1 - ALARM) / 2] = "high"
    signal[(tail < (1 - ALARM) / 2) & is_low] = "low"
    if len(sites) < FEWEST_SITES:
        signal[:] = "unknown"
    return sites.assign(tail=tail, signal=signal)


def _fitted(
    sites: pd.DataFrame, known: pd.DataFrame, odds: Floats
) -> RandomIntercept | None:
    """The random intercepts of the sites; None where there are too few to tell."""
    if len(sites) < 2 or not 0 < sites["numerator"].sum() < sites["denominator"].sum():  # noqa: PLR2004
        return None
    place = pd.Series(range(len(sites)), index=sites["care_site_id"])
    number = known["care_site_id"].map(place)
    used = number.notna().to_numpy()
    return random_intercept(
        outcomes(
            number[used].astype(int),
            known["numerator"][used],
            known["complement"][used],
            odds[used],
        )
    )


def _shrunken(
    sites: pd.DataFrame, fit: RandomIntercept | None, known: pd.DataFrame, odds: Floats
) -> dict[str, Floats]:
    """The share of all patients at each site, and its interval; NaN without a fit."""
    if fit is None:
        return dict.fromkeys(
            ("share", "share_low", "share_high"), np.full(len(sites), np.nan)
        )
    weight = (known["numerator"] + known["complement"]).to_numpy(dtype=np.float64)
    values, group = np.unique(odds, return_inverse=True)
    weights = np.bincount(group, weight) / weight.sum()
    z = stats.norm.isf((1 - WARNING) / 2)

    def standardised(effect: Floats) -> Floats:
        chance = special.expit(values[None, :] + fit.mean + effect[:, None])
        return np.asarray(chance @ weights)

    return {
        "share": standardised(fit.effect),
        "share_low": standardised(fit.effect - z * fit.error),
        "share_high": standardised(fit.effect + z * fit.error),
    }


def providers(
    of: Comparison, recommendations: Sequence[Recommendation], *, care_site: int
) -> pd.DataFrame:
    """One row per measure × provider of one care site: observed beside expected."""
    mine = of.kinds.moments.filter(of.kinds.moments.care_site_id == care_site)
    sums = sums_by_month(
        Kinds(mine, of.kinds.described), recommendations, of.expected, by="provider_id"
    )
    return sums.groupby(["measure", "provider_id"], as_index=False, dropna=False)[
        ["numerator", "denominator", "expected"]
    ].sum()
