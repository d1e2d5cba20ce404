"""The page of a profile: its certainty, and where each of its numbers comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from wervel.dossiers import dossier_words as w
from wervel.dossiers.outcome_cells import outcome_anchor, profile_address
from wervel.dossiers.showing import anchored, columns, linked, ranged
from wervel.dossiers.study_pages import row_address, study_address
from wervel.evidence.certainty import terms
from wervel.evidence.certainty.judging import Judged, JudgedOutcome
from wervel.evidence.certainty.reporting import certainty_report
from wervel.evidence.report import Report, Section
from wervel.evidence.study import Estimate, Study
from wervel.pages import words as page_words
from wervel.pages.components import Json, Table
from wervel.pages.speech import Speech

Studies = Mapping[str, Study]
_ROWS = "rows"
"""The section of rows without links, whose place the one with links takes."""


def profile_report(
    of: Judged, studies: Studies, speech: Speech, *, folder: str = ""
) -> Report:
    """The summary of findings, with every number leading to its row and place."""
    report = certainty_report(of, speech, studies=tuple(studies.values()))
    return replace(
        report,
        address=folder + profile_address(of.profile.id),
        entry=speech.say(w.PROFILE_ENTRY, party=of.profile.pico.party),
        sections=(
            *(each for each in report.sections if each.id != _ROWS),
            _grounds(of, studies, speech),
        ),
        rows={
            **{f"{of.profile.id}-{name}": rows for name, rows in report.rows.items()},
            f"{of.profile.id}-grounds": grounds_rows(of, studies),
        },
    )


def _grounds(of: Judged, studies: Studies, speech: Speech) -> Section:
    heads = (w.OUTCOME, w.STUDY, w.ROW, w.EFFECT, w.WEIGHED, w.COUNTS, w.PLACE)
    rows = [row for each in of.outcomes for row in _ground_rows(each, studies, speech)]
    table = Table(
        caption=speech.say(w.GROUNDS_CAPTION),
        columns=columns(speech, *heads, numbers=(w.WEIGHED,)),
        rows=tuple(rows),
    )
    return Section(
        id="grounds",
        heading=speech.say(w.GROUNDS),
        lines=(speech.say(w.FOUND_WHY),),
        tables=(table,),
    )


def _ground_rows(
    of: JudgedOutcome, studies: Studies, speech: Speech
) -> Iterator[tuple[str, ...]]:
    """A line for each row of an outcome; the first can be led to."""
    lines = [*_printed(of, studies, speech), *_in_words(of, studies, speech)]
    name = anchored(speech.say(of.outcome.name), outcome_anchor(of.outcome.id))
    none = speech.say(page_words.NO_NUMBER)
    if not lines:
        yield (name, none, none, none, none, none, none)
    for at, line in enumerate(lines):
        yield (name if at == 0 else speech.say(of.outcome.name), *line)


def _printed(
    of: JudgedOutcome, studies: Studies, speech: Speech
) -> Iterator[tuple[str, ...]]:
    weights = of.effect.weights if of.effect else ()
    shares = dict(zip([each.reference for each in of.used], weights, strict=False))
    gaps = {each.reference: each.gap for each in of.unused}
    none = speech.say(page_words.NO_NUMBER)
    for reference in of.outcome.estimates:
        study, row = reference.split("/")
        estimate = studies[study].estimate(row)
        share, gap = shares.get(reference), gaps.get(reference)
        yield (
            linked(studies[study].name, study_address(study)),
            linked(estimate.item, row_address(study, row)),
            _effect(estimate, speech),
            none if share is None else speech.share(share),
            speech.say(w.GAPS[gap] if gap else w.IT_COUNTS),
            estimate.locator,
        )


def _in_words(
    of: JudgedOutcome, studies: Studies, speech: Speech
) -> Iterator[tuple[str, ...]]:
    counting = {(each.study, each.item) for each in of.said}
    none = speech.say(page_words.NO_NUMBER)
    for each in of.outcome.said:
        counts = (each.study, each.item) in counting
        yield (
            linked(studies[each.study].name, study_address(each.study)),
            each.item,
            speech.say(w.SAID_ROW, finding=speech.say(terms.FINDING[each.finding])),
            none,
            speech.say(w.IT_COUNTS if counts else w.STUDY_LEFT_OUT),
            each.locator,
        )


def _effect(of: Estimate, speech: Speech) -> str:
    if of.value is None:
        return speech.say(of.said) if of.said else speech.say(page_words.NO_NUMBER)
    return ranged(of.value, of.low, of.high, speech)


def grounds_rows(of: Judged, studies: Studies) -> list[dict[str, Json]]:
    """One row per printed effect that an outcome names, with the place it stands at."""
    found: list[dict[str, Json]] = []
    for each in of.outcomes:
        counting = {one.reference for one in each.used}
        for reference in each.outcome.estimates:
            study, row = reference.split("/")
            estimate = studies[study].estimate(row)
            found.append(
                {
                    "profile": of.profile.id,
                    "outcome": each.outcome.id,
                    "study": study,
                    "row": row,
                    "item": estimate.item,
                    "value": estimate.value,
                    "low": estimate.low,
                    "high": estimate.high,
                    "counts": reference in counting,
                    "place": estimate.locator,
                }
            )
    return found
