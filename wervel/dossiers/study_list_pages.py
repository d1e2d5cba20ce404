"""The page of all studies of a dossier: which question admits which, and why not."""

from __future__ import annotations

import re

from wervel.dossiers import dossier_words as w
from wervel.dossiers.gathering import Gathered
from wervel.dossiers.showing import columns, linked, shown
from wervel.dossiers.study_pages import study_address
from wervel.evidence.certainty import terms
from wervel.evidence.certainty.admission import Admission, Answer
from wervel.evidence.certainty.judging import Judged
from wervel.evidence.report import Report, Section
from wervel.evidence.study import Study
from wervel.evidence.study_words import DESIGNS
from wervel.pages import words as page_words
from wervel.pages.components import Json, Table
from wervel.pages.speech import Speech
from wervel.recommendations.populations import population
from wervel.text import NOT_CHECKED

ADDRESS = "studies.html"


def studies_report(of: Gathered, speech: Speech) -> Report:
    """Every study looked at, with the verdict of each question and its reasons."""
    return Report(
        address=ADDRESS,
        entry=speech.say(w.STUDIES_ENTRY),
        eyebrow=speech.say(w.DOSSIER),
        title=speech.say(w.STUDIES_TITLE),
        lead=(speech.say(w.STUDIES_LEAD, count=speech.count(len(of.shown))),),
        sections=(
            Section(
                id="studies",
                heading=speech.say(w.ADMISSION),
                tables=(_verdicts(of, speech),),
            ),
            *(_reasons(each, of, speech) for each in of.judged),
            _publications(of, speech),
            _populations(of, speech),
        ),
        sources=(
            speech.say(w.METHOD),
            speech.say(w.CHECKED, checked=speech.say(NOT_CHECKED)),
        ),
        rows={"studies": study_list_rows(of)},
    )


def _verdicts(of: Gathered, speech: Speech) -> Table:
    """One row per study, a column per question."""
    found = [{one.study: one for one in each.admissions} for each in of.judged]
    parties = [each.profile.pico.party for each in of.judged]
    heads = (w.STUDY, w.DESIGN, w.PARTICIPANTS)
    named = columns(speech, *heads, numbers=(w.PARTICIPANTS,))
    asked = columns(speech, *(w.by_party(each) for each in parties))
    return Table(
        caption=speech.say(w.ADMISSION),
        columns=(*named, *asked),
        rows=tuple(
            (
                linked(each.name, study_address(each.id)),
                speech.say(DESIGNS[each.design]),
                shown(each.n, speech),
                *(_verdict(one.get(each.id), speech) for one in found),
            )
            for each in of.shown
        ),
    )


def _verdict(of: Admission | None, speech: Speech) -> str:
    return speech.say(w.NOT_LOOKED_AT if of is None else terms.VERDICT[of.verdict])


def _reasons(of: Judged, gathered: Gathered, speech: Speech) -> Section:
    """Why each study is in or out, by one question."""
    party = of.profile.pico.party
    rows = tuple(
        (
            linked(gathered.studies[each.study].name, study_address(each.study)),
            speech.say(terms.VERDICT[each.verdict]),
            why(each, gathered.studies[each.study], speech),
        )
        for each in of.admissions
    )
    caption = speech.say(w.ADMISSION_CAPTION, party=party)
    heading = speech.say(w.by_party(party))
    table = Table(
        caption=caption,
        columns=columns(speech, w.STUDY, w.VERDICT, w.WHY),
        rows=rows,
    )
    return Section(
        id=f"by-{of.profile.id}",
        heading=heading[:1].upper() + heading[1:],
        lines=(speech.say(of.profile.question),),
        tables=(table,),
    )


def _publications(of: Gathered, speech: Speech) -> Section:
    """Each study's publication, and where the documents speak of it."""
    heading = speech.say(w.PUBLICATIONS)
    none = speech.say(page_words.NO_NUMBER)
    table = Table(
        caption=heading,
        columns=columns(speech, w.STUDY, w.PUBLICATION, w.ITEM, w.PLACE),
        rows=tuple(
            (
                linked(each.name, study_address(each.id)),
                each.source or none,
                ", ".join(each.items),
                each.locator,
            )
            for each in of.shown
        ),
    )
    return Section(id="publications", heading=heading, tables=(table,))


_POPULATION = re.compile(r"\bP-\d+\b")


def _populations(of: Gathered, speech: Speech) -> Section:
    """What the numbers of populations in the reasons stand for."""
    named = {
        item
        for judged in of.judged
        for each in judged.admissions
        for answer in each.answers
        for item in _POPULATION.findall(f"{answer.came} {answer.wanted}")
    }
    heading = speech.say(w.POPULATIONS)
    rows = tuple((item, speech.say(population(item).name)) for item in sorted(named))
    heads = (w.POPULATION, w.POPULATION_NAME)
    table = Table(caption=heading, columns=columns(speech, *heads), rows=rows)
    return Section(id="populations", heading=heading, tables=(table,) if rows else ())


def why(of: Admission, study: Study, speech: Speech) -> str:
    """The rules that keep a study out or leave it open; those it meets indirectly."""
    reasons = [_reason(each, speech) for each in of.reasons]
    indirect = [
        speech.say(
            w.REASON_INDIRECT,
            rule=speech.say(terms.RULE[each.rule]),
            came=speech.say(terms.in_words(each.came)),
        )
        for each in of.indirect
    ]
    because = study.publication_because
    said = [speech.say(because)] if because and reasons else []
    return "; ".join((*reasons, *indirect, *said)) or speech.say(w.MEETS_ALL)


def _reason(of: Answer, speech: Speech) -> str:
    rule = speech.say(terms.RULE[of.rule])
    text = w.REASON if of.came else w.REASON_UNKNOWN
    return speech.say(
        text,
        rule=rule,
        wanted=speech.say(terms.in_words(of.wanted)),
        came=speech.say(terms.in_words(of.came)),
    )


def study_list_rows(of: Gathered) -> list[dict[str, Json]]:
    """One row per question and study: the verdict and the rules behind it."""
    return [
        {
            "profile": judged.profile.id,
            "party": judged.profile.pico.party,
            "study": each.study,
            "verdict": each.verdict.value,
            "because": "; ".join(
                f"{one.rule.value}: asked {one.wanted}, here {one.came or 'not stated'}"
                for one in each.reasons
            ),
        }
        for judged in of.judged
        for each in judged.admissions
    ]
