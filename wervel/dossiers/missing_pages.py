"""The pages of what cannot be computed: single cases, costs, and what is not known."""

from __future__ import annotations

from collections.abc import Sequence

from wervel.dossiers import dossier_words as w
from wervel.dossiers.gathering import Gathered
from wervel.dossiers.showing import columns, linked, shown
from wervel.dossiers.study_pages import study_address
from wervel.dossiers.study_rows import findings_said
from wervel.evidence.report import Report, Section
from wervel.evidence.study import Study
from wervel.evidence.study_words import DESIGNS
from wervel.pages import words as page_words
from wervel.pages.components import Table
from wervel.pages.speech import Speech
from wervel.text import NOT_CHECKED, Text

OTHER_ADDRESS, MISSING_ADDRESS = "single-cases-and-costs.html", "not-known.html"


def other_report(of: Gathered, speech: Speech) -> Report:
    """Single cases and economic evaluations, as far as the documents give them."""
    cases = of.of_items(of.dossier.single_cases)
    costs = of.of_items(of.dossier.economics)
    lead = speech.say(
        w.OTHER_LEAD, cases=speech.count(len(cases)), costs=speech.count(len(costs))
    )
    return Report(
        address=OTHER_ADDRESS,
        entry=speech.say(w.OTHER_EVIDENCE),
        eyebrow=speech.say(w.DOSSIER),
        title=speech.say(w.OTHER_EVIDENCE),
        lead=(lead,),
        sections=(
            _section("cases", (w.CASES, w.NO_SERIES), cases, speech),
            _section("costs", (w.COSTS, w.NO_COSTS), costs, speech),
        ),
        sources=(speech.say(w.CHECKED, checked=speech.say(NOT_CHECKED)),),
    )


def _section(
    name: str, said: tuple[Text, Text], among: Sequence[Study], speech: Speech
) -> Section:
    heading = speech.say(said[0])
    rows = tuple(
        (
            linked(each.name, study_address(each.id)),
            speech.say(DESIGNS[each.design]),
            shown(each.n, speech),
            _finds(each, speech),
            ", ".join(each.items),
            each.locator,
        )
        for each in among
    )
    heads = (w.STUDY, w.DESIGN, w.PARTICIPANTS, w.FINDS, w.ITEM, w.PLACE)
    table = Table(
        caption=heading,
        columns=columns(speech, *heads, numbers=(w.PARTICIPANTS,)),
        rows=rows,
    )
    return Section(
        id=name,
        heading=heading,
        doubts=(speech.say(said[1]),),
        tables=(table,) if rows else (),
    )


def _finds(of: Study, speech: Speech) -> str:
    """What the documents say of a study, and each of its results."""
    said = f"{speech.say(of.says)} " if of.says else ""
    found = findings_said(of, speech)
    return (said + found).strip() or speech.say(page_words.NO_NUMBER)


def missing_report(of: Gathered, speech: Speech) -> Report:
    """What a reader would want to know and the sources do not give."""
    whole = tuple(speech.say(each) for each in of.dossier.unknown)
    rows = tuple(
        (linked(study.name, study_address(study.id)), speech.say(each))
        for study in of.shown
        for each in study.not_stated
    )
    heading = speech.say(w.MISSING_STUDIES)
    table = Table(
        caption=heading,
        columns=columns(speech, w.STUDY, w.MISSING_THING),
        rows=rows,
    )
    count = speech.count(len(whole) + len(rows))
    return Report(
        address=MISSING_ADDRESS,
        entry=speech.say(w.MISSING),
        eyebrow=speech.say(w.DOSSIER),
        title=speech.say(w.MISSING),
        lead=(speech.say(w.MISSING_LEAD, count=count),),
        sections=(
            Section(id="whole", heading=speech.say(w.MISSING_WHOLE), lines=whole),
            Section(id="by-study", heading=heading, tables=(table,) if rows else ()),
        ),
        sources=(speech.say(w.CHECKED, checked=speech.say(NOT_CHECKED)),),
    )
