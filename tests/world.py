"""The drawn world: a picture of what happened becomes OMOP tables in a database.

A picture is a table that a clinician can read, and lines for what else is known::

    person | day | event
         1 |   0 | L03 at the GP
       1 2 |  10 | lumbar MRI asked for by the GP
         2 |  12 | tramadol for 14 days by the GP
         2 |  20 | visit to the neurologist
         2 |  20 | pain score 8
    2 observed from -400 to 30
    1 is a man born in 1950
    not carried: work_absence

Day 0 is the first of January 2020. An event names a code of a codelist, a codelist, or
the term of a code; then who recorded it, when that is known. ``somebody`` is a provider
whose specialty is not recorded. Who is not said to be observed is so for two years
before and after day 0; who is not described is a woman born in 1970.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from wervel.records.codelists import Code, ListKind, all_codelists, codelist

TWO_YEARS = 730
ALWAYS = ((-TWO_YEARS, TWO_YEARS),)
SOMEBODY = "somebody"

PROVIDERS = {
    "GP": "general_practitioner",
    "dermatologist": "dermatologist",
    **{
        name.replace("_", " "): name
        for name in (
            "physiotherapist",
            "exercise_therapist",
            "psychologist",
            "occupational_physician",
            "neurologist",
            "orthopaedic_surgeon",
            "neurosurgeon",
            "pain_specialist",
            "rehabilitation_physician",
            "rheumatologist",
        )
    },
}
"""How a picture calls a provider, and the codelist of that specialty."""

WORDS = {
    "lumbar X-ray": "lumbar_xray",
    "lumbar MRI": "lumbar_mri",
    "lumbar CT": "lumbar_ct",
    "pain score": "pain_score",
    "Oswestry": "disability_index",
    "sick leave": "work_absence",
    "breast cancer": "ICPC1:X76",
    "vertebral fracture": "red_flag_fracture",
    "discitis": "red_flag_infection",
    "ankylosing spondylitis": "red_flag_inflammation",
    "foot drop": "red_flag_progressive_deficit",
    "canal stenosis": "lumbar_canal_stenosis",
    "back surgery": "spine_surgery_uninstrumented",
    "back surgery with implants": "spine_surgery_instrumented",
    "RF denervation": "rf_denervation",
    "test block": "medial_branch_block",
    "hypertension": "ICPC1:K86",
    "eczema": "ICPC1:S87",
}
"""What a picture calls by a word of its own."""

PREFERRED = ("ICPC1", "ATC", "SNOMED", "LOINC", "CPT4", "DBC", "AGB", "ICD10")
"""Of the codes of a list, that of the first of these vocabularies is drawn."""


@dataclass(frozen=True)
class Record:
    """Something written down about a person; without a code it is a bare visit."""

    person: int
    day: int
    code: Code | None = None
    by: str = ""
    days: int | None = None
    until: int | None = None
    value: float | None = None

    @property
    def table(self) -> str:
        """The CDM table that holds it."""
        return "visit_occurrence" if self.code is None else table_of(self.code)


@dataclass(frozen=True)
class Somebody:
    """A person as the person table has it."""

    born: int = 1970
    gender: int = 8532


@dataclass(frozen=True)
class World:
    """Records, and what is known about the persons beside them."""

    records: tuple[Record, ...]
    observed: Mapping[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    people: Mapping[int, Somebody] = field(default_factory=dict)
    not_carried: frozenset[str] = frozenset()

    @property
    def persons(self) -> tuple[int, ...]:
        """Everybody there is."""
        named = {record.person for record in self.records}
        return tuple(sorted(named | set(self.observed) | set(self.people)))

    def observed_of(self, person: int) -> tuple[tuple[int, int], ...]:
        """The observation periods of a person, first and last day."""
        return self.observed.get(person, ALWAYS)

    def without(self, table: str) -> World:
        """The same persons, of whom nobody kept records of that table."""
        kept = tuple(each for each in self.records if each.table != table)
        people = {each: self.people.get(each, Somebody()) for each in self.persons}
        return replace(self, records=kept, people=people)


_TABLES = {
    ListKind.COMPLAINT: "condition_occurrence",
    ListKind.ALARM: "condition_occurrence",
    ListKind.DRUG: "drug_exposure",
    ListKind.CARE: "procedure_occurrence",
    ListKind.OUTLOOK: "measurement",
    ListKind.PROVIDER: "provider",
}


@cache
def table_of(code: Code) -> str:
    """The CDM table in which such a code is recorded."""
    kinds = [each.kind for each in all_codelists() if code in each.codes]
    if not kinds or (kinds[0] is ListKind.OUTLOOK and code.vocabulary == "ICPC1"):
        return "condition_occurrence"
    if kinds[0] is ListKind.OUTLOOK and code.vocabulary == "SNOMED":
        return "observation"
    return _TABLES[kinds[0]]


@cache
def code_of(name: str) -> Code:
    """The code that a word, a codelist, a code or a term in a picture stands for."""
    name = WORDS.get(name, name).replace("referral to ", "referral_")
    if ":" in name:
        return Code(*name.split(":"))
    lists = {each.name: each for each in all_codelists()}
    if name.replace(" ", "_") in lists:
        return first_code(name.replace(" ", "_"))
    found = [
        code
        for each in lists.values()
        if not each.members and each.kind is not ListKind.PROVIDER
        for code in each.codes
        if name in (code.code, code.term)
    ]
    if not found:
        raise ValueError(f"no codelist, code or term is called {name!r}")
    return min(found, key=_preference)


@cache
def first_code(name: str) -> Code:
    """The code of a list that the world draws when the list is named."""
    return min(codelist(name).codes, key=_preference)


def _preference(code: Code) -> tuple[int, str]:
    known = code.vocabulary in PREFERRED
    place = PREFERRED.index(code.vocabulary) if known else len(PREFERRED)
    return place, code.code


def drawn(picture: str) -> World:
    """The world that a picture shows."""
    lines = [line.strip() for line in picture.strip().splitlines() if line.strip()]
    rows = [line for line in lines if "|" in line and not line.startswith("person")]
    said = [line for line in lines if "|" not in line]
    world = World(tuple(record for row in rows for record in _records(row)))
    observed, people, missing = dict(world.observed), {}, frozenset()
    for line in said:
        if match := _OBSERVED.fullmatch(line):
            stretch = (int(match["first"]), int(match["last"]))
            for person in _persons(match["persons"]) or world.persons:
                observed[person] = (*observed.get(person, ()), stretch)
        elif match := _IS.fullmatch(line):
            for person in _persons(match["persons"]):
                people[person] = Somebody(int(match["born"]), _GENDERS[match["sex"]])
        elif match := _NEVER.fullmatch(line):
            observed |= dict.fromkeys(_persons(match["persons"]), ())
        elif line.startswith("not carried: "):
            missing |= frozenset(line.removeprefix("not carried: ").split(", "))
        else:
            raise ValueError(f"not understood in a picture: {line!r}")
    return replace(world, observed=observed, people=people, not_carried=missing)


_OBSERVED = re.compile(
    r"(?P<persons>[\d ]*?) ?observed from (?P<first>-?\d+) to (?P<last>-?\d+)"
)
_NEVER = re.compile(r"(?P<persons>[\d ]+) never observed")
_IS = re.compile(
    r"(?P<persons>[\d ]+) is a (?P<sex>woman|man|person) born in (?P<born>\d+)"
)
_GENDERS = {"woman": 8532, "man": 8507, "person": 0}
_EVENT = re.compile(
    r"(?P<what>.+?)"
    r"(?: (?P<value>\d+(?:\.\d+)?))?"
    r"(?: for (?P<days>-?\d+) days)?"
    r"(?: until day (?P<until>-?\d+))?"
    r"(?: (?:at|asked for by|by) (?:the )?(?P<by>[A-Za-z ]+))?"
)


def _persons(words: str) -> tuple[int, ...]:
    return tuple(int(word) for word in words.split())


def _records(row: str) -> Iterator[Record]:
    persons, day, event = (cell.strip() for cell in row.split("|"))
    for person in _persons(persons):
        yield replace(happened(event), person=person, day=int(day))


@cache
def happened(event: str) -> Record:
    """The record that an event in words stands for, of nobody on day 0."""
    if event.startswith("visit to "):
        return Record(0, 0, by=_provider(event.removeprefix("visit to ")))
    match = _EVENT.fullmatch(event)
    if match is None:
        raise ValueError(f"no event: {event!r}")
    return Record(
        0,
        0,
        code_of(match["what"]),
        _provider(match["by"] or ""),
        days=int(match["days"]) if match["days"] else None,
        until=int(match["until"]) if match["until"] else None,
        value=float(match["value"]) if match["value"] else None,
    )


def _provider(name: str) -> str:
    name = name.removeprefix("the ").strip()
    return name if name in ("", SOMEBODY) else PROVIDERS[name]


def all_names() -> frozenset[str]:
    """The names of all codelists, for a source that carries everything."""
    return frozenset(each.name for each in all_codelists())


def carried(not_carried: Iterable[str] = ()) -> frozenset[str]:
    """Every list but these, and the lists made of them."""
    missing = frozenset(not_carried)
    unknown = missing - all_names()
    if unknown:
        raise ValueError(f"no codelists: {sorted(unknown)}")
    unions = frozenset(
        each.name for each in all_codelists() if missing & frozenset(each.members)
    )
    below = frozenset(member for name in missing for member in codelist(name).members)
    return all_names() - missing - unions - below
