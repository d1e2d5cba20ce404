"""Whom and what other resources point to: patients, providers, care sites, medicines.

They are read first, whatever the order in which they come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from wervel.errors import ContractBroken
from wervel.records.fhir.elements import (
    Resource,
    codings,
    day,
    part,
    parts,
    text,
)
from wervel.records.fhir.references import (
    SMALL,
    Found,
    Neighbours,
    age_of,
    identifiers,
    number_of,
)
from wervel.records.fhir.systems import chosen

PERSONAL = "Patient"
KINDS = (
    "Patient",
    "Practitioner",
    "PractitionerRole",
    "Organization",
    "Location",
    "Medication",
)
"""The types that are read first."""

_PROVIDERS = tuple(
    kind + mark for kind in ("Practitioner", "PractitionerRole") for mark in "/?"
)
_GENDERS: Mapping[str, int] = {"male": 8507, "female": 8532}


class Person(NamedTuple):
    """What is kept of a patient: no name, no address, no birthday."""

    year: int | None
    gender: int
    provider: str
    care_site: str
    died: date | None
    died_undated: bool


class Role(NamedTuple):
    """Who somebody is: the code of the specialty, and where."""

    specialty: str = ""
    care_site: str = ""


NOBODY = Role()


@dataclass
class Directory:
    """What was read first, by key."""

    persons: dict[str, Person] = field(default_factory=dict)
    providers: dict[str, Role] = field(default_factory=dict)
    roles: defaultdict[str, dict[str, Role]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    ages: dict[str, tuple[str, int]] = field(default_factory=dict)
    care_sites: dict[str, Role] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    managed_by: dict[str, str] = field(default_factory=dict)
    medications: dict[str, list[Resource]] = field(default_factory=dict)
    by_identifier: dict[str, str] = field(default_factory=dict)
    in_words: set[str] = field(default_factory=set)
    ids: dict[tuple[str, int], str] = field(default_factory=dict)

    def take(self, found: Found, near: Neighbours) -> None:
        """Keep what others may point to, of several versions the newest."""
        age = age_of(found.of)
        if self.ages.setdefault(found.key, age) > age:
            return
        self.ages[found.key] = age
        for identifier in parts(found.of, "identifier"):
            for key in identifiers(identifier, found.kind):
                self.by_identifier.setdefault(key, found.key)
        readers = {
            "Patient": self._patient,
            "Practitioner": self._practitioner,
            "PractitionerRole": self._role,
            "Organization": self._organization,
            "Location": self._location,
            "Medication": self._medication,
        }
        readers[found.kind](found, near)

    def _practitioner(self, found: Found, _: Neighbours) -> None:
        self.providers.setdefault(found.key, NOBODY)

    def _medication(self, found: Found, _: Neighbours) -> None:
        self.medications[found.key] = _ingredients(found.of)

    def _location(self, found: Found, near: Neighbours) -> None:
        self.managed_by[found.key] = _organization_of(
            found, "managingOrganization", near
        )
        self.names[found.key] = _name(found)

    def _patient(self, found: Found, near: Neighbours) -> None:
        person = _person(found, near)
        before = self.persons.get(found.key)
        if before is None or before.year is None:
            self.persons[found.key] = person

    def _role(self, found: Found, near: Neighbours) -> None:
        role = _role_of(found, near)
        self.providers[found.key] = role
        if not role.specialty and parts(found.of, "specialty"):
            self.in_words.add(found.key)
        practitioner = near.key(
            part(found.of, "practitioner"), owner=found.key, kind="Practitioner"
        )
        if practitioner:
            self.roles[practitioner][found.key] = role

    def _organization(self, found: Found, _: Neighbours) -> None:
        kinds = [each for of in parts(found.of, "type") for each in codings(of)]
        of = chosen(kinds, table="provider")
        self.care_sites[found.key] = Role(of.value if of and of.listed else "")
        self.names[found.key] = _name(found)

    def settle(self) -> None:
        """Let those who were named by an identifier be who they turned out to be."""
        for key in [each for each in self.roles if each in self.by_identifier]:
            self.roles[self.by_identifier[key]] |= self.roles.pop(key)

    def known(self, key: str) -> str:
        """The key itself, or that of whoever has this identifier."""
        return self.by_identifier.get(key, key)

    def is_provider(self, key: str) -> bool:
        """Whether a key is that of a practitioner or of a role of one."""
        return key in self.providers or key.startswith(_PROVIDERS)

    def person_id(self, key: str) -> int:
        """The id of a patient."""
        return self.id("person", key)

    def provider_id(self, key: str) -> int:
        """The id of a provider, who has a row from then on, known or not."""
        self.providers.setdefault(key, NOBODY)
        return self.id("provider", key)

    def stand_in(self, specialty: str, care_site: str) -> int:
        """The id of somebody of that specialty at that place, whoever it is."""
        key = f"{specialty} at {care_site}"
        self.providers.setdefault(key, Role(specialty, care_site))
        return self.id("provider", key)

    def care_site_id(self, key: str) -> int:
        """The id of a care site, which has a row from then on, known or not."""
        self.care_sites.setdefault(key, NOBODY)
        return self.id("care_site", key)

    def specialty(self, key: str) -> str:
        """The specialty of a provider: the role's own, or that of all roles alike."""
        own = self.providers.get(key, NOBODY).specialty
        mine = {
            role.specialty
            for role in self.roles.get(key, {}).values()
            if role.specialty
        }
        return own or (mine.pop() if len(mine) == 1 else "")

    def differs(self, key: str) -> bool:
        """Whether somebody's roles are of different specialties."""
        mine = {each.specialty for each in self.roles[key].values() if each.specialty}
        return len(mine) > 1

    def works_at(self, key: str) -> str:
        """The care site of a provider, where there is one."""
        own = self.providers.get(key, NOBODY).care_site
        mine = {
            role.care_site
            for role in self.roles.get(key, {}).values()
            if role.care_site
        }
        return own or (mine.pop() if len(mine) == 1 else "")

    def id(self, table: str, key: str) -> int:
        """The number of a key; ContractBroken where two keys would share it."""
        number = number_of(key, bits=SMALL)
        if self.ids.setdefault((table, number), key) != key:
            raise ContractBroken(
                f"one {table} for each number",
                "two with the same number",
                where=f"table {table}",
                do="load the records in two parts, each into a folder of its own",
            )
        return number


def _person(found: Found, near: Neighbours) -> Person:
    born = day(text(found.of, "birthDate"))
    died = day(text(found.of, "deceasedDateTime"))
    doctors = (
        near.key(each, owner=found.key, kind="Practitioner")
        for each in parts(found.of, "generalPractitioner")
    )
    return Person(
        born.date.year if born else None,
        _GENDERS.get(text(found.of, "gender"), 0),
        next((key for key in doctors if key.startswith(_PROVIDERS)), ""),
        _organization_of(found, "managingOrganization", near),
        died.date if died else None,
        died is None and found.of.get("deceasedBoolean") is True,
    )


def _role_of(found: Found, near: Neighbours) -> Role:
    specialties = (c for of in parts(found.of, "specialty") for c in codings(of))
    specialty = chosen(specialties, table="provider")
    return Role(
        specialty.value if specialty else "",
        _organization_of(found, "organization", near),
    )


def _organization_of(found: Found, name: str, near: Neighbours) -> str:
    return near.key(part(found.of, name), owner=found.key, kind="Organization")


def _name(found: Found) -> str:
    return text(found.of, "name").encode(errors="replace").decode()


def _ingredients(medication: Resource) -> list[Resource]:
    """The codings of a medicine: its own, then those of what is in it."""
    inside = parts(medication, "ingredient")
    return [
        *codings(part(medication, "code")),
        *(c for each in inside for c in codings(part(each, "itemCodeableConcept"))),
    ]
