"""The page of one judged profile: what was found, how certain, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from wervel.evidence.certainty import saying, tables, words
from wervel.evidence.certainty.admission import Verdict
from wervel.evidence.certainty.charts import MOST, Rung, ladder
from wervel.evidence.certainty.judging import Judged, JudgedOutcome
from wervel.evidence.certainty.levels import Certainty, Importance
from wervel.evidence.certainty.plain import (
    admission_rows,
    as_plain,
    judgement_rows,
    outcome_rows,
)
from wervel.evidence.certainty.positions import arguments
from wervel.evidence.certainty.proposal import Why
from wervel.evidence.certainty.terms import CERTAINTY, DOMAIN
from wervel.evidence.report import Report, Section
from wervel.evidence.studies import studies as all_studies
from wervel.evidence.study import Publication, Study
from wervel.pages.components import Chart
from wervel.pages.speech import Speech
from wervel.text import NOT_CHECKED

_LED = 2
"""So many outcomes are said before the table."""


def certainty_report(
    of: Judged, speech: Speech, *, studies: Sequence[Study] | None = None
) -> Report:
    """A profile as a page; ``studies`` are those it was judged on."""
    known = {each.id: each for each in (all_studies() if studies is None else studies)}
    names = {each.id: each.name for each in known.values()}
    sections = (
        summary_section(of, speech),
        *doubts_section(of, speech, known),
        _reasons(of, speech),
        admitted_section(of, speech, names),
        Section(
            id="rows",
            heading=speech.say(words.ROWS),
            tables=(tables.rows_used(of, known, speech),),
        ),
        question_section(of, speech),
        *_whole(of, speech),
        *_arguments(of, speech, names),
    )
    return Report(
        address=f"evidence/{of.profile.id}.html",
        entry=speech.say(of.profile.title),
        eyebrow=speech.say(words.EYEBROW),
        title=speech.say(of.profile.title),
        lead=lead(of, speech),
        sections=sections,
        sources=sources(of, speech),
        rows={
            "outcomes": outcome_rows(of),
            "judgements": judgement_rows(of),
            "admissions": admission_rows(of),
        },
        result=as_plain(of),
    )


def lead(of: Judged, speech: Speech) -> tuple[str, ...]:
    """The question, and the first crucial outcomes with their certainty."""
    crucial = [
        each for each in of.outcomes if each.outcome.importance is Importance.CRUCIAL
    ]
    chosen = [each for each in crucial if each.effect] or crucial or [*of.outcomes]
    said = [_led(each, speech) for each in chosen[:_LED]]
    if len(of.outcomes) > len(said):
        said.append(speech.say(words.LEAD_MORE))
    return (speech.say(of.profile.question), " ".join(said))


def summary_section(of: Judged, speech: Speech) -> Section:
    """The summary of findings: what stands first on the page."""
    note = of.profile.note
    return Section(
        id="summary",
        heading=speech.say(words.SUMMARY),
        lines=(speech.say(note),) if note else (),
        tables=(tables.summary(of, speech),),
    )


def doubts_section(
    of: Judged, speech: Speech, known: Mapping[str, Study]
) -> tuple[Section, ...]:
    """What to know before using a number, where there is something."""
    doubts = _about_outcomes(of, speech)
    stopped = [
        each.study
        for each in of.admissions
        if known[each.study].publication is Publication.STOPPED
    ]
    if stopped:
        named = ", ".join(known[each].name for each in stopped)
        doubts.append(speech.say(words.STOPPED, studies=named))
    found = tuple(dict.fromkeys([*doubts, *_notes(of, speech)]))
    if not found:
        return ()
    return (Section(id="doubts", heading=speech.say(words.DOUBTS), doubts=found),)


def admitted_section(of: Judged, speech: Speech, names: Mapping[str, str]) -> Section:
    """Which studies count and which do not, with the reasons."""
    counts = {
        verdict: speech.count(len(of.with_verdict(verdict))) for verdict in Verdict
    }
    line = speech.say(
        words.ADMITTED_LINE,
        all=speech.count(len(of.admissions)),
        admitted=counts[Verdict.ADMITTED],
        out=counts[Verdict.LEFT_OUT],
        open=counts[Verdict.CANNOT_TELL],
    )
    return Section(
        id="studies",
        heading=speech.say(words.ADMITTED),
        lines=(line, speech.say(words.ADMITTED_LINES)),
        tables=(tables.admitted(of, names, speech),),
    )


def question_section(of: Judged, speech: Speech) -> Section:
    """The question as its party asks it."""
    note = of.profile.pico.note
    return Section(
        id="question",
        heading=speech.say(words.QUESTION),
        lines=(speech.say(note),) if note else (),
        tables=(tables.question(of.profile.pico, speech),),
    )


def sources(of: Judged, speech: Speech) -> tuple[str, ...]:
    """Where it comes from, how it was computed, and whether anybody checked it."""
    profile = of.profile
    models = dict.fromkeys(
        each.effect.model for each in of.outcomes if each.effect and each.effect.model
    )
    return (
        speech.say(
            words.SOURCE, locator=profile.locator, items=", ".join(profile.items)
        ),
        speech.say(words.COMPUTED),
        *(speech.say(words.POOLED, model=each.upper()) for each in models),
        speech.say(
            words.REVIEWED,
            day=speech.day(profile.reviewed),
            next=speech.day(profile.next_review),
        ),
        speech.say(
            words.CHECKED, checked=profile.checked_by or speech.say(NOT_CHECKED)
        ),
    )


def _led(of: JudgedOutcome, speech: Speech) -> str:
    name = _capital(speech.say(of.outcome.name))
    if of.effect is None:
        if not of.said:
            return speech.say(words.LEAD_NOTHING, outcome=name)
        found = saying.findings(of, speech)
        return speech.say(words.LEAD_WORDS, outcome=name, findings=found)
    unit = f" {speech.say(of.outcome.unit)}" if of.outcome.unit else ""
    said = speech.say(
        words.LEAD,
        outcome=name,
        effect=saying.effect(of.effect, speech) + unit,
        certainty=saying.level(of, speech),
    )
    if of.at_most:
        silent = [e.domain for e in of.judgements if e.counted is None]
        domains = ", ".join(speech.say(DOMAIN[each]) for each in silent)
        said = f"{said} {speech.say(words.LEAD_AT_MOST, domains=domains)}"
    ruled = any(
        each.proposal and each.proposal.why is Why.RULES_OUT for each in of.judgements
    )
    if not ruled or of.outcome.threshold is None:
        return said
    line = speech.number(of.outcome.threshold, decimals=1)
    return f"{said} {speech.say(words.LEAD_RULED_OUT, line=line)}"


def _reasons(of: Judged, speech: Speech) -> Section:
    found = tables.reasons(of, speech)
    return Section(
        id="reasons",
        heading=speech.say(words.REASONS),
        lines=(speech.say(words.REASONS_LINES if found.rows else words.NO_REASONS),),
        charts=_charts(of, speech),
        tables=(found,) if found.rows else (),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _whole(of: Judged, speech: Speech) -> tuple[Section, ...]:
    profile = of.profile
    found = []
    if profile.stated:
        found.append(tables.whole(profile, speech))
    if profile.starts:
        found.append(tables.starts(profile, speech))
    if not found:
        return ()
    heading = speech.say(words.WHOLE)
    return (Section(id="whole", heading=heading, tables=tuple(found)),)


def _about_outcomes(of: Judged, speech: Speech) -> list[str]:
    """What stands with outcomes in the profile; the same words once for several."""
    said: dict[str, list[str]] = {}
    for each in of.outcomes:
        for text in (each.outcome.note, each.outcome.not_pooled):
            if text is not None:
                said.setdefault(speech.say(text), []).append(
                    speech.say(each.outcome.name)
                )
    return [f"{_capital('; '.join(names))}. {text}" for text, names in said.items()]


def _arguments(
    of: Judged, speech: Speech, names: Mapping[str, str]
) -> tuple[Section, ...]:
    found = arguments(of.profile.id)
    if not found:
        return ()
    return (
        Section(
            id="arguments",
            heading=speech.say(words.ARGUMENTS),
            lines=(speech.say(words.SIDE_MEANS),),
            tables=(tables.argued(found, names, speech),),
        ),
    )


def _notes(of: Judged, speech: Speech) -> list[str]:
    """What is odd about a printed number that counts."""
    return [
        speech.say(
            words.NOTE_OF_ROW,
            row=row.study.name,
            note=speech.say(note.says).rstrip("."),
            item=note.item,
        )
        for each in of.outcomes
        for row in each.used
        for note in row.study.notes
        if note.item == row.estimate.note
    ]


def _charts(of: Judged, speech: Speech) -> tuple[Chart, ...]:
    """The certainties as pictures, a few outcomes in each."""
    rungs = [
        Rung(
            name=speech.say(each.outcome.name),
            start=each.start,
            end=each.certainty,
            hover=_rung(each, speech),
        )
        for each in of.outcomes
        if each.start is not None and each.certainty is not None
    ]
    count = ceil(len(rungs) / MOST)
    size = ceil(len(rungs) / count) if count else 1
    return tuple(
        _chart(rungs[at * size : (at + 1) * size], f"{at + 1}/{count}", speech)
        for at in range(count)
    )


def _chart(rungs: Sequence[Rung], which: str, speech: Speech) -> Chart:
    levels = [speech.say(CERTAINTY[each]) for each in Certainty]
    data, layout = ladder(rungs, levels)
    each = " ".join(rung.hover for rung in rungs)
    return Chart(
        title=f"{speech.say(words.LADDER)} ({which})",
        in_words=speech.say(words.LADDER_WORDS, each=each),
        caption=speech.say(words.LADDER_CAPTION),
        data=data,
        layout=layout,
    )


def _rung(of: JudgedOutcome, speech: Speech) -> str:
    return speech.say(
        words.LADDER_EACH,
        outcome=speech.say(of.outcome.name),
        start=speech.say(CERTAINTY[of.start]) if of.start else "",
        certainty=saying.level(of, speech),
    )
