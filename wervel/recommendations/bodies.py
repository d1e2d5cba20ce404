"""Every body's recommendations together. A new body is added here, and nowhere else."""

from __future__ import annotations

from wervel.recommendations import nhg
from wervel.recommendations.recommendation import Recommendation

ALL: tuple[Recommendation, ...] = (*nhg.ALL,)
"""Every recommendation wervel can hold against records."""
