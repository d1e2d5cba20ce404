"""Therapy: exercise, behavioural treatment, rehabilitation."""

from wervel.findings.finding import Verdict
from wervel.recommendations.nhg import low_back_pain_therapy as therapy

FOLLOWED, NOT_FOLLOWED = Verdict.FOLLOWED, Verdict.NOT_FOLLOWED
NOT_APPLICABLE, CANNOT_TELL = Verdict.NOT_APPLICABLE, Verdict.CANNOT_TELL


def test_exercise_therapy_after_six_weeks(spec):
    """Who still comes after six weeks should have had exercise therapy six weeks later.

    It may have begun at any time since the first contact.
    """
    spec(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
     1 2 3 4 5 |  45 | L03 at the GP
             1 |   3 | exercise therapy by the physiotherapist
             2 |  87 | visit to the exercise therapist
             3 |  88 | visit to the physiotherapist
             5 |  -1 | visit to the physiotherapist
        """,
        therapy.exercise_therapy,
        {1: FOLLOWED, 2: FOLLOWED, 3: NOT_FOLLOWED, 4: NOT_FOLLOWED, 5: NOT_FOLLOWED},
    )


def test_exercise_therapy_for_whom(spec):
    """It is asked where the GP still sees non-specific back pain after six weeks.

    Who does not come back between six and twelve weeks is not in it at all.
    """
    spec(
        """
        person | day | event
   1 2 3 4 5 6 |   0 | L03 at the GP
             1 |  45 | L86 at the GP
             2 |  45 | L03 at the orthopaedic surgeon
             3 |  45 | L03
             4 |  41 | L03 at the GP
             5 |  45 | L03 at the GP
             5 |  45 | ankylosing spondylitis at the GP
             6 |  45 | L03 at the GP
        6 observed from -400 to 86
        """,
        therapy.exercise_therapy,
        {
            1: NOT_APPLICABLE,
            2: NOT_APPLICABLE,
            3: CANNOT_TELL,
            5: NOT_APPLICABLE,
            6: CANNOT_TELL,
        },
    )


def test_behavioural_treatment_after_twelve_weeks(spec):
    """Who still comes after twelve weeks should have had behavioural treatment."""
    spec(
        """
        person | day | event
 1 2 3 4 5 6 7 |   0 | L03 at the GP
   1 2 3 4 5 6 |  84 | L03 at the GP
             7 |  83 | L03 at the GP
             1 | 126 | visit to the psychologist
             2 | 127 | visit to the psychologist
             3 |  20 | psychosomatic therapy by the physiotherapist
             4 | 100 | exercise therapy by the physiotherapist
             5 |  84 | foot drop at the GP
        6 observed from -400 to 125
        """,
        therapy.behavioural_treatment,
        {
            1: FOLLOWED,
            2: NOT_FOLLOWED,
            3: FOLLOWED,
            4: NOT_FOLLOWED,
            5: NOT_APPLICABLE,
            6: CANNOT_TELL,
        },
    )


def test_therapies_are_not_recorded(spec):
    """Where no therapy is recorded, it cannot be told who had none."""
    spec(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |  90 | L03 at the GP
        not carried: psychosomatic_therapy, psychological_therapy, psychologist
        """,
        therapy.behavioural_treatment,
        {1: CANNOT_TELL},
    )


def test_rehabilitation_only_when_it_is_heavy_and_lasting(spec):
    """Chronic, off work, severely limited and kept going by psychosocial factors."""
    spec(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
     1 2 3 4 5 |  85 | P74 at the GP
       1 2 4 5 |  85 | L03 at the GP
             3 |  60 | L03 at the GP
       1 2 4 5 | 100 | sick leave at the occupational physician
             3 |  80 | sick leave at the occupational physician
           1 5 | 100 | Oswestry 41
             2 | 100 | Oswestry 40
             3 |  80 | Oswestry 60
         1 2 4 | 110 | rehabilitation programme by the rehabilitation physician
             3 |  90 | rehabilitation programme by the rehabilitation physician
             5 | 116 | rehabilitation programme by the rehabilitation physician
        """,
        therapy.rehabilitation,
        {1: FOLLOWED, 2: NOT_FOLLOWED, 3: NOT_FOLLOWED, 4: CANNOT_TELL},
    )


def test_rehabilitation_that_cannot_be_told(spec):
    """Whether somebody is off work is seldom recorded; then it cannot be told."""
    spec(
        """
        person | day | event
       1 2 3 4 |   0 | chronic low back pain at the GP
         2 3 4 |   0 | P74 at the GP
         2 3 4 |  10 | Oswestry 50
             4 |  10 | sick leave
       1 2 3 4 |  20 | rehabilitation programme
             3 |  15 | vertebral fracture at the GP
        """,
        therapy.rehabilitation,
        {1: CANNOT_TELL, 2: CANNOT_TELL, 3: NOT_APPLICABLE, 4: FOLLOWED},
    )
