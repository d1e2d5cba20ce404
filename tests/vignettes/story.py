"""The story language: what a clinician knows of a patient, in words, becomes FHIR.

A story has one line for each thing that is known::

    seen by the GP
    a man born in 1950
    3 weeks ago | L03 at the GP
    10 days ago | tramadol for 14 days by the GP
          today | pain score 8
       in 1 day | cauda equina syndrome
          draft | lumbar X-ray by the GP
          draft | an order nobody knows
          draft | urgent: referral to neurology by the GP
       answered | off work: no; pain score: 8
    20 days ago | answered: cauda equina: yes

Events are those of the drawn world (``tests/world.py``). Behind them may stand how they
stand: ``, refuted`` or ``, entered in error``; and, for a date that is known in part,
``2023 |`` or ``March 2024 |`` in place of the day. *Answered* is told just now; with a
day it was told then, on a form. Today is the first of May 2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from bundles import ATC, about, bundle, coded, patient
from vignettes.on_fhir import Written, as_profiled, as_resource, professionals
from world import PROVIDERS, happened

from wervel.advice.answers import FACTS, response
from wervel.advice.consultation import Consultation
from wervel.logic import Answer
from wervel.records.codelists import Codelist, codelist

TODAY = date(2024, 5, 1)
UNRELATED = {
    "an order nobody knows": (
        "ServiceRequest",
        {"code": coded(("http://example.org/own-codes", "77"))},
    ),
    "enalapril": (
        "MedicationRequest",
        {"medicationCodeableConcept": coded((ATC, "C09AA02"))},
    ),
}
"""Orders that are about something else, as far as anybody can tell."""
UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}
_DAYS = re.compile(
    r"(?P<ahead>in )?(?P<number>\d+) (?P<unit>day|week|month|year)s?(?: ago)?"
)
_PERSON = re.compile(r"a (?P<sex>woman|man) born in (?P<born>\d+)")


@dataclass(frozen=True)
class Story:
    """A patient, what is written and drafted, who sees whom, what was told."""

    resources: tuple[dict[str, Any], ...] = ()
    drafts: tuple[dict[str, Any], ...] = ()
    person: dict[str, Any] = field(default_factory=patient)
    by: Codelist | None = None
    answers: dict[str, Answer] = field(default_factory=dict)

    @property
    def documents(self) -> list[dict[str, Any]]:
        """The records as one bundle."""
        return [bundle(self.person, *self.resources)]

    @property
    def consultation(self) -> Consultation:
        """The consultation that is advised on."""
        return Consultation(
            documents=self.documents,
            today=TODAY,
            drafts=self.drafts,
            by=self.by,
            answers=self.answers,
        )


def story(told: str, *, dutch: bool = False) -> Story:
    """The story that these lines tell."""
    made, names = Story(), set()
    for number, line in enumerate(_lines(told)):
        made = _with_line(made, line, f"r{number}", dutch=dutch)
        names |= {of for who, of in PROVIDERS.items() if re.search(rf"\b{who}\b", line)}
    staff = professionals(names, dutch=dutch)
    person = as_profiled(made.person, dutch=dutch)
    return replace(made, person=person, resources=(*staff, *made.resources))


def _lines(told: str) -> Iterator[str]:
    return (line.strip() for line in told.strip().splitlines() if line.strip())


def _with_line(to: Story, line: str, name: str, *, dutch: bool) -> Story:
    if match := _PERSON.fullmatch(line):
        gender = {"woman": "female", "man": "male"}[match["sex"]]
        return replace(to, person=patient(birthDate=match["born"], gender=gender))
    if line.startswith("seen by the "):
        by = PROVIDERS[line.removeprefix("seen by the ")]
        return replace(to, by=codelist(by))
    when, event = (cell.strip() for cell in line.split("|"))
    if when == "answered":
        return replace(to, answers={**to.answers, **_answers(event)})
    if event.startswith("answered: "):
        given = _answers(event.removeprefix("answered: "))
        day = TODAY + timedelta(days=_day(when))
        form = response(given, subject="Patient/p", on=day)
        return replace(to, resources=(*to.resources, {**form, "id": name}))
    if when == "draft":
        return replace(to, drafts=(*to.drafts, _draft(event, name, dutch=dutch)))
    what, _, standing = event.partition(", ")
    written = Written(happened(what), _written(when), standing)
    made = as_resource(written, name, dutch=dutch)
    return replace(to, resources=(*to.resources, made))


def _draft(event: str, name: str, *, dutch: bool) -> dict[str, Any]:
    if event in UNRELATED:
        kind, what = UNRELATED[event]
        return about(kind, name, status="draft", intent="order", **what)
    what = event.removeprefix("urgent: ")
    written = Written(happened(what), TODAY.isoformat(), "draft")
    made = as_resource(written, name, dutch=dutch)
    return made if what == event else {**made, "priority": "urgent"}


def _answers(told: str) -> dict[str, Answer]:
    """What was answered: ``off work: no; pain score: 8``."""
    found: dict[str, Answer] = {}
    for each in told.split(";"):
        name, _, said = (part.strip() for part in each.rpartition(":"))
        fact = name.replace(" ", "_")
        if fact not in FACTS:
            raise ValueError(f"no question is called {name!r}")
        found[fact] = {"yes": True, "no": False}.get(said)
        if found[fact] is None:
            found[fact] = float(said)
    return found


def _written(when: str) -> str:
    """A date, as precise as it is told."""
    if re.fullmatch(r"\d{4}", when):
        return when
    if re.fullmatch(r"[A-Z][a-z]+ \d{4}", when):
        return datetime.strptime(when, "%B %Y").strftime("%Y-%m")
    return (TODAY + timedelta(days=_day(when))).isoformat()


def _day(when: str) -> int:
    if when == "today":
        return 0
    match = _DAYS.fullmatch(when)
    if match is None:
        raise ValueError(f"no day: {when!r}")
    days = int(match["number"]) * UNITS[match["unit"]]
    return days if match["ahead"] else -days
