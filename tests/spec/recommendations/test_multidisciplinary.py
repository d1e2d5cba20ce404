"""Therapists, occupational physicians, rehabilitation, and bodies from abroad."""

from wervel.findings.finding import Verdict
from wervel.recommendations import (
    international,
    multidisciplinary,
    occupational,
    therapists,
    us_gp,
    vra,
)

FOLLOWED, NOT_FOLLOWED = Verdict.FOLLOWED, Verdict.NOT_FOLLOWED
NOT_APPLICABLE, CANNOT_TELL = Verdict.NOT_APPLICABLE, Verdict.CANNOT_TELL


def test_wait_and_see_for_two_weeks(spec):
    """Therapy on day 14 is too early for it; from day 15 on it is not, nor before."""
    spec(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
             1 |  14 | visit to the physiotherapist
             2 |  15 | visit to the physiotherapist
             3 |  -1 | visit to the physiotherapist
             5 |   3 | exercise therapy by the exercise therapist
        4 5 observed from -400 to 13
        """,
        us_gp.wait_and_see,
        {1: NOT_FOLLOWED, 2: FOLLOWED, 3: FOLLOWED, 4: CANNOT_TELL, 5: NOT_FOLLOWED},
    )


def test_wait_and_see_for_whom(spec):
    """It is for GPs, about new and non-specific pain, neither chronic nor flagged."""
    spec(
        """
        person | day | event
             1 |   0 | L03 at the orthopaedic surgeon
             2 |   0 | L86 at the GP
             3 |   0 | chronic low back pain at the GP
             4 |   0 | L03 at the GP
             4 |   0 | foot drop at the GP
             5 |   0 | L03
   1 2 3 4 5 6 |   5 | visit to the physiotherapist
             6 |   0 | L03 at the GP
        """,
        us_gp.wait_and_see,
        {
            1: NOT_APPLICABLE,
            2: NOT_APPLICABLE,
            3: NOT_APPLICABLE,
            4: NOT_APPLICABLE,
            5: CANNOT_TELL,
            6: NOT_FOLLOWED,
        },
    )


def test_no_benzodiazepine_in_secondary_care(spec):
    """From the referral or the first visit on none is started for twelve weeks.

    One used in the year before is not a start; who prescribes it makes no difference.
    """
    spec(
        """
        person | day | event
     1 2 3 4 7 |   0 | L03 at the GP
             5 |   0 | L86 at the GP
             6 |   0 | L03 at the neurologist
   1 2 3 4 5 7 |  20 | referral to neurology by the GP
             1 | 104 | nitrazepam by the neurologist
             2 | 105 | nitrazepam by the neurologist
             3 |  10 | nitrazepam by the GP
             3 |  30 | nitrazepam by the GP
           5 6 |  20 | nitrazepam by the GP
        7 observed from -400 to 103
        """,
        international.benzodiazepines,
        {
            1: NOT_FOLLOWED,
            2: FOLLOWED,
            3: FOLLOWED,
            4: FOLLOWED,
            5: NOT_FOLLOWED,
            6: NOT_FOLLOWED,
            7: CANNOT_TELL,
        },
    )


def test_no_benzodiazepine_for_whom(spec):
    """Who never gets to secondary care is not in it; nor is pain left by surgery."""
    spec(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |  10 | nitrazepam by the GP
             2 |   0 | post surgery syndrome at the neurosurgeon
             2 |  10 | nitrazepam by the GP
        """,
        international.benzodiazepines,
        {2: NOT_APPLICABLE},
    )


def test_scan_by_the_guideline_that_was_never_in_force(spec):
    """A scan asks for a red flag and a referral within two weeks, as the NHG does."""
    spec(
        """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
             5 |   0 | L86 at the GP
         1 2 4 |   0 | vertebral fracture at the GP
         1 2 3 |  10 | lumbar X-ray asked for by the GP
             4 |  10 | lumbar X-ray asked for by the orthopaedic surgeon
             5 |  10 | lumbar X-ray asked for by the GP
             1 |  24 | referral to orthopaedics by the GP
             2 |  25 | referral to orthopaedics by the GP
             3 |  10 | referral to orthopaedics by the GP
        """,
        multidisciplinary.imaging,
        {
            1: FOLLOWED,
            2: NOT_FOLLOWED,
            3: NOT_FOLLOWED,
            4: NOT_APPLICABLE,
            5: NOT_APPLICABLE,
        },
    )


def test_physiotherapy_after_six_weeks_covered_or_not(spec):
    """Who still comes after six weeks should have had therapy six weeks later."""
    spec(
        """
        person | day | event
         1 2 3 |   0 | L03 at the GP
           1 2 |  45 | L03 at the GP
             3 |  45 | L86 at the GP
             1 |  87 | visit to the physiotherapist
             2 |  88 | visit to the physiotherapist
        """,
        therapists.exercise_therapy,
        {1: FOLLOWED, 2: NOT_FOLLOWED, 3: NOT_APPLICABLE},
    )


def test_how_much_therapy_is_asked_of_the_therapist(spec):
    """The risk profile is in no record; that the pain is not radicular is."""
    spec(
        """
        person | day | event
             1 |   0 | L03 at the GP
             2 |   0 | L86 at the GP
             3 |   0 | L03 at the GP
           1 2 |  10 | visit to the exercise therapist
        """,
        therapists.dose,
        {1: CANNOT_TELL, 2: NOT_APPLICABLE},
    )


def test_work_that_lags_behind_is_asked(spec):
    """Sick leave alone does not tell whether taking part in work lags behind."""
    spec(
        """
        person | day | event
           1 2 |   0 | chronic low back pain at the GP
             1 |  10 | sick leave at the occupational physician
             3 |   0 | L03 at the GP
        """,
        occupational.work_rehabilitation,
        {1: CANNOT_TELL, 2: CANNOT_TELL},
    )


def test_rehabilitation_after_primary_care(spec):
    """Whether primary care was enough must be asked; pain not yet chronic is told."""
    spec(
        """
        person | day | event
             1 |   0 | chronic low back pain at the GP
             2 |   0 | L03 at the GP
             3 |   0 | chronic low back pain at the GP
             1 |  20 | rehabilitation programme by the rehabilitation physician
             2 |  20 | rehabilitation programme by the rehabilitation physician
        """,
        vra.after_primary_care,
        {1: CANNOT_TELL, 2: NOT_APPLICABLE},
    )


def test_wpn_class_is_asked(spec):
    """Without a WPN class a referral cannot be said to have been due.

    Nor can it where there was one: whom it is for decides first.
    """
    spec(
        """
        person | day | event
           1 2 |   0 | chronic low back pain at the GP
             1 |  30 | referral to rehabilitation by the GP
        """,
        vra.referral,
        {1: CANNOT_TELL, 2: CANNOT_TELL},
    )


def test_fibromyalgia_and_severe_limitations_before_rehabilitation(spec):
    """An index of 41 is enough; under it, whether it is complex must be asked."""
    spec(
        """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
             1 |-700 | fibromyalgia at the GP
             2 |  20 | fibromyalgia at the rheumatologist
             4 |  31 | fibromyalgia at the rheumatologist
           1 3 |  20 | Oswestry 41
             2 |  20 | Oswestry 40
       1 2 3 4 |  30 | rehabilitation programme by the rehabilitation physician
        """,
        multidisciplinary.fibromyalgia_treatment,
        {1: FOLLOWED, 2: CANNOT_TELL, 3: NOT_APPLICABLE, 4: NOT_APPLICABLE},
    )


def test_fibromyalgia_with_severe_disability_or_sick_leave(spec):
    """Severely limited or off work: rehabilitation within twelve weeks.

    Less limited and not known to be off work: whom it is for cannot be told.
    """
    spec(
        """
        person | day | event
     1 2 3 4 5 |   0 | chronic low back pain at the GP
       1 2 3 4 |   0 | fibromyalgia at the GP
           1 2 |   0 | Oswestry 41
           4 5 |   0 | Oswestry 40
             3 |   0 | sick leave at the occupational physician
             1 |  84 | referral to rehabilitation by the GP
             2 |  85 | referral to rehabilitation by the GP
             3 |  10 | visit to the rehabilitation physician
             5 |   0 | sick leave at the occupational physician
        """,
        international.fibromyalgia_treatment,
        {
            1: FOLLOWED,
            2: NOT_FOLLOWED,
            3: FOLLOWED,
            4: CANNOT_TELL,
            5: NOT_APPLICABLE,
        },
    )


def test_rehabilitation_for_chronic_pain(spec):
    """From the first chronic record on, rehabilitation follows within twelve weeks."""
    picture = """
        person | day | event
         1 2 3 |   0 | chronic low back pain at the GP
             4 |   0 | L03 at the GP
             4 |  60 | L03 at the GP
             4 |  92 | L03 at the GP
             1 |  84 | rehabilitation programme by the rehabilitation physician
             2 |  85 | rehabilitation programme by the rehabilitation physician
             4 | 176 | visit to the rehabilitation physician
        3 observed from -400 to 83
        """
    told = {1: FOLLOWED, 2: NOT_FOLLOWED, 3: CANNOT_TELL, 4: FOLLOWED}
    spec(picture, international.biopsychosocial_rehabilitation, told)
    spec(picture, international.interdisciplinary, told)
