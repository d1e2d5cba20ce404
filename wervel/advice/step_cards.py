"""The card of the next step, and what is advised beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from wervel.advice.cards import Card, Indicator, Kind, Proposal, Proposed
from wervel.advice.matter import Matter
from wervel.advice.next_step import NextStep, next_step
from wervel.episodes.moments import Moment
from wervel.facts.complaint import days_in_complaint, non_specific, radicular
from wervel.findings.bedside import At
from wervel.findings.side_by_side import stand
from wervel.recommendations.acts import Act
from wervel.recommendations.bodies import recommendation
from wervel.recommendations.position import Position
from wervel.recommendations.recommendation import Recommendation
from wervel.records.codelists import codelist

BESIDE = (Act.OCCUPATIONAL_PHYSICIAN, Act.REHABILITATION)
"""What may be advised beside the step, at any duration (R-017, R-032, R-033)."""

_STEPS: Mapping[str, tuple[Proposal, ...]] = {
    "W-02": (Proposal.SEE_AGAIN,),
    "W-03": (Proposal.SEE_AGAIN,),
    "W-04": (Proposal.REFER_PHYSIOTHERAPY,),
    "W-05": (Proposal.REFER_BEHAVIOURAL,),
    "W-06": (Proposal.REFER_REHABILITATION,),
    "W-08": (Proposal.SEE_AGAIN,),
}
"""What a step of the pathway lets one propose."""


def step_cards(matter: Matter, orders: Sequence[Card]) -> Iterable[Card]:
    """The step that is due where the patient is seen, until it is taken."""
    step = next_step(matter.at)
    if step is None:
        return
    named = map(recommendation, step.item.recommendations)
    own = [each for each in named if _fits(each, matter)]
    beside = [each for each in _beside(matter) if each not in own]
    wanted = _STEPS.get(step.item.item, ())
    done = _done(step, own, matter) or any(map(matter.taken, wanted))
    is_due = bool(own) and not done
    if not is_due and not beside:
        return
    rehabilitation = any(each.act is Act.REHABILITATION for each in beside)
    proposed = wanted if is_due else ()
    proposed += (Proposal.REFER_REHABILITATION,) if rehabilitation else ()
    replaced = {each.what for card in orders for each in card.proposed}
    if Proposal.REPLACE_BY_ADVICE in replaced:
        proposed = tuple(each for each in proposed if each is not Proposal.SEE_AGAIN)
    yield Card(
        kind=Kind.STEP,
        key=step.item.item if is_due else beside[0].id,
        indicator=Indicator.INFO,
        summary=step.item.name if is_due else beside[0].title,
        says=(*([step.item.content] if is_due else []), *(e.says for e in beside)),
        rests_on=(*(own if is_due else []), *beside),
        because=matter.because(_of_step(matter.at, beside)),
        disagrees=matter.against(beside, {Moment.BEFORE_REHABILITATION}),
        proposed=tuple(map(Proposed, dict.fromkeys(proposed))),
        step=step,
    )


def _fits(of: Recommendation, matter: Matter) -> bool:
    """Whether it speaks of this patient, here, at this duration."""
    if not matter.is_here(of):
        return False
    if not of.has_rule:
        return True
    answers = matter.at.answers
    is_reached = matter.is_due(of, {of.moment})
    return is_reached and stand(of, answers).position is not Position.NOT_APPLICABLE


def _beside(matter: Matter) -> list[Recommendation]:
    """What else is advised now, as far as it is not done."""
    seen = matter.reading.consultation.by
    done = {
        Act.REHABILITATION: matter.taken(Proposal.REFER_REHABILITATION),
        Act.OCCUPATIONAL_PHYSICIAN: seen is codelist("occupational_physician"),
    }
    return [
        each
        for each in matter.bedside.recommendations
        if each.act in BESIDE
        and not done[each.act]
        and matter.is_here(each)
        and matter.is_due(each)
        and stand(each, matter.at.answers).position is Position.FOR
    ]


def _of_step(at: At, beside: Iterable[Recommendation]) -> tuple[str, ...]:
    kind = radicular if at.answers.get(radicular.name) is True else non_specific
    why = (name for each in beside for name in stand(each, at.answers).because)
    return kind.name, days_in_complaint.name, *why


def _done(step: NextStep, own: Sequence[Recommendation], matter: Matter) -> bool:
    """Whether what the step asks has been done or is drafted, or surgery is.

    Going on to the next step does not count: it is done by any therapy (R-008).
    """
    if matter.acts & {Moment.BEFORE_SURGERY, *(each.moment for each in own if each.at)}:
        return True
    return any(
        each.is_done is True and each.of in own and each.of.act is not Act.FOLLOW_UP
        for each in step.stands
    )
