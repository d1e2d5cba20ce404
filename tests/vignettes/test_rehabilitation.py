"""Rehabilitation, and work"""


def test_rehabilitation_with_everything_answered(tell):
    """Everything is known of a man, and all of it points to rehabilitation.

    He has had pain for twenty weeks, is not back at work, is severely limited, and
    worries keep it going. The card offers the referral. The rehabilitation physicians
    would want the WPN class first; they are named, but nobody is sent looking for a
    class. Nothing is left to ask.
    """
    tell(
        """
        seen by the GP
        20 weeks ago | L03 at the GP
        10 weeks ago | visit to the physiotherapist
         9 weeks ago | L03 at the GP
         2 weeks ago | L03 at the GP
         2 weeks ago | sick leave
               today | Oswestry 50
            answered | psychosocial factors: yes
            answered | primary care insufficient: yes; pain score: 6
            answered | work participation lags: yes; related to work: no
        """,
        """
        info, step: W-06
            rests on: nhg-lbp-rehabilitation; nhg-pain-rehabilitation
            rests on: nhg-lbp-occupational-physician
            because: off work yes; disability index 50
            disagrees: vra-imsr-after-primary-care
            proposes: refer rehabilitation
        not: questions; wpn class; refer physiotherapy
        """,
    )


def test_a_referral_for_rehabilitation_with_little_known(tell):
    """The GP drafts that referral after twenty weeks, and hardly anything is recorded.

    It is no referral like others: the step plan itself leads there. Whether it fits
    hangs on what nobody wrote down, and the first thing to ask is whether she is off
    work. If she is back at work, the NHG says no.
    """
    twenty_weeks = """
        seen by the GP
        20 weeks ago | L03 at the GP
        10 weeks ago | L03 at the GP
         2 weeks ago | L03 at the GP
               draft | referral to rehabilitation by the GP
        """
    step = """
        info, step: W-05
            proposes: refer behavioural
        info, questions: questions
            asks: improves too little
            proposes: answer improves too little
        not: nhg-lbp-referral
        """
    tell(
        twenty_weeks,
        f"""
        info, order: nhg-lbp-rehabilitation
            asks: off work
            proposes: answer off work
        {step}
        """,
    )
    tell(
        f"{twenty_weeks} answered | off work: no; related to work: no",
        f"""
        warning, order: nhg-lbp-rehabilitation
            because: off work no
            proposes: replace by advice; withdraw
        {step}
        """,
    )


def test_sick_leave_and_the_occupational_physician(tell):
    """A man of five weeks of back pain is on sick leave.

    Beside the step of these weeks the GP may advise him to see the occupational
    physician. When that is who he sees, there is no need to send him there.
    """
    on_leave = """
        a man born in 1985
        5 weeks ago | L03 at the GP
        2 weeks ago | sick leave
        """
    questions = """
        info, questions: questions
            asks: improves too little
            proposes: answer improves too little
        """
    tell(
        f"{on_leave} seen by the GP",
        f"""
        info, step: W-03
            rests on: nhg-lbp-occupational-physician
            because: off work yes
            proposes: see again
        {questions}
        """,
    )
    tell(
        f"{on_leave} seen by the occupational physician",
        f"""
        info, step: W-03
            proposes: see again
        {questions}
        not: nhg-lbp-occupational-physician
        """,
    )
