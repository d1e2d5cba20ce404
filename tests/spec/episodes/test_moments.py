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


def test_chronic(days_of):
    """Chronic: the first back-pain record more than 91 days after the first of all.

    Care without such a record does not show that the complaint lasts. Where the
    beginning was not observed the days are counted from what was.
    """
    days_of(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
     1 2 3 4 5 |  70 | L03 at the GP
             1 |  91 | L03 at the GP
           2 5 |  92 | L86 at the neurologist
             2 |  99 | L03 at the GP
             3 |  92 | exercise therapy by the physiotherapist
             4 | 161 | L03 at the GP
        5 observed from 0 to 400
        """,
        Moment.CHRONIC,
        {2: 92, 5: 92},
    )


def test_chronic_by_name(days_of):
    """Chronic too: the first record that is coded so, however young the episode."""
    days_of(
        """
        person | day | event
         1 2 3 |   0 | L03 at the GP
             1 |  10 | chronic low back pain at the GP
             1 |  20 | chronic low back pain at the GP
             2 |  60 | L03 at the GP
             2 |  92 | L03 at the GP
             2 |  93 | chronic low back pain at the GP
             4 |   0 | chronic low back pain at the GP
             3 |  91 | chronic low back pain at the GP
        4 observed from 0 to 400
        """,
        Moment.CHRONIC,
        {1: 10, 2: 92, 3: 91, 4: 0},
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


def test_the_first_xray_and_the_first_mri(days_of):
    """Before an X-ray, before an MRI: the day of the first of that kind.

    A CT is a scan, but a moment of its own to nobody.
    """
    picture = """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
             1 |   5 | lumbar X-ray asked for by the GP
             1 |   6 | lumbar X-ray
             1 |  20 | lumbar MRI asked for by the neurologist
             2 |  30 | lumbar X-ray
             3 |  31 | lumbar X-ray
             3 |  -1 | lumbar MRI
             2 |   9 | lumbar CT
             4 |  30 | lumbar MRI
        2 observed from 0 to 400
        """
    days_of(picture, Moment.BEFORE_XRAY, {1: 5, 2: 30})
    days_of(picture, Moment.BEFORE_MRI, {1: 20, 4: 30})
    days_of(picture, Moment.BEFORE_SCAN, {1: 5, 2: 9, 4: 30})


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


def test_the_first_exercise_therapy(days_of):
    """Before exercise therapy: the first therapy, or contact with who gives it.

    A referral to a physiotherapist is none, nor is a visit to a psychologist.
    """
    days_of(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
             1 |   9 | exercise therapy
             1 |  12 | visit to the physiotherapist
             2 |   7 | visit to the physiotherapist
             2 |   9 | exercise therapy by the physiotherapist
             3 |  30 | visit to the exercise therapist
             4 |  31 | visit to the physiotherapist
             4 |  -1 | visit to the physiotherapist
             5 |   3 | referral to physiotherapy by the GP
             5 |   4 | visit to the psychologist
        """,
        Moment.BEFORE_EXERCISE_THERAPY,
        {1: 9, 2: 7, 3: 30},
    )


def test_the_first_injection_of_any_kind(days_of):
    """Before an injection: the first injection, nerve block or denervation.

    An epidural injection and a denervation are moments of their own as well.
    """
    picture = """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
             1 |   5 | test block by the pain specialist
             1 |  20 | RF denervation by the pain specialist
             1 |  25 | RF denervation by the pain specialist
             2 |   7 | facet injection by the pain specialist
             2 |   9 | epidural injection by the pain specialist
             3 |  30 | RF denervation
             4 |  31 | RF denervation
             4 |  -1 | RF denervation
             5 |   9 | back surgery by the neurosurgeon
        """
    days_of(picture, Moment.BEFORE_INJECTION, {1: 5, 2: 7, 3: 30})
    days_of(picture, Moment.BEFORE_EPIDURAL_INJECTION, {2: 9})
    days_of(picture, Moment.BEFORE_DENERVATION, {1: 20, 3: 30})


def test_the_first_operation(days_of):
    """Before an operation: the first on the spine, with implants or without."""
    days_of(
        """
        person | day | event
       1 2 3 4 |   0 | L86 at the GP
             1 |   9 | back surgery by the neurosurgeon
             1 |  12 | back surgery with implants by the orthopaedic surgeon
             2 |  30 | back surgery with implants
             3 |  31 | back surgery
             3 |  -1 | back surgery
             4 |   5 | visit to the orthopaedic surgeon
        """,
        Moment.BEFORE_SURGERY,
        {1: 9, 2: 30},
    )


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
