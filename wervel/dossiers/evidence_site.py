"""The evidence as pages of another site: questions, studies, and every row."""

from __future__ import annotations

from dataclasses import replace

from wervel.dossiers import dossier_words as w
from wervel.dossiers.building import chain, judged_profiles
from wervel.dossiers.chain import Chain, Kind, node_id
from wervel.dossiers.outcome_cells import certainty_cell, profile_address
from wervel.dossiers.profile_pages import profile_report
from wervel.dossiers.showing import columns, linked, shown
from wervel.dossiers.study_pages import study_address, study_report
from wervel.evidence.certainty.admission import Verdict
from wervel.evidence.certainty.judging import Judged
from wervel.evidence.certainty.levels import Importance
from wervel.evidence.report import Report, Section, sheet
from wervel.evidence.studies import studies
from wervel.evidence.study import Study
from wervel.evidence.study_words import DESIGNS, PUBLICATIONS
from wervel.pages import words as page_words
from wervel.pages.components import Sheet, Table
from wervel.pages.speech import Speech
from wervel.text import NOT_CHECKED

FOLDER = "evidence/"
ADDRESS = f"{FOLDER}index.html"


def evidence_sheets(speech: Speech) -> tuple[Sheet, ...]:
    """A page that lists questions and studies, and one for each of them.

    A profile stands at ``evidence/<profile>.html``, a study at
    ``evidence/study-<study>.html``. Only the first is in the navigation.
    """
    every, known, whole = judged_profiles(), studies(), chain()
    by_id = {each.id: each for each in known}
    reports = (
        _listed(every, known, whole, speech),
        *(
            _unlisted(profile_report(each, by_id, speech, folder=FOLDER))
            for each in every
        ),
        *(study_report(each, speech, chain=whole, folder=FOLDER) for each in known),
    )
    return tuple(sheet(each) for each in reports)


def _listed(
    every: tuple[Judged, ...], known: tuple[Study, ...], whole: Chain, speech: Speech
) -> Report:
    say = speech.say
    lead = say(
        w.EVIDENCE_LEAD,
        profiles=speech.count(len(every)),
        studies=speech.count(len(known)),
    )
    return Report(
        address=ADDRESS,
        entry=say(w.EVIDENCE),
        eyebrow=say(w.EVIDENCE),
        title=say(w.EVIDENCE_TITLE),
        lead=(lead,),
        sections=(
            Section(
                id="profiles",
                heading=say(w.PROFILES),
                tables=(_profiles(every, whole, speech),),
            ),
            Section(
                id="studies",
                heading=say(w.STUDIES_ENTRY),
                tables=_studies(known, speech),
            ),
        ),
        sources=(say(w.METHOD), say(w.CHECKED, checked=say(NOT_CHECKED))),
    )


def _profiles(every: tuple[Judged, ...], whole: Chain, speech: Speech) -> Table:
    heads = (w.PROFILE, w.QUESTION_OF, w.ADMITTED, w.CRUCIAL, w.RESTING)
    return Table(
        caption=speech.say(w.PROFILES),
        columns=columns(speech, *heads, numbers=(w.ADMITTED, w.RESTING)),
        rows=tuple(
            (
                linked(
                    speech.say(each.profile.title), profile_address(each.profile.id)
                ),
                each.profile.pico.party,
                speech.count(len(each.with_verdict(Verdict.ADMITTED))),
                _crucial(each, speech),
                speech.count(_advice(each, whole)),
            )
            for each in every
        ),
    )


def _crucial(of: Judged, speech: Speech) -> str:
    """The levels of certainty of the crucial outcomes, each once."""
    levels = (
        certainty_cell(each, speech)
        for each in of.outcomes
        if each.outcome.importance is Importance.CRUCIAL
    )
    none = speech.say(page_words.NO_NUMBER)
    return ", ".join(dict.fromkeys(levels)) or none


def _advice(of: Judged, whole: Chain) -> int:
    resting = whole.resting_on(node_id(Kind.PROFILE, of.profile.id))
    return sum(each.kind is Kind.RECOMMENDATION for each in resting)


def _studies(known: tuple[Study, ...], speech: Speech) -> tuple[Table, ...]:
    heads = (w.STUDY, w.DESIGN, w.PARTICIPANTS, w.PUBLICATION, w.ITEM, w.PLACE)
    table = Table(
        caption=speech.say(w.STUDIES_ENTRY),
        columns=columns(speech, *heads, numbers=(w.PARTICIPANTS,)),
        rows=tuple(
            (
                linked(each.name, study_address(each.id)),
                speech.say(DESIGNS[each.design]),
                shown(each.n, speech),
                speech.say(PUBLICATIONS[each.publication]),
                ", ".join(each.items),
                each.locator,
            )
            for each in known
        ),
    )
    return (table,)


def _unlisted(of: Report) -> Report:
    """The same page, left out of the navigation of a site that has much else."""
    return replace(of, entry="")
