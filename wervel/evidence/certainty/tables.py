"""The tables of the pages about certainty, each from a judged profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wervel.evidence.certainty import saying, words
from wervel.evidence.certainty.definitions import Profile
from wervel.evidence.certainty.effects import Gap
from wervel.evidence.certainty.judging import Judged, JudgedOutcome
from wervel.evidence.certainty.pico import Pico
from wervel.evidence.certainty.positions import Argument
from wervel.evidence.certainty.reasons import reason
from wervel.evidence.certainty.terms import (
    CERTAINTY,
    DOMAIN,
    FINDING,
    IMPORTANCE,
    SIDE,
    VERDICT,
    in_words,
)
from wervel.evidence.study import Study
from wervel.pages.components import Column, Table
from wervel.pages.speech import Speech
from wervel.text import Text

_GAPS: Mapping[Gap, Text] = {
    Gap.STUDY_LEFT_OUT: words.GAP_LEFT_OUT,
    Gap.NO_NUMBER: words.GAP_NUMBER,
    Gap.NO_INTERVAL: words.GAP_INTERVAL,
}


def table(
    caption: str,
    headings: Sequence[Text],
    rows: Sequence[tuple[str, ...]],
    speech: Speech,
) -> Table:
    """A table of words under these headings."""
    return Table(
        caption=caption,
        columns=tuple(Column(speech.say(each)) for each in headings),
        rows=tuple(rows),
    )


def summary(of: Judged, speech: Speech) -> Table:
    """One row per outcome: effect, in absolute terms, certainty, and what moved it."""
    return table(
        speech.say(words.SUMMARY_CAPTION),
        (
            words.OUTCOME,
            words.EFFECT,
            words.CERTAINTY,
            words.BECAUSE,
            words.STUDIES,
            words.ABSOLUTE,
            words.WEIGHT,
        ),
        [
            (
                speech.say(each.outcome.name),
                saying.effect_or_not(each, speech),
                _circles(each) + saying.level(each, speech),
                saying.steps(each, speech),
                saying.people(each, speech),
                saying.absolute(each, speech),
                speech.say(IMPORTANCE[each.outcome.importance]),
            )
            for each in of.outcomes
        ],
        speech,
    )


def reasons(of: Judged, speech: Speech) -> Table:
    """One row per outcome and domain: the rule, what counts, and what parties say."""
    rows = [
        (
            speech.say(each.outcome.name),
            speech.say(DOMAIN[one.domain]),
            saying.step(one.proposal.levels, speech) if one.proposal else "",
            saying.step(one.counted, speech),
            reason(one.proposal, speech) if one.proposal else "",
            saying.stated(one, speech),
        )
        for each in of.outcomes
        if each.effect is not None
        for one in each.judgements
    ]
    headings = (
        words.OUTCOME,
        words.DOMAIN,
        words.PROPOSED,
        words.COUNTED,
        words.WHY,
        words.PARTIES_SAY,
    )
    return table(speech.say(words.REASONS_CAPTION), headings, rows, speech)


def admitted(of: Judged, names: Mapping[str, str], speech: Speech) -> Table:
    """One row per candidate: its verdict, and the rules that it rests on."""
    own = {each.study: each for each in of.profile.characteristics}
    rows = [
        (
            names[each.study],
            speech.say(VERDICT[each.verdict]),
            saying.why_admitted(each, own.get(each.study), speech),
        )
        for each in of.admissions
    ]
    headings = (words.STUDY, words.VERDICT, words.REASON)
    return table(speech.say(words.ADMITTED_CAPTION), headings, rows, speech)


def rows_used(of: Judged, known: Mapping[str, Study], speech: Speech) -> Table:
    """One row per row of a study that an outcome names, and per result in words."""
    rows = [row for each in of.outcomes for row in _rows_of(each, known, speech)]
    headings = (
        words.OUTCOME,
        words.ROW,
        words.COUNTS,
        words.EFFECT,
        words.PEOPLE,
        words.ITEM,
        words.PLACE,
    )
    return table(speech.say(words.ROWS_CAPTION), headings, rows, speech)


def question(pico: Pico, speech: Speech) -> Table:
    """The parts of a question as its party asks it."""
    rows = question_rows(pico, speech)
    caption = speech.say(words.QUESTION_CAPTION, party=pico.party)
    return table(caption, (words.PART, words.SAYS), rows, speech)


def question_rows(pico: Pico, speech: Speech) -> list[tuple[str, str]]:
    """Each part of a question with what it says."""

    def said(text: Text | None, otherwise: Text) -> str:
        return speech.say(text or otherwise)

    outcomes = "; ".join(
        f"{speech.say(each.name)} ({speech.say(IMPORTANCE[each.importance])})"
        for each in pico.outcomes
    )
    item = f" ({pico.population_item})" if pico.population_item else ""
    return [
        (speech.say(words.POPULATION), speech.say(pico.population) + item),
        (speech.say(words.INTERVENTION), speech.say(pico.intervention)),
        (speech.say(words.COMPARATOR), said(pico.comparator, words.NO_COMPARATOR)),
        (speech.say(words.OUTCOMES), outcomes),
        (speech.say(words.TIME), said(pico.time, words.NOT_STATED)),
    ]


def whole(of: Profile, speech: Speech) -> Table:
    """One row per judgement of a party about all of the evidence."""
    rows = [
        (each.who, speech.say(each.because), each.item, each.locator)
        for each in of.stated
    ]
    headings = (words.PARTY, words.SAYS, words.ITEM, words.PLACE)
    return table(speech.say(words.WHOLE_CAPTION), headings, rows, speech)


def starts(of: Profile, speech: Speech) -> Table:
    """One row per party that starts a design where others do not."""
    rows = [
        (
            each.who,
            speech.say(in_words(each.design.value)),
            speech.say(CERTAINTY[each.certainty]),
            speech.say(each.because),
            each.locator,
        )
        for each in of.starts
    ]
    headings = (
        words.PARTY,
        words.DESIGN,
        words.STARTS_AT,
        words.BECAUSE,
        words.PLACE,
    )
    return table(speech.say(words.STARTS_CAPTION), headings, rows, speech)


def argued(of: Sequence[Argument], names: Mapping[str, str], speech: Speech) -> Table:
    """One row per argument: who, which side, on what it rests and whom it answers."""
    claims = {each.id: each for each in of}
    rows = [
        (
            ", ".join(each.parties),
            speech.say(each.claim),
            speech.say(SIDE[each.side]),
            saying.listed([names[study] for study in each.studies], speech),
            "; ".join(
                dict.fromkeys(
                    ", ".join(claims[one].parties)
                    for one in each.answers
                    if one in claims
                )
            ),
            ", ".join((each.item, *each.items)),
            each.locator,
        )
        for each in of
    ]
    headings = (
        words.PARTY,
        words.CLAIM,
        words.SIDE,
        words.RESTS_ON,
        words.GOES_AGAINST,
        words.ITEM,
        words.PLACE,
    )
    return table(speech.say(words.ARGUMENTS_CAPTION), headings, rows, speech)


def _circles(of: JudgedOutcome) -> str:
    return f"{saying.symbol(of.certainty)} " if of.certainty else ""


def _rows_of(
    of: JudgedOutcome, known: Mapping[str, Study], speech: Speech
) -> list[tuple[str, ...]]:
    name = speech.say(of.outcome.name)
    rows: list[tuple[str, ...]] = []
    unused = {each.reference: each.gap for each in of.unused}
    for reference in of.outcome.estimates:
        study = known[reference.split("/")[0]]
        row = study.estimate(reference.split("/")[1])
        used = next((u for u in of.used if u.reference == reference), None)
        n = used.n if used else None
        rows.append(
            (
                name,
                f"{study.name} ({row.id})",
                speech.say(_GAPS[unused[reference]] if used is None else words.YES),
                _printed(row.value, row.low, row.high, speech)
                or (speech.say(row.said) if row.said else ""),
                "" if n is None else speech.count(n),
                row.item,
                row.locator,
            )
        )
    told = speech.say(words.SAID)
    rows += [
        (
            name,
            known[each.study].name,
            f"{told}{f' ({each.who})' if each.who else ''}",
            speech.say(FINDING[each.finding]),
            "",
            each.item,
            each.locator,
        )
        for each in of.said
    ]
    return rows


def _printed(
    value: float | None, low: float | None, high: float | None, speech: Speech
) -> str:
    if value is None:
        return ""
    said = speech.number(value, decimals=2)
    if low is None or high is None:
        return said
    return f"{said} ({speech.interval(low, high, decimals=2)})"
