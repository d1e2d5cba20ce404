"""Different patients with back pain, of 50 to 500 FHIR resources each.

Most are made up: a seeded history of back pain among all that an export holds besides.
Some are cut to size from real bundles, where a folder of those is given. The same
number and seed give the same patient everywhere.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.noise import ATC, LOINC, SNOMED, Resource, coded, noise, to
from wervel.records import codelists
from wervel.records.fhir.events import lists_of
from wervel.records.resolution import fixed

SEED = 1
REAL = Path(__file__).parents[2] / "shared" / "data" / "fhir-clbp"
"""Where real bundles stand, if they do."""

SMALLEST, LARGEST = 50, 500
ONE_IN = 10
"""Of that many patients one is cut from a real bundle."""

_ICPC = "urn:oid:2.16.840.1.113883.2.4.4.31.1"
_AGB = "urn:oid:2.16.840.1.113883.2.4.6.7"
_SPECIALTIES = {"gp": "01", "physio": "04", "neuro": "0330", "ortho": "0305"}


@dataclass(frozen=True)
class Patient:
    """One patient: the resources, and an order that is drafted."""

    id: str
    resources: Sequence[Resource]
    draft: Resource

    @property
    def bundle(self) -> str:
        """All of it as JSON."""
        return json.dumps(bundle(self.resources))


def patients(
    number: int, today: date, *, seed: int = SEED, real: Path = REAL
) -> Iterator[Patient]:
    """That many different patients of that day; one in ten from a real bundle."""
    paths = sorted(real.glob("*.json.gz"))
    for each in range(number):
        draw = Random(f"{seed}/{each}")
        if paths and each % ONE_IN == 0:
            path = paths[each // ONE_IN % len(paths)]
            yield _patient(
                cut(path, draw.randint(SMALLEST, LARGEST), today, draw), draw
            )
        else:
            yield _patient(made_up(draw.randint(SMALLEST, LARGEST), today, draw), draw)


def _patient(resources: Sequence[Resource], draw: Random) -> Patient:
    (about,) = [each for each in resources if each["resourceType"] == "Patient"]
    name = str(about["id"])
    return Patient(name, resources, _draft(name, draw))


def _draft(patient: str, draw: Random) -> Resource:
    """A scan, a referral or an opioid, not signed yet."""
    given = {
        "id": "draft",
        "status": "draft",
        "intent": "order",
        "subject": to("Patient", patient),
    }
    code = draw.choice(("840361000", "41333006", "183545006", "N02AX02"))
    if code.isdigit():
        ordered = {"resourceType": "ServiceRequest", "code": coded(SNOMED, code)}
    else:
        medicine = coded(ATC, code)
        ordered = {
            "resourceType": "MedicationRequest",
            "medicationCodeableConcept": medicine,
            "dispenseRequest": {"expectedSupplyDuration": {"value": 14, "code": "d"}},
        }
    return {**ordered, **given}


def bundle(resources: Iterable[Resource], kind: str = "collection") -> Resource:
    """A bundle of these."""
    return {
        "resourceType": "Bundle",
        "type": kind,
        "entry": [
            {"fullUrl": f"urn:uuid:{each['id']}", "resource": each}
            for each in resources
        ],
    }


def made_up(size: int, today: date, draw: Random) -> list[Resource]:
    """A history of back pain that goes on today, in a record of that many resources."""
    years = {"birthDate": f"{draw.randint(1935, 2004)}-03-05"}
    gender = draw.choice(("female", "male"))
    found: list[Resource] = [
        {"resourceType": "Patient", "id": "p", "gender": gender, **years}
    ]
    found += _providers()
    begin = today - timedelta(days=draw.choice((0, 10, 25, 50, 100, 200, 600)))
    if draw.random() < 1 / 3:
        found += _episode(begin - timedelta(days=900), 60, "e", draw)
    found += _episode(begin, (today - begin).days, "n", draw)
    found += _elsewhere(size - len(found), today, draw)
    return found[: max(size, SMALLEST)]


def _providers() -> Iterator[Resource]:
    for name, specialty in _SPECIALTIES.items():
        yield {"resourceType": "Practitioner", "id": name, "active": True}
        yield {
            "resourceType": "PractitionerRole",
            "id": f"{name}-role",
            "practitioner": to("Practitioner", name),
            "specialty": [coded(_AGB, specialty)],
        }


def _about(kind: str, name: str, /, **elements: object) -> Resource:
    given = {"resourceType": kind, "id": name, "subject": to("Patient", "p")}
    return {**given, **elements}


def _episode(begin: date, lasts: int, name: str, draw: Random) -> Iterator[Resource]:
    """Contacts with a diagnosis, and what was measured, ordered and done at them."""
    pain = draw.choice(("L03", "L03", "L03", "L02", "L86"))
    day = begin
    number = 0
    while day <= begin + timedelta(days=lasts):
        who = "gp" if number == 0 else draw.choice(tuple(_SPECIALTIES))
        here = f"{name}{number}"
        yield visit(here, day, who)
        yield _about(
            "Condition",
            f"{here}-c",
            code=coded(_ICPC, pain),
            onsetDateTime=day.isoformat(),
            recordedDate=day.isoformat(),
            encounter=to("Encounter", here),
        )
        yield from _done(here, day, who, draw)
        day += timedelta(days=draw.randint(7, 60))
        number += 1


def visit(name: str, on: date, who: str) -> Resource:
    """An encounter of that day with that provider."""
    return _about(
        "Encounter",
        name,
        status="finished",
        **{"class": {"code": "AMB"}},
        period={"start": on.isoformat(), "end": on.isoformat()},
        participant=[{"individual": to("Practitioner", who)}],
    )


def _done(here: str, on: date, who: str, draw: Random) -> Iterator[Resource]:
    """Each of what may be recorded at a contact, now and then."""
    by = {"encounter": to("Encounter", here)}
    ordered = {"status": "completed", "intent": "order", "authoredOn": on.isoformat()}
    requester = {"requester": to("Practitioner", who), **by}
    for number, (often, code) in enumerate(_ORDERS):
        if draw.random() < often:
            name = f"{here}-o{number}"
            asked = {**ordered, **requester, "code": coded(SNOMED, code)}
            yield _about("ServiceRequest", name, **asked)
    for number, (often, code, days) in enumerate(_DRUGS):
        if draw.random() < often:
            supply = {"expectedSupplyDuration": {"value": days, "code": "d"}}
            drug = {"medicationCodeableConcept": coded(ATC, code)}
            given = {**ordered, **requester, **drug, "dispenseRequest": supply}
            yield _about("MedicationRequest", f"{here}-d{number}", **given)
    for number, (often, code) in enumerate(_FOUND):
        if draw.random() < often:
            given = {"code": coded(_ICPC, code), "onsetDateTime": on.isoformat()}
            yield _about("Condition", f"{here}-f{number}", **given, **by)
    if draw.random() < 1 / 2:
        measured = {
            "code": coded(LOINC, "72514-3"),
            "valueInteger": draw.randint(0, 10),
        }
        when = {"status": "final", "effectiveDateTime": on.isoformat()}
        yield _about("Observation", f"{here}-s", **measured, **when, **by)


_ORDERS = (
    (0.08, "840361000"),  # X-ray
    (0.05, "41333006"),  # MRI
    (0.25, "306170007"),  # referral to physiotherapy
    (0.05, "183545006"),  # referral to orthopaedics
    (0.20, "91251008"),  # physical therapy procedure
    (0.03, "228557008"),  # cognitive behavioural therapy
)
_DRUGS = (
    (0.15, "N02AX02", 14),  # tramadol
    (0.08, "N02AA05", 7),  # oxycodone
    (0.05, "N05BA01", 14),  # diazepam
    (0.05, "N03AX16", 30),  # pregabalin
    (0.25, "M01AE01", 14),  # ibuprofen
)
_FOUND = (
    (0.03, "A79"),  # malignancy
    (0.05, "P74"),  # anxiety
    (0.03, "P03"),  # feeling down
)


def _elsewhere(number: int, today: date, draw: Random) -> Iterator[Resource]:
    """What the rest of a life leaves in a record: visits, and noise at each."""
    made, day = 0, today - timedelta(days=3650)
    while made < number:
        day = min(day + timedelta(days=draw.randint(5, 120)), today)
        here = f"v{made}"
        yield visit(here, day, draw.choice(("gp", "gp", "neuro")))
        for each in range(draw.randint(3, 20)):
            yield noise(f"{here}-{each}", day, here, draw)
            made += 1
        made += 1


def cut(path: Path, size: int, today: date, draw: Random) -> list[Resource]:
    """A real bundle down to that many resources: people, back pain, the rest at random.

    All its days move by as many, so that the last record of back pain is a week old.
    """
    with gzip.open(path, "rt", encoding="utf-8") as file:
        entries = json.load(file)["entry"]
    whole = [of for of in (each["resource"] for each in entries) if _fits(of)]
    kept = [each for each in whole if _stays(each)][:size]
    rest = [each for each in whole if not _stays(each)]
    kept += draw.sample(rest, min(len(rest), size - len(kept)))
    last = max(str(each["onsetDateTime"])[:10] for each in kept if _is_back_pain(each))
    return _moved(kept, today - timedelta(days=7) - date.fromisoformat(last))


def _moved(resources: list[Resource], by: timedelta) -> list[Resource]:
    def moved(found: re.Match[str]) -> str:
        return (date.fromisoformat(found[0]) + by).isoformat()

    moved_text = re.sub(r"\d{4}-[01]\d-[0-3]\d", moved, json.dumps(resources))
    return list(json.loads(moved_text))


def _fits(of: Resource) -> bool:
    """Not the one resource that points to all others."""
    return of["resourceType"] != "Provenance"


def _stays(of: Resource) -> bool:
    kind = of["resourceType"]
    return kind in ("Patient", "Practitioner", "PractitionerRole") or _is_back_pain(of)


_BACK_PAIN = fixed().mask([codelists.back_pain])


def _is_back_pain(of: Resource) -> bool:
    code = of.get("code")
    given = code.get("coding", ()) if isinstance(code, dict) else ()
    return of["resourceType"] == "Condition" and any(
        lists_of("condition_occurrence", f"SNOMED:{each.get('code')}") & _BACK_PAIN
        for each in given
    )
