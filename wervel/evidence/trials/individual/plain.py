"""The individual data read, as plain data: effects and counts, never a patient."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from math import isinf

from wervel.evidence.trials.individual.analysis import Analysis, Response
from wervel.evidence.trials.individual.regression import Effect
from wervel.evidence.trials.individual.tables import models
from wervel.pages.components import Json

Rows = Sequence[Mapping[str, Json]]


def csv_rows(of: Analysis) -> Mapping[str, Rows]:
    """The tables to keep, by name of the file."""
    tables: Mapping[str, Rows] = {
        "effects": _effects(of),
        "responders": [_response(each) for each in of.responses],
        "scenarios": [
            {"time": each.time, **_limits(asdict(one), "limits")}
            for each in of.responses
            for one in each.scenarios
        ],
        "shifted": _shifted(of),
        "balance": [asdict(each) for each in of.balance],
    }
    return {name: rows for name, rows in tables.items() if rows}


def plain(of: Analysis, doubts: Sequence[str]) -> Json:
    """Everything that was asked and found."""
    return {
        "arm": of.scores.arm,
        "comparator": of.scores.comparator,
        "patients": of.scores.patients,
        "times": list(of.scores.times),
        "main_time": of.scores.times[of.at],
        "adjusted_for": ["baseline", *of.scores.adjuster_names],
        "better": str(of.question.better),
        "smallest_important": of.question.smallest,
        "imputations": of.question.sets,
        "seed": of.question.seed,
        "variance_between": of.mixed.between if of.mixed else None,
        "variance_within": of.mixed.within if of.mixed else None,
        "effects": _effects(of),
        "missing_information": list(of.imputed.missing) if of.imputed else None,
        "responders": [_response(each) for each in of.responses],
        "shifted": _shifted(of),
        "balance": [asdict(each) for each in of.balance],
        "doubts": list(doubts),
    }


def _effects(of: Analysis) -> list[dict[str, Json]]:
    return [
        {
            "model": name.en,
            **asdict(each),
            "relevance": str(of.weighed(each).relevance),
        }
        for name, effects in models(of)
        for each in effects
    ]


def _shifted(of: Analysis) -> list[dict[str, Json]]:
    return [
        {
            "shift": each.shift,
            **_numbers(each.effect),
            "relevance": str(each.weighed.relevance),
        }
        for each in of.shifted
    ]


def _numbers(effect: Effect) -> dict[str, Json]:
    return {"value": effect.value, "low": effect.low, "high": effect.high}


def _response(of: Response) -> dict[str, Json]:
    found, needed = of.effects, of.needed
    made: dict[str, Json] = {"time": of.time}
    for name, counts in (("treated", found.first), ("comparator", found.second)):
        made[f"{name}_responders"] = counts.events
        made[f"{name}_analysed"] = counts.n
        made[f"{name}_missing"] = counts.missing
    for name, value, limits in (
        ("difference", found.difference, found.difference_limits),
        ("ratio", found.ratio, found.ratio_limits),
        ("odds_ratio", found.odds_ratio, found.odds_limits),
    ):
        made[name] = value
        made[f"{name}_low"] = limits[0] if limits else None
        endless = limits is None or isinf(limits[1])
        made[f"{name}_high"] = None if endless or limits is None else limits[1]
    made.update({f"nnt_{name}": value for name, value in asdict(needed).items()})
    made["same_conclusion"] = of.turning.same if of.turning else None
    return made


def _limits(row: dict[str, Json], name: str) -> dict[str, Json]:
    """The row with a pair of limits as two columns."""
    pair = row.pop(name)
    low, high = pair if isinstance(pair, tuple) else (None, None)
    return {**row, "low": low, "high": high}
