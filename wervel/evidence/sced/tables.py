"""The tables of the report of single cases."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from wervel.evidence.sced import standards_words, words
from wervel.evidence.sced.analysis import Analysis, CaseReading
from wervel.evidence.sced.comparisons import Comparison, Level, levels
from wervel.evidence.sced.numbers import Numbers
from wervel.evidence.sced.randomisation import RandomisationTest
from wervel.evidence.sced.scribe import ITEMS, Item, Told
from wervel.evidence.sced.series import Design
from wervel.evidence.sced.standards import answers
from wervel.pages.components import Column, Table
from wervel.text import Text


def levels_table(analysis: Analysis, numbers: Numbers) -> Table:
    """A row per person and phase; with the criterion, where there is one."""
    say = numbers.speech.say
    goals = analysis.experiment.design is Design.CHANGING_CRITERION
    rows = tuple(
        (
            one.case,
            level.name,
            numbers.speech.count(len(level.scores)),
            numbers.step(level.mean),
            numbers.step(level.median),
            numbers.step(level.deviation),
            numbers.decimal(level.slope),
            *((_criterion(level, numbers),) if goals else ()),
        )
        for one in analysis.experiment.shown
        for level in levels(analysis.experiment, one)
    )
    heads = [words.POINTS, words.MEAN, words.MEDIAN, words.SPREAD, words.SLOPE]
    heads += [words.CRITERION] if goals else []
    return Table(
        caption=say(words.LEVELS),
        columns=(
            Column(say(words.PERSON)),
            Column(say(words.PHASE)),
            *(Column(say(each), is_number=True) for each in heads),
        ),
        rows=rows,
    )


def _criterion(level: Level, numbers: Numbers) -> str:
    if level.criterion is None:
        return numbers.decimal(None)
    return numbers.score(level.criterion)


def scores_table(analysis: Analysis, numbers: Numbers) -> Table:
    """A row per person and phase, with every score."""
    say = numbers.speech.say
    return Table(
        caption=say(words.SCORES),
        columns=(
            Column(say(words.PERSON)),
            Column(say(words.PHASE)),
            Column(say(words.SCORES)),
        ),
        rows=tuple(
            (
                one.case,
                level.name,
                "  ".join(numbers.score(each) for each in level.scores),
            )
            for one in analysis.experiment.shown
            for level in levels(analysis.experiment, one)
        ),
    )


def effects_table(analysis: Analysis, numbers: Numbers) -> Table:
    """A row per person and pair of phases."""
    heads = (
        words.DIFFERENCE,
        words.IMMEDIATE,
        words.NAP,
        words.TAU,
        words.TAU_U,
        words.TAU_U_TRENDS,
        words.PND,
        words.PEM,
        words.RATIO,
    )
    return _table(
        numbers,
        words.EFFECTS,
        first=(words.PERSON, words.PAIR),
        heads=heads,
        rows=tuple(
            (each.series.case, *_effects(pair, numbers))
            for each in analysis.cases
            for pair in each.comparisons
        ),
    )


def _effects(pair: Comparison, numbers: Numbers) -> tuple[str, ...]:
    found, speech = pair.overlap, numbers.speech
    return (
        speech.say(words.VERSUS, before=pair.before, after=pair.after),
        numbers.step(pair.difference),
        numbers.step(pair.immediate),
        numbers.share_range(found.nap, found.nap_low, found.nap_high),
        numbers.decimal(found.tau),
        numbers.decimal(found.tau_u),
        numbers.decimal(found.tau_u_trends),
        speech.share(found.pnd),
        speech.share(found.pem),
        _ratio(pair, numbers),
    )


def _ratio(pair: Comparison, numbers: Numbers) -> str:
    if pair.ratio is None:
        return numbers.decimal(None)
    low, high = exp(pair.ratio.low), exp(pair.ratio.high)
    return numbers.range(1 + pair.ratio.change, low, high)


def tests_table(analysis: Analysis, numbers: Numbers) -> Table:
    """A row per person that was tested, and one for all together."""
    say = numbers.speech.say
    tests = [(each.series.case, each.test) for each in analysis.cases]
    if analysis.together is not None:
        tests.append((say(words.ALL), analysis.together))
    heads = (words.VALUE, words.P, words.P_ERROR, words.POSSIBLE, words.SMALLEST)
    return _table(
        numbers,
        words.TEST_TABLE,
        first=(words.WHO,),
        heads=heads,
        rows=tuple(
            (who, *_test(test, numbers)) for who, test in tests if test is not None
        ),
    )


def _test(test: RandomisationTest, numbers: Numbers) -> tuple[str, ...]:
    return (
        numbers.decimal(test.observed),
        numbers.p(test.p),
        numbers.decimal(test.standard_error, 5),
        numbers.speech.count(test.assignments),
        numbers.p(test.smallest),
    )


def between_table(analysis: Analysis, numbers: Numbers) -> Table:
    """A row per term of the model."""
    say = numbers.speech.say
    return Table(
        caption=say(words.BETWEEN_TABLE),
        columns=(
            Column(say(words.TERM)),
            Column(say(words.SAME), is_number=True),
            Column(say(words.VARYING), is_number=True),
        ),
        rows=tuple(
            (
                say(text),
                *(
                    numbers.decimal(getattr(model, name, None), 3)
                    for model in (analysis.between, analysis.varying)
                ),
            )
            for name, text in words.TERMS.items()
        ),
    )


def resemblance_table(analysis: Analysis, numbers: Numbers) -> Table:
    """A row per person whose autocorrelation can be told."""
    return _table(
        numbers,
        words.RESEMBLANCE_TABLE,
        first=(words.PERSON,),
        heads=(words.RAW, words.CORRECTED, words.PLAIN, words.GLS),
        rows=tuple(_resemblances(analysis.cases, numbers)),
    )


def _resemblances(
    cases: tuple[CaseReading, ...], numbers: Numbers
) -> Iterator[tuple[str, ...]]:
    for each in cases:
        if each.resemblance is not None and each.step is not None:
            step = each.step
            yield (
                each.series.case,
                numbers.decimal(each.resemblance.raw),
                numbers.decimal(each.resemblance.corrected),
                f"{numbers.step(step.plain)} ({numbers.decimal(step.plain_error)})",
                f"{numbers.step(step.gls)} ({numbers.decimal(step.gls_error)})",
            )


def standards_table(analysis: Analysis, numbers: Numbers) -> Table:
    """A row per standard of the What Works Clearinghouse."""
    say, count = numbers.speech.say, numbers.speech.count
    own = standards_words
    none = say(words.NONE)
    return _table(
        numbers,
        own.STANDARDS_TABLE,
        first=(own.STANDARD, own.VERDICT),
        heads=(own.COUNTED, own.WANTED),
        rows=tuple(
            (
                say(own.NAMES[each.standard]),
                say(own.VERDICTS[each.verdict]),
                none if each.counted is None else count(each.counted),
                none if each.wanted is None else count(each.wanted),
            )
            for each in answers(analysis.experiment)
        ),
    )


def scribe_table(analysis: Analysis, numbers: Numbers) -> Table:
    """A row per item of SCRIBE."""
    say, own = numbers.speech.say, standards_words
    return Table(
        caption=say(own.SCRIBE_TABLE),
        columns=(Column(say(own.ITEM)), Column(say(own.ANSWER))),
        rows=tuple(
            (f"{each.number}. {say(each.topic)}", _told(each, analysis, numbers))
            for each in ITEMS
        ),
    )


def _told(item: Item, analysis: Analysis, numbers: Numbers) -> str:
    experiment, say = analysis.experiment, numbers.speech.say
    count = numbers.speech.count
    stated = experiment.starts_stated
    lot = standards_words.LOT_STATED if stated else standards_words.LOT_NOT_STATED
    lengths = [len(one.points) for one in experiment.shown]
    given: dict[Told, dict[str, str]] = {
        Told.DESIGN: {
            "design": say(words.DESIGNS[experiment.design]),
            "phases": ", ".join((experiment.baseline, *experiment.interventions)),
        },
        Told.REPLICATION: {"number": count(len(lengths))},
        Told.LOT: {"lot": say(lot)},
        Told.MEASURE: {"outcome": experiment.outcome, "points": count(sum(lengths))},
        Told.SEQUENCE: {"lengths": ", ".join(map(count, lengths))},
    }
    return say(standards_words.TOLD[item.told], **given.get(item.told, {}))


def _table(
    numbers: Numbers,
    caption: Text,
    *,
    first: tuple[Text, ...],
    heads: tuple[Text, ...],
    rows: tuple[tuple[str, ...], ...],
) -> Table:
    say = numbers.speech.say
    return Table(
        caption=say(caption),
        columns=(
            *(Column(say(each)) for each in first),
            *(Column(say(each), is_number=True) for each in heads),
        ),
        rows=rows,
    )
