"""How amounts, effects and trades of an evaluation are said in a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wervel.evidence.economics import words
from wervel.evidence.economics.asking import is_qaly
from wervel.evidence.economics.choice import AtWorth, Difference, Range, Trade
from wervel.evidence.economics.evaluation import Evaluation
from wervel.pages.speech import Speech
from wervel.text import Text

_SMALL = 100
"""Below this, amounts get two decimals."""


@dataclass(frozen=True)
class Saying:
    """The numbers of one evaluation, said in one language."""

    of: Evaluation
    speech: Speech

    def say(self, text: Text, **values: str) -> str:
        return self.speech.say(text, **values)

    @property
    def unit(self) -> str:
        """One of what is gained."""
        if is_qaly(self.of.effect):
            return self.say(words.QALY)
        less = self.of.asked.lower_is_better
        text = words.POINTS_LESS if less else words.POINTS
        return self.say(text, effect=self.effect_name)

    @property
    def effect_name(self) -> str:
        """What is gained, as a heading."""
        return self.of.effect.replace("_", " ")

    @property
    def gain(self) -> str:
        """What a difference in effect is called; more of it is better."""
        less = self.of.asked.lower_is_better
        text = words.GAIN_LESS if less else words.GAIN
        return self.say(text, effect=self.effect_name)

    @property
    def separators(self) -> str:
        """What stands before decimals, and between thousands, in pictures."""
        return ",." if self.speech.language == "nl" else ".,"

    def amount(self, amount: float) -> str:
        """An amount of money: whole, but small ones with their cents."""
        return self.speech.number(amount, decimals=self._cents(amount))

    def amount_of(self, of: Range) -> str:
        """The amount, with as many decimals as its interval has."""
        cents = self._cents(of.value, of.low, of.high)
        return self.speech.number(of.value, decimals=cents)

    def amounts(self, of: Range) -> str:
        cents = self._cents(of.value, of.low, of.high)
        return self.speech.interval(of.low, of.high, decimals=cents)

    def amount_range(self, of: Range) -> str:
        return self.say(words.RANGE, value=self.amount_of(of), range=self.amounts(of))

    def effect(self, effect: float) -> str:
        return self.speech.number(effect, decimals=self._decimals)

    def level(self, effect: float) -> str:
        """The effect of an arm on its own scale, whichever way that runs."""
        return self.effect(-effect if self.of.asked.lower_is_better else effect)

    def effects(self, of: Range) -> str:
        return self.speech.interval(of.low, of.high, decimals=self._decimals)

    def effect_range(self, of: Range) -> str:
        value = self.effect(of.value)
        return self.say(words.RANGE, value=value, range=self.effects(of))

    def trade(self, of: Difference, sentences: Mapping[Trade, Text]) -> str:
        """The trade of that arm, in one of the two sets of sentences."""
        ratio = "" if of.ratio is None else self.amount(of.ratio)
        currency, unit = self.of.currency, self.unit
        text = sentences[of.trade]
        share = self.speech.share(of.shares.of(of.trade))
        return self.say(text, ratio=ratio, currency=currency, unit=unit, share=share)

    def probability(self, of: AtWorth) -> str:
        """How likely the arm that is best on average is best."""
        return self.speech.share(of.probability_best)

    def part(self, part: float) -> str:
        """A part of a difference: a percentage that may be below 0 or above 100."""
        return self.speech.number(100 * part, decimals=0) + "%"

    def _cents(self, *amounts: float) -> int:
        return 2 if max(abs(each) for each in amounts) < _SMALL else 0

    @property
    def _decimals(self) -> int:
        return 3 if is_qaly(self.of.effect) else 2
