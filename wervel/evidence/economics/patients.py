"""The patients of a trial: one row each, with what they used, cost and gained."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wervel.errors import UsageError
from wervel.evidence.economics.columns import (
    GRAMMAR,
    Part,
    Variable,
    fields,
    is_covariate,
    variable,
)
from wervel.evidence.rows import Row, read_rows

Real = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Patients:
    """The patients, sorted by arm: the arm they are compared with comes first.

    ``values`` holds a row per patient and a column per variable; what is missing is
    NaN there and nowhere else. ``cluster`` numbers the groups that were drawn whole, or
    is None. ``of_arm`` says per patient which of ``arms`` it was in.
    """

    where: str
    arms: tuple[str, ...]
    of_arm: Whole
    variables: tuple[Variable, ...]
    values: Real
    covariates: tuple[str, ...]
    covariate_values: Real
    cluster: Whole | None

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many patients each arm has."""
        return tuple(int((self.of_arm == at).sum()) for at in range(len(self.arms)))

    @property
    def missing(self) -> int:
        """How many values were to be measured and were not."""
        return int(np.isnan(self.values).sum())

    @property
    def complete(self) -> NDArray[np.bool_]:
        """Per patient whether nothing is missing."""
        return np.asarray(~np.isnan(self.values).any(axis=1))

    def only(self, kept: NDArray[np.bool_]) -> Patients:
        """The same trial with only those patients."""
        return replace(
            self,
            of_arm=self.of_arm[kept],
            values=self.values[kept],
            covariate_values=self.covariate_values[kept],
            cluster=None if self.cluster is None else self.cluster[kept],
        )

    def without(self, dropped: Sequence[Variable]) -> Patients:
        """The same trial without those variables."""
        kept = [at for at, each in enumerate(self.variables) if each not in dropped]
        return replace(
            self,
            variables=tuple(self.variables[at] for at in kept),
            values=self.values[:, kept],
        )


def read_patients(path: Path, *, reference: str) -> Patients:
    """The patients in a CSV file, whose comparison is with the arm ``reference``.

    Raises UsageError where a column is not known, an arm has fewer than two patients,
    a covariate is missing, or a column has nothing in it.
    """
    columns = _columns(path)
    rows = read_rows(path, fields(columns))
    _check_ids(rows, path)
    arms = _arms(rows, reference, path)
    ordered = sorted(rows, key=lambda each: arms.index(each.text["arm"]))
    variables = tuple(each for name in columns if (each := variable(name)))
    covariates = tuple(name for name in columns if is_covariate(name))
    found = Patients(
        where=str(path),
        arms=arms,
        of_arm=np.array([arms.index(each.text["arm"]) for each in ordered]),
        variables=variables,
        values=_values(ordered, [each.column for each in variables]),
        covariates=covariates,
        covariate_values=_values(ordered, covariates),
        cluster=_clusters(ordered) if "cluster" in columns else None,
    )
    _check(found)
    return found


def _columns(path: Path) -> list[str]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            columns = [each.strip() for each in next(csv.reader(file), [])]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        came = getattr(problem, "strerror", None) or "what cannot be read as UTF-8 CSV"
        raise UsageError(
            "a CSV file with a line per patient",
            came,
            where=str(path),
            do="check the file",
        ) from None
    known = [*fields(columns)]
    if strange := [each for each in columns if each not in known]:
        raise UsageError(
            "columns named " + GRAMMAR,
            "unknown " + ", ".join(strange),
            where=str(path),
            do="rename them, or leave them out",
        )
    return columns


def _check_ids(rows: Sequence[Row], path: Path) -> None:
    counts = Counter(each.text["participant"] for each in rows)
    double = [each.line for each in rows if counts[each.text["participant"]] > 1]
    if double:
        raise UsageError(
            "each participant on one line",
            f"{len(double)} lines of participants with more than one",
            where=f"{path}, line {double[0]}",
            do="put what belongs to one participant on one line",
        )


def _arms(rows: Sequence[Row], reference: str, path: Path) -> tuple[str, ...]:
    counts = Counter(each.text["arm"] for each in rows)
    if reference not in counts:
        raise UsageError(
            "the arm to compare with, one of " + ", ".join(counts),
            reference,
            where=str(path),
            do="name an arm that is in the file",
        )
    few = [name for name, n in counts.items() if n < 2]  # noqa: PLR2004
    if few or len(counts) == 1:
        raise UsageError(
            "two arms or more, of two patients or more",
            f"one patient in {few[0]}" if few else "one arm",
            where=str(path),
            do="of one patient nothing is known of chance: give more, or leave it out",
        )
    return (reference, *(name for name in counts if name != reference))


def _values(rows: Sequence[Row], columns: Sequence[str]) -> Real:
    return np.array(
        [[each.number.get(name, np.nan) for name in columns] for each in rows]
    ).reshape(len(rows), len(columns))


def _clusters(rows: Sequence[Row]) -> Whole:
    """A number per cluster within an arm: an arm is drawn from its own clusters."""
    names = [(each.text["arm"], each.text["cluster"]) for each in rows]
    numbers = {name: at for at, name in enumerate(dict.fromkeys(names))}
    return np.array([numbers[each] for each in names])


def _check(of: Patients) -> None:
    """Raise UsageError where the columns cannot be used together."""
    problems = [*_lacking(of), *_empty(of), *_constant(of), *_few_clusters(of)]
    if problems:
        raise UsageError(
            "columns of " + GRAMMAR,
            "; ".join(problems),
            where=of.where,
            do="mend what is named",
        )


def _lacking(of: Patients) -> list[str]:
    parts = {each.part for each in of.variables}
    weeks = [each.weeks for each in of.variables if each.part is Part.UTILITY]
    priced = {each.name for each in of.variables if each.part is Part.USE}
    both = {each.name for each in of.variables if each.part is Part.COST} & priced
    return [
        *(["no costs and no use of care"] if not parts & {Part.USE, Part.COST} else []),
        *(["no utilities and no effect"] if not parts - {Part.USE, Part.COST} else []),
        *(["no utility_0, the baseline"] if weeks and min(weeks) > 0 else []),
        *(["utility_0 alone"] if weeks and max(weeks) == 0 else []),
        *(["two columns for the same week"] if len({*weeks}) < len(weeks) else []),
        *(f"{name} as use and as cost, counted twice" for name in sorted(both)),
    ]


def _empty(of: Patients) -> list[str]:
    return [
        f"nothing in {each.column} for {arm}"
        for column, each in enumerate(of.variables)
        for at, arm in enumerate(of.arms)
        if np.isnan(of.values[of.of_arm == at, column]).all()
    ]


def _constant(of: Patients) -> list[str]:
    values = of.covariate_values
    return [
        f"the same in every line of {name}"
        for at, name in enumerate(of.covariates)
        if np.ptp(values[:, at]) == 0
    ]


def _few_clusters(of: Patients) -> list[str]:
    if of.cluster is None:
        return []
    return [
        f"one cluster in {arm}"
        for at, arm in enumerate(of.arms)
        if len(np.unique(of.cluster[of.of_arm == at])) == 1
    ]
