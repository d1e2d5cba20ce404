"""Encounters as visits, and coverage as the time somebody was insured."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from wervel.records.fhir import report as why
from wervel.records.fhir.context import Context
from wervel.records.fhir.directory import NOBODY
from wervel.records.fhir.elements import codings, day, first_day, part, parts, text
from wervel.records.fhir.kinds import dates_at
from wervel.records.fhir.references import Found, number_of
from wervel.records.fhir.standing import left_out_because
from wervel.records.fhir.systems import chosen

_CLASSES: Mapping[str, int] = {
    "AMB": 9202,  # outpatient visit
    "IMP": 9201,  # inpatient visit
    "ACUTE": 9201,
    "NONAC": 9201,
    "EMER": 9203,  # emergency room visit
    "HH": 581476,  # home visit
    "VR": 5083,  # telehealth
}
"""Standard visit concepts by the class of an encounter."""


@dataclass(frozen=True)
class Period:
    """How a type of resource that lasts is read."""

    subject: str
    place: Callable[[Found, Context, int], str]


def _encounter(found: Found, into: Context, person: int) -> str:
    """Place a visit; else why not."""
    start = into.day(found, ("period.start",))
    if start is None:
        return why.NO_DATE
    end = _last(found, start)
    site = _care_site(found, into)
    into.rows.came_from(number_of(found.key), found.of)
    into.rows.tables["visit_occurrence"].append(
        (
            number_of(found.key),
            person,
            _CLASSES.get(text(part(found.of, "class"), "code"), 0),
            start,
            end,
            _seen_by(found, into, site),
            into.directory.care_site_id(site) if site else None,
        )
    )
    into.rows.seen(person, start, end)
    return ""


def days_of(found: Iterable[Found], *, wanted: Collection[str]) -> dict[str, date]:
    """The first day of each of these encounters that took place."""
    days = {}
    for each in found:
        if each.key in wanted and not left_out_because(each.of, "Encounter"):
            start = first_day(dates_at(each.of, ("period.start",)))
            if start is not None:
                days[each.key] = start.date
    return days


def _last(found: Found, start: date) -> date:
    end = day(text(part(found.of, "period"), "end"))
    return max(start, end.date) if end else start


def _care_site(found: Found, into: Context) -> str:
    """The organisation that provides it, else that of its location, else that place."""
    site = into.key(part(found.of, "serviceProvider"), found, kind="Organization")
    if site:
        return site
    for each in parts(found.of, "location"):
        place = into.key(part(each, "location"), found, kind="Location")
        if place:
            owner = into.directory.managed_by.get(place, "")
            return into.directory.known(owner) or place
    return ""


def _seen_by(found: Found, into: Context, site: str) -> int | None:
    """Whom it was with: the first participant whose specialty is known.

    Where none is, the type of service or of organisation tells the specialty; then
    somebody of that specialty at that place stands for whoever it was.
    """
    present = [*into.providers(found, ("participant.individual",))]
    directory = into.directory
    known = next((each for each in present if directory.specialty(each)), None)
    if known is None:
        service = chosen(codings(part(found.of, "serviceType")), table="provider")
        by_site = directory.care_sites.get(site, NOBODY).specialty
        specialty = service.value if service and service.listed else by_site
        if specialty:
            return directory.stand_in(specialty, site)
    someone = known or next(iter(present), None)
    return directory.provider_id(someone) if someone else None


def _coverage(found: Found, into: Context, person: int) -> str:
    """Place the time somebody was insured; one that goes on is ended with the records.

    It is no observation: who is insured is not seen by whoever sent the records.
    """
    start = into.day(found, ("period.start",))
    if start is None:
        return why.NO_DATE
    end = day(text(part(found.of, "period"), "end"))
    row = (number_of(found.key), person, start, end.date if end else None)
    if end is None:
        into.rows.insured.append(row)
    else:
        into.rows.tables["payer_plan_period"].append(row)
    return ""


PERIODS: Mapping[str, Period] = {
    "Encounter": Period("subject", _encounter),
    "Coverage": Period("beneficiary", _coverage),
}
