"""The card with questions: what is worth asking now, and no more than that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wervel.advice import words
from wervel.advice.answers import FACTS
from wervel.advice.asking import Ask, asked
from wervel.advice.cards import Card, Indicator, Kind, Proposal, Proposed
from wervel.advice.matter import Matter
from wervel.advice.next_step import (
    PLAN,
    RADICULAR_EVALUATION,
    REHABILITATION,
    next_step,
)
from wervel.facts.complaint import days_in_complaint
from wervel.recommendations.acts import Act
from wervel.recommendations.bodies import recommendation
from wervel.recommendations.recommendation import Recommendation

ASKED_AT_MOST = 3
"""Questions on a card; more are not answered in a consultation of ten minutes. Red
flags are asked all."""


def question_cards(
    matter: Matter, orders: Sequence[Card], step: Sequence[Card]
) -> Iterable[Card]:
    """What is worth asking, apart from what an order hangs on."""
    answers = matter.at.answers
    of_other_steps = _of_other_steps(matter)
    open_now = [
        each
        for each in matter.bedside.recommendations
        if matter.is_here(each)
        and matter.is_due(each)
        and each.source.item not in of_other_steps
        and not (each.act is Act.REHABILITATION and _goes_there(matter, step))
    ]
    said = {each.fact.name for card in orders for each in card.asks}
    found = [
        each
        for each in (*_since_when(matter, step), *asked(open_now, answers))
        if each.fact.name not in said
    ]
    if asks := few(found):
        yield Card(
            kind=Kind.QUESTIONS,
            key=Kind.QUESTIONS.value,
            indicator=Indicator.INFO,
            summary=words.asks(len(asks)),
            says=(words.ASKS_WHY,),
            asks=asks,
            proposed=to_answer(asks),
        )


def _of_other_steps(matter: Matter) -> frozenset[str]:
    """What only steps rest on where the patient is not."""
    step = next_step(matter.at)
    items = {item for of in PLAN for item in of.recommendations}
    return frozenset(items - {*(step.item.recommendations if step else ())})


def _goes_there(matter: Matter, steps: Iterable[Card]) -> bool:
    """Whether rehabilitation is proposed or taken, so that no answer changes it."""
    what = Proposal.REFER_REHABILITATION
    proposed = (each.what for card in steps for each in card.proposed)
    return what in proposed or matter.taken(what)


def _since_when(matter: Matter, steps: Sequence[Card]) -> Iterable[Ask]:
    """How long it has lasted, where that would make it another step."""
    last = (PLAN[-1], REHABILITATION, RADICULAR_EVALUATION)
    for card in steps:
        step = card.step
        if step is not None and step.weeks is None and step.item not in last:
            later = [*PLAN, RADICULAR_EVALUATION]
            rests_on = (recommendation(n) for of in later for n in of.recommendations)
            about = [
                each for each in rests_on if each in matter.bedside.recommendations
            ]
            settles = [each for each in about if matter.is_here(each)]
            yield Ask(FACTS[days_in_complaint.name], tuple(dict.fromkeys(settles)), 0)


def few_asked(among: Sequence[Recommendation], matter: Matter) -> tuple[Ask, ...]:
    return few(asked(among, matter.at.answers))


def few(asks: Sequence[Ask]) -> tuple[Ask, ...]:
    """All red flags, or as many questions as there is time for."""
    alarms = sum(each.is_alarm for each in asks)
    return tuple(asks[: max(alarms, ASKED_AT_MOST)])


def to_answer(asks: Iterable[Ask]) -> tuple[Proposed, ...]:
    """Answers that one tap can give: yes or no."""
    return tuple(
        Proposed(Proposal.ANSWER, fact=each.fact)
        for each in asks
        if each.fact.kind == "boolean"
    )
