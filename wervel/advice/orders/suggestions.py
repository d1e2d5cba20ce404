"""Suggestions: what a clinician may do with one tap, as FHIR resources.

Each proposal of a card becomes one suggestion (a question two: yes and no). Nothing is
signed: what is made is a draft or only proposed, and says so in a tag.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from wervel.advice.cards import Card, Indicator, Proposal, Proposed
from wervel.advice.consultation import Reading
from wervel.advice.durations import spoken_days
from wervel.advice.next_step import RADICULAR_START
from wervel.advice.orders import words
from wervel.advice.orders.filling import referral_notes
from wervel.advice.orders.pad import (
    Made,
    OrderPad,
    Referral,
    advice_to_patient,
    answer,
    appointment,
    request_to_stop,
    service_request,
    shortened,
    stopped,
)
from wervel.advice.subject import reference_of
from wervel.facts.alarm import (
    cauda_equina,
    progressive_deficit,
    spinal_inflammation,
    vertebral_fracture,
)
from wervel.facts.complaint import radicular
from wervel.facts.consultation import specific_cause_suspected
from wervel.records.codelists import codelist
from wervel.records.fhir.elements import text
from wervel.text import Language

CONTROL = (1, 2)
"""Weeks until somebody is seen again. Wervel's choice: the documents give none."""
EVALUATION = (6, 8)
"""Weeks until radiating pain is looked at again (R-029, W-09)."""

_REHABILITATION = codelist("referral_rehabilitation")
NEUROLOGY = Referral(words.NEUROLOGY, codelist("referral_neurology"), "183521007")
ORTHOPAEDICS = Referral(
    words.ORTHOPAEDICS, codelist("referral_orthopaedics"), "183545006"
)
RHEUMATOLOGY = Referral(
    words.RHEUMATOLOGY, codelist("referral_rheumatology"), "306127007"
)
SECONDARY_CARE = Referral(words.SECONDARY)
REFERRALS: Mapping[Proposal, Referral] = {
    Proposal.REFER_PHYSIOTHERAPY: Referral(
        words.PHYSIOTHERAPY, codelist("referral_physiotherapy"), "308447003"
    ),
    Proposal.REFER_BEHAVIOURAL: Referral(
        words.BEHAVIOURAL, codelist("psychological_therapy"), "304891004"
    ),
    Proposal.REFER_REHABILITATION: Referral(
        words.REHABILITATION, _REHABILITATION, "306289000"
    ),
}
"""Whom a step of the pathway refers to."""

RECOMMENDED = (Proposal.REPLACE_BY_ADVICE, Proposal.SHORTEN)
"""What wervel would choose where a card lets one choose."""


class ActionKind(Enum):
    """What an action does to a resource; the values are those of CDS Hooks."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True)
class Action:
    """One change: a resource made or changed, or the id of one to delete."""

    kind: ActionKind
    description: str
    resource: Made | None = None
    resource_id: str | None = None


@dataclass(frozen=True)
class Suggestion:
    """What a clinician may do: all of its actions, or none."""

    label: str
    actions: tuple[Action, ...]
    is_recommended: bool = False


def suggestions(
    card: Card, reading: Reading, *, language: Language, new_id: Callable[[], str]
) -> tuple[Suggestion, ...]:
    """The suggestions of a card; none for a proposal that no action can carry out.

    ``new_id`` gives an id for each resource that is made. Raises SourceEmpty where no
    document holds the patient.
    """
    at = OrderPad(reading, language, new_id)
    asked = (_Asked(of, card, at) for of in card.proposed)
    found = (each for of in asked for each in _suggestions(of))
    return tuple(each for each in found if each.actions)


@dataclass(frozen=True)
class _Asked:
    """A proposal, the card it stands on, and where its orders are written."""

    of: Proposed
    card: Card
    at: OrderPad


_Offer = tuple[str, Iterable[Action]]
"""The label of a suggestion, and its actions."""


def _suggestions(asked: _Asked) -> Iterator[Suggestion]:
    what = asked.of.what
    if what is Proposal.ANSWER:
        yield from _answers(asked)
        return
    label, actions = _MADE[what](asked)
    yield Suggestion(label, tuple(actions), _is_recommended(asked))


def _is_recommended(asked: _Asked) -> bool:
    """Whether wervel would choose it; a referral only where hours or days count."""
    if asked.of.what is Proposal.REFER_URGENTLY:
        return asked.card.indicator is Indicator.CRITICAL
    return asked.of.what in RECOMMENDED


def _replace(asked: _Asked) -> _Offer:
    at, told = asked.at, asked.card.for_patients
    actions = _deleted(asked)
    if actions and told:
        advice = advice_to_patient(at, told)
        actions.append(_create(at.say(words.CREATES_ADVICE), advice))
    if actions:
        actions.append(_control(CONTROL, at))
    return at.say(words.REPLACE), actions


def _withdraw(asked: _Asked) -> _Offer:
    return asked.at.say(words.WITHDRAW), _deleted(asked)


def _shorten(asked: _Asked) -> _Offer:
    at, days = asked.at, asked.of.days or 1
    length = spoken_days(days, at.language)
    said = at.say(words.UPDATES_LENGTH, length=length)
    return at.say(words.SHORTEN, length=length), [
        Action(ActionKind.UPDATE, said, shortened(at, each, days))
        for each in asked.of.about
        if text(each, "resourceType") == "MedicationRequest"
    ]


def _stop(asked: _Asked) -> _Offer:
    at, title = asked.at, asked.card.rests_on[0].title
    actions = []
    for each in asked.of.about:
        if text(each, "resourceType") in ("MedicationRequest", "MedicationStatement"):
            said, changed = at.say(words.UPDATES_STOP), stopped(at, each, title)
            actions.append(Action(ActionKind.UPDATE, said, changed))
        else:
            said, request = (
                at.say(words.CREATES_MESSAGE),
                request_to_stop(at, each, title),
            )
            actions.append(_create(said, request))
    return at.say(words.STOP), actions


def _refer_urgently(asked: _Asked) -> _Offer:
    at, card = asked.at, asked.card
    raised = [each.fact.name for each in card.because if each.answer is True]
    flags = [each for each in raised if each in words.FLAGS]
    whom = specialist(flags, at.reading)
    made = service_request(
        at,
        whom,
        priority="stat" if card.indicator is Indicator.CRITICAL else "urgent",
        reasons=[at.say(words.FLAGS[each]) for each in flags],
        notes=referral_notes(at, flags=flags),
    )
    said = at.say(whom.name)
    creates = _create(at.say(words.CREATES_REFERRAL, what=said), made)
    return at.say(words.URGENTLY, what=said), [*_deleted(asked), creates]


def specialist(flags: Iterable[str], reading: Reading) -> Referral:
    """Whom these red flags are for.

    Nerves, and any flag with radiating pain, go to the neurologist (R-021). From the
    list of R-010 wervel chooses the orthopaedic surgeon for a fracture and the
    rheumatologist for inflammation; with other flags the hospital decides.
    """
    raised = set(flags) - {specific_cause_suspected.name}
    at = reading.signed
    radiates = at is not None and at.answers.get(radicular.name) is True
    if radiates or raised & {cauda_equina.name, progressive_deficit.name}:
        return NEUROLOGY
    if raised == {vertebral_fracture.name}:
        return ORTHOPAEDICS
    return RHEUMATOLOGY if raised == {spinal_inflammation.name} else SECONDARY_CARE


def _refer(asked: _Asked) -> _Offer:
    at, whom = asked.at, REFERRALS[asked.of.what]
    said = at.say(whom.name)
    made = service_request(at, whom, notes=referral_notes(at))
    creates = _create(at.say(words.CREATES_REFERRAL, what=said), made)
    return at.say(words.REFER, what=said), [creates]


def _see_again(asked: _Asked) -> _Offer:
    at, step = asked.at, asked.card.step
    radiates = step is not None and step.item is RADICULAR_START
    weeks = EVALUATION if radiates else CONTROL
    first, last = weeks
    label = at.say(words.SEE_AGAIN, first=first, last=last)
    return label, [_control(weeks, at)]


def _answers(asked: _Asked) -> Iterator[Suggestion]:
    at, fact = asked.at, asked.of.fact
    if fact is None:
        return
    for given, label in ((True, words.ANSWER_YES), (False, words.ANSWER_NO)):
        made = answer(at, fact.name, given)
        yield Suggestion(
            at.say(label, question=at.say(fact.question)),
            (_create(at.say(words.CREATES_ANSWER), made),),
        )


_MADE: Mapping[Proposal, Callable[[_Asked], _Offer]] = {
    Proposal.REFER_URGENTLY: _refer_urgently,
    Proposal.REPLACE_BY_ADVICE: _replace,
    Proposal.WITHDRAW: _withdraw,
    Proposal.SHORTEN: _shorten,
    Proposal.STOP: _stop,
    Proposal.REFER_PHYSIOTHERAPY: _refer,
    Proposal.REFER_BEHAVIOURAL: _refer,
    Proposal.REFER_REHABILITATION: _refer,
    Proposal.SEE_AGAIN: _see_again,
}


def _control(weeks: tuple[int, int], at: OrderPad) -> Action:
    is_choice = weeks == CONTROL
    said = words.CREATES_CONTROL if is_choice else words.CREATES_CONTROL_SOURCE
    comment = words.CONTROL_CHOICE if is_choice else None
    return _create(at.say(said), appointment(at, weeks, comment=comment))


def _create(description: str, of: Made) -> Action:
    return Action(ActionKind.CREATE, description, of)


def _deleted(asked: _Asked) -> list[Action]:
    """The deletion of each order it is about; one without an id cannot be named."""
    return [
        Action(
            ActionKind.DELETE,
            asked.at.say(words.DELETES, what=named),
            resource_id=named,
        )
        for each in asked.of.about
        if (named := reference_of(each))
    ]
