"""Periods: the kinds of interval measures are made for, and the months that count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

import pandas as pd

from wervel.records.calendar import first_of_month

Every: TypeAlias = Literal["all", "year", "quarter", "month"]

MONTHS: Mapping[Every, int] = {"all": 0, "year": 12, "quarter": 3, "month": 1}
"""How long each kind of interval is; ``all`` is as long as there is anything."""
EVERY: tuple[Every, ...] = ("all", "year", "quarter")
"""The intervals that are made when nobody asks for others."""


@dataclass(frozen=True)
class Span:
    """From one month up to and including another, as ``calendar.month`` numbers them.

    >>> str(Span(12 * 2019, 12 * 2020 + 5))
    '2019-01 to 2020-06'
    """

    first: int
    last: int

    def __str__(self) -> str:
        first, last = (first_of_month(each) for each in (self.first, self.last))
        return f"{first:%Y-%m} to {last:%Y-%m}"


def first_days(months: pd.Series[int], *, before: int = 0) -> pd.Series[date]:
    """The first day of each month, or so many days before it."""
    days = {
        each: first_of_month(int(each)) - timedelta(days=before)
        for each in months.unique()
    }
    return months.map(days).astype(object)
