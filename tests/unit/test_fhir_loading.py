"""``wervel load fhir``: bundles, exports, packed or not, whole or broken."""

from __future__ import annotations

import gzip
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import ibis
import pytest
from bundles import (
    AGB,
    TRAMADOL,
    about,
    bundle,
    coded,
    condition,
    patient,
    resource,
    rows,
)

from wervel.__main__ import main
from wervel.errors import ContractBroken
from wervel.records.checking import notices
from wervel.records.fhir import load_fhir, records_of
from wervel.records.fhir.tables import WRITTEN, Records
from wervel.records.opening import open_source
from wervel.records.resolution import resolve

SECRET = "19-XII-1970"

DOCTOR = resource("Practitioner", "d")
ROLE = resource(
    "PractitionerRole",
    "r",
    practitioner={"reference": "Practitioner/d"},
    specialty=[coded((AGB, "0100"))],
)
VISIT = about(
    "Encounter",
    "v",
    status="finished",
    period={"start": "2024-05-03"},
    participant=[{"individual": {"reference": "Practitioner/d"}}],
)
PAIN = condition(encounter={"reference": "Encounter/v"})
ORDER = about(
    "MedicationRequest",
    "m",
    status="active",
    intent="order",
    authoredOn="2024-05-04",
    medicationReference={"reference": "Medication/x"},
)
UNDATED = condition("u", encounter={"reference": "Encounter/v"}, onsetDateTime=None)
MEDICINE = resource("Medication", "x", code=coded(TRAMADOL))
WORLD = [PAIN, UNDATED, ORDER, VISIT, ROLE, DOCTOR, MEDICINE, patient()]
"""Everything before what it points to."""


def written(path: Path, content: str) -> Path:
    """A file, packed where its name says so."""
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(content.encode()))
    else:
        path.write_text(content, "utf-8")
    return path


def lines(*resources: dict[str, Any]) -> str:
    return "".join(json.dumps(each) + "\n" for each in resources)


def stored(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every table in a folder, in an order of their own."""
    backend = ibis.duckdb.connect()
    return {
        name: sorted(
            (
                tuple(row.values())
                for row in backend.read_parquet(folder / f"{name}.parquet")
                .to_pyarrow()
                .to_pylist()
            ),
            key=repr,
        )
        for name in WRITTEN
    }


def held(records: Records) -> dict[str, list[tuple[object, ...]]]:
    """The same of records in memory."""
    return {
        name: sorted((tuple(row.values()) for row in rows(records, name)), key=repr)
        for name in WRITTEN
    }


def write_bundle(folder: Path) -> list[Path]:
    return [written(folder / "one.json", json.dumps(bundle(*WORLD), indent=1))]


def write_lines(folder: Path) -> list[Path]:
    """One type a file, as a bulk export has it; those pointed to come last."""
    names = [f"{n}.{each['resourceType']}.ndjson" for n, each in enumerate(WORLD)]
    for name, each in zip(names, WORLD, strict=True):
        written(folder / name, lines(each))
    return [folder]


def write_packed(folder: Path) -> list[Path]:
    return [written(folder / "all.ndjson.gz", "\n" + lines(*WORLD) + "\n")]


def write_singly(folder: Path) -> list[Path]:
    """A file each, the patient in a folder below."""
    (folder / "below").mkdir()
    return [
        written(
            folder
            / ("below" if each["resourceType"] == "Patient" else "")
            / f"{number}.json.gz",
            json.dumps(each),
        )
        for number, each in enumerate(WORLD)
    ]


def write_lines_under_another_name(folder: Path) -> list[Path]:
    return [written(folder / "all.json", lines(*WORLD))]


@pytest.mark.parametrize(
    "write",
    [
        write_bundle,
        write_lines,
        write_packed,
        write_singly,
        write_lines_under_another_name,
    ],
)
def test_however_it_comes_the_rows_are_the_same(write: Any, tmp_path: Path) -> None:
    """Bundle, lines, packed, singly: as the same resources read in memory."""
    (tmp_path / "in").mkdir()
    report = load_fhir(write(tmp_path / "in"), tmp_path / "cdm")
    records = records_of(bundle(*WORLD))
    assert stored(tmp_path / "cdm") == held(records)
    assert report == records.report
    assert report.placed.total() == len(WORLD)


def test_the_folder_is_a_source_like_any_other(tmp_path: Path) -> None:
    """With keys that lead somewhere, and a GP who is known to be one."""
    load_fhir(write_bundle(tmp_path), tmp_path / "cdm", until=date(2024, 12, 31))
    source = open_source(tmp_path / "cdm")
    resolution = resolve(source)
    assert not resolution.undeclared
    names = ("back_pain_non_specific", "weak_opioid", "general_practitioner")
    found = [resolution.records[name] for name in names]
    assert found == [2, 1, 2], "the GP is there as a person and as a role"
    assert not [each for each in notices(source, resolution) if each.severity.value]


def test_what_stands_in_two_files_is_written_once(tmp_path: Path) -> None:
    one = written(tmp_path / "a.json", json.dumps(bundle(*WORLD)))
    two = written(tmp_path / "b.json", json.dumps(bundle(patient(), PAIN)))
    report = load_fhir([one, two], tmp_path / "cdm")
    assert stored(tmp_path / "cdm") == held(records_of(bundle(*WORLD)))
    assert report.notices["records that stood in more than one file, written once"] == 1
    assert report.rows["condition_occurrence"] == 2


def test_two_versions_in_two_files_are_refused(tmp_path: Path) -> None:
    """Which of them is right cannot be told without holding all of them."""
    one = written(tmp_path / "a.json", json.dumps(bundle(*WORLD)))
    other = condition(onsetDateTime="2024-06-01")
    two = written(tmp_path / "b.json", json.dumps(bundle(patient(), other)))
    with pytest.raises(ContractBroken, match="one version of each resource"):
        load_fhir([one, two], tmp_path / "cdm")
    assert not (tmp_path / "cdm").exists()


def test_of_a_role_in_two_files_the_newest_counts(tmp_path: Path) -> None:
    """Whichever file is read first."""
    new = {**ROLE, "meta": {"versionId": "10"}}
    old = {**ROLE, "specialty": [coded((AGB, "0330"))], "meta": {"versionId": "9"}}
    others = [each for each in WORLD if each is not ROLE]
    for first, second in ((new, old), (old, new)):
        one = written(tmp_path / "a.json", json.dumps(bundle(*others, first)))
        two = written(tmp_path / "b.json", json.dumps(bundle(second)))
        report = load_fhir([one, two], tmp_path / "cdm")
        known = {row[3] for row in stored(tmp_path / "cdm")["provider"]}
        assert known == {"AGB:01"}
        assert report.came["PractitionerRole"] == 2
        assert report.placed["PractitionerRole"] == 1


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    """The command, run to its end; its exit code."""
    monkeypatch.setattr(sys, "argv", ["wervel", "load", "fhir", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_the_command_says_what_became_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    """In words and as JSON, and replaces only what it wrote itself."""
    (one,) = write_bundle(tmp_path)
    unknown = condition("2", code=coded(("http://example.org/own", "7")))
    two = written(tmp_path / "b.json", json.dumps(bundle(unknown, resource("Claim"))))
    given = (one, two, "-o", tmp_path / "cdm", "--until", "2024-12-31")
    assert run(monkeypatch, *given) == 0
    printed = capsys.readouterr().out
    for part in ("Condition", "no place for", "http://example.org/own"):
        assert part in printed
    assert run(monkeypatch, *given, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    for each in told["resources"]:
        left = sum(of["resources"] for of in each["left_out"])
        assert each["came"] == each["placed"] + left
    assert told["rows"]["condition_occurrence"] == 3
    assert run(monkeypatch, one, "-o", tmp_path) == 5


def gz_that_is_none(folder: Path) -> Path:
    path = folder / "a.json.gz"
    path.write_text(SECRET, "utf-8")
    return path


def gz_cut_short(folder: Path) -> Path:
    path = written(folder / "a.ndjson.gz", lines(*WORLD) * 50)
    path.write_bytes(path.read_bytes()[:-40])
    return path


def bytes_that_are_no_text(folder: Path) -> Path:
    path = folder / "a.json"
    path.write_bytes(b'{"resourceType": "\xff\xfe' + SECRET.encode() + b'"}')
    return path


BROKEN = [
    (lambda folder: folder / "away", "SourceNotFound", "nothing there"),
    (lambda folder: folder, "SourceEmpty", "none of these in the folder"),
    (
        lambda folder: written(folder / "a.json", f"<Patient>{SECRET}</Patient>"),
        "SourceUnreadable",
        "JSON in UTF-8",
    ),
    (
        lambda folder: written(folder / "a.ndjson", lines(patient()) + SECRET),
        "SourceUnreadable",
        "line 2",
    ),
    (
        lambda folder: written(folder / "a.json", json.dumps({"name": SECRET})),
        "SourceUnreadable",
        "JSON of something else",
    ),
    (
        lambda folder: written(folder / "a.json", json.dumps([SECRET])),
        "SourceUnreadable",
        "JSON of something else",
    ),
    (
        lambda folder: written(folder / "a.json", ""),
        "SourceUnreadable",
        "JSON in UTF-8",
    ),
    (
        lambda folder: written(folder / "a.json", json.dumps(bundle(PAIN))),
        "SourceEmpty",
        "a Patient with a birthDate",
    ),
    (
        lambda folder: written(
            folder / "a.json", json.dumps(bundle(patient(birthDate=SECRET)))
        ),
        "SourceEmpty",
        "1 patients, none with a year of birth",
    ),
    (gz_that_is_none, "SourceUnreadable", "a file that can be read to its end"),
    (gz_cut_short, "SourceUnreadable", "a file that can be read to its end"),
    (bytes_that_are_no_text, "SourceUnreadable", "JSON in UTF-8"),
]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda each: each[2])
def test_what_cannot_be_read(
    broken: Any, tmp_path: Path, monkeypatch: Any, capsys: Any
) -> None:
    """Exit code 3, a message that tells what to do, and nothing half-written."""
    make, kind, said = broken
    (tmp_path / "in").mkdir()
    code = run(monkeypatch, make(tmp_path / "in"), "-o", tmp_path / "cdm")
    printed = capsys.readouterr().err
    assert code == 3, printed
    assert printed.startswith(kind)
    assert said in " ".join(printed.split())
    assert SECRET not in printed
    assert "Traceback" not in printed
    assert {each.name for each in tmp_path.iterdir()} == {"in"}


def test_a_file_named_after_a_patient_is_not_named_in_a_message(
    tmp_path: Path, monkeypatch: Any, capsys: Any
) -> None:
    written(tmp_path / "in.json", json.dumps(bundle(*WORLD)))
    (tmp_path / "in").mkdir()
    written(tmp_path / "in" / "Jan_Geheim.json", "<Patient/>")
    assert run(monkeypatch, tmp_path / "in", "-o", tmp_path / "cdm") == 3
    printed = capsys.readouterr().err
    assert "file 1 of 1" in printed
    assert "Geheim" not in printed
