"""Findings: four verdicts, and the facts that decided."""

import pytest
from reading import plain_rows

from wervel.findings.assessment import assess
from wervel.findings.finding import Verdict
from wervel.recommendations.nhg import (
    low_back_pain,
    low_back_pain_medication,
    low_back_pain_therapy,
)

FOLLOWED, NOT_FOLLOWED = Verdict.FOLLOWED, Verdict.NOT_FOLLOWED
NOT_APPLICABLE, CANNOT_TELL = Verdict.NOT_APPLICABLE, Verdict.CANNOT_TELL


def test_the_four_verdicts(spec):
    """A finding is one of four: followed, not followed, not applicable, cannot tell.

    Who has no such moment has no finding at all.
    """
    spec(
        """
        person | day | event
         1 2 4 |   0 | L03 at the GP
             3 |   0 | L86 at the GP
             5 |   0 | hypertension at the GP
             2 |   5 | lumbar MRI asked for by the GP
        4 observed from -400 to 20
        """,
        low_back_pain.imaging,
        {1: FOLLOWED, 2: NOT_FOLLOWED, 3: NOT_APPLICABLE, 4: CANNOT_TELL},
    )


def test_not_applicable_is_told_whatever_else_is_unknown(spec):
    """That it is not about somebody needs no follow-up, and no records of scans."""
    spec(
        """
        person | day | event
             1 |   0 | L86 at the GP
        1 observed from -400 to 0
        not carried: lumbar_imaging
        """,
        low_back_pain.imaging,
        {1: NOT_APPLICABLE},
    )


def test_whom_it_is_about_must_be_known(spec):
    """Where it is not known whether it is about somebody, it cannot be told.

    Not even when what was done is known: a scan by the GP may have been in order.
    """
    spec(
        """
        person | day | event
           1 2 |   0 | L03
             1 |  10 | lumbar MRI asked for by the GP
        """,
        low_back_pain.imaging,
        {1: CANNOT_TELL, 2: CANNOT_TELL},
    )


@pytest.fixture
def because(show):
    """Assert the verdict on each person, and the facts that decided it."""

    def asserted(picture, recommendation, wanted):
        shown = show(picture)
        rows = shown.findings(recommendation)
        came = {row["person"]: (row["verdict"], *row["because"]) for row in rows}
        told = {who: (first.value, *rest) for who, (first, *rest) in wanted.items()}
        shown.must(told, came, rows)

    return asserted


def test_because(because):
    """A finding names the facts that decided it, in the order of the rule.

    Not applicable is decided by the first fact that leaves somebody out; what cannot
    be told by the facts that are not known; followed and not followed by all it took.
    """
    because(
        """
        person | day | event
         1 4 5 |   0 | L03 at the GP
             2 |   0 | L86 at the GP
             3 |   0 | L03
             4 |   0 | breast cancer at the GP
             4 |   0 | foot drop at the GP
             5 |   5 | lumbar MRI
        """,
        low_back_pain.imaging,
        {
            1: (
                FOLLOWED,
                "non_specific",
                "in_primary_care",
                "cauda_equina",
                "progressive_deficit",
                "malignancy",
                "vertebral_fracture",
                "spinal_infection",
                "spinal_inflammation",
                "scan_from_primary_care_within_six_weeks",
            ),
            2: (NOT_APPLICABLE, "non_specific"),
            3: (CANNOT_TELL, "in_primary_care"),
            4: (NOT_APPLICABLE, "progressive_deficit"),
            5: (CANNOT_TELL, "scan_from_primary_care_within_six_weeks"),
        },
    )


def test_because_of_what_was_missing(because):
    """Of several conditions, the first that is not met decides alone."""
    because(
        """
        person | day | event
           1 2 |   0 | chronic low back pain at the pain specialist
             1 |   3 | Oswestry 10
             2 |   3 | Oswestry 60
           1 2 |   5 | rehabilitation programme
           1 2 |   5 | P74 at the GP
           1 2 |   5 | sick leave
        """,
        low_back_pain_therapy.rehabilitation,
        {
            1: (
                NOT_FOLLOWED,
                "non_specific",
                "cauda_equina",
                "progressive_deficit",
                "malignancy",
                "vertebral_fracture",
                "spinal_infection",
                "spinal_inflammation",
                "disability_index",
            ),
            2: (
                FOLLOWED,
                "non_specific",
                "cauda_equina",
                "progressive_deficit",
                "malignancy",
                "vertebral_fracture",
                "spinal_infection",
                "spinal_inflammation",
                "chronic",
                "off_work",
                "disability_index",
                "psychosocial_factors",
            ),
        },
    )


def test_one_row_per_moment_and_recommendation(show):
    """The table of findings has one row per moment × recommendation about it.

    A person with two episodes has two.
    """
    shown = show(
        """
        person | day | event
             1 |-300 | L03 at the GP
             1 |   0 | L03 at the GP
             1 |   5 | tramadol for 3 days by the GP
        """
    )
    asked = (low_back_pain.imaging, low_back_pain_medication.opioid_acute)
    told = assess(shown.source, recommendations=asked)
    rows = plain_rows(told.findings)
    keys = ("person_id", "episode_start", "moment", "recommendation")
    assert sorted(tuple(row[key] for key in keys) for row in rows) == [
        (1, -300, "first_contact", "nhg-lbp-imaging"),
        (1, 0, "before_opioid", "nhg-lbp-opioid-acute"),
        (1, 0, "first_contact", "nhg-lbp-imaging"),
    ]
