"""The page on which the trials of a dossier are read, and who stands on it."""

from __future__ import annotations

from dataclasses import replace

from wervel.dossiers import dossier_words as w
from wervel.dossiers.gathering import Gathered
from wervel.evidence.certainty.admission import Verdict
from wervel.evidence.report import Report
from wervel.evidence.study import Design, Study
from wervel.evidence.trials.appraisal import appraise
from wervel.evidence.trials.reporting import trial_report
from wervel.pages.speech import Speech

ADDRESS = "trials.html"


def trials_read(of: Gathered) -> tuple[Study, ...]:
    """The randomised trials with an interval that no question leaves out."""
    counting = {
        name
        for each in of.judged
        for verdict in (Verdict.ADMITTED, Verdict.CANNOT_TELL)
        for name in each.with_verdict(verdict)
    }
    return tuple(
        each
        for each in of.shown
        if each.id in counting
        and each.design is Design.RANDOMISED_TRIAL
        and any(row.low is not None for row in each.estimates)
    )


def trials_report(of: Gathered, speech: Speech) -> tuple[Report, ...]:
    """The reading of these trials beside each other; nothing where there are none."""
    read = trials_read(of)
    if not read:
        return ()
    report = trial_report([appraise(each) for each in read], speech)
    return (
        replace(
            report,
            address=ADDRESS,
            entry=speech.say(w.TRIALS),
            rows={f"trials-{name}": rows for name, rows in report.rows.items()},
        ),
    )
