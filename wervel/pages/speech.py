"""How numbers, dates and sentences are said in the language of a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from wervel.pages import words
from wervel.text import Language, Text

_LOCALES: dict[Language, str] = {"nl": "nl_NL", "en": "en_GB"}
_NEAR_AN_END = 0.01
"""Shares nearer than this to none or all get a decimal, so that 0% means nobody."""


@dataclass(frozen=True)
class Speech:
    """Everything a page says, in one language.

    >>> english, dutch = Speech("en"), Speech("nl")
    >>> dutch.count(4310), english.count(4310)
    ('4.310', '4,310')
    >>> dutch.share(0.126), dutch.share(0.126, decimals=1), dutch.share(0.004)
    ('13%', '12,6%', '0,4%')
    >>> english.share(0.0004), english.share(0.9999)
    ('<0.1%', '>99.9%')
    >>> english.between(0.11, 0.134), english.day(date(2026, 11, 22))
    ('11–13%', '22 November 2026')
    """

    language: Language

    def say(self, text: Text, **values: str) -> str:
        """The sentence, with these words in its places."""
        sentence = text.in_language(self.language)
        return sentence.format(**values) if values else sentence

    def count(self, number: int) -> str:
        return format_decimal(number, locale=self._locale)

    def share(self, share: float, *, decimals: int | None = None) -> str:
        """A share as a percentage; whole, unless it would read as none or all."""
        digits = _decimals(share) if decimals is None else decimals
        least = 10.0 ** -(digits + 2)
        said = min(max(share, least), 1 - least) if 0 < share < 1 else share
        sign = "<" if said > share else ">" if said < share else ""
        pattern = _pattern(digits) + "%"
        return sign + format_percent(said, pattern, locale=self._locale)

    def between(self, low: float, high: float, *, decimals: int | None = None) -> str:
        """Two shares as a range of percentages."""
        digits = max(_decimals(low), _decimals(high)) if decimals is None else decimals
        bottom = format_decimal(100 * low, _pattern(digits), locale=self._locale)
        return f"{bottom}–{self.share(high, decimals=digits)}"

    def number(self, number: float, *, decimals: int) -> str:
        """A number with so many decimals, and a true minus sign.

        >>> english, dutch = Speech("en"), Speech("nl")
        >>> dutch.number(-0.184, decimals=2), english.number(-0.0, decimals=1)
        ('−0,18', '0.0')
        """
        rounded = round(number, decimals) + 0.0
        said = format_decimal(rounded, _grouped(decimals), locale=self._locale)
        return said.replace("-", "−")

    def interval(self, low: float, high: float, *, decimals: int) -> str:
        """Two limits as a range; in words, for a minus sign may stand in it.

        >>> Speech("en").interval(-0.76, 0.4, decimals=2)
        '−0.76 to 0.40'
        """
        to = self.say(words.TO)
        first = self.number(low, decimals=decimals)
        return f"{first} {to} {self.number(high, decimals=decimals)}"

    def day(self, day: date) -> str:
        return format_date(day, "d MMMM y", locale=self._locale)

    def quarter(self, day: date) -> str:
        """The calendar quarter a day is in."""
        quarter = str((day.month + 2) // 3)
        return self.say(words.QUARTER, year=str(day.year), quarter=quarter)

    @property
    def _locale(self) -> str:
        return _LOCALES[self.language]


def _decimals(share: float) -> int:
    return int(0 < share < _NEAR_AN_END or 1 - _NEAR_AN_END < share < 1)


def _grouped(decimals: int) -> str:
    return "#,##" + _pattern(decimals)


def _pattern(decimals: int) -> str:
    return "0" if decimals == 0 else "0." + "0" * decimals
