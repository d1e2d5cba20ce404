"""Lengths of time, as people say them."""

from __future__ import annotations

from wervel.text import Language, Text

IN_WEEK, IN_MONTH, IN_YEAR = 7, 30.44, 365.25
"""Days."""
WEEKS_UNTIL, MONTHS_UNTIL = 98, 730
"""Days from which people count in months, and in years."""

DAY, DAYS = (
    Text(nl="{count} dag", en="{count} day"),
    Text(nl="{count} dagen", en="{count} days"),
)
WEEK, WEEKS = (
    Text(nl="1 week", en="1 week"),
    Text(nl="{count} weken", en="{count} weeks"),
)
MONTHS = Text(nl="{count} maanden", en="{count} months")
YEARS = Text(nl="{count} jaar", en="{count} years")
OVER = Text(nl="ruim {length}", en="over {length}")


def spoken_days(days: float, language: Language) -> str:
    """So many days: as days, weeks, months or years, with the days behind it.

    >>> spoken_days(21, "en"), spoken_days(24, "en"), spoken_days(3, "nl")
    ('3 weeks (21 days)', 'over 3 weeks (24 days)', '3 dagen')
    >>> spoken_days(400, "en"), spoken_days(1500, "nl")
    ('13 months (400 days)', '4 jaar (1500 dagen)')
    """
    whole = int(days)
    exact = _count(DAY if whole == 1 else DAYS, whole, language)
    if whole < IN_WEEK:
        return exact
    return f"{_larger(whole, language)} ({exact})"


def _larger(days: int, language: Language) -> str:
    if days < WEEKS_UNTIL:
        weeks, more = divmod(days, IN_WEEK)
        said = _count(WEEK if weeks == 1 else WEEKS, weeks, language)
        return OVER.in_language(language).format(length=said) if more else said
    if days < MONTHS_UNTIL:
        return _count(MONTHS, int(days / IN_MONTH), language)
    return _count(YEARS, int(days / IN_YEAR), language)


def _count(text: Text, number: int, language: Language) -> str:
    return text.in_language(language).format(count=number)
