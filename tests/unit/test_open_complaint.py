"""A chronic complaint that was never closed goes on at the bedside."""

from __future__ import annotations

from typing import Any

import pytest
from bundles import LOW_BACK_PAIN, SNOMED, coded, condition
from consulting import GP, TODAY, XRAY, bedside, order, record

from wervel.advice.consultation import Consultation, Reading, read

CHRONIC = (SNOMED, "278860009")
LONG_AGO, LATER = "2014-02-03", "2019-09-02"
ACTIVE = {"coding": [{"code": "active"}]}


def complaint(name: str = "1", /, **elements: Any) -> dict[str, Any]:
    """A chronic complaint of ten years ago that says it is active."""
    given = {
        "code": coded(CHRONIC),
        "onsetDateTime": LONG_AGO,
        "clinicalStatus": ACTIVE,
        **elements,
    }
    return condition(name, **given)


def at(*complaints: dict[str, Any]) -> Reading:
    """What a consultation of today makes of these complaints."""
    documents = [record(*complaints, since=None)]
    return read(Consultation(documents=documents, today=TODAY), bedside())


def test_a_chronic_complaint_goes_on_until_it_is_closed() -> None:
    now = at(complaint()).now
    assert now is not None
    assert now.episode_start.isoformat() == LONG_AGO
    assert now.answers["chronic"] is True


@pytest.mark.parametrize(
    "changed",
    [
        {"clinicalStatus": {"coding": [{"code": "inactive"}]}},
        {"clinicalStatus": {"coding": [{"code": "resolved"}]}},
        {"clinicalStatus": {}},
        {"abatementDateTime": "2015-01-01"},
        {"abatementString": "after some months"},
        {"code": coded(LOW_BACK_PAIN)},
        {"verificationStatus": {"coding": [{"code": "entered-in-error"}]}},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_any_other_complaint_of_long_ago_does_not(changed: dict[str, Any]) -> None:
    assert at(complaint(**changed)).now is None


def test_of_several_that_were_never_closed_the_last_goes_on() -> None:
    now = at(complaint(), complaint("2", onsetDateTime=LATER)).now
    assert now is not None
    assert now.episode_start.isoformat() == LATER


def test_an_episode_of_this_month_goes_before_an_open_one() -> None:
    recent = condition("2", onsetDateTime="2024-04-10")
    now = at(complaint(), recent).now
    assert now is not None
    assert now.episode_start.isoformat() == "2024-04-10"


@pytest.mark.parametrize("requester", [None, {"reference": "Practitioner/other"}])
def test_a_draft_by_nobody_known_is_by_who_sees_the_patient(requester: object) -> None:
    xray = {**order(XRAY), "requester": requester}
    seen = Consultation(documents=[record()], today=TODAY, drafts=(xray,), by=GP)
    signed = read(seen, bedside()).signed
    assert signed is not None
    assert signed.answers["scan_from_primary_care_within_six_weeks"] is True
