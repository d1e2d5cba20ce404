"""The page of a retraction: what it moved, in words before the tables."""

from __future__ import annotations

from dataclasses import replace

from wervel.dossiers import dossier_words as w
from wervel.dossiers.chain import Kind
from wervel.dossiers.first_page import positions_said
from wervel.dossiers.gathering import Gathered
from wervel.dossiers.ripple import Move, Touch
from wervel.dossiers.ripple_report import ripple_report
from wervel.evidence.certainty.admission import Verdict
from wervel.evidence.report import Report
from wervel.pages.speech import Speech

ADDRESS = "retraction.html"


def retraction_report(of: Gathered, speech: Speech) -> tuple[Report, ...]:
    """What the retractions moved; nothing where the dossier follows none."""
    if of.retraction is None:
        return ()
    names = [of.studies[each].name for each in of.dossier.retracted]
    title = speech.say(w.RETRACTION_TITLE, studies=speech.say(w.AND).join(names))
    report = ripple_report(of.retraction, speech, title=title, address=ADDRESS)
    moved = (
        _admitted(each, of, speech)
        for each in of.retraction.touched(Touch.MOVED)
        if each.node.kind is Kind.PROFILE
    )
    lead = (*filter(None, moved), *positions_said(of, speech), *report.lead)
    return (
        replace(
            report,
            eyebrow=speech.say(w.DOSSIER),
            entry=speech.say(w.RETRACTION),
            lead=lead,
        ),
    )


def _admitted(of: Move, gathered: Gathered, speech: Speech) -> str:
    """How many studies a question admitted, and how many since."""
    parties = {each.profile.id: each.profile.pico.party for each in gathered.judged}
    counts = [
        (len(each.before), len(each.after))
        for each in of.fields
        if each.name == Verdict.ADMITTED.value
        if isinstance(each.before, list) and isinstance(each.after, list)
    ]
    if not counts or of.node.name not in parties:
        return ""
    ((before, after),) = counts
    return speech.say(
        w.RETRACTION_LEAD,
        party=parties[of.node.name],
        before=speech.count(before),
        after=speech.count(after),
    )
