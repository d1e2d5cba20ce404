"""Habits: how often each practice does what practices do more or less of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, logit

from wervel.records.sample import choices, parameters
from wervel.records.sample.draws import Floats, Ints, site_rates
from wervel.records.sample.parameters import Parameter
from wervel.records.sample.planted import Planted
from wervel.records.sample.planting import Habit

VARYING: tuple[Parameter, ...] = (
    parameters.IMAGED,
    parameters.REFERRED,
    parameters.WEAK_OPIOID,
    parameters.STRONG_OPIOID,
    parameters.BENZODIAZEPINE,
    parameters.NEUROPATHIC,
    choices.EXERCISE,
)
"""What practices do more or less often than each other."""
PARAMETERS: Mapping[Habit, tuple[Parameter, ...]] = {
    Habit.IMAGING: (parameters.IMAGED,),
    Habit.REFERRAL: (parameters.REFERRED,),
    Habit.OPIOID: (parameters.WEAK_OPIOID, parameters.STRONG_OPIOID),
    Habit.EXERCISE_THERAPY: (choices.EXERCISE,),
}
"""What a habit that can be planted is made of; the odds are those of any of them."""
Rates = Mapping[str, Floats]
_EDGE = 1e-12


@dataclass(frozen=True)
class Habits:
    """Per varying parameter, a row a practice and a column a kind of complaint.

    ``later`` has those that drift, from the day in ``since`` on.
    """

    rates: Rates
    later: Rates
    since: Mapping[str, int]

    def at(self, practice: Ints, day: Ints) -> Rates:
        """The rates of these practices on these days."""
        found = {name: rate[practice] for name, rate in self.rates.items()}
        for name, rate in self.later.items():
            drifted = (day >= self.since[name])[:, None]
            found[name] = np.where(drifted, rate[practice], found[name])
        return found


def draw_habits(
    rng: np.random.Generator, planted: Planted, *, practices: int
) -> Habits:
    """How the practices vary of themselves, and what is planted in that.

    A planted spread takes the place of the ordinary one. An outlier has the odds it was
    given against the median practice, whatever the others vary.
    """
    correlation = choices.INTRA_CLASS.rate
    rates: dict[str, Floats] = {
        each.name: site_rates(rng.random(practices), np.array(each.value), correlation)
        for each in VARYING
    }
    later: dict[str, Floats] = {}
    since: dict[str, int] = {}
    for habit, made_of in PARAMETERS.items():
        names = [each.name for each in made_of]
        rates.update(_planted(rates, habit, planted))
        if habit in planted.since:
            own = {name: rates[name] for name in names}
            later.update(moved(own, np.log(planted.drift[habit])))
            since.update(dict.fromkeys(names, planted.since[habit]))
    return Habits(rates, later, since)


def _planted(rates: Rates, habit: Habit, planted: Planted) -> Rates:
    """The rates of a habit with its planted spread and outliers."""
    made_of = PARAMETERS[habit]
    ratio = planted.outlier[habit]
    out = ratio != 1
    practices = len(ratio)
    median = {each.name: np.tile(each.value, (practices, 1)) for each in made_of}
    ordinary = habit not in planted.deviation
    others = {each.name: rates[each.name] for each in made_of}
    if not ordinary:
        others = dict(moved(median, planted.deviation[habit]))
    outliers = moved(median, np.log(ratio))
    return {
        name: np.where(out[:, None], outliers[name], others[name]) for name in others
    }


def moved(together: Rates, log_odds: Floats) -> Rates:
    """The rates, so that the odds of *any* of them change so much in each row.

    Each keeps its share: the chance that it does *not* happen is raised to one power.
    """
    if not log_odds.any():
        return together
    none = np.prod([1 - rate for rate in together.values()], axis=0)
    happens = np.clip(1 - none, _EDGE, 1 - _EDGE)
    after = expit(logit(happens) + log_odds[:, None])
    power = np.log1p(-after) / np.log1p(-happens)
    return {
        name: np.where(log_odds[:, None] == 0, rate, 1 - (1 - rate) ** power)
        for name, rate in together.items()
    }


def for_patients(rates: Rates, log_odds: Floats) -> Rates:
    """The rates of what can be planted, moved for each of these patients."""
    changed: dict[str, Floats] = dict(rates)
    for made_of in PARAMETERS.values():
        own = {each.name: rates[each.name] for each in made_of}
        changed.update(moved(own, log_odds))
    return changed
