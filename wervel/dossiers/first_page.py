"""The first page of a dossier: what was found, how sure, what would change it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from wervel.dossiers import dossier_words as w
from wervel.dossiers import words
from wervel.dossiers.chain import Kind
from wervel.dossiers.gathering import Gathered
from wervel.dossiers.outcome_cells import (
    certainty_cell,
    certainty_said,
    effect_cell,
    effect_said,
    profile_address,
    relevance_cell,
    study_cell,
)
from wervel.dossiers.relevance import relevance
from wervel.dossiers.ripple import Move, Ripple, Touch, is_number
from wervel.dossiers.showing import columns, day_said, field_name, joined, linked, shown
from wervel.dossiers.study_pages import study_address
from wervel.evidence.certainty import terms
from wervel.evidence.certainty.admission import Verdict
from wervel.evidence.certainty.judging import Judged, JudgedOutcome
from wervel.evidence.certainty.levels import Importance
from wervel.evidence.certainty.positions import Position, Stance
from wervel.evidence.report import Report, Section
from wervel.evidence.trials.relevance import Relevance
from wervel.pages.components import Json, Table
from wervel.pages.site import START
from wervel.pages.speech import Speech
from wervel.text import NOT_CHECKED

_TELLING = ("certainty", "relevance", "value", Verdict.ADMITTED.value)
"""The parts of a value that a committee asks after first."""


def first_report(
    of: Gathered, speech: Speech, *, pages: Sequence[tuple[str, str]]
) -> Report:
    """What was found, how sure, what would change it; ``pages`` are the others."""
    say = speech.say
    links = joined([linked(title, address) for address, title in pages], " · ")
    return Report(
        address=START,
        entry=say(w.START),
        eyebrow=say(w.DOSSIER),
        title=say(of.dossier.title),
        lead=(say(of.dossier.question), *lead(of, speech)),
        sections=(
            Section(
                id="found",
                heading=say(w.FOUND_HEADING),
                lines=(say(w.FOUND_WHY),),
                tables=(_found(of, speech),),
            ),
            _changing(of, speech),
            Section(id="further", heading=say(w.READ_ON), lines=(links,)),
        ),
        sources=sources(of, speech),
    )


def lead(of: Gathered, speech: Speech) -> tuple[str, ...]:
    """What was found, how sure that is, and which study would change it."""
    outcomes = [each for judged in of.judged for each in judged.outcomes]
    return (
        *positions_said(of, speech),
        *(_admits(each, speech) for each in of.judged),
        _said_found(outcomes, speech),
        _said_sure(outcomes, speech),
        _said_change(of, outcomes, speech),
    )


def _admits(of: Judged, speech: Speech) -> str:
    """How many studies one question admits, and its first outcome in numbers."""
    doubtful = len(of.with_verdict(Verdict.CANNOT_TELL))
    first = of.outcomes[0]
    name = speech.say(first.outcome.name)
    main = speech.say(
        w.MAIN,
        outcome=name[:1].upper() + name[1:],
        parts=", ".join(_in_parts(first, speech)),
    )
    return speech.say(
        w.ADMITS,
        party=of.profile.pico.party,
        admitted=speech.count(len(of.with_verdict(Verdict.ADMITTED))),
        looked_at=speech.count(len(of.admissions)),
        open=speech.say(w.ADMITS_OPEN, cannot_tell=speech.count(doubtful))
        if doubtful
        else "",
        main=main,
    )


def _in_parts(of: JudgedOutcome, speech: Speech) -> tuple[str, ...]:
    """The effect in its unit, whether it is large enough, and how certain."""
    unit = of.outcome.unit if of.effect is not None else None
    effect = effect_said(of, speech) + (f" {speech.say(unit)}" if unit else "")
    size = w.LARGE_ENOUGH.get(found) if (found := relevance(of)) else None
    sized = (speech.say(size),) if size else ()
    return (effect, *sized, certainty_said(of, speech))


def positions_said(of: Gathered, speech: Speech) -> tuple[str, ...]:
    """The positions taken, where the documents tell of them."""
    if of.assessment is None:
        return ()
    said = [
        speech.say(
            w.STOOD_ONE, when=day_said(each.when, speech), stance=_stance(each, speech)
        )
        for each in of.assessment.positions
    ]
    return (speech.say(w.STOOD, positions="; ".join(said)),)


def _stance(of: Position, speech: Speech) -> str:
    is_open = of.stance is Stance.NO_POSITION
    return speech.say(w.STOOD_OPEN if is_open else terms.STANCE[of.stance])


def _said_found(outcomes: Sequence[JudgedOutcome], speech: Speech) -> str:
    numbered = [each for each in outcomes if each.effect is not None]
    if not numbered:
        return speech.say(w.FOUND_NONE)
    found = Counter(relevance(each) for each in numbered)
    if not found.keys() - {None}:
        return speech.say(w.FOUND_UNMEASURED, numbers=speech.count(len(numbered)))
    relevant, small = found[Relevance.RELEVANT], found[Relevance.NOT_RELEVANT]
    return speech.say(
        w.FOUND,
        numbers=speech.count(len(numbered)),
        relevant=speech.count(relevant),
        not_relevant=speech.count(small),
        open=speech.count(len(numbered) - relevant - small),
    )


def _said_sure(outcomes: Sequence[JudgedOutcome], speech: Speech) -> str:
    crucial = [
        each for each in outcomes if each.outcome.importance is Importance.CRUCIAL
    ]
    counted = Counter(certainty_cell(each, speech) for each in crucial)
    levels = [
        speech.say(w.SURE_COUNT, level=level, count=speech.count(count))
        for level, count in counted.items()
    ]
    return speech.say(w.SURE, levels=", ".join(levels))


def _said_change(
    of: Gathered, outcomes: Sequence[JudgedOutcome], speech: Speech
) -> str:
    numbered = [each for each in outcomes if each.effect is not None]
    lone = speech.say(
        w.LONE,
        numbers=speech.count(len(numbered)),
        lone=speech.count(sum(len(each.used) == 1 for each in numbered)),
    )
    names = [of.studies[each].name for each in of.without if telling(of, each)]
    if not names:
        return speech.say(w.MOVES_NOTHING, lone=lone)
    listed = ", ".join(names[:-1])
    last = speech.say(w.OR) + names[-1] if listed else names[-1]
    return speech.say(w.MOVES_IT, studies=listed + last, lone=lone)


def telling(of: Gathered, study: str) -> tuple[Move, ...]:
    """The outcomes of the dossier that get another judgement without a study.

    One that loses its only number gets none, and is told of apart.
    """
    return tuple(
        each
        for each in _moved(of, of.without[study])
        if any(
            field.name in ("certainty", "relevance") and field.after is not None
            for field in each.fields
        )
    )


def _moved(of: Gathered, found: Ripple) -> tuple[Move, ...]:
    """What moves of the dossier's own outcomes and pooled estimates."""
    return tuple(
        each
        for each in found.touched(Touch.MOVED)
        if each.node.kind in (Kind.OUTCOME, Kind.POOLED)
        if each.node.name.split("/")[0] in of.dossier.profiles
    )


def _found(of: Gathered, speech: Speech) -> Table:
    heads = (
        *(w.OUTCOME, w.QUESTION_OF, w.WEIGHT, w.EFFECT),
        *(w.RELEVANT, w.CERTAINTY, w.STUDIES),
    )
    rows = tuple(
        (
            speech.say(each.outcome.name),
            linked(judged.profile.pico.party, profile_address(judged.profile.id)),
            speech.say(terms.IMPORTANCE[each.outcome.importance]),
            effect_cell(judged.profile.id, each, speech),
            relevance_cell(each, speech),
            certainty_cell(each, speech),
            study_cell(each, of.studies, speech),
        )
        for judged in of.judged
        for each in judged.outcomes
    )
    return Table(
        caption=speech.say(w.FOUND_CAPTION), columns=columns(speech, *heads), rows=rows
    )


def _changing(of: Gathered, speech: Speech) -> Section:
    rows = [
        (
            linked(of.studies[name].name, study_address(name)),
            _listed(_moved(of, found), speech),
            speech.count(len(found.touched(Touch.TO_REREAD))),
        )
        for name, found in of.without.items()
        if _moved(of, found)
    ]
    heads = (w.WITHOUT, w.MOVES, w.REREAD)
    table = Table(
        caption=speech.say(w.CHANGE_CAPTION),
        columns=columns(speech, *heads, numbers=(w.REREAD,)),
        rows=tuple(rows),
    )
    return Section(
        id="change",
        heading=speech.say(w.CHANGE_HEADING),
        lines=(
            *(speech.say(each) for each in of.dossier.wanted),
            speech.say(w.CHANGE_WHY),
        ),
        tables=(table,) if rows else (),
    )


def _listed(moves: Sequence[Move], speech: Speech) -> str:
    """What moves of each outcome, its estimate and its judgement together."""
    parts: dict[str, list[str]] = {}
    for each in sorted(moves, key=lambda move: move.node.kind is Kind.OUTCOME):
        parts.setdefault(speech.say(each.node.label), []).append(_parts(each, speech))
    return "; ".join(f"{label}: {', '.join(said)}" for label, said in parts.items())


def _parts(of: Move, speech: Speech) -> str:
    if of.vanished:
        return speech.say(words.VANISHES)
    if any(each.name == "certainty" and each.after is None for each in of.fields):
        return speech.say(words.LOSES)
    fields = [each for each in of.fields if each.name in _TELLING]
    return ", ".join(
        f"{field_name(each.name, speech)} {_shown(each.before, speech)} → "
        f"{_shown(each.after, speech)}"
        for each in fields
    ) or speech.say(words.ROWS_MOVE)


def _shown(value: Json, speech: Speech) -> str:
    """A part of a value; of a number two decimals say enough here."""
    if is_number(value):
        return speech.number(float(str(value)), decimals=2)
    return shown(value, speech)


def sources(of: Gathered, speech: Speech) -> tuple[str, ...]:
    """Where a dossier comes from, and how it was made."""
    places = dict.fromkeys(each.profile.locator for each in of.judged)
    return (
        speech.say(w.METHOD),
        speech.say(w.RELEVANCE_METHOD),
        speech.say(w.DOCUMENTS, places="; ".join(places)),
        speech.say(w.STANDS_BESIDE),
        speech.say(w.CHECKED, checked=speech.say(NOT_CHECKED)),
    )
