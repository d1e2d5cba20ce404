"""What den Hollander 2018 is cited for (T-36): a saving in two parts, and X-37.

The documents print EUR -14,731 per person, of which 33% is health care and 67% less
absence and cost to society. X-37 reckons that as 4,861 and 9,870. Smeets 2009 and
Goossens 2015 (T-31, T-34) are cited in words only: there is no number to recompute.
"""

import numpy as np
import pytest

from wervel.evidence.economics.asking import Asked
from wervel.evidence.economics.columns import variable
from wervel.evidence.economics.evaluation import evaluation, shares_of
from wervel.evidence.economics.patients import Patients
from wervel.evidence.studies import study
from wervel.evidence.study import Measure

CARE, SOCIETY = -4861.0, -9870.0


def test_the_parts_add_up_to_the_whole_that_is_printed():
    found = study("den-hollander-2018").estimate("costs-26-weeks")
    assert found.value == CARE + SOCIETY == -14_731


def test_the_shares_are_those_printed():
    """Half a percent: they are printed whole."""
    ours = shares_of([CARE, SOCIETY], [-14_731.0, -14_731.0])
    printed = study("den-hollander-2018").observations
    assert ours == pytest.approx([each.value for each in printed], abs=0.005)


def test_patients_who_save_so_give_the_same_parts():
    """Four patients whose arms differ by just that: the table of categories says so."""
    patients = Patients(
        where="X-37",
        arms=("usual care", "exposure"),
        of_arm=np.array([0, 0, 1, 1]),
        variables=tuple(
            variable(each) for each in ("effect_gain", "cost_care", "cost_absence")
        ),
        values=np.array(
            [
                [0, 9000 - CARE, 5000 - SOCIETY],
                [1, 9000 - CARE, 7000 - SOCIETY],
                [1, 9000, 5000],
                [1, 9000, 7000],
            ]
        ),
        covariates=(),
        covariate_values=np.empty((4, 0)),
        cluster=None,
    )
    asked = Asked(worth=(0.0,), outside_care=("absence",), draws=100)
    found = evaluation(patients, asked=asked, prices={}, currency="EUR")
    assert found.differences[0].costs.value == pytest.approx(-14_731)
    shares = [each.share[0] for each in found.categories]
    assert shares == pytest.approx([0.33, 0.67], abs=0.005)
    assert [each.more[0].value for each in found.categories] == pytest.approx(
        [CARE, SOCIETY]
    )


@pytest.mark.parametrize("name", ["smeets-2009", "goossens-2015"])
def test_what_is_cited_in_words_has_no_number_of_costs(name):
    for each in study(name).estimates:
        if each.measure is Measure.COST_DIFFERENCE:
            assert each.value is None
