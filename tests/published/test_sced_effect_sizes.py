"""Effect sizes of single cases against printed examples.

Parker, Vannest and Davis (2011), Behavior Modification 35(4), 303-322, give the two
small series worked out here; SingleCaseES 0.7.0 (Pustejovsky, Chen and Swan) prints the
errors and intervals for the first of them in its manual (pages NAP, LRR and Tau_U), and
an example of Parker and Vannest (2009). Tolerances are half a unit in the last digit
printed, but for the interval.
"""

import csv
from pathlib import Path

import numpy as np
import pytest

from wervel.evidence.sced.effect_sizes import nap_interval, overlap, ratio

KEPT = Path(__file__).parent / "sced" / "nap_interval_r.csv"
ROWS = [*csv.DictReader(KEPT.read_text("utf-8").splitlines())]

A = np.array([20.0, 20, 26, 25, 22, 23])
B = np.array([28.0, 25, 24, 27, 30, 30, 29])
A_2009 = np.array([4.0, 3, 4, 3, 4, 7, 5, 2, 3, 2])
B_2009 = np.array([5.0, 9, 7, 9, 7, 5, 9, 11, 11, 10, 9])


def test_the_example_of_parker_vannest_and_davis():
    """Exact fractions: 38.5 and 35 of 42 pairs, 5 of 7 points."""
    found = overlap(A, B)
    assert found.nap == pytest.approx(38.5 / 42, rel=1e-14)
    assert found.tau == pytest.approx(35 / 42, rel=1e-14)
    assert found.pnd == pytest.approx(5 / 7, rel=1e-14)
    assert found.pem == 1


def test_tau_u_of_the_second_example():
    """16 of 20 pairs, and 11 once the trend of A is taken off."""
    found = overlap(np.array([3.0, 3, 4, 5]), np.array([4.0, 5, 6, 7, 7]))
    assert found.tau == pytest.approx(16 / 20, rel=1e-14)
    assert found.tau_u == pytest.approx(11 / 20, rel=1e-14)


EXAMPLES = {
    "2011": (A, B, 0.9166667, 0.06900656),
    "2011, lower is better": (-A, -B, 0.08333333, 0.06900656),
    "2009": (A_2009, B_2009, 0.9636364, 0.03192622),
    "other phases": ([20, 20, 26, 25, 22], [23, 28, 25, 24, 27], 0.78, 0.155),
}
PRINTED = {
    "2011": (0.5973406, 0.9860176),
    "2011, lower is better": (0.01398242, 0.4026594),
    "2009": (0.7499741, 0.9950729),
    "other phases": (0.4115567, 0.9423658),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_nap_and_its_error_are_those_of_singlecasees(name):
    before, after, nap, error = EXAMPLES[name]
    found = overlap(np.array(before, float), np.array(after, float))
    assert found.nap == pytest.approx(nap, abs=6e-8)
    assert found.nap_error == pytest.approx(error, abs=6e-9)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_interval_is_that_of_singlecasees(name):
    """To 1.3e-4: SingleCaseES looks for the ends with R's uniroot as it comes.

    That stops within 1.22e-4; the next test solves the same equation tightly.
    """
    before, after, *_ = EXAMPLES[name]
    found = overlap(np.array(before, float), np.array(after, float))
    ends = (found.nap_low, found.nap_high)
    assert ends == pytest.approx(PRINTED[name], abs=1.3e-4)


@pytest.mark.parametrize(
    "row", ROWS, ids=lambda r: f"{r['pairs']} of {r['m']}x{r['n']}"
)
def test_the_interval_is_that_of_r(row):
    """``nap_interval_r.R``, R 4.2.2, to nine digits."""
    m, n = int(row["m"]), int(row["n"])
    found = nap_interval(float(row["pairs"]) / (m * n), m, n, confidence=0.95)
    assert found == pytest.approx((float(row["low"]), float(row["high"])), abs=1e-9)


def test_tau_u_is_that_of_singlecasees():
    assert overlap(A, B).tau_u == pytest.approx(0.7380952, abs=6e-8)


def test_the_response_ratio_is_that_of_singlecasees():
    """0.1953962 with the correction; without, the ratio of the means, 0.1958846."""
    found = ratio(A, B)
    assert found.log_ratio == pytest.approx(0.1953962, abs=6e-8)
    assert found.error == pytest.approx(0.05557723, abs=6e-9)
    assert found.low == pytest.approx(0.08646679, abs=6e-9)
    assert found.high == pytest.approx(0.3043255, abs=6e-8)
    assert 100 * found.change == pytest.approx(21.5792546, abs=6e-8)
    assert np.log(B.mean() / A.mean()) == pytest.approx(0.1958846, abs=6e-8)


def test_the_interval_of_complete_nonoverlap_has_a_lower_end():
    """SingleCaseES 0.7.0 prints 1 to 1 here: its search ends at the root NAP itself.

    Newcombe's equation has a second root below, at which both sides are equal.
    """
    found = overlap(np.array([20.0, 20, 26, 25, 22]), np.array([30.0, 30, 29]))
    theta, m, n = found.nap_low, 5, 3
    h = (m + n) / 2 - 1
    wide = 1.959963984540054**2 * theta * (1 - theta) / (m * n)
    parts = 1 + h * ((1 - theta) / (2 - theta) + theta / (1 + theta))
    assert (1 - theta) ** 2 == pytest.approx(wide * parts, rel=1e-9)
    assert (found.nap, found.nap_high) == (1, 1)
    assert 0 < theta < 0.9
