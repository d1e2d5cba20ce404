"""Making the cards of one consultation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wervel.advice import words
from wervel.advice.asking import ALARMS, Ask, asked
from wervel.advice.because import Reason, reasons
from wervel.advice.cards import (
    Card,
    Indicator,
    Kind,
    Proposal,
    Proposed,
    in_order,
    of_one_act,
)
from wervel.advice.consultation import Reading
from wervel.advice.judging import Judged, judged
from wervel.advice.next_step import ALARM, NextStep, next_step
from wervel.advice.ongoing import Ongoing, ongoing
from wervel.advice.standing import (
    Disagreement,
    disagreements,
    is_advice,
    is_due,
    is_for,
)
from wervel.episodes.moments import Moment
from wervel.facts.alarm import (
    cauda_equina,
    progressive_deficit,
    spinal_infection,
)
from wervel.facts.complaint import (
    days_in_complaint,
    in_primary_care,
    non_specific,
    radicular,
)
from wervel.findings.bedside import At, Bedside
from wervel.findings.side_by_side import stand
from wervel.recommendations.acts import Act
from wervel.recommendations.bodies import recommendation
from wervel.recommendations.position import Position
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.terms import Action
from wervel.records.fhir.elements import Resource

AT_ONCE = (cauda_equina.name, progressive_deficit.name, spinal_infection.name)
"""Red flags for which hours or days count. Wervel's choice: the documents say "at once"
of all of them (R-011, R-021), but a cancer of years ago is not a matter of hours."""

LIMITS = {"R-012": 5, "R-013": 14}
"""The most days of an opioid that a recommendation allows (R-012: 5; R-013: 1-2 weeks).
"""

ASKED_AT_MOST = 5
"""Questions on a card; more are not answered during a consultation."""

_STEPS = {
    "W-02": (Proposal.SEE_AGAIN,),
    "W-03": (Proposal.SEE_AGAIN,),
    "W-04": (Proposal.REFER_PHYSIOTHERAPY,),
    "W-05": (Proposal.REFER_BEHAVIOURAL,),
    "W-06": (Proposal.REFER_REHABILITATION,),
    "W-08": (Proposal.SEE_AGAIN,),
}
"""What a step of the pathway lets one propose."""


@dataclass(frozen=True)
class _Making:
    """What every card is made from."""

    reading: Reading
    bedside: Bedside
    at: At

    def because(self, names: Iterable[str]) -> tuple[Reason, ...]:
        return reasons(
            dict.fromkeys(names), self.at, self.reading, self.bedside.resolution
        )

    def is_here(self, of: Recommendation) -> bool:
        """Whether it holds today and is about the setting the patient is seen in."""
        here = self.at.answers.get(in_primary_care.name)
        return is_advice(of) and is_for(of, in_primary_care=here)

    def against(self, among: Iterable[Recommendation]) -> tuple[Disagreement, ...]:
        """Who opposes one of these on their act, each once."""
        found: dict[str, Disagreement] = {}
        for of in among:
            here = stand(of, self.at.answers).position or Position.CANNOT_TELL
            all_of = self.bedside.recommendations
            for each in disagreements(of, here, self.at, all_of):
                found.setdefault(each.stand.of.id, each)
        return tuple(found.values())


def cards(reading: Reading, bedside: Bedside) -> tuple[Card, ...]:
    """The cards of a consultation, most urgent first; none without back pain."""
    at = reading.signed if any(reading.drafted) else reading.now
    if at is None:
        return ()
    making = _Making(reading, bedside, at)
    found = [
        *_alarm(making),
        *_orders(making),
        *(_ongoing(each, making) for each in ongoing(reading, bedside)),
        *_step(making),
        *_questions(making),
    ]
    return in_order(found)


def _alarm(making: _Making) -> Iterable[Card]:
    """Red flags first, always."""
    step = next_step(making.at)
    if step is None or step.item is not ALARM:
        return
    answers = making.at.answers
    flags = flags_raised(making.at)
    rests_on = tuple(
        each
        for each in making.bedside.recommendations
        if making.is_here(each)
        and each.act in (Act.REFERRAL, Act.REFERRAL_NEUROLOGY, Act.XRAY)
        and is_due(each, answers)
        and each.moment is Moment.RED_FLAG
        and stand(each, answers).position in (Position.FOR, Position.AGAINST)
    )
    at_once = any(name in AT_ONCE for name in flags)
    yield Card(
        kind=Kind.ALARM,
        key=rests_on[0].id if rests_on else ALARM.item,
        indicator=Indicator.CRITICAL if at_once else Indicator.WARNING,
        summary=words.ALARM_AT_ONCE if at_once else words.ALARM,
        says=(ALARM.content, *(each.says for each in rests_on)),
        rests_on=rests_on,
        because=making.because(flags),
        disagrees=making.against(rests_on),
        proposed=(
            Proposed(Proposal.REFER_URGENTLY, making.reading.consultation.drafts),
        ),
        step=step,
        drafts=tuple(making.reading.consultation.drafts),
    )


def flags_raised(at: At) -> tuple[str, ...]:
    """The red flags that are recorded or answered yes."""
    return tuple(name for name in ALARMS if at.answers.get(name) is True)


def _orders(making: _Making) -> Iterable[Card]:
    """A card for each act among the drafts that departs, or cannot be told."""
    reading, bedside = making.reading, making.bedside
    found = judged(bedside.recommendations, reading, bedside.resolution)
    here = [each for each in found if making.is_here(each.of)]
    by_id = {each.of.id: each for each in here}
    for group in of_one_act([each.of for each in sorted(here, key=_weight)]):
        yield _order([by_id[each.id] for each in group], making)


def _weight(of: Judged) -> tuple[bool, bool]:
    """What departs before what is open, *do not* before conditions."""
    return not of.departs, of.of.action is not Action.DO_NOT


def _order(group: Sequence[Judged], making: _Making) -> Card:
    main, departing = group[0], [each for each in group if each.departs]
    drafts = _each_once(draft for each in group for draft in each.drafts)
    rests_on = tuple(each.of for each in departing or group)
    open_too = [each.of for each in group if not each.departs]
    return Card(
        kind=Kind.ORDER,
        key=main.of.id,
        indicator=Indicator.WARNING if departing else Indicator.INFO,
        summary=main.of.title if departing else words.DEPENDS,
        says=tuple(dict.fromkeys(each.says for each in rests_on)),
        rests_on=rests_on,
        because=making.because(main.because if departing else ()),
        disagrees=making.against(rests_on),
        asks=_asks(open_too, making),
        proposed=_instead(departing, drafts),
        drafts=drafts,
    )


def _instead(
    departing: Sequence[Judged], drafts: tuple[Resource, ...]
) -> tuple[Proposed, ...]:
    """What to do instead of signing."""
    if not departing:
        return ()
    limits = [
        LIMITS[each.of.source.item]
        for each in departing
        if each.of.source.item in LIMITS
    ]
    if limits:
        return (
            Proposed(Proposal.SHORTEN, drafts, days=min(limits)),
            Proposed(Proposal.WITHDRAW, drafts),
        )
    return (
        Proposed(Proposal.REPLACE_BY_ADVICE, drafts),
        Proposed(Proposal.WITHDRAW, drafts),
    )


def _ongoing(of: Ongoing, making: _Making) -> Card:
    return Card(
        kind=Kind.ONGOING,
        key=of.of.id,
        indicator=Indicator.WARNING,
        summary=of.of.title,
        says=(of.of.says,),
        rests_on=(of.of,),
        because=reasons(of.because, of.at, making.reading, making.bedside.resolution),
        disagrees=making.against([of.of]),
        proposed=(Proposed(Proposal.STOP, of.drugs),) if of.drugs else (),
    )


def _step(making: _Making) -> Iterable[Card]:
    step = next_step(making.at)
    if step is None or step.item is ALARM:
        return
    rests_on = [recommendation(each) for each in step.item.recommendations]
    yield Card(
        kind=Kind.STEP,
        key=step.item.item,
        indicator=Indicator.INFO,
        summary=step.item.name,
        says=(step.item.content,),
        rests_on=tuple(each for each in rests_on if is_advice(each)),
        because=making.because(_of_step(making.at)),
        proposed=tuple(
            Proposed(each) for each in _STEPS.get(step.item.item, ()) if not _done(step)
        ),
        step=step,
    )


def _of_step(at: At) -> tuple[str, ...]:
    kind = radicular if at.answers.get(radicular.name) is True else non_specific
    return kind.name, days_in_complaint.name


def _done(step: NextStep) -> bool:
    """Whether what the step asks to be done has been."""
    return any(each.is_done is True for each in step.stands)


def _questions(making: _Making) -> Iterable[Card]:
    """What is worth asking, apart from what an order hangs on."""
    answers = making.at.answers
    matter = [
        each
        for each in making.bedside.recommendations
        if making.is_here(each) and is_due(each, answers)
    ]
    found = _asks(matter, making)
    if found:
        yield Card(
            kind=Kind.QUESTIONS,
            key=Kind.QUESTIONS.value,
            indicator=Indicator.INFO,
            summary=words.asks(len(found)),
            says=(words.ASKS_WHY,),
            asks=found,
            proposed=tuple(
                Proposed(Proposal.ANSWER, fact=each.fact)
                for each in found
                if each.fact.kind == "boolean"
            ),
        )


def _asks(among: Sequence[Recommendation], making: _Making) -> tuple[Ask, ...]:
    return asked(among, making.at.answers)[:ASKED_AT_MOST]


def _each_once(drafts: Iterable[Resource]) -> tuple[Resource, ...]:
    return tuple({id(each): each for each in drafts}.values())
