"""The report of responders given as counts per arm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from math import isinf

from wervel.evidence.report import Report, Section
from wervel.evidence.trials import counting_words as words
from wervel.evidence.trials import words as trial_words
from wervel.evidence.trials.counting import Counted
from wervel.evidence.trials.individual import words as shown_words
from wervel.evidence.trials.individual.saying import difference, needed, ratio, share
from wervel.evidence.trials.responders import Limits
from wervel.pages.components import Column, Json, Table
from wervel.pages.speech import Speech

Rows = Sequence[Counted]


def counts_report(rows: Rows, speech: Speech, *, file: str) -> Report:
    """The page, tables and data of these responders, in one language."""
    doubts = _doubts(rows, speech)
    lost = [each for each in rows if each.scenarios]
    sections = [
        Section(
            id="responders",
            heading=speech.say(words.HEADING),
            lines=(speech.say(words.MEANS),),
            doubts=doubts,
            tables=(_table(rows, speech),),
        )
    ]
    if lost:
        sections.append(
            Section(
                id="missing",
                heading=speech.say(shown_words.MISSING),
                lines=tuple(_turning(each, speech) for each in lost),
                tables=tuple(_scenarios(each, speech) for each in lost),
            )
        )
    data = [_plain(each) for each in rows]
    return Report(
        address="evidence/trials/responders.html",
        entry=speech.say(words.TITLE),
        eyebrow=speech.say(trial_words.EYEBROW),
        title=speech.say(words.TITLE),
        lead=tuple(_lead(each, speech) for each in rows),
        sections=tuple(sections),
        sources=(speech.say(words.SOURCE, file=file), speech.say(words.MEANS)),
        rows={"responders": data},
        result={"responders": data, "doubts": list(doubts)},
    )


def _doubts(rows: Rows, speech: Speech) -> tuple[str, ...]:
    return tuple(
        speech.say(words.NO_EVENTS, outcome=each.outcome)
        for each in rows
        if each.effects.ratio_limits is None
    )


def _lead(each: Counted, speech: Speech) -> str:
    return speech.say(
        words.LEAD,
        outcome=each.outcome,
        first=share(each.effects.first, speech),
        second=share(each.effects.second, speech),
        difference=difference(
            each.effects.difference, each.effects.difference_limits, speech
        ),
        needed=needed(each.needed, speech),
    )


def _table(rows: Rows, speech: Speech) -> Table:
    heads = (
        words.OUTCOME,
        words.TREATED,
        words.COMPARATOR,
        shown_words.DIFFERENCE,
        shown_words.RATIO,
        shown_words.ODDS,
        shown_words.NNT,
    )
    return Table(
        caption=speech.say(shown_words.RESPONSE_TABLE),
        columns=tuple(Column(speech.say(each)) for each in heads),
        rows=tuple(
            (
                each.outcome,
                share(each.effects.first, speech),
                share(each.effects.second, speech),
                difference(
                    each.effects.difference, each.effects.difference_limits, speech
                ),
                ratio(each.effects.ratio, each.effects.ratio_limits, speech),
                ratio(each.effects.odds_ratio, each.effects.odds_limits, speech),
                needed(each.needed, speech),
            )
            for each in rows
        ),
    )


def _turning(each: Counted, speech: Speech) -> str:
    if each.turning is None:
        return speech.say(words.MANY, outcome=each.outcome)
    return speech.say(
        words.SAME,
        outcome=each.outcome,
        number=speech.count(each.turning.combinations),
        same=speech.share(each.turning.same),
    )


def _scenarios(each: Counted, speech: Speech) -> Table:
    return Table(
        caption=speech.say(words.MISSING_TABLE, outcome=each.outcome),
        columns=(
            Column(speech.say(shown_words.ASSUMED)),
            Column(speech.say(words.TREATED), is_number=True),
            Column(speech.say(words.COMPARATOR), is_number=True),
            Column(speech.say(shown_words.DIFFERENCE)),
        ),
        rows=tuple(
            (
                speech.say(shown_words.SCENARIO[one.name]),
                f"{speech.count(one.first_events)}/{speech.count(one.first_n)}",
                f"{speech.count(one.second_events)}/{speech.count(one.second_n)}",
                difference(one.difference, one.limits, speech),
            )
            for one in each.scenarios
        ),
    )


def _plain(each: Counted) -> Mapping[str, Json]:
    found = each.effects
    return {
        "outcome": each.outcome,
        "treated_responders": found.first.events,
        "treated_analysed": found.first.n,
        "treated_missing": found.first.missing,
        "comparator_responders": found.second.events,
        "comparator_analysed": found.second.n,
        "comparator_missing": found.second.missing,
        **_limits("difference", found.difference, found.difference_limits),
        **_limits("ratio", found.ratio, found.ratio_limits),
        **_limits("ratio_katz", found.ratio, found.ratio_katz),
        **_limits("odds_ratio", found.odds_ratio, found.odds_limits),
        **{f"nnt_{name}": value for name, value in asdict(each.needed).items()},
        "same_conclusion": each.turning.same if each.turning else None,
    }


def _limits(name: str, value: float | None, limits: Limits | None) -> dict[str, Json]:
    """A value and its limits; a limit without end is none."""
    low, high = limits or (None, None)
    return {
        name: value,
        f"{name}_low": low,
        f"{name}_high": None if high is None or isinf(high) else high,
    }
