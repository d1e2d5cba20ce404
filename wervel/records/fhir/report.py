"""What became of the resources: how many came, were placed, were left out and why."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

PROPOSED = "proposed or draft: kept apart, it did not happen"
NOT_PLACED = "a kind of resource that wervel has no place for"
NO_CODE = "without a code"
NO_DATE = "without a date"
NO_PATIENT = "not about a patient who is among these"
NO_BIRTH = "without a year of birth"
PATIENT_LEFT_OUT = "of a patient who was left out"
NOT_SO = "says that it is not so"
TWICE = "came more than once: the newest version counts"
NO_FHIR_TYPE = "(no FHIR type)"

PARTIAL = "partial dates, placed on their first day"
AFTER = "dated after the day the records reach to"
UNCONFIRMED = "conditions that are not confirmed, placed all the same"
DEATH_WITHOUT_DATE = "deaths without a date, not placed"
ROLES_DIFFER = "practitioners with roles of different specialties: taken as unknown"
IN_WORDS = "specialties in words without a code, taken as unknown"
REPEATED = "records that stood in more than one file, written once"
UNKNOWN_SYSTEM = "codes of a coding system that is not known"

_TYPE = re.compile(r"[A-Z][A-Za-z]{2,40}")
_URI = re.compile(r"(https?://|urn:)[\w./:\-]+")


@dataclass
class Report:
    """Counts, and never a value of a patient.

    For each type ``came`` equals ``placed`` plus what was left out. ``rows`` is per
    table, for one resource may be several records.
    """

    came: Counter[str] = field(default_factory=Counter)
    placed: Counter[str] = field(default_factory=Counter)
    left_out: Counter[tuple[str, str]] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    notices: Counter[str] = field(default_factory=Counter)
    unknown_systems: Counter[str] = field(default_factory=Counter)

    def place(self, kind: str) -> None:
        """A resource became one record or more."""
        self.came[kind] += 1
        self.placed[kind] += 1

    def leave_out(self, kind: str, why: str) -> None:
        """A resource became nothing, for that reason."""
        name = kind if _TYPE.fullmatch(kind) else NO_FHIR_TYPE
        self.came[name] += 1
        self.left_out[name, why] += 1

    def unknown_system(self, value: str) -> None:
        """A record keeps a code whose system is not known; the URI is counted."""
        self.notices[UNKNOWN_SYSTEM] += 1
        system = value.rpartition("|")[0]
        self.unknown_systems[system if _URI.fullmatch(system) else "(no URI)"] += 1

    def as_json(self) -> dict[str, object]:
        """The same for machines."""
        return {
            "resources": [
                {
                    "type": kind,
                    "came": self.came[kind],
                    "placed": self.placed[kind],
                    "left_out": [
                        {"why": why, "resources": count}
                        for (of, why), count in sorted(self.left_out.items())
                        if of == kind
                    ],
                }
                for kind in sorted(self.came)
            ],
            "rows": dict(sorted(self.rows.items())),
            "notices": dict(sorted(self.notices.items())),
            "unknown_systems": dict(sorted(self.unknown_systems.items())),
        }
