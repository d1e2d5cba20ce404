"""What is asked of a trial, held against what the trial has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from wervel.errors import UnknownName, UsageError
from wervel.evidence.economics.columns import Part, Variable
from wervel.evidence.economics.patients import Patients
from wervel.prices import Price

QALY = "QALY"
WEEKS_IN_A_YEAR = 52.0
FEWEST_DRAWS = 100


class Perspective(StrEnum):
    """Whose costs count."""

    SOCIETY = "society"
    HEALTH_CARE = "health care"


@dataclass(frozen=True, kw_only=True)
class Rates:
    """How much less a year later counts: a share of one, for costs and for effects."""

    costs: float
    effects: float


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The question: compared with whom, in which effect, at which worth of it.

    ``worth`` is what one more unit of effect may cost; the first is the one the page
    speaks of. ``outside_care`` names the items and categories that are not health care:
    they count for society only. Without ``effect`` it is QALYs where there are
    utilities, else the only effect there is. With ``complete_only`` those of whom
    something is missing are left out, instead of filled in.
    """

    worth: tuple[float, ...]
    effect: str = ""
    lower_is_better: bool = False
    outside_care: tuple[str, ...] = ()
    rates: Rates | None = None
    negative_costs_mean: str = ""
    complete_only: bool = False
    draws: int = 10_000
    seed: int = 1


def effect_of(of: Patients, asked: Asked) -> str:
    """The name of the effect: QALY of utilities, or that of a column.

    QALYs may come as a column too, effect_QALY, where there are no utilities. Raises
    UsageError.
    """
    names = [each.name for each in of.variables if each.part is Part.EFFECT]
    utilities = has_utilities(of)
    if utilities and QALY in (each.upper() for each in names):
        raise _wrong("utilities or a column of QALYs", "both", at=of.where)
    choices = [*([QALY] if utilities else []), *names]
    if not asked.effect and (utilities or len(names) == 1):
        return choices[0]
    if asked.effect not in choices:
        raise UnknownName(
            "which effect to weigh against costs",
            asked.effect or "none named, of several",
            where="--effect",
            do="choose from: " + ", ".join(choices),
        )
    return asked.effect


def has_utilities(of: Patients) -> bool:
    """Whether QALYs are to be made from utilities."""
    return any(each.part is Part.UTILITY for each in of.variables)


def is_qaly(effect: str) -> bool:
    """Whether the effect is QALYs, made here or brought along."""
    return effect.upper() == QALY


def checked(of: Patients, asked: Asked, prices: Mapping[str, Price]) -> Patients:
    """The trial with only the effect that is asked for, and all costs.

    Raises UsageError where values cannot be what their column says, where an item has
    no price, or where more than a year has passed and no rates were given.
    """
    effect = effect_of(of, asked)
    if is_qaly(effect) and asked.lower_is_better:
        raise _wrong("an effect of which less is better", QALY, at="--lower-is-better")
    wanted = Part.UTILITY if has_utilities(of) and is_qaly(effect) else Part.EFFECT
    dropped = [
        each
        for each in of.variables
        if not each.is_cost
        and (each.part is not wanted or (wanted is Part.EFFECT and each.name != effect))
    ]
    kept = of.without(dropped)
    _check_worth(asked)
    _check_values(kept, asked)
    _check_names(kept, asked, prices)
    _check_years(kept, asked)
    return _complete(kept) if asked.complete_only else kept


def _complete(of: Patients) -> Patients:
    whole = complete_cases(of)
    if whole is None:
        raise _wrong(
            "two patients or more in every arm of whom nothing is missing",
            "fewer",
            at="--complete-only",
        )
    return whole


def complete_cases(of: Patients) -> Patients | None:
    """Only those of whom nothing is missing, if two or more are left in every arm.

    With clusters, two clusters or more. None where too few are left.
    """
    whole = of.only(of.complete)
    groups = np.arange(len(whole.of_arm)) if whole.cluster is None else whole.cluster
    left = [len(np.unique(groups[whole.of_arm == at])) for at in range(len(whole.arms))]
    return whole if min(*left, *whole.sizes) > 1 else None


def last_year(of: Patients) -> int:
    """The year of follow-up that the last utility or the last cost falls in."""
    return max(
        int(np.ceil(each.weeks / WEEKS_IN_A_YEAR))
        if each.part is Part.UTILITY
        else each.year
        for each in of.variables
    )


def _check_worth(asked: Asked) -> None:
    good = [each for each in asked.worth if np.isfinite(each) and each >= 0]
    if not asked.worth or len(good) < len(asked.worth):
        came = ", ".join(f"{each:g}" for each in asked.worth) or "nothing"
        raise _wrong("what one more unit of effect may cost", came, at="--worth")
    if asked.draws < FEWEST_DRAWS:
        wanted = f"{FEWEST_DRAWS} draws or more"
        raise _wrong(wanted, str(asked.draws), at="--draws")
    if asked.seed < 0:
        raise _wrong("a seed of 0 or more", str(asked.seed), at="--seed")
    for each in (asked.rates.costs, asked.rates.effects) if asked.rates else ():
        if not 0 <= each < 1:
            wanted = "a rate a year of 0 up to 1, such as 0.03"
            raise _wrong(wanted, f"{each:g}", at="--discount")


def _check_values(of: Patients, asked: Asked) -> None:
    problems: list[str] = []
    for at, each in enumerate(of.variables):
        values = of.values[:, at][~np.isnan(of.values[:, at])]
        below = int((values < 0).sum())
        if each.part is Part.UTILITY and (beyond := int((np.abs(values) > 1).sum())):
            problems.append(f"{beyond} in {each.column} outside -1 to 1")
        elif each.part is Part.USE and below:
            problems.append(f"{below} below 0 in {each.column}")
        elif each.part is Part.COST and below and not asked.negative_costs_mean:
            problems.append(f"{below} negative costs in {each.column} and no note")
    if problems:
        raise UsageError(
            "utilities from -1 to 1, use of 0 or more, and costs of 0 or more unless "
            "a note says what negative ones mean",
            "; ".join(problems),
            where=of.where,
            do="mend the file, or give --negative-costs-mean 'what they are'",
        )


def _check_names(of: Patients, asked: Asked, prices: Mapping[str, Price]) -> None:
    items = [each.name for each in of.variables if each.part is Part.USE]
    lacking = [each for each in dict.fromkeys(items) if each not in prices]
    if lacking:
        raise UsageError(
            "a price of everything that patients used",
            "no price of " + ", ".join(lacking),
            where="--prices",
            do="add the lines item, price, currency, year, source",
        )
    known = dict.fromkeys(each.name for each in of.variables if each.is_cost)
    for each in asked.outside_care:
        if each not in known:
            raise UnknownName(
                "an item or category that has a column",
                each,
                where="--outside-care",
                do="choose from: " + ", ".join(known),
            )
    if {*asked.outside_care} == {*known}:
        raise _wrong("some costs of care", "none", at="--outside-care")


def _check_years(of: Patients, asked: Asked) -> None:
    if last_year(of) > 1 and asked.rates is None:
        raise _wrong(
            "rates to discount what comes after the first year",
            f"{last_year(of)} years and no rates",
            at="--discount-costs and --discount-effects",
        )


def _wrong(wanted: str, came: str, *, at: str) -> UsageError:
    return UsageError(wanted, came, where=at, do="see wervel evidence economics --help")


def categories(of: Patients) -> tuple[str, ...]:
    """The names of what costs, in the order of the columns."""
    return tuple(dict.fromkeys(each.name for each in of.variables if each.is_cost))


def is_outside_care(variable: Variable, asked: Asked) -> bool:
    """Whether those costs count for society only."""
    return variable.name in asked.outside_care
