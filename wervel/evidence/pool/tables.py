"""The tables of a pooling."""

from __future__ import annotations

from math import log, sqrt

from wervel.evidence.pool import words
from wervel.evidence.pool.analysis import Pooling
from wervel.evidence.pool.familiar import Familiar
from wervel.evidence.pool.numbers import Numbers
from wervel.evidence.pool.pooling import Mean
from wervel.evidence.pool.regression import Regression
from wervel.evidence.pool.subgroups import Subgroups
from wervel.evidence.study import Measure
from wervel.pages.components import Column, Table
from wervel.text import Text

_Cells = tuple[tuple[str, ...], ...]


def studies(of: Pooling, numbers: Numbers) -> Table:
    """A row per study, then all together and what is next."""
    whole, say = of.whole, numbers.speech.say
    rows = []
    for name, estimate, variance, weight in zip(
        whole.effects.names,
        whole.effects.estimate,
        whole.effects.variance,
        whole.weights,
        strict=True,
    ):
        mean = _mean(estimate, sqrt(variance), whole.mean)
        rows.append((name, *_of(mean, numbers), numbers.speech.share(weight)))
    rows.append((say(words.ALL), *_of(whole.mean, numbers), numbers.speech.share(1.0)))
    if whole.prediction is not None:
        rows.append((say(words.NEXT), "", numbers.interval(*whole.prediction), ""))
    headings = (words.EFFECT, words.INTERVAL, words.WEIGHT)
    return _table(words.FOREST, words.STUDY, headings, tuple(rows), numbers)


def figures(of: Pooling, numbers: Numbers) -> Table:
    """How far the studies differ, number by number."""
    whole, spread, say = of.whole, of.whole.spread, numbers.speech.say
    tau, share = spread.tau_squared_interval, spread.i_squared_interval
    rows = [(say(words.ALL), numbers.of(whole.mean) + ", " + numbers.p(whole.p))]
    if whole.knapp_hartung:
        rows.append((say(words.CLASSIC_ROW), numbers.of(whole.classic)))
    if of.mantel_haenszel is not None:
        rows.append((say(words.MANTEL_HAENSZEL_ROW), numbers.of(of.mantel_haenszel)))
    q = f"{numbers.plain(spread.q)} ({spread.df}; {numbers.p(spread.p)})"
    tau_said = numbers.speech.interval(*tau, decimals=3) if tau else _none(numbers)
    share_said = (
        numbers.speech.interval(*share, decimals=1) if share else _none(numbers)
    )
    rows += [
        (say(words.Q_ROW), q),
        (
            say(words.TAU_SQUARED_ROW),
            f"{numbers.plain(spread.tau_squared, 3)} ({tau_said})",
        ),
        (say(words.TAU_ROW), numbers.plain(sqrt(spread.tau_squared), 3)),
        (
            say(words.I_SQUARED_ROW),
            f"{numbers.percent(spread.i_squared)} ({share_said})",
        ),
        (say(words.I_SQUARED_OF_Q_ROW), numbers.percent(spread.i_squared_of_q)),
        (say(words.H_SQUARED_ROW), numbers.plain(spread.h_squared)),
        (
            say(words.PREDICTION_ROW),
            numbers.interval(*whole.prediction) if whole.prediction else _none(numbers),
        ),
    ]
    return _table(words.NUMBERS, words.FIGURE, (words.VALUE,), tuple(rows), numbers)


def groups(of: Subgroups, by: str, numbers: Numbers) -> Table:
    """A row per group of studies."""
    rows = tuple(
        (
            each.name,
            numbers.speech.count(len(each.effects)),
            *_of(each.mean, numbers),
            numbers.p(each.mean.p),
            numbers.plain(each.tau_squared, 3),
            numbers.percent(each.i_squared)
            if each.i_squared is not None
            else _none(numbers),
        )
        for each in of.groups
    )
    say = numbers.speech.say
    columns = (
        Column(say(words.GROUP)),
        *(
            Column(say(each), is_number=True)
            for each in (words.STUDIES, words.EFFECT, words.INTERVAL, words.P)
        ),
        Column("tau²", is_number=True),
        Column("I²", is_number=True),
    )
    caption = say(words.GROUPS, by=by)
    return Table(caption=caption, columns=columns, rows=rows)


def coefficients(of: Regression, numbers: Numbers) -> Table:
    """A row per coefficient, on the scale that adds."""
    say, speech = numbers.speech.say, numbers.speech
    rows = tuple(
        (
            say(words.INTERCEPT) if at == 0 else name,
            speech.number(each.estimate, decimals=4),
            speech.interval(each.low, each.high, decimals=4),
            numbers.p(each.p),
        )
        for at, (name, each) in enumerate(zip(of.names, of.coefficients, strict=True))
    )
    headings = (words.EFFECT, words.INTERVAL, words.P)
    return _table(
        Text(
            nl=words.REGRESSION.nl.format(names=", ".join(of.names[1:])),
            en=words.REGRESSION.en.format(names=", ".join(of.names[1:])),
        ),
        words.COEFFICIENT,
        headings,
        rows,
        numbers,
    )


def along(of: Pooling, numbers: Numbers) -> Table:
    """A row per study: what it is regressed on, and its effect."""
    names = [name for name, _ in of.moderators]
    rows = tuple(
        (
            study,
            *(f"{values[at]:g}" for _, values in of.moderators),
            numbers.effect(of.whole.effects.estimate[at]),
        )
        for at, study in enumerate(of.whole.effects.names)
    )
    say = numbers.speech.say
    columns = (
        Column(say(words.STUDY)),
        *(Column(name, is_number=True) for name in names),
        Column(say(words.EFFECT), is_number=True),
    )
    caption = say(words.BUBBLES_TITLE, name=", ".join(names))
    return Table(caption=caption, columns=columns, rows=rows)


def without_each(of: Pooling, numbers: Numbers) -> Table:
    """A row per study: all together without it."""
    rows = tuple(
        (
            each.name,
            *_of(each.without.mean, numbers),
            numbers.percent(each.without.i_squared),
            numbers.plain(each.residual),
            numbers.plain(each.distance),
        )
        for each in of.influence
    )
    say = numbers.speech.say
    columns = (
        Column(say(words.WITHOUT_ROW)),
        Column(say(words.EFFECT), is_number=True),
        Column(say(words.INTERVAL), is_number=True),
        Column("I²", is_number=True),
        Column(say(words.RESIDUAL), is_number=True),
        Column(say(words.DISTANCE), is_number=True),
    )
    return Table(caption=say(words.WITHOUT), columns=columns, rows=rows)


def errors(of: Pooling, numbers: Numbers) -> Table:
    """A row per study: its effect and standard error, as the funnel shows them."""
    effects = of.whole.effects
    rows = tuple(
        (name, numbers.effect(estimate), numbers.plain(sqrt(variance), 3))
        for name, estimate, variance in zip(
            effects.names, effects.estimate, effects.variance, strict=True
        )
    )
    headings = (words.EFFECT, words.ERROR)
    return _table(words.FUNNEL_TITLE, words.STUDY, headings, rows, numbers)


def again(of: Pooling, numbers: Numbers) -> Table:
    """A row per correlation that may be assumed."""
    rows = tuple(
        (
            numbers.plain(correlation, 1),
            *_of(whole.mean, numbers),
            numbers.percent(whole.i_squared),
        )
        for correlation, whole in of.again
    )
    headings = (words.EFFECT, words.INTERVAL, Text(nl="I²", en="I²"))
    return _table(words.AGAIN, words.CORRELATION, headings, rows, numbers)


def on_familiar_scales(of: Familiar, numbers: Numbers) -> Table:
    """A row per familiar scale."""
    say, speech = numbers.speech.say, numbers.speech
    rows = []
    if of.points is not None and of.sd is not None:
        low, high = sorted(of.points[1:])
        said = speech.interval(low, high, decimals=2)
        named = say(words.POINTS, sd=numbers.plain(of.sd))
        rows.append((named, numbers.plain(of.points[0]), said))
    if of.odds_ratio is not None:
        ratios = Numbers(speech, Measure.ODDS_RATIO)
        estimate, low, high = (log(each) for each in of.odds_ratio)
        said = ratios.interval(min(low, high), max(low, high))
        rows.append((say(words.AS_ODDS_RATIO), ratios.effect(estimate), said))
    if of.responders is not None and of.share is not None:
        low, high = sorted(of.responders[1:])
        rows.append(
            (
                say(words.RESPONDERS, share=speech.share(of.share)),
                speech.share(of.responders[0]),
                speech.between(low, high),
            )
        )
    headings = (words.VALUE, words.INTERVAL)
    return _table(words.FAMILIAR, words.FIGURE, headings, tuple(rows), numbers)


def _table(
    caption: Text,
    first: Text,
    headings: tuple[Text, ...],
    rows: _Cells,
    numbers: Numbers,
) -> Table:
    say = numbers.speech.say
    columns = (Column(say(first)), *(Column(say(e), is_number=True) for e in headings))
    return Table(caption=say(caption), columns=columns, rows=rows)


def _of(mean: Mean, numbers: Numbers) -> tuple[str, str]:
    return numbers.effect(mean.estimate), numbers.interval(mean.low, mean.high)


def _mean(estimate: float, error: float, like: Mean) -> Mean:
    return Mean(
        estimate=estimate, standard_error=error, df=None, confidence=like.confidence
    )


def _none(numbers: Numbers) -> str:
    return numbers.speech.say(words.NOT_THERE)
