"""Dates in part, in zones, missing or to come; and how long a medicine lasts."""

from datetime import date

import pytest
from bundles import TRAMADOL, about, coded, condition, only, read, rows, why

PARTIAL = "partial dates, placed on their first day"


@pytest.mark.parametrize(
    ("written", "day", "partial"),
    [
        ("2024-05-03", date(2024, 5, 3), 0),
        ("2024-05-03T23:30:00Z", date(2024, 5, 3), 0),
        ("2024-05-03T23:30:00-05:00", date(2024, 5, 3), 0),
        ("2024-05-03T00:30:00.123+02:00", date(2024, 5, 3), 0),
        ("2024-05", date(2024, 5, 1), 1),
        ("2024", date(2024, 1, 1), 1),
    ],
)
def test_a_date_is_its_day_where_it_was_written(
    written: str, day: date, partial: int
) -> None:
    records = read(condition(onsetDateTime=written))
    assert only(records, "condition_occurrence")["condition_start_date"] == day
    assert records.report.notices[PARTIAL] == partial


@pytest.mark.parametrize(
    "written",
    ["", "soon", "2024-13-01", "2024-02-30", "20240503", "2024-W01-1", "0000", "24", 3],
)
def test_a_date_that_is_none_places_nothing(written: object) -> None:
    records = read(condition(onsetDateTime=written))
    assert rows(records, "condition_occurrence") == []
    assert why(records, "Condition") == ["without a date"]


def test_a_whole_date_within_a_partial_one_is_preferred() -> None:
    inside = read(condition(onsetDateTime="2024", recordedDate="2024-05-03"))
    row = only(inside, "condition_occurrence")
    assert row["condition_start_date"] == date(2024, 5, 3)
    assert not inside.report.notices
    outside = read(condition(onsetDateTime="2023", recordedDate="2024-05-03"))
    row = only(outside, "condition_occurrence")
    assert row["condition_start_date"] == date(2023, 1, 1)


def test_the_day_of_recording_serves_where_there_is_no_onset() -> None:
    pain = condition(recordedDate="2024-06-01")
    del pain["onsetDateTime"]
    row = only(read(pain), "condition_occurrence")
    assert row["condition_start_date"] == date(2024, 6, 1)


def test_the_encounter_gives_its_day_to_what_has_none() -> None:
    """Wherever it stands; one that did not take place gives none."""
    pain = condition(encounter={"reference": "Encounter/v"})
    del pain["onsetDateTime"]
    visit = about(
        "Encounter", "v", status="finished", period={"start": "2024-06-01T09:00:00Z"}
    )
    for order in ([pain, visit], [visit, pain]):
        row = only(read(*order), "condition_occurrence")
        assert row["condition_start_date"] == date(2024, 6, 1)
    for other in ([], [{**visit, "status": "cancelled"}], [{**visit, "id": "w"}]):
        records = read(pain, *other)
        assert why(records, "Condition") == ["without a date"]
        assert records.report.came["Condition"] == 1


def test_what_is_dated_after_the_day_of_gathering_is_noticed() -> None:
    records = read(
        condition(),
        condition("2", onsetDateTime="2024-12-01"),
        until=date(2024, 6, 1),
    )
    assert len(rows(records, "condition_occurrence")) == 2
    assert records.report.notices == {"dated after the day the records reach to": 1}


def days(**elements: object) -> int | None:
    """Days of supply of an order with these elements."""
    order = about(
        "MedicationRequest",
        status="active",
        intent="order",
        authoredOn="2024-05-03",
        medicationCodeableConcept=coded(TRAMADOL),
        **elements,
    )
    row = only(read(order), "drug_exposure")
    end = row["drug_exposure_end_date"]
    length = row["days_supply"]
    assert (
        end is None if length is None else (end - date(2024, 5, 3)).days + 1 == length
    )
    return length


def dosage(frequency: float, period: float, unit: str, dose: float) -> list[dict]:
    """So many times in a period, so much each time."""
    repeat = {"frequency": frequency, "period": period, "periodUnit": unit}
    amount = {"doseQuantity": {"value": dose, "unit": "tablet"}}
    return [{"timing": {"repeat": repeat}, "doseAndRate": [amount]}]


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [(10, "d", 10), (2, "wk", 14), (1, "mo", 30), (1, "a", 365), (0, "d", None)],
)
def test_a_supply_that_is_stated(value: int, code: str, expected: int | None) -> None:
    duration = {"value": value, "code": code}
    assert days(dispenseRequest={"expectedSupplyDuration": duration}) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (dosage(3, 1, "d", 1), 10),
        (dosage(1, 1, "d", 2), 15),
        (dosage(1, 8, "h", 1), 10),
        (dosage(1, 1, "d", 0), None),
        ([*dosage(1, 1, "d", 1), *dosage(1, 1, "d", 1)], None),
        ([{"text": "one a day"}], None),
    ],
)
def test_thirty_tablets(given: list[dict], expected: int | None) -> None:
    """Where the dose of a day is clear; two dosages at once are not."""
    supply = {"quantity": {"value": 30, "unit": "tablet"}}
    assert days(dispenseRequest=supply, dosageInstruction=given) == expected


def test_a_quantity_in_another_unit_than_the_dose_says_nothing() -> None:
    supply = {"quantity": {"value": 30, "unit": "mL"}}
    assert days(dispenseRequest=supply, dosageInstruction=dosage(1, 1, "d", 1)) is None


def test_the_bounds_of_a_dosage() -> None:
    for bounds, expected in (
        ({"boundsDuration": {"value": 2, "code": "wk"}}, 14),
        ({"boundsPeriod": {"start": "2024-05-03", "end": "2024-05-09"}}, 7),
        ({"boundsPeriod": {"start": "2024-05-03"}}, None),
    ):
        assert days(dosageInstruction=[{"timing": {"repeat": bounds}}]) == expected


def test_repeats_that_are_only_allowed_do_not_count() -> None:
    duration = {"value": 10, "code": "d"}
    supply = {"expectedSupplyDuration": duration, "numberOfRepeatsAllowed": 3}
    assert days(dispenseRequest=supply) == 10


def test_a_supply_says_its_days() -> None:
    supply = about(
        "MedicationDispense",
        status="completed",
        whenHandedOver="2024-05-03",
        medicationCodeableConcept=coded(TRAMADOL),
        daysSupply={"value": 5, "unit": "days"},
    )
    assert only(read(supply), "drug_exposure")["days_supply"] == 5


def test_a_medicine_that_was_stopped_keeps_its_start() -> None:
    use = about(
        "MedicationStatement",
        status="stopped",
        effectivePeriod={"start": "2024-05-03", "end": "2024-05-05"},
        medicationCodeableConcept=coded(TRAMADOL),
    )
    row = only(read(use), "drug_exposure")
    assert row["drug_exposure_start_date"] == date(2024, 5, 3)
    assert row["drug_exposure_end_date"] == date(2024, 5, 5)
    assert row["days_supply"] is None
