"""Moments: the points in an episode at which a guideline asks something."""

from wervel.episodes.moments import Moment
from wervel.episodes.pain import EpisodeRule


def test_first_contact(days_of):
    """The first contact is the first day of a new episode, and of no other."""
    days_of(
        """
        person | day | event
             1 |   3 | L03 at the GP
             2 |   3 | L03 at the GP
        2 observed from 0 to 400
        """,
        Moment.FIRST_CONTACT,
        {1: 3},
    )


def test_still_in_care_after_three_weeks(days_of):
    """Still in care after three weeks: the first back-pain record of day 21 to 41."""
    days_of(
        """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
             1 |  20 | L03 at the GP
             2 |  21 | L03 at the GP
             2 |  30 | L03 at the GP
             3 |  41 | L03 at the GP
             4 |  42 | L03 at the GP
        """,
        Moment.STILL_IN_CARE_3_WEEKS,
        {2: 21, 3: 41},
    )


def test_still_in_care_after_six_weeks(days_of):
    """Still in care after six weeks: the first back-pain record of day 42 to 83.

    Care without a back-pain record does not show that the complaint lasts.
    """
    days_of(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
             1 |  41 | L03 at the GP
             2 |  42 | L03 at the GP
             3 |  83 | L86 at the neurologist
             4 |  84 | L03 at the GP
             5 |  50 | exercise therapy by the physiotherapist
             5 |  70 | L03 at the GP
        """,
        Moment.STILL_IN_CARE_6_WEEKS,
        {2: 42, 3: 83, 5: 70},
    )


def test_still_in_care_after_twelve_weeks(days_of):
    """Still in care after twelve weeks: the first back-pain record from day 84 on."""
    days_of(
        """
        person | day | event
         1 2 3 |   0 | L03 at the GP
             1 |  83 | L03 at the GP
             2 |  84 | L03 at the GP
             3 |  80 | L03 at the GP
             3 | 160 | L03 at the GP
             4 |   0 | L03 at the GP
             4 |  84 | L03 at the GP
        4 observed from -100 to 400
        """,
        Moment.STILL_IN_CARE_12_WEEKS,
        {2: 84, 3: 160},
    )


def test_the_first_scan(days_of):
    """Before a scan: the day of the first X-ray, MRI or CT, in any episode.

    From the first day of the episode to thirty days after its last record.
    """
    days_of(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
             1 |  -1 | lumbar MRI asked for by the GP
             2 |   0 | lumbar MRI asked for by the GP
             2 |   1 | lumbar CT asked for by the GP
             3 |  30 | lumbar X-ray
             4 |  31 | lumbar X-ray
             5 |  20 | L03 at the GP
             5 |  50 | lumbar X-ray
        2 observed from 0 to 400
        """,
        Moment.BEFORE_SCAN,
        {2: 0, 3: 30, 5: 50},
    )


def test_the_first_opioid(days_of):
    """Before an opioid: the day of the first, weak or strong; no other painkiller."""
    days_of(
        """
        person | day | event
         1 2 3 |   0 | L03 at the GP
             1 |   5 | tramadol for 14 days by the GP
             2 |   6 | morphine for 3 days by the neurologist
             2 |   9 | tramadol for 3 days by the GP
             3 |   5 | naproxen for 14 days by the GP
        """,
        Moment.BEFORE_OPIOID,
        {1: 5, 2: 6},
    )


def test_the_first_referral(days_of):
    """Before a referral: the first referral to, or contact with, a specialist.

    A referral to a physiotherapist is not to a specialist, nor is a visit to a GP.
    """
    days_of(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
             1 |  20 | referral to neurology by the GP
             1 |  25 | visit to the neurologist
             2 |  12 | visit to the rheumatologist
             3 |  12 | referral to physiotherapy by the GP
             3 |  13 | visit to the physiotherapist
             4 |  14 | visit to the dermatologist
             4 |  15 | visit to the GP
             5 |   9 | L86 at the orthopaedic surgeon
        """,
        Moment.BEFORE_REFERRAL,
        {1: 20, 2: 12, 5: 9},
    )


def test_a_red_flag_in_the_episode(days_of):
    """A red flag is a moment on the day it is first recorded in the episode."""
    days_of(
        """
        person | day | event
       1 2 3 4 |   0 | L86 at the GP
             1 |  10 | foot drop at the GP
             1 |  20 | cauda equina syndrome at the neurologist
             2 |  -1 | breast cancer at the GP
             3 |   0 | discitis at the neurologist
        """,
        Moment.RED_FLAG,
        {1: 10, 3: 0},
    )


def test_injections_and_rehabilitation(days_of):
    """An epidural injection and a rehabilitation programme are moments of their own."""
    picture = """
        person | day | event
           1 2 |   0 | L86 at the GP
             1 |  20 | epidural injection by the pain specialist
             2 |  25 | rehabilitation programme by the rehabilitation physician
             1 |  29 | facet injection by the pain specialist
        """
    days_of(picture, Moment.BEFORE_EPIDURAL_INJECTION, {1: 20})
    days_of(picture, Moment.BEFORE_REHABILITATION, {2: 25})


def test_the_tail_can_be_chosen(days_of):
    """How long care still belongs to the episode may be chosen."""
    days_of(
        """
        person | day | event
           1 2 |   0 | L03 at the GP
             1 |   7 | tramadol by the GP
             2 |   8 | tramadol by the GP
        """,
        Moment.BEFORE_OPIOID,
        {1: 7},
        rule=EpisodeRule(tail=7),
    )


def test_every_episode_has_its_own(days_of):
    """A person with two episodes has each moment in each of them."""
    days_of(
        """
        person | day | event
             1 |-300 | L03 at the GP
             1 |-290 | tramadol by the GP
             1 |   0 | L03 at the GP
             1 |  10 | tramadol by the GP
        """,
        Moment.BEFORE_OPIOID,
        {1: [-290, 10]},
    )


def test_what_happened_outside_observation_is_no_moment(days_of):
    """A scan that lies outside the observation of a person is not seen."""
    days_of(
        """
        person | day | event
           1 2 |   0 | L03 at the GP
             1 |   6 | lumbar MRI
             2 |   5 | lumbar MRI
        1 2 observed from -400 to 5
        """,
        Moment.BEFORE_SCAN,
        {2: 5},
    )
