"""Episodes: spells of back pain, when they begin, end and count as new."""

from wervel.episodes.pain import EpisodeRule


def test_one_spell(spells):
    """Back-pain records that follow each other within ninety days are one episode.

    It begins on the day of the first and ends on that of the last, whatever the code.
    """
    spells(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |  30 | L86 at the GP
             1 | 120 | canal stenosis at the neurologist
        """,
        [(1, 0, 120, True)],
    )


def test_a_gap_of_more_than_ninety_days(spells):
    """Ninety days after a record the next is in the same episode, ninety-one not."""
    spells(
        """
        person | day | event
           1 2 |   0 | L03 at the GP
             1 |  90 | L03 at the GP
             2 |  91 | L03 at the GP
        """,
        [(1, 0, 90, True), (2, 0, 0, True), (2, 91, 91, False)],
    )


def test_new_after_half_a_year_without_back_pain(spells):
    """A spell is new when the 180 days before it were without back pain."""
    spells(
        """
        person | day | event
             1 |-180 | L03 at the GP
             2 |-181 | L03 at the GP
           1 2 |   0 | L03 at the GP
        """,
        [
            (1, -180, -180, True),
            (1, 0, 0, False),
            (2, -181, -181, True),
            (2, 0, 0, True),
        ],
    )


def test_new_after_half_a_year_of_observation(spells):
    """It is new only when those 180 days were observed, so its beginning was seen."""
    spells(
        """
        person | day | event
         1 2 3 |   0 | L03 at the GP
        1 observed from -180 to 400
        2 observed from -179 to 400
        3 observed from 0 to 400
        """,
        [(1, 0, 0, True), (2, 0, 0, False), (3, 0, 0, False)],
    )


def test_gap_and_clear_interval_can_be_chosen(spells):
    """Another gap and another clear interval may be asked for."""
    spells(
        """
        person | day | event
           1 2 |   0 | L03 at the GP
             1 |  30 | L03 at the GP
             2 |  31 | L03 at the GP
        1 2 observed from -30 to 400
        """,
        [(1, 0, 30, True), (2, 0, 0, True), (2, 31, 31, True)],
        rule=EpisodeRule(gap=30, clear=30),
    )


def test_records_outside_observation_do_not_count(spells):
    """A record before observation begins or after it ends makes no episode."""
    spells(
        """
        person | day | event
           1 2 | -10 | L03 at the GP
           1 2 |   0 | L03 at the GP
             1 |  10 | L03 at the GP
             2 |  11 | L03 at the GP
             3 |  20 | L03 at the GP
        1 2 3 observed from -9 to 10
        """,
        [(1, 0, 10, False), (2, 0, 0, False)],
    )


def test_a_whole_life_counts_when_asked_for(spells):
    """A source may say that records outside observation count; then they all do."""
    spells(
        """
        person | day | event
           1 2 |-300 | L03 at the GP
           1 2 |   0 | L03 at the GP
             3 |   5 | L03 at the GP
        1 observed from -9 to 10
        2 observed from -400 to 10
        3 never observed
        """,
        [
            (1, -300, -300, False),
            (1, 0, 0, True),
            (2, -300, -300, False),
            (2, 0, 0, True),
            (3, 5, 5, False),
        ],
        whole_life=True,
    )


def test_nobody_was_observed(spells):
    """Who was never observed has no episode."""
    spells(
        """
        person | day | event
             1 |   0 | L03 at the GP
             2 |   0 | hypertension at the GP
        1 never observed
        """,
        [],
    )


def test_observation_that_touches_or_overlaps_is_one(spells):
    """Periods that overlap, or follow each other without a day between, are one."""
    spells(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
        1 observed from -200 to -50
        1 observed from -49 to 100
        2 observed from -200 to -20
        2 observed from -50 to 100
        3 observed from -200 to -51
        3 observed from -49 to 100
        4 observed from -200 to 100
        4 observed from -100 to -50
        5 observed from -10 to 100
        5 observed from -200 to 5
        """,
        [
            (1, 0, 0, True),
            (2, 0, 0, True),
            (3, 0, 0, False),
            (4, 0, 0, True),
            (5, 0, 0, True),
        ],
    )


def test_a_spell_across_a_hole_in_observation(spells):
    """A hole in observation does not part a spell; only what lies in it is unseen."""
    spells(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |  40 | L03 at the GP
             1 |  80 | L03 at the GP
             2 |   0 | L03 at the GP
             2 |  50 | L03 at the GP
             2 | 100 | L03 at the GP
        1 2 observed from -200 to 30
        1 2 observed from 60 to 400
        """,
        [(1, 0, 80, True), (2, 0, 0, True), (2, 100, 100, False)],
    )


def test_leap_days_are_days(spells):
    """The 29th of February 2020, day 59, is counted as every other day."""
    spells(
        """
        person | day | event
           1 2 |  59 | L03 at the GP
             1 | 149 | L03 at the GP
             2 | 150 | L03 at the GP
        """,
        [(1, 59, 149, True), (2, 59, 59, True), (2, 150, 150, False)],
    )


def test_several_records_on_a_day(spells):
    """Several records on one day, of one list or several, are one day of one spell."""
    spells(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |   0 | L03 at the GP
             1 |   0 | L86 at the neurologist
             1 |  90 | L03 at the GP
             1 |  90 | L03
        """,
        [(1, 0, 90, True)],
    )


def test_decades_between_two_spells(spells):
    """However long the gap, each spell stands for itself."""
    spells(
        """
        person | day | event
             1 |-15000 | L03 at the GP
             1 | 15000 | L03 at the GP
        1 observed from -20000 to 20000
        """,
        [(1, -15000, -15000, True), (1, 15000, 15000, True)],
    )
