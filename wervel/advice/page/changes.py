"""What changed between two pages: which cards appeared, went, or grew more urgent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wervel.advice import words as card_words
from wervel.advice.cards import Card, Indicator, Kind
from wervel.advice.page.cards import token_of
from wervel.errors import UnknownName
from wervel.pages import patient_words as words
from wervel.pages.speech import Speech
from wervel.recommendations.bodies import recommendation
from wervel.recommendations.pathway import pathway_item
from wervel.text import Text

_RANKS = {each.value: place for place, each in enumerate(Indicator)}
_PARTS = 3


@dataclass(frozen=True)
class Changes:
    """The cards by what happened to them; all empty where nothing changed."""

    appeared: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    more_urgent: tuple[str, ...] = ()
    less_urgent: tuple[str, ...] = ()

    @property
    def is_none(self) -> bool:
        """Whether the cards are the same."""
        return not (self.appeared or self.gone or self.more_urgent or self.less_urgent)


def changes(shown: Iterable[str], cards: Iterable[Card], speech: Speech) -> Changes:
    """What these cards changed from those shown before, told by their tokens.

    A token that is none is passed over: it came from outside.
    """
    before = dict(map(_split, filter(_is_token, shown)))
    after = dict(_split(token_of(each)) for each in cards)
    names = {_split(token_of(each))[0]: speech.say(each.summary) for each in cards}
    both = [each for each in after if each in before]
    return Changes(
        appeared=tuple(names[each] for each in after if each not in before),
        gone=tuple(
            name
            for each in before
            if each not in after
            if (name := _named(*each, speech))
        ),
        more_urgent=tuple(names[each] for each in both if after[each] < before[each]),
        less_urgent=tuple(names[each] for each in both if after[each] > before[each]),
    )


def _is_token(written: str) -> bool:
    parts = written.split(":")
    return len(parts) == _PARTS and parts[2] in _RANKS


def _split(token: str) -> tuple[tuple[str, str], int]:
    kind, key, indicator = token.split(":")
    return (kind, key), _RANKS[indicator]


def _named(kind: str, key: str, speech: Speech) -> str:
    """What a card that is gone was called; empty where there is no such card."""
    found = _text_of(kind, key)
    return speech.say(found) if found else ""


def _text_of(kind: str, key: str) -> Text | None:
    try:
        match kind:
            case Kind.ALARM.value:
                return card_words.ALARM
            case Kind.QUESTIONS.value:
                return words.THE_QUESTIONS
            case Kind.STEP.value:
                return pathway_item(key).name
            case _:
                return recommendation(key).title
    except UnknownName:
        return None
