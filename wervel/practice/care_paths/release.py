"""What may leave of care paths: one table of groups, none of them small.

Counts of paths form a tree: by order, step by step, then by what is made of each step.
What is small at a branch is put together with what else is small there; where that is
still small it goes down to the branch before. So the rows are parts of one whole that
do not overlap, every episode is in one of them, and none is small: whatever is added up
or subtracted, what remains is a sum of rows. All that is shown of care paths is added
up from these rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby

from wervel.practice.care_paths.concordance import Concordance
from wervel.practice.care_paths.kinds import Order
from wervel.practice.care_paths.paths import classes_of, steps_of
from wervel.small_numbers import SUPPRESSED, Preset, displayed


class Ends(Enum):
    """What comes after the last step of a row; the value is how tables write it."""

    END = "end"
    MORE = "more"
    WITHHELD = "withheld"


Key = tuple[int, int, int]
"""order, path, classes: as ``path_counts`` has them."""
Branches = tuple[int | Ends, ...]
"""The way from the root to one key."""


@dataclass(frozen=True, kw_only=True)
class PathRow:
    """Episodes that may be told from others: how many, and how far they are alike.

    ``order`` is None where it is withheld; ``classes`` is as long as ``steps``, None
    where what is made of a step is withheld. ``keys`` are the exact paths in the row:
    they stay inside.
    """

    order: Order | None
    steps: tuple[int, ...]
    ends: Ends
    classes: tuple[Concordance | None, ...]
    episodes: int
    keys: tuple[Key, ...] = field(repr=False, compare=False, default=())


def released_paths(counts: Mapping[Key, int], rule: Preset) -> tuple[PathRow, ...]:
    """The rows that may leave, most episodes first; none where all together are few.

    Order: group until nothing is small, then round each row.
    """
    leaves = sorted(
        ((_branches(key), key, count) for key, count in counts.items() if count),
        key=lambda leaf: _rank(leaf[0]),
    )
    if _total(leaves) < rule.threshold:
        return ()
    groups, left = _grouped(leaves, 0, rule.threshold)
    if left:
        groups.sort(key=lambda group: _total(group[1]))
        groups[0] = ((Ends.WITHHELD,), groups[0][1] + left)
    rows = [_row(*group, rule) for group in groups]
    return tuple(sorted(rows, key=lambda row: -row.episodes))


Leaf = tuple[Branches, Key, int]
Group = tuple[Branches, list[Leaf]]
"""What its leaves have in common, and they."""


def _branches(key: Key) -> Branches:
    order, path, classes = key
    steps, has_more = steps_of(path)
    made = (int(each) for each in classes_of(classes, len(steps)))
    return (order, *steps, Ends.MORE if has_more else Ends.END, *made)


def _rank(branches: Branches) -> tuple[int, ...]:
    """For sorting: an end before every step."""
    return tuple(
        -1 if each is Ends.END else -2 if isinstance(each, Ends) else each
        for each in branches
    )


def _total(leaves: Iterable[Leaf]) -> int:
    return sum(count for _, _, count in leaves)


def _grouped(
    leaves: list[Leaf], depth: int, threshold: int
) -> tuple[list[Group], list[Leaf]]:
    """The groups of a branch that are not small, and what is left: few, or nobody."""
    if _total(leaves) < threshold:
        return [], leaves
    branches = leaves[0][0]
    if len(branches) == depth:
        return [(branches, leaves)], []
    groups: list[Group] = []
    left: list[Leaf] = []
    for _, branch in groupby(leaves, key=lambda leaf: leaf[0][depth]):
        found, rest = _grouped(list(branch), depth + 1, threshold)
        groups += found
        left += rest
    if _total(left) < threshold:
        return groups, left
    return [*groups, ((*branches[:depth], Ends.WITHHELD), left)], []


def _row(branches: Branches, leaves: list[Leaf], rule: Preset) -> PathRow:
    shown = displayed(_total(leaves), rule)
    assert shown is not SUPPRESSED  # groups are not few
    first, rest = branches[0], branches[1:]
    place = next(
        (place for place, each in enumerate(rest) if isinstance(each, Ends)), 0
    )
    steps = tuple(each for each in rest[:place] if not isinstance(each, Ends))
    made = rest[place + 1 :]
    classes = tuple(Concordance(each) for each in made if not isinstance(each, Ends))
    withheld = (None,) * (len(steps) - len(classes))
    ends = rest[place] if rest else Ends.WITHHELD
    assert isinstance(ends, Ends)
    return PathRow(
        order=None if isinstance(first, Ends) else Order(first),
        steps=steps,
        ends=ends,
        classes=(*classes, *withheld),
        episodes=shown,
        keys=tuple(key for _, key, _ in leaves),
    )
