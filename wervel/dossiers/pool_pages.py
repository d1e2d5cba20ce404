"""A page with the forest plot of each outcome that is pooled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from wervel.dossiers import dossier_words as w
from wervel.dossiers.gathering import Gathered
from wervel.dossiers.outcome_cells import outcome_address, pool_address
from wervel.dossiers.showing import linked
from wervel.evidence.certainty.judging import Judged, JudgedOutcome
from wervel.evidence.pool.analysis import How, pooling
from wervel.evidence.pool.heterogeneity import Model
from wervel.evidence.pool.printed import effects_of
from wervel.evidence.pool.reading import Studies
from wervel.evidence.pool.reporting import pool_report
from wervel.evidence.report import Report, Section
from wervel.pages.speech import Speech


def pool_reports(of: Gathered, speech: Speech) -> Iterator[Report]:
    """The pooling of every outcome whose rows are added up."""
    for judged in of.judged:
        for each in judged.outcomes:
            if each.effect is not None and each.effect.model:
                yield _pooled(judged, each, speech)


def _pooled(judged: Judged, of: JudgedOutcome, speech: Speech) -> Report:
    effects = effects_of({each.study.name: each.estimate for each in of.used})
    how = How(model=cast("Model", of.outcome.model))
    rows = ", ".join(each.reference for each in of.used)
    report = pool_report(pooling(Studies(effects=effects), how), speech, file=rows)
    profile, name = judged.profile.id, of.outcome.id
    link = linked(speech.say(w.GROUNDS), outcome_address(profile, name))
    return replace(
        report,
        address=pool_address(profile, name),
        entry=speech.say(w.POOLED_ENTRY),
        title=speech.say(w.POOLED_TITLE, outcome=speech.say(of.outcome.name)),
        sections=(
            *report.sections,
            Section(id="walk-back", heading=speech.say(w.GROUNDS), lines=(link,)),
        ),
        rows={f"{profile}-{name}-{key}": table for key, table in report.rows.items()},
    )
