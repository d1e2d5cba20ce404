"""Made-up stays in rehabilitation, as ``stays`` has them, for what is made of them."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from wervel.practice.rehabilitation.stays import BEFORE, COLUMNS

CLASSES: Final = (1, 2, 3, 4)


def stays_of(seed, sizes, *, unrecorded=0.1, refused=0.4):
    """Made-up stays: so many for each institution, severer the later it comes."""
    rng = np.random.default_rng(seed)
    rows = []
    for place, size in enumerate(sizes):
        tilt = np.exp(0.4 * place * np.arange(4)) * np.array([1, 2, 4, 3])
        for _ in range(size):
            wpn = int(rng.choice(CLASSES, p=tilt / tilt.sum()))
            admitted = rng.random() > refused
            known = admitted and rng.random() > unrecorded
            hours = np.clip(np.rint(2 * rng.normal(15 * wpn, 12)) / 2, 4, 150)
            rows.append(
                {
                    "person_id": len(rows),
                    "episode_start": 0,
                    "institution": float(place + 901),
                    "intake": 0,
                    "wpn_class": wpn if rng.random() > unrecorded else None,
                    "programme": 1 if admitted else None,
                    "admitted": True
                    if admitted
                    else (False if rng.random() > 0.1 else None),
                    "hours": hours if known else None,
                    **{name: bool(rng.random() < 0.5) for name in BEFORE},
                }
            )
    table = pd.DataFrame(rows, columns=[*COLUMNS])
    number = {"institution": "float64", "wpn_class": "float64", "hours": "float64"}
    flags = dict.fromkeys(["admitted", *BEFORE], "boolean")
    return table.astype({**number, **flags, "programme": "Int64"})
