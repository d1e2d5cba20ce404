"""What drop-out can do to a result: best and worst case, and where it would turn.

No model knows what the missing would have scored. These say how far it would have to
be from what was seen before the conclusion is another.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wervel.errors import UsageError
from wervel.evidence.trials.responders import Counts, Limits, effects_of
from wervel.intervals import wilson


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """One row per assumption on the missing: how many of them would have responded."""

    name: str
    first_events: int
    first_n: int
    second_events: int
    second_n: int
    difference: float
    limits: Limits


AS_SEEN = "without the missing"
NONE = "none of the missing responded"
ALL = "all of the missing responded"
BEST = "best case"
WORST = "worst case"


def scenarios(first: Counts, second: Counts) -> tuple[Scenario, ...]:
    """The same difference under five assumptions about those who are missing."""
    a, b = first.missing, second.missing
    return (
        _scenario(AS_SEEN, first, second),
        _scenario(NONE, _filled(first, 0), _filled(second, 0)),
        _scenario(ALL, _filled(first, a), _filled(second, b)),
        _scenario(BEST, _filled(first, a), _filled(second, 0)),
        _scenario(WORST, _filled(first, 0), _filled(second, b)),
    )


@dataclass(frozen=True, kw_only=True)
class Turning:
    """Over every way the missing may have responded: in how many it concludes the same.

    ``same`` is the share of all combinations of responders among the missing in which
    the interval excludes no difference on the same side, or does not, as without them.
    """

    combinations: int
    same: float


MOST_WAYS = 4_000_000
"""So many ways the missing may have responded are tried; beyond it, none."""


def turning(first: Counts, second: Counts) -> Turning | None:
    """Whether the conclusion holds however the missing responded; None where too many.

    >>> turning(Counts(events=40, n=60, missing=2), Counts(events=15, n=60, missing=1))
    Turning(combinations=6, same=1.0)
    """
    if (first.missing + 1) * (second.missing + 1) > MOST_WAYS:
        return None
    low, high = newcombe_grid(first, second)
    seen = effects_of(first, second).difference_limits
    conclusion = (low > 0).astype(int) - (high < 0).astype(int)
    same = conclusion == int(seen[0] > 0) - int(seen[1] < 0)
    return Turning(combinations=same.size, same=float(same.mean()))


def newcombe_grid(first: Counts, second: Counts) -> tuple[np.ndarray, np.ndarray]:
    """Limits of the difference: a row per number of responders among the missing."""
    down, up, p = _arm(first)
    down_2, up_2, q = _arm(second)
    apart = p[:, None] - q[None, :]
    low = apart - np.hypot((p - down)[:, None], (up_2 - q)[None, :])
    high = apart + np.hypot((up - p)[:, None], (q - down_2)[None, :])
    return low, high


def turning_shift(best: float, *, smallest: float, share: float) -> float | None:
    """By how much more the missing must have gained for *not relevant* to fall.

    ``best`` is the limit of the interval in the direction of gain, ``share`` the share
    missing from the intervention group; the missing of the comparison group are taken
    to be like those seen. None where the verdict was another already.

    >>> turning_shift(0.76, smallest=2, share=0.2)
    6.2
    """
    if not 0 < share < 1:
        raise UsageError(
            "a share between 0 and 1", str(share), where="drop-out", do="mend it"
        )
    return round((smallest - best) / share, 12) if best < smallest else None


def _arm(arm: Counts) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    events = np.arange(arm.missing + 1) + arm.events
    n = arm.n + arm.missing
    low, high = wilson(events, np.full(events.size, n))
    return low, high, events / n


def _filled(arm: Counts, responding: int) -> Counts:
    return Counts(events=arm.events + responding, n=arm.n + arm.missing)


def _scenario(name: str, first: Counts, second: Counts) -> Scenario:
    found = effects_of(first, second)
    return Scenario(
        name=name,
        first_events=first.events,
        first_n=first.n,
        second_events=second.events,
        second_n=second.n,
        difference=found.difference,
        limits=found.difference_limits,
    )
