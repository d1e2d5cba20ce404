"""Facts about radiofrequency denervation and the blocks that precede it."""

from wervel.facts import denervation


def test_a_denervation_here(facts):
    """A radiofrequency denervation on the day itself; a block is none."""
    facts(
        """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
             1 |  10 | RF denervation by the pain specialist
             2 |   9 | RF denervation by the pain specialist
             3 |  11 | RF denervation by the pain specialist
             4 |  10 | test block by the pain specialist
        """,
        denervation.denervation_here,
        {1: True, 2: False, 3: False, 4: False},
        on_day=10,
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: rf_denervation
        """,
        denervation.denervation_here,
        {1: None},
    )


def test_denervations_in_a_year(facts):
    """How many times in the year that ends with the day itself: 364 days and that one.

    Also before the episode. Two records of one day are one time; none at all is zero.
    """
    facts(
        """
        person | day | event
   1 2 3 4 5 6 |   0 | L03 at the GP
         1 2 3 |   0 | RF denervation by the pain specialist
             1 |-364 | RF denervation by the pain specialist
             2 |-365 | RF denervation by the pain specialist
             3 |   0 | V48.5 by the pain specialist
             4 |   1 | RF denervation by the pain specialist
             5 |-300 | RF denervation by the pain specialist
             5 |-200 | V48.7 by the pain specialist
             5 |-100 | RF denervation by the pain specialist
             6 |   0 | test block by the pain specialist
        """,
        denervation.denervations_in_a_year,
        {1: 2, 2: 1, 3: 1, 4: 0, 5: 3, 6: 0},
    )


def test_denervations_that_were_not_seen(facts):
    """What lies outside observation is not counted; no records of it are unknown."""
    facts(
        """
        person | day | event
           1 2 |   0 | L03 at the GP
           1 2 |   0 | RF denervation by the pain specialist
           1 2 |-100 | RF denervation by the pain specialist
        1 observed from -99 to 0
        2 observed from -100 to 0
        """,
        denervation.denervations_in_a_year,
        {1: 1, 2: 2},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: rf_denervation
        """,
        denervation.denervations_in_a_year,
        {1: None},
    )


def test_a_test_block_before(facts):
    """A medial branch block in the 365 days before the day itself.

    Records have one code for a block of the joint's nerves and an injection into the
    joint, so a facet injection counts; an epidural injection does not.
    """
    facts(
        """
        person | day | event
   1 2 3 4 5 6 |   0 | L03 at the GP
             1 |-365 | test block by the pain specialist
             2 |-366 | test block by the pain specialist
             3 |   0 | test block by the pain specialist
             4 |  -1 | test block by the pain specialist
             5 |  -7 | facet injection by the pain specialist
             6 |  -7 | epidural injection by the pain specialist
        """,
        denervation.test_block_before,
        {1: True, 2: False, 3: False, 4: True, 5: True, 6: False},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: medial_branch_block
        """,
        denervation.test_block_before,
        {1: None},
    )


def test_what_the_block_did_is_not_recorded(facts):
    """That a block was given does not tell how it worked, nor that nothing was given.

    Whether it was positive, and by how many percent pain fell, only those can say who
    were there.
    """
    picture = """
        person | day | event
           1 2 |   0 | L03 at the GP
             1 |  -7 | test block by the pain specialist
             1 |  -7 | pain score 8
             1 |  -6 | pain score 2
             1 |   0 | RF denervation by the pain specialist
        """
    facts(picture, denervation.test_block_positive, {1: None, 2: None})
    facts(picture, denervation.test_block_relief, {1: None, 2: None})
    facts(picture, denervation.block_response_prolonged, {1: None, 2: None})


def test_how_it_is_done_is_not_recorded(facts):
    """A denervation that is recorded does not say by whom, how, or at how many levels.

    Nor why the facet joints were thought to hurt.
    """
    picture = """
        person | day | event
             1 |   0 | L03 at the GP
             1 |   0 | RF denervation by the pain specialist
        """
    facts(picture, denervation.trained_physician, {1: None})
    facts(picture, denervation.image_guided, {1: None})
    facts(picture, denervation.joint_levels, {1: None})
    facts(picture, denervation.facet_pain_suspected, {1: None})
    facts(picture, denervation.other_spinal_source_suspected, {1: None})
