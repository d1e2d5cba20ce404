"""Cards about draft orders: one for each act that departs, or cannot be told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wervel.advice import words
from wervel.advice.cards import (
    Card,
    Indicator,
    Kind,
    Proposal,
    Proposed,
    of_one_act,
    same_act,
)
from wervel.advice.judging import Judged, judged
from wervel.advice.matter import Matter
from wervel.advice.question_cards import few_asked, to_answer
from wervel.facts.treatment import opioid_days_within_four_weeks
from wervel.findings.side_by_side import stand
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.terms import Action
from wervel.records.fhir.elements import Resource
from wervel.text import Text

LIMITS = {"R-012": 5, "R-013": 14}
"""The most days of an opioid that a recommendation allows (R-012: 5; R-013: 1-2 weeks).
"""

PAYMENT = frozenset({"R-110", "R-112"})
"""What is about who pays: it says nothing against the care itself."""


def order_cards(matter: Matter, alarm: Sequence[Card]) -> Iterable[Card]:
    """A card for each act among the drafts that departs, or cannot be told.

    What an alarm is about already is not said again.
    """
    said = [of for card in alarm for of in card.rests_on]
    reading, bedside = matter.reading, matter.bedside
    found = judged(bedside.recommendations, reading, bedside.resolution)
    here = [
        each
        for each in found
        if matter.is_here(each.of) and not any(same_act(each.of, of) for of in said)
    ]
    by_id = {each.of.id: each for each in here}
    for group in of_one_act([each.of for each in sorted(here, key=_weight)]):
        yield _order([by_id[each.id] for each in group], matter, alarm)


def _weight(of: Judged) -> tuple[bool, bool, bool]:
    """What departs before what is open, care before payment, *do not* first."""
    return not of.departs, _is_payment(of), of.of.action is not Action.DO_NOT


def _is_payment(of: Judged) -> bool:
    return of.of.source.item in PAYMENT


def _order(group: Sequence[Judged], matter: Matter, alarm: Sequence[Card]) -> Card:
    main, departing = group[0], _of_one_stance(group, matter)
    against = [each for each in departing if not _is_payment(each)]
    drafts = _each_once(draft for each in group for draft in each.drafts)
    rests_on = tuple(each.of for each in departing or group)
    asks = few_asked([each.of for each in group if not each.departs], matter)
    return Card(
        kind=Kind.ORDER,
        key=main.of.id,
        indicator=Indicator.WARNING if against else Indicator.INFO,
        summary=main.of.title if departing else words.DEPENDS,
        says=tuple(dict.fromkeys(each.says for each in rests_on)),
        rests_on=rests_on,
        because=matter.because(main.because if departing else ()),
        disagrees=matter.against(rests_on, matter.acts),
        asks=asks,
        proposed=_instead(against, drafts, matter, alarm)
        if departing
        else to_answer(asks),
        drafts=drafts,
        told=_told(departing) if departing else _told_while_open(rests_on),
    )


def _of_one_stance(group: Sequence[Judged], matter: Matter) -> list[Judged]:
    """What departs and stands on the act as the first does.

    Who would do it, only otherwise, does not say the same as who would leave it.
    """
    stances = {each.of.id: stand(each.of, matter.at.answers).position for each in group}
    return [
        each
        for each in group
        if each.departs and stances[each.of.id] is stances[group[0].of.id]
    ]


def _told(departing: Sequence[Judged]) -> tuple[Text, ...]:
    """What those tell patients who ask the same: *only if* may sound like a yes."""
    asked = departing[0].of.action
    texts = (each.of.for_patients for each in departing if each.of.action is asked)
    return tuple(dict.fromkeys(filter(None, texts)))


def _told_while_open(among: Iterable[Recommendation]) -> tuple[Text, ...]:
    """What holds whatever the answer is: not that the act is not needed."""
    texts = (each.for_patients for each in among if each.action is not Action.DO_NOT)
    return tuple(dict.fromkeys(filter(None, texts)))


def _instead(
    against: Sequence[Judged],
    drafts: tuple[Resource, ...],
    matter: Matter,
    alarm: Sequence[Card],
) -> tuple[Proposed, ...]:
    """What to do instead of signing; advice to go on as usual not with a red flag."""
    if not against:
        return ()
    withdraw = Proposed(Proposal.WITHDRAW, drafts)
    days = matter.at.answers.get(opioid_days_within_four_weeks.name)
    limits = [
        LIMITS[each.of.source.item] for each in against if each.of.source.item in LIMITS
    ]
    if limits and days is not None and days > min(limits):
        return Proposed(Proposal.SHORTEN, drafts, days=min(limits)), withdraw
    if alarm:
        return (withdraw,)
    return Proposed(Proposal.REPLACE_BY_ADVICE, drafts), withdraw


def _each_once(drafts: Iterable[Resource]) -> tuple[Resource, ...]:
    return tuple({id(each): each for each in drafts}.values())
