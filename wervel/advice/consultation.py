"""The consultation: the records at hand, the orders that are drafted, who sees whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from wervel.advice.answers import given_answers
from wervel.advice.subject import may_be_about_patient
from wervel.advice.windows import supplied_so_far
from wervel.episodes.moments import NOW
from wervel.errors import SourceUnreadable
from wervel.facts.complaint import in_primary_care
from wervel.findings.bedside import At, Bedside, Patient, patients_of
from wervel.logic import Answer
from wervel.records.codelists import Codelist, chronic_back_pain, codelist, leaves
from wervel.records.fhir import Records, Report, records_in
from wervel.records.fhir.documents import Entry, entries
from wervel.records.fhir.elements import Resource, part, text
from wervel.records.fhir.events import (
    Event,
    contact_event,
    proposed_events,
    reason_events,
    record_number,
)
from wervel.records.fhir.references import key_of
from wervel.records.fhir.standing import is_open

_BESIDE_THE_GP = tuple(
    map(codelist, ("physiotherapist", "exercise_therapist", "occupational_physician"))
)
_SPECIALISTS = leaves(codelist("medical_specialist"))
_VOID = frozenset({"cancelled", "entered-in-error"})
RECORD_BEGINS = (1, 1)
"""Day and month from which, in the year of birth, a whole record is taken to reach."""


@dataclass(frozen=True, kw_only=True)
class Consultation:
    """What is known at the bedside, and on which day.

    ``documents`` are parsed FHIR about one patient, ``drafts`` the orders that are not
    signed yet, ``by`` the codelist of the specialty of whoever is seeing the patient,
    ``answers`` what was answered just now, by fact. ``whole_record`` says that the
    documents hold everything of this patient that concerns the back, so that a
    complaint that was not there before is a new one.
    """

    documents: Sequence[object] = field(repr=False)
    today: date
    drafts: tuple[Resource, ...] = field(default=(), repr=False)
    by: Codelist | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict, repr=False)
    whole_record: bool = True

    @cached_property
    def came(self) -> Sequence[Sequence[Entry]]:
        """The resources of each document; SourceUnreadable where one is no FHIR."""
        return [entries(each) for each in self.documents]

    @cached_property
    def among(self) -> Sequence[Entry]:
        """The resources of all documents."""
        return [each for of in self.came for each in of]


@dataclass(frozen=True, repr=False)
class Reading:
    """What the consultation comes to: facts now, with the drafts signed, and earlier.

    ``now`` and ``signed`` are nothing where no episode of back pain goes on, and the
    same where no draft asks for something that a codelist knows. In
    ``signed`` days of supply are those known by now, though more may follow. ``events``
    are those up to today, ``drafted`` those of each draft, in the order given;
    ``answered`` names the facts that somebody answered, ``age`` is in years, by year of
    birth. ``sources`` is the resource that each record was read from, by number, and
    ``drafted_ids`` are the numbers of what comes from drafts.
    """

    consultation: Consultation
    now: At | None
    signed: At | None
    earlier: tuple[At, ...]
    events: tuple[Event, ...]
    drafted: tuple[tuple[Event, ...], ...]
    answered: frozenset[str]
    age: int
    report: Report
    sources: Mapping[int, Resource]
    drafted_ids: frozenset[int]

    @cached_property
    def ordered(self) -> tuple[Event, ...]:
        """The events of all drafts."""
        return tuple(event for of in self.drafted for event in of)

    def drafts_on(self, lists: int) -> tuple[Resource, ...]:
        """The drafts that ask for something on the lists of these bits."""
        drafts = zip(self.consultation.drafts, self.drafted, strict=True)
        return tuple(
            of for of, events in drafts if any(e.lists & lists for e in events)
        )

    @property
    def today(self) -> date:
        """The day on which advice is asked."""
        return self.consultation.today


def read(
    consultation: Consultation, bedside: Bedside, *, earlier: bool = True
) -> Reading:
    """Read the records and compute the facts.

    Raises SourceUnreadable where something is no FHIR or about several patients,
    SourceEmpty where there is no patient whose year of birth is known.
    """
    today = consultation.today
    drafts = [_as_draft(each) for each in consultation.drafts]
    came = [*_without(consultation.came, drafts), *([("", each)] for each in drafts)]
    records = records_in(came, until=today, listed_only=True)
    patient = _only(patients_of(records, until=today))
    patient = replace(patient, open_day=_open_day(patient, records, bedside))
    drafted = _drafted(records, drafts, consultation)
    among = [each for of in came for each in of]
    reasons = _here(among, drafts, today)
    here = [*reason_events(reasons, on=today), *_contact(consultation)]
    before = _known(patient, here, consultation)
    after = replace(
        before,
        events=(*before.events, *(event for of in drafted for event in of)),
    )
    people = [before, after] if any(drafted) else [before]
    both = bedside.read(people, today=today, earlier=earlier)
    given = {
        **_setting(consultation.by),
        **given_answers(among, until=today),
        **consultation.answers,
    }
    now, signed = (_now(each, given) for each in (both[0], both[-1]))
    if signed is not None and any(drafted):
        signed = _with_supplies(signed, after, bedside)
    return Reading(
        consultation,
        now,
        signed,
        tuple(each for each in both[0] if each.moment != NOW),
        tuple(sorted(before.events, key=_day)),
        drafted,
        frozenset(given),
        today.year - patient.year_of_birth,
        records.report,
        {**records.sources, **_numbered(reasons)},
        frozenset(of.record_id for each in drafted for of in each)
        | frozenset(_numbered(drafts)),
    )


def _numbered(reasons: Iterable[Resource]) -> dict[int, Resource]:
    """What gives the reason for a consultation, by the number of its event."""
    return {record_number(key_of(each, "")): each for each in reasons}


def _with_supplies(signed: At, after: Patient, bedside: Bedside) -> At:
    """What is supplied once the drafts are signed, as far as it is known by then."""
    so_far = supplied_so_far(bedside.facts, signed, after.events, bedside.resolution)
    return replace(signed, answers={**signed.answers, **so_far})


def _only(patients: Mapping[int, Patient]) -> Patient:
    if len(patients) > 1:
        raise SourceUnreadable(
            "records of one patient",
            f"records of {len(patients)} patients",
            where="FHIR at the bedside",
            do="give one patient at a time; 'wervel load fhir' reads many",
        )
    return next(iter(patients.values()))


def _without(
    came: Sequence[Sequence[Entry]], drafts: Sequence[Resource]
) -> Sequence[Sequence[Entry]]:
    """The documents without the orders that a draft takes the place of."""
    replaced = {key_of(each, "") for each in drafts}
    if not replaced:
        return came
    return [
        [(url, each) for url, each in of if key_of(each, url) not in replaced]
        for of in came
    ]


def _as_draft(order: Resource) -> Resource:
    """The order as one that is only proposed, whatever it says itself."""
    return {**order, "status": "draft"}


def _drafted(
    records: Records, drafts: Sequence[Resource], consultation: Consultation
) -> tuple[tuple[Event, ...], ...]:
    """The events of each draft; none where no codelist knows what it asks.

    A draft that does not say by whom, or by somebody of no known specialty, is by
    whoever sees the patient.
    """
    own = _contact(consultation)
    proposed = [
        each if each.provider_known else _by(each, own)
        for each in proposed_events(records, on=consultation.today)
    ]
    return tuple(
        tuple(of for of in proposed if records.sources[of.record_id] is each)
        for each in drafts
    )


def _by(event: Event, own: Sequence[Event]) -> Event:
    """The event as theirs who see the patient, where that is known."""
    for contact in own:
        lists = event.lists | contact.lists
        return event._replace(lists=lists, provider_known=True)
    return event


def _here(
    among: Sequence[Entry], drafts: Iterable[Resource], today: date
) -> list[Resource]:
    """The drafts, and the encounters that began today, as far as about the patient.

    What they are for is the complaint of today.
    """
    encounters = (
        each
        for _, each in among
        if text(each, "resourceType") == "Encounter"
        and text(each, "status") not in _VOID
        and text(part(each, "period"), "start").startswith(today.isoformat())
    )
    here = (*drafts, *encounters)
    return [each for each in here if may_be_about_patient(each, among)]


def _contact(consultation: Consultation) -> list[Event]:
    """That somebody of this specialty sees the patient today."""
    if consultation.by is None:
        return []
    return [contact_event(consultation.by, on=consultation.today)]


def _setting(by: Codelist | None) -> dict[str, Answer]:
    """That this is primary care, or not, by where who sees the patient works.

    A medical specialist may see somebody on the day the GP did: that is no primary
    care. Of GPs, the contact itself says it.
    """
    if by in _BESIDE_THE_GP:
        return {in_primary_care.name: True}
    is_specialist = by is not None and leaves(by) <= _SPECIALISTS
    return {in_primary_care.name: False} if is_specialist else {}


def _open_day(patient: Patient, records: Records, bedside: Bedside) -> int | None:
    """The day of the last chronic complaint on the problem list that has no end.

    Wervel's choice: a complaint that is coded chronic and still active goes on, however
    long ago it was recorded; another that was never closed may have passed long since.
    """
    mask = bedside.resolution.mask([chronic_back_pain])
    days = (
        each.day
        for each in patient.events
        if each.lists & mask
        and each.record_table == "condition_occurrence"
        and is_open(records.sources[each.record_id])
    )
    return max(days, default=None)


def _known(
    patient: Patient, here: Sequence[Event], consultation: Consultation
) -> Patient:
    begun = (
        min(patient.known_from, date(patient.year_of_birth, *RECORD_BEGINS))
        if consultation.whole_record
        else patient.known_from
    )
    return replace(patient, events=(*patient.events, *here), known_from=begun)


def _now(moments: Iterable[At], given: Mapping[str, Answer]) -> At | None:
    """The moment now, where there is one, with what was answered."""
    for each in moments:
        if each.moment == NOW:
            told = {k: v for k, v in given.items() if k in each.answers}
            return replace(each, answers={**each.answers, **told})
    return None


def _day(event: Event) -> int:
    return event.day
