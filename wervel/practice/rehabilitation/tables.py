"""What may leave about rehabilitation: severity, dose, admission, what went before.

Every count passes ``small_numbers``; means and tests are of groups that are not small.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import pandas as pd
from scipy import stats

from wervel.practice.rehabilitation.stays import BEFORE
from wervel.small_numbers import AddsUp, Preset, released
from wervel.text import Text

LIMITS = (48, 130)
"""Hours up to which the two care products go (catalogue PC-12)."""
SEVERE = 3
"""From this WPN class on interdisciplinary rehabilitation is indicated (W-24)."""
FEWEST = 10
"""Under so many programmes an institution gets no mean and no test: wervel's choice."""
BIN = 4
"""Hours in a bar of the histogram; 48 is a border of it, 130 is in the last."""
SURE = 0.01
"""Above this chance a pile is no finding, divided by the number of institutions."""

Answer: TypeAlias = Literal["yes", "no", "cannot_tell"]
TOTAL = "all"


@dataclass(frozen=True)
class Criterion:
    """A condition of the last-resort group, and what tells whether it is met.

    ``told_by`` names columns of the stays of which one must be yes; none where no
    record can hold it, so that it can never be told.
    """

    name: str
    text: Text
    told_by: tuple[str, ...] = ()


CRITERIA = (
    Criterion(
        "self_care", Text(nl="preventie en zelfzorg", en="prevention and self-care")
    ),
    Criterion(
        "one_discipline",
        Text(
            nl="behandeling door één discipline in de eerste lijn",
            en="treatment by one discipline in primary care",
        ),
        ("therapy_before", "psychological_before"),
    ),
    Criterion(
        "several_disciplines",
        Text(
            nl="behandeling door meer disciplines samen met de tweede lijn",
            en="treatment by several disciplines together with secondary care",
        ),
        ("specialist_before",),
    ),
    Criterion(
        "without_result",
        Text(
            nl="diagnostiek en behandeling volgens het biopsychosociale model zonder "
            "resultaat",
            en="diagnostics and treatment by the biopsychosocial model without result",
        ),
    ),
)
"""The steps of catalogue P-25 (004 ZN Optie 1). A contact is taken for the step: no
record says that it was adequate, so a step is shown to lack rather than to suffice."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Rehabilitation:
    """Everything that is shown of rehabilitation; released, but for nothing."""

    institutions: pd.DataFrame
    by_class: pd.DataFrame
    hours: pd.DataFrame
    before: pd.DataFrame
    criteria: pd.DataFrame
    correlation: float | None
    """Spearman's, of mean WPN class and mean hours over institutions (O-51)."""
    small_numbers: Preset


def rehabilitation(stays: pd.DataFrame, *, rule: Preset) -> Rehabilitation:
    """What may leave of these stays, as ``stays.stays`` has them."""
    admitted = stays[stays["programme"].notna()]
    institutions = institutions_table(stays, rule=rule)
    return Rehabilitation(
        institutions=institutions,
        by_class=class_table(stays, rule=rule),
        hours=hours_table(admitted, rule=rule),
        before=before_table(admitted, rule=rule),
        criteria=criteria_table(admitted, rule=rule),
        correlation=_correlation(institutions),
        small_numbers=rule,
    )


def institutions_table(stays: pd.DataFrame, *, rule: Preset) -> pd.DataFrame:
    """One row per institution and one for all: how severe, and how many hours.

    ``numerator`` and ``complement`` count the admitted in WPN class 3 or 4 and in a
    lower one, ``cannot_tell`` those without a class. ``mean_class`` (one decimal) and
    ``mean_hours`` (whole hours) only where not suppressed and at least ``FEWEST`` have
    the number; ``pile`` says whether just above 48 hours there are more than chance
    allows, ``no`` where not, null where it cannot be told.
    """
    admitted = stays[stays["programme"].notna()]
    groups = {
        f"{key:.0f}": part for key, part in admitted.groupby("institution", sort=True)
    }
    alpha = SURE / max(len(groups), 1)
    rows = [
        {"group": name, **_severity(part), **_dose(part, alpha=alpha)}
        for name, part in [(TOTAL, admitted), *groups.items()]
    ]
    unnamed = admitted[admitted["institution"].isna()]
    if len(unnamed):
        rows.append({"group": "", **_severity(unnamed), **_dose(unnamed, alpha=alpha)})
    shown = _released(pd.DataFrame(rows), rule)
    numbers = ["mean_class", "mean_hours", "pile"]
    hidden = shown["suppressed"] | shown["cannot_tell_suppressed"]
    shown[numbers] = shown[numbers].mask(hidden)
    return shown


def _severity(part: pd.DataFrame) -> dict[str, int]:
    known = part["wpn_class"].dropna()
    severe = int((known >= SEVERE).sum())
    return {
        "numerator": severe,
        "denominator": len(known),
        "cannot_tell": len(part) - len(known),
    }


def _dose(part: pd.DataFrame, *, alpha: float) -> dict[str, object]:
    classes, hours = part["wpn_class"].dropna(), part["hours"].dropna()
    enough = len(hours) >= FEWEST
    return {
        "mean_class": round(float(classes.mean()), 1)
        if len(classes) >= FEWEST
        else None,
        "mean_hours": round(float(hours.mean())) if enough else None,
        "pile": _pile(hours, alpha=alpha) if enough else None,
    }


def _pile(hours: pd.Series[float], *, alpha: float) -> str | None:
    """Whether more programmes end just above the first limit than just below it.

    Where nothing pushes hours over 48, a programme within four hours of it is as likely
    above as below, and where hours thin out less likely above; so the exact binomial
    test with one half, one-sided, errs to the safe side. It asks ``FEWEST`` programmes
    within those eight hours.
    """
    limit = LIMITS[0]
    above = int(((hours > limit) & (hours <= limit + BIN)).sum())
    below = int(((hours > limit - BIN) & (hours <= limit)).sum())
    if above + below < FEWEST:
        return None
    test = stats.binomtest(above, above + below, 0.5, alternative="greater")
    return "yes" if test.pvalue < alpha else "no"


def class_table(stays: pd.DataFrame, *, rule: Preset) -> pd.DataFrame:
    """One row per WPN class, one for those without, one for all: seen and admitted.

    ``numerator`` counts the admitted, ``denominator`` all who were seen.
    """
    labels = stays["wpn_class"].astype("Int64").astype("string").fillna("")
    rows = [
        {
            "group": name,
            "numerator": int(part["programme"].notna().sum()),
            "denominator": len(part),
            "cannot_tell": 0,
        }
        for name, part in [(TOTAL, stays), *stays.groupby(labels, sort=True)]
    ]
    return _released(pd.DataFrame(rows), rule)


def hours_table(admitted: pd.DataFrame, *, rule: Preset) -> pd.DataFrame:
    """One row per bar of hours: from (not included), until (included), programmes.

    Bars of four hours, put together with the next until none is small; rounded.
    """
    hours = admitted["hours"].dropna().to_numpy(dtype=np.float64)
    columns = ["from", "until", "programmes"]
    if len(hours) < max(rule.threshold, 1):
        return pd.DataFrame(columns=columns)
    edges = np.arange(0.0, hours.max() + BIN, BIN)
    counts = np.histogram(-hours, bins=-edges[::-1])[0][::-1]
    bars: list[list[float]] = []
    for low, high, count in zip(edges, edges[1:], counts, strict=False):
        if bars and (bars[-1][2] < rule.threshold):
            bars[-1][1:] = [high, bars[-1][2] + count]
        else:
            bars.append([low, high, count])
    if len(bars) > 1 and bars[-1][2] < rule.threshold:
        last = bars.pop()
        bars[-1][1:] = [last[1], bars[-1][2] + last[2]]
    base = rule.rounding
    return pd.DataFrame(
        [[low, high, (int(n) + base // 2) // base * base] for low, high, n in bars],
        columns=columns,
    )


def before_table(admitted: pd.DataFrame, *, rule: Preset) -> pd.DataFrame:
    """One row per kind of care: for how many it came before the programme."""
    rows = [{"group": name, **_answered(admitted[name])} for name in BEFORE]
    return _released(pd.DataFrame(rows), rule, with_total=False)


def criteria_table(admitted: pd.DataFrame, *, rule: Preset) -> pd.DataFrame:
    """One row per last-resort criterion, and one for all of them together.

    ``numerator`` counts for how many the records show the step, ``denominator`` adds
    those for whom they show that it was not taken, ``cannot_tell`` the rest. All
    together is no where one is no, and otherwise cannot be told.
    """
    answers = {each.name: _met(admitted, each) for each in CRITERIA}
    together = pd.concat([*answers.values()], axis="columns")
    refuted = (together == "no").any(axis="columns")
    confirmed = (together == "yes").all(axis="columns")
    whole = pd.Series("cannot_tell", index=admitted.index)
    whole = whole.mask(refuted, "no").mask(confirmed, "yes")
    rows = [
        {"group": name, **_counted(given)}
        for name, given in [(TOTAL, whole), *answers.items()]
    ]
    return _released(pd.DataFrame(rows), rule, with_total=False)


def _met(admitted: pd.DataFrame, criterion: Criterion) -> pd.Series[str]:
    """The answer for each: yes where one is yes, no where all are no."""
    answer = pd.Series("cannot_tell", index=admitted.index)
    if not criterion.told_by:
        return answer
    told = admitted[[*criterion.told_by]]
    shows = told.eq(True).any(axis="columns")
    refutes = told.eq(False).all(axis="columns")
    return answer.mask(refutes, "no").mask(shows, "yes")


def _answered(column: pd.Series[bool]) -> dict[str, int]:
    yes, known = int(column.eq(True).sum()), int(column.notna().sum())
    return {
        "numerator": yes,
        "denominator": known,
        "cannot_tell": len(column) - known,
    }


def _counted(answers: pd.Series[str]) -> dict[str, int]:
    yes, no = int(answers.eq("yes").sum()), int(answers.eq("no").sum())
    return {
        "numerator": yes,
        "denominator": yes + no,
        "cannot_tell": len(answers) - yes - no,
    }


def _released(
    rows: pd.DataFrame, rule: Preset, *, with_total: bool = True
) -> pd.DataFrame:
    """The rows as they may leave; with a total, what subtracting from it would tell."""
    numbers = ["numerator", "denominator", "cannot_tell"]
    counts = rows.astype(dict.fromkeys(numbers, "Int64"))
    counts["kind"] = np.where(counts["group"].eq(TOTAL), "total", "part")
    counts["together"] = 0
    sums: Sequence[AddsUp] = (
        [AddsUp(column="kind", parts="part", total="total", within=("together",))]
        if with_total
        else []
    )
    shown = released(counts, rule, adds_up=sums)
    return shown.drop(columns=["kind", "together"])


def _correlation(institutions: pd.DataFrame) -> float | None:
    """Spearman's, over the institutions of which both means are shown."""
    known = institutions[institutions["group"].ne(TOTAL)]
    known = known.dropna(subset=["mean_class", "mean_hours"])
    if len(known) < FEWEST_INSTITUTIONS:
        return None
    pairs = known[["mean_class", "mean_hours"]].astype("float64")
    found = stats.spearmanr(pairs["mean_class"], pairs["mean_hours"]).statistic
    return None if np.isnan(found) else round(float(found), 2)


FEWEST_INSTITUTIONS = 5
"""Under so many institutions a correlation says nothing: wervel's choice."""
