"""Facts about what was done: imaging, therapy, referral, injections, surgery."""

from wervel.facts.treatment import (
    anaesthesiological_treatment_within_half_a_year,
    behavioural_treatment_by_six_weeks_from_here,
    exercise_therapy_by_six_weeks_from_here,
    neurologist_within_two_weeks,
    other_specialist_before,
    scan_from_primary_care_within_six_weeks,
    specialist_care_within_twelve_weeks,
    specialist_care_within_two_weeks,
    spine_surgery_within_a_year,
)


def test_scan_from_primary_care(facts):
    """A scan that the GP asked for, from the day itself to six weeks later.

    By others it is no; by nobody knows whom, or not observed for six weeks, unknown.
    """
    facts(
        """
        person | day | event
   1 2 3 4 5 6 |   0 | L03 at the GP
             1 |  42 | lumbar MRI asked for by the GP
             2 |  43 | lumbar MRI asked for by the GP
             3 |   5 | lumbar MRI asked for by the neurologist
             4 |   5 | lumbar MRI by somebody
             4 |   6 | lumbar MRI asked for by the neurologist
             5 |   5 | lumbar X-ray
        6 observed from -400 to 41
        """,
        scan_from_primary_care_within_six_weeks,
        {1: True, 2: False, 3: False, 4: None, 5: None, 6: None},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: lumbar_imaging
        """,
        scan_from_primary_care_within_six_weeks,
        {1: None},
    )


def test_injection_or_denervation(facts):
    """An injection, nerve block or denervation within 182 days, by whomever."""
    facts(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
             1 | 182 | facet injection by the pain specialist
             2 | 183 | rf denervation
             3 |   0 | epidural injection
             4 |  -1 | medial branch block
        5 observed from -400 to 181
        """,
        anaesthesiological_treatment_within_half_a_year,
        {1: True, 2: False, 3: True, 4: False, 5: None},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: anaesthesiological_treatment
        """,
        anaesthesiological_treatment_within_half_a_year,
        {1: None},
    )


def test_exercise_therapy(facts):
    """Therapy, or a contact with a therapist, from the start to six weeks from here."""
    facts(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
             1 |   0 | exercise therapy
             2 |  92 | visit to the physiotherapist
             3 |  93 | visit to the exercise therapist
             4 |  -1 | visit to the physiotherapist
        5 observed from -400 to 91
        """,
        exercise_therapy_by_six_weeks_from_here,
        {1: True, 2: True, 3: False, 4: False, 5: None},
        on_day=50,
    )


def test_therapy_that_a_source_records_in_part(facts):
    """A source that records either therapy or therapists tells who had none.

    Only one that records neither cannot.
    """
    facts(
        """
        person | day | event
           1 2 |   0 | L03 at the GP
             2 |   3 | visit to the physiotherapist
        not carried: exercise_therapy
        """,
        exercise_therapy_by_six_weeks_from_here,
        {1: False, 2: True},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: exercise_therapy, exercise_provider
        """,
        exercise_therapy_by_six_weeks_from_here,
        {1: None},
    )


def test_behavioural_treatment(facts):
    """Psychosomatic or psychological therapy, or a contact with a psychologist."""
    facts(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
             1 |   0 | psychosomatic therapy
             2 |  42 | psychological therapy
             3 |  42 | visit to the psychologist
             4 |  43 | visit to the psychologist
        5 observed from -400 to 41
        """,
        behavioural_treatment_by_six_weeks_from_here,
        {1: True, 2: True, 3: True, 4: False, 5: None},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: psychosomatic_therapy, psychological_therapy, psychologist
        """,
        behavioural_treatment_by_six_weeks_from_here,
        {1: None},
    )


def test_specialist_care_within_twelve_weeks(facts):
    """A referral to a medical specialist, or a contact with one, in twelve weeks."""
    facts(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
             1 |  84 | referral to orthopaedics by the GP
             2 |  84 | visit to the pain specialist
             3 |  85 | visit to the neurologist
             4 |   7 | referral to physiotherapy by the GP
             4 |   9 | visit to the dermatologist
        5 observed from -400 to 83
        """,
        specialist_care_within_twelve_weeks,
        {1: True, 2: True, 3: False, 4: False, 5: None},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: specialist_referral, medical_specialist
        """,
        specialist_care_within_twelve_weeks,
        {1: None},
    )


def test_specialist_care_within_two_weeks(facts):
    """The same in two weeks."""
    facts(
        """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
             1 |  14 | referral to rheumatology by the GP
             2 |  15 | referral to rheumatology by the GP
             3 |   0 | visit to the neurosurgeon
        4 observed from -400 to 13
        """,
        specialist_care_within_two_weeks,
        {1: True, 2: False, 3: True, 4: None},
    )


def test_neurologist_within_two_weeks(facts):
    """A referral to, or a contact with, a neurologist; a neurosurgeon is another."""
    facts(
        """
        person | day | event
     1 2 3 4 5 |   0 | L86 at the GP
             1 |  14 | referral to neurology by the GP
             2 |  14 | visit to the neurologist
             3 |  15 | visit to the neurologist
             4 |   3 | visit to the neurosurgeon
             4 |   3 | referral to neurosurgery by the GP
        5 observed from -400 to 13
        """,
        neurologist_within_two_weeks,
        {1: True, 2: True, 3: False, 4: False, 5: None},
    )
    facts(
        """
        person | day | event
             1 |   0 | L86 at the GP
        not carried: referral_neurology, neurologist
        """,
        neurologist_within_two_weeks,
        {1: None},
    )


def test_another_specialist_before(facts):
    """A contact in this episode, before the day, with a specialist of another kind.

    The pain specialist does not count, nor does a referral alone.
    """
    facts(
        """
        person | day | event
   1 2 3 4 5 6 |   0 | L86 at the GP
             1 |   9 | visit to the neurologist
             2 |  10 | visit to the neurologist
             3 |   5 | visit to the pain specialist
             4 |  -1 | visit to the orthopaedic surgeon
             5 |   5 | referral to neurology by the GP
             6 |   0 | visit to the rehabilitation physician
        """,
        other_specialist_before,
        {1: True, 2: False, 3: False, 4: False, 5: False, 6: True},
        on_day=10,
    )
    facts(
        """
        person | day | event
             1 |   0 | L86 at the GP
        not carried: medical_specialist
        """,
        other_specialist_before,
        {1: None},
        on_day=10,
    )


def test_spine_surgery_within_a_year(facts):
    """An operation on the spine in the 365 days from the day itself."""
    facts(
        """
        person | day | event
       1 2 3 4 |   0 | L86 at the GP
             1 | 365 | back surgery by the orthopaedic surgeon
             2 | 366 | back surgery by the orthopaedic surgeon
             3 |  -1 | spine surgery instrumented by the neurosurgeon
        4 observed from -400 to 364
        """,
        spine_surgery_within_a_year,
        {1: True, 2: False, 3: False, 4: None},
    )
    facts(
        """
        person | day | event
             1 |   0 | L86 at the GP
        not carried: spine_surgery
        """,
        spine_surgery_within_a_year,
        {1: None},
    )
