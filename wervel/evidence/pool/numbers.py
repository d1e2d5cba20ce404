"""How the numbers of a pooling are said: ratios as ratios, small p as small."""

from __future__ import annotations

from dataclasses import dataclass

from wervel.evidence.pool import words
from wervel.evidence.pool.doubt_words import DOUBTS
from wervel.evidence.pool.doubts import Doubt, Kind
from wervel.evidence.pool.effects import as_read
from wervel.evidence.pool.pooling import Mean
from wervel.evidence.pool.regression import Test
from wervel.evidence.study import Measure
from wervel.pages.speech import Speech
from wervel.pages.words import TO

_SMALLEST_P = 0.001
_LARGE = 100
_SMALLEST_RATIO, _LARGEST_RATIO = 0.01, 10_000
_ON_THE_SCALE = frozenset({Kind.NARROWER_THAN_CLASSIC})
"""The doubts whose numbers are effects."""


@dataclass(frozen=True)
class Numbers:
    """Numbers in the language of a page, for effects of one measure.

    >>> english = Numbers(Speech("en"), Measure.RISK_RATIO)
    >>> english.effect(-0.7145), english.interval(-1.0669, -0.3622)
    ('0.49', '0.34 to 0.70')
    >>> english.interval(-9.0, 20.0)
    '<0.01 to >10,000'
    >>> english.p(0.0000704), english.p(0.0412)
    ('p < 0.001', 'p = 0.041')
    """

    speech: Speech
    measure: Measure

    @property
    def decimals(self) -> int:
        return 3 if self.measure is Measure.RISK_DIFFERENCE else 2

    @property
    def none(self) -> str:
        """No effect, on the scale of the reader."""
        return "1" if self.measure.is_ratio else "0"

    @property
    def name(self) -> str:
        """What the effect is."""
        named = words.MEASURES.get(self.measure)
        return self.speech.say(named or words.MEASURES[Measure.NOT_STATED])

    def effect(self, value: float) -> str:
        """An effect as its reader knows it; a ratio beyond all reason as beyond it."""
        return self._read(as_read(value, self.measure))

    def interval(self, low: float, high: float) -> str:
        """Two limits as their reader knows them."""
        first, last = as_read(low, self.measure), as_read(high, self.measure)
        if self.measure.is_ratio:
            to = self.speech.say(TO)
            return f"{self._read(first)} {to} {self._read(last)}"
        digits = self._decimals(max(abs(first), abs(last)))
        return self.speech.interval(first, last, decimals=digits)

    def _read(self, read: float) -> str:
        if not self.measure.is_ratio:
            return self.speech.number(read, decimals=self._decimals(read))
        if read < _SMALLEST_RATIO:
            return "<" + self.plain(_SMALLEST_RATIO)
        if read > _LARGEST_RATIO:
            return ">" + self.speech.count(_LARGEST_RATIO)
        return self.speech.number(read, decimals=self._decimals(read))

    def of(self, mean: Mean) -> str:
        """An estimate with its interval behind it."""
        return f"{self.effect(mean.estimate)} ({self.interval(mean.low, mean.high)})"

    def plain(self, value: float, decimals: int = 2) -> str:
        return self.speech.number(value, decimals=decimals)

    def percent(self, percentage: float) -> str:
        """A percentage of 0 to 100."""
        return self.speech.share(percentage / 100, decimals=1)

    def confidence(self, mean: Mean) -> str:
        return self.speech.share(mean.confidence, decimals=0)

    def p(self, value: float) -> str:
        """A p with its letter."""
        if value < _SMALLEST_P:
            return f"p < {self.plain(_SMALLEST_P, 3)}"
        return f"p = {self.plain(value, 3)}"

    def test(self, of: Test) -> str:
        """A statistic with its degrees of freedom and p."""
        letter = "F" if len(of.df) > 1 else "χ²"
        df = ", ".join(self.speech.count(each) for each in of.df)
        return f"{letter}({df}) = {self.plain(of.statistic)}, {self.p(of.p)}"

    def doubt(self, of: Doubt) -> str:
        """A doubt in words."""
        numbers = [self._of_doubt(each, of.kind) for each in of.numbers]
        places = dict(zip("ab", numbers, strict=False))
        return self.speech.say(DOUBTS[of.kind], about=listed(of.about), **places)

    def _of_doubt(self, number: float, kind: Kind) -> str:
        if kind in _ON_THE_SCALE:
            return self.effect(number)
        if float(number).is_integer():
            return self.speech.count(int(number))
        one = kind is Kind.MUCH_HETEROGENEITY
        return self.plain(number, 1 if one else 2)

    def _decimals(self, value: float) -> int:
        """Fewer behind the point where there is much before it."""
        return 0 if abs(value) >= _LARGE else self.decimals


_MOST = 6


def listed(names: tuple[str, ...]) -> str:
    """Names with commas, and how many more there are.

    >>> listed(("a", "b", "c", "d", "e", "f", "g", "h"))
    'a, b, c, d, e, f (+ 2)'
    """
    more = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f" (+ {more})" if more > 0 else "")
