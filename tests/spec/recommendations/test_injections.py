"""Injections and denervation."""

from wervel.findings.finding import Verdict
from wervel.recommendations.nhg import low_back_pain, radicular_syndrome

FOLLOWED, NOT_FOLLOWED = Verdict.FOLLOWED, Verdict.NOT_FOLLOWED
NOT_APPLICABLE, CANNOT_TELL = Verdict.NOT_APPLICABLE, Verdict.CANNOT_TELL


def test_no_injection_for_non_specific_pain(spec):
    """An injection, block or denervation within half a year departs from the advice.

    It does so whoever saw the patient first.
    """
    spec(
        """
        person | day | event
     1 2 3 4 7 |   0 | L03 at the GP
             5 |   0 | L86 at the GP
             6 |   0 | L03 at the pain specialist
             1 | 182 | facet injection by the pain specialist
             2 | 183 | facet injection by the pain specialist
             3 |   0 | discitis at the GP
           5 6 |  20 | rf denervation by the pain specialist
             7 |  20 | nerve root injection
        4 7 observed from -400 to 181
        """,
        low_back_pain.anaesthesiological_treatment,
        {
            1: NOT_FOLLOWED,
            2: FOLLOWED,
            3: NOT_APPLICABLE,
            4: CANNOT_TELL,
            5: NOT_APPLICABLE,
            6: NOT_FOLLOWED,
            7: NOT_FOLLOWED,
        },
    )


def test_injections_are_not_recorded(spec):
    """Where injections are not recorded, it cannot be told who had none."""
    spec(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: anaesthesiological_treatment
        """,
        low_back_pain.anaesthesiological_treatment,
        {1: CANNOT_TELL},
    )


def test_not_straight_to_an_epidural_injection(spec):
    """Before an epidural injection another specialist should have seen the patient."""
    spec(
        """
        person | day | event
   1 2 3 4 5 6 |   0 | L86 at the GP
     1 2 3 4 5 |  20 | epidural injection by the pain specialist
             1 |  19 | visit to the neurologist
             2 |  20 | visit to the neurologist
             3 |  10 | visit to the pain specialist
             4 |   0 | visit to the orthopaedic surgeon
             5 |  -1 | visit to the orthopaedic surgeon
        """,
        radicular_syndrome.epidural_injection,
        {1: FOLLOWED, 2: NOT_FOLLOWED, 3: NOT_FOLLOWED, 4: FOLLOWED, 5: NOT_FOLLOWED},
    )


def test_an_epidural_injection_for_whom(spec):
    """It is about radiating pain that began at the GP.

    Where nobody says where it began it cannot be told; nor is it where specialists are
    not recorded.
    """
    spec(
        """
        person | day | event
             1 |   0 | L03 at the GP
             2 |   0 | L86 at the neurologist
             3 |   0 | L86
       1 2 3 4 |  20 | epidural injection by the pain specialist
             4 |   0 | post surgery syndrome at the GP
        """,
        radicular_syndrome.epidural_injection,
        {1: NOT_APPLICABLE, 2: NOT_APPLICABLE, 3: CANNOT_TELL, 4: NOT_APPLICABLE},
    )
    spec(
        """
        person | day | event
             1 |   0 | L86 at the GP
             1 |  20 | epidural injection
        not carried: medical_specialist
        """,
        radicular_syndrome.epidural_injection,
        {1: CANNOT_TELL},
    )
