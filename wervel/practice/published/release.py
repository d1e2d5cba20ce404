"""The counts of all measurements as they may leave together.

Beside what ``small_numbers`` suppresses: two rows of which one counts part of what the
other counts may not differ by a small number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from wervel.practice.published.definitions import Measurement
from wervel.small_numbers import SUPPRESSED, AddsUp, Preset, displayed, released

_SUMS = (
    AddsUp(
        column="as_share", parts="part", total="total", within=("measurement", "shares")
    ),
    AddsUp(column="as_code", parts="part", total="total", within=("measurement", "of")),
)


_IMPLIES: Mapping[str, tuple[str, ...]] = {
    "L02": ("L02_L03",),
    "L03": ("L02_L03", "L03_L86"),
    "L86": ("L03_L86",),
    "L02_L03": ("coded",),
    "L03_L86": ("coded",),
    **{f"gp_{kind}": ("gp_scan",) for kind in ("xray", "mri", "ct")},
    **{f"hospital_{kind}": ("hospital_scan",) for kind in ("xray", "mri")},
    "hospital_scan": ("something",),
    "treated": ("something",),
    "operated": ("something",),
    "injected": ("treated",),
    "denervated": ("treated",),
    "operated_after_mri": ("operated", "hospital_mri"),
    "exercise_first": ("operated",),
    "new_opioid": ("opioid",),
}
"""What is also so where a test is: its episodes are part of theirs."""
_OPPOSITES = {"not_seen": "seen", "nothing": "something", "not_radiating": "radiating"}


def released_counts(
    measured: Sequence[Measurement],
    by_site: Mapping[str, pd.DataFrame],
    rule: Preset,
    *,
    courses: int | None = None,
) -> pd.DataFrame:
    """One row per row of the measurements that is a share, with only what may leave.

    Columns name, numerator, denominator, suppressed and those of ``released``.
    ``courses``: how many opioid courses are shown beside them, of which nobody may see
    how many users of opioids are not among them.
    """
    rows = []
    for each in measured:
        for row in each.rows:
            name = f"{each.id}.{row.id}"
            if name not in by_site:
                continue
            counts = by_site[name].sum()
            rows.append(
                {
                    "name": name,
                    "measurement": each.id,
                    "among": _cell(row.of),
                    "counted": _cell((*row.of, row.count)),
                    "others": _cell((*row.of, _negated(row.count))),
                    "shares": row.shares,
                    "as_share": "part" if row.shares else "",
                    "of": row.part_of or row.total_of,
                    "as_code": "part"
                    if row.part_of
                    else "total"
                    if row.total_of
                    else "",
                    "numerator": int(counts["numerator"]),
                    "denominator": int(counts["denominator"]),
                    "cannot_tell": 0,
                }
            )
    frame = pd.DataFrame(rows)
    frame["suppressed"] = _nested(frame, rule, courses)
    return released(frame, rule, adds_up=_SUMS)


def _negated(test: str) -> str:
    """The test that passes where this one does not."""
    return _OPPOSITES.get(test) or f"not {test}"


def _cell(tests: Iterable[str]) -> frozenset[str]:
    """Everything that is so of the episodes that pass these tests."""
    held = set(tests)
    while more := {also for each in held for also in _IMPLIES.get(each, ())} - held:
        held |= more
    return frozenset(held)


def _nested(frame: pd.DataFrame, rule: Preset, courses: int | None) -> list[bool]:
    """Whether a row counts all but a few of what another row shows."""
    others = frame["denominator"] - frame["numerator"]
    counts: dict[frozenset[str], int] = {}
    for cell, number in (
        ("others", others),
        ("counted", frame["numerator"]),
        ("among", frame["denominator"]),
    ):
        counts |= dict(zip(frame[cell], number.astype(int), strict=True))
    few = {
        part
        for part, in_part in counts.items()
        for whole, in_whole in counts.items()
        if whole < part and displayed(in_whole - in_part, rule) is SUPPRESSED
    }
    users = _cell(("seen", "opioid"))
    apart = counts.get(users, 0) - (
        counts.get(users, 0) if courses is None else courses
    )
    if displayed(apart, rule) is SUPPRESSED:
        few.add(users)
    cells = zip(frame["among"], frame["counted"], frame["others"], strict=True)
    return [not few.isdisjoint(each) for each in cells]
