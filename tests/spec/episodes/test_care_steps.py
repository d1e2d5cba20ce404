"""Care steps: what was done within an episode, in order."""

from dataclasses import replace

from reading import plain_rows
from tables import rows, write
from world import drawn

from wervel.episodes.care import care_steps
from wervel.records.opening import open_source

COURSE = """
    person | day | event
         1 |   0 | L03 at the GP
         1 |   0 | visit to the GP
         1 |   5 | tramadol for 14 days by the GP
         1 |   5 | lumbar MRI asked for by the GP
         1 |  -1 | ibuprofen for 7 days by the GP
         1 |  20 | visit to the physiotherapist
         1 |  30 | exercise therapy by the physiotherapist
         1 |  31 | exercise therapy by the physiotherapist
         1 |  10 | hypertension at the GP
"""


def steps(shown):
    """Number, day, step, provider and days of each step."""
    table = care_steps(
        shown.source, shown.resolution, shown.episodes, shown.events, rule=shown.rule
    )
    rows = sorted(plain_rows(table), key=lambda row: row["number"])
    names = ("number", "day", "step", "provider", "days")
    return [tuple(row[name] for name in names) for row in rows]


def test_one_row_per_step_in_order(show):
    """Contacts, drugs, scans and therapies of the episode, numbered in order of day.

    A diagnosis is no step; what lies before the episode, or more than thirty days after
    its last record, is not of it.
    """
    found = steps(show(COURSE))
    assert [step[0] for step in found] == [1, 2, 3, 4, 5]
    assert sorted(found, key=lambda step: (step[1], step[2])) == sorted(
        [
            (1, 0, "contact", "general_practitioner", None),
            (2, 5, "weak_opioid", "general_practitioner", 14),
            (3, 5, "lumbar_mri", "general_practitioner", None),
            (4, 20, "contact", "physiotherapist", None),
            (5, 30, "exercise_therapy", "physiotherapist", None),
        ],
        key=lambda step: (step[1], step[2]),
    )


def test_what_a_step_cost(show, connection):
    """The cost of a step is what was paid, else what was charged, added up."""
    drawn_before = show(COURSE)
    tables = rows(drawn(COURSE))
    scan = tables["procedure_occurrence"][0]["procedure_occurrence_id"]
    drug = tables["drug_exposure"][0]["drug_exposure_id"]
    tables["cost"] = [
        _cost(1, scan, "Procedure", paid=100.0, charged=200.0),
        _cost(2, scan, "Procedure", paid=None, charged=50.0),
        _cost(3, drug, "Drug", paid=7.0, charged=None),
        _cost(4, drug, "Procedure", paid=9000.0, charged=None),
    ]
    write(tables, connection)
    shown = replace(drawn_before, source=open_source(connection))
    table = care_steps(
        shown.source, shown.resolution, shown.episodes, shown.events, rule=shown.rule
    )
    costs = {row["step"]: row["cost"] for row in plain_rows(table)}
    assert costs["lumbar_mri"] == 150
    assert costs["weak_opioid"] == 7
    assert costs["exercise_therapy"] is None


def _cost(number, event, domain, *, paid, charged):
    return {
        "cost_id": number,
        "cost_event_id": event,
        "cost_domain_id": domain,
        "total_paid": paid,
        "total_cost": charged,
    }
