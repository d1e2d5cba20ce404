"""What is sent where something cannot be answered: no data of anybody."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.errors import RequestRefused

CODES: Mapping[int, str] = {
    400: "invalid",
    401: "login",
    403: "forbidden",
    404: "not-found",
    405: "not-supported",
    412: "required",
    413: "too-long",
    415: "not-supported",
    429: "throttled",
    502: "transient",
    503: "transient",
    504: "timeout",
}
"""The kind of issue (FHIR's issue-type) for each status."""


def refusal(of: RequestRefused) -> dict[str, object]:
    """The body of a refusal, an OperationOutcome."""
    return outcome(
        of.status, f"wanted {of.wanted}; got {of.came}; at {of.where}", of.do
    )


def outcome(status: int, what: str, do: str = "") -> dict[str, object]:
    """An OperationOutcome with one issue: what is wrong, and what to do about it."""
    issue = {
        "severity": "error",
        "code": CODES.get(status, "exception"),
        "diagnostics": f"{what}; {do}" if do else what,
    }
    return {"resourceType": "OperationOutcome", "issue": [issue]}
