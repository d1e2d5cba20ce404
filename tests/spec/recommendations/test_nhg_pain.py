"""X-rays for a fracture only, and rehabilitation for chronic pain."""

from wervel.findings.finding import Verdict
from wervel.recommendations.nhg import pain

FOLLOWED, NOT_FOLLOWED = Verdict.FOLLOWED, Verdict.NOT_FOLLOWED
NOT_APPLICABLE, CANNOT_TELL = Verdict.NOT_APPLICABLE, Verdict.CANNOT_TELL


def test_xray_only_for_a_fracture(spec):
    """An X-ray by the GP in somebody with a broken vertebra is in place.

    Without a recorded fracture it may have been suspected, which records do not tell.
    """
    spec(
        """
        person | day | event
         1 2 3 |   0 | L03 at the GP
             1 |   0 | vertebral fracture at the GP
           1 2 |   5 | lumbar X-ray asked for by the GP
             3 |   5 | lumbar X-ray asked for by the orthopaedic surgeon
        """,
        pain.xray_only_for_fracture,
        {1: FOLLOWED, 2: CANNOT_TELL, 3: NOT_APPLICABLE},
    )


def test_rehabilitation_with_severe_limitations(spec):
    """Who is severely limited by chronic pain should be referred within twelve weeks.

    A referral, a contact with the rehabilitation physician, or a programme will do.
    """
    spec(
        """
        person | day | event
 1 2 3 4 5 6 7 |   0 | L03 at the GP
 1 2 3 4 5 6 7 |  50 | L03 at the GP
 1 2 3 4 5 6 7 | 100 | L03 at the GP
 1 2 3 4 5 6 7 | 100 | Oswestry 41
             1 | 184 | referral to rehabilitation by the GP
             2 | 185 | referral to rehabilitation by the GP
             3 | 120 | visit to the rehabilitation physician
             4 | 120 | rehabilitation programme
             5 |  99 | visit to the rehabilitation physician
             6 | 120 | referral to orthopaedics by the GP
        7 observed from -400 to 183
        """,
        pain.rehabilitation,
        {
            1: FOLLOWED,
            2: NOT_FOLLOWED,
            3: FOLLOWED,
            4: FOLLOWED,
            5: NOT_FOLLOWED,
            6: NOT_FOLLOWED,
            7: CANNOT_TELL,
        },
    )


def test_rehabilitation_with_severe_limitations_for_whom(spec):
    """It is about an Oswestry index of 41 or more, of any kind of back pain at the GP.

    Without an index of the last six weeks nothing can be told; before three months
    nothing is asked.
    """
    spec(
        """
        person | day | event
       1 2 4 5 |   0 | L03 at the GP
             3 |   0 | L86 at the GP
     1 2 3 4 5 |  50 | L03 at the GP
         1 2 4 | 100 | L03 at the GP
             3 | 100 | L86 at the GP
             5 |  91 | L03 at the GP
             1 | 100 | Oswestry 40
             3 |  60 | Oswestry 80
             4 |  57 | Oswestry 80
             5 |  91 | Oswestry 80
             6 |   0 | L03 at the rehabilitation physician
             6 |  50 | L03 at the rehabilitation physician
             6 | 100 | L03 at the rehabilitation physician
             6 | 100 | Oswestry 80
        """,
        pain.rehabilitation,
        {
            1: NOT_APPLICABLE,
            2: CANNOT_TELL,
            3: NOT_FOLLOWED,
            4: CANNOT_TELL,
            6: NOT_APPLICABLE,
        },
    )


def test_rehabilitation_when_primary_care_was_not_enough(spec):
    """Whether primary care was given and not enough is not recorded."""
    spec(
        """
        person | day | event
           1 2 |   0 | L03 at the GP
           1 2 |  50 | L03 at the GP
             1 | 100 | L03 at the GP
             1 | 110 | referral to rehabilitation by the GP
        """,
        pain.rehabilitation_insufficient,
        {1: CANNOT_TELL},
    )
