"""Radiating pain: referral to the neurologist, opioids."""

from wervel.findings.finding import Verdict
from wervel.recommendations.nhg import radicular_syndrome_care as care

FOLLOWED, NOT_FOLLOWED = Verdict.FOLLOWED, Verdict.NOT_FOLLOWED
NOT_APPLICABLE, CANNOT_TELL = Verdict.NOT_APPLICABLE, Verdict.CANNOT_TELL


def test_referral_goes_to_the_neurologist(spec):
    """The first referral for radiating pain should be to the neurologist.

    A first contact with a specialist tells the same. A neurologist seen later does not
    make up for it; one referred to on the same day does.
    """
    spec(
        """
        person | day | event
     1 2 3 4 5 |   0 | L86 at the GP
           1 5 |  20 | referral to neurology by the GP
           2 5 |  20 | referral to orthopaedics by the GP
             2 |  25 | visit to the neurologist
             3 |  20 | visit to the neurologist
             4 |  20 | visit to the pain specialist
        """,
        care.referral_to_neurologist,
        {
            1: FOLLOWED,
            2: NOT_FOLLOWED,
            3: FOLLOWED,
            4: NOT_FOLLOWED,
            5: FOLLOWED,
        },
    )


def test_referral_goes_to_the_neurologist_for_whom(spec):
    """It is about radiating pain that began at the GP, without a red flag."""
    spec(
        """
        person | day | event
             1 |   0 | L03 at the GP
         2 5 6 |   0 | L86 at the GP
             3 |   0 | L86 at the orthopaedic surgeon
             4 |   0 | L86
             2 |  20 | foot drop at the GP
       1 2 4 5 |  30 | referral to orthopaedics by the GP
        """,
        care.referral_to_neurologist,
        {
            1: NOT_APPLICABLE,
            2: NOT_APPLICABLE,
            3: NOT_APPLICABLE,
            4: CANNOT_TELL,
            5: NOT_FOLLOWED,
        },
    )


def test_opioid_may_be_considered_in_severe_pain(spec):
    """Severe is 7 or more; in less, it depends on whether an NSAID can be used.

    That is not recorded, so below 7, or without a score, nothing can be told.
    """
    spec(
        """
        person | day | event
       1 2 3 4 |   0 | L86 at the GP
             5 |   0 | L03 at the GP
             1 |   2 | pain score 7
             2 |   2 | pain score 6
             4 |   2 | pain score 9
             4 |   2 | cauda equina syndrome at the GP
     1 2 3 4 5 |   2 | tramadol for 5 days by the GP
        """,
        care.opioid,
        {
            1: FOLLOWED,
            2: CANNOT_TELL,
            3: CANNOT_TELL,
            4: NOT_APPLICABLE,
            5: NOT_APPLICABLE,
        },
    )
