"""The standardised difference between cases against nlme and scdhlm.

``laski.csv`` (eight children, multiple baseline: Laski, Charlop and Schreibman, 1988)
and ``anglesea.csv`` (three, ABAB: Anglesea, Hoch and Taylor, 2008) are the scores as
Pustejovsky, Hedges and Shadish read them off the published figures and hand out with
scdhlm. ``between_cases_nlme.R`` fitted the model and wrote ``between_cases_nlme.csv``.
"""

import csv
from pathlib import Path

import pytest

from wervel.evidence.sced.autocorrelation import difference
from wervel.evidence.sced.between_cases import between_cases, vary
from wervel.evidence.sced.reading import Choices, read_experiment
from wervel.evidence.study import Better

HERE = Path(__file__).parent / "sced"
TERMS = ("step", "step_error", "between", "steps", "within", "phi", "freedom", "g")
TERMS += ("error",)


def lines(name):
    with (HERE / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def experiment(name):
    return read_experiment(HERE / f"{name}.csv", Choices(better=Better.HIGHER))


def test_the_difference_is_that_of_scdhlm():
    """Printed in the vignette of scdhlm 0.7.2.9999, Laski, column RML.

    Their fit stopped some 4e-7 from the maximum: hence 1e-6 relative.
    """
    found = between_cases(experiment("laski"))
    assert found.g == pytest.approx(1.4048872, rel=1e-6)
    assert found.error == pytest.approx(0.2863249, rel=1e-6)
    assert found.phi == pytest.approx(0.2527690, rel=1e-6)
    assert found.intraclass == pytest.approx(0.5606064, rel=1e-6)
    assert found.freedom == pytest.approx(18.5524061, rel=1e-6)


def test_the_difference_that_varies_is_that_of_scdhlm():
    """Printed in the same vignette, second model of Laski: half a unit of each number.

    Their fit stopped some 1e-6 from the maximum. The test of the one model against the
    other is 16.27091 on two degrees of freedom.
    """
    whole = experiment("laski")
    same, found = between_cases(whole), between_cases(whole, varying=True)
    assert found.unadjusted == pytest.approx(1.271, abs=5e-4)
    assert found.g == pytest.approx(1.181, abs=5e-4)
    assert found.error == pytest.approx(0.358, abs=5e-4)
    assert found.freedom == pytest.approx(10.776, abs=5e-4)
    assert found.phi == pytest.approx(0.02267299, rel=1e-5)
    assert found.between**0.5 == pytest.approx(21.79581, rel=1e-6)
    assert found.steps**0.5 == pytest.approx(13.24108, rel=1e-6)
    gain = 2 * (found.log_likelihood - same.log_likelihood)
    assert gain == pytest.approx(16.27091, abs=5e-6)
    assert vary(same, found) == pytest.approx(3e-4, abs=5e-5)


@pytest.mark.parametrize(
    "row", lines("between_cases_nlme.csv"), ids=lambda r: f"{r['data']} {r['varying']}"
)
def test_every_term_is_that_of_nlme(row):
    """To 1e-6, which is where nlme stops; the likelihood itself to 1e-9."""
    found = between_cases(experiment(row["data"]), varying=row["varying"] == "TRUE")
    for name in TERMS:
        assert getattr(found, name) == pytest.approx(float(row[name]), rel=1e-6), name
    assert found.log_likelihood == pytest.approx(float(row["likelihood"]), rel=1e-9)


@pytest.mark.parametrize(
    "row", lines("difference_gls_nlme.csv"), ids=lambda r: r["phi"]
)
def test_the_difference_of_one_person_is_that_of_gls(row):
    """The fifth case of Laski, with the autocorrelation held at a number."""
    whole = experiment("laski")
    (one,) = (each for each in whole.series if each.case == "5")
    found = difference(whole, one, phi=float(row["phi"]))
    assert found.gls == pytest.approx(float(row["difference"]), rel=1e-9)
    assert found.gls_error == pytest.approx(float(row["error"]), rel=1e-9)
