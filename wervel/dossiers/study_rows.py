"""The tables of the page of a study; each row of numbers can be led to."""

from __future__ import annotations

from collections.abc import Sequence

from wervel.dossiers import study_words as w
from wervel.dossiers.showing import (
    anchored,
    columns,
    decimals_of,
    number,
    ranged,
    shown,
)
from wervel.evidence.certainty.terms import in_words
from wervel.evidence.study import Estimate, Measure, Observation, Study
from wervel.pages import words as page_words
from wervel.pages.components import Table
from wervel.pages.speech import Speech
from wervel.text import Text

Tables = tuple[Table, ...]
_UNBROKEN = "\u2011"
"""A hyphen that stays on its line."""


def effects(of: Study, speech: Speech) -> Tables:
    """One row per printed effect."""
    heads = (w.OUTCOME, w.COMPARED, w.WHEN, w.PEOPLE, w.EFFECT, w.SIGNIFICANT)
    rows = [
        (
            _anchored(each.id, each.item),
            _measured(of, each, speech),
            _compared(of, each, speech),
            when(each, speech),
            shown(each.n, speech),
            _effect(each, speech),
            _significant(each, speech),
            _note(each.note, speech),
            each.locator,
        )
        for each in of.estimates
    ]
    every = (w.ROW, *heads, w.NOTE, w.PLACE)
    return _table(w.ROWS, every, rows, speech)


def observations(of: Study, speech: Speech) -> Tables:
    """One row per printed number of one group."""
    heads = (w.ROW, w.OUTCOME, w.ARM, w.WHEN, w.PEOPLE, w.NUMBER, w.NOTE, w.PLACE)
    rows = [
        (
            _anchored(each.id, each.item),
            _outcome(of, each.outcome, speech),
            speech.say(of.arm(each.arm).name) if each.arm else _none(speech),
            when(each, speech),
            shown(each.n, speech),
            f"{_valued(each, speech)}, {speech.say(w.MEASURES[each.measure])}",
            _note(each.note, speech),
            each.locator,
        )
        for each in of.observations
    ]
    return _table(w.OTHERS, heads, rows, speech)


def pooled(of: Study, speech: Speech) -> Tables:
    """One row per median that the authors print over their studies."""
    heads = (w.ROW, w.OUTCOME, w.SPAN, w.COHORTS, w.MEDIAN, w.SPREAD, w.NOTE, w.PLACE)
    rows = [
        (
            _anchored(each.id, each.item),
            _outcome(of, each.outcome, speech),
            speech.say(w.SPANS[each.span]),
            speech.count(each.cohorts),
            ranged(each.median, each.low, each.high, speech),
            _spread(each.q, each.df, each.i_squared, speech),
            _note(each.note, speech),
            each.locator,
        )
        for each in of.pooled
    ]
    return _table(w.POOLED, heads, rows, speech)


def arms(of: Study, speech: Speech) -> Tables:
    """One row per group: what it got."""
    heads = (w.ARM, w.ROLE, w.PEOPLE, w.HOURS, w.WEEKS, w.CONTENT)
    rows = [
        (
            speech.say(each.name),
            speech.say(w.ROLES[each.role]),
            shown(each.n, speech),
            _hours(each.hours, each.hours_low, each.hours_high, speech),
            shown(each.weeks, speech),
            speech.say(each.content) if each.content else _none(speech),
        )
        for each in of.arms
    ]
    return _table(w.ARMS, heads, rows, speech)


def bias(of: Study, speech: Speech) -> Tables:
    """One row per domain of bias."""
    rows = [
        (
            coded(each.domain, speech),
            speech.say(w.RISKS[each.risk]),
            speech.say(each.because),
        )
        for each in of.bias
    ]
    return _table(w.BIAS, (w.DOMAIN, w.RISK, w.BECAUSE), rows, speech)


def when(of: Estimate | Observation, speech: Speech) -> str:
    """When a number was measured, as far as the source says."""
    weeks = (
        []
        if of.weeks is None
        else [speech.say(w.AT_WEEKS, weeks=number(of.weeks, speech))]
    )
    post = [speech.say(w.POST)] if of.post else []
    return ", ".join((*post, *weeks)) or _none(speech)


def _table(
    caption: Text,
    heads: tuple[Text, ...],
    rows: Sequence[tuple[str, ...]],
    speech: Speech,
) -> Tables:
    if not rows:
        return ()
    numbers = (w.PEOPLE, w.COHORTS, w.WEEKS, w.HOURS)
    return (
        Table(
            caption=speech.say(caption),
            columns=columns(speech, *heads, numbers=numbers),
            rows=tuple(rows),
        ),
    )


def _anchored(row: str, item: str) -> str:
    return anchored(item.replace("-", _UNBROKEN), f"row-{row}")


def _outcome(of: Study, name: str, speech: Speech) -> str:
    outcome = of.outcome(name)
    said = speech.say(outcome.name)
    instrument = outcome.scale.partition(",")[0]
    return f"{said} ({instrument})" if instrument[:1].isupper() else said


def _measured(of: Study, row: Estimate, speech: Speech) -> str:
    """The outcome of an effect, and the part of the studies that it is about."""
    said = _outcome(of, row.outcome, speech)
    return f"{said}, {coded(row.subgroup, speech)}" if row.subgroup else said


def coded(code: str, speech: Speech) -> str:
    """A subgroup or a domain of bias in the words of the page, where there are any."""
    return speech.say(w.CODES[code] if code in w.CODES else in_words(code))


def _compared(of: Study, row: Estimate, speech: Speech) -> str:
    names = [speech.say(of.arm(each).name) for each in row.arms]
    if len(names) == 2:  # noqa: PLR2004
        return speech.say(w.AGAINST, one=names[0], other=names[1])
    return ", ".join(names) or _none(speech)


def _effect(of: Estimate, speech: Speech) -> str:
    measure = speech.say(w.MEASURES[of.measure])
    if of.value is None:
        return speech.say(of.said) if of.said else _none(speech)
    return f"{_valued(of, speech)}, {measure}"


def _valued(of: Estimate | Observation, speech: Speech) -> str:
    """A number with its limits, the limits alone, or a dash; a share as percentages."""
    if of.measure is Measure.SHARE:
        return _share(of, speech)
    if of.value is not None:
        return ranged(of.value, of.low, of.high, speech)
    if of.low is None or of.high is None:
        return _none(speech)
    digits = max(decimals_of(of.low), decimals_of(of.high))
    return speech.interval(of.low, of.high, decimals=digits)


def _share(of: Estimate | Observation, speech: Speech) -> str:
    ends = None if of.low is None or of.high is None else (of.low, of.high)
    limits = speech.between(*ends) if ends else ""
    if of.value is None:
        return limits or _none(speech)
    digits = max(decimals_of(of.value) - 2, 0)
    said = speech.share(of.value, decimals=digits)
    return f"{said} ({limits})" if limits else said


def findings_said(of: Study, speech: Speech) -> str:
    """Every result of a study in a sentence: effects, and shares of one group."""
    effects = [
        f"{speech.say(of.outcome(each.outcome).name)}: {_result(each, speech)}"
        for each in of.estimates
    ]
    shares = [
        f"{speech.say(of.outcome(each.outcome).name)}: {_share(each, speech)}"
        for each in of.observations
        if each.measure is Measure.SHARE
    ]
    return "; ".join((*effects, *shares))


def _result(of: Estimate, speech: Speech) -> str:
    said = [speech.say(of.said)] if of.said else []
    value = [] if of.value is None else [_valued(of, speech)]
    return ", ".join((*value, *said)) or _none(speech)


def _significant(of: Estimate, speech: Speech) -> str:
    said = shown(of.significant, speech)
    return f"{said} (p {of.p})" if of.p else said


def _spread(
    q: float | None, df: int | None, i_squared: float | None, speech: Speech
) -> str:
    if q is None:
        return _none(speech)
    parts = [f"{number(q, speech)} ({shown(df, speech)})"]
    if i_squared is not None:
        parts.append(f"{number(i_squared, speech)}%")
    return "; ".join(parts)


def _hours(
    hours: float | None, low: float | None, high: float | None, speech: Speech
) -> str:
    if hours is None and low is not None and high is not None:
        return f"{number(low, speech)}–{number(high, speech)}"
    return shown(hours, speech)


def _note(note: str, speech: Speech) -> str:
    return note or _none(speech)


def _none(speech: Speech) -> str:
    return speech.say(page_words.NO_NUMBER)
