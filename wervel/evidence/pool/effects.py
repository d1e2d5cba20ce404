"""The effects of studies, on the scale on which they add."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, isfinite

import numpy as np
from numpy.typing import NDArray

from wervel.errors import UsageError
from wervel.evidence.pool.doubts import Doubt
from wervel.evidence.study import Measure

Array = NDArray[np.float64]

_LARGEST, _SMALLEST_V, _LARGEST_V = 1e12, 1e-24, 1e24
"""Beyond these an effect is a slip of the pen, and its square may be no number."""
_ENDLESS = 700.0
"""The logarithm of about the largest number there is."""


@dataclass(frozen=True, kw_only=True)
class Effects:
    """One row per study: its effect, and the variance of that effect.

    Ratios stand here as logarithms. ``doubts`` are what came up while making these.

    >>> two = Effects(estimate=(-0.2, 0.1), variance=(0.04, 0.01), names=("a", "b"))
    >>> two.without(0).names
    ('b',)
    """

    estimate: tuple[float, ...]
    variance: tuple[float, ...]
    names: tuple[str, ...]
    measure: Measure = Measure.NOT_STATED
    doubts: tuple[Doubt, ...] = ()

    def __post_init__(self) -> None:
        lengths = {len(self.estimate), len(self.variance), len(self.names)}
        if len(lengths) > 1:
            raise _wrong("as many effects as variances and names", f"{sorted(lengths)}")
        for name, effect, variance in zip(
            self.names, self.estimate, self.variance, strict=True
        ):
            if not isfinite(effect) or abs(effect) > _LARGEST:
                raise _wrong("an effect that is a number", f"{effect}, in {name}")
            if not isfinite(variance) or not _SMALLEST_V <= variance <= _LARGEST_V:
                raise _wrong("a variance above zero", f"{variance}, in {name}")

    def __len__(self) -> int:
        return len(self.names)

    @property
    def y(self) -> Array:
        """The effects as an array."""
        return np.array(self.estimate, dtype=np.float64)

    @property
    def v(self) -> Array:
        """The variances as an array."""
        return np.array(self.variance, dtype=np.float64)

    def only(self, kept: Sequence[int]) -> Effects:
        """The studies at these places, in that order."""
        return Effects(
            estimate=tuple(self.estimate[at] for at in kept),
            variance=tuple(self.variance[at] for at in kept),
            names=tuple(self.names[at] for at in kept),
            measure=self.measure,
        )

    def without(self, left_out: int) -> Effects:
        """All studies but the one at that place."""
        return self.only([at for at in range(len(self)) if at != left_out])


def effects_from(
    y: Array,
    *,
    v: Array,
    names: Sequence[str],
    measure: Measure,
    doubts: Sequence[Doubt] = (),
) -> Effects:
    """Arrays as effects."""
    return Effects(
        estimate=tuple(float(each) for each in y),
        variance=tuple(float(each) for each in v),
        names=tuple(names),
        measure=measure,
        doubts=tuple(doubts),
    )


def as_read(value: float, measure: Measure) -> float:
    """A number on the scale that adds as its reader knows it: a ratio, not its log.

    >>> as_read(0.0, Measure.RISK_RATIO), as_read(0.0, Measure.MEAN_DIFFERENCE)
    (1.0, 0.0)
    """
    return exp(min(value, _ENDLESS)) if measure.is_ratio else value


def _wrong(wanted: str, came: str) -> UsageError:
    return UsageError(
        wanted, came, where="the studies to pool", do="mend or leave out that study"
    )
