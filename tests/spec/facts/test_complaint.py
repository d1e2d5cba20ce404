"""Facts about the complaint: what kind of pain, since when, seen where."""

from wervel.facts.complaint import (
    after_surgery,
    began_in_primary_care,
    chronic,
    complaints_persist,
    days_in_complaint,
    in_primary_care,
    non_specific,
    pain_days_in_past_year,
    radicular,
    seen_again_at_six_to_eight_weeks,
)


def test_radicular(facts):
    """A radicular or stenosis code in this episode, up to the day itself, means yes.

    Without one it is no; where diagnoses are not recorded it is unknown.
    """
    facts(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
             1 |  10 | L86 at the GP
             2 |  11 | L86 at the GP
             3 |  10 | canal stenosis at the neurologist
             5 |-150 | L86 at the GP
        """,
        radicular,
        {1: True, 2: False, 3: True, 4: False, 5: False},
        on_day=10,
    )
    facts(
        """
        person | day | event
             1 |   0 | L86 at the GP
        not carried: back_pain_radicular, lumbar_canal_stenosis
        """,
        radicular,
        {1: None},
    )


def test_after_surgery(facts):
    """A code for pain after spine surgery in this episode means yes, silence no."""
    facts(
        """
        person | day | event
           1 2 |   0 | L03 at the GP
             1 |  10 | post surgery syndrome at the orthopaedic surgeon
             2 |  11 | post surgery syndrome at the orthopaedic surgeon
        """,
        after_surgery,
        {1: True, 2: False},
        on_day=10,
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: post_surgery_syndrome
        """,
        after_surgery,
        {1: None},
    )


def test_non_specific(facts):
    """Non-specific is a non-specific code, and no code of a cause up to the day.

    A cause that is found later does not change what was so before.
    """
    facts(
        """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
             5 |   0 | L86 at the GP
             2 |  10 | L86 at the GP
             3 |  11 | L86 at the GP
             4 |   5 | post surgery syndrome at the GP
             5 |  10 | L03 at the GP
        """,
        non_specific,
        {1: True, 2: False, 3: True, 4: False, 5: False},
        on_day=10,
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
             2 |   0 | L86 at the GP
        not carried: back_pain_non_specific
        """,
        non_specific,
        {1: None, 2: False},
    )


def test_days_in_complaint(facts):
    """Days since the first record; unknown where the beginning was not observed."""
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
             2 |   0 | L03 at the GP
             3 |  30 | L03 at the GP
        2 observed from -179 to 400
        """,
        days_in_complaint,
        {1: 30, 2: None, 3: 0},
        on_day=30,
    )


def test_chronic(facts):
    """Chronic is more than 91 days after the first record, or a code that says so."""
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
             2 |   1 | L03 at the GP
             3 |   1 | chronic low back pain at the GP
             4 |  92 | chronic low back pain at the GP
        """,
        chronic,
        {1: True, 2: False, 3: True, 4: True},
        on_day=92,
    )


def test_chronic_when_the_beginning_was_not_seen(facts):
    """Where the beginning was not observed, not yet three months of it are unknown."""
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
             2 |  50 | L03 at the GP
             3 |  50 | chronic low back pain at the GP
        1 2 3 observed from 0 to 400
        """,
        chronic,
        {1: True, 2: None, 3: True},
        on_day=92,
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: chronic_back_pain
        """,
        chronic,
        {1: None},
    )


def test_in_primary_care(facts):
    """In primary care is what a GP recorded that day.

    Where medical specialists alone recorded something it is no; where nobody says who
    did, or somebody else, it is unknown.
    """
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
             2 |   0 | L03 at the neurologist
             3 |   0 | L03 at the neurologist
             3 |   0 | visit to the GP
             4 |   0 | L03
             5 |   0 | L03 by somebody
             6 |   0 | L03 by the physiotherapist
             7 |   0 | L03 at the GP
             7 |   1 | L03 at the neurologist
        """,
        in_primary_care,
        {1: True, 2: False, 3: True, 4: None, 5: None, 6: None, 7: True},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |   1 | tramadol by the GP
             2 |   0 | L03 at the GP
        """,
        in_primary_care,
        {1: True, 2: None},
        on_day=1,
    )


def test_began_in_primary_care(facts):
    """Whether a GP recorded something on the first day of the episode."""
    facts(
        """
        person | day | event
             1 |   0 | L86 at the GP
             1 |  20 | visit to the neurologist
             2 |   0 | L86 at the neurologist
             2 |  20 | L86 at the GP
             3 |   0 | L86
             3 |  20 | L86 at the GP
        """,
        began_in_primary_care,
        {1: True, 2: False, 3: None},
        on_day=20,
    )


def test_complaints_persist(facts):
    """Back pain recorded in the two weeks up to the day, the day itself included."""
    facts(
        """
        person | day | event
             1 |  10 | L03 at the GP
             2 |   7 | L03 at the GP
             3 |   6 | L03 at the GP
             4 |  20 | L86 at the neurologist
        """,
        complaints_persist,
        {1: True, 2: True, 3: False, 4: True},
        on_day=20,
    )


def test_pain_days_in_past_year(facts):
    """Days with back pain in the 365 days before the day, which is left out.

    Two records of a day are one day; an earlier episode counts.
    """
    facts(
        """
        person | day | event
             1 |  20 | L03 at the GP
             2 |  19 | L03 at the GP
             2 |  19 | L86 at the neurologist
             2 |  10 | L03 at the GP
             2 |  20 | L03 at the GP
             3 |-345 | L03 at the GP
             3 |  20 | L03 at the GP
             4 |-346 | L03 at the GP
             4 |  20 | L03 at the GP
        """,
        pain_days_in_past_year,
        {1: 0, 2: 2, 3: 1, 4: 0},
        on_day=20,
    )


def test_seen_again_at_six_to_eight_weeks(facts):
    """Back pain recorded by the GP on one of the days 42 to 56.

    By somebody else it is no, by nobody knows whom unknown; where day 56 was not
    observed it is unknown too.
    """
    facts(
        """
        person | day | event
 1 2 3 4 5 6 7 8 |   0 | L86 at the GP
             1 |  42 | L86 at the GP
             2 |  56 | L03 at the GP
             3 |  41 | L86 at the GP
             3 |  57 | L86 at the GP
             4 |  50 | L86 at the neurologist
             5 |  50 | L86
             6 |  50 | visit to the GP
             8 |  42 | L86 at the GP
        7 8 observed from -400 to 55
        """,
        seen_again_at_six_to_eight_weeks,
        {1: True, 2: True, 3: False, 4: False, 5: None, 6: False, 7: None, 8: True},
    )
    facts(
        """
        person | day | event
             1 |   0 | L86 at the GP
        not carried: back_pain
        """,
        seen_again_at_six_to_eight_weeks,
        {1: None},
    )
