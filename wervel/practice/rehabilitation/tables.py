"""What may leave about rehabilitation: severity, dose, admission, what went before.

All counts are released together; means and tests are of groups whose number is shown.
Institutions get a number for the page, never their name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd

from wervel.intervals import wilson
from wervel.practice.rehabilitation.counts import EVERYBODY, Counts, Key, Shown
from wervel.practice.rehabilitation.criteria import (
    ANSWERS,
    CRITERIA,
    ONE_DISCIPLINE,
    SEVERAL_DISCIPLINES,
    all_met,
    answer,
    combined,
    met,
)
from wervel.practice.rehabilitation.dose import (
    LIMITS,
    SURE,
    Bar,
    bars,
    pile,
    relation,
)
from wervel.practice.rehabilitation.means import Group, Held, means
from wervel.practice.rehabilitation.stays import BEFORE, CLASSES, SEVERE
from wervel.small_numbers import Preset

ADMITTED: Key = ("admitted", EVERYBODY)
NO_CLASS, NO_INSTITUTION = "", ""
ALL_STEPS = "all_steps"
"""The row of all criteria together."""
TOLD = (ONE_DISCIPLINE, SEVERAL_DISCIPLINES)
"""The criteria that records can tell something of."""
BECAME = {"admitted": "yes", "not_admitted": "no", "open": "cannot_tell"}
"""What became of somebody who was seen, and what says so."""
GROUPS = (*(str(each) for each in CLASSES), NO_CLASS)


@dataclass(frozen=True, kw_only=True, eq=False)
class Tables:
    """The tables of what may leave, and the correlation over their institutions."""

    institutions: pd.DataFrame
    by_class: pd.DataFrame
    hours: pd.DataFrame
    before: pd.DataFrame
    criteria: pd.DataFrame
    correlation: float | None
    """Spearman's, of mean WPN class and mean hours over institutions (O-51)."""


def tables(stays: pd.DataFrame, *, rule: Preset) -> Tables:
    """What may leave of these stays, as ``stays.stays`` has them."""
    admitted = stays[stays["admitted"].fillna(value=False).astype(bool)]
    known = admitted["hours"].dropna().to_numpy(dtype=np.float64)
    drawn = bars(known, threshold=rule.threshold)
    counts = counted(stays, drawn)
    shown = counts.released(rule)
    if not told_apart(counts, shown, rule):
        shown = {
            key: None if _is_dose_of_one(key) else each for key, each in shown.items()
        }
    institutions = _institutions(admitted, shown, rule)
    named = institutions[~institutions["group"].isin([EVERYBODY, NO_INSTITUTION])]
    both = named.dropna(subset=["mean_class", "mean_hours"])
    return Tables(
        institutions=institutions,
        by_class=_by_class(shown),
        hours=_hours(drawn, shown),
        before=_answers({each: each for each in BEFORE}, shown),
        criteria=_criteria(shown),
        correlation=relation(both["mean_class"].tolist(), both["mean_hours"].tolist()),
    )


def counted(stays: pd.DataFrame, drawn: Sequence[Bar]) -> Counts:
    """All counts of these stays and these bars of hours, with their sums."""
    counts = Counts()
    admitted = stays[stays["admitted"].fillna(value=False).astype(bool)]
    _put_classes(counts, stays)
    _put_institutions(counts, admitted)
    for side, of in (
        ("up_to", [each for each in drawn if each.until <= LIMITS[0]]),
        ("above", [each for each in drawn if each.above >= LIMITS[0]]),
    ):
        counted_bars = {_name(each): each.programmes for each in of}
        counts.put_groups("bar", counted_bars, total=(side, EVERYBODY))
    _put_before(counts, admitted)
    return counts


def _put_classes(counts: Counts, stays: pd.DataFrame) -> None:
    """What became of those who were seen, by WPN class."""
    labels = stays["wpn_class"].astype("Int64").astype("string").fillna(NO_CLASS)
    became = answer(stays["admitted"])
    for what, told in BECAME.items():
        counts.put_groups(what, _per(labels[became == told], GROUPS))
    is_severe = {group: int(group) >= SEVERE for group in GROUPS if group != NO_CLASS}
    for what, severe in (("severe", True), ("less_severe", False)):
        of = [
            ("admitted", group) for group, each in is_severe.items() if each == severe
        ]
        counts.put_sum((what, EVERYBODY), of)


def _put_institutions(counts: Counts, admitted: pd.DataFrame) -> None:
    """The admitted by institution, divided by class and by hours."""
    labels = _institution(admitted)
    groups = sorted(labels.unique())
    wpn, hours = admitted["wpn_class"], admitted["hours"]
    parts = {
        "severe": wpn >= SEVERE,
        "less_severe": wpn < SEVERE,
        "classed": wpn.notna(),
        "above": hours > LIMITS[0],
        "up_to": hours <= LIMITS[0],
        "houred": hours.notna(),
    }
    for what, chosen in parts.items():
        counts.put_groups(what, _per(labels[chosen], groups))
    for group in (*groups, EVERYBODY):
        counts.put_sum(("classed", group), [("severe", group), ("less_severe", group)])
        counts.put_sum(("houred", group), [("above", group), ("up_to", group)])
    counts.put(("unhoured", EVERYBODY), int(hours.isna().sum()))
    lacking = {"classed": ("admitted", NO_CLASS), "houred": ("unhoured", EVERYBODY)}
    for what, without in lacking.items():
        counts.put_sum(ADMITTED, [(what, EVERYBODY), without])


def told_apart(counts: Counts, shown: Shown, rule: Preset) -> bool:
    """Whether nobody can say of an institution that those without a class are few.

    With a class and with hours are two parts of the same persons. So where more have
    hours, at least the difference has no class; and where these differences together
    are nearly all who have no class, at most little more. The same for hours.
    """
    groups = [each[1] for each in counts.of if each[0] == "houred"]
    more = [
        counts.of["houred", each] - counts.of["classed", each]
        for each in groups
        if each != EVERYBODY
    ]
    for sign, key in ((1, ("admitted", NO_CLASS)), (-1, ("unhoured", EVERYBODY))):
        least = [max(0, sign * each) for each in more]
        lacking = counts.of[key] if shown[key] is not None else rule.threshold
        over = max(lacking, sum(least)) - sum(least)
        if any(0 < each < rule.threshold - over for each in least):
            return False
    return True


def _is_dose_of_one(key: Key) -> bool:
    """Whether it counts hours of one institution."""
    return key[0] in {"above", "up_to", "houred"} and key[1] != EVERYBODY


def _put_before(counts: Counts, admitted: pd.DataFrame) -> None:
    """What came before, the criteria, and how these hang together."""
    before = {each: answer(admitted[each]) for each in BEFORE}
    steps = {each.name: met(admitted, each) for each in TOLD}
    together = all_met([met(admitted, each) for each in CRITERIA])
    for name, told in {**before, **steps, ALL_STEPS: together}.items():
        counts.put_groups(name, _per(told, ANSWERS), total=ADMITTED)
    for criterion in TOLD:
        _put_crossing(counts, before, criterion.told_by, whole=criterion.name)
    names = tuple(each.name for each in TOLD)
    _put_crossing(counts, steps, names, whole=ALL_STEPS)


def _put_crossing(
    counts: Counts,
    answers: Mapping[str, pd.Series[str]],
    names: tuple[str, ...],
    *,
    whole: str,
) -> None:
    """Each combination of these answers, which no table shows, and its sums."""
    kinds = list(product(ANSWERS, repeat=len(names)))
    columns = pd.concat([answers[each] for each in names], axis="columns")
    found = Counter(columns.itertuples(index=False, name=None))
    keys = {kind: (whole, *kind) for kind in kinds}
    for kind in kinds:
        counts.put((*keys[kind], "crossed"), found[kind])
    for place, name in enumerate(names):
        for each in ANSWERS:
            of = [(*keys[kind], "crossed") for kind in kinds if kind[place] == each]
            counts.put_sum((name, each), of)
    lines = pd.DataFrame(kinds, index=range(len(kinds)))
    columns_of = [lines[place] for place in range(len(names))]
    if whole == ALL_STEPS:
        columns_of.append(pd.Series("cannot_tell", index=lines.index))
    made = combined(columns_of, index=lines.index, yes_if_any=whole != ALL_STEPS)
    for each in ANSWERS:
        of = [
            (*keys[kind], "crossed")
            for kind, told in zip(kinds, made, strict=True)
            if told == each
        ]
        counts.put_sum((whole, each), of)


def _per(labels: pd.Series[str], groups: Iterable[str]) -> dict[str, int]:
    found = Counter(labels)
    return {each: found[each] for each in groups}


def _institution(admitted: pd.DataFrame) -> pd.Series[str]:
    labels: pd.Series[str] = admitted["institution"].astype("Int64").astype("string")
    return labels.fillna(NO_INSTITUTION)


def _name(bar: Bar) -> str:
    return f"{bar.above:g}"


def _institutions(admitted: pd.DataFrame, shown: Shown, rule: Preset) -> pd.DataFrame:
    """One row per institution and one for all: how severe, and how many hours.

    From the most to the least severe, as far as that is shown, and numbered so.
    """
    labels = _institution(admitted)
    parts = {EVERYBODY: admitted} | {
        str(name): part for name, part in admitted.groupby(labels, sort=True)
    }
    wpn = {name: part["wpn_class"].dropna() for name, part in parts.items()}
    hours = {name: part["hours"].dropna() for name, part in parts.items()}
    severity = {name: _classed(name, each, shown) for name, each in wpn.items()}
    dose = {name: _houred(name, each, shown) for name, each in hours.items()}
    mean_class = means(severity, EVERYBODY, rule, step=0.1)
    mean_hours = means(dose, EVERYBODY, rule, step=1.0)
    chance = SURE / len(parts)
    whats = ("severe", "less_severe", "classed", "above", "up_to", "houred")
    rows = [
        {
            "group": name,
            **{what: shown[what, name] for what in whats},
            "mean_class": mean_class[name],
            "mean_hours": mean_hours[name],
            "pile": pile(hours[name], chance=chance) if dose[name].is_shown else None,
        }
        for name in parts
    ]
    found = _typed(pd.DataFrame(rows), whats)
    number = {"mean_class": "float64", "mean_hours": "float64", "pile": "object"}
    found = _with_share(found.astype(number), "severe", "less_severe")
    return _numbered(_with_share(found, "above", "up_to"))


def _classed(name: str, values: pd.Series[float], shown: Shown) -> Group:
    severe = int(values.ge(SEVERE).sum())
    held = {"severe": severe, "less_severe": len(values) - severe}
    return _group(name, "classed", values, held, shown)


def _houred(name: str, values: pd.Series[float], shown: Shown) -> Group:
    above = int(values.gt(LIMITS[0]).sum())
    held = {"above": above, "up_to": len(values) - above}
    return _group(name, "houred", values, held, shown)


def _group(
    name: str, what: str, values: pd.Series[float], held: Held, shown: Shown
) -> Group:
    return Group(
        values=values,
        is_shown=shown[what, name] is not None,
        is_split_shown=all(shown[each, name] is not None for each in held),
        held=held,
    )


def _numbered(found: pd.DataFrame) -> pd.DataFrame:
    """The same rows, all first; the institutions numbered by what is shown of them."""
    special = found["group"].isin([EVERYBODY, NO_INSTITUTION])
    order = ["mean_class", "mean_hours", "classed", "houred", "severe"]
    named = found[~special].sort_values(order, ascending=False, kind="stable")
    named = named.assign(group=[str(each + 1) for each in range(len(named))])
    whole = found["group"].eq(EVERYBODY)
    rest = found[special & ~whole]
    return pd.concat([found[whole], named, rest], ignore_index=True)


def _by_class(shown: Shown) -> pd.DataFrame:
    """One row per WPN class, one without, one for all: what became of who was seen.

    ``open`` were not admitted, but not observed for long enough.
    """
    rows = [
        {"group": group, **{what: shown[what, group] for what in BECAME}}
        for group in (EVERYBODY, *GROUPS)
    ]
    return _with_share(_typed(pd.DataFrame(rows), BECAME), "admitted", "not_admitted")


def _hours(drawn: Sequence[Bar], shown: Shown) -> pd.DataFrame:
    """One row per bar of hours: above (not included), until (included), programmes."""
    rows = [(each.above, each.until, shown["bar", _name(each)]) for each in drawn]
    return _typed(
        pd.DataFrame(rows, columns=["above", "until", "programmes"]), ["programmes"]
    )


def _answers(names: Mapping[str, str], shown: Shown) -> pd.DataFrame:
    """One row per name: for how many yes, no and cannot tell."""
    rows = [
        {"group": group, **{each: shown[name, each] for each in ANSWERS}}
        for group, name in names.items()
    ]
    return _with_share(_typed(pd.DataFrame(rows), ANSWERS), "yes", "no")


def _criteria(shown: Shown) -> pd.DataFrame:
    """One row per last-resort criterion, after one for all of them together."""
    told = {each.name for each in TOLD}
    shown = dict(shown)
    for each in CRITERIA:
        if each.name not in told:
            nobody: Shown = {(each.name, "yes"): 0, (each.name, "no"): 0}
            shown |= nobody | {(each.name, "cannot_tell"): shown[ADMITTED]}
    names = [ALL_STEPS, *(each.name for each in CRITERIA)]
    table = _answers({each: each for each in names}, shown)
    share = ["share_yes", "yes_low", "yes_high"]
    table.loc[table["group"].eq(ALL_STEPS), share] = np.nan  # yes is never told
    return table


def _typed(table: pd.DataFrame, whole: Iterable[str]) -> pd.DataFrame:
    return table.astype(dict.fromkeys(whole, "Int64"))


def _with_share(table: pd.DataFrame, yes: str, no: str) -> pd.DataFrame:
    """The same rows with the share of the first, and its 95 % interval."""
    one, other = (
        table[each].to_numpy(dtype=np.float64, na_value=np.nan) for each in (yes, no)
    )
    whole = one + other
    low, high = wilson(one, whole)
    with np.errstate(invalid="ignore"):  # nobody: 0 / 0, no share
        share = one / whole
    return table.assign(
        **{f"share_{yes}": share, f"{yes}_low": low, f"{yes}_high": high}
    )
