"""``wervel advise`` as somebody types it: advice for one patient, and clear refusals.

The vignette: a GP, three weeks of low back pain, an X-ray about to be signed.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bundles import (
    AGB,
    ICPC,
    SNOMED,
    about,
    bundle,
    coded,
    condition,
    patient,
    resource,
)
from terminal import SECRET, Run, refused, wervel

from wervel.commands.consultation_files import specialties

GP = (
    resource("Practitioner", "gp"),
    resource(
        "PractitionerRole",
        practitioner={"reference": "Practitioner/gp"},
        specialty=[coded((AGB, "01"))],
    ),
)
BY_GP = {"reference": "Practitioner/gp"}
BACK = condition("back", onsetDateTime="2024-04-10", recorder=BY_GP)
SADDLE = condition(
    "saddle",
    code=coded((SNOMED, "192970008")),
    onsetDateTime="2024-05-01",
    recorder=BY_GP,
)
XRAY = about(
    "ServiceRequest",
    "x",
    status="draft",
    intent="order",
    code=coded((SNOMED, "840361000")),
    requester=BY_GP,
)
DAY = ("--today", "2024-05-01")
Written = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """A file with this in it."""

    def file(what: object, name: str = "patient.json") -> Path:
        path = tmp_path / name
        path.write_text(what if isinstance(what, str) else json.dumps(what), "utf-8")
        return path

    return file


@pytest.fixture
def records(written: Written) -> Path:
    """Three weeks of low back pain, seen by a GP."""
    return written(bundle(patient(), *GP, BACK))


@pytest.fixture
def xray(written: Written) -> Path:
    """The X-ray about to be signed."""
    return written(XRAY, "xray.json")


def in_words(*arguments: str | Path) -> str:
    """What the command prints, without the lines of boxes."""
    run = wervel("advise", *arguments)
    assert run.returncode == 0, run.stderr
    return " ".join(run.stdout.replace("│", " ").split())


def as_json(*arguments: str | Path) -> Any:
    """What the command prints for machines."""
    return wervel("advise", *arguments, "--json").json


def test_an_xray_is_advised_against_before_it_is_signed(records, xray):
    """With the reason, the source, who disagrees, and one tap to replace it."""
    said = in_words(records, *DAY, "--order", xray, "--by", "general_practitioner")
    for part in (
        "WARNING: No X-ray or scan for non-specific back pain",
        "Is the back pain non-specific? yes (words, 10 April 2024)",
        "NHG-Standaard Aspecifieke lagerugpijn",
        "DSS (",
        "Replace by advice and a control appointment (suggested)",
    ):
        assert part in said


def test_with_saddle_numbness_it_is_an_urgent_referral_instead(written, xray):
    path = written(bundle(patient(), *GP, BACK, SADDLE))
    said = in_words(path, *DAY, "--order", xray, "--by", "general_practitioner")
    assert said.index("URGENT: ") < said.index("Urgent: referral to neurology")
    assert "Replace by advice" not in said


def test_in_dutch(records, xray):
    said = in_words(records, *DAY, "--order", xray, "--language", "nl")
    assert (
        "Lage rugpijn sinds 10 april 2024; op 1 mei 2024: 3 weken (21 dagen)." in said
    )
    assert "wervel adviseert; een zorgverlener beslist." in said


def test_a_packed_bundle_reads_the_same(tmp_path, records):
    packed = tmp_path / "packed.json.gz"
    packed.write_bytes(gzip.compress(records.read_bytes()))
    assert in_words(packed, *DAY) == in_words(records, *DAY)


def test_an_export_of_lines_reads_the_same(written, records):
    lines = "\n".join(json.dumps(each) for each in (patient(), *GP, BACK))
    export = written(lines, "export.ndjson")
    assert in_words(export, *DAY) == in_words(records, *DAY)


def test_without_back_pain_it_says_so(written):
    said = in_words(written(bundle(patient())), *DAY)
    assert "These records hold no episode of back pain that goes on now." in said


def test_long_after_back_pain_it_says_when_that_was(records):
    said = in_words(records, "--today", "2025-05-01")
    assert "Back pain was last recorded in these records on 10 April 2024." in said


def test_earlier_verdicts_are_shown_by_topic_on_request(records):
    said = in_words(records, *DAY, "--past")
    assert "Earlier in this episode" in said
    assert "Imaging 10 April 2024 the first contact of a new episode NHG: " in said


def test_an_earlier_episode_is_not_this_one(written):
    """Back pain of two years ago is not shown as earlier in this episode."""
    long_ago = condition("ago", onsetDateTime="2022-02-01", recorder=BY_GP)
    said = in_words(written(bundle(patient(), *GP, long_ago, BACK)), *DAY, "--past")
    assert "10 April 2024 the first contact" in said
    assert "2022" not in said


def test_an_answer_takes_its_question_away(records, written):
    """It is a fact like any other, and says that somebody stated it."""
    asks = "Does functioning improve too little? (would settle"
    answers = written("improves_too_little = true\n", "answers.toml")
    given = (records, *DAY, "--by", "general_practitioner")
    assert asks in in_words(*given)
    assert asks not in in_words(*given, "--answers", answers)


def test_what_was_recorded_after_the_day_is_not_read_and_counted(written):
    later = condition("later", onsetDateTime="2024-06-01")
    said = in_words(written(bundle(patient(), *GP, BACK, later)), *DAY)
    assert "Records of after 1 May 2024 that were not read: 1." in said


def test_what_has_no_place_is_said(written):
    shot = about("Immunization", "i", status="completed")
    said = in_words(written(bundle(patient(), *GP, BACK, shot)), *DAY)
    assert "Not read: Immunization 1 (a kind of resource" in said


def test_the_order_that_is_judged_is_not_called_unread(records, xray):
    assert "ServiceRequest" not in in_words(records, *DAY, "--order", xray)


def test_an_order_that_no_codelist_knows_is_said(records, written):
    odd = {
        **XRAY,
        "code": {"coding": [{"system": SNOMED, "code": "1", "display": "Odd"}]},
    }
    said = in_words(records, *DAY, "--order", written(odd, "odd.json"))
    assert "Of this order wervel can say nothing, it is on no codelist: Odd." in said


def test_json_holds_the_cards_and_what_can_be_done(records, xray):
    whole = as_json(records, *DAY, "--order", xray, "--by", "general_practitioner")
    (order,) = [each for each in whole["cards"] if each["kind"] == "order"]
    first = order["suggestions"][0]
    assert [each["type"] for each in first["actions"]] == ["delete", "create", "create"]
    assert whole["today"] == "2024-05-01"


def test_json_is_the_same_each_time(records, xray):
    one, other = (
        wervel("advise", records, *DAY, "--order", xray, "--json") for _ in range(2)
    )
    assert one.stdout == other.stdout


def test_half_a_character_in_an_order_does_no_harm(records, written):
    """JSON can hold what UTF-8 cannot write."""
    odd = {**XRAY, "note": [{"text": "\ud800"}], "code": {"text": "\ud800 \x1b[31m"}}
    path = written(odd, "odd.json")
    given = (records, *DAY, "--order", path)
    assert as_json(*given)["drafts"] == [
        {"reference": "ServiceRequest/x", "says": "[31m", "is_known": False}
    ]
    assert "no codelist: [31m." in in_words(*given)


def test_only_the_guidelines_that_are_asked_for_speak(records, xray):
    whole = as_json(records, *DAY, "--order", xray, "--guidelines", "nhg")
    bodies = {
        of["body"]
        for card in whole["cards"]
        for of in (*card["rests_on"], *card["disagrees"])
    }
    assert bodies == {"NHG"}


def advised(*arguments: str | Path) -> Run:
    """The command, run to its end."""
    return wervel("advise", *arguments)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (f"not JSON {SECRET}", "JSON in UTF-8"),
        (f'{{"name": "{SECRET}"}}', "FHIR: an object with a resourceType"),
        (json.dumps([1, SECRET]), "FHIR: an object with a resourceType"),
    ],
    ids=["not JSON", "not FHIR", "a list of something"],
)
def test_what_is_no_fhir_is_refused(written, what, said):
    refused(advised(written(what), *DAY), code=3, kind="SourceUnreadable", said=said)


def test_two_patients_are_refused(written):
    other = {**BACK, "subject": {"reference": "Patient/q"}}
    path = written(bundle(patient(), patient("q"), BACK, other))
    refused(
        advised(path, *DAY),
        code=3,
        kind="SourceUnreadable",
        said="records of one patient",
    )


def test_a_patient_without_a_birth_date_is_refused(written):
    path = written(bundle(patient(birthDate=None), BACK))
    refused(
        advised(path, *DAY),
        code=3,
        kind="SourceEmpty",
        said="a Patient with a birthDate",
    )


def test_a_file_that_is_not_there_is_refused(tmp_path):
    refused(
        advised(tmp_path / "none.json", *DAY),
        code=3,
        kind="SourceNotFound",
        said="check the path",
    )


def test_a_day_in_the_future_is_refused(records):
    refused(
        advised(records, "--today", "2999-01-01"),
        code=2,
        kind="UsageError",
        said="a day that has come",
    )


def test_an_unknown_specialty_is_refused_with_the_choices(records):
    run = advised(records, *DAY, "--by", "dentist")
    refused(run, code=2, kind="UnknownName", said="choose from: ")
    assert all(each.name in run.stderr for each in specialties())


def test_an_order_that_is_none_is_refused(records, written):
    refused(
        advised(records, *DAY, "--order", written(BACK, "order.json")),
        code=3,
        kind="SourceUnreadable",
        said="an order: ServiceRequest or MedicationRequest",
    )


@pytest.mark.parametrize("subject", [{"reference": "Patient/q"}, {}])
def test_an_order_about_somebody_else_or_nobody_is_refused(records, written, subject):
    order = written({**XRAY, "subject": subject}, "order.json")
    refused(
        advised(records, *DAY, "--order", order),
        code=3,
        kind="SourceUnreadable",
        said="an order whose subject is the patient of the records",
    )


def test_a_fact_nobody_defined_is_refused(records, written):
    answers = written("saddle_numbness = true\n", "answers.toml")
    refused(
        advised(records, *DAY, "--answers", answers),
        code=2,
        kind="UnknownName",
        said="the name of a fact",
    )


def test_another_language_is_refused(records):
    refused(
        advised(records, *DAY, "--language", "fr"),
        code=2,
        kind="UsageError",
        said="en or nl",
    )


def test_radiating_pain_has_a_path_of_its_own(written):
    """L86 for a week: wait and see, and look again after six to eight weeks."""
    leg = condition(
        "leg",
        code=coded((ICPC, "L86")),
        onsetDateTime="2024-04-25",
        recorder=BY_GP,
    )
    said = in_words(written(bundle(patient(), *GP, leg)), *DAY)
    assert "FOR INFORMATION: Radicular syndrome: start" in said
    assert "Plan a control in 6 to 8 weeks" in said
