"""The report of a pooling: what was found first, then everything behind it."""

from __future__ import annotations

from collections.abc import Iterator

from wervel.evidence.pool import words
from wervel.evidence.pool.analysis import Pooling
from wervel.evidence.pool.numbers import Numbers
from wervel.evidence.pool.plain import csv_rows, plain
from wervel.evidence.pool.sections import sections
from wervel.evidence.report import Report
from wervel.pages.speech import Speech


def pool_report(result: Pooling, speech: Speech, *, file: str) -> Report:
    """The page, the tables and the data of a pooling, in one language."""
    numbers = Numbers(speech, result.measure)
    title = speech.say(
        words.TITLE, k=speech.count(result.whole.k), measure=numbers.name
    )
    warned = (speech.say(words.LEAD_DOUBTS),) if result.whole.doubts else ()
    return Report(
        address="evidence/pool.html",
        entry=speech.say(words.ENTRY),
        eyebrow=speech.say(words.EYEBROW),
        title=title,
        lead=(*lead(result, numbers), *warned),
        sections=tuple(sections(result, numbers)),
        sources=(
            speech.say(words.SOURCE_FILE, file=file),
            speech.say(words.NOT_CERTAINTY),
            speech.say(words.SOURCE_METHODS),
            speech.say(words.SOURCE_PREDICTION),
            speech.say(words.SOURCE_WITNESS),
        ),
        rows=csv_rows(result),
        result=plain(result),
    )


def lead(of: Pooling, numbers: Numbers) -> Iterator[str]:
    """What was found, and how far the studies differ."""
    say, whole = numbers.speech.say, of.whole
    found = say(
        words.LEAD,
        k=numbers.speech.count(whole.k),
        measure=numbers.name,
        estimate=numbers.effect(whole.estimate),
        confidence=numbers.confidence(whole.mean),
        interval=numbers.interval(whole.low, whole.high),
    )
    outside = whole.low > 0 or whole.high < 0
    chance = say(words.EXCLUDES if outside else words.INCLUDES, none=numbers.none)
    yield f"{found} {chance}"
    differ = say(words.LEAD_SPREAD, i_squared=numbers.percent(whole.i_squared))
    if whole.prediction is not None:
        low, high = whole.prediction
        differ += " " + say(
            words.LEAD_PREDICTION, low=numbers.effect(low), high=numbers.effect(high)
        )
    yield differ
