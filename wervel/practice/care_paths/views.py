"""What a reader wants to know of care paths, added up from the rows that may leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from wervel.practice.care_paths.concordance import Concordance
from wervel.practice.care_paths.kinds import KINDS, Kind, Order
from wervel.practice.care_paths.paths import LONGEST
from wervel.practice.care_paths.release import Ends, PathRow


@dataclass(frozen=True, kw_only=True)
class KindTotal:
    """In how many episodes a kind of step occurs, and what is made of those steps.

    Both None where the source does not record the kind. More than ``at_least`` may have
    it: in ``at_most`` are also the episodes of which the rest of the path is withheld,
    or comes after the last step that is told apart. ``made`` counts the steps shown.
    """

    kind: Kind
    at_least: int | None
    at_most: int | None
    first: int | None
    made: dict[Concordance | None, int]


@dataclass(frozen=True)
class Flow:
    """From one step to the next: in how many episodes, and what is made of the next.

    ``number`` is that of the step it goes to, from 1; ``came`` is 0 at the first
    contact; ``goes`` is None where it is withheld.
    """

    number: int
    came: int
    goes: int | None
    made: Concordance | None


def told(rows: Iterable[PathRow]) -> tuple[PathRow, ...]:
    """The rows whose path is looked at: all but those cut off."""
    return tuple(each for each in rows if each.order is not Order.CUT_OFF)


def episodes(rows: Iterable[PathRow]) -> int:
    """How many episodes are in these rows."""
    return sum(each.episodes for each in rows)


def by_order(rows: Iterable[PathRow]) -> dict[Order | None, int]:
    """Episodes by how they stand to the stepped order; None where it is withheld."""
    found: Counter[Order | None] = Counter()
    for each in rows:
        found[each.order] += each.episodes
    return dict(found)


def stepped_share(rows: Iterable[PathRow]) -> float | None:
    """Of the episodes that could be in or out of order, the share in order."""
    found = by_order(rows)
    right, wrong = found.get(Order.STEPPED, 0), found.get(Order.NOT_STEPPED, 0)
    return right / (right + wrong) if right + wrong else None


def paths_by_number(rows: Iterable[PathRow]) -> list[tuple[tuple[int, ...], Ends, int]]:
    """Paths by their steps and end, with their episodes, most episodes first."""
    found: Counter[tuple[tuple[int, ...], Ends]] = Counter()
    for each in told(rows):
        found[each.steps, each.ends] += each.episodes
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0][0]))
    return [(steps, ends, count) for (steps, ends), count in ordered]


def steps_at(rows: Iterable[PathRow]) -> dict[tuple[int, int], int]:
    """Episodes by which step, from 1, and its set of kinds, in that order."""
    found: Counter[tuple[int, int]] = Counter()
    for each in told(rows):
        for number, kinds in enumerate(each.steps, 1):
            found[number, kinds] += each.episodes
    return dict(sorted(found.items(), key=lambda item: (item[0][0], -item[1])))


def flows(rows: Iterable[PathRow]) -> dict[Flow, int]:
    """Episodes by where they go from one step to the next."""
    found: Counter[Flow] = Counter()
    for each in told(rows):
        came = 0
        pairs = zip(each.steps, each.classes, strict=True)
        for number, (kinds, made) in enumerate(pairs, 1):
            found[Flow(number, came, kinds, made)] += each.episodes
            came = kinds
        if each.ends is Ends.WITHHELD and len(each.steps) < LONGEST:
            found[Flow(len(each.steps) + 1, came, None, None)] += each.episodes
    return dict(found)


def beginnings(rows: Iterable[PathRow]) -> dict[tuple[int | None, ...], int]:
    """Episodes by each beginning of a path; None stands for steps withheld."""
    found: Counter[tuple[int | None, ...]] = Counter()
    for each in told(rows):
        steps: tuple[int | None, ...] = each.steps
        if each.ends is Ends.WITHHELD and len(steps) < LONGEST:
            steps = (*steps, None)
        for length in range(1, len(steps) + 1):
            found[steps[:length]] += each.episodes
    return dict(sorted(found.items(), key=lambda item: (len(item[0]), -item[1])))


def kind_totals(rows: Iterable[PathRow], known: frozenset[str]) -> list[KindTotal]:
    """Each kind in the fixed order; those not recorded without numbers."""
    shown = told(rows)
    return [
        _total(each, shown)
        if each.key in known
        else KindTotal(kind=each, at_least=None, at_most=None, first=None, made={})
        for each in KINDS
    ]


def _total(of: Kind, rows: tuple[PathRow, ...]) -> KindTotal:
    made: Counter[Concordance | None] = Counter()
    for each in rows:
        for kinds, judged in zip(each.steps, each.classes, strict=True):
            if kinds & of.bit:
                made[judged] += each.episodes
    has = [each for each in rows if any(kinds & of.bit for kinds in each.steps)]
    open_yet = [each for each in rows if each not in has and each.ends is not Ends.END]
    return KindTotal(
        kind=of,
        at_least=episodes(has),
        at_most=episodes(has) + episodes(open_yet),
        first=episodes(each for each in has if each.steps[0] & of.bit),
        made=dict(made),
    )
