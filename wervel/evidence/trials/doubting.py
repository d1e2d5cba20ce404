"""The parts of the page that ask what could have gone wrong, and how far."""

from __future__ import annotations

from collections.abc import Sequence

from wervel.evidence.report import Section
from wervel.evidence.trials import words
from wervel.evidence.trials.appraisal import ALPHA, Appraisal
from wervel.evidence.trials.saying import number
from wervel.pages.components import Column, Table
from wervel.pages.speech import Speech
from wervel.text import Text

Read = Sequence[Appraisal]


def power_section(read: Read, speech: Speech) -> Section | None:
    """Whether the trials could find the difference they looked for."""
    planned = [each for each in read if each.needed and each.stated]
    if not planned:
        return None
    lines = [_found_line(each, speech) for each in planned if each.found]
    return Section(
        id="power",
        heading=speech.say(words.POWER),
        lines=(_plan_line(planned[0], speech), *lines),
        tables=(_needed(planned[0], speech), _found(planned, speech)),
    )


def crossed_section(read: Read, speech: Speech) -> Section | None:
    """The effect at the shares of cross-over that are stated."""
    crossed = [each for each in read if each.undiluted]
    first = crossed[0].stated if crossed else None
    if first is None or first.crossed is None:
        return None
    low, high = first.crossed
    lines = [
        speech.say(
            words.CROSSED_MEANS,
            low=speech.share(low),
            high=speech.share(high),
            item=first.crossed_item,
        )
    ]
    if first.crossed_note is not None:
        lines.append(speech.say(first.crossed_note))
    lines += [
        speech.say(
            words.TURNS,
            name=each.study.name,
            share=speech.share(each.turns_at, decimals=1),
        )
        for each in crossed
        if each.turns_at is not None
    ]
    return Section(
        id="cross-over",
        heading=speech.say(words.CROSSED),
        lines=tuple(lines),
        doubts=tuple(
            speech.say(
                words.UNTREATED,
                name=each.study.name,
                number=speech.count(each.stated.untreated),
                item=each.stated.untreated_item,
            )
            for each in crossed
            if each.stated and each.stated.untreated
        ),
        tables=(_crossed(crossed, speech),),
    )


def missing_section(read: Read, speech: Speech) -> Section | None:
    """How different those who dropped out would have to be."""
    lines = tuple(
        speech.say(
            words.MISSING_MEANS,
            name=each.study.name,
            share=speech.share(each.stated.planned_dropout),
            item=each.stated.planned_item,
            shift=number(each.missing_gain, speech),
        )
        for each in read
        if each.missing_gain is not None
        and each.stated is not None
        and each.stated.planned_dropout is not None
    )
    heading = speech.say(words.MISSING)
    return Section(id="missing", heading=heading, lines=lines) if lines else None


def _plan_line(each: Appraisal, speech: Speech) -> str:
    stated = each.stated
    if stated is None or stated.difference is None:
        return ""
    return speech.say(
        words.POWER_PLAN,
        difference=number(stated.difference, speech, decimals=0),
        dropout=speech.share(stated.planned_dropout or 0.0),
        item=stated.planned_item,
        alpha=number(ALPHA, speech),
    )


def _found_line(each: Appraisal, speech: Speech) -> str:
    last = each.found[-1]
    planned = (each.stated.difference if each.stated else None) or 0.0
    said = speech.say(
        words.POWER_FOUND,
        sd=number(last.sd, speech, decimals=1),
        power=speech.share(last.power),
        found=number(last.difference, speech),
    )
    form = words.POWER_ENOUGH if last.difference <= planned else words.POWER_SHORT
    enough = speech.say(form, difference=number(planned, speech, decimals=0))
    return f"{each.study.name}: {said[:1].lower()}{said[1:]} {enough}"


def _needed(each: Appraisal, speech: Speech) -> Table:
    heads = (words.POWER_HEAD, words.ANALYSED, words.RANDOMISED)
    planned = each.stated.difference if each.stated else None
    return Table(
        caption=speech.say(
            words.NEEDED, difference=number(planned, speech, decimals=0)
        ),
        columns=(Column(speech.say(words.SD)), *_numbers(heads, speech)),
        rows=tuple(
            (
                number(one.sd, speech, decimals=1),
                speech.share(one.power),
                speech.count(one.analysed),
                speech.count(one.randomised),
            )
            for one in each.needed
        ),
    )


def _found(read: Read, speech: Speech) -> Table:
    heads = (
        words.DROPOUT_HEAD,
        words.PER_GROUP,
        words.SD_IMPLIED,
        words.POWER_HEAD,
        words.DIFFERENCE,
    )
    return Table(
        caption=speech.say(words.FOUND),
        columns=(Column(speech.say(words.TRIAL)), *_numbers(heads, speech)),
        rows=tuple(
            (
                each.study.name,
                speech.share(one.dropout),
                speech.count(one.analysed_per_arm),
                number(one.sd, speech),
                speech.share(one.power),
                number(one.difference, speech),
            )
            for each in read
            for one in each.found
        ),
    )


def _crossed(read: Read, speech: Speech) -> Table:
    heads = (words.CROSSED_HEAD, words.UNTREATED_HEAD)
    return Table(
        caption=speech.say(words.CROSSED_TABLE),
        columns=(
            Column(speech.say(words.TRIAL)),
            *_numbers(heads, speech),
            Column(speech.say(words.EFFECT_HEAD)),
            Column(speech.say(words.RELEVANT_HEAD)),
        ),
        rows=tuple(
            (
                each.study.name,
                speech.share(one.crossed),
                speech.share(one.untreated),
                f"{number(one.value, speech)} "
                f"({speech.interval(one.low, one.high, decimals=2)})",
                speech.say(words.RELEVANCE[one.relevance]),
            )
            for each in read
            for one in each.undiluted
        ),
    )


def _numbers(heads: Sequence[Text], speech: Speech) -> tuple[Column, ...]:
    return tuple(Column(speech.say(each), is_number=True) for each in heads)
