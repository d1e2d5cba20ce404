"""An evaluation as plain data: tables to keep as CSV, and all of it as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from wervel.evidence.economics.cheers import cheers
from wervel.evidence.economics.choice import AtWorth, Difference
from wervel.evidence.economics.evaluation import Evaluation, Scenario
from wervel.pages.components import Json
from wervel.pages.speech import Speech

Row = Mapping[str, Json]


def economics_rows(of: Evaluation, speech: Speech) -> dict[str, Sequence[Row]]:
    """The tables by the name of their file: one row per what the name says.

    Effects of arms stand on their own scale; of differences, more is better.
    """
    sign = _sign(of)
    return {
        "arms": [
            {
                "arm": arm,
                "patients": of.patients.sizes[at],
                "costs": float(of.totals.costs[at]),
                "effects": sign * float(of.totals.effects[at]),
            }
            for at, arm in enumerate(of.patients.arms)
        ],
        "differences": [_difference(each) for each in of.differences],
        "worth": [row for each in of.worths for row in _worth(each, of)],
        "curve": [row for each in of.curve for row in _worth(each, of)],
        "categories": [row for each in _categories(of) for row in each],
        "scenarios": [row for each in of.scenarios for row in _scenario(each, of)],
        "draws": _draws(of),
        "cheers": [
            {"item": number, "asks": asks, "filled_in": said}
            for number, asks, said in cheers(of, speech)
        ],
    }


def economics_data(of: Evaluation, speech: Speech) -> Json:
    """Everything but the draws themselves, which stand in their own file."""
    rows = economics_rows(of, speech)
    rates, sign = of.asked.rates, _sign(of)
    return {
        "compared_with": of.patients.arms[0],
        "effect": of.effect,
        "lower_is_better": of.asked.lower_is_better,
        "currency": of.currency,
        "outside_care": list(of.asked.outside_care),
        "discount": None if rates is None else asdict(rates),
        "draws": of.asked.draws,
        "seed": of.asked.seed,
        "missing_values": of.patients.missing,
        "doubts": [
            {"doubt": doubt.value, "about": about} for doubt, about in of.doubts
        ],
        "steps": [
            {
                "arm": each.arm,
                "costs": each.costs,
                "effects": sign * each.effects,
                "ratio": each.ratio,
                "beaten_by": list(each.beaten_by),
            }
            for each in of.steps
        ],
        **{name: list(each) for name, each in rows.items() if name != "draws"},
    }


def _sign(of: Evaluation) -> float:
    """Back to the scale of an effect of which less is better."""
    return -1.0 if of.asked.lower_is_better else 1.0


def _difference(of: Difference) -> dict[str, Json]:
    low, high = of.limits or (None, None)
    return {
        "arm": of.arm,
        "costs": of.costs.value,
        "costs_low": of.costs.low,
        "costs_high": of.costs.high,
        "effects": of.effects.value,
        "effects_low": of.effects.low,
        "effects_high": of.effects.high,
        "trade": of.trade.value,
        "ratio": of.ratio,
        "ratio_low": low,
        "ratio_high": high,
        **asdict(of.shares),
    }


def _worth(of: AtWorth, whole: Evaluation) -> list[dict[str, Json]]:
    """A row per arm; the first has no net benefit against itself."""
    rows: list[dict[str, Json]] = []
    for at, arm in enumerate(whole.patients.arms):
        benefit = of.net_benefit[at - 1] if at else None
        rows.append(
            {
                "worth": of.worth,
                "arm": arm,
                "probability": of.probability[at],
                "best_on_average": at == of.best,
                "net_benefit": benefit.value if benefit else None,
                "net_benefit_low": benefit.low if benefit else None,
                "net_benefit_high": benefit.high if benefit else None,
                "perfect_information": of.perfect_information,
            }
        )
    return rows


def _categories(of: Evaluation) -> list[list[dict[str, Json]]]:
    return [
        [
            {
                "category": each.name,
                "outside_care": each.outside_care,
                "arm": arm,
                "costs": each.costs[at],
                "more": each.more[at - 1].value if at else None,
                "more_low": each.more[at - 1].low if at else None,
                "more_high": each.more[at - 1].high if at else None,
                "share": each.share[at - 1] if at else None,
            }
            for at, arm in enumerate(of.patients.arms)
        ]
        for each in of.categories
    ]


def _scenario(of: Scenario, whole: Evaluation) -> list[dict[str, Json]]:
    return [
        {
            "scenario": of.otherwise.value,
            "patients": of.patients,
            **_difference(each),
            "worth": of.choice.worth,
            "best_on_average": whole.patients.arms[of.choice.best],
            "probability_best": of.choice.probability_best,
        }
        for each in of.differences
    ]


def _draws(of: Evaluation) -> list[dict[str, Json]]:
    costs, effects = of.totals.more_costs.tolist(), of.totals.more_effects.tolist()
    return [
        {
            "draw": draw,
            "arm": arm,
            "costs": costs[at][place],
            "effects": effects[at][place],
        }
        for at, draw in enumerate(range(1, len(costs) + 1))
        for place, arm in enumerate(of.patients.arms[1:])
    ]
