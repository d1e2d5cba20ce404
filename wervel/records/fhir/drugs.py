"""How long a medicine lasts, as far as an order, supply or statement says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import floor

from wervel.records.fhir.elements import Resource, day, number, part, parts, text

_DAYS: Mapping[str, float] = {
    "h": 1 / 24,
    "d": 1,
    "day": 1,
    "days": 1,
    "wk": 7,
    "week": 7,
    "weeks": 7,
    "mo": 30,
    "month": 30,
    "months": 30,
    "a": 365,
    "year": 365,
    "years": 365,
}
"""Days in a unit of time; a month is 30 and a year 365, as prescribers count."""
LONGEST = 36_525
"""A hundred years: a supply for longer is a misprint."""


def days_supplied(of: Resource) -> int | None:
    """Days a supply lasts, by the first of these that is stated; else nothing.

    The supply itself, the bounds of the dosage, the quantity over the daily dose.
    Repeats that are only allowed are not counted.
    """
    request = part(of, "dispenseRequest")
    stated = (
        _duration(part(of, "daysSupply")),
        _duration(part(request, "expectedSupplyDuration")),
        *(_bounds(each) for each in _dosages(of)),
        _by_dose(part(of, "quantity") or part(request, "quantity"), _dosages(of)),
    )
    known = (floor(each) for each in stated if each is not None)
    return next((each for each in known if 1 <= each <= LONGEST), None)


def last_day(of: Resource) -> date | None:
    """The last day somebody is said to have used it; nothing where that is open."""
    end = day(text(part(of, "effectivePeriod"), "end"))
    return end.date if end else None


def _dosages(of: Resource) -> list[Resource]:
    return [*parts(of, "dosageInstruction"), *parts(of, "dosage")]


def _duration(quantity: Resource) -> float | None:
    value = number(quantity, "value")
    unit = text(quantity, "code") or text(quantity, "unit") or "d"
    days = _DAYS.get(unit.lower())
    return None if value is None or days is None else value * days


def _bounds(dosage: Resource) -> float | None:
    repeat = part(part(dosage, "timing"), "repeat")
    period = part(repeat, "boundsPeriod")
    first, last = day(text(period, "start")), day(text(period, "end"))
    if first and last:
        return float((last.date - first.date).days + 1)
    return _duration(part(repeat, "boundsDuration"))


def _by_dose(quantity: Resource, dosages: list[Resource]) -> float | None:
    """The quantity over the dose of a day, where there is one dosage and it says so."""
    amount = number(quantity, "value")
    if amount is None or len(dosages) != 1:
        return None
    repeat = part(part(dosages[0], "timing"), "repeat")
    period = number(repeat, "period") or 0
    length = period * _DAYS.get(text(repeat, "periodUnit"), 0)
    doses = [part(each, "doseQuantity") for each in parts(dosages[0], "doseAndRate")]
    dose = number(doses[0], "value") if doses else None
    times = number(repeat, "frequency") or 1
    if not dose or length <= 0 or times <= 0 or _unit(doses[0]) != _unit(quantity):
        return None
    return amount / (dose * times / length)


def _unit(quantity: Resource) -> str:
    """The unit; a number without one, or of pieces, is a number of pieces."""
    unit = text(quantity, "code") or text(quantity, "unit")
    return "" if unit.lower() in _PIECES else unit.lower()


_PIECES = frozenset({"1", "{tbl}", "tbl", "tab", "tablet", "tablets", "cap", "capsule"})
