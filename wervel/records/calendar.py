"""Years, months and quarters of day numbers, the same on every engine.

Days are counted since 1970-01-01 everywhere in wervel. Engines differ in how they turn
such a number back into a date (time zones, types), so the year and month are computed
with whole numbers: the civil-from-days algorithm of Howard Hinnant, "chrono-Compatible
Low-Level Date Algorithms" (2013), section civil_from_days.
"""

from __future__ import annotations

from datetime import date, timedelta

import ibis
import ibis.expr.types as ir

EPOCH = date(1970, 1, 1)
JANUARY = 10
"""Months since March, where the algorithm lets the year begin."""


def year(day: ir.IntegerValue) -> ir.IntegerValue:
    """The calendar year of a day number."""
    return _year_and_month(day)[0]


def month(day: ir.IntegerValue) -> ir.IntegerValue:
    """Months since the year 0: twelve times the year, plus 0 to 11."""
    in_year, in_month = _year_and_month(day)
    return in_year * 12 + in_month - 1


def quarter(day: ir.IntegerValue) -> ir.IntegerValue:
    """Quarters since the year 0: four times the year, plus 0 to 3."""
    in_year, month = _year_and_month(day)
    return in_year * 4 + (month - 1) // 3


def date_of(day: int) -> date:
    """The date of a day number.

    >>> date_of(18262)
    datetime.date(2020, 1, 1)
    """
    return EPOCH + timedelta(days=day)


def day_number(of: date) -> int:
    """Days since 1970-01-01.

    >>> day_number(date(2020, 1, 1))
    18262
    """
    return (of - EPOCH).days


def first_of_quarter(number: int) -> date:
    """The first day of a quarter, numbered as ``quarter`` does.

    >>> first_of_quarter(4 * 2020 + 1)
    datetime.date(2020, 4, 1)
    """
    return date(number // 4, number % 4 * 3 + 1, 1)


def first_of_month(number: int) -> date:
    """The first day of a month, numbered as ``month`` does.

    >>> first_of_month(12 * 2020 + 3)
    datetime.date(2020, 4, 1)
    """
    return date(number // 12, number % 12 + 1, 1)


def _year_and_month(
    day: ir.IntegerValue,
) -> tuple[ir.IntegerValue, ir.IntegerValue]:
    shifted = day.cast("int64") + 719_468
    era = shifted // 146_097
    of_era = shifted - era * 146_097
    year_of_era = (
        of_era - of_era // 1_460 + of_era // 36_524 - of_era // 146_096
    ) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    since_march = (5 * of_year + 2) // 153
    next_year = since_march >= JANUARY
    month = ibis.ifelse(next_year, since_march - 9, since_march + 3)
    in_year = year_of_era + era * 400 + ibis.ifelse(next_year, 1, 0)
    return in_year, month
