"""A judged profile as plain data: rows to keep as CSV, and all of it as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wervel.evidence.certainty.judging import Judged, JudgedOutcome, Judgement
from wervel.pages.components import Json

Rows = Sequence[Mapping[str, Json]]


def outcome_rows(of: Judged) -> Rows:
    """One row per outcome, numbers unrounded."""
    return [_outcome(each, of.profile.id) for each in of.outcomes]


def judgement_rows(of: Judged) -> Rows:
    """One row per outcome and domain."""
    return [
        {"profile": of.profile.id, "outcome": each.outcome.id} | _judgement(one)
        for each in of.outcomes
        for one in each.judgements
    ]


def admission_rows(of: Judged) -> Rows:
    """One row per candidate and rule."""
    return [
        {
            "profile": of.profile.id,
            "study": each.study,
            "verdict": each.verdict.value,
            "rule": one.rule.value,
            "met": one.met,
            "came": one.came,
            "wanted": one.wanted,
            "indirect": one.indirect,
        }
        for each in of.admissions
        for one in each.answers
    ]


def as_plain(of: Judged) -> Mapping[str, Json]:
    """All of a judged profile, with names of fields as in the code."""
    profile = of.profile
    return {
        "profile": profile.id,
        "party": profile.pico.party,
        "question": {"nl": profile.question.nl, "en": profile.question.en},
        "items": list(profile.items),
        "locator": profile.locator,
        "checked_by": profile.checked_by,
        "outcomes": outcome_rows(of),
        "judgements": judgement_rows(of),
        "admissions": admission_rows(of),
    }


def _outcome(of: JudgedOutcome, profile: str) -> Mapping[str, Json]:
    effect = of.effect
    return {
        "profile": profile,
        "outcome": of.outcome.id,
        "of": of.outcome.of,
        "importance": of.outcome.importance.value,
        "rows": " ".join(each.reference for each in of.used),
        "measure": effect.measure.value if effect else None,
        "model": effect.model if effect else None,
        "value": effect.value if effect else None,
        "low": effect.low if effect else None,
        "high": effect.high if effect else None,
        "n": effect.n if effect else None,
        "i_squared": effect.i_squared if effect else None,
        "tau_squared": effect.tau_squared if effect else None,
        "threshold": of.outcome.threshold,
        "start": _name(of.start),
        "certainty": _name(of.certainty),
        "at_most": of.at_most,
        "contested": " ".join(
            f"{each.start.who}={_name(each.certainty) or 'not judged'}"
            for each in of.contests
        ),
        "said": " ".join(f"{each.study}={each.finding.value}" for each in of.said),
    }


def _judgement(of: Judgement) -> dict[str, Json]:
    return {
        "domain": of.domain.value,
        "proposed": of.proposal.levels if of.proposal else None,
        "why": of.proposal.why.value if of.proposal else "",
        "counted": of.counted,
        "overruled": of.overruled,
        "stated_by": "; ".join(each.who for each in of.stated),
    }


def _name(level: object) -> str | None:
    name = getattr(level, "name", None)
    return None if name is None else str(name).lower().replace("_", " ")
