"""The orders that suggestions make, as FHIR R4: drafts that nobody has signed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from wervel.advice.answers import response
from wervel.advice.consultation import Reading
from wervel.advice.durations import spoken_days
from wervel.advice.orders import words
from wervel.advice.orders.at_hand import complaints
from wervel.advice.subject import patient_reference, reference_of
from wervel.errors import ContentError
from wervel.logic import Answer
from wervel.records.codelists import Codelist
from wervel.records.fhir.elements import Resource, part, parts, text
from wervel.text import Language, Text

SNOMED, UCUM = "http://snomed.info/sct", "http://unitsofmeasure.org"
TAGS = "https://wervel.example/fhir/CodeSystem/origin"
"""What marks a resource as wervel's. A placeholder until wervel has an address."""

Made = dict[str, object]
"""A resource that was made here, as JSON has it."""


@dataclass(frozen=True)
class Referral:
    """Whom one refers to: in words, and as a code where a codelist holds one."""

    name: Text
    of: Codelist | None = None
    code: str = ""

    def concept(self, language: Language) -> Made:
        """The referral as a CodeableConcept."""
        named: Made = {"text": self.name.in_language(language)}
        if self.of is None:
            return named
        display = term_of(self.of, self.code)
        coding = {"system": SNOMED, "code": self.code, "display": display}
        return {"coding": [coding], **named}


def term_of(of: Codelist, code: str) -> str:
    """What a code means, as its list has it; ContentError where it is not on it."""
    for each in of.codes:
        if each.code == code:
            return each.term
    raise ContentError(
        "a code of its codelist",
        code,
        where=f"wervel/codelists/{of.name}.csv",
        do="add the code to the list, or order by one that is on it",
    )


@dataclass(frozen=True)
class OrderPad:
    """Where orders are made: about whom, on which day, in which language."""

    reading: Reading
    language: Language
    new_id: Callable[[], str]

    def say(self, text: Text, **values: object) -> str:
        """The sentence, with these words in its places."""
        sentence = text.in_language(self.language)
        return sentence.format(**values) if values else sentence

    @cached_property
    def patient(self) -> str:
        """The reference of the patient at hand."""
        return patient_reference(self.reading.consultation.among)

    @cached_property
    def complaints(self) -> tuple[str, ...]:
        """The references of the back complaints of this episode."""
        return complaints(self.reading)

    @property
    def subject(self) -> Made:
        """The patient at hand, without a name."""
        return {"reference": self.patient}

    @property
    def about(self) -> list[Made]:
        """The back complaints of this episode, as what an order is for."""
        return [{"reference": each} for each in self.complaints]

    @property
    def today(self) -> str:
        """The day on which advice is asked."""
        return self.reading.today.isoformat()

    def made(self, kind: str, **elements: object) -> Made:
        """A resource of that type with an id of its own; what is empty is left out."""
        given = {name: each for name, each in elements.items() if each}
        return {
            "resourceType": kind,
            "id": self.new_id(),
            "meta": {"tag": [self._tag()]},
            **given,
        }

    def _tag(self) -> Made:
        said = self.say(words.PROPOSED)
        return {"system": TAGS, "code": "proposed", "display": said}


def service_request(
    at: OrderPad,
    whom: Referral,
    *,
    priority: str = "routine",
    reasons: Iterable[str] = (),
    notes: Iterable[str] = (),
) -> Made:
    """A referral, filled in, about the back complaints of this episode."""
    note = " ".join(notes)
    return at.made(
        "ServiceRequest",
        status="draft",
        intent="order",
        priority=priority,
        code=whom.concept(at.language),
        subject=at.subject,
        authoredOn=at.today,
        reasonCode=[{"text": each} for each in reasons],
        reasonReference=at.about,
        note=[{"text": note}] if note else [],
    )


def advice_to_patient(at: OrderPad, texts: Iterable[Text]) -> Made:
    """What to tell the patient, to be told or sent."""
    subject = at.subject
    return at.made(
        "CommunicationRequest",
        status="draft",
        category=[{"text": at.say(words.ADVICE)}],
        subject=subject,
        recipient=[subject],
        authoredOn=at.today,
        payload=[{"contentString": at.say(each)} for each in texts],
        reasonReference=at.about,
    )


def request_to_stop(at: OrderPad, drug: Resource, title: Text) -> Made:
    """A request to whoever prescribed it, where what is at hand is no prescription."""
    asks = at.say(words.ASK_TO_STOP, title=at.say(title))
    named = reference_of(drug)
    return at.made(
        "CommunicationRequest",
        status="draft",
        subject=at.subject,
        about=[{"reference": named}] if named else [],
        authoredOn=at.today,
        payload=[{"contentString": asks}],
    )


def appointment(at: OrderPad, weeks: tuple[int, int], *, comment: Text | None) -> Made:
    """A control appointment between so many weeks from today, without a time yet."""
    first, last = (at.reading.today + timedelta(weeks=each) for each in weeks)
    period = {"start": first.isoformat(), "end": last.isoformat()}
    return at.made(
        "Appointment",
        status="proposed",
        description=at.say(words.CONTROL),
        reasonReference=at.about,
        created=at.today,
        comment=at.say(comment) if comment else "",
        participant=[{"actor": at.subject, "status": "needs-action"}],
        requestedPeriod=[period],
    )


def answer(at: OrderPad, name: str, given: Answer) -> Made:
    """One answer, as a response to wervel's questions."""
    of = response({name: given}, subject=at.patient, on=at.reading.today)
    return {**at.made("QuestionnaireResponse"), **of}


def shortened(at: OrderPad, draft: Resource, days: int) -> Made:
    """The draft prescription with so many days of supply and no repeats."""
    length = spoken_days(days, at.language)
    request = {
        **part(draft, "dispenseRequest"),
        "numberOfRepeatsAllowed": 0,
        "expectedSupplyDuration": {
            "value": days,
            "unit": "d",
            "system": UCUM,
            "code": "d",
        },
    }
    changed: Made = {**deepcopy(dict(draft)), "dispenseRequest": request}
    if "quantity" in request:
        note: Mapping[str, object] = {
            "text": at.say(words.CHECK_QUANTITY, length=length)
        }
        changed["note"] = [*parts(draft, "note"), note]
    return changed


def stopped(at: OrderPad, drug: Resource, title: Text) -> Made:
    """The prescription or statement, stopped, with the reason."""
    reason = {"text": at.say(words.ADVISED_AGAINST, title=at.say(title))}
    is_order = text(drug, "resourceType") == "MedicationRequest"
    return {
        **deepcopy(dict(drug)),
        "status": "stopped",
        "statusReason": reason if is_order else [reason],
    }
