"""Supplies: what is prescribed so far, where the weeks a rule looks at are not over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wervel.facts.treatment import opioid_days_within_four_weeks
from wervel.findings.bedside import At
from wervel.records.fhir.events import Event, day_number
from wervel.records.resolution import Resolution


def supplied_so_far(at: At, events: Iterable[Event], resolution: Resolution) -> At:
    """The moment, with the days of opioids that are prescribed up to now.

    The fact itself is unknown until its four weeks are over. What is prescribed so far
    can only grow, so that it settles whether there was too much; that there is little
    as yet settles nothing, and nobody may read it so.
    """
    name, (query,) = (
        opioid_days_within_four_weeks.name,
        opioid_days_within_four_weeks.queries,
    )
    if name not in at.answers or at.answers[name] is not None:
        return at
    first, mask = day_number(at.day), resolution.mask(query.lists)
    last = first + query.until.days
    days = [e.days for e in events if e.lists & mask and first <= e.day <= last]
    known = [each for each in days if each is not None]
    if not known:
        return at
    return replace(at, answers={**at.answers, name: sum(known)})
