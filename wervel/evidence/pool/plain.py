"""A pooling as plain data: rows for CSV, and everything as JSON, unrounded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from math import sqrt

from wervel.evidence.pool.analysis import Pooling, small_study_doubts
from wervel.evidence.pool.doubts import Doubt
from wervel.evidence.pool.effects import as_read
from wervel.evidence.pool.pooling import Mean, Pooled
from wervel.evidence.pool.regression import Regression
from wervel.evidence.pool.subgroups import Subgroups
from wervel.evidence.study import Measure
from wervel.pages.components import Json

_Rows = Sequence[Mapping[str, Json]]


def csv_rows(of: Pooling) -> Mapping[str, _Rows]:
    """The tables to keep, by the name of their file; effects on the reader's scale."""
    tables: dict[str, _Rows] = {
        "studies": _studies(of.whole),
        "pooled": [_pooled(of.whole)],
        "without_each": [
            {
                "study": each.name,
                **_mean(each.without.mean, of.measure),
                "tau_squared": each.without.tau_squared,
                "residual": each.residual,
                "cooks_distance": each.distance,
                "covariance_ratio": each.covariance_ratio,
            }
            for each in of.influence
        ],
    }
    if of.subgroups is not None:
        tables["groups"] = _groups(of.subgroups, of.measure)
    if of.regression is not None:
        tables["coefficients"] = _coefficients(of.regression)
    if of.again:
        tables["correlations"] = [
            {"correlation": each, **_pooled(other)} for each, other in of.again
        ]
    return {name: rows for name, rows in tables.items() if rows}


def plain(of: Pooling) -> Json:
    """Everything as plain data."""
    tables = csv_rows(of)
    return {
        "measure": of.measure.value,
        "scale": "ratio" if of.measure.is_ratio else "difference",
        **tables,
        "pooled": _pooled(of.whole),
        "mantel_haenszel": _mean(of.mantel_haenszel, of.measure)
        if of.mantel_haenszel
        else None,
        "between_groups": asdict(of.subgroups.between) if of.subgroups else None,
        "regression": _regression(of.regression) if of.regression else None,
        "small_studies": asdict(of.asymmetry) if of.asymmetry else None,
        "familiar": asdict(of.familiar) if of.familiar else None,
        "doubts": doubts(all_doubts(of)),
    }


def all_doubts(of: Pooling) -> tuple[Doubt, ...]:
    """Every doubt of the whole and of its parts, once."""
    parts = [*of.whole.doubts, *small_study_doubts(of)]
    parts += of.subgroups.doubts if of.subgroups else ()
    parts += of.regression.doubts if of.regression else ()
    return tuple(dict.fromkeys(parts))


def doubts(of: Iterable[Doubt]) -> Json:
    """Doubts as plain data."""
    return [
        {
            "kind": each.kind.value,
            "about": list(each.about),
            "numbers": list(each.numbers),
        }
        for each in of
    ]


def _studies(of: Pooled) -> _Rows:
    effects = of.effects
    return [
        {
            "study": name,
            **_mean(
                Mean(
                    estimate=effects.estimate[at],
                    standard_error=sqrt(effects.variance[at]),
                    df=None,
                    confidence=of.mean.confidence,
                ),
                effects.measure,
            ),
            "weight": of.weights[at],
        }
        for at, name in enumerate(effects.names)
    ]


def _mean(of: Mean, measure: Measure) -> dict[str, Json]:
    return {
        "estimate": as_read(of.estimate, measure),
        "low": as_read(of.low, measure),
        "high": as_read(of.high, measure),
        "standard_error": of.standard_error,
        "df": of.df,
        "p": of.p,
    }


def _pooled(of: Pooled) -> dict[str, Json]:
    measure, spread = of.effects.measure, of.spread
    prediction = of.prediction or (None, None)
    tau = spread.tau_squared_interval or (None, None)
    share = spread.i_squared_interval or (None, None)
    return {
        "model": of.model,
        "knapp_hartung": of.knapp_hartung,
        "studies": of.k,
        **_mean(of.mean, measure),
        "classic_low": as_read(of.classic.low, measure),
        "classic_high": as_read(of.classic.high, measure),
        "prediction_low": _read(prediction[0], measure),
        "prediction_high": _read(prediction[1], measure),
        "q": spread.q,
        "q_df": spread.df,
        "q_p": spread.p,
        "tau_squared": spread.tau_squared,
        "tau_squared_low": tau[0],
        "tau_squared_high": tau[1],
        "i_squared": spread.i_squared,
        "i_squared_low": share[0],
        "i_squared_high": share[1],
        "i_squared_of_q": spread.i_squared_of_q,
        "h_squared": spread.h_squared,
    }


def _groups(of: Subgroups, measure: Measure) -> _Rows:
    return [
        {
            "group": each.name,
            "studies": len(each.effects),
            **_mean(each.mean, measure),
            "tau_squared": each.tau_squared,
            "i_squared": each.i_squared,
        }
        for each in of.groups
    ]


def _coefficients(of: Regression) -> _Rows:
    return [
        {"coefficient": name, **_mean(each, Measure.NOT_STATED)}
        for name, each in zip(of.names, of.coefficients, strict=True)
    ]


def _regression(of: Regression) -> Json:
    return {
        "moderation": asdict(of.moderation),
        "residual_q": of.spread.q,
        "residual_df": of.spread.df,
        "residual_p": of.spread.p,
        "tau_squared": of.spread.tau_squared,
        "explained": of.explained,
    }


def _read(value: float | None, measure: Measure) -> float | None:
    return None if value is None else as_read(value, measure)
