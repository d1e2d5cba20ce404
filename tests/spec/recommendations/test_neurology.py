"""What the neurologists recommend: MRI, injections and opioids."""

from wervel.findings.finding import Verdict
from wervel.recommendations import nvn

FOLLOWED, NOT_FOLLOWED = Verdict.FOLLOWED, Verdict.NOT_FOLLOWED
NOT_APPLICABLE, CANNOT_TELL = Verdict.NOT_APPLICABLE, Verdict.CANNOT_TELL


def test_an_mri_with_a_red_flag(spec):
    """With radiating pain and a red flag there should be an MRI within two weeks.

    Who asks for it does not matter, and neither who saw the red flag.
    """
    spec(
        """
        person | day | event
   1 2 3 4 5 6 |   0 | L86 at the GP
             1 |  10 | foot drop at the GP
             1 |  24 | lumbar MRI asked for by the neurologist
             2 |  10 | foot drop at the neurologist
             2 |  25 | lumbar MRI asked for by the neurologist
             3 |  10 | cauda equina syndrome at the GP
             3 |  10 | lumbar MRI
             4 |  10 | breast cancer at the GP
             4 |   9 | lumbar MRI asked for by the neurologist
             5 |  10 | foot drop at the GP
             5 |  12 | lumbar CT asked for by the neurologist
             6 |  10 | foot drop at the GP
        6 observed from -400 to 23
        """,
        nvn.mri_red_flags,
        {
            1: FOLLOWED,
            2: NOT_FOLLOWED,
            3: FOLLOWED,
            4: NOT_FOLLOWED,
            5: NOT_FOLLOWED,
            6: CANNOT_TELL,
        },
    )


def test_an_mri_with_a_red_flag_for_whom(spec):
    """It is about radiating pain; where MRIs are not recorded it cannot be told."""
    spec(
        """
        person | day | event
             1 |   0 | L03 at the GP
             2 |   0 | L86 at the GP
             3 |   0 | L03 at the GP
             3 |  10 | canal stenosis at the neurologist
             4 |   0 | L86 at the GP
         1 2 3 |  10 | foot drop at the GP
        """,
        nvn.mri_red_flags,
        {1: NOT_APPLICABLE, 2: NOT_FOLLOWED, 3: NOT_FOLLOWED},
    )
    spec(
        """
        person | day | event
             1 |   0 | L86 at the GP
             1 |  10 | foot drop at the GP
        not carried: lumbar_mri
        """,
        nvn.mri_red_flags,
        {1: CANNOT_TELL},
    )


def test_no_mri_while_pain_may_go_by_itself(spec):
    """An MRI in the first six weeks of radiating pain departs from the advice.

    It does so whoever asked for it; an X-ray does not.
    """
    spec(
        """
        person | day | event
     1 2 3 4 6 |   0 | L86 at the GP
             5 |   0 | L86 at the neurologist
             1 |  42 | lumbar MRI asked for by the neurologist
             2 |  43 | lumbar MRI asked for by the neurologist
             3 |   5 | lumbar X-ray asked for by the GP
             4 |   0 | lumbar MRI
             5 |   0 | lumbar MRI asked for by the neurologist
        6 observed from -400 to 41
        """,
        nvn.mri_natural_recovery,
        {
            1: NOT_FOLLOWED,
            2: FOLLOWED,
            3: FOLLOWED,
            4: NOT_FOLLOWED,
            5: NOT_FOLLOWED,
            6: CANNOT_TELL,
        },
    )


def test_no_mri_while_pain_may_go_by_itself_for_whom(spec):
    """It is not about pain without radiation, nor about a red flag at the start.

    A red flag that shows only later does not undo it: at the start nobody knew. Of
    pain whose beginning was not seen nobody is asked.
    """
    spec(
        """
        person | day | event
             1 |   0 | L03 at the GP
         2 3 4 |   0 | L86 at the GP
             2 |   0 | cauda equina syndrome at the GP
             3 |  10 | cauda equina syndrome at the GP
       1 2 3 4 |  12 | lumbar MRI asked for by the neurologist
        4 observed from -10 to 400
        """,
        nvn.mri_natural_recovery,
        {1: NOT_APPLICABLE, 2: NOT_APPLICABLE, 3: NOT_FOLLOWED},
    )


def test_an_mri_only_when_an_intervention_is_considered(spec):
    """Whether surgery is considered is not recorded, so records alone cannot tell.

    They do tell whom it is not about: an MRI at the GP, a red flag, no radiation.
    """
    spec(
        """
        person | day | event
     1 2 3 4 5 |   0 | L86 at the GP
             6 |   0 | L03 at the GP
         1 3 6 |  30 | lumbar MRI asked for by the neurologist
             2 |  30 | lumbar MRI asked for by the GP
             3 |  20 | foot drop at the GP
             4 |  30 | lumbar MRI
             1 |  40 | back surgery by the neurosurgeon
        """,
        nvn.mri,
        {
            1: CANNOT_TELL,
            2: NOT_APPLICABLE,
            3: NOT_APPLICABLE,
            4: CANNOT_TELL,
            6: NOT_APPLICABLE,
        },
    )


def test_no_mri_when_treatment_stays_conservative(spec):
    """Whether treatment stays conservative is not recorded either."""
    spec(
        """
        person | day | event
         1 2 3 |   0 | L86 at the GP
           1 3 |  30 | lumbar MRI asked for by the neurologist
             2 |  30 | lumbar MRI asked for by the GP
             3 |  25 | discitis at the GP
        """,
        nvn.mri_conservative,
        {1: CANNOT_TELL, 2: NOT_APPLICABLE, 3: NOT_APPLICABLE},
    )


def test_an_mri_before_an_epidural_injection(spec):
    """An MRI earlier in the episode, not on the day itself, came before it."""
    spec(
        """
        person | day | event
       1 2 3 4 |   0 | L86 at the GP
             5 |   0 | L03 at the GP
             1 |  29 | lumbar MRI asked for by the neurologist
             2 |  30 | lumbar MRI asked for by the pain specialist
             3 |  -1 | lumbar MRI asked for by the neurologist
             4 |  10 | lumbar CT asked for by the neurologist
     1 2 3 4 5 |  30 | epidural injection by the pain specialist
        """,
        nvn.mri_before_transforaminal,
        {
            1: FOLLOWED,
            2: NOT_FOLLOWED,
            3: NOT_FOLLOWED,
            4: NOT_FOLLOWED,
            5: NOT_APPLICABLE,
        },
    )
