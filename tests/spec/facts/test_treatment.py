"""Facts about what was done: imaging, drugs, therapy, referral, injections."""

from wervel.facts.treatment import (
    anaesthesiological_treatment_within_half_a_year,
    analgesic_before,
    behavioural_treatment_by_six_weeks_from_here,
    benzodiazepine_started_within_twelve_weeks,
    exercise_therapy_by_six_weeks_from_here,
    neurologist_within_two_weeks,
    neuropathic_drug_started_within_twelve_weeks,
    opioid_days_within_four_weeks,
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


def test_analgesic_before(facts):
    """A plain painkiller from the first day of the episode to the day before."""
    facts(
        """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
             1 |   0 | ibuprofen for 7 days by the GP
             2 |  10 | ibuprofen for 7 days by the GP
             3 |  -1 | naproxen for 7 days by the GP
             4 |   9 | tramadol for 7 days by the GP
        """,
        analgesic_before,
        {1: True, 2: False, 3: False, 4: False},
        on_day=10,
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: analgesic
        """,
        analgesic_before,
        {1: None},
    )


def test_days_of_opioids(facts):
    """The days of all opioids that are supplied in the 28 days from the day itself."""
    facts(
        """
        person | day | event
         1 2 3 |   0 | L03 at the GP
             1 |   0 | tramadol for 5 days by the GP
             1 |  27 | morphine for 3 days by the neurologist
             1 |  28 | tramadol for 30 days by the GP
             1 |  -1 | tramadol for 30 days by the GP
             2 |   0 | tramadol until day 4 by the GP
        """,
        opioid_days_within_four_weeks,
        {1: 8, 2: 5, 3: None},
    )


def test_an_opioid_without_a_length(facts):
    """Where one supply has no length that could be, the days together are unknown.

    So are they where the four weeks were not observed to their end.
    """
    facts(
        """
        person | day | event
 1 2 3 4 5 6 7 |   0 | L03 at the GP
             1 |   0 | tramadol for 5 days by the GP
             1 |   5 | tramadol by the GP
             2 |   0 | tramadol for -5 days by the GP
             3 |   5 | tramadol until day 3 by the GP
             4 |   0 | tramadol for 0 days until day 2 by the GP
         5 6 7 |   0 | tramadol for 5 days by the GP
             7 |   0 | tramadol for 5 days by the GP
        5 observed from -400 to 26
        6 observed from -400 to 27
        """,
        opioid_days_within_four_weeks,
        {1: None, 2: None, 3: None, 4: 3, 5: None, 6: 5, 7: 10},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |   0 | tramadol for 5 days by the GP
        not carried: opioid
        """,
        opioid_days_within_four_weeks,
        {1: None},
    )


def test_a_nerve_pain_drug_started(facts):
    """A drug for nerve pain within twelve weeks, if none was given the year before."""
    facts(
        """
        person | day | event
 1 2 3 4 5 6 7 |   0 | L03 at the GP
             1 |  84 | pregabalin by the GP
             2 |  85 | pregabalin by the GP
       3 4 5 6 |   0 | gabapentin by the GP
             3 |-365 | pregabalin by the GP
             4 |-366 | pregabalin by the GP
             5 |  -1 | duloxetine by the GP
        7 observed from -400 to 83
        6 observed from -400 to 83
        """,
        neuropathic_drug_started_within_twelve_weeks,
        {1: True, 2: False, 3: False, 4: True, 5: False, 6: True, 7: None},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: neuropathic_drug
        """,
        neuropathic_drug_started_within_twelve_weeks,
        {1: None},
    )


def test_a_benzodiazepine_started(facts):
    """A benzodiazepine within twelve weeks, when none was given in the year before.

    Who used one already did not start one, however short the observation.
    """
    facts(
        """
        person | day | event
   1 2 3 4 5 6 |   0 | L03 at the GP
             1 |  84 | flunitrazepam by the GP
             2 |  85 | flunitrazepam by the GP
             3 |   0 | flunitrazepam by the GP
             3 |-365 | nitrazepam by the GP
             4 |   0 | flunitrazepam by the GP
             4 |-366 | nitrazepam by the GP
             6 |  -7 | nitrazepam by the GP
        5 6 observed from -400 to 83
        """,
        benzodiazepine_started_within_twelve_weeks,
        {1: True, 2: False, 3: False, 4: True, 5: None, 6: False},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: benzodiazepine
        """,
        benzodiazepine_started_within_twelve_weeks,
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
