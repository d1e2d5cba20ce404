"""Denervation and what precedes it: Belgium, England, and what the trials found."""

from wervel.findings.finding import Verdict
from wervel.recommendations import ebi, kce, mint

FOLLOWED, NOT_FOLLOWED = Verdict.FOLLOWED, Verdict.NOT_FOLLOWED
NOT_APPLICABLE, CANNOT_TELL = Verdict.NOT_APPLICABLE, Verdict.CANNOT_TELL


def test_no_scan_to_prepare_a_denervation(spec):
    """A scan earlier in the episode departs from the advice, whatever it was made for.

    One of the day itself, or of before the episode, does not count.
    """
    spec(
        """
        person | day | event
     1 2 3 4 5 |   0 | chronic low back pain at the pain specialist
             6 |   0 | L03 at the pain specialist
             1 |  19 | lumbar MRI asked for by the pain specialist
             2 |  20 | lumbar MRI asked for by the pain specialist
             3 |  -1 | lumbar MRI asked for by the GP
             4 |   0 | lumbar X-ray asked for by the GP
           5 6 |  10 | lumbar CT
     1 2 3 4 6 |  20 | rf denervation by the pain specialist
        """,
        kce.imaging,
        {
            1: NOT_FOLLOWED,
            2: FOLLOWED,
            3: FOLLOWED,
            4: NOT_FOLLOWED,
            6: NOT_APPLICABLE,
        },
    )


def test_scans_are_not_recorded(spec):
    """Where scans are not recorded, it cannot be told who had none."""
    spec(
        """
        person | day | event
             1 |   0 | chronic low back pain at the pain specialist
             1 |  20 | rf denervation by the pain specialist
        not carried: lumbar_imaging
        """,
        kce.imaging,
        {1: CANNOT_TELL},
    )


def test_a_diagnostic_block_first(spec):
    """A denervation without a diagnostic block in the year before departs from it.

    Records hold no response, so with a block it cannot be told.
    """
    spec(
        """
        person | day | event
   1 2 3 4 5 6 |   0 | chronic low back pain at the pain specialist
             7 |   0 | L03 at the pain specialist
             2 |  19 | medial branch block by the pain specialist
             3 |  20 | medial branch block by the pain specialist
             4 |-345 | medial branch block by the pain specialist
             5 |-346 | medial branch block by the pain specialist
     1 2 3 4 5 |  20 | rf denervation by the pain specialist
             6 |  10 | medial branch block by the pain specialist
             7 |  20 | rf denervation by the pain specialist
        """,
        kce.test_block,
        {
            1: NOT_FOLLOWED,
            2: CANNOT_TELL,
            3: NOT_FOLLOWED,
            4: CANNOT_TELL,
            5: NOT_FOLLOWED,
            7: NOT_APPLICABLE,
        },
    )


def test_when_pain_counts_as_chronic_before_a_denervation(spec):
    """Without a code it is chronic from day 92; unseen beginnings cannot be told."""
    spec(
        """
        person | day | event
         1 2 3 |   0 | L86 at the GP
         1 2 3 |  80 | L86 at the neurologist
             1 |  91 | rf denervation by the pain specialist
             2 |  92 | rf denervation by the pain specialist
             3 |  85 | rf denervation by the pain specialist
        3 observed from -10 to 400
        """,
        kce.test_block,
        {1: NOT_APPLICABLE, 2: NOT_FOLLOWED, 3: CANNOT_TELL},
    )


def test_blocks_are_not_recorded(spec):
    """Where diagnostic blocks are not recorded, it cannot be told who had none."""
    spec(
        """
        person | day | event
             1 |   0 | chronic low back pain at the pain specialist
             1 |  20 | rf denervation by the pain specialist
        not carried: medial_branch_block
        """,
        kce.test_block,
        {1: CANNOT_TELL},
    )


def test_consider_denervation_in_belgium(spec):
    """Records can show that conservative care, lasting pain or a score of 5 lacks.

    Whether facet pain is suspected, and how the physician was trained, they cannot.
    """
    spec(
        """
        person | day | event
       1 2 3 4 |   0 | chronic low back pain at the pain specialist
         2 3 4 |   5 | exercise therapy by the physiotherapist
         1 2 4 |  15 | chronic low back pain at the pain specialist
         1 2 3 |  15 | pain score 5
             4 |  15 | pain score 4
       1 2 3 4 |  20 | rf denervation by the pain specialist
        """,
        kce.denervation,
        {1: NOT_FOLLOWED, 2: CANNOT_TELL, 3: NOT_FOLLOWED, 4: NOT_FOLLOWED},
    )


def test_belgium_pays_three_times_a_year(spec):
    """The fourth denervation within 365 days is not paid for.

    Of the others records do not say how, and at how many levels, they were done.
    """
    spec(
        """
        person | day | event
           1 2 |-280 | rf denervation by the pain specialist
           1 2 |-180 | rf denervation by the pain specialist
             1 |-344 | rf denervation by the pain specialist
             2 |-345 | rf denervation by the pain specialist
           1 2 |   0 | L03 at the pain specialist
             3 |   0 | L86 at the pain specialist
         1 2 3 |  20 | rf denervation by the pain specialist
        """,
        kce.reimbursement,
        {1: NOT_FOLLOWED, 2: CANNOT_TELL, 3: NOT_APPLICABLE},
    )


def test_denervation_only_after_other_care(spec):
    """Without conservative care before, or without lasting pain, it departs from it.

    Otherwise it cannot be told: whether the facet joints seemed the source is not
    recorded.
    """
    spec(
        """
        person | day | event
     1 2 3 4 5 |   0 | chronic low back pain at the pain specialist
             2 |   5 | exercise therapy by the physiotherapist
             3 |   5 | visit to the psychologist
             4 |  20 | exercise therapy by the physiotherapist
             5 |  -1 | exercise therapy by the physiotherapist
     1 2 4 5   |   7 | chronic low back pain at the pain specialist
             3 |   6 | chronic low back pain at the pain specialist
     1 2 3 4 5 |  20 | rf denervation by the pain specialist
        """,
        ebi.denervation,
        {
            1: NOT_FOLLOWED,
            2: CANNOT_TELL,
            3: NOT_FOLLOWED,
            4: NOT_FOLLOWED,
            5: NOT_FOLLOWED,
        },
    )


def test_denervation_in_england_for_whom(spec):
    """It is about chronic pain from the age of 19; what is not recorded stays open."""
    picture = """
        person | day | event
         1 2   |   0 | chronic low back pain at the pain specialist
             3 |   0 | L03 at the pain specialist
         1 2 3 |  20 | rf denervation by the pain specialist
        1 is a woman born in 2001
        2 is a woman born in 2002
        """
    spec(
        picture,
        ebi.denervation,
        {1: NOT_FOLLOWED, 2: NOT_APPLICABLE, 3: NOT_APPLICABLE},
    )
    spec(
        picture,
        ebi.prolonged_response,
        {1: CANNOT_TELL, 2: NOT_APPLICABLE, 3: NOT_APPLICABLE},
    )


def test_conservative_care_is_not_recorded(spec):
    """Where no therapy is recorded, it cannot be told who had none."""
    spec(
        """
        person | day | event
           1 2 |   0 | chronic low back pain at the pain specialist
             1 |  10 | rf denervation by the pain specialist
             2 |  20 | rf denervation by the pain specialist
        not carried: exercise_therapy, exercise_provider, psychosomatic_therapy,\
 psychological_therapy, psychologist
        """,
        ebi.denervation,
        {1: CANNOT_TELL, 2: NOT_FOLLOWED},
    )


def test_denervation_after_a_block_may_be_considered(spec):
    """Without a diagnostic block there is no response on which to consider it."""
    spec(
        """
        person | day | event
           1 2 |   0 | chronic low back pain at the pain specialist
             2 |   5 | medial branch block by the pain specialist
           1 2 |  20 | rf denervation by the pain specialist
        """,
        ebi.after_block,
        {1: NOT_FOLLOWED, 2: CANNOT_TELL},
    )


def test_no_facet_injections(spec):
    """A facet injection within half a year departs from the advice.

    Where one code stands for the joint and its nerves, a diagnostic block counts too;
    other injections do not.
    """
    spec(
        """
        person | day | event
   1 2 3 4 5 6 |   0 | L03 at the GP
             7 |   0 | L86 at the GP
             1 | 182 | facet injection by the pain specialist
             2 | 183 | facet injection by the pain specialist
             3 |  20 | medial branch block by the pain specialist
             4 |  20 | epidural injection by the pain specialist
             5 |   0 | discitis at the GP
           5 7 |  20 | facet injection by the pain specialist
        6 observed from -400 to 181
        """,
        ebi.facet_injection,
        {
            1: NOT_FOLLOWED,
            2: FOLLOWED,
            3: NOT_FOLLOWED,
            4: FOLLOWED,
            5: NOT_APPLICABLE,
            6: CANNOT_TELL,
            7: NOT_APPLICABLE,
        },
    )


def test_manual_therapy_may_always_be_considered(spec):
    """Considering has no further condition, so the GP's patients are all within it."""
    spec(
        """
        person | day | event
             1 |   0 | L03 at the GP
             2 |   0 | L03 at the orthopaedic surgeon
             3 |   0 | L03
        """,
        ebi.manual_therapy,
        {1: FOLLOWED, 2: NOT_APPLICABLE, 3: CANNOT_TELL},
    )


def test_whom_the_trials_on_denervation_were_about(spec):
    """Records can only show that somebody is not like those in the trials.

    Aged 18 to 70, with chronic pain that conservative care did not help; the response
    to a diagnostic block is not recorded.
    """
    spec(
        """
        person | day | event
     1 2 3 4 5 |   0 | chronic low back pain at the pain specialist
       1 2 3 4 |   5 | exercise therapy by the physiotherapist
     1 2 3 4 5 |  15 | chronic low back pain at the pain specialist
     1 2 3 4 5 |  20 | rf denervation by the pain specialist
        1 is a man born in 1950
        2 is a man born in 1949
        3 is a man born in 2002
        4 is a man born in 2003
        """,
        mint.denervation,
        {
            1: CANNOT_TELL,
            2: NOT_APPLICABLE,
            3: CANNOT_TELL,
            4: NOT_APPLICABLE,
            5: NOT_APPLICABLE,
        },
    )
