"""Care steps: what was done within an episode, in order."""

from dataclasses import replace

import pytest
from reading import plain_rows
from tables import rows, write
from world import drawn

from wervel.episodes.care import care_steps
from wervel.records.opening import open_source


def read(shown):
    """The care steps, in the order of their numbers."""
    table = care_steps(
        shown.source, shown.resolution, shown.episodes, shown.events, rule=shown.rule
    )
    return sorted(plain_rows(table), key=lambda row: row["number"])


@pytest.fixture
def steps(show):
    """Assert number, day, what was done, by whom and the days supplied."""

    def asserted(picture, wanted):
        shown = show(picture)
        found = read(shown)
        names = ("number", "day", "step", "provider", "days")
        shown.must(wanted, [tuple(row[name] for name in names) for row in found], found)

    return asserted


def test_one_row_per_step_in_order(steps):
    """Contacts, drugs, scans and therapies of the episode, numbered in order of day.

    A diagnosis is no step; what lies before the episode, or more than thirty days after
    its last record, is not of it.
    """
    steps(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |   0 | visit to the GP
             1 |   5 | tramadol for 14 days by the GP
             1 |   6 | lumbar MRI asked for by the GP
             1 |  -1 | ibuprofen for 7 days by the GP
             1 |  20 | visit to the physiotherapist
             1 |  30 | exercise therapy by the physiotherapist
             1 |  31 | exercise therapy by the physiotherapist
             1 |  10 | hypertension at the GP
             1 |  11 | discitis at the GP
        """,
        [
            (1, 0, "contact", "general_practitioner", None),
            (2, 5, "weak_opioid", "general_practitioner", 14),
            (3, 6, "lumbar_mri", "general_practitioner", None),
            (4, 20, "contact", "physiotherapist", None),
            (5, 30, "exercise_therapy", "physiotherapist", None),
        ],
    )


def test_who_did_it_may_not_be_known(steps):
    """A step of which nobody knows by whom is a step without provider."""
    steps(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |   3 | lumbar CT
             1 |   3 | naproxen for 7 days by somebody
        """,
        [
            (1, 3, "analgesic", None, 7),
            (2, 3, "lumbar_ct", None, None),
        ],
    )


def test_what_a_step_cost(show, connection):
    """The cost of a step is what was paid, else what was charged, added up."""
    picture = """
        person | day | event
             1 |   0 | L03 at the GP
             1 |   5 | tramadol for 14 days by the GP
             1 |   6 | lumbar MRI asked for by the GP
             1 |  30 | exercise therapy by the physiotherapist
        """
    before = show(picture)
    tables = rows(drawn(picture))
    scan = tables["procedure_occurrence"][0]["procedure_occurrence_id"]
    drug = tables["drug_exposure"][0]["drug_exposure_id"]
    tables["cost"] = [
        _cost(1, scan, "Procedure", paid=100.0),
        _cost(2, scan, "Procedure", charged=50.0),
        _cost(3, drug, "Drug", paid=7.0, charged=200.0),
        _cost(4, drug, "Procedure", paid=9000.0),
    ]
    write(tables, connection)
    found = read(replace(before, source=open_source(connection)))
    costs = {row["step"]: row["cost"] for row in found}
    assert costs == {"weak_opioid": 7, "lumbar_mri": 150, "exercise_therapy": None}


def _cost(number, event, domain, *, paid=None, charged=None):
    return {
        "cost_id": number,
        "cost_event_id": event,
        "cost_domain_id": domain,
        "total_paid": paid,
        "total_cost": charged,
    }
