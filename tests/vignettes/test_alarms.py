"""Red flags, each way"""

QUIET = """
        info, step: W-02
            proposes: see again
        not: alarm; refer urgently
        """


def test_lost_strength_with_radiating_pain(tell):
    """Pain down the leg, and today the foot drops.

    The NHG says at once to the neurologist, and that is what the card cites and offers.
    """
    tell(
        """
        seen by the GP
        2 weeks ago | L86 at the GP
              today | foot drop at the GP
        """,
        """
        critical, alarm: nhg-lrs-red-flags
            rests on: nhg-lbp-referral-specific-cause
            because: progressive deficit yes
            proposes: refer urgently
        """,
    )


def test_lost_strength_that_a_physiotherapist_finds(tell):
    """A physiotherapist plans exercises for pain down the leg, and sees the foot drop.

    Whoever finds it: this patient goes to the neurologist. Exercises are no longer the
    matter, and nothing is said about who would pay for them.
    """
    tell(
        """
        seen by the physiotherapist
        3 weeks ago | L86 at the GP
              today | foot drop at the physiotherapist
              draft | exercise therapy by the physiotherapist
        """,
        """
        critical, alarm: nhg-lrs-red-flags
            because: progressive deficit yes
            proposes: refer urgently
        not: order; zin-exercise-therapy-insurance
        """,
    )


def test_lost_strength_in_front_of_the_neurologist(tell):
    """The same patient sits before the neurologist, who drafts an MRI.

    Nobody refers to whom the patient was referred to. With a red flag the neurologists
    strongly recommend that MRI, so that nothing is held against it.
    """
    tell(
        """
        seen by the neurologist
        3 weeks ago | L86 at the GP
         2 days ago | referral to neurology by the GP
              today | foot drop at the neurologist
              draft | lumbar MRI by the neurologist
        """,
        """
        critical, alarm: nvn-lrs-mri-red-flags
            because: progressive deficit yes
        not: order; nvn-mri-natural-recovery; refer urgently
        """,
    )


def test_a_cancer_of_ten_years_ago(tell):
    """Ten years ago she had breast cancer, and now three weeks of back pain.

    That is a reason to think of it, not to call an ambulance: a warning. The X-ray that
    the GP drafts is what the NHG advises against in one place, and allows together with
    a referral in another; the card tells both.
    """
    tell(
        """
        seen by the GP
        10 years ago | breast cancer at the GP
         3 weeks ago | L03 at the GP
               draft | lumbar X-ray by the GP
        """,
        """
        warning, alarm: nhg-lbp-referral-specific-cause
            rests on: nhg-lbp-no-tests-serious-cause
            because: malignancy yes
            disagrees: nhg-lbp-imaging-red-flags (C-06)
            proposes: refer urgently instead
        not: order; step; questions
        """,
    )


def test_a_fracture_that_is_recent_or_long_healed(tell):
    """A vertebra that broke two months ago is a red flag.

    One that broke two years ago is not.
    """
    tell(
        """
        seen by the GP
        2 months ago | vertebral fracture at the GP
         2 weeks ago | L03 at the GP
        """,
        """
        warning, alarm: nhg-lbp-referral-specific-cause
            because: vertebral fracture yes
            proposes: refer urgently
        not: step; questions
        """,
    )
    tell(
        """
        seen by the GP
        2 years ago | vertebral fracture at the GP
        2 weeks ago | L03 at the GP
        """,
        QUIET,
    )


def test_what_is_not_so_gives_no_alarm(tell):
    """One red flag was thought of and ruled out, another was a slip of the pen.

    A cauda equina syndrome was suspected, and it was not that; a fracture was typed
    into the wrong record and taken back. Neither is true of this patient, and neither
    rings.
    """
    tell(
        """
        seen by the GP
        2 weeks ago | L03 at the GP
         1 week ago | cauda equina syndrome at the GP, refuted
         1 week ago | vertebral fracture at the GP, entered in error
        """,
        QUIET,
    )


def test_what_comes_after_today_is_not_seen(tell):
    """The record holds a dropping foot that is dated three days from now.

    Today nobody can know of it. Advice looks at what is known on the day it is asked.
    """
    tell(
        """
        seen by the GP
        2 weeks ago | L03 at the GP
          in 3 days | foot drop at the GP
        """,
        QUIET,
    )


def test_a_suspicion_that_the_clinician_tells(tell):
    """Nothing is recorded, but the GP suspects a specific cause and says so.

    That is reason enough to think of a referral; the steps for non-specific pain wait.
    """
    tell(
        """
        seen by the GP
        2 weeks ago | L03 at the GP
           answered | specific cause suspected: yes
        """,
        """
        warning, alarm: W-07
            because: specific cause suspected yes
            proposes: refer urgently
        not: step; questions
        """,
    )
