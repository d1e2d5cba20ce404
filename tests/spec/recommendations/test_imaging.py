"""Imaging: X-ray, MRI and CT of the low back."""

from wervel.findings.finding import Verdict
from wervel.recommendations.nhg import low_back_pain, radicular_syndrome

FOLLOWED, NOT_FOLLOWED = Verdict.FOLLOWED, Verdict.NOT_FOLLOWED
NOT_APPLICABLE, CANNOT_TELL = Verdict.NOT_APPLICABLE, Verdict.CANNOT_TELL


def test_scan_in_first_six_weeks(spec):
    """A scan that the GP asks for within six weeks departs from the advice."""
    spec(
        """
        person | day | event
         1 2 3 |   0 | L03 at the GP
             1 |  10 | lumbar MRI asked for by the GP
             2 |   0 | lumbar X-ray asked for by the GP
        """,
        low_back_pain.imaging,
        {1: NOT_FOLLOWED, 2: NOT_FOLLOWED, 3: FOLLOWED},
    )


def test_the_six_weeks_of_a_scan_include_day_42(spec):
    """Day 42 still belongs to the six weeks; the day before the contact does not."""
    spec(
        """
        person | day | event
         1 2 3 |   0 | L03 at the GP
             1 |  42 | lumbar CT asked for by the GP
             2 |  43 | lumbar CT asked for by the GP
             3 |  -1 | lumbar CT asked for by the GP
        """,
        low_back_pain.imaging,
        {1: NOT_FOLLOWED, 2: FOLLOWED, 3: FOLLOWED},
    )


def test_a_scan_is_held_against_the_gp_alone(spec):
    """Scans asked for by others are not held against the GP.

    Where it is not recorded who asked it cannot be told, unless another was the GP's.
    """
    spec(
        """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
             1 |  10 | lumbar MRI asked for by the neurologist
             2 |  10 | lumbar MRI
             3 |  10 | lumbar MRI by somebody
             4 |  10 | lumbar MRI by somebody
             4 |  20 | lumbar MRI asked for by the GP
        """,
        low_back_pain.imaging,
        {1: FOLLOWED, 2: CANNOT_TELL, 3: CANNOT_TELL, 4: NOT_FOLLOWED},
    )


def test_six_weeks_that_were_not_observed(spec):
    """Who is not observed for all six weeks may have had a scan that nobody saw.

    A scan that was seen counts, however short the observation.
    """
    spec(
        """
        person | day | event
         1 2 3 |   0 | L03 at the GP
             2 |   5 | lumbar MRI asked for by the GP
        1 observed from -400 to 41
        2 observed from -400 to 41
        3 observed from -400 to 42
        """,
        low_back_pain.imaging,
        {1: CANNOT_TELL, 2: NOT_FOLLOWED, 3: FOLLOWED},
    )


def test_whom_the_advice_on_scans_is_not_about(spec):
    """It is not about radiating pain, a red flag, or care outside general practice."""
    spec(
        """
        person | day | event
             1 |   0 | L86 at the GP
             2 |   0 | L03 at the GP
             2 |-500 | breast cancer at the GP
             3 |   0 | L03 at the neurologist
             4 |   0 | L03
             5 |   0 | L03 by somebody
         1 2 3 |   9 | lumbar MRI asked for by the GP
        """,
        low_back_pain.imaging,
        {
            1: NOT_APPLICABLE,
            2: NOT_APPLICABLE,
            3: NOT_APPLICABLE,
            4: CANNOT_TELL,
            5: CANNOT_TELL,
        },
    )


def test_a_source_without_scans(spec):
    """A source that does not record imaging cannot tell who had none."""
    spec(
        """
        person | day | event
           1 2 |   0 | L03 at the GP
             2 |-500 | breast cancer at the GP
        not carried: lumbar_imaging
        """,
        low_back_pain.imaging,
        {1: CANNOT_TELL, 2: NOT_APPLICABLE},
    )


def test_scan_with_a_red_flag(spec):
    """A scan is in order with a red flag and a referral within two weeks.

    Without one of the two it departs from the advice.
    """
    spec(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
         1 2 3 |   0 | vertebral fracture at the GP
     1 2 3 4 5 |  10 | lumbar MRI asked for by the GP
             1 |  24 | referral to neurology by the GP
             2 |  25 | referral to neurology by the GP
             4 |  10 | referral to neurology by the GP
             5 |-600 | breast cancer at the GP
             5 |  10 | visit to the neurologist
        """,
        low_back_pain.imaging_red_flags,
        {1: FOLLOWED, 2: NOT_FOLLOWED, 3: NOT_FOLLOWED, 4: NOT_FOLLOWED, 5: FOLLOWED},
    )


def test_scan_with_a_red_flag_for_whom(spec):
    """It is about scans asked for in primary care, for pain that does not radiate.

    Where the day's records do not say by whom, or where the two weeks for the referral
    were not observed, it cannot be told.
    """
    spec(
        """
        person | day | event
         1 2 3 |   0 | L03 at the GP
             4 |   0 | L86 at the GP
             1 |  10 | lumbar MRI asked for by the orthopaedic surgeon
             2 |  10 | lumbar MRI
           3 4 |  10 | lumbar MRI asked for by the GP
             3 |   5 | foot drop at the GP
             3 |  20 | L03 at the GP
        3 observed from -400 to 20
        """,
        low_back_pain.imaging_red_flags,
        {
            1: NOT_APPLICABLE,
            2: CANNOT_TELL,
            3: CANNOT_TELL,
            4: NOT_APPLICABLE,
        },
    )


def test_scan_for_radiating_pain(spec):
    """The same holds for radiating pain: no scan asked for by the GP in six weeks."""
    spec(
        """
        person | day | event
   1 2 3 4 5 6 |   0 | L86 at the GP
             7 |   0 | L03 at the GP
             1 |  42 | lumbar MRI asked for by the GP
             2 |  43 | lumbar MRI asked for by the GP
             3 |   1 | lumbar MRI asked for by the neurologist
             4 |   1 | lumbar MRI
             5 | -30 | cauda equina syndrome at the GP
        6 observed from -400 to 41
        """,
        radicular_syndrome.imaging,
        {
            1: NOT_FOLLOWED,
            2: FOLLOWED,
            3: FOLLOWED,
            4: CANNOT_TELL,
            5: NOT_APPLICABLE,
            6: CANNOT_TELL,
            7: NOT_APPLICABLE,
        },
    )
