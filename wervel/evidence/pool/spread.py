"""How far the effects of studies differ, as the numbers a reader asks for."""

from __future__ import annotations

from dataclasses import dataclass

from wervel.evidence.pool.distributions import chi_squared_above
from wervel.evidence.pool.effects import Array
from wervel.evidence.pool.heterogeneity import (
    Model,
    q_profile,
    tau_squared_error,
    typical_variance,
    weighted,
)


@dataclass(frozen=True, kw_only=True)
class Spread:
    """Q, tau² and I² of a pooling.

    ``i_squared`` is a percentage. Of a random-effects model it is tau² beside the
    typical variance within studies, as in metafor; ``i_squared_of_q`` is (Q - df) / Q,
    which most older reviews print, and the two differ (X-29). ``tau_squared_error`` is
    there for restricted likelihood only. The intervals are the Q-profile's, None where
    no tau² of zero or more lies within.
    """

    q: float
    df: int
    p: float
    tau_squared: float
    tau_squared_error: float | None
    tau_squared_interval: tuple[float, float] | None
    i_squared: float
    i_squared_of_q: float
    i_squared_interval: tuple[float, float] | None
    h_squared: float


def spread(
    y: Array,
    v: Array,
    x: Array,
    *,
    tau_squared: float,
    made: tuple[Model, float] = ("reml", 0.95),
) -> Spread:
    """What the effects differ by; ``made`` is the model and the confidence."""
    model, confidence = made
    q, df = weighted(y, v, x).q, len(y) - x.shape[1]
    typical = typical_variance(y, v, x)
    of_q = 100 * max(0.0, (q - df) / q) if q > 0 else 0.0
    span = q_profile(y, v, x, confidence=confidence)

    def share(tau: float) -> float:
        return 100 * tau / (tau + typical)

    fixed = model == "fixed"
    return Spread(
        q=q,
        df=df,
        p=chi_squared_above(q, df),
        tau_squared=tau_squared,
        tau_squared_error=tau_squared_error(y, v, x, tau_squared)
        if model == "reml"
        else None,
        tau_squared_interval=span,
        i_squared=of_q if fixed else share(tau_squared),
        i_squared_of_q=of_q,
        i_squared_interval=(share(span[0]), share(span[1])) if span else None,
        h_squared=q / df if fixed else tau_squared / typical + 1,
    )
