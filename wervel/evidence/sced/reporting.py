"""The report of single cases: what was seen first, then everything behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import fmean

from wervel.evidence.report import Report, Section
from wervel.evidence.sced import standards_words, tables, words
from wervel.evidence.sced.analysis import Analysis
from wervel.evidence.sced.assignments import least_of
from wervel.evidence.sced.between_cases import BetweenCases, vary
from wervel.evidence.sced.doubts import Kind
from wervel.evidence.sced.numbers import Numbers, decimals_of
from wervel.evidence.sced.pictures import pictures
from wervel.evidence.sced.plan import Scheme
from wervel.evidence.sced.randomisation import RandomisationTest
from wervel.evidence.sced.rows import csv_rows, plain
from wervel.evidence.sced.scribe import ITEMS, Told
from wervel.evidence.sced.series import Design
from wervel.evidence.sced.standards import answers, overall
from wervel.evidence.study import Better
from wervel.pages.speech import Speech
from wervel.text import NOT_CHECKED


def sced_report(analysis: Analysis, speech: Speech, *, file: str) -> Report:
    """The page, the tables and the data of an experiment, in one language."""
    experiment = analysis.experiment
    scores = tuple(p.score for one in experiment.shown for p in one.points)
    numbers = Numbers(speech, decimals_of(scores))
    one = len(experiment.series) == 1
    title = speech.say(
        words.TITLE_ONE if one else words.TITLE,
        outcome=experiment.outcome[:1].upper() + experiment.outcome[1:],
        **({} if one else {"number": speech.count(len(experiment.series))}),
    )
    return Report(
        address=f"evidence/sced/{_address(experiment.outcome)}.html",
        entry=speech.say(words.ENTRY),
        eyebrow=speech.say(words.EYEBROW),
        title=title,
        lead=tuple(_lead(analysis, numbers)),
        sections=tuple(_sections(analysis, numbers)),
        sources=_sources(analysis, numbers, file=file),
        rows=csv_rows(analysis),
        result=plain(analysis),
    )


def _address(outcome: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", outcome.lower()).strip("-") or "outcome"


_NO_LOTS = (Kind.NO_LOT, Kind.NO_LOT_OF_ORDER)


def _lead(analysis: Analysis, numbers: Numbers) -> Iterator[str]:
    say, experiment = numbers.speech.say, analysis.experiment
    means = [
        (one.scores[~treated].mean(), one.scores[treated].mean())
        for one in experiment.series
        for treated in (experiment.treated(one),)
    ]
    steps = [float(after - before) for before, after in means]
    step = fmean(steps)
    good = [experiment.sign * each > 0 for each in steps]
    said = {
        "difference": numbers.step(abs(step)),
        "way": say(words.LOWER if step < 0 else words.HIGHER),
    }
    if len(steps) == 1:
        before, after = means[0]
        yield say(
            words.LEAD_ONE,
            **said,
            before=numbers.step(float(before)),
            after=numbers.step(float(after)),
            verdict=say(words.IMPROVED if good[0] else words.WORSE),
        )
    else:
        number, better = len(steps), sum(good)
        count = numbers.speech.count
        yield say(words.LEAD, **said, better=count(better), number=count(number))
    test = analysis.together or analysis.cases[0].test
    if test is None or (len(steps) > 1 and analysis.together is None):
        yield say(words.LEAD_NO_TEST)
    else:
        yield _chance(test, numbers)
        if any(each.kind in _NO_LOTS for each in analysis.doubts):
            yield say(words.LEAD_NO_LOT)
    if analysis.doubts:
        yield say(words.LEAD_DOUBTS)


def _chance(test: RandomisationTest, numbers: Numbers) -> str:
    say, speech = numbers.speech.say, numbers.speech
    how = (
        say(words.COUNTED)
        if test.standard_error is None
        else say(
            words.DRAWN,
            number=speech.count(test.counted),
            error=numbers.decimal(test.standard_error, 5),
        )
    )
    return say(
        words.LEAD_TEST_BOTH if test.two_sided else words.LEAD_TEST,
        share=speech.share(test.p, decimals=1),
        p=numbers.p_said(test.p),
        count=speech.count(test.assignments),
        how=how,
    )


def _sections(analysis: Analysis, numbers: Numbers) -> Iterator[Section]:
    say, experiment = numbers.speech.say, analysis.experiment
    higher = experiment.better is Better.HIGHER
    yield Section(
        id="course",
        heading=say(words.PICTURES),
        lines=(
            say(
                words.PICTURES_LINE,
                design=say(words.DESIGNS[experiment.design]),
                better=say(words.HIGHER_SCORE if higher else words.LOWER_SCORE),
            ),
        ),
        charts=pictures(experiment, numbers),
        tables=(
            tables.levels_table(analysis, numbers),
            tables.scores_table(analysis, numbers),
        ),
    )
    if analysis.doubts:
        yield Section(
            id="doubts",
            heading=say(words.DOUBTS),
            doubts=tuple(
                say(standards_words.SAYS[each.kind], **each.about)
                for each in analysis.doubts
            ),
        )
    yield _test_section(analysis, numbers)
    yield Section(
        id="effects",
        heading=say(words.EFFECTS),
        lines=(say(words.EFFECTS_LINE), say(words.TAU_U_LINE), say(words.RATIO_LINE)),
        tables=(tables.effects_table(analysis, numbers),),
    )
    if analysis.between is not None:
        yield _between_section(analysis, analysis.between, numbers)
    yield from _last_sections(analysis, numbers)


def _test_section(analysis: Analysis, numbers: Numbers) -> Section:
    say, plan = numbers.speech.say, analysis.plan
    experiment = analysis.experiment
    several = len(experiment.series) > 1
    lines = [
        say(
            words.TESTS_LINE,
            statistic=say(words.STATISTICS[plan.statistic]),
            scheme=say(words.SCHEMES[plan.scheme]) if several else "",
        ).replace("  ", " ")
    ]
    if experiment.design is Design.ALTERNATING:
        lines.append(say(words.ALTERNATIONS[plan.alternation]))
    elif plan.scheme is not Scheme.TIERS:
        fewest = {least_of(experiment, one, plan) for one in experiment.series}
        said = ", ".join(str(each) for each in sorted(fewest))
        lines.append(say(words.STATED_LINE) if experiment.starts_stated else "")
        lines.append(
            "" if experiment.starts_stated else say(words.LEAST_LINE, least=said)
        )
    if analysis.combination is not None:
        one = analysis.combination
        names = ("additive", "fisher", "stouffer")
        said_p = {name: numbers.p(getattr(one, name)) for name in names}
        lines.append(say(words.COMBINED, **said_p))
    table = tables.tests_table(analysis, numbers)
    return Section(
        id="chance",
        heading=say(words.TESTS),
        lines=tuple(each for each in lines if each),
        tables=(table,) if table.rows else (),
    )


def _between_section(
    analysis: Analysis, found: BetweenCases, numbers: Numbers
) -> Section:
    say = numbers.speech.say
    g = numbers.decimal(found.g)
    if found.low is None or found.high is None:
        line = say(words.BETWEEN_NO_END, g=g)
    else:
        said = numbers.speech.interval(found.low, found.high, decimals=2)
        line = say(words.BETWEEN_LINE, g=g, range=said)
    return Section(
        id="between",
        heading=say(words.BETWEEN),
        lines=tuple(
            each
            for each in (
                line,
                _varying(found, analysis.varying, numbers),
                say(words.BETWEEN_HOW),
            )
            if each
        ),
        tables=(tables.between_table(analysis, numbers),),
    )


def _varying(same: BetweenCases, varying: BetweenCases | None, numbers: Numbers) -> str:
    if varying is None:
        return ""
    say, speech = numbers.speech.say, numbers.speech
    low, high = varying.low, varying.high
    ends = None
    if low is not None and high is not None:
        ends = speech.interval(low, high, decimals=2)
    return say(
        words.BETWEEN_VARYING,
        g=numbers.decimal(varying.g),
        range="" if ends is None else say(words.IN_BRACKETS, range=ends),
        p=numbers.p_said(vary(same, varying)),
    )


def _last_sections(analysis: Analysis, numbers: Numbers) -> Iterator[Section]:
    say, own = numbers.speech.say, standards_words
    resemblance = tables.resemblance_table(analysis, numbers)
    any_told = bool(resemblance.rows)
    yield Section(
        id="resemblance",
        heading=say(words.RESEMBLANCE),
        lines=(say(words.RESEMBLANCE_LINE if any_told else words.RESEMBLANCE_NONE),),
        tables=(resemblance,) if any_told else (),
    )
    verdict = own.VERDICTS[overall(answers(analysis.experiment))]
    yield Section(
        id="standards",
        heading=say(own.STANDARDS),
        lines=(say(own.STANDARDS_LINE, verdict=say(verdict)),),
        tables=(tables.standards_table(analysis, numbers),),
    )
    told = sum(each.told is not Told.NOTHING for each in ITEMS)
    yield Section(
        id="scribe",
        heading=say(own.SCRIBE),
        lines=(say(own.SCRIBE_LINE, number=numbers.speech.count(told)),),
        tables=(tables.scribe_table(analysis, numbers),),
    )


def _sources(analysis: Analysis, numbers: Numbers, *, file: str) -> tuple[str, ...]:
    say, count, plan = numbers.speech.say, numbers.speech.count, analysis.plan
    return (
        say(
            words.SOURCE_HOW,
            file=file,
            seed=str(plan.seed),
            limit=count(plan.limit),
        ),
        say(words.SOURCE_SIZES),
        say(words.SOURCE_STANDARDS, checked=say(NOT_CHECKED)),
        say(words.SOURCE_STUDIES),
    )
