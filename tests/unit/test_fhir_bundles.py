"""The 23 bundles nobody here wrote: all that came is accounted for, alone as together.

They stand beside the project, in ``../shared/data/fhir-clbp``.
"""

import gzip
import json
from collections import Counter
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from bundles import rows

from wervel.findings.assessment import assess
from wervel.recommendations.bodies import ALL, measured
from wervel.records.fhir import Records, load_fhir, records_of, source_of
from wervel.records.fhir.references import SMALL, number_of
from wervel.records.opening import open_source

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "fhir-clbp"
CHRONIC = "278860009"

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the shared folder is not beside this clone"
)


@cache
def bundles() -> tuple[dict, ...]:
    """The bundles, parsed."""
    files = sorted(FOLDER.glob("*.json.gz"))
    return tuple(json.loads(gzip.decompress(each.read_bytes())) for each in files)


@cache
def together() -> Records:
    """All of them read at once."""
    return records_of(*bundles())


def resources(kind: str) -> list[dict]:
    every = (each["resource"] for of in bundles() for each in of["entry"])
    return [each for each in every if each["resourceType"] == kind]


def test_all_that_came_was_placed_or_left_out_for_a_reason() -> None:
    report = together().report
    left = Counter()
    for (kind, _), count in report.left_out.items():
        left[kind] += count
    came = Counter(
        entry["resource"]["resourceType"] for of in bundles() for entry in of["entry"]
    )
    assert report.came == came
    assert report.placed + left == came
    assert not report.unknown_systems
    assert report.notices == {
        "specialties in words without a code, taken as unknown": 45
    }


def test_everybody_of_the_index_has_chronic_low_back_pain() -> None:
    """As often as the index says."""
    index = pd.read_csv(FOLDER / "INDEX.tsv", sep="\t")
    found = Counter(
        row["person_id"]
        for row in rows(together(), "condition_occurrence")
        if row["condition_source_value"] == f"SNOMED:{CHRONIC}"
    )
    assert found == {
        number_of(f"Patient/{row.patient_id}", bits=SMALL): row.n_clbp_conditions
        for row in index.itertuples()
    }


def test_diagnoses_and_drugs_by_another_way() -> None:
    """Counted from the JSON with nothing of wervel."""
    got = Counter(
        (row["condition_source_value"], str(row["condition_start_date"]))
        for row in rows(together(), "condition_occurrence")
    )
    assert got == Counter(
        (f"SNOMED:{each['code']['coding'][0]['code']}", each["onsetDateTime"][:10])
        for each in resources("Condition")
    )
    orders = [
        each
        for kind in ("MedicationRequest", "MedicationAdministration")
        for each in resources(kind)
    ]
    got = Counter(
        (row["drug_source_value"], str(row["drug_exposure_start_date"]))
        for row in rows(together(), "drug_exposure")
    )
    assert got == Counter(
        (
            f"RxNorm:{each['medicationCodeableConcept']['coding'][0]['code']}",
            each.get("authoredOn", each.get("effectiveDateTime"))[:10],
        )
        for each in orders
    )


def test_pain_scores_by_another_way() -> None:
    got = sorted(
        row["value_as_number"]
        for row in rows(together(), "measurement")
        if row["measurement_source_value"] == "LOINC:72514-3"
    )
    assert got
    assert got == sorted(
        each["valueQuantity"]["value"]
        for each in resources("Observation")
        if each["code"]["coding"][0]["code"] == "72514-3"
    )


PERSONAL = ("person", "observation_period", "visit_occurrence", "payer_plan_period")
PERSONAL += ("condition_occurrence", "drug_exposure", "procedure_occurrence")
PERSONAL += ("measurement", "observation", "death")


def test_one_alone_has_the_rows_it_has_among_all() -> None:
    everybody = together().tables
    for of in bundles()[::5]:
        alone = records_of(of)
        (person,) = (row["person_id"] for row in rows(alone, "person"))
        for name in PERSONAL:
            place = 0 if name in ("person", "death") else 1
            among = [row for row in everybody.get(name, ()) if row[place] == person]
            assert sorted(alone.tables.get(name, ())) == sorted(among)
        for name in ("provider", "care_site", "concept"):
            assert set(alone.tables[name]) <= set(everybody[name])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of them loaded from their folder, as the command does."""
    into = tmp_path_factory.mktemp("loaded") / "cdm"
    report = load_fhir([FOLDER], into)
    assert report == together().report
    return into


def findings(source: object) -> pd.DataFrame:
    """The verdicts, in an order of their own."""
    table = assess(source, recommendations=measured(ALL)).findings.to_pandas()
    names = sorted(table.columns)
    return table[names].sort_values(names, ignore_index=True)


def test_the_loaded_folder_gives_the_verdicts_of_memory(folder: Path) -> None:
    """And every one of them, when each patient is assessed alone."""
    source = open_source(folder)
    whole = findings(source)
    assert whole["person_id"].nunique() == len(bundles())
    pd.testing.assert_frame_equal(whole, findings(source_of(together())))
    persons = sorted(whole["person_id"].unique())[:3]
    for each in persons:
        mine = whole[whole["person_id"] == each].reset_index(drop=True)
        alone = findings(source.only([int(each)]))
        pd.testing.assert_frame_equal(mine, alone, check_dtype=False)
