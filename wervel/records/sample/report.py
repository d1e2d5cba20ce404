"""How the truth is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

import numpy as np
import pyarrow as pa

from wervel.records.sample.choices import CHOSEN
from wervel.records.sample.draws import Ints
from wervel.records.sample.parameters import PUBLISHED
from wervel.records.sample.truth import RULES, YEARS

_VERDICTS = ("followed", "not_followed", "cannot_tell")


def truth_table(truth: Ints) -> pa.Table:
    """One row per recommendation, calendar year and care site that has a moment.

    The care site is that of the episode's first record, or where that names no
    provider the practice of the person.
    """
    rule, year, site = np.nonzero(truth.sum(axis=3))
    counts = truth[rule, year, site]
    names = pa.array(list(RULES))
    return pa.table(
        {
            "recommendation": pa.DictionaryArray.from_arrays(
                pa.array(rule.astype(np.int8)), names
            ),
            "year": (year + YEARS.start).astype(np.int32),
            "care_site_id": site + 1,
            **{name: counts[:, place] for place, name in enumerate(_VERDICTS)},
        }
    )


def truth_json(
    truth: Ints, *, seen: Mapping[str, int], seed: int
) -> Mapping[str, object]:
    """What was planted, and what must be found."""
    totals = truth.sum(axis=(1, 2))
    return {
        "seed": seed,
        "seen": dict(seen),
        "recommendations": {
            name: {
                **dict(zip(_VERDICTS, map(int, totals[place]), strict=True)),
                "exact": True,
            }
            for place, name in enumerate(RULES)
        },
        "parameters": [asdict(each) for each in (*PUBLISHED, *CHOSEN)],
    }
