"""Draft orders, judged before they are signed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from wervel.advice.consultation import Reading
from wervel.advice.standing import is_due
from wervel.episodes.moments import FIRST_OF, Moment
from wervel.findings.because import finding
from wervel.findings.bedside import At
from wervel.findings.finding import Verdict
from wervel.findings.patient import verdict
from wervel.findings.side_by_side import stand
from wervel.recommendations.acts import Act
from wervel.recommendations.position import Position
from wervel.recommendations.recommendation import Recommendation
from wervel.records import codelists
from wervel.records.codelists import Codelist, ListKind
from wervel.records.fhir.elements import Resource
from wervel.records.fhir.events import Event
from wervel.records.resolution import Resolution

BROUGHT_BY: Mapping[Moment, tuple[Codelist, ...]] = {
    **{
        of: tuple(each for each in lists if each.kind is not ListKind.PROVIDER)
        for of, lists in FIRST_OF.items()
        if of is not Moment.RED_FLAG
    },
    Moment.BEFORE_REHABILITATION: (
        *FIRST_OF[Moment.BEFORE_REHABILITATION],
        codelists.referral_rehabilitation,
    ),
}
"""The orders that bring a moment about: what is ordered, whoever orders it. Who refers
for a rehabilitation programme asks for it, though it begins later."""


@dataclass(frozen=True)
class Judged:
    """What a recommendation comes to once the drafts are signed, and which it is about.

    Either signing ``departs`` from it, and ``because`` says why; or, right before the
    act it is about, it cannot be told where it stands, and ``because`` is what is open.
    """

    of: Recommendation
    departs: bool
    because: tuple[str, ...]
    drafts: tuple[Resource, ...]


def acts_of(events: Iterable[Event], resolution: Resolution) -> frozenset[Moment]:
    """The moments these orders bring about: before a scan, an opioid, a referral."""
    lists = 0
    for each in events:
        lists |= each.lists
    return frozenset(
        moment for moment, of in BROUGHT_BY.items() if lists & resolution.mask(of)
    )


def judged(
    among: Iterable[Recommendation], reading: Reading, resolution: Resolution
) -> tuple[Judged, ...]:
    """The recommendations a signature would turn to not followed, or leaves open."""
    before, after = reading.now, reading.signed
    if before is None or after is None or not reading.ordered:
        return ()
    acts = acts_of(reading.ordered, resolution)
    found = []
    for each in among:
        if is_due(each, after.answers, acts) and (
            came := _judged(each, before, after, is_asked=each.moment in acts)
        ):
            drafts = _about(each, reading, resolution)
            found += [replace(came, drafts=drafts)] if drafts else []
    return tuple(found)


def _judged(
    of: Recommendation, before: At, after: At, *, is_asked: bool
) -> Judged | None:
    """The judgement, where the drafts make the difference."""
    came = finding(of, after.answers)
    if came.verdict is Verdict.NOT_FOLLOWED:
        turned = is_asked or verdict(of, before.answers) is not Verdict.NOT_FOLLOWED
        return Judged(of, True, came.because, ()) if turned else None
    here = stand(of, after.answers)
    if is_asked and here.position is Position.CANNOT_TELL:
        return Judged(of, False, here.because, ())
    return None


def _about(
    of: Recommendation, reading: Reading, resolution: Resolution
) -> tuple[Resource, ...]:
    """The drafts a recommendation is about: by its moment, or by what it looks for.

    A referral for rehabilitation is a step of the plan (W-06) and no referral to have a
    specialist look, so that only what is said of rehabilitation is about it.
    """
    ahead = (query for fact in of.facts for query in fact.queries if query.looks_ahead)
    lists = [each for query in ahead for each in query.lists]
    mask = resolution.mask([*lists, *BROUGHT_BY.get(of.moment, ())])
    if of.act.overlaps(Act.REFERRAL):
        mask &= ~resolution.mask([codelists.referral_rehabilitation])
    return reading.drafts_on(mask)
