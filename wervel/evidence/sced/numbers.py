"""How the numbers of single cases are said."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10

from wervel.evidence.sced import words
from wervel.pages.speech import Speech

_SMALLEST_P = 0.001


@dataclass(frozen=True)
class Numbers:
    """Numbers in the language of a page; ``decimals`` are those of a score.

    >>> english = Numbers(Speech("en"), 0)
    >>> english.p(0.04213), english.p(0.000004), english.step(-1.25)
    ('0.042', '<0.001', '−1.2')
    """

    speech: Speech
    decimals: int

    def score(self, value: float) -> str:
        """A score, or a median of scores, with no more decimals than it needs."""
        more = self.decimals + (round(value, self.decimals) != value)
        return self.speech.number(value, decimals=more)

    def step(self, value: float | None) -> str:
        """A mean or a difference of scores: one decimal more than a score has."""
        return self.decimal(value, self.decimals + 1)

    def decimal(self, value: float | None, decimals: int = 2) -> str:
        """A number, or a dash where there is none."""
        if value is None:
            return self.speech.say(words.NONE)
        return self.speech.number(value, decimals=decimals)

    def p(self, value: float | None) -> str:
        """A p to three decimals; a smaller one is only called smaller."""
        if value is None:
            return self.speech.say(words.NONE)
        if value < _SMALLEST_P:
            return "<" + self.speech.number(_SMALLEST_P, decimals=3)
        return self.speech.number(value, decimals=3)

    def p_said(self, value: float) -> str:
        """The same with its letter and its sign: p = 0.042, p < 0.001."""
        small = value < _SMALLEST_P
        said = self.p(value).removeprefix("<")
        return self.speech.say(words.P_SAID, sign="<" if small else "=", p=said)

    def range(self, middle: float, low: float, high: float) -> str:
        """A value with its interval behind it, both to two decimals."""
        return self.speech.say(
            words.RANGE,
            middle=self.decimal(middle),
            range=self.speech.interval(low, high, decimals=2),
        )

    def share_range(self, middle: float, low: float, high: float) -> str:
        """A share with its interval behind it, as percentages."""
        return self.speech.say(
            words.RANGE,
            middle=self.speech.share(middle),
            range=self.speech.between(low, high),
        )


def decimals_of(values: tuple[float, ...]) -> int:
    """How many decimals scores have, two at most.

    >>> decimals_of((3.0, 4.5)), decimals_of((3.0,)), decimals_of((0.1234,))
    (1, 0, 2)
    """
    return next(
        (n for n in (0, 1) if all(abs(round(v, n) - v) < _tiny(v) for v in values)), 2
    )


def _tiny(value: float) -> float:
    return 10.0 ** (floor(log10(abs(value))) - 9) if value else 1e-9
