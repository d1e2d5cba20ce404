"""The parts of the page of trials read, from the effect to the checklist."""

from __future__ import annotations

from collections.abc import Sequence

from wervel.evidence.report import Section
from wervel.evidence.trials import words
from wervel.evidence.trials.appraisal import Appraisal, ReadEstimate
from wervel.evidence.trials.charts import Bar, gains
from wervel.evidence.trials.printed import Symmetry
from wervel.evidence.trials.relevance import Relevance
from wervel.evidence.trials.saying import (
    effect,
    lead,
    limits,
    number,
    p_value,
    relevance,
    weeks,
    yes_no,
)
from wervel.pages.components import Chart, Column, Table
from wervel.pages.speech import Speech

Read = Sequence[Appraisal]


def effect_section(read: Read, speech: Speech) -> Section:
    """Every printed effect, and whether it matters."""
    readings = _readings(read)
    told = [r for r in readings if r.weighed.relevance is not Relevance.CANNOT_TELL]
    return Section(
        id="effect",
        heading=speech.say(words.EFFECT),
        lines=(speech.say(words.RULE), speech.say(words.MEANS)),
        doubts=tuple(
            _harm(each, speech) for each in told if each.weighed.harm_possible
        ),
        charts=(_chart(told, speech),) if told else (),
        tables=(_estimates(readings, speech),) if readings else (),
    )


def numbers_section(read: Read, speech: Speech) -> Section:
    """Whether each printed interval can be right, and what follows from it."""
    readings = [
        each
        for each in _readings(read)
        if each.printed.symmetry is not Symmetry.NOT_STATED
    ]
    return Section(
        id="numbers",
        heading=speech.say(words.NUMBERS),
        lines=(speech.say(words.NUMBERS_MEANS if readings else words.NO_NUMBERS),),
        doubts=tuple(line for each in readings for line in number_doubts(each, speech)),
        tables=(_checks(readings, speech),) if readings else (),
    )


def number_doubts(reading: ReadEstimate, speech: Speech) -> tuple[str, ...]:
    """What cannot be right about a printed estimate, in words."""
    row, found = reading.estimate, reading.printed
    said = {
        "name": reading.study,
        "outcome": speech.say(reading.outcome.name),
        "value": number(row.value, speech),
        "interval": limits(row, speech),
    }
    lines = []
    if found.contains is False:
        lines.append(speech.say(words.OUTSIDE, **said))
    elif found.symmetry is Symmetry.NEITHER:
        log = found.log_centre
        centres = {
            "linear": number(found.linear_centre, speech),
            "log": speech.say(words.NOT_SAID) if log is None else number(log, speech),
        }
        lines.append(speech.say(words.NEITHER, **said, **centres))
    if found.agrees is False:
        lines.append(speech.say(words.DISAGREES, **said))
    return tuple(lines)


def baseline_section(read: Read, speech: Speech) -> Section:
    """Standardised differences at the start, or that they cannot be had."""
    rows = [
        (
            each.study.name,
            speech.say(each.study.outcome(one.outcome).name),
            " – ".join(
                speech.say(each.study.arm(arm).name) for arm in (one.first, one.second)
            ),
            number(one.difference, speech),
            number(one.standardised, speech),
            one.locator,
        )
        for each in read
        for one in each.imbalances
    ]
    lines = [speech.say(words.BASELINE_MEANS, mark=number(0.1, speech, decimals=1))]
    lines += [
        speech.say(words.BASELINE_NOT, name=each.study.name)
        for each in read
        if not each.imbalances
    ]
    heads = (words.TRIAL, words.OUTCOME, words.GROUPS)
    table = Table(
        caption=speech.say(words.BASELINE_TABLE),
        columns=(
            *(Column(speech.say(each)) for each in heads),
            Column(speech.say(words.DIFFERENCE), is_number=True),
            Column(speech.say(words.STANDARDISED), is_number=True),
            Column(speech.say(words.FROM)),
        ),
        rows=tuple(rows),
    )
    return Section(
        id="baseline",
        heading=speech.say(words.BASELINE),
        lines=tuple(lines),
        tables=(table,) if rows else (),
    )


def _readings(read: Read) -> list[ReadEstimate]:
    return [reading for each in read for reading in each.readings]


def _harm(reading: ReadEstimate, speech: Speech) -> str:
    return speech.say(
        words.HARM,
        name=reading.study,
        outcome=speech.say(reading.outcome.name),
        smallest=number(reading.weighed.smallest, speech),
    )


def _chart(told: Sequence[ReadEstimate], speech: Speech) -> Chart:
    bars = [
        Bar(
            name=each.study,
            gain=each.weighed.gain or 0.0,
            worst=each.weighed.worst or 0.0,
            best=each.weighed.best or 0.0,
            smallest=each.weighed.smallest or 0.0,
            relevance=each.weighed.relevance,
            hover=f"{each.study}: {relevance(each, speech)}",
        )
        for each in told
    ]
    data, layout = gains(bars, axis=speech.say(words.GAIN))
    said = " ".join(lead(each, speech) for each in told)
    return Chart(
        title=speech.say(words.CHART),
        in_words=speech.say(words.CHART_WORDS, said=said),
        caption=speech.say(words.CHART_CAPTION),
        data=data,
        layout=layout,
    )


def _estimates(readings: Sequence[ReadEstimate], speech: Speech) -> Table:
    return Table(
        caption=speech.say(words.ESTIMATES),
        columns=(
            Column(speech.say(words.TRIAL)),
            Column(speech.say(words.OUTCOME)),
            Column(speech.say(words.WEEKS), is_number=True),
            Column(speech.say(words.PRINTED_EFFECT)),
            Column(speech.say(words.SIGNIFICANT_HEAD)),
            Column(speech.say(words.RELEVANT_HEAD)),
            Column(speech.say(words.FROM)),
        ),
        rows=tuple(
            (
                each.study,
                speech.say(each.outcome.name),
                weeks(each.estimate, speech),
                effect(each.estimate, speech),
                yes_no(_significant(each), speech),
                relevance(each, speech),
                f"{each.estimate.item}, {each.estimate.locator}",
            )
            for each in readings
        ),
    )


def _significant(reading: ReadEstimate) -> bool | None:
    """What the interval says, else what the text says."""
    found = reading.printed.excludes_none
    return reading.estimate.significant if found is None else found


def _checks(readings: Sequence[ReadEstimate], speech: Speech) -> Table:
    return Table(
        caption=speech.say(words.CHECKS),
        columns=(
            Column(speech.say(words.TRIAL)),
            Column(speech.say(words.OUTCOME)),
            Column(speech.say(words.PRINTED_EFFECT)),
            Column(speech.say(words.CENTRE)),
            Column(speech.say(words.CENTRES)),
            Column(speech.say(words.SE), is_number=True),
            Column(speech.say(words.P), is_number=True),
            Column(speech.say(words.AGREES)),
        ),
        rows=tuple(_check(each, speech) for each in readings),
    )


def _check(reading: ReadEstimate, speech: Speech) -> tuple[str, ...]:
    found = reading.printed
    centres = [each for each in (found.linear_centre, found.log_centre) if each]
    se = found.se
    return (
        reading.study,
        speech.say(reading.outcome.name),
        effect(reading.estimate, speech),
        speech.say(words.SYMMETRY[found.symmetry]),
        "; ".join(number(each, speech, decimals=3) for each in centres),
        speech.say(words.NOT_SAID) if se is None else number(se, speech, decimals=3),
        p_value(found.p, speech),
        yes_no(found.agrees, speech),
    )
