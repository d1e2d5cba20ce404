"""Facts about scans: X-ray and MRI, asked for by whom, before and after."""

from wervel.facts.specialist_care import (
    mri_before,
    mri_within_six_weeks,
    mri_within_two_weeks,
    scan_before,
    xray_before,
    xray_from_primary_care_within_two_weeks,
    xray_from_specialist_within_twelve_weeks,
)


def test_xray_from_primary_care(facts):
    """An X-ray that the GP asked for, from the day itself to two weeks later.

    By others it is no; by nobody knows whom, or not observed for two weeks, unknown.
    """
    facts(
        """
         person | day | event
1 2 3 4 5 6 7 8 |   0 | L03 at the GP
              1 |  14 | lumbar X-ray asked for by the GP
              2 |  15 | lumbar X-ray asked for by the GP
              3 |   5 | lumbar X-ray asked for by the neurologist
              4 |   5 | lumbar X-ray by somebody
              5 |   5 | lumbar MRI asked for by the GP
              7 |   0 | lumbar X-ray asked for by the GP
              8 |  -1 | lumbar X-ray asked for by the GP
        6 7 observed from -400 to 13
        """,
        xray_from_primary_care_within_two_weeks,
        {1: True, 2: False, 3: False, 4: None, 5: False, 6: None, 7: True, 8: False},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: lumbar_xray
        """,
        xray_from_primary_care_within_two_weeks,
        {1: None},
    )


def test_xray_from_a_specialist(facts):
    """An X-ray that a medical specialist asked for, within twelve weeks.

    One that the GP asked for is none; of one by nobody knows whom it is unknown.
    """
    facts(
        """
         person | day | event
1 2 3 4 5 6 7 8 |   0 | L03 at the GP
              1 |  84 | lumbar X-ray asked for by the orthopaedic surgeon
              2 |  85 | lumbar X-ray asked for by the orthopaedic surgeon
              3 |   5 | lumbar X-ray asked for by the GP
              4 |   5 | lumbar X-ray
              5 |   5 | lumbar X-ray asked for by the dermatologist
              7 |   0 | lumbar X-ray asked for by the rheumatologist
              8 |  -1 | lumbar X-ray asked for by the rheumatologist
        6 observed from -400 to 83
        """,
        xray_from_specialist_within_twelve_weeks,
        {1: True, 2: False, 3: False, 4: None, 5: False, 6: None, 7: True, 8: False},
    )


def test_xray_before(facts):
    """An X-ray from the first day of the episode to the day before; no other scan."""
    facts(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
             1 |   0 | lumbar X-ray
             2 |   9 | lumbar X-ray
             3 |  10 | lumbar X-ray
             4 |  -1 | lumbar X-ray
             5 |   5 | lumbar MRI
        """,
        xray_before,
        {1: True, 2: True, 3: False, 4: False, 5: False},
        on_day=10,
    )


def test_mri_before(facts):
    """An MRI from the first day of the episode to the day before; no other scan."""
    facts(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
             1 |   0 | lumbar MRI
             2 |   9 | lumbar MRI
             3 |  10 | lumbar MRI
             4 |  -1 | lumbar MRI
             5 |   5 | lumbar CT
        """,
        mri_before,
        {1: True, 2: True, 3: False, 4: False, 5: False},
        on_day=10,
    )


def test_scan_before(facts):
    """Any X-ray, MRI or CT of the low back earlier in the episode.

    Where a source records none of the three it is unknown; where it records one of
    them, silence is no.
    """
    picture = """
        person | day | event
   1 2 3 4 5 6 |   0 | L03 at the GP
             1 |   0 | lumbar X-ray
             2 |   9 | lumbar MRI
             3 |   5 | lumbar CT
             4 |  10 | lumbar MRI
             5 |  -1 | lumbar X-ray
        """
    wanted = {1: True, 2: True, 3: True, 4: False, 5: False, 6: False}
    facts(picture, scan_before, wanted, on_day=10)
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: lumbar_imaging
        """,
        scan_before,
        {1: None},
        on_day=10,
    )
    facts(
        """
        person | day | event
           1 2 |   0 | L03 at the GP
             2 |   5 | lumbar X-ray
        not carried: lumbar_mri, lumbar_ct
        """,
        scan_before,
        {1: False, 2: True},
        on_day=10,
    )


def test_one_kind_of_scan_that_is_not_recorded(facts):
    """Where a source does not record MRI, an X-ray says nothing about it."""
    picture = """
        person | day | event
             1 |   0 | L03 at the GP
             1 |   5 | lumbar X-ray
        not carried: lumbar_mri
        """
    facts(picture, mri_before, {1: None}, on_day=10)
    facts(picture, xray_before, {1: True}, on_day=10)


def test_mri_within_two_weeks(facts):
    """An MRI from the day itself to two weeks later, by whomever."""
    facts(
        """
        person | day | event
 1 2 3 4 5 6 7 |   0 | L86 at the GP
             1 |  14 | lumbar MRI asked for by the neurologist
             2 |  15 | lumbar MRI asked for by the neurologist
             3 |   0 | lumbar MRI
             4 |   5 | lumbar CT
             6 |  13 | lumbar MRI
             7 |  -1 | lumbar MRI
        5 6 observed from -400 to 13
        """,
        mri_within_two_weeks,
        {1: True, 2: False, 3: True, 4: False, 5: None, 6: True, 7: False},
    )
    facts(
        """
        person | day | event
             1 |   0 | L86 at the GP
        not carried: lumbar_mri
        """,
        mri_within_two_weeks,
        {1: None},
    )


def test_mri_within_six_weeks(facts):
    """The same in six weeks."""
    facts(
        """
        person | day | event
     1 2 3 4 5 |   0 | L86 at the GP
             1 |  42 | lumbar MRI
             2 |  43 | lumbar MRI
             3 |  -1 | lumbar MRI
             5 |   0 | lumbar MRI
        4 observed from -400 to 41
        """,
        mri_within_six_weeks,
        {1: True, 2: False, 3: False, 4: None, 5: True},
    )
