"""Facts about secondary care: conservative care first, injections, surgery and more."""

from wervel.facts.specialist_care import (
    conservative_care_before,
    epidural_injection_here,
    epidural_injection_within_half_a_year,
    exercise_therapy_within_two_weeks,
    facet_injection_within_half_a_year,
    fibromyalgia,
    instrumented_surgery_here,
    referred_to_neurologist_here,
    rehabilitation_here,
    rehabilitation_within_twelve_weeks,
    therapy_sessions_before,
    uninstrumented_surgery_here,
)


def test_referred_to_a_neurologist_here(facts):
    """A referral to, or a contact with, a neurologist on the day itself."""
    facts(
        """
        person | day | event
     1 2 3 4 5 |   0 | L86 at the GP
             1 |  10 | referral to neurology by the GP
             2 |  10 | visit to the neurologist
             3 |   9 | visit to the neurologist
             3 |  11 | referral to neurology by the GP
             4 |  10 | referral to neurosurgery by the GP
        5 observed from -400 to 10
        """,
        referred_to_neurologist_here,
        {1: True, 2: True, 3: False, 4: False, 5: False},
        on_day=10,
    )
    facts(
        """
        person | day | event
             1 |   0 | L86 at the GP
        not carried: referral_neurology, neurologist
        """,
        referred_to_neurologist_here,
        {1: None},
    )


def test_conservative_care_before(facts):
    """Exercise or behavioural therapy, or a contact with who gives it, before the day.

    One contact is enough; a referral to it is none, nor is a painkiller.
    """
    facts(
        """
         person | day | event
1 2 3 4 5 6 7 8 |   0 | L03 at the GP
              1 |   0 | exercise therapy
              2 |   9 | visit to the physiotherapist
              3 |   9 | psychosomatic therapy
              4 |   5 | psychological therapy
              5 |   5 | visit to the psychologist
              6 |  10 | visit to the exercise therapist
              7 |  -1 | visit to the physiotherapist
              8 |   5 | referral to physiotherapy by the GP
              8 |   5 | ibuprofen for 7 days by the GP
        """,
        conservative_care_before,
        {1: True, 2: True, 3: True, 4: True, 5: True, 6: False, 7: False, 8: False},
        on_day=10,
    )


def test_conservative_care_that_a_source_does_not_record(facts):
    """Where no exercise therapy is recorded, only other therapy can tell.

    Without psychologists it can be told of everybody: hardly any source has them.
    """
    facts(
        """
        person | day | event
           1 2 |   0 | L03 at the GP
             2 |   5 | visit to the psychologist
        not carried: exercise_therapy, exercise_provider, psychosomatic_therapy
        """,
        conservative_care_before,
        {1: None, 2: True},
        on_day=10,
    )
    facts(
        """
        person | day | event
           1 2 |   0 | L03 at the GP
             2 |   5 | visit to the physiotherapist
        not carried: psychosomatic_therapy, psychological_therapy, psychologist
        """,
        conservative_care_before,
        {1: False, 2: True},
        on_day=10,
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: exercise_therapy, exercise_provider
        not carried: psychosomatic_therapy, psychological_therapy, psychologist
        """,
        conservative_care_before,
        {1: None},
        on_day=10,
    )


def test_an_epidural_injection_here(facts):
    """An epidural injection on the day itself; another injection is none."""
    facts(
        """
        person | day | event
       1 2 3 4 |   0 | L86 at the GP
             1 |  10 | epidural injection by the pain specialist
             2 |   9 | epidural injection by the pain specialist
             3 |  11 | epidural injection by the pain specialist
             4 |  10 | facet injection by the pain specialist
        """,
        epidural_injection_here,
        {1: True, 2: False, 3: False, 4: False},
        on_day=10,
    )
    facts(
        """
        person | day | event
             1 |   0 | L86 at the GP
        not carried: epidural_injection
        """,
        epidural_injection_here,
        {1: None},
    )


def test_an_epidural_injection_within_half_a_year(facts):
    """An epidural injection from the day itself to 182 days later."""
    facts(
        """
        person | day | event
   1 2 3 4 5 6 |   0 | L86 at the GP
             1 | 182 | epidural injection by the pain specialist
             2 | 183 | epidural injection by the pain specialist
             3 |   0 | epidural injection by the pain specialist
             4 |  -1 | epidural injection by the pain specialist
             6 | 100 | epidural injection by the pain specialist
        5 6 observed from -400 to 181
        """,
        epidural_injection_within_half_a_year,
        {1: True, 2: False, 3: True, 4: False, 5: None, 6: True},
    )


def test_a_facet_injection_within_half_a_year(facts):
    """A facet joint injection from the day itself to 182 days later."""
    facts(
        """
        person | day | event
   1 2 3 4 5 6 |   0 | L03 at the GP
             1 | 182 | facet injection by the pain specialist
             2 | 183 | facet injection by the pain specialist
             3 |   0 | facet injection by the pain specialist
             4 |  -1 | facet injection by the pain specialist
             5 |   5 | epidural injection by the pain specialist
        6 observed from -400 to 181
        """,
        facet_injection_within_half_a_year,
        {1: True, 2: False, 3: True, 4: False, 5: False, 6: None},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: facet_injection
        """,
        facet_injection_within_half_a_year,
        {1: None},
    )


def test_surgery_with_implants_here(facts):
    """An operation on the day itself that fixes the spine, or puts something in it."""
    facts(
        """
        person | day | event
       1 2 3 4 |   0 | L86 at the GP
             1 |  10 | back surgery with implants by the neurosurgeon
             2 |   9 | back surgery with implants by the neurosurgeon
             3 |  11 | back surgery with implants by the neurosurgeon
             4 |  10 | back surgery by the neurosurgeon
        """,
        instrumented_surgery_here,
        {1: True, 2: False, 3: False, 4: False},
        on_day=10,
    )
    facts(
        """
        person | day | event
             1 |   0 | L86 at the GP
             1 |   0 | back surgery by the neurosurgeon
        not carried: spine_surgery_instrumented
        """,
        instrumented_surgery_here,
        {1: None},
    )


def test_surgery_without_implants_here(facts):
    """An operation on the day itself that leaves nothing behind.

    Of somebody with both on a day both are so.
    """
    picture = """
        person | day | event
     1 2 3 4 5 |   0 | L86 at the GP
             1 |  10 | back surgery by the neurosurgeon
             2 |   9 | back surgery by the neurosurgeon
             5 |  11 | back surgery by the neurosurgeon
             3 |  10 | back surgery with implants by the neurosurgeon
             4 |  10 | back surgery by the neurosurgeon
             4 |  10 | back surgery with implants by the neurosurgeon
        """
    without = {1: True, 2: False, 3: False, 4: True, 5: False}
    facts(picture, uninstrumented_surgery_here, without, on_day=10)
    with_implants = {1: False, 2: False, 3: True, 4: True, 5: False}
    facts(picture, instrumented_surgery_here, with_implants, on_day=10)


def test_rehabilitation_here(facts):
    """A rehabilitation programme on the day itself; a contact alone is none."""
    facts(
        """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
             1 |  10 | rehabilitation programme by the rehabilitation physician
             2 |   9 | rehabilitation programme by the rehabilitation physician
             3 |  11 | rehabilitation programme by the rehabilitation physician
             4 |  10 | visit to the rehabilitation physician
        """,
        rehabilitation_here,
        {1: True, 2: False, 3: False, 4: False},
        on_day=10,
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: rehabilitation_programme
        """,
        rehabilitation_here,
        {1: None},
    )


def test_rehabilitation_within_twelve_weeks(facts):
    """A referral to rehabilitation, a contact with its physician, or a programme."""
    facts(
        """
        person | day | event
 1 2 3 4 5 6 7 |   0 | L03 at the GP
             1 |  84 | referral to rehabilitation by the GP
             2 |   0 | visit to the rehabilitation physician
             3 |  84 | rehabilitation programme
             4 |  85 | referral to rehabilitation by the GP
             5 |   5 | referral to physiotherapy by the GP
             7 |  -1 | rehabilitation programme
        6 observed from -400 to 83
        """,
        rehabilitation_within_twelve_weeks,
        {1: True, 2: True, 3: True, 4: False, 5: False, 6: None, 7: False},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: referral_rehabilitation, rehabilitation_physician
        not carried: rehabilitation_programme
        """,
        rehabilitation_within_twelve_weeks,
        {1: None},
    )


def test_exercise_therapy_within_two_weeks(facts):
    """Therapy, or a contact with a therapist, from the day itself to two weeks later.

    What came earlier in the episode does not count.
    """
    facts(
        """
        person | day | event
   1 2 3 4 5 6 |   0 | L03 at the GP
             1 |  24 | exercise therapy
             2 |  10 | visit to the physiotherapist
             3 |  25 | visit to the physiotherapist
             4 |   9 | visit to the exercise therapist
             5 |  20 | visit to the psychologist
        6 observed from -400 to 23
        """,
        exercise_therapy_within_two_weeks,
        {1: True, 2: True, 3: False, 4: False, 5: False, 6: None},
        on_day=10,
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: exercise_therapy, exercise_provider
        """,
        exercise_therapy_within_two_weeks,
        {1: None},
    )


def test_therapy_sessions_before(facts):
    """On how many days of this episode there was therapy before the day itself.

    Two records of one day are one session; nothing recorded is none.
    """
    facts(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
             1 |   0 | visit to the physiotherapist
             1 |   4 | visit to the exercise therapist
             1 |   9 | exercise therapy
             1 |  10 | exercise therapy
             2 |   5 | exercise therapy by the physiotherapist
             2 |   5 | visit to the physiotherapist
             2 |   5 | exercise therapy
             3 |  -1 | visit to the physiotherapist
             3 |  11 | visit to the physiotherapist
             4 |   5 | visit to the psychologist
        5 observed from 0 to 10
        """,
        therapy_sessions_before,
        {1: 3, 2: 1, 3: 0, 4: 0, 5: 0},
        on_day=10,
    )


def test_sessions_that_a_source_records_in_part(facts):
    """Days are counted of what a source does record; of nothing at all, unknown."""
    facts(
        """
        person | day | event
           1 2 |   0 | L03 at the GP
             1 |   5 | exercise therapy
             1 |   6 | exercise therapy
        not carried: exercise_provider
        """,
        therapy_sessions_before,
        {1: 2, 2: 0},
        on_day=10,
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: exercise_therapy, exercise_provider
        """,
        therapy_sessions_before,
        {1: None},
        on_day=10,
    )


def test_fibromyalgia(facts):
    """A diagnosis at any time up to the day, as far as observation reaches.

    It is no back pain: who has it alone has no episode.
    """
    facts(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
             1 |   0 | fibromyalgia at the rheumatologist
             2 |-700 | fibromyalgia at the GP
             3 |   1 | fibromyalgia at the GP
             4 |-401 | fibromyalgia at the GP
             6 |   0 | fibromyalgia at the GP
        4 observed from -400 to 400
        """,
        fibromyalgia,
        {1: True, 2: True, 3: False, 4: False, 5: False},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: fibromyalgia
        """,
        fibromyalgia,
        {1: None},
    )
