"""Questions of parties beside each other: what each asks, admits, and is left with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wervel.evidence.certainty import saying, tables, words
from wervel.evidence.certainty import side_words as beside
from wervel.evidence.certainty.admission import Admission, Verdict
from wervel.evidence.certainty.assessment_page import assessment_sections, ripples
from wervel.evidence.certainty.judging import Judged
from wervel.evidence.certainty.pico import Characteristics
from wervel.evidence.certainty.plain import (
    admission_rows,
    as_plain,
    judgement_rows,
    outcome_rows,
)
from wervel.evidence.certainty.positions import Argument, arguments, assessment
from wervel.evidence.certainty.reporting import sources
from wervel.evidence.certainty.terms import VERDICT
from wervel.evidence.report import Report, Section
from wervel.evidence.studies import studies as all_studies
from wervel.evidence.study import Study
from wervel.pages.components import Column, Table
from wervel.pages.speech import Speech


def side_by_side_report(
    found: Sequence[Judged],
    speech: Speech,
    *,
    studies: Sequence[Study] | None = None,
) -> Report:
    """Judged profiles beside each other; ``studies`` are those they were judged on."""
    known = {each.id: each for each in (all_studies() if studies is None else studies)}
    names = {each.id: each.name for each in known.values()}
    ids = [each.profile.id for each in found]
    steps = assessment()
    sections = [
        _questions(found, speech),
        _studies(found, names, speech),
        _results(found, speech),
        _arguments(ids, names, speech),
    ]
    if steps.profile in ids:
        sections += assessment_sections(steps, speech, known=known)
        asked = [each.profile for each in found]
        sections += ripples(steps, asked, speech, known=known)
    return Report(
        address="evidence/" + "-beside-".join(ids) + ".html",
        entry=speech.say(beside.ENTRY),
        eyebrow=speech.say(words.EYEBROW),
        title=speech.say(beside.TITLE, parties=_joined(_parties(found))),
        lead=_lead(found, speech),
        sections=tuple(each for each in sections if each.tables or each.lines),
        sources=tuple(
            dict.fromkeys(line for each in found for line in sources(each, speech))
        ),
        rows={
            "outcomes": [row for each in found for row in outcome_rows(each)],
            "judgements": [row for each in found for row in judgement_rows(each)],
            "admissions": [row for each in found for row in admission_rows(each)],
        },
        result=[as_plain(each) for each in found],
    )


def _lead(found: Sequence[Judged], speech: Speech) -> tuple[str, ...]:
    """Per party: how many studies, and how many outcomes with a number."""
    return tuple(
        speech.say(
            beside.LEAD,
            party=each.profile.pico.party,
            all=speech.count(len(each.admissions)),
            admitted=speech.count(len(each.with_verdict(Verdict.ADMITTED))),
            open=speech.count(len(each.with_verdict(Verdict.CANNOT_TELL))),
            outcomes=speech.count(len(each.outcomes)),
            numbers=speech.count(sum(o.effect is not None for o in each.outcomes)),
            levels=_levels(each, speech),
        )
        for each in found
    )


def _levels(of: Judged, speech: Speech) -> str:
    levels = [saying.level(each, speech) for each in of.outcomes if each.effect]
    said = [f"{speech.count(levels.count(one))} {one}" for one in dict.fromkeys(levels)]
    return ", ".join(said) or speech.say(words.NOT_JUDGED)


def _questions(found: Sequence[Judged], speech: Speech) -> Section:
    asked = [tables.question_rows(each.profile.pico, speech) for each in found]
    parts = [part for part, _ in asked[0]]
    notes = [each.profile.pico.note for each in found]
    return Section(
        id="questions",
        heading=speech.say(beside.QUESTIONS),
        lines=tuple(
            f"{each.profile.pico.party}: {speech.say(note)}"
            for each, note in zip(found, notes, strict=True)
            if note
        ),
        tables=(
            _wide(
                speech.say(beside.QUESTIONS_CAPTION),
                speech.say(words.PART),
                found,
                [
                    (part, *(rows[at][1] for rows in asked))
                    for at, part in enumerate(parts)
                ],
            ),
        ),
    )


def _studies(
    found: Sequence[Judged], names: Mapping[str, str], speech: Speech
) -> Section:
    every = dict.fromkeys(a.study for each in found for a in each.admissions)
    rows = []
    for study in every:
        cells = [_cell(each, study, speech) for each in found]
        rows.append((names[study], *cells))
    return Section(
        id="studies",
        heading=speech.say(words.ADMITTED),
        lines=(speech.say(words.ADMITTED_LINES),),
        tables=(
            _wide(
                speech.say(words.ADMITTED_CAPTION),
                speech.say(words.STUDY),
                found,
                rows,
            ),
        ),
    )


def _cell(of: Judged, study: str, speech: Speech) -> str:
    one: Admission | None = next((a for a in of.admissions if a.study == study), None)
    if one is None:
        return speech.say(beside.NOT_LOOKED_AT)
    own: Characteristics | None = next(
        (each for each in of.profile.characteristics if each.study == study), None
    )
    why = saying.why_admitted(one, own, speech)
    verdict = speech.say(VERDICT[one.verdict])
    return f"{verdict}. {why}" if why else verdict


def _results(found: Sequence[Judged], speech: Speech) -> Section:
    rows = [
        (
            speech.say(one.outcome.name),
            each.profile.pico.party,
            saying.effect_or_not(one, speech),
            saying.level(one, speech),
            saying.steps(one, speech),
        )
        for each in found
        for one in each.outcomes
    ]
    headings = (
        words.OUTCOME,
        beside.ASKED_BY,
        words.EFFECT,
        words.CERTAINTY,
        words.BECAUSE,
    )
    return Section(
        id="results",
        heading=speech.say(words.SUMMARY),
        lines=tuple(speech.say(e.profile.note) for e in found if e.profile.note),
        tables=(
            tables.table(speech.say(words.SUMMARY_CAPTION), headings, rows, speech),
        ),
    )


def _arguments(ids: Sequence[str], names: Mapping[str, str], speech: Speech) -> Section:
    found: dict[str, Argument] = {
        one.id: one for each in ids for one in arguments(each)
    }
    shown = (tables.argued([*found.values()], names, speech),) if found else ()
    return Section(
        id="arguments",
        heading=speech.say(words.ARGUMENTS),
        lines=(speech.say(words.SIDE_MEANS),) if found else (),
        tables=shown,
    )


def _wide(
    caption: str,
    first: str,
    found: Sequence[Judged],
    rows: Sequence[tuple[str, ...]],
) -> Table:
    return Table(
        caption=caption,
        columns=(Column(first), *(Column(each) for each in _parties(found))),
        rows=tuple(rows),
    )


def _parties(found: Sequence[Judged]) -> list[str]:
    """Who asks each, by the profile where two are of one party."""
    parties = [each.profile.pico.party for each in found]
    return [
        f"{each.profile.pico.party} ({each.profile.id})"
        if parties.count(each.profile.pico.party) > 1
        else each.profile.pico.party
        for each in found
    ]


def _joined(parties: Sequence[str]) -> str:
    return ", ".join(parties)
