"""Kinds of patient: what is known of them at the moment, and how care went for each.

Care sites differ because their patients do. Whom a verdict is about is described by the
``FACTS``, which look back only; patients alike in all of them who are seen
at care sites of one kind are of one *kind*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import prod

import ibis
import ibis.expr.types as ir
import pandas as pd

from wervel.episodes.moments import KEYS
from wervel.facts.complaint import chronic, pain_days_in_past_year, radicular
from wervel.facts.fact import Fact
from wervel.facts.outlook import psychosocial_factors
from wervel.facts.person import age, female
from wervel.facts.specialist_care import fibromyalgia
from wervel.facts.table import fact_table
from wervel.findings.assessment import Assessment
from wervel.findings.finding import Verdict
from wervel.practice.groups import AGE_BANDS
from wervel.practice.mirror.site_kinds import OTHER, SITE_KINDS
from wervel.recommendations.recommendation import Recommendation
from wervel.records.calendar import month

FACTS: tuple[Fact, ...] = (
    age,
    female,
    radicular,
    chronic,
    psychosocial_factors,
    fibromyalgia,
    pain_days_in_past_year,
)
"""What describes a patient: age, sex, radiation, chronicity, comorbidity, and earlier
care for the back (catalogue S-04, O-51)."""

OFTEN = 3
"""From so many days in the past year, earlier care counts as much: wervel's choice."""

UNKNOWN = "unknown"
"""Where a fact is not known; it is a level of its own, for it is rarely by chance."""

COVARIATES = ("age_band", "sex", "radiating", "chronic", "comorbidity", "earlier_care")
"""The columns of a kind of patient, each of few levels."""


@dataclass(frozen=True, eq=False)
class Kinds:
    """Moments with the number of the kind of patient they are about.

    ``moments``: one row per moment as the verdicts have them, with ``month`` and
    ``kind``. ``described``: one row per kind: its number, the ``site_kind`` and the
    ``COVARIATES``.
    """

    moments: ir.Table
    described: pd.DataFrame


def kinds(of: Assessment, site_kind: Mapping[int, str]) -> Kinds:
    """Whom each verdict of the assessment is about, at which kind of care site."""
    # Kept in between: in one query the engine carries all verdicts through every join.
    described = of.source.keep(_numbered(_facts(of), site_kind))
    joined = of.verdicts.inner_join(described, [*KEYS])
    moments = joined.select(*of.verdicts.columns, "kind", month=month(joined.day))
    return Kinds(of.source.keep(moments), _all_kinds())


def _numbered(facts: ir.Table, site_kind: Mapping[int, str]) -> ir.Table:
    """One row per moment: its keys and the number of its kind."""
    levels = facts.select(*KEYS, "care_site_id", **_levels(facts))
    whole = levels.left_join(_places(site_kind), "care_site_id")
    number = sum(
        (whole[name] * step for name, step in zip(_SIZES, _steps(), strict=True)),
        start=ibis.literal(0),
    )
    place = whole["place"].coalesce([*SITE_KINDS].index(OTHER))
    return whole.select(*KEYS, kind=(number + place * _PATIENTS).cast("int32"))


def _facts(of: Assessment) -> ir.Table:
    """One row per moment with the ``FACTS``; those that no rule asked are read now."""
    known = [each.name for each in FACTS if each.name in of.facts.columns]
    lacking = [each for each in FACTS if each.name not in known]
    if not lacking:
        return of.facts
    more = fact_table(of.source, of.moments, of.events, of.resolution, facts=lacking)
    return more.inner_join(of.facts.select(*KEYS, *known), [*KEYS])


BANDS = tuple(AGE_BANDS)
_NAMES: Mapping[str, tuple[str, ...]] = {
    "age_band": (*BANDS, UNKNOWN),
    "sex": ("male", "female", UNKNOWN),
    "radiating": ("no", "yes", UNKNOWN),
    "chronic": ("no", "yes", UNKNOWN),
    "comorbidity": ("no", "yes"),
    "earlier_care": ("none", "some", "much", UNKNOWN),
}
"""The levels of each covariate, in the order they are numbered."""
_SIZES = {name: len(levels) for name, levels in _NAMES.items()}
_PATIENTS = prod(_SIZES.values())
"""Kinds there can be at one kind of care site."""


def _steps() -> list[int]:
    """By how much the number of a kind grows with each level of a covariate."""
    sizes = [*_SIZES.values()]
    return [prod(sizes[place + 1 :]) for place in range(len(sizes))]


def _levels(facts: ir.Table) -> dict[str, ir.IntegerValue]:
    """The number of the level of each covariate."""
    years, days = facts[age.name], facts[pain_days_in_past_year.name]
    troubled = facts[psychosocial_factors.name].coalesce(False) | facts[
        fibromyalgia.name
    ].coalesce(False)
    starts = [*AGE_BANDS.values()]
    return {
        "age_band": ibis.cases(
            *((years >= starts[place], place) for place in reversed(range(len(BANDS)))),
            else_=len(BANDS),
        ),
        "sex": _yes_no(facts[female.name]),
        "radiating": _yes_no(facts[radicular.name]),
        "chronic": _yes_no(facts[chronic.name]),
        "comorbidity": ibis.ifelse(troubled, 1, 0),
        "earlier_care": ibis.cases(
            (days.isnull(), 3), (days >= OFTEN, 2), (days > 0, 1), else_=0
        ),
    }


def _yes_no(fact: ir.BooleanValue) -> ir.IntegerValue:
    return ibis.cases((fact, 1), (~fact, 0), else_=2)


def _places(site_kind: Mapping[int, str]) -> ir.Table:
    """One row per care site: the place of its kind among ``SITE_KINDS``."""
    names = [*SITE_KINDS]
    places = {site: names.index(kind) for site, kind in site_kind.items()}
    sites = pd.DataFrame({"care_site_id": [*places], "place": [*places.values()]})
    return ibis.memtable(sites.astype({"care_site_id": "int64", "place": "int32"}))


def _all_kinds() -> pd.DataFrame:
    """One row per kind there can be, by its number."""
    names = {"site_kind": tuple(SITE_KINDS), **_NAMES}
    index = pd.MultiIndex.from_product([*names.values()], names=[*names])
    return index.to_frame(index=False).rename_axis("kind").reset_index()


def counts_by_kind(
    of: Kinds, recommendations: Sequence[Recommendation]
) -> pd.DataFrame:
    """One row per measure × care site × kind of patient: numerator and complement.

    Over the whole time. Not yet fit to leave the house.
    """
    keys, parts = ["care_site_id", "kind"], []
    for table, asked in _by_moment(of.moments, recommendations):
        sums = {
            f"{number}|{name}": (table[each.id] == verdict.value).sum()
            for number, each in enumerate(asked)
            for name, verdict in _COUNTED.items()
        }
        counts = table.group_by(keys).aggregate(**sums).to_pandas()
        parts.append(_stacked(counts, asked, keys, _COUNTED))
    return _one_below_another(parts, [*keys, *_COUNTED])


_COUNTED = {"numerator": Verdict.FOLLOWED, "complement": Verdict.NOT_FOLLOWED}


def _by_moment(
    table: ir.Table, recommendations: Sequence[Recommendation]
) -> Iterator[tuple[ir.Table, list[Recommendation]]]:
    """The moments of each kind, with the recommendations that are about such moments.

    A pass for each kind counts only columns that have verdicts there, over few rows;
    one pass over all counted every column over every row.
    """
    order = sorted(recommendations, key=lambda each: each.moment.value)
    for moment, asked in groupby(order, key=lambda each: each.moment):
        yield table.filter(table.moment == moment.value), [*asked]


def sums_by_month(
    of: Kinds,
    recommendations: Sequence[Recommendation],
    expected: Mapping[str, pd.DataFrame],
    *,
    by: str = "care_site_id",
) -> pd.DataFrame:
    """One row per measure × month × care site (or provider): observed beside expected.

    ``expected`` has, per measure, the probability of being followed of each ``kind``
    (column ``probability``). Columns: measure, month, ``by``, numerator, denominator,
    expected and variance (of the numerator, if each moment were a draw with its own
    probability). Not yet fit to leave the house.
    """
    known = [each for each in recommendations if each.id in expected]
    keys, parts = ["month", by], []
    for table, asked in _by_moment(of.moments, known):
        likely = table.inner_join(_probabilities(asked, expected), "kind")
        sums: dict[str, ir.Value] = {}
        for number, each in enumerate(asked):
            judged = likely[each.id].isin([every.value for every in _COUNTED.values()])
            chance = judged.ifelse(likely[f"p{number}"], 0.0)
            sums |= {
                f"{number}|numerator": (
                    likely[each.id] == Verdict.FOLLOWED.value
                ).sum(),
                f"{number}|denominator": judged.sum(),
                f"{number}|expected": chance.sum(),
                f"{number}|variance": (chance * (1 - chance)).sum(),
            }
        counts = likely.group_by(keys).aggregate(**sums).to_pandas()
        parts.append(_stacked(counts, asked, keys, SUMS))
    return _one_below_another(parts, [*keys, *SUMS])


SUMS = ("numerator", "denominator", "expected", "variance")
"""What is summed of a care site or provider: ``sums_by_month`` says of what."""


def _one_below_another(parts: list[pd.DataFrame], columns: list[str]) -> pd.DataFrame:
    """All parts; no rows, with these columns and the measure, where there are none."""
    if not parts:
        return pd.DataFrame(columns=[*columns, "measure"])
    return pd.concat(parts, ignore_index=True)


def _probabilities(
    known: Sequence[Recommendation], expected: Mapping[str, pd.DataFrame]
) -> ir.Table:
    """One row per kind, a numbered column per measure."""
    columns = {
        f"p{number}": expected[each.id].set_index("kind")["probability"]
        for number, each in enumerate(known)
    }
    wide = pd.DataFrame(columns).fillna(0.0).rename_axis("kind").reset_index()
    return ibis.memtable(wide.astype({"kind": "int32"}))


def _stacked(
    counts: pd.DataFrame,
    recommendations: Sequence[Recommendation],
    keys: list[str],
    names: Sequence[str] | Mapping[str, Verdict],
) -> pd.DataFrame:
    """One row per measure and group in which something was counted."""
    parts = []
    for number, each in enumerate(recommendations):
        columns = {f"{number}|{name}": name for name in names}
        cells = counts[[*keys, *columns]].rename(columns=columns)
        numbers = cells[[*names]].astype("float64").fillna(0.0)
        seen = numbers.any(axis="columns")
        whole = {name: "int64" for name in names if name in _WHOLE}
        parts.append(pd.concat([cells[keys], numbers.astype(whole)], axis="columns"))
        parts[-1] = parts[-1][seen].assign(measure=each.id)
    return pd.concat(parts, ignore_index=True)


_WHOLE = ("numerator", "complement", "denominator")
