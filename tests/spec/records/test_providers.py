"""Records: by whom."""

import pytest
from reading import plain_rows
from tables import PROVIDER_IDS, SPECIALTIES, rows, write
from world import SOMEBODY, drawn

from wervel.errors import ContractBroken
from wervel.findings.assessment import assess
from wervel.recommendations.nhg import low_back_pain
from wervel.records.opening import open_source

SCAN = "scan_from_primary_care_within_six_weeks"


@pytest.fixture
def scan_by(connection):
    """Whether the GP asked for a scan, when the provider who did is such a one."""

    def read(*, declared=(), **columns):
        tables = rows(
            drawn("1 | 0 | M54.5 at the GP\n1 | 5 | lumbar MRI asked for by somebody")
        )
        for line in tables["provider"]:
            if line["provider_id"] == PROVIDER_IDS[SOMEBODY]:
                line |= {"specialty_source_concept_id": None, **columns}
        write(tables, connection)
        source = open_source(connection, declared=declared)
        told = assess(source, recommendations=[low_back_pain.imaging])
        return [row[SCAN] for row in plain_rows(told.facts)]

    return read


def test_a_specialty_without_a_concept(scan_by):
    """A bare code of the Dutch register has to be declared; then it is read."""
    assert scan_by(specialty_source_value="01", declared=["AGB", "ICPC1"]) == [True]
    assert scan_by(specialty_source_value="0330", declared=["AGB", "ICPC1"]) == [False]


def test_a_specialty_that_nobody_can_read_is_unknown(scan_by):
    """A word that is in no list says nothing: it may well mean a GP."""
    assert scan_by(specialty_source_value="HUISARTS") == [None]
    assert scan_by(specialty_source_value="") == [None]
    assert scan_by(specialty_source_value=None) == [None]
    assert scan_by(specialty_concept_id=0) == [None]


def test_a_provider_who_is_not_in_the_table(connection):
    """A record by a provider that the source does not describe is by nobody known."""
    tables = rows(
        drawn("1 | 0 | M54.5 at the GP\n1 | 5 | lumbar MRI by the neurologist")
    )
    gone = PROVIDER_IDS["neurologist"]
    kept = [line for line in tables["provider"] if line["provider_id"] != gone]
    write(tables | {"provider": kept}, connection)
    told = assess(open_source(connection), recommendations=[low_back_pain.imaging])
    assert [row[SCAN] for row in plain_rows(told.facts)] == [None]


def test_the_provider_of_the_visit(connection):
    """A record without provider is by whom the visit it belongs to was with."""
    tables = rows(
        drawn(
            "1 | 0 | M54.5 at the GP\n1 | 5 | visit to the GP\n"
            "1 | 5 | lumbar MRI asked for by somebody"
        )
    )
    (visit,) = tables["visit_occurrence"]
    for line in tables["procedure_occurrence"]:
        line |= {
            "provider_id": None,
            "visit_occurrence_id": visit["visit_occurrence_id"],
        }
    write(tables, connection)
    told = assess(open_source(connection), recommendations=[low_back_pain.imaging])
    assert [row[SCAN] for row in plain_rows(told.facts)] == [True]


def test_no_table_of_providers(connection):
    """Without providers nobody knows who saw whom: all of it cannot be told."""
    tables = rows(drawn("1 2 | 0 | M54.5 at the GP\n2 | 5 | lumbar MRI by the GP"))
    del tables["provider"]
    write(tables, connection)
    told = assess(open_source(connection), recommendations=[low_back_pain.imaging])
    verdicts = {row["verdict"] for row in plain_rows(told.findings)}
    assert verdicts == {"cannot_tell"}


def test_a_provider_or_person_twice_in_its_table(connection):
    """A person or provider that stands twice would double numbers: it is refused."""
    tables = rows(drawn("1 | 0 | M54.5 at the GP"))
    tables["provider"] += tables["provider"]
    write(tables, connection)
    with pytest.raises(ContractBroken, match="one row per provider_id"):
        open_source(connection)


def test_every_provider_of_the_world_has_a_specialty_of_its_own():
    """The providers of these stories differ, so that each can be told from others."""
    assert len(set(SPECIALTIES.values())) == len(SPECIALTIES)
