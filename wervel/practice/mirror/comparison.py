"""Care sites beside what was to be expected of their patients, measure by measure.

Peers are care sites of one kind (``site_kinds``): what is expected, how far sites
differ and who stands out is told among them alone. Reckoned from exact counts, inside
the house: what of it may leave is chosen later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ibis
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
    SUMS,
    Kinds,
    counts_by_kind,
    kinds,
    sums_by_month,
)
from wervel.practice.mirror.site_kinds import OTHER, site_kinds
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
    """One measure over all care sites of one kind; exact, so it stays inside.

    ``sites``: one row per care site with at least ``FEWEST_MOMENTS`` judged moments:
    ``SITE_COLUMNS``, where ``tail`` is the chance of so extreme a numerator on the side
    it is on, ``signal`` is ``low``, ``high`` (beyond 99.8 %), ``rather_low``,
    ``rather_high`` (beyond 95 %), ``within``, or ``unknown`` where there are too few
    peers; ``share`` is the shrunken share: of all patients, had they all been at this
    site, with its 95 % interval. ``months``: one row per month and care site: observed,
    judged, expected. ``levels``: one row per covariate and level: numerator,
    complement.
    """

    recommendation: Recommendation
    site_kind: str
    model: CaseMix
    calibration: Calibration
    spread: Spread
    rankability: float
    sites: pd.DataFrame
    months: pd.DataFrame
    levels: pd.DataFrame

    @property
    def has_peers(self) -> bool:
        """Whether there are enough care sites to give alarms at all."""
        return len(self.sites) >= FEWEST_SITES


@dataclass(frozen=True, eq=False)
class Comparison:
    """All measures over all care sites, with the kinds of patient behind them.

    ``of`` and ``expected`` are by kind of care site, then by measure; ``expected`` has
    the probability of being followed of each kind of patient.
    """

    kinds: Kinds
    site_kind: Mapping[int, str]
    of: Mapping[str, Mapping[str, Compared]]
    expected: Mapping[str, Mapping[str, pd.DataFrame]]


FEWEST_PEERS = 5
"""With fewer care sites of a kind there is nobody to compare with: wervel's choice."""


def comparison(of: Assessment) -> Comparison:
    """Every measure of the assessment, among the care sites of each kind."""
    found = kinds(of)
    kind_of = site_kinds(of)
    counts = counts_by_kind(found, of.recommendations)
    known = counts[counts["care_site_id"].notna()].merge(found.described, on="kind")
    named = known["care_site_id"].astype("int64").map(kind_of).fillna(OTHER)
    compared, expected = {}, {}
    for kind, rows in known.groupby(named):
        sites = rows["care_site_id"].unique()
        if len(sites) >= FEWEST_PEERS:
            mine = ibis.memtable(pd.DataFrame({"care_site_id": sites.astype("int64")}))
            moments = found.moments.semi_join(mine, "care_site_id")
            compared[str(kind)], expected[str(kind)] = _among_peers(
                str(kind), Kinds(moments, found.described), rows, of.recommendations
            )
    return Comparison(found, kind_of, compared, expected)


def _among_peers(
    site_kind: str,
    found: Kinds,
    rows: pd.DataFrame,
    recommendations: Sequence[Recommendation],
) -> tuple[dict[str, Compared], dict[str, pd.DataFrame]]:
    """Each measure over the care sites of one kind, and what it expects of patients."""
    rows_of = dict([*rows.groupby("measure")])
    models = {str(measure): _modelled(each) for measure, each in rows_of.items()}
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
    months = dict([*sums_by_month(found, recommendations, expected).groupby("measure")])
    levels = dict([*_levels(rows).groupby("measure")])
    compared = {
        each.id: _compared(
            (each, site_kind),
            models[each.id],
            rows_of[each.id],
            months[each.id],
            levels[each.id],
        )
        for each in recommendations
        if each.id in models
    }
    return compared, expected


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
    of: tuple[Recommendation, str],
    model: CaseMix,
    known: pd.DataFrame,
    months: pd.DataFrame,
    levels_of: pd.DataFrame,
) -> Compared:
    levels = {name: [*known[name]] for name in COVARIATES}
    odds = model.log_odds(levels)
    sums = months.groupby("care_site_id")
    sites = sums[[*SUMS]].sum().reset_index()
    sites = sites[sites["denominator"] >= FEWEST_MOMENTS].reset_index(drop=True)
    told = _spread(sites)
    fit = _fitted(sites, known, odds)
    return Compared(
        recommendation=of[0],
        site_kind=of[1],
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
        levels=levels_of,
    )


def _levels(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per measure, covariate and level: how many of each outcome."""
    parts = [
        rows.groupby(["measure", name], as_index=False)[["numerator", "complement"]]
        .sum()
        .rename(columns={name: "level"})
        .assign(covariate=name)
        for name in COVARIATES
    ]
    return pd.concat(parts, ignore_index=True)


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
    """One row per measure × month × provider of one care site: observed and expected.

    Nothing where the care site has no peers.
    """
    expected = of.expected.get(of.site_kind.get(care_site, OTHER), {})
    mine = of.kinds.moments.filter(of.kinds.moments.care_site_id == care_site)
    known = [each for each in recommendations if each.id in expected]
    if not known:
        return pd.DataFrame(columns=["measure", "month", "provider_id", *SUMS])
    return sums_by_month(
        Kinds(mine, of.kinds.described), known, expected, by="provider_id"
    )
