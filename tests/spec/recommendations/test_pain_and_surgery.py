"""Pain specialists, surgeons and the spine society."""

from wervel.findings.finding import Verdict
from wervel.recommendations import dss, nva, rfd_selection, surgery

FOLLOWED, NOT_FOLLOWED = Verdict.FOLLOWED, Verdict.NOT_FOLLOWED
NOT_APPLICABLE, CANNOT_TELL = Verdict.NOT_APPLICABLE, Verdict.CANNOT_TELL


def test_an_epidural_injection_after_conservative_care(spec):
    """After no conservative care, or with pain no longer seen, it should not be given.

    That surgery was no option is not recorded, so nobody can be seen to follow it.
    """
    spec(
        """
        person | day | event
     1 2 3 4 5 |   0 | L86 at the GP
             6 |   0 | L03 at the GP
         1 3 6 |  20 | exercise therapy by the physiotherapist
         1 2 6 |  47 | L86 at the pain specialist
             3 |  46 | L86 at the pain specialist
             4 |  60 | visit to the physiotherapist
           4 5 |  50 | L86 at the pain specialist
             5 |  59 | visit to the psychologist
   1 2 3 4 5 6 |  60 | epidural injection by the pain specialist
        """,
        nva.epidural_injection,
        {
            1: CANNOT_TELL,
            2: NOT_FOLLOWED,
            3: NOT_FOLLOWED,
            4: NOT_FOLLOWED,
            5: CANNOT_TELL,
            6: CANNOT_TELL,
        },
    )


def test_an_epidural_injection_without_radiating_pain(spec):
    """It is not about pain without radiation.

    Where no therapy is recorded it cannot be told who had none before; that pain is
    no longer seen can be.
    """
    spec(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |  20 | epidural injection by the pain specialist
        """,
        nva.epidural_injection,
        {1: NOT_APPLICABLE},
    )
    spec(
        """
        person | day | event
           1 2 |   0 | L86 at the GP
             1 |  10 | epidural injection by the pain specialist
             2 |  20 | epidural injection by the pain specialist
        not carried: exercise_therapy, exercise_provider, psychologist
        not carried: psychosomatic_therapy, psychological_therapy
        """,
        nva.epidural_injection,
        {1: CANNOT_TELL, 2: NOT_FOLLOWED},
    )


def test_surgery_with_implants_after_conservative_care(spec):
    """There should have been exercise or behavioural therapy, and pain still.

    The day of the operation counts for the pain, not for the therapy.
    """
    spec(
        """
        person | day | event
   1 2 3 4 5 6 |   0 | L86 at the GP
   1 2 3 4 5 6 |  40 | L86 at the GP
           1 3 |  20 | visit to the physiotherapist
             2 |  99 | psychosomatic therapy by the physiotherapist
             4 | 100 | exercise therapy by the physiotherapist
             6 |  -1 | exercise therapy by the physiotherapist
             1 |  87 | L86 at the orthopaedic surgeon
         2 4 6 | 100 | L86 at the orthopaedic surgeon
             3 |  86 | L86 at the orthopaedic surgeon
             5 |  95 | L86 at the orthopaedic surgeon
   1 2 3 4 5 6 | 100 | spine surgery instrumented by the orthopaedic surgeon
        """,
        surgery.instrumented,
        {
            1: FOLLOWED,
            2: FOLLOWED,
            3: NOT_FOLLOWED,
            4: NOT_FOLLOWED,
            5: NOT_FOLLOWED,
            6: NOT_FOLLOWED,
        },
    )


def test_surgery_with_implants_for_whom(spec):
    """It is about the first operation of an episode, with implants; no red flag."""
    spec(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
             6 |   0 | post surgery syndrome at the orthopaedic surgeon
             1 |  30 | back surgery by the neurosurgeon
             2 |  30 | back surgery by the neurosurgeon
             2 |  31 | spine surgery instrumented by the neurosurgeon
             3 |  30 | spine surgery instrumented by the orthopaedic surgeon
             3 |  29 | vertebral fracture at the GP
             4 |  30 | back surgery by the neurosurgeon
             4 |  30 | spine surgery instrumented by the neurosurgeon
             6 |  10 | spine surgery instrumented by the orthopaedic surgeon
        """,
        surgery.instrumented,
        {
            1: NOT_APPLICABLE,
            2: NOT_APPLICABLE,
            3: NOT_APPLICABLE,
            4: NOT_FOLLOWED,
            6: NOT_FOLLOWED,
        },
    )


def test_surgery_without_implants_after_conservative_care(spec):
    """The same holds for operations without implants."""
    spec(
        """
        person | day | event
     1 2 3 4 5 |   0 | L86 at the GP
         1 4 5 |  20 | exercise therapy by the physiotherapist
     1 2 4 5 3 |  50 | L86 at the neurosurgeon
         1 2 3 |  60 | back surgery by the neurosurgeon
             3 |  55 | cauda equina syndrome at the GP
             4 |  60 | spine surgery instrumented by the neurosurgeon
             5 |  64 | back surgery by the neurosurgeon
        """,
        surgery.uninstrumented,
        {
            1: FOLLOWED,
            2: NOT_FOLLOWED,
            3: NOT_APPLICABLE,
            4: NOT_APPLICABLE,
            5: NOT_FOLLOWED,
        },
    )


def test_surgery_where_therapy_is_not_recorded(spec):
    """Where no therapy is recorded it cannot be told who had none.

    Where pain is no longer seen, that alone decides.
    """
    spec(
        """
        person | day | event
           1 2 |   0 | L86 at the GP
             1 |  15 | L86 at the neurosurgeon
           1 2 |  20 | back surgery by the neurosurgeon
        not carried: exercise_therapy, exercise_provider, psychologist
        not carried: psychosomatic_therapy, psychological_therapy
        """,
        surgery.uninstrumented,
        {1: CANNOT_TELL, 2: NOT_FOLLOWED},
    )


def test_denervation_after_a_test_block(spec):
    """How much a diagnostic block relieved is not recorded.

    Only who is not chronic is known not to be meant.
    """
    spec(
        """
        person | day | event
           1 2 |   0 | L03 at the GP
             1 |  90 | L03 at the pain specialist
             1 |  90 | medial branch block by the pain specialist
             1 |  92 | rf denervation by the pain specialist
             2 |  30 | rf denervation by the pain specialist
        """,
        rfd_selection.denervation,
        {1: CANNOT_TELL, 2: NOT_APPLICABLE},
    )


def test_an_x_ray_at_every_referral(spec):
    """The spine society wants the specialist to have an X-ray made within twelve weeks.

    One that the GP asked for is not meant.
    """
    spec(
        """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
             5 |   0 | L03 at the orthopaedic surgeon
       1 2 3 4 |  10 | referral to orthopaedics by the GP
             1 |  94 | lumbar X-ray asked for by the orthopaedic surgeon
             2 |  95 | lumbar X-ray asked for by the orthopaedic surgeon
             3 |  12 | lumbar X-ray asked for by the GP
        4 observed from -400 to 93
        """,
        dss.xray_on_referral,
        {
            1: FOLLOWED,
            2: NOT_FOLLOWED,
            3: NOT_FOLLOWED,
            4: CANNOT_TELL,
            5: NOT_APPLICABLE,
        },
    )


def test_an_mri_after_the_x_ray(spec):
    """An MRI fits after an X-ray, or with radiating pain; not one the GP asks for."""
    spec(
        """
        person | day | event
         1 2 3 |   0 | L03 at the GP
             4 |   0 | L86 at the GP
             1 |  20 | lumbar X-ray asked for by the orthopaedic surgeon
             3 |  20 | lumbar X-ray asked for by the GP
             2 |  30 | lumbar X-ray asked for by the orthopaedic surgeon
         1 2 4 |  30 | lumbar MRI asked for by the orthopaedic surgeon
             3 |  30 | lumbar MRI asked for by the GP
        """,
        dss.mri,
        {1: FOLLOWED, 2: NOT_FOLLOWED, 3: NOT_APPLICABLE, 4: FOLLOWED},
    )
