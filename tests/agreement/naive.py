"""The same meaning a second time: one person, plain Python, loops over lists of events.

Written from the questions and their docstrings, not from the Ibis code, and without
thought of speed. Nothing here imports how the package computes; it shares with it the
content of the codelists and the names of things alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from tables import PROVIDER_IDS, SPECIALTIES
from world import SOMEBODY, Record, Somebody, World

from wervel.records.codelists import Code, all_codelists, codelist

Answer = bool | float | int | None

BEGINS_WITH = {"ICPC1", "ICD10", "ICD10CM", "ICD9CM", "ATC", "OPCS4", "DBC"}
GAP, CLEAR, TAIL, CHRONIC = 90, 180, 30, 91
EVER = -100_000
"""As many days back as anybody's records go."""


@dataclass(frozen=True)
class Event:
    """A record that says something: on which day, about what, by whom."""

    day: int
    lists: frozenset[str]
    provider_known: bool
    days: int | None
    value: float | None


@dataclass(frozen=True)
class History:
    """One person: what was recorded under observation, and the observation itself."""

    events: tuple[Event, ...]
    observed: frozenset[int]
    somebody: Somebody
    not_carried: frozenset[str]

    def stretch(self, day: int) -> tuple[int, int]:
        """First and last day of the unbroken observation around a day."""
        first = last = day
        while first - 1 in self.observed:
            first -= 1
        while last + 1 in self.observed:
            last += 1
        return first, last


@dataclass(frozen=True)
class Episode:
    """A spell of back pain."""

    start: int
    end: int
    is_new: bool
    observed_from: int
    observed_until: int
    contacts: int
    radiating: bool
    chronic: bool


@dataclass(frozen=True)
class At:
    """A day in an episode of a person, from which questions are asked."""

    history: History
    episode: Episode
    day: int


@cache
def lists_of(code: Code) -> frozenset[str]:
    """The codelists that hold a code, or what it begins with."""
    plain = code.code.replace(".", "").upper()
    found = set()
    for each in all_codelists():
        for listed in each.codes:
            other = listed.code.replace(".", "").upper()
            same = plain == other or (
                code.vocabulary in BEGINS_WITH and plain.startswith(other)
            )
            if listed.vocabulary == code.vocabulary and same:
                found.add(each.name)
    return frozenset(found)


def history(world: World, person: int, *, whole_life: bool = False) -> History:
    """What there is to know about a person.

    Where a whole life counts, all that was recorded does, and observation reaches over
    every record of back pain.
    """
    observed = frozenset(
        day
        for first, last in world.observed_of(person)
        for day in range(first, last + 1)
    )
    mine = [each for each in world.records if each.person == person]
    if whole_life:
        told = [event(each) for each in mine]
        pain = {each.day for each in told if "back_pain" in each.lists}
        known = observed | pain
        observed = frozenset(range(min(known), max(known) + 1) if known else ())
    events = [event(each) for each in mine if whole_life or each.day in observed]
    return History(
        tuple(sorted((each for each in events if each.lists), key=_day)),
        observed,
        world.people.get(person, Somebody()),
        world.not_carried,
    )


def _day(of: Event) -> int:
    return of.day


def event(record: Record) -> Event:
    """The record as an event: its own lists, and those of its provider.

    Without a code of a list it says nothing, unless it is a visit to a provider whose
    specialty is listed.
    """
    own = lists_of(record.code) if record.code else frozenset()
    by = lists_of(SPECIALTIES[record.by]) if record.by in SPECIALTIES else frozenset()
    tells = bool(own) or record.code is None
    return Event(
        record.day,
        own | by if tells else frozenset(),
        record.by in PROVIDER_IDS and record.by != SOMEBODY,
        supply(record),
        record.value if record.table in ("measurement", "observation") else None,
    )


def supply(record: Record) -> int | None:
    """Days a supply lasts: as recorded, else from first to last day, else not known.

    A supply of no days, or of fewer, is none that could be: its length is not known.
    """
    if record.table != "drug_exposure":
        return None
    if record.days is not None and record.days > 0:
        return record.days
    if record.until is not None and record.until >= record.day:
        return record.until - record.day + 1
    return None


def episodes(of: History) -> list[Episode]:
    """Every spell of back pain, in order."""
    pain = [each for each in of.events if "back_pain" in each.lists]
    spells: list[list[Event]] = []
    for each in pain:
        if spells and each.day - spells[-1][-1].day <= GAP:
            spells[-1].append(each)
        else:
            spells.append([each])
    return [_episode(of, spell) for spell in spells]


def _episode(of: History, spell: list[Event]) -> Episode:
    start, end = spell[0].day, spell[-1].day
    first, last = of.stretch(start)
    before = range(start - CLEAR, start)
    seen = all(day in of.observed for day in before)
    pain = any("back_pain" in each.lists and each.day in before for each in of.events)
    return Episode(
        start,
        end,
        seen and not pain,
        first,
        last,
        len({each.day for each in spell}),
        any(each.lists & RADIATING for each in spell),
        end - start > CHRONIC
        or any("chronic_back_pain" in each.lists for each in spell),
    )


RADIATING = frozenset({"back_pain_radicular", "lumbar_canal_stenosis"})

FIRST = {
    "red_flag": {"red_flag"},
    "before_scan": {"lumbar_imaging"},
    "before_xray": {"lumbar_xray"},
    "before_mri": {"lumbar_mri"},
    "before_opioid": {"opioid"},
    "before_referral": {"specialist_referral", "medical_specialist"},
    "before_exercise_therapy": {"exercise_therapy", "exercise_provider"},
    "before_injection": {"anaesthesiological_treatment"},
    "before_epidural_injection": {"epidural_injection"},
    "before_denervation": {"rf_denervation"},
    "before_surgery": {"spine_surgery"},
    "before_rehabilitation": {"rehabilitation_programme"},
}
STILL = {
    "still_in_care_3_weeks": range(21, 42),
    "still_in_care_6_weeks": range(42, 84),
    "still_in_care_12_weeks": range(84, 10_000),
}


def moments(of: History, episode: Episode) -> dict[str, int]:
    """The day of every kind of moment in an episode."""
    found = {}
    pain = [each for each in of.events if "back_pain" in each.lists]
    mine = [each for each in pain if episode.start <= each.day <= episode.end]
    if episode.is_new:
        found["first_contact"] = episode.start
        for name, window in STILL.items():
            still = [e.day for e in mine if e.day - episode.start in window]
            if still:
                found[name] = min(still)
    chronic = [each.day for each in mine if _shows_chronic(each, episode)]
    if chronic:
        found["chronic"] = min(chronic)
    for name, lists in FIRST.items():
        days = [each.day for each in of.events if each.lists & lists]
        within = [day for day in days if episode.start <= day <= episode.end + TAIL]
        if within:
            found[name] = min(within)
    return found


def _shows_chronic(pain: Event, episode: Episode) -> bool:
    """Whether a back-pain record says that it lasts, or comes late enough to tell."""
    late = pain.day - episode.start > CHRONIC
    return late or "chronic_back_pain" in pain.lists


def asked(of: History) -> Iterator[tuple[str, At]]:
    """Every moment of a person, with its kind."""
    for each in episodes(of):
        for kind, day in moments(of, each).items():
            yield kind, At(of, each, day)


def recorded(at: At, names: Iterable[str]) -> bool:
    """Whether the source records any of these lists, whole or in part."""
    for name in names:
        parts = codelist(name).members or (name,)
        if set(parts) - at.history.not_carried and name not in at.history.not_carried:
            return True
    return False


def within(at: At, names: Iterable[str], first: int, last: int) -> list[Event]:
    """The events of these lists from one day to another."""
    return [
        each
        for each in at.history.events
        if each.lists & set(names) and first <= each.day <= last
    ]


def past(at: At, *names: str, first: int | None = None, last: int = 0) -> Answer:
    """Whether something was recorded up to the moment; nothing means no.

    ``first`` and ``last`` are days from the moment; without ``first``, from the first
    day of the episode.
    """
    if not recorded(at, names):
        return None
    begin = at.episode.start if first is None else at.day + first
    return bool(within(at, names, begin, at.day + last))


def ahead(at: At, *names: str, last: int, first: int | None = 0) -> Answer:
    """Whether something is recorded until so many days later.

    Nothing means no where all those days were observed, else unknown.
    """
    seen = past(at, *names, first=first, last=last)
    followed = at.day + last <= at.episode.observed_until
    return seen if seen or followed else None


def ahead_by(by: str, at: At, *names: str, first: int, last: int) -> Answer:
    """The same by such a provider; unknown where only somebody unknown did it."""
    if not recorded(at, names):
        return None
    events = within(at, names, at.day + first, at.day + last)
    if any(by in each.lists for each in events):
        return True
    if any(not each.provider_known for each in events):
        return None
    return False if at.day + last <= at.episode.observed_until else None


def times(at: At, *names: str, first: int | None = None, last: int) -> Answer:
    """On how many days it was recorded up to the moment; nothing means on none."""
    if not recorded(at, names):
        return None
    begin = at.episode.start if first is None else at.day + first
    return len({each.day for each in within(at, names, begin, at.day + last)})


def last_value(at: At, name: str, first: int) -> Answer:
    """The last number from then to the moment; of several on a day, the highest."""
    if not recorded(at, [name]):
        return None
    events = within(at, [name], at.day + first, at.day)
    measured = [each for each in events if each.value is not None]
    by_day = groupby(measured, key=_day)
    values = [max(e.value for e in same if e.value is not None) for _, same in by_day]
    return values[-1] if values else None


def yes_or_unknown(answer: Answer) -> Answer:
    """Nothing recorded means unknown."""
    return answer or None


def on_day(at: At, day: int) -> Answer:
    """Primary care on that day: by the GP yes, by specialists alone no."""
    here = replace(at, day=day)
    if past(here, "general_practitioner", first=0):
        return True
    return False if past(here, "medical_specialist", first=0) else None


def started(at: At, name: str) -> Answer:
    """Given within twelve weeks and not in the year before."""
    given = ahead(at, name, last=84)
    before = past(at, name, first=-365, last=-1)
    if before or given is False:
        return False
    return None if given is None or before is None else True
