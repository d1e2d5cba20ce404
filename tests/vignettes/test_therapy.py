"""Therapy, step by step"""


def test_physiotherapy_at_six_weeks(tell):
    """Six weeks of back pain is the time for a physio- or exercise therapist.

    The approach is active and builds up by time, and the card offers the referral,
    filled in. With the referral drafted, or the patient in therapy already, it is not
    offered again. Therapy of two years ago is another matter.
    """
    six_weeks = """
        seen by the GP
        6 weeks ago | L03 at the GP
        """
    questions = """
        info, questions: questions
            asks: improves too little; off work
            proposes: answer improves too little; answer off work
        """
    tell(
        six_weeks,
        f"""
        info, step: W-04
            rests on: nhg-lbp-exercise-therapy
            because: non specific yes; days in complaint 42
            proposes: refer physiotherapy
        {questions}
        """,
    )
    tell(
        f"{six_weeks} 2 years ago | visit to the physiotherapist",
        f"""
        info, step: W-04
            proposes: refer physiotherapy
        {questions}
        """,
    )
    tell(f"{six_weeks} draft | referral to physiotherapy by the GP", questions)
    tell(f"{six_weeks} 2 weeks ago | visit to the physiotherapist", questions)


def test_behavioural_treatment_at_twelve_weeks(tell):
    """After twelve weeks, with physiotherapy behind him, a man still has pain.

    The next step is behavioural treatment, by a psychosomatic therapist or a
    psychologist. That he had physiotherapy does not count as having had this.
    """
    tell(
        """
        seen by the GP
        a man born in 1979
        13 weeks ago | L03 at the GP
         6 weeks ago | visit to the physiotherapist
         2 weeks ago | L03 at the GP
        """,
        """
        info, step: W-05
            rests on: nhg-lbp-behavioural-treatment; nhg-lbp-next-step
            proposes: refer behavioural
        info, questions: questions
            asks: improves too little; off work
            proposes: answer improves too little; answer off work
        """,
    )


def test_the_next_step_comes_when_functioning_improves_too_little(tell):
    """Seven weeks, in physiotherapy: does functioning improve too little?

    Without an answer the step stands as it is. With *yes* the next step comes before
    its time. With *no* there is nothing to step up to.
    """
    seven_weeks = """
        seen by the GP
        7 weeks ago | L03 at the GP
        3 weeks ago | visit to the physiotherapist
           answered | off work: no; related to work: no
        """
    tell(
        seven_weeks,
        """
        info, questions: questions
            asks: improves too little
            proposes: answer improves too little
        not: step
        """,
    )
    tell(
        f"{seven_weeks} answered | improves too little: yes",
        """
        info, step: W-05
            proposes: refer behavioural
        """,
    )
    tell(
        f"{seven_weeks} answered | improves too little: no",
        """
        info, step: W-02
            proposes: see again
        """,
    )


def test_the_physiotherapist_begins_therapy(tell):
    """A physiotherapist plans exercise therapy at six weeks, as the guideline has it.

    Who pays for it is told, for the basic insurance does so from the 21st session on
    only. That is no reason not to treat, and nothing offers to withdraw.
    """
    tell(
        """
        seen by the physiotherapist
        6 weeks ago | L03 at the GP
              draft | exercise therapy by the physiotherapist
        """,
        """
        info, order: zin-exercise-therapy-insurance
            because: therapy sessions before 0
            disagrees: kngf-exercise-therapy (C-14)
        info, questions: questions
            asks: improves too little; off work
            proposes: answer improves too little; answer off work
        not: withdraw; replace by advice; refer physiotherapy
        """,
    )
