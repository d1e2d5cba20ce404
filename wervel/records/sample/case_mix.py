"""Case mix: practices whose patients differ, in ways that the habits depend on.

A practice has a score from -1 to 1, times the strength that was asked for. With it the
age of its patients goes up, and the odds that a complaint radiates or is called chronic
at its first record. Who is older or chronic gets more of every habit, whoever the GP
is, and radiation matters as it always does. So shares as counted mislead, and shares
adjusted for age, radiation and chronicity do not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, logit

from wervel.records.sample.draws import Bools, Floats, Ints

YEARS_OLDER = 30.0
"""Age that a full score adds to adults, at a strength of one."""
YOUNGEST, OLDEST = 15, 95
RADIATING_LOG_ODDS = 2.0
"""What a full score adds to the log odds that a complaint radiates."""
CHRONIC_SHARE = 0.12
"""Share called chronic at the first record where the score is 0."""
CHRONIC_LOG_ODDS = 2.0
MEDIAN_AGE = 50.0
"""The age at which the odds of a habit are those of the practice."""
TEN_YEARS_ODDS_RATIO = 1.4
CHRONIC_ODDS_RATIO = 2.0


@dataclass(frozen=True)
class CaseMix:
    """The score of each practice, from -1 to 1 times the strength; 0 plants nothing."""

    strength: float
    score: Floats

    @property
    def planted(self) -> bool:
        """Whether practices differ in their patients at all."""
        return self.strength > 0

    def born(self, born: Ints, practice: Ints, *, year: int) -> Ints:
        """The years of birth, with the adults of each practice older or younger."""
        if not self.planted:
            return born
        age = year - 1 - born
        moved = age + np.rint(YEARS_OLDER * self.score[practice]).astype(np.int64)
        kept = np.clip(moved, YOUNGEST, OLDEST - 1)
        return np.where(age >= YOUNGEST, year - 1 - kept, born)

    def radiating(self, share: float, practice: Ints) -> Floats:
        """The share of complaints that radiate, for each of these practices."""
        moved = logit(share) + RADIATING_LOG_ODDS * self.score[practice]
        return np.asarray(expit(moved))

    def chronic(self, practice: Ints) -> Floats:
        """The share called chronic at the first record, for each of these practices."""
        moved = logit(CHRONIC_SHARE) + CHRONIC_LOG_ODDS * self.score[practice]
        return np.asarray(expit(moved))

    def log_odds(self, age: Ints, chronic: Bools) -> Floats:
        """What age and chronicity add to the log odds of every habit."""
        by_age = np.log(TEN_YEARS_ODDS_RATIO) * (age - MEDIAN_AGE) / 10
        return np.asarray(by_age + np.log(CHRONIC_ODDS_RATIO) * chronic)


def case_mix_told(mix: CaseMix) -> Mapping[str, object]:
    """What the case mix comes down to, for the truth."""
    return {
        "strength": mix.strength,
        "years_older_per_score": YEARS_OLDER,
        "radiating_log_odds_per_score": RADIATING_LOG_ODDS,
        "chronic_share_at_score_0": CHRONIC_SHARE,
        "chronic_log_odds_per_score": CHRONIC_LOG_ODDS,
        "odds_ratio_per_ten_years": TEN_YEARS_ODDS_RATIO,
        "odds_ratio_of_chronic": CHRONIC_ODDS_RATIO,
        "rates_hold_at_age": MEDIAN_AGE,
    }
