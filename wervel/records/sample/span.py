"""The days that a sample is about, since 1970-01-01."""

from __future__ import annotations

import numpy as np

FIRST_DAY = 16436
"""2015-01-01 in days since 1970-01-01."""
LAST_DAY = 18261
"""2019-12-31."""
FIRST_YEAR = 2015
YEAR_STARTS = np.array([16436, 16801, 17167, 17532, 17897])
"""The first day of each year."""
