"""Side by side: where every body stands on one act, for one patient, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wervel.episodes.moments import Moment
from wervel.findings.because import deciding
from wervel.findings.patient import position, truth
from wervel.logic import Answer
from wervel.recommendations.acts import Act
from wervel.recommendations.position import Position, conditions
from wervel.recommendations.recommendation import Recommendation

BEFORE: Mapping[Act, Moment] = {
    Act.IMAGING: Moment.BEFORE_SCAN,
    Act.XRAY: Moment.BEFORE_XRAY,
    Act.MRI: Moment.BEFORE_MRI,
    Act.REFERRAL: Moment.BEFORE_REFERRAL,
    Act.OPIOID: Moment.BEFORE_OPIOID,
    Act.EXERCISE_THERAPY: Moment.BEFORE_EXERCISE_THERAPY,
    Act.REHABILITATION: Moment.BEFORE_REHABILITATION,
    Act.ANAESTHESIOLOGICAL_TREATMENT: Moment.BEFORE_INJECTION,
    Act.EPIDURAL_INJECTION: Moment.BEFORE_EPIDURAL_INJECTION,
    Act.DENERVATION: Moment.BEFORE_DENERVATION,
    Act.SURGERY: Moment.BEFORE_SURGERY,
}
"""The moment before an act, at which guidelines ask what must come first."""


@dataclass(frozen=True)
class Stand:
    """One recommendation for one patient: its position, and the facts behind it.

    ``because`` are the facts that decided; where it cannot be told, those that would.
    ``position`` is nothing where there is no rule. ``is_done`` says whether what it
    asks to be done has been, as far as the answers tell.
    """

    of: Recommendation
    position: Position | None
    because: tuple[str, ...]
    is_done: bool | None = None


def side_by_side(
    act: Act, answers: Mapping[str, Answer], among: Iterable[Recommendation]
) -> tuple[Stand, ...]:
    """Where each recommendation about the act stands, in the order given.

    Those asked right before the act (a scan or a block before a denervation) are shown
    too. Answers that are not given are unknown.
    """
    return tuple(stand(each, answers) for each in among if _concerns(each, act))


def stand(of: Recommendation, answers: Mapping[str, Answer]) -> Stand:
    """Where one recommendation stands for one patient, and why."""
    if not of.has_rule:
        return Stand(of, None, ())
    known = {each.name: answers.get(each.name) for each in of.facts}
    came = position(of, known)
    applies = deciding(of.applies, known)
    if came is Position.NOT_APPLICABLE:
        return Stand(of, came, applies)
    because = dict.fromkeys((*applies, *deciding(conditions(of), known)))
    if came is Position.CANNOT_TELL:
        settled = truth(of.applies, known) is True
        names = deciding(conditions(of), known) if settled else because
        return Stand(of, came, tuple(name for name in names if known[name] is None))
    done = truth(of.met, known) if of.do is not None else None
    return Stand(of, came, tuple(because), done)


def _concerns(of: Recommendation, act: Act) -> bool:
    before = BEFORE.get(act)
    return of.act.overlaps(act) or (before is not None and of.at is before)
