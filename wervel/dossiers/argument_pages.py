"""The page of what parties say: arguments, steps, the trail, and positions taken."""

from __future__ import annotations

from collections import Counter

from wervel.dossiers import dossier_words as w
from wervel.dossiers.gathering import Gathered
from wervel.dossiers.showing import columns, day_said, joined, linked
from wervel.dossiers.study_pages import study_address
from wervel.evidence.certainty import terms
from wervel.evidence.certainty.positions import Argument, Assessment, Side
from wervel.evidence.report import Report, Section
from wervel.pages import words as page_words
from wervel.pages.components import Json, Table
from wervel.pages.speech import Speech
from wervel.text import NOT_CHECKED, Text

ADDRESS = "arguments.html"


def arguments_report(of: Gathered, speech: Speech) -> Report:
    """Who says what, resting on which studies; and how the decision went."""
    found = Counter(each.side for each in of.arguments)
    lead = speech.say(
        w.ARGUMENTS_LEAD,
        count=speech.count(len(of.arguments)),
        for_=speech.count(found[Side.FOR]),
        against=speech.count(found[Side.AGAINST]),
    )
    way = () if of.assessment is None else _way(of.assessment, of, speech)
    return Report(
        address=ADDRESS,
        entry=speech.say(w.ARGUMENTS if way else w.ARGUMENTS_ALONE),
        eyebrow=speech.say(w.DOSSIER),
        title=speech.say(w.ARGUMENTS if way else w.ARGUMENTS_ALONE),
        lead=(lead if of.arguments else speech.say(w.ARGUMENTS_NONE),),
        sections=(*_claims(of, speech), *_stated(of, speech), *way),
        sources=(speech.say(w.CHECKED, checked=speech.say(NOT_CHECKED)),),
        rows={"arguments": argument_rows(of)} if of.arguments else {},
    )


def _claims(of: Gathered, speech: Speech) -> tuple[Section, ...]:
    """A table for each side."""
    heads = (w.CLAIM, w.PARTIES, w.RESTS_ON, w.ITEM, w.PLACE)
    parts = []
    for side in Side:
        here = [each for each in of.arguments if each.side is side]
        if not here:
            continue
        heading = speech.say(w.SIDE_HEADINGS[side])
        table = Table(
            caption=heading,
            columns=columns(speech, *heads),
            rows=tuple(_claim(each, of, speech) for each in here),
        )
        parts.append(Section(id=f"side-{side.value}", heading=heading, tables=(table,)))
    return tuple(parts)


def _claim(of: Argument, gathered: Gathered, speech: Speech) -> tuple[str, ...]:
    return (
        speech.say(of.claim),
        ", ".join(of.parties),
        studies_cell(of.studies, gathered, speech),
        of.item,
        of.locator,
    )


def studies_cell(names: tuple[str, ...], of: Gathered, speech: Speech) -> str:
    """Studies by their names, each leading to its page."""
    links = [linked(of.studies[each].name, study_address(each)) for each in names]
    return joined(links) if links else speech.say(page_words.NO_NUMBER)


def _stated(of: Gathered, speech: Speech) -> tuple[Section, ...]:
    """What bodies said of the certainty as a whole."""
    rows = tuple(
        (speech.say(each.because), each.who, each.item, each.locator)
        for judged in of.judged
        for each in judged.profile.stated
    )
    if not rows:
        return ()
    heading = speech.say(w.STATED_HEADING)
    heads = (w.CLAIM, w.PARTIES, w.ITEM, w.PLACE)
    table = Table(
        caption=heading,
        columns=columns(speech, *heads),
        rows=tuple(dict.fromkeys(rows)),
    )
    return (Section(id="stated", heading=heading, tables=(table,)),)


def _way(of: Assessment, gathered: Gathered, speech: Speech) -> tuple[Section, ...]:
    return (
        _positions(of, gathered, speech),
        _steps(of, gathered, speech),
        _trail(of, speech),
    )


def _positions(of: Assessment, gathered: Gathered, speech: Speech) -> Section:
    rows = tuple(
        (
            day_said(each.when, speech),
            speech.say(terms.STANCE[each.stance]),
            speech.say(each.says),
            studies_cell(each.studies, gathered, speech),
            each.item,
            each.locator,
        )
        for each in of.positions
    )
    heads = (w.WHEN, w.POSITION, w.SAYS, w.RESTS_ON, w.ITEM, w.PLACE)
    return _section(
        "positions", speech.say(w.POSITIONS), speech, heads=heads, rows=rows
    )


def _steps(of: Assessment, gathered: Gathered, speech: Speech) -> Section:
    none = speech.say(page_words.NO_NUMBER)
    rows = tuple(
        (
            f"{each.number}. {speech.say(each.does)}",
            speech.say(each.here) if each.here else none,
            studies_cell(each.studies, gathered, speech),
            ", ".join(each.grounds) or none,
            each.locator,
        )
        for each in of.steps
    )
    heads = (w.STEP, w.HERE, w.RESTS_ON, w.ITEM, w.PLACE)
    return _section("steps", speech.say(w.STEPS), speech, heads=heads, rows=rows)


def _trail(of: Assessment, speech: Speech) -> Section:
    rows = tuple(
        (day_said(each.when, speech), speech.say(each.what), each.item, each.locator)
        for each in of.trail
    )
    heads = (w.WHEN, w.WHAT, w.ITEM, w.PLACE)
    return _section("trail", speech.say(w.TRAIL), speech, heads=heads, rows=rows)


def _section(
    name: str,
    heading: str,
    speech: Speech,
    *,
    heads: tuple[Text, ...],
    rows: tuple[tuple[str, ...], ...],
) -> Section:
    table = Table(caption=heading, columns=columns(speech, *heads), rows=rows)
    return Section(id=name, heading=heading, tables=(table,))


def argument_rows(of: Gathered) -> list[dict[str, Json]]:
    """One row per argument: who claims what, and the studies it rests on."""
    return [
        {
            "argument": each.id,
            "item": each.item,
            "side": each.side.value,
            "parties": ", ".join(each.parties),
            "claim_nl": each.claim.nl,
            "claim_en": each.claim.en,
            "studies": " ".join(each.studies),
            "place": each.locator,
        }
        for each in of.arguments
    ]
