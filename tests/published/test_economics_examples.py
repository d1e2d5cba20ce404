"""Published choices between several strategies: steps, and who is beaten.

Sanders and others (J Gen Intern Med 2010; 25: 556-563, abstract, PMC2869414): three
ways to test in primary care. Against A (48,650 dollars, 16.271 QALYs) B costs 53 more
for 0.0013 QALY, C 66 more for 0.0018 at a printed 36,390 per QALY; the gains are
printed as 0.48 and 0.66 days too. Paltiel and others (Ann Intern Med 2006; 145:
797-806, table 4, as dampack's vignette basic_cea takes it over): five frequencies of
screening, of which the yearly one is dominated.
"""

import numpy as np
import pytest

from wervel.evidence.economics.choice import steps
from wervel.evidence.economics.weights import Totals

MODEL_C_RATIO = 36_390
DAYS_B, DAYS_C = 0.48 / 365.25, 0.66 / 365.25


def strategies(costs, effects):
    """The strategies without draws: only their means are printed."""
    costs, effects = np.array(costs, float), np.array(effects, float)
    return Totals(
        costs=costs,
        effects=effects,
        drawn_costs=costs[None],
        drawn_effects=effects[None],
    )


def test_sanders_2010_the_step_to_c_leaves_b_out():
    """Within what rounding leaves: 65.5 to 66.5 dollars for 0.655 to 0.665 days.

    B costs more per QALY than C does, so a mix of A and C beats it.
    """
    rows = {
        each.arm: each
        for each in steps(
            strategies(
                [48_650, 48_703, 48_716], [16.271, 16.271 + DAYS_B, 16.271 + DAYS_C]
            ),
            ("A", "B", "C"),
        )
    }
    assert rows["B"].beaten_by == ("A", "C")
    room = (66.5 / 0.655 - 65.5 / 0.665) / 2 * 365.25
    assert rows["C"].ratio == pytest.approx(MODEL_C_RATIO, abs=room)


def test_paltiel_2006_screening_every_year_is_dominated():
    """Printed: the yearly strategy is dominated; steps by hand from table 4.

    1,000 dollars for 0.32 months, 1,020 for 0.21, 420 for 0.05: times twelve.
    """
    months = np.array([277.25, 277.57, 277.78, 277.83, 277.76])
    found = steps(
        strategies([26_000, 27_000, 28_020, 28_440, 29_440], months / 12),
        ("none", "once", "5 years", "3 years", "yearly"),
    )
    rows = {each.arm: each for each in found}
    assert rows["yearly"].beaten_by == ("5 years",)
    ratios = [rows[each].ratio for each in ("once", "5 years", "3 years")]
    assert ratios == pytest.approx(
        [12 * 1000 / 0.32, 12 * 1020 / 0.21, 12 * 420 / 0.05], rel=1e-9
    )
