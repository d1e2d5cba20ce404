"""Several rows of studies made one effect, by ``wervel.evidence.pool``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from wervel.errors import ContentError
from wervel.evidence.certainty.effects import Effect, Used, total
from wervel.evidence.pool.asymmetry import asymmetry
from wervel.evidence.pool.effects import as_read
from wervel.evidence.pool.heterogeneity import Model
from wervel.evidence.pool.pooling import pooled
from wervel.evidence.pool.printed import effects_of


def combined(rows: Sequence[Used], model: str) -> Effect:
    """The pooled effect of these rows, with the interval of Hartung and Knapp.

    Raises UsageError where the rows measure different things, or an interval does not
    hold its estimate; ContentError where the model is none.
    """
    models: dict[str, Model] = {each: each for each in get_args(Model)}
    if model not in models:
        raise ContentError(
            f"one of {', '.join(models)}",
            model,
            where=", ".join(row.reference for row in rows),
            do="name one of these models",
        )
    effects = effects_of({row.reference: row.estimate for row in rows})
    found, tested = pooled(effects, model=models[model]), asymmetry(effects)

    def read(value: float) -> float:
        return as_read(value, effects.measure)

    return Effect(
        measure=effects.measure,
        value=read(found.estimate),
        low=read(found.low),
        high=read(found.high),
        n=total(rows),
        weights=found.weights,
        model=model,
        i_squared=found.i_squared / 100,
        tau_squared=found.tau_squared,
        q_p=found.spread.p,
        prediction=None
        if found.prediction is None
        else (read(found.prediction[0]), read(found.prediction[1])),
        asymmetry_p=tested.egger.p if tested else None,
    )
