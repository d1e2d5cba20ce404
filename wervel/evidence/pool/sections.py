"""The parts of the page of a pooling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wervel.evidence.pool import pictures, tables, words
from wervel.evidence.pool.analysis import Pooling, small_study_doubts
from wervel.evidence.pool.doubts import Doubt
from wervel.evidence.pool.familiar import Familiar
from wervel.evidence.pool.numbers import Numbers, listed
from wervel.evidence.pool.pooling import Mean
from wervel.evidence.pool.regression import Regression
from wervel.evidence.pool.subgroups import Subgroups
from wervel.evidence.report import Section
from wervel.evidence.study import Measure

MOST_DRAWN = 36
"""Of more studies the poolings without each stand in a table alone."""


def sections(of: Pooling, numbers: Numbers) -> Iterator[Section]:
    """All parts there are, in the order of the page."""
    yield _studies(of, numbers)
    yield _figures(of, numbers)
    if of.subgroups is not None:
        yield _groups(of.subgroups, of.by, numbers)
    if of.regression is not None:
        yield _regression(of, of.regression, numbers)
    if of.again:
        yield _again(of, numbers)
    if of.familiar is not None:
        yield _familiar(of.familiar, numbers)
    if of.influence:
        yield _without(of, numbers)
    yield _small(of, numbers)


def _studies(of: Pooling, numbers: Numbers) -> Section:
    return Section(
        id="studies",
        heading=numbers.speech.say(words.FOREST),
        lines=(meaning(of.measure, numbers),),
        doubts=_said(of.whole.doubts, numbers),
        charts=pictures.forests(of, numbers),
        tables=(tables.studies(of, numbers),),
    )


def meaning(measure: Measure, numbers: Numbers) -> str:
    """What the effect compares, and which value is no effect."""
    return numbers.speech.say(words.MEANS.get(measure, words.DIFFERENCE))


def _figures(of: Pooling, numbers: Numbers) -> Section:
    say = numbers.speech.say
    kind = words.KNAPP_HARTUNG if of.whole.knapp_hartung else words.CLASSIC
    line = say(
        words.NUMBERS_LINE, model=say(words.MODELS[of.whole.model]), interval=say(kind)
    )
    logs = (say(words.ON_LOG_SCALE),) if of.measure.is_ratio else ()
    return Section(
        id="heterogeneity",
        heading=say(words.NUMBERS),
        lines=(line, " ".join((say(words.NUMBERS_MEAN), *logs))),
        tables=(tables.figures(of, numbers),),
    )


def _groups(of: Subgroups, by: str, numbers: Numbers) -> Section:
    say, between = numbers.speech.say, of.between
    tau = words.GROUPS_COMMON if of.tau == "common" else words.GROUPS_SEPARATE
    letter, _, p = numbers.test(between).rpartition(", ")
    return Section(
        id="groups",
        heading=say(words.GROUPS, by=by),
        lines=(say(tau), say(words.GROUPS_TEST, statistic=letter, p=p)),
        doubts=_said(of.doubts, numbers),
        tables=(tables.groups(of, by, numbers),),
    )


def _regression(of: Pooling, fit: Regression, numbers: Numbers) -> Section:
    say, names = numbers.speech.say, fit.names[1:]
    lines = [
        _slope(name, each, numbers)
        for name, each in zip(names, fit.coefficients[1:], strict=True)
    ]
    if of.measure.is_ratio:
        lines.append(say(words.ON_LOG_SCALE))
    left = f"{numbers.plain(fit.spread.q)} ({fit.spread.df}; {numbers.p(fit.spread.p)})"
    explained = fit.explained
    lines.append(
        say(
            words.REGRESSION_TEST,
            moderation=numbers.test(fit.moderation),
            left=left,
            tau_squared=numbers.plain(fit.spread.tau_squared, 3),
            explained=say(words.NOT_THERE)
            if explained is None
            else numbers.percent(explained),
        )
    )
    lines.append(say(words.REGRESSION_MEANS))
    one = len(names) == 1
    return Section(
        id="regression",
        heading=say(words.REGRESSION, names=listed(names)),
        lines=tuple(lines),
        doubts=_said(fit.doubts, numbers),
        charts=(pictures.bubbles(fit, of.moderators[0][1], names[0], numbers),)
        if one
        else (),
        tables=(tables.coefficients(fit, numbers), tables.along(of, numbers)),
    )


def _slope(name: str, slope: Mean, numbers: Numbers) -> str:
    speech = numbers.speech
    return speech.say(
        words.REGRESSION_LINE,
        name=name,
        slope=speech.number(slope.estimate, decimals=4),
        interval=speech.interval(slope.low, slope.high, decimals=4),
        confidence=numbers.confidence(slope),
        p=numbers.p(slope.p),
    )


def _again(of: Pooling, numbers: Numbers) -> Section:
    return Section(
        id="correlations",
        heading=numbers.speech.say(words.AGAIN),
        lines=(numbers.speech.say(words.AGAIN_LINE),),
        tables=(tables.again(of, numbers),),
    )


def _familiar(of: Familiar, numbers: Numbers) -> Section:
    say = numbers.speech.say
    better = say(words.LOWER if of.lower_is_better else words.HIGHER)
    chinn = (say(words.CHINN_MEANS, better=better),) if of.odds_ratio else ()
    return Section(
        id="familiar",
        heading=say(words.FAMILIAR),
        lines=(say(words.FAMILIAR_MEANS), *chinn),
        tables=(tables.on_familiar_scales(of, numbers),),
    )


def _without(of: Pooling, numbers: Numbers) -> Section:
    say = numbers.speech.say
    low = min(of.influence, key=lambda each: each.without.estimate)
    high = max(of.influence, key=lambda each: each.without.estimate)
    turns = tuple(
        each.name
        for each in of.influence
        if _excludes(each.without.mean) is not _excludes(of.whole.mean)
    )
    lines = (
        say(
            words.WITHOUT_LINE,
            low=numbers.effect(low.without.estimate),
            lowest=low.name,
            high=numbers.effect(high.without.estimate),
            highest=high.name,
        ),
        say(words.WITHOUT_TURNS, names=listed(turns))
        if turns
        else say(words.WITHOUT_STEADY),
        say(words.RESIDUAL_MEANS),
    )
    drawn = of.whole.k <= MOST_DRAWN
    return Section(
        id="without-each",
        heading=say(words.WITHOUT),
        lines=lines,
        charts=pictures.without_each(of, numbers) if drawn else (),
        tables=(tables.without_each(of, numbers),),
    )


def _small(of: Pooling, numbers: Numbers) -> Section:
    say, found = numbers.speech.say, of.asymmetry
    lines = []
    if found is not None:
        lines.append(
            say(
                words.SMALL_LINE,
                statistic=numbers.plain(found.egger.statistic),
                df=numbers.speech.count(found.egger.df),
                p=numbers.p(found.egger.p),
                tau=numbers.plain(found.begg.tau),
                begg=numbers.p(found.begg.p),
            )
        )
    lines.append(say(words.SMALL_MEANS))
    return Section(
        id="small-studies",
        heading=say(words.SMALL),
        lines=tuple(lines),
        doubts=_said(small_study_doubts(of), numbers),
        charts=(pictures.funnel(of, numbers),),
        tables=(tables.errors(of, numbers),),
    )


def _excludes(mean: Mean) -> bool:
    return mean.low > 0 or mean.high < 0


def _said(doubts: Iterable[Doubt], numbers: Numbers) -> tuple[str, ...]:
    return tuple(numbers.doubt(each) for each in doubts)
