"""Everything that is computed of one set of studies, before a word is said of it."""

from __future__ import annotations

from dataclasses import dataclass

from wervel.errors import UsageError
from wervel.evidence.pool.asymmetry import FROM, Asymmetry, asymmetry
from wervel.evidence.pool.doubts import Doubt, Kind
from wervel.evidence.pool.familiar import Familiar, familiar
from wervel.evidence.pool.heterogeneity import Model
from wervel.evidence.pool.mantel_haenszel import mantel_haenszel
from wervel.evidence.pool.pooling import Mean, Pooled, pooled
from wervel.evidence.pool.reading import Studies
from wervel.evidence.pool.regression import Regression, regression
from wervel.evidence.pool.sensitivity import Influence, leave_one_out
from wervel.evidence.pool.subgroups import Subgroups, Tau, subgroups
from wervel.evidence.study import Measure

STANDARDISED = (
    Measure.STANDARDISED_MEAN_DIFFERENCE,
    Measure.STANDARDISED_MEAN_CHANGE,
)


@dataclass(frozen=True, kw_only=True)
class How:
    """How to pool: the model, Hartung-Knapp or not, tau² of subgroups, other scales.

    ``sd`` is that of the familiar scale, ``share`` of who responds without treatment.
    """

    model: Model = "reml"
    knapp_hartung: bool = True
    tau: Tau = "common"
    sd: float | None = None
    share: float | None = None
    lower_is_better: bool = False


@dataclass(frozen=True, kw_only=True)
class Pooling:
    """All that was found of one set of studies.

    What was not asked for, or cannot be had, is None or empty. ``again`` is the pooling
    under other correlations, by correlation.
    """

    how: How
    whole: Pooled
    mantel_haenszel: Mean | None
    influence: tuple[Influence, ...]
    asymmetry: Asymmetry | None
    by: str
    subgroups: Subgroups | None
    regression: Regression | None
    moderators: tuple[tuple[str, tuple[float, ...]], ...]
    again: tuple[tuple[float, Pooled], ...]
    familiar: Familiar | None

    @property
    def measure(self) -> Measure:
        return self.whole.effects.measure


def pooling(studies: Studies, how: How, *, by: str = "") -> Pooling:
    """The studies pooled, and everything that tells how far to trust it."""
    effects = studies.effects
    model, knapp_hartung = how.model, how.knapp_hartung
    whole = pooled(effects, model=model, knapp_hartung=knapp_hartung)
    return Pooling(
        how=how,
        whole=whole,
        mantel_haenszel=_mantel_haenszel(studies),
        influence=leave_one_out(whole),
        asymmetry=asymmetry(effects),
        by=by,
        subgroups=subgroups(
            effects,
            studies.groups,
            model=model,
            knapp_hartung=knapp_hartung,
            tau=how.tau,
        )
        if studies.groups
        else None,
        regression=regression(
            effects, studies.moderators, model=model, knapp_hartung=knapp_hartung
        )
        if studies.moderators
        else None,
        moderators=studies.moderators,
        again=tuple(
            (each, pooled(other, model=model, knapp_hartung=knapp_hartung))
            for each, other in studies.again
        ),
        familiar=_familiar(whole, how),
    )


def small_study_doubts(of: Pooling) -> tuple[Doubt, ...]:
    """Why nothing is said of small studies, where nothing is."""
    if of.whole.k < FROM:
        return (Doubt(Kind.TOO_FEW_FOR_ASYMMETRY, numbers=(of.whole.k,)),)
    return (Doubt(Kind.NOTHING_TO_TEST),) if of.asymmetry is None else ()


def _mantel_haenszel(studies: Studies) -> Mean | None:
    if studies.counts is None:
        return None
    try:
        return mantel_haenszel(studies.counts, studies.effects.measure)
    except UsageError:
        # An arm without any event has a corrected effect, but none of this kind.
        return None


def _familiar(of: Pooled, how: How) -> Familiar | None:
    if of.effects.measure not in STANDARDISED:
        if how.sd is None and how.share is None:
            return None
        raise UsageError(
            "standardised effects to say on a familiar scale",
            of.effects.measure.value,
            where="--sd, --share",
            do="leave these out, or pool standardised effects",
        )
    compared = of.effects.measure is Measure.STANDARDISED_MEAN_DIFFERENCE
    if not compared and how.sd is None and how.share is None:
        return None
    return familiar(
        (of.estimate, of.low, of.high),
        sd=how.sd,
        share=how.share,
        lower_is_better=how.lower_is_better,
        compared=compared,
    )
