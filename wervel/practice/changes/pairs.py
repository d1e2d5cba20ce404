"""Counts before and after, as they may leave.

A reader can subtract one from the other, and parts from their total. So a pair leaves
only where both counts and their difference are none or not small; and where what is
withheld could be worked out from a total, more is withheld.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from wervel.small_numbers import AddsUp, Preset, released

SHOWN = ("before", "after", "suppressed")
"""What a release sets; a suppressed row has neither count."""


def released_pairs(
    counts: pd.DataFrame,
    rule: Preset,
    *,
    adds_up: Sequence[AddsUp] = (),
) -> pd.DataFrame:
    """The same rows, ``before`` and ``after`` as they may leave, and ``suppressed``.

    Where ``counts`` has ``persons`` too, the fewest that can be behind a row, a row
    with few of them is withheld whatever its counts are, and the column does not leave.
    ``suppressed`` may be set beforehand; a suppressed row stays so.
    """
    known = counts.reset_index(drop=True)
    hidden = _hidden_before(known, rule)
    gained = (known["after"] - known["before"]).clip(lower=0)
    lost = (known["before"] - known["after"]).clip(lower=0)
    about = known.drop(columns=[*SHOWN, "persons"], errors="ignore")
    settled = -1
    while settled != (settled := int(hidden.sum())):
        for part in (known["before"], known["after"], gained, lost):
            cells = about.assign(
                numerator=part, denominator=part, cannot_tell=0, suppressed=hidden
            )
            hidden = released(cells, rule, adds_up=adds_up)["suppressed"].astype(bool)
    rounded = {
        name: _rounded(known[name], rule).mask(hidden) for name in ("before", "after")
    }
    return about.assign(**rounded, suppressed=hidden)


def _hidden_before(counts: pd.DataFrame, rule: Preset) -> pd.Series[bool]:
    """What was withheld already, and what few persons are behind."""
    none = pd.Series(data=False, index=counts.index)
    hidden = counts.get("suppressed", none).astype(bool)
    if "persons" in counts:
        persons = counts["persons"].fillna(rule.threshold)
        hidden |= persons.gt(0) & persons.lt(rule.threshold)
    return hidden


def _rounded(counts: pd.Series[int], rule: Preset) -> pd.Series[int]:
    return ((counts + rule.rounding // 2) // rule.rounding * rule.rounding).astype(
        "Int64"
    )
