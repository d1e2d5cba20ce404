"""The leaflet: what the patient takes home, in plain words, to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wervel.advice.advising import Advice
from wervel.advice.cards import Card, Indicator, Kind, same_act
from wervel.advice.judging import acts_of
from wervel.advice.standing import is_advice, is_due, is_for
from wervel.episodes.moments import Moment
from wervel.facts.complaint import chronic, in_primary_care
from wervel.findings.bedside import At, Bedside
from wervel.findings.side_by_side import Stand, stand
from wervel.pages import patient_leaflet_words as words
from wervel.pages.speech import Speech
from wervel.recommendations.position import Position
from wervel.recommendations.recommendation import Recommendation
from wervel.text import NOT_CHECKED, Text


@dataclass(frozen=True, kw_only=True)
class Leaflet:
    """What the leaflet says: a paragraph for each recommendation, in two groups."""

    day: str
    opening: str
    to_do: tuple[str, ...]
    not_needed: tuple[str, ...]
    call_now: tuple[str, ...]
    call_soon: tuple[str, ...]
    sources: tuple[str, ...]
    not_checked: str


def leaflet(advice: Advice, at: At, bedside: Bedside, speech: Speech) -> Leaflet:
    """The leaflet of this consultation, from the recommendations that apply."""
    say = speech.say
    alarms = [each for each in advice.cards if each.kind is Kind.ALARM]
    is_alarm = bool(alarms)
    found = [*_alarming(advice)] if is_alarm else [*_applying(advice, at, bedside)]
    told = [each for each in found if each.of.for_patients is not None]
    against = [] if is_alarm else [each for each in told if _is_against(each)]
    told = [each for each in told if each in against or not _is_denied(each, against)]
    to_do = _texts((each for each in told if each not in against), speech)
    return Leaflet(
        day=speech.day(advice.reading.today),
        opening=say(_opening(alarms)),
        to_do=to_do if told else (say(words.NOTHING),),
        not_needed=_texts(against, speech),
        call_now=tuple(say(each) for each in words.CALL_NOW),
        call_soon=tuple(say(each) for each in words.CALL_SOON),
        sources=tuple(dict.fromkeys(_source(each.of) for each in told)),
        not_checked=say(NOT_CHECKED),
    )


def _opening(alarms: Sequence[Card]) -> Text:
    if not alarms:
        return words.OPENING
    at_once = any(each.indicator is Indicator.CRITICAL for each in alarms)
    return words.ALARM_AT_ONCE if at_once else words.ALARM


def _texts(among: Iterable[Stand], speech: Speech) -> tuple[str, ...]:
    texts = (each.of.for_patients for each in among)
    return tuple(dict.fromkeys(speech.say(each) for each in texts if each))


def _source(of: Recommendation) -> str:
    return f"{of.body.abbreviation}: {of.source.named}"


def _is_against(of: Stand) -> bool:
    return of.position is Position.AGAINST


def _is_denied(of: Stand, against: Iterable[Stand]) -> bool:
    """Whether others are against the same: a patient is not told both."""
    return any(same_act(of.of, each.of) for each in against)


def _alarming(advice: Advice) -> Iterator[Stand]:
    """What the alarm rests on, and nothing that would reassure."""
    for card in advice.cards:
        if card.kind is Kind.ALARM:
            yield from (Stand(each, None, ()) for each in card.rests_on)


def _applying(advice: Advice, at: At, bedside: Bedside) -> Iterator[Stand]:
    """What the cards rest on, then what else holds here and whose moment is now.

    Only where the position is clear. What belongs to a first contact is not told again
    once the pain is chronic, unless a card rests on it: that is wervel's choice.
    """
    reading = advice.reading
    here = at.answers.get(in_primary_care.name)
    acts = acts_of(reading.ordered, bedside.resolution)
    carded = [of for card in advice.cards for of in card.rests_on if of.has_rule]
    others = [
        each
        for each in bedside.recommendations
        if is_advice(each)
        and is_for(each, in_primary_care=here)
        and is_due(each, at.answers, acts)
        and not (_belongs_to_the_beginning(each) and at.answers.get(chronic.name))
    ]
    for each in dict.fromkeys((*carded, *others)):
        found = stand(each, at.answers)
        if found.position in (Position.FOR, Position.AGAINST):
            yield found


def _belongs_to_the_beginning(of: Recommendation) -> bool:
    return of.moment is Moment.FIRST_CONTACT
