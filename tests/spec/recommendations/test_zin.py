"""What ZIN holds of injections, insured therapy, MRI, referral and rehabilitation."""

from wervel.findings.finding import Verdict
from wervel.recommendations import zin, zin_rehabilitation

FOLLOWED, NOT_FOLLOWED = Verdict.FOLLOWED, Verdict.NOT_FOLLOWED
NOT_APPLICABLE, CANNOT_TELL = Verdict.NOT_APPLICABLE, Verdict.CANNOT_TELL


def test_no_injections_once_pain_is_chronic(spec):
    """An injection, block or denervation in the half year from there departs from it.

    It is asked at the first record that is chronic by its code or its duration.
    """
    spec(
        """
        person | day | event
     1 2 3 4 5 |   0 | chronic low back pain at the pain specialist
             1 | 182 | facet injection by the pain specialist
             2 | 183 | rf denervation by the pain specialist
             3 |  -1 | nerve root injection by the pain specialist
             4 |   0 | epidural injection
           6 7 |   0 | L03 at the GP
           6 7 |  88 | L03 at the GP
             6 |  91 | L03 at the GP
             7 |  92 | L03 at the GP
           6 7 |  90 | facet injection by the pain specialist
             7 | 100 | facet injection by the pain specialist
        5 observed from -400 to 181
        """,
        zin.injections,
        {
            1: NOT_FOLLOWED,
            2: FOLLOWED,
            3: FOLLOWED,
            4: NOT_FOLLOWED,
            5: CANNOT_TELL,
            7: NOT_FOLLOWED,
        },
    )


def test_no_injections_for_whom(spec):
    """ZIN took a position on non-specific pain, none on pain from a nerve root."""
    spec(
        """
        person | day | event
             1 |   0 | L86 at the neurologist
             1 |  80 | L86 at the neurologist
             1 | 100 | L86 at the neurologist
           2 3 |   0 | chronic low back pain at the pain specialist
             2 |   0 | post surgery syndrome at the pain specialist
             3 |   0 | breast cancer at the GP
         1 2 3 | 110 | facet injection by the pain specialist
        """,
        zin.injections,
        {1: NOT_APPLICABLE, 2: NOT_APPLICABLE, 3: NOT_FOLLOWED},
    )


def test_injections_are_not_recorded(spec):
    """Where injections are not recorded, it cannot be told who had none."""
    spec(
        """
        person | day | event
             1 |   0 | chronic low back pain at the pain specialist
        not carried: anaesthesiological_treatment
        """,
        zin.injections,
        {1: CANNOT_TELL},
    )


def test_the_first_therapy_is_not_insured(spec):
    """Before the first session there were no twenty, so the patient pays.

    With radiating pain it is insured where strength is lost, which is not recorded.
    """
    spec(
        """
        person | day | event
             1 |   0 | L03 at the GP
             2 |   0 | L86 at the GP
             3 |   0 | post surgery syndrome at the GP
         1 2 3 |  10 | exercise therapy by the physiotherapist
        """,
        zin.exercise_therapy,
        {1: NOT_FOLLOWED, 2: CANNOT_TELL, 3: NOT_APPLICABLE},
    )


def test_mri_helps_where_an_intervention_is_considered(spec):
    """It is about radiating pain seen by a specialist, without a red flag.

    Whether an intervention is considered is not recorded.
    """
    spec(
        """
        person | day | event
         1 2 4 |   0 | L86 at the GP
             3 |   0 | L03 at the GP
             4 |  50 | foot drop at the neurologist
         1 3 4 |  60 | lumbar MRI asked for by the neurologist
             2 |  20 | lumbar MRI asked for by the GP
         1 3 4 |  60 | L86 at the neurologist
        """,
        zin.mri,
        {1: CANNOT_TELL, 2: NOT_APPLICABLE, 3: CANNOT_TELL, 4: NOT_APPLICABLE},
    )


def test_the_draft_wanted_no_referral(spec):
    """Whoever is referred with non-specific pain departs from the draft."""
    spec(
        """
        person | day | event
         1 2 4 |   0 | L03 at the GP
             3 |   0 | L86 at the GP
             1 |  20 | referral to neurology by the GP
             2 |  20 | vertebral fracture at the GP
         2 3   |  20 | referral to orthopaedics by the GP
        """,
        zin.draft_referral,
        {1: NOT_FOLLOWED, 2: NOT_APPLICABLE, 3: NOT_APPLICABLE},
    )


def test_two_positions_on_one_programme(spec):
    """Of a programme for chronic pain the draft of 2025 approves never.

    Whether the position of 2022 does depends on the WPN class, which is not recorded.
    """
    picture = """
        person | day | event
             1 |   0 | chronic low back pain at the GP
             2 |   0 | L03 at the GP
           1 2 |  20 | rehabilitation programme by the rehabilitation physician
        """
    spec(
        picture,
        zin_rehabilitation.position_2022,
        {1: CANNOT_TELL, 2: NOT_APPLICABLE},
    )
    spec(
        picture,
        zin_rehabilitation.draft_2025,
        {1: NOT_FOLLOWED, 2: NOT_APPLICABLE},
    )
