"""The pictures of a pooling, each with what it shows in words."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt

from wervel.evidence.pool import charts, words
from wervel.evidence.pool.analysis import Pooling
from wervel.evidence.pool.axes import axis, plain_axis
from wervel.evidence.pool.distributions import quantile
from wervel.evidence.pool.numbers import Numbers
from wervel.evidence.pool.pooling import Mean
from wervel.evidence.pool.regression import Regression
from wervel.evidence.pool.sensitivity import Influence
from wervel.pages.components import Chart
from wervel.text import Text

PER_PICTURE = 12
"""So many lines fit a picture on a phone; more become several pictures."""
_POINTS = 25
_Part = tuple[str, Sequence[charts.Line]]
"""A picture to be: its title, and its lines."""


def forests(of: Pooling, numbers: Numbers) -> tuple[Chart, ...]:
    """The studies, all together, and what is next; with groups, one after another."""
    whole, say = of.whole, numbers.speech.say
    everything = _diamond(words.ALL, whole.mean, numbers)
    bar = None
    if whole.prediction is not None:
        low, high = whole.prediction
        said = f"{say(words.NEXT)}: {numbers.interval(low, high)}"
        bar = charts.Bar(label=say(words.NEXT), low=low, high=high, hover=said)
    heaviest = max(whole.weights)
    studies = [
        _study(of, at, weight / heaviest, numbers)
        for at, weight in enumerate(whole.weights)
    ]
    title = say(words.FOREST_TITLE)
    parts: list[_Part] = []
    if of.subgroups is None:
        parts += _parts(title, [*studies, everything])
    else:
        means = [_diamond(g.name, g.mean, numbers) for g in of.subgroups.groups]
        for group, mean in zip(of.subgroups.groups, means, strict=True):
            named = f"{title}: {group.name}"
            parts += _parts(named, [*(studies[at] for at in group.places), mean])
        parts += _parts(f"{title}: {everything.label}", [*means, everything])
    low, high = min(whole.effects.estimate), max(whole.effects.estimate)
    in_words = say(
        words.FOREST_IN_WORDS,
        low=numbers.effect(low),
        high=numbers.effect(high),
        estimate=numbers.effect(whole.estimate),
    )
    return _drawn(parts, numbers, (in_words, _forest_caption(of, numbers)), bar=bar)


def _forest_caption(of: Pooling, numbers: Numbers) -> str:
    say = numbers.speech.say
    caption = say(
        words.FOREST_CAPTION,
        confidence=numbers.confidence(of.whole.mean),
        groups=say(words.AND_GROUPS) if of.subgroups else "",
    )
    if of.whole.prediction is None:
        return caption
    return caption + " " + say(words.AND_PREDICTION)


def without_each(of: Pooling, numbers: Numbers) -> tuple[Chart, ...]:
    """All together without each study."""
    lines = [_without(each, numbers) for each in of.influence]
    in_words = numbers.speech.say(
        words.WITHOUT_IN_WORDS,
        low=numbers.effect(min(each.estimate for each in lines)),
        high=numbers.effect(max(each.estimate for each in lines)),
    )
    lines.append(_diamond(words.ALL, of.whole.mean, numbers))
    said = in_words, numbers.speech.say(words.WITHOUT_CAPTION)
    title = numbers.speech.say(words.WITHOUT_TITLE)
    return _drawn(_parts(title, lines), numbers, said)


def funnel(of: Pooling, numbers: Numbers) -> Chart:
    """Effects by their standard errors, with areas of p about no effect."""
    effects, say = of.whole.effects, numbers.speech.say
    errors = [sqrt(each) for each in effects.variance]
    dots = [
        charts.Dot(
            x=estimate,
            y=error,
            hover=f"{name}: {numbers.effect(estimate)} ({numbers.plain(error, 3)})",
        )
        for name, estimate, error in zip(
            effects.names, effects.estimate, errors, strict=True
        )
    ]
    deepest = quantile(0.995) * max(errors)
    spans = [(each.x, each.x, each.x) for each in dots]
    shown = axis([*spans, (0.0, -deepest, deepest)], numbers)
    depth = plain_axis(0.0, 1.08 * max(errors), numbers, title=say(words.ERROR))
    data, layout = charts.funnel(dots, shown, errors=depth, at=of.whole.estimate)
    left = sum(each < of.whole.estimate for each in effects.estimate)
    return Chart(
        title=say(words.FUNNEL_TITLE),
        in_words=say(
            words.FUNNEL_IN_WORDS,
            left=numbers.speech.count(left),
            right=numbers.speech.count(len(dots) - left),
        ),
        caption=say(words.FUNNEL_CAPTION),
        data=data,
        layout=layout,
    )


def bubbles(
    fit: Regression, values: Sequence[float], name: str, numbers: Numbers
) -> Chart:
    """Studies along one moderator, with the line of the regression."""
    say, effects = numbers.speech.say, fit.effects
    tau_squared = fit.spread.tau_squared
    weights = [1 / (each + tau_squared) for each in effects.variance]
    heaviest = max(weights)
    dots = [
        charts.Dot(
            x=x,
            y=y,
            hover=f"{study}: {numbers.effect(y)}",
            size=5 + 13 * sqrt(weight / heaviest),
        )
        for x, y, study, weight in zip(
            values, effects.estimate, effects.names, weights, strict=True
        )
    ]
    low, high = min(values), max(values)
    line = [
        _on_line(fit, low + (high - low) * at / (_POINTS - 1)) for at in range(_POINTS)
    ]
    spans = [(each.y, each.y, each.y) for each in dots]
    shown = axis([*spans, *((y, a, b) for _, y, a, b in (line[0], line[-1]))], numbers)
    room = 0.04 * (high - low)
    along = plain_axis(low - room, high + room, numbers, title=name)
    data, layout = charts.bubbles(dots, shown, along=along, line=line)
    return Chart(
        title=say(words.BUBBLES_TITLE, name=name),
        in_words=say(
            words.BUBBLES_IN_WORDS,
            name=name,
            first=numbers.effect(line[0][1]),
            low=f"{low:g}",
            last=numbers.effect(line[-1][1]),
            high=f"{high:g}",
        ),
        caption=say(words.BUBBLES_CAPTION),
        data=data,
        layout=layout,
    )


def _on_line(fit: Regression, x: float) -> tuple[float, float, float, float]:
    intercept, slope = fit.coefficients
    covariance = fit.covariance
    error = sqrt(
        float(covariance[0, 0] + 2 * x * covariance[0, 1] + x**2 * covariance[1, 1])
    )
    at = Mean(
        estimate=intercept.estimate + slope.estimate * x,
        standard_error=error,
        df=slope.df,
        confidence=slope.confidence,
    )
    return x, at.estimate, at.low, at.high


def _study(of: Pooling, at: int, share: float, numbers: Numbers) -> charts.Line:
    effects = of.whole.effects
    mean = Mean(
        estimate=effects.estimate[at],
        standard_error=sqrt(effects.variance[at]),
        df=None,
        confidence=of.whole.mean.confidence,
    )
    return charts.Line(
        label=effects.names[at],
        estimate=mean.estimate,
        low=mean.low,
        high=mean.high,
        hover=f"{effects.names[at]}: {numbers.of(mean)}",
        share=share,
    )


def _diamond(label: Text | str, mean: Mean, numbers: Numbers) -> charts.Line:
    said = label if isinstance(label, str) else numbers.speech.say(label)
    return charts.Line(
        label=said,
        estimate=mean.estimate,
        low=mean.low,
        high=mean.high,
        hover=f"{said}: {numbers.of(mean)}",
    )


def _without(of: Influence, numbers: Numbers) -> charts.Line:
    mean = of.without.mean
    return charts.Line(
        label=of.name,
        estimate=mean.estimate,
        low=mean.low,
        high=mean.high,
        hover=f"{of.name}: {numbers.of(mean)}",
        share=1.0,
    )


def _parts(title: str, lines: Sequence[charts.Line]) -> list[_Part]:
    """One picture, or several of about as many lines."""
    count = ceil(len(lines) / PER_PICTURE)
    size = ceil(len(lines) / count)
    return [
        (
            title if count == 1 else f"{title} ({part + 1}/{count})",
            lines[part * size : (part + 1) * size],
        )
        for part in range(count)
    ]


def _drawn(
    parts: Sequence[_Part],
    numbers: Numbers,
    said: tuple[str, str],
    *,
    bar: charts.Bar | None = None,
) -> tuple[Chart, ...]:
    """The pictures on one axis; the last has the bar, and the caption below it."""
    lines = [line for _, some in parts for line in some]
    spans = [(each.estimate, each.low, each.high) for each in lines]
    if bar is not None:
        spans.append(((bar.low + bar.high) / 2, bar.low, bar.high))
    shown = axis(spans, numbers)
    made = []
    for at, (title, some) in enumerate(parts, start=1):
        last = at == len(parts)
        data, layout = charts.forest(some, shown, bar=bar if last else None)
        made.append(
            Chart(
                title=title,
                in_words=said[0],
                caption=said[1] if last else "",
                data=data,
                layout=layout,
            )
        )
    return tuple(made)
