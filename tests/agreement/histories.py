"""Random histories, drawn around the days on which something changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from world import (
    ALWAYS,
    PROVIDERS,
    SOMEBODY,
    TWO_YEARS,
    Record,
    Somebody,
    World,
    code_of,
)

from wervel.records.codelists import Code, ListKind, all_codelists, codelist

GAPS = (0, 0, 1, 7, 13, 14, 20, 21, 22, 41, 42, 43, 44, 56, 57, 83, 84, 85)
GAPS = (*GAPS, 89, 90, 91, 92, 100, 179, 180, 181, 182, 300)
"""Days from one back-pain record to the next."""

OFFSETS = (0, 0, 1, 2, 12, 13, 14, 15, 16, 27, 28, 29, 30, 31, 32, 41, 42, 43, 56, 57)
OFFSETS = (*OFFSETS, 84, 85, 90, 91, 92, 182, 183, 365, 366, 367, 500)
"""Days between a back-pain record and anything else, after it or before it."""

AGAIN = (0, 0, 1, 2, 7, 30, 181, 182, 183, 363, 364, 364, 365, 365, 366)
"""Days from one thing that is done to the next."""

OFTEN = (
    *("rf_denervation", "rf_denervation", "medial_branch_block"),
    *("exercise_therapy", "rehabilitation_programme", "fibromyalgia"),
    *("spine_surgery_instrumented", "spine_surgery_uninstrumented"),
    *("lumbar_mri", "lumbar_xray"),
)
"""What would otherwise be too rare, together and repeated, to come up in every way."""

SUPPLIES = (None, None, -5, 0, 1, 4, 5, 6, 14, 15, 30)
LASTS = (None, None, -2, 0, 4, 5, 14)
GENDERS = (8532, 8532, 8507, 8507, 0, 8551)
BY = ("general_practitioner",) * 6 + ("", SOMEBODY, *PROVIDERS.values())
UNLISTED = ("hypertension", "eczema")
DEEPER = ("ICPC1", "ICD10")
"""Vocabularies of conditions of which a code below a listed one is drawn too."""


@dataclass(frozen=True)
class Chance:
    """A seeded generator that picks one of several things."""

    generator: np.random.Generator

    def of(self, *things: object) -> object:
        """One of these."""
        return things[int(self.generator.integers(len(things)))]

    def number(self, first: int, last: int) -> int:
        """A whole number, both ends included."""
        return int(self.generator.integers(first, last + 1))

    def happens(self, share: float) -> bool:
        """Whether it happens, in this share of all times."""
        return bool(self.generator.random() < share)


@cache
def codes(name: str) -> tuple[Code, ...]:
    """The codes of a list, and codes below them."""
    listed = codelist(name).codes
    below = tuple(
        Code(each.vocabulary, f"{each.code}9")
        for each in listed
        if each.vocabulary in DEEPER and codelist(name).kind is not ListKind.OUTLOOK
    )
    return listed + below


@cache
def names(*kinds: ListKind) -> tuple[str, ...]:
    """The lists of these kinds that hold codes themselves."""
    return tuple(
        each.name for each in all_codelists() if each.kind in kinds and not each.members
    )


def random_world(seed: int, persons: int, *, everything: bool = False) -> World:
    """So many persons with random histories; now and then a kind is not recorded."""
    chance = Chance(np.random.default_rng(seed))
    records: list[Record] = []
    observed, people = {}, {}
    for person in range(1, persons + 1):
        mine = list(_records(chance, person))
        records += mine
        observed[person] = _observed(chance, mine)
        gender = chance.of(*GENDERS)
        people[person] = Somebody(chance.number(1930, 2004), int(str(gender)))
    missing = frozenset(
        name
        for name in names(*ListKind)
        if not everything and seed % 3 == 0 and chance.happens(0.15)
    )
    return World(tuple(records), observed, people, missing)


def _records(chance: Chance, person: int) -> Iterator[Record]:
    pain = _pain_days(chance)
    known = [_pain(chance, person, day) for day in pain]
    yield from known
    for _ in range(chance.number(0, 16)):
        near = int(str(chance.of(*(pain or [0]))))
        side = 1 if chance.happens(0.7) else -1
        day = near + side * int(str(chance.of(*OFFSETS)))
        record = _other(chance, person, day)
        yield record
        if chance.happens(0.2):
            yield from _course(chance, person, near)
        if chance.happens(0.1):
            yield replace(record, by=str(chance.of(*BY)))


def _pain_days(chance: Chance) -> list[int]:
    day = chance.number(-250, 150)
    days = []
    for _ in range(chance.number(0, 9)):
        days.append(day)
        day += int(str(chance.of(*GAPS)))
    return days


def _pain(chance: Chance, person: int, day: int) -> Record:
    common = chance.happens(0.5)
    name = (
        "back_pain_non_specific"
        if common
        else chance.of(*codelist("back_pain").members)
    )
    code = codes(str(name))[chance.number(0, len(codes(str(name))) - 1)]
    return Record(person, day, code, str(chance.of(*BY)))


def _other(chance: Chance, person: int, day: int) -> Record:
    by = str(chance.of(*BY))
    what = chance.number(0, 9)
    if what == 0:
        return Record(person, day, None, by)
    if what == 1:
        return Record(person, day, code_of(str(chance.of(*UNLISTED))), by)
    if what <= 3:
        return _measured(chance, Record(person, day, None, by))
    if what <= 5:
        return _supplied(chance, Record(person, day, None, by))
    kind = ListKind.ALARM if chance.happens(0.25) else ListKind.CARE
    name = str(chance.of(*names(kind)))
    return Record(person, day, _code(chance, name), by)


def _course(chance: Chance, person: int, near: int) -> Iterator[Record]:
    """Up to three times one of two things, the first within days of another day."""
    names = (chance.of(*OFTEN), chance.of(*OFTEN))
    day = near + chance.number(-3, 3)
    for _ in range(chance.number(1, 3)):
        code = _code(chance, str(chance.of(*names)))
        yield Record(person, day, code, str(chance.of(*BY)))
        day += int(str(chance.of(*AGAIN)))


def _measured(chance: Chance, record: Record) -> Record:
    name = str(chance.of(*names(ListKind.OUTLOOK)))
    bound = {"pain_score": 7, "disability_index": 41}.get(name, 1)
    value = None if chance.happens(0.2) else float(bound + chance.number(-3, 3))
    return replace(record, code=_code(chance, name), value=value)


def _supplied(chance: Chance, record: Record) -> Record:
    name = str(chance.of(*names(ListKind.DRUG)))
    last = chance.of(*LASTS)
    until = None if last is None else record.day + int(str(last))
    days = chance.of(*SUPPLIES)
    return replace(
        record,
        code=_code(chance, name),
        until=until,
        days=None if days is None else int(str(days)),
    )


def _code(chance: Chance, name: str) -> Code:
    return codes(name)[chance.number(0, len(codes(name)) - 1)]


def _observed(chance: Chance, records: list[Record]) -> tuple[tuple[int, int], ...]:
    """Observation for long, or with an end, a hole or an overlap where it matters."""
    days = sorted(each.day for each in records) or [0]
    first, last = days[0], days[-1]
    some = days[chance.number(0, len(days) - 1)]
    ahead = OFFSETS[chance.number(0, len(OFFSETS) - 1)]
    before = BEFORE[chance.number(0, len(BEFORE) - 1)]
    long = ALWAYS if last < TWO_YEARS else ((first - 365, last + 365),)
    kinds: tuple[tuple[tuple[int, int], ...], ...] = (
        long,
        long,
        ((first - before, last + ahead),),
        ((some - before, some + ahead),),
        ((first - before, some), (some + 1, last + ahead)),
        ((first - 200, some), (some + 2, last + 400)),
        ((first - 200, some), (some + before, last + 90)),
        ((first - 300, some + 60), (some, some + 30), (some + 20, last + 9)),
        ((some + 10, some), (first - before, last + 200)),
        () if chance.happens(0.2) else ((first, last),),
    )
    return kinds[chance.number(0, len(kinds) - 1)]


BEFORE = (0, 90, 179, 180, 181, 400)
"""Days of observation before the first record; half a year makes a spell new."""


def as_picture(world: World, person: int) -> str:
    """The history of a person, so that a failure can be drawn as a test."""
    lines = [
        f"{each.person} | {each.day} | {each.code and each.code.vocabulary}:"
        f"{each.code and each.code.code} by {each.by!r} "
        f"days={each.days} until={each.until} value={each.value}"
        for each in sorted(world.records, key=_day)
        if each.person == person
    ]
    stretches = [f"observed from {a} to {b}" for a, b in world.observed_of(person)]
    missing = [f"not carried: {sorted(world.not_carried)}"] if world.not_carried else []
    return "\n".join((*lines, *stretches, *missing))


def _day(of: Record) -> int:
    return of.day
