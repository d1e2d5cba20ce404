"""Care sites beside what was to be expected of their patients, measure by measure.

Peers are care sites of one kind (``site_kinds``): what is expected, how far sites
differ and who stands out is told among them alone. Reckoned from exact counts, inside
the house: what of it may leave is chosen later.
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
    kind_of = site_kinds(of)
    found = kinds(of, kind_of)
    counts = counts_by_kind(found, of.recommendations)
    known = counts[counts["care_site_id"].notna()]
    of_peers = {
        str(kind): rows
        for kind, rows in known.groupby(known["kind"].map(found.described["site_kind"]))
        if rows["care_site_id"].nunique() >= FEWEST_PEERS
    }
    models = {kind: _models(found, rows) for kind, rows in of_peers.items()}
    expected = {kind: _expected(found, kind, models[kind]) for kind in models}
    months = sums_by_month(found, of.recommendations, _together(expected))
    asked = {each.id: each for each in of.recommendations}
    compared = {
        kind: {
            measure: _compared((asked[measure], kind), models[kind][measure], seen)
            for measure, seen in _seen(found, rows, months, expected[kind]).items()
        }
        for kind, rows in of_peers.items()
    }
    return Comparison(found, kind_of, compared, expected)


def _models(found: Kinds, rows: pd.DataFrame) -> dict[str, CaseMix]:
    """The model of each measure, over the kinds of patient of all these care sites."""
    outcomes_of = rows.groupby(["measure", "kind"], as_index=False)[_OUTCOMES].sum()
    described = outcomes_of.merge(found.described, on="kind")
    return {
        str(measure): case_mix(
            each["numerator"],
            each["complement"],
            {name: [*each[name]] for name in COVARIATES},
        )
        for measure, each in described.groupby("measure")
    }


def _expected(
    found: Kinds, site_kind: str, models: Mapping[str, CaseMix]
) -> dict[str, pd.DataFrame]:
    """What each measure expects: the probability of each kind of patient there."""
    mine = found.described[found.described["site_kind"] == site_kind]
    covariates = {name: [*mine[name]] for name in COVARIATES}
    return {
        measure: pd.DataFrame(
            {"kind": mine["kind"], "probability": model.probability(covariates)}
        )
        for measure, model in models.items()
    }


def _together(
    expected: Mapping[str, Mapping[str, pd.DataFrame]],
) -> dict[str, pd.DataFrame]:
    """Per measure the probabilities at all kinds of care sites."""
    parts: dict[str, list[pd.DataFrame]] = {}
    for of_measure in expected.values():
        for measure, each in of_measure.items():
            parts.setdefault(measure, []).append(each)
    return {measure: pd.concat(each) for measure, each in parts.items()}


_OUTCOMES = ["numerator", "complement"]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Seen:
    """What was counted of one measure among the care sites of one kind."""

    known: pd.DataFrame
    """One row per care site and kind of patient: numerator, complement, probability."""
    months: pd.DataFrame
    levels: pd.DataFrame


def _seen(
    found: Kinds,
    rows: pd.DataFrame,
    months: pd.DataFrame,
    expected: Mapping[str, pd.DataFrame],
) -> dict[str, _Seen]:
    """What was counted of each measure at the care sites in these rows."""
    mine = months[months["care_site_id"].isin(rows["care_site_id"].unique())]
    months_of = dict([*mine.groupby("measure")])
    levels_of = dict([*_levels(found, rows).groupby("measure")])
    return {
        str(measure): _Seen(
            known=known.merge(expected[str(measure)], on="kind"),
            months=months_of[measure],
            levels=levels_of[measure],
        )
        for measure, known in rows.groupby("measure")
    }


def _compared(of: tuple[Recommendation, str], model: CaseMix, seen: _Seen) -> Compared:
    known = seen.known
    odds = special.logit(known["probability"].to_numpy())
    sums = seen.months.groupby("care_site_id")
    sites = sums[[*SUMS]].sum().reset_index()
    sites = sites[sites["denominator"] >= FEWEST_MOMENTS].reset_index(drop=True)
    told = _spread(sites)
    fit = _fitted(sites, known, odds)
    return Compared(
        recommendation=of[0],
        site_kind=of[1],
        model=model,
        calibration=calibration(
            known["numerator"], known["complement"], known["probability"]
        ),
        spread=told,
        rankability=rankability(fit.variance, fit.own_error) if fit else float("nan"),
        sites=_with_signals(sites, told).assign(**_shrunken(sites, fit, known, odds))[
            [*SITE_COLUMNS]
        ],
        months=seen.months,
        levels=seen.levels,
    )


def _levels(found: Kinds, rows: pd.DataFrame) -> pd.DataFrame:
    """One row per measure, covariate and level: how many of each outcome."""
    by_kind = rows.groupby(["measure", "kind"], as_index=False)[_OUTCOMES].sum()
    described = by_kind.merge(found.described, on="kind")
    parts = [
        described.groupby(["measure", name], as_index=False)[_OUTCOMES]
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
