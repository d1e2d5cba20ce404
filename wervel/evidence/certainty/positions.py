"""How a payer came to its position, step by step, and what a change does to it.

The state of science and practice (stand van de wetenschap en praktijk, SWP) is judged
in steps; each names its grounds. What happened to the studies since is a change, whose
ripple is computed: the same question judged before and after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from wervel.errors import ContentError, UnknownName
from wervel.evidence.certainty.toml import Entry, made, one_of, table
from wervel.text import Text


class Stance(StrEnum):
    """What a position says of the state of science and practice."""

    MEETS = "meets"
    DOES_NOT_MEET = "does not meet"
    NO_POSITION = "no position"


class Side(StrEnum):
    """Where an argument points: to the care being proven effective, or not."""

    FOR = "for"
    AGAINST = "against"
    NEITHER = "neither"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One row per step of the assessment: what is done, and what it rests on."""

    number: int
    does: Text
    grounds: tuple[str, ...]
    locator: str
    studies: tuple[str, ...] = ()
    here: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Event:
    """One row per dated moment of the decision; ``position`` names the R- item made."""

    when: str
    what: Text
    item: str
    locator: str
    position: str = ""


@dataclass(frozen=True, kw_only=True)
class Position:
    """One row per position taken, by its R- item, and the studies it rested on."""

    item: str
    when: str
    stance: Stance
    says: Text
    locator: str
    studies: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Change:
    """One field of one study, before and after: a retraction, a corrected number.

    ``field`` is a field of the study (``publication``) or ``<estimate>/<field>``.
    """

    study: str
    field: str
    before: str | float
    after: str | float
    says: Text
    item: str = ""
    when: str = ""
    locator: str = ""


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """The way to a position on one profile: steps, trail, positions, changes."""

    id: str
    title: Text
    profile: str
    items: tuple[str, ...]
    locator: str
    steps: tuple[Step, ...]
    trail: tuple[Event, ...]
    positions: tuple[Position, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, kw_only=True)
class Argument:
    """One row per claim of a party on a question, and the studies it rests on.

    ``parties`` hold it; ``item`` is the catalogue's number, ``answers`` the items of
    the claims it goes against. ``profiles`` are the questions it bears on.
    """

    id: str
    item: str
    parties: tuple[str, ...]
    side: Side
    claim: Text
    locator: str
    profiles: tuple[str, ...]
    studies: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


@cache
def assessment(name: str = "imsr") -> Assessment:
    """The assessment of that name; there is one, of rehabilitation (IMSR)."""
    file = f"_assessment-{name}"
    try:
        entry = table(file)
    except FileNotFoundError:
        raise UnknownName(
            "an assessment", name, where="wervel/profiles", do="choose imsr"
        ) from None
    return _assessment(entry, f"wervel/profiles/{file}.toml")


@cache
def arguments(profile: str | None = None) -> tuple[Argument, ...]:
    """The arguments of the parties, all of them or those that bear on a profile."""
    where = "wervel/profiles/_arguments.toml"
    found = tuple(
        made(
            Argument,
            each,
            where=f"{where}, [{name}]",
            id=name,
            side=one_of(Side, each.get("side", ""), where=where),
        )
        for name, each in table("_arguments").items()
    )
    names = {each.id for each in found}
    if lost := {one for each in found for one in each.answers if one not in names}:
        raise ContentError(
            "answers to arguments there are",
            ", ".join(sorted(lost)),
            where=where,
            do="mend answers",
        )
    return tuple(e for e in found if profile is None or profile in e.profiles)


def _assessment(entry: Entry, where: str) -> Assessment:
    def rows(name: str) -> Sequence[Entry]:
        found: Sequence[Entry] = entry.get(name, ())
        return found

    return made(
        Assessment,
        entry,
        where=where,
        steps=tuple(made(Step, each, where=where) for each in rows("steps")),
        trail=tuple(made(Event, each, where=where) for each in rows("trail")),
        positions=tuple(
            made(
                Position,
                each,
                where=where,
                stance=one_of(Stance, each.get("stance", ""), where=where),
            )
            for each in rows("positions")
        ),
        changes=tuple(made(Change, each, where=where) for each in rows("changes")),
    )
