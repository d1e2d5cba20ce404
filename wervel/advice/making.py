"""Making the cards of one consultation."""

from __future__ import annotations

from collections.abc import Iterable

from wervel.advice import words
from wervel.advice.asking import ALARMS
from wervel.advice.because import reasons
from wervel.advice.cards import Card, Indicator, Kind, Proposal, Proposed, in_order
from wervel.advice.consultation import Reading
from wervel.advice.matter import Matter
from wervel.advice.next_step import ALARM, next_step
from wervel.advice.ongoing import Ongoing, ongoing
from wervel.advice.order_cards import order_cards
from wervel.advice.question_cards import question_cards
from wervel.advice.standing import is_due
from wervel.advice.step_cards import step_cards
from wervel.episodes.moments import Moment
from wervel.facts.alarm import cauda_equina, progressive_deficit, spinal_infection
from wervel.facts.complaint import in_primary_care
from wervel.facts.consultation import specific_cause_suspected
from wervel.findings.bedside import At, Bedside
from wervel.findings.side_by_side import stand
from wervel.recommendations.acts import Act
from wervel.recommendations.position import Position
from wervel.recommendations.terms import Action
from wervel.records import codelists
from wervel.records.fhir.elements import text
from wervel.records.fhir.events import day_number

AT_ONCE = (cauda_equina.name, progressive_deficit.name, spinal_infection.name)
"""Red flags for which hours or days count. Wervel's choice: the documents say "at once"
of all of them (R-011, R-021), but a cancer of years ago is not a matter of hours."""
ALARM_ACTS = (Act.REFERRAL, Act.REFERRAL_NEUROLOGY, Act.XRAY, Act.MRI)
"""What is said of red flags: whom to refer to, and which scan to make or leave."""

_URGENT = ("urgent", "asap", "stat")
"""Priorities of an order that does not wait."""


def cards(reading: Reading, bedside: Bedside) -> tuple[Card, ...]:
    """The cards of a consultation, most urgent first; none without back pain.

    With a red flag the plan of steps and its questions wait; where hours or days count,
    everything else does.
    """
    if reading.signed is None:
        return ()
    matter = Matter(reading, bedside, reading.signed)
    alarm = tuple(_alarm(matter))
    if any(each.indicator is Indicator.CRITICAL for each in alarm):
        return alarm
    orders = tuple(order_cards(matter, alarm))
    found = [
        *alarm,
        *orders,
        *(_ongoing(each, matter) for each in ongoing(reading, bedside)),
    ]
    if not alarm:
        step = tuple(step_cards(matter, orders))
        found += [*step, *question_cards(matter, orders, step)]
    return in_order(found)


def _alarm(matter: Matter) -> Iterable[Card]:
    """Red flags first, always."""
    step = next_step(matter.at)
    if step is None or step.item is not ALARM:
        return
    answers = matter.at.answers
    flags = flags_raised(matter.at)
    about = [
        each
        for each in matter.bedside.recommendations
        if matter.is_here(each)
        and each.act in ALARM_ACTS
        and is_due(each, answers)
        and each.moment is Moment.RED_FLAG
        and stand(each, answers).position in (Position.FOR, Position.AGAINST)
    ]
    # Who says whom to refer to is cited before who says that one may refer.
    rests_on = tuple(sorted(about, key=lambda each: each.action is not Action.DO))
    at_once = any(name in AT_ONCE for name in flags)
    yield Card(
        kind=Kind.ALARM,
        key=rests_on[0].id if rests_on else ALARM.item,
        indicator=Indicator.CRITICAL if at_once else Indicator.WARNING,
        summary=words.ALARM_AT_ONCE if at_once else words.ALARM,
        says=(ALARM.content, *(each.says for each in rests_on)),
        rests_on=rests_on,
        because=matter.because(flags),
        disagrees=matter.against(rests_on),
        proposed=_urgently(matter, flags),
        step=step,
        drafts=tuple(matter.reading.consultation.drafts),
        told=(words.ALARM_FOR_PATIENT,) if at_once else None,
    )


def _urgently(matter: Matter, flags: Iterable[str]) -> tuple[Proposed, ...]:
    """The referral at once, in place of scans and of a referral that can wait.

    Not where it is made already, since the flag and in this episode, nor to those whom
    patients are referred to. Pain relief and what is not about the back stay.
    """
    reading, mask = matter.reading, matter.bedside.resolution.mask
    seen = [each.day for why in matter.because(flags) for each in why.seen]
    since = max(day_number(matter.at.episode_start), min(seen, default=0))
    referral = mask([codelists.specialist_referral])
    is_made = any(
        each.lists & referral and each.day >= since for each in reading.events
    )
    in_hand = any(
        text(draft, "priority") in _URGENT
        for draft in matter.drafts_on(codelists.specialist_referral)
    )
    is_theirs = matter.at.answers.get(in_primary_care.name) is False
    if is_made or in_hand or is_theirs:
        return ()
    replaced = matter.drafts_on(codelists.lumbar_imaging, codelists.specialist_referral)
    return (Proposed(Proposal.REFER_URGENTLY, replaced),)


def flags_raised(at: At) -> tuple[str, ...]:
    """The red flags, or the suspicion, that are recorded or answered yes."""
    names = (*ALARMS, specific_cause_suspected.name)
    return tuple(name for name in names if at.answers.get(name) is True)


def _ongoing(of: Ongoing, matter: Matter) -> Card:
    return Card(
        kind=Kind.ONGOING,
        key=of.of.id,
        indicator=Indicator.WARNING,
        summary=of.of.title,
        says=(of.of.says,),
        rests_on=(of.of,),
        because=reasons(of.because, of.at, matter.reading, matter.bedside.resolution),
        at=of.at if of.at.day < matter.at.day else None,
        disagrees=matter.against([of.of]),
        proposed=(Proposed(Proposal.STOP, of.drugs),) if of.drugs else (),
    )
