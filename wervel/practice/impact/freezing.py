"""A baseline frozen under a name, and later years laid over it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from math import sqrt
from pathlib import Path

from wervel import __version__
from wervel.errors import UsageError
from wervel.practice.impact.effects import Effect, Range
from wervel.practice.impact.gathering import ImpactData, Outcome
from wervel.practice.impact.scenarios import Kind, scenario_of

FORM = 1
"""Of the file; another number is another form."""
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}", re.IGNORECASE)
_NORMAL = 1.959964


class Came(StrEnum):
    """What came of a scenario in a later year, given the uncertainty of both."""

    REACHED = "reached"
    TOWARDS = "towards"
    UNCHANGED = "unchanged"
    AWAY = "away"
    CANNOT_TELL = "cannot_tell"
    WITHHELD = "withheld"


@dataclass(frozen=True, kw_only=True)
class Frozen:
    """A baseline as it was written: from which records, and the outcomes."""

    name: str
    source: str
    release: str
    year: int
    rule: str
    version: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, kw_only=True)
class Laid:
    """A later year over a frozen scenario: levels as shares or steps per episode."""

    before: Outcome
    after: Outcome
    then: float | None
    now: float | None
    expected: float | None
    came: Came


def check_name(name: str) -> str:
    """The name, where a file can be called after it. Raises UsageError."""
    if not _NAME.fullmatch(name):
        raise UsageError(
            "a name of letters, digits and hyphens, up to 40",
            repr(name),
            where="--freeze",
            do="choose another name",
        )
    return name


def frozen_text(data: ImpactData, name: str) -> str:
    """The baseline as JSON: nothing but what may leave."""
    written = {
        "form": FORM,
        "name": name,
        "wervel": __version__,
        "source": data.name,
        "release": data.release,
        "year": data.year,
        "small_numbers": data.small_numbers.name,
        "outcomes": [_written(each) for each in data.outcomes],
    }
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"


def _written(of: Outcome) -> dict[str, object]:
    fields = of.scenario
    kinds: dict[Kind, dict[str, object]] = {
        Kind.BEST_FIFTH: {"measure": fields.measure},
        Kind.FEWER: {
            "steps": [*fields.steps],
            "setting": fields.setting.value,
            "share": fields.share,
        },
        Kind.WITHIN: {"steps": [*fields.steps], "limit": fields.limit},
    }
    scenario = {
        "kind": fields.kind.value,
        "nl": fields.title.nl,
        "en": fields.title.en,
        "locator": fields.locator,
        **kinds[fields.kind],
        **({"item": fields.item} if fields.item else {}),
    }
    return {
        "id": fields.id,
        "scenario": scenario,
        "now": of.now,
        "of": of.of,
        "cannot_tell": of.cannot_tell,
        "dispersion": of.dispersion,
        "effect": None if of.effect is None else asdict(of.effect),
    }


def read_frozen(path: Path) -> Frozen:
    """A baseline that was frozen before. Raises UsageError."""
    where = str(path)
    try:
        read = json.loads(path.read_text("utf-8"))
        if read["form"] != FORM:
            raise ValueError
        return Frozen(
            name=str(read["name"]),
            source=str(read["source"]),
            release=str(read["release"]),
            year=int(read["year"]),
            rule=str(read["small_numbers"]),
            version=str(read["wervel"]),
            outcomes=tuple(
                _read(each, int(read["year"]), where) for each in read["outcomes"]
            ),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        came = getattr(problem, "strerror", None) or "something else"
        raise UsageError(
            "a baseline that wervel impact --freeze wrote",
            came,
            where=where,
            do="name that file, or freeze a baseline again",
        ) from None


def _read(line: dict[str, object], year: int, where: str) -> Outcome:
    name = str(line["id"])
    return Outcome(
        scenario=scenario_of(name, line["scenario"], where=f"{where}, {name}"),
        year=year,
        now=_count(line["now"]),
        of=_count(line["of"]),
        cannot_tell=_count(line["cannot_tell"]),
        dispersion=float(str(line["dispersion"])),
        effect=_effect(line["effect"]),
    )


def _count(number: object) -> int | None:
    return None if number is None else int(str(number))


def _effect(read: object) -> Effect | None:
    if not isinstance(read, dict):
        return None
    change = _range(read["change"])
    if change is None:
        raise ValueError
    return Effect(change=change, days=_range(read["days"]), cost=_range(read["cost"]))


def _range(read: object) -> Range | None:
    if not isinstance(read, dict):
        return None
    return Range(**{str(name): float(number) for name, number in read.items()})


def laid_over(frozen: Frozen, later: Sequence[Outcome]) -> tuple[Laid, ...]:
    """Each later outcome beside the one of its scenario that was frozen."""
    before = {each.scenario.id: each for each in frozen.outcomes}
    return tuple(_laid(before[each.scenario.id], each) for each in later)


def _laid(before: Outcome, after: Outcome) -> Laid:
    then, now = level(before), level(after)
    effect = before.effect
    if then is None or now is None or effect is None:
        return Laid(
            before=before,
            after=after,
            then=then,
            now=now,
            expected=None,
            came=Came.WITHHELD,
        )
    of = before.of or 1
    expected = then - effect.change.middle / of
    wide = (effect.change.high - effect.change.low) / (2 * _NORMAL * of)
    of_change = _NORMAL * sqrt(_variance(before) + _variance(after))
    of_scenario = _NORMAL * sqrt(wide**2 + _variance(after))
    came = _came(now - then, of_change, now - expected, of_scenario)
    return Laid(
        before=before, after=after, then=then, now=now, expected=expected, came=came
    )


def _came(moved: float, sure: float, short: float, sure_of_it: float) -> Came:
    """Differences no larger than their margin are none."""
    is_same, is_there = abs(moved) <= sure, short <= sure_of_it
    if is_same:
        return Came.CANNOT_TELL if is_there else Came.UNCHANGED
    if moved > 0:
        return Came.AWAY
    return Came.REACHED if is_there else Came.TOWARDS


def level(of: Outcome) -> float | None:
    """What the scenario would lower: departures, steps or waits, per one of all."""
    return None if of.now is None or not of.of else of.now / of.of


def _variance(of: Outcome) -> float:
    """Of the level: binomial for shares, compound Poisson for steps per episode."""
    share, number = level(of) or 0.0, of.of or 1
    if of.scenario.kind is Kind.FEWER:
        return share * of.dispersion / number
    return share * (1 - share) / number
