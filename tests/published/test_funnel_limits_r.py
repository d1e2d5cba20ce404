"""Funnel limits against R 4.2.2: qbinom, pbinom and dbinom.

``funnel_limits_r.R`` writes the limits of Spiegelhalter (Stat Med 2005;24:1185,
appendix A.1.1) as the paper defines them. Ours add half a case and stay within 0 and 1.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from wervel.benchmarking.funnel import exact_limits

HERE = Path(__file__).parent


@pytest.mark.parametrize("confidence", [0.95, 0.998])
@pytest.mark.parametrize("target", [0.05, 0.3, 0.9])
def test_limits_are_those_of_the_paper_and_half_a_case(target, confidence):
    """To 1e-9: R wrote twelve decimals."""
    drawn = pd.read_csv(HERE / "funnel_limits_r.csv")
    drawn = drawn[drawn["target"] == target]
    tail = (1 - confidence) / 2
    for at, side in ((tail, 0), (1 - tail, 1)):
        wanted = drawn[np.isclose(drawn["at"], at)]
        trials = wanted["trials"].to_numpy()
        assert len(trials) == 4
        came = exact_limits(trials, target, confidence=confidence)[side]
        paper = wanted["limit"].to_numpy()
        assert came == pytest.approx(np.clip(paper + 0.5 / trials, 0, 1), abs=1e-9)
