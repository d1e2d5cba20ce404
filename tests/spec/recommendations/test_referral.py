"""Referral to secondary care, and seeing patients again."""

from wervel.findings.finding import Verdict
from wervel.recommendations.nhg import low_back_pain, radicular_syndrome

FOLLOWED, NOT_FOLLOWED = Verdict.FOLLOWED, Verdict.NOT_FOLLOWED
NOT_APPLICABLE, CANNOT_TELL = Verdict.NOT_APPLICABLE, Verdict.CANNOT_TELL


def test_no_referral_for_non_specific_pain(spec):
    """A referral or a contact with a specialist within twelve weeks departs from it."""
    spec(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
             6 |   0 | L86 at the GP
             1 |  84 | referral to orthopaedics by the GP
             2 |  85 | referral to orthopaedics by the GP
             3 |   0 | visit to the neurologist
             4 |  10 | referral to physiotherapy by the GP
        5 observed from -400 to 83
        """,
        low_back_pain.referral,
        {
            1: NOT_FOLLOWED,
            2: FOLLOWED,
            3: NOT_FOLLOWED,
            4: FOLLOWED,
            5: CANNOT_TELL,
            6: NOT_APPLICABLE,
        },
    )


def test_red_flag_with_radiating_pain(spec):
    """A red flag with radiating pain: to the neurologist within two weeks."""
    spec(
        """
        person | day | event
   1 2 3 4 5 6 |   0 | L86 at the GP
             7 |   0 | L03 at the GP
 1 2 3 4 5 6 7 |  10 | cauda equina syndrome at the GP
             1 |  24 | referral to neurology by the GP
             2 |  25 | referral to neurology by the GP
             3 |  10 | visit to the neurologist
             4 |   9 | visit to the neurologist
             6 |  12 | visit to the neurologist
        5 6 observed from -400 to 23
        """,
        radicular_syndrome.red_flags,
        {
            1: FOLLOWED,
            2: NOT_FOLLOWED,
            3: FOLLOWED,
            4: NOT_FOLLOWED,
            5: CANNOT_TELL,
            6: FOLLOWED,
            7: NOT_APPLICABLE,
        },
    )


def test_refer_only_after_six_weeks(spec):
    """For radiating pain refer when it lasted six weeks and is still there."""
    spec(
        """
        person | day | event
     1 2 3 4 5 |   0 | L86 at the GP
             1 |  29 | L86 at the GP
             1 |  42 | referral to neurology by the GP
             2 |  40 | L86 at the GP
             2 |  41 | referral to neurology by the GP
             3 |  28 | L86 at the GP
             3 |  42 | referral to neurosurgery by the GP
             4 |  50 | L86 at the orthopaedic surgeon
             5 |  28 | L86 at the GP
             5 |  41 | visit to the neurologist
        """,
        radicular_syndrome.referral,
        {1: FOLLOWED, 2: NOT_FOLLOWED, 3: NOT_FOLLOWED, 4: FOLLOWED, 5: NOT_FOLLOWED},
    )


def test_refer_only_after_six_weeks_for_whom(spec):
    """It is about pain that radiates and began at the GP, without a red flag.

    Where its beginning was not observed, how long it lasted cannot be told.
    """
    spec(
        """
        person | day | event
             1 |   0 | L03 at the GP
             2 |   0 | L86 at the neurologist
             3 |   0 | L86
           4 5 |   0 | L86 at the GP
             4 |   5 | foot drop at the GP
         1 3 4 |  10 | referral to neurology by the GP
             5 |  45 | L86 at the GP
             5 |  50 | referral to neurology by the GP
             6 |   0 | L86 at the GP
             6 |  60 | referral to neurology by the GP
             6 |  70 | L86 at the GP
        5 6 observed from -10 to 400
        """,
        radicular_syndrome.referral,
        {
            1: NOT_APPLICABLE,
            2: NOT_APPLICABLE,
            3: CANNOT_TELL,
            4: NOT_APPLICABLE,
            5: CANNOT_TELL,
            6: NOT_FOLLOWED,
        },
    )


def test_look_again_after_six_to_eight_weeks(spec):
    """The GP should see radiating pain again between day 42 and day 56."""
    spec(
        """
        person | day | event
 1 2 3 4 5 6 7 |   0 | L86 at the GP
             8 |   0 | L03 at the GP
             1 |  42 | L86 at the GP
             2 |  56 | L03 at the GP
             3 |  41 | L86 at the GP
             4 |  57 | L86 at the GP
             5 |  50 | L86
             7 |  55 | L86 at the GP
        6 7 observed from -400 to 55
        """,
        radicular_syndrome.reevaluation,
        {
            1: FOLLOWED,
            2: FOLLOWED,
            3: NOT_FOLLOWED,
            4: NOT_FOLLOWED,
            5: CANNOT_TELL,
            6: CANNOT_TELL,
            7: FOLLOWED,
            8: NOT_APPLICABLE,
        },
    )
