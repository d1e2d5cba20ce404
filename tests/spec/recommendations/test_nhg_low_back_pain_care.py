"""The first line of care: explanation, next steps, alarm and work."""

from wervel.findings.finding import Verdict
from wervel.recommendations.nhg import annex_d
from wervel.recommendations.nhg import low_back_pain_care as care

FOLLOWED, NOT_FOLLOWED = Verdict.FOLLOWED, Verdict.NOT_FOLLOWED
NOT_APPLICABLE, CANNOT_TELL = Verdict.NOT_APPLICABLE, Verdict.CANNOT_TELL


def test_no_xray_with_a_red_flag(spec):
    """A GP who asks for an X-ray within two weeks of a red flag departs from it.

    One that a specialist asks for is not the GP's, and an MRI is no X-ray.
    """
    spec(
        """
        person | day | event
 1 2 3 4 5 6 7 |   0 | L03 at the GP
 1 2 3 4 5 6 7 |  10 | breast cancer at the GP
             1 |  24 | lumbar X-ray asked for by the GP
             2 |  25 | lumbar X-ray asked for by the GP
             3 |  12 | lumbar X-ray asked for by the orthopaedic surgeon
             4 |  12 | lumbar MRI asked for by the GP
             5 |  12 | lumbar X-ray asked for by somebody
             7 |  12 | lumbar X-ray asked for by the GP
        6 7 observed from -400 to 23
        """,
        annex_d.no_tests_serious_cause,
        {
            1: NOT_FOLLOWED,
            2: FOLLOWED,
            3: FOLLOWED,
            4: FOLLOWED,
            5: CANNOT_TELL,
            6: CANNOT_TELL,
            7: NOT_FOLLOWED,
        },
    )


def test_no_xray_with_a_red_flag_for_whom(spec):
    """It is about any red flag that a GP sees, whatever the kind of back pain.

    A red flag that only a specialist recorded is none of the GP's; without a red flag
    in the episode there is nothing to hold it against.
    """
    spec(
        """
        person | day | event
     1 3 4 5 6 |   0 | L03 at the GP
             2 |   0 | L86 at the GP
             1 |   0 | vertebral fracture at the GP
             1 |   0 | lumbar X-ray asked for by the GP
             2 |   9 | foot drop at the GP
             3 |   9 | discitis at the rheumatologist
             4 |   9 | discitis
             6 | -90 | breast cancer at the GP
        """,
        annex_d.no_tests_serious_cause,
        {1: NOT_FOLLOWED, 2: FOLLOWED, 3: NOT_APPLICABLE, 4: CANNOT_TELL},
    )


def test_referral_with_a_red_flag_may_be_considered(spec):
    """A red flag at the GP is reason enough to consider a referral.

    Somebody in whom only the GP's suspicion counts has no moment in records.
    """
    spec(
        """
        person | day | event
         1 2 3 |   0 | L03 at the GP
             1 |   9 | ankylosing spondylitis at the GP
             2 |   9 | ankylosing spondylitis at the rheumatologist
        """,
        care.referral_specific_cause,
        {1: FOLLOWED, 2: NOT_APPLICABLE},
    )


def test_next_step_when_it_improves_too_little(spec):
    """Whether functioning improves too little is not recorded, so nobody is judged.

    Records do tell for whom it is not: radiating pain, a red flag, the hospital.
    """
    spec(
        """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
             5 |   0 | L86 at the GP
         1 2 5 |  45 | L03 at the GP
             1 |  50 | exercise therapy by the physiotherapist
             3 |  45 | L03 at the orthopaedic surgeon
             4 |  45 | L03 at the GP
             4 |  45 | discitis at the GP
        """,
        care.next_step,
        {
            1: CANNOT_TELL,
            2: CANNOT_TELL,
            3: NOT_APPLICABLE,
            4: NOT_APPLICABLE,
            5: NOT_APPLICABLE,
        },
    )


def test_occupational_physician_with_sick_leave(spec):
    """Who is off work at the GP after three weeks may be sent to the company doctor.

    Without sick leave it depends on whether work causes it, which is not recorded.
    """
    spec(
        """
        person | day | event
         1 2 3 |   0 | L03 at the GP
           1 3 |  10 | sick leave
           1 2 |  25 | L03 at the GP
             3 |  25 | L03 at the neurologist
        """,
        annex_d.occupational_physician,
        {1: FOLLOWED, 2: CANNOT_TELL, 3: NOT_APPLICABLE},
    )


def test_first_policy_for_both_kinds_of_pain(spec):
    """The first policy is for plain and radiating pain at the GP, without a red flag.

    What was explained only the consultation tells.
    """
    spec(
        """
        person | day | event
           1 3 |   0 | L03 at the GP
             2 |   0 | L86 at the GP
             3 |   0 | cauda equina syndrome at the GP
             4 |   0 | L03 at the neurologist
        """,
        annex_d.initial_policy,
        {1: CANNOT_TELL, 2: CANNOT_TELL, 3: NOT_APPLICABLE, 4: NOT_APPLICABLE},
    )
