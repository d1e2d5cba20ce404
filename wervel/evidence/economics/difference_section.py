"""What it costs and what it gains: the plane, the differences, the quadrants."""

from __future__ import annotations

from wervel.evidence.economics import charts, words
from wervel.evidence.economics.choice import Difference, Step, Trade
from wervel.evidence.economics.evaluation import Evaluation
from wervel.evidence.economics.saying import Saying
from wervel.evidence.report import Section
from wervel.pages.components import Chart, Column, Table

SHOWN = 1000
"""So many draws are drawn on the plane: more would only be darker."""


def difference_section(of: Evaluation, saying: Saying) -> Section:
    """The differences from the first arm, and what they trade."""
    lines = [_limits(each, saying) for each in of.differences if each.ratio is not None]
    lines.append(saying.say(words.ONLY_CLAIMS, unit=saying.unit))
    tables = [_arms_table(of, saying), _quadrant_table(of, saying)]
    if len(of.patients.arms) > 2:  # noqa: PLR2004
        tables.insert(1, _steps_table(of, saying))
    return Section(
        id="difference",
        heading=saying.say(words.DIFFERENCE),
        lines=tuple(lines),
        doubts=tuple(
            saying.say(words.DOUBTS[doubt], about=about) for doubt, about in of.doubts
        ),
        charts=(_plane(of, saying),),
        tables=tuple(tables),
    )


def _limits(of: Difference, saying: Saying) -> str:
    if of.limits is None:
        return saying.say(words.NO_LIMITS, arm=of.arm)
    low, high = of.limits
    return saying.say(
        words.LIMITS,
        arm=of.arm,
        low=saying.amount(low),
        high=saying.amount(high),
        currency=saying.of.currency,
        unit=saying.unit,
    )


def _plane(of: Evaluation, saying: Saying) -> Chart:
    effects, costs = of.totals.more_effects, of.totals.more_costs
    clouds = [
        charts.Cloud(
            arm=each.arm,
            estimate=(each.effects.value, each.costs.value),
            draws=[
                (float(effect), float(cost))
                for effect, cost in zip(
                    effects[:SHOWN, at], costs[:SHOWN, at], strict=True
                )
            ],
            hover=f"{each.arm}: {saying.trade(each, words.TRADE_CELLS)}",
        )
        for at, each in enumerate(of.differences)
    ]
    axes = (
        saying.gain,
        saying.say(words.COST_AXIS, currency=of.currency),
    )
    data, layout = charts.plane(
        clouds, worth=of.worths[0].worth, axes=axes, separators=saying.separators
    )
    return Chart(
        title=saying.say(words.PLANE),
        in_words="; ".join(_in_quadrants(each, saying) for each in of.differences),
        caption=saying.say(
            words.PLANE_CAPTION,
            shown=saying.speech.count(min(SHOWN, of.asked.draws)),
            draws=saying.speech.count(of.asked.draws),
            first=of.patients.arms[0],
            worth=saying.amount(of.worths[0].worth),
            currency=of.currency,
            unit=saying.unit,
        ),
        data=data,
        layout=layout,
    )


def _shares(of: Difference, saying: Saying) -> list[str]:
    shares = of.shares
    return [
        saying.speech.share(each)
        for each in (
            shares.costs_more_gains,
            shares.dominates,
            shares.dominated,
            shares.saves_loses,
        )
    ]


def _in_quadrants(of: Difference, saying: Saying) -> str:
    names = ("first_quadrant", "second", "third", "fourth")
    shares = dict(zip(names, _shares(of, saying), strict=True))
    return saying.say(words.PLANE_SAID, arm=of.arm, **shares)


def _arms_table(of: Evaluation, saying: Saying) -> Table:
    currency = of.currency
    columns = (
        Column(saying.say(words.ARM)),
        Column(saying.say(words.PATIENTS), is_number=True),
        Column(saying.say(words.COSTS, currency=currency), is_number=True),
        Column(saying.effect_name, is_number=True),
        Column(saying.say(words.EXTRA_COSTS, currency=currency), is_number=True),
        Column(saying.gain, is_number=True),
        Column(saying.say(words.TRADE)),
    )
    differing = (None, *of.differences)
    return Table(
        caption=saying.say(words.DIFFERENCE_TABLE, first=of.patients.arms[0]),
        columns=columns,
        rows=tuple(
            (
                arm,
                saying.speech.count(of.patients.sizes[at]),
                saying.amount(float(of.totals.costs[at])),
                saying.level(float(of.totals.effects[at])),
                *_differs(each, saying),
            )
            for at, (arm, each) in enumerate(
                zip(of.patients.arms, differing, strict=True)
            )
        ),
    )


def _differs(of: Difference | None, saying: Saying) -> tuple[str, str, str]:
    """The cells of a difference; the first arm has none with itself."""
    if of is None:
        return "", "", ""
    return (
        saying.amount_range(of.costs),
        saying.effect_range(of.effects),
        saying.trade(of, words.TRADE_CELLS),
    )


def _quadrant_table(of: Evaluation, saying: Saying) -> Table:
    return Table(
        caption=saying.say(words.QUADRANT_TABLE, first=of.patients.arms[0]),
        columns=(
            Column(saying.say(words.ARM)),
            *(Column(saying.say(each), is_number=True) for each in words.QUADRANTS),
        ),
        rows=tuple((each.arm, *_shares(each, saying)) for each in of.differences),
    )


def _steps_table(of: Evaluation, saying: Saying) -> Table:
    return Table(
        caption=saying.say(words.STEPS_TABLE),
        columns=(
            Column(saying.say(words.ARM)),
            Column(saying.say(words.COSTS, currency=of.currency), is_number=True),
            Column(saying.effect_name, is_number=True),
            Column(saying.say(words.STEP)),
        ),
        rows=tuple(
            (
                each.arm,
                saying.amount(each.costs),
                saying.level(each.effects),
                _step(each, saying),
            )
            for each in of.steps
        ),
    )


def _step(of: Step, saying: Saying) -> str:
    if of.beaten_by:
        arms = saying.say(words.AND).join(of.beaten_by)
        text = words.BEATEN_MIX if len(of.beaten_by) > 1 else words.BEATEN
        return saying.say(text, arms=arms)
    if of.ratio is None:
        return saying.say(words.FIRST_STEP)
    cell = words.TRADE_CELLS[Trade.COSTS_MORE_GAINS]
    return saying.say(cell, ratio=saying.amount(of.ratio), unit=saying.unit)
