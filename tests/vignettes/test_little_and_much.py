"""Little known, much drafted"""


def test_nothing_but_a_patient_and_a_complaint(tell):
    """All there is: a patient born in 1970, and low back pain recorded two weeks ago.

    Nobody is said to see her. The first step holds anyhow. One question is asked, for
    without it nobody can tell which guideline speaks: is this primary care?
    """
    tell(
        "2 weeks ago | L03",
        """
        info, step: W-02
            proposes: see again
        info, questions: questions
            asks: in primary care
            proposes: answer in primary care
        """,
    )


def test_the_first_visit(tell):
    """A first visit.

    Explain and advise, no scan: that is the whole step. Some would like a screening
    tool filled in today; that is an opinion, and opinions do not speak up by
    themselves. Once the explaining is done, the page is empty.
    """
    first = """
        seen by the GP
        today | L03 at the GP
        """
    tell(
        first,
        """
        info, step: W-02
            rests on: nhg-lbp-education; nhg-lbp-imaging
            because: non specific yes; days in complaint 0
            proposes: see again
        not: questions; dss-screening; screened for risk
        """,
    )
    tell(f"{first} answered | course explained: yes", "no card")


def test_since_when_is_not_known(tell):
    """She had back pain half a year ago, and has it again since seven weeks at least.

    Whether it ever went away, the record does not tell. The step is that of the weeks
    it has lasted at least; since when she has it is the first thing to ask.
    """
    longer = """
        seen by the GP
        24 weeks ago | L03 at the GP
         7 weeks ago | L03 at the GP
        """
    tell(
        longer,
        """
        info, step: W-04
            because: days in complaint unknown
            proposes: refer physiotherapy
        info, questions: questions
            asks: days in complaint; improves too little; off work
            proposes: answer improves too little; answer off work
        """,
    )
    tell(
        f"{longer} answered | days in complaint: 88",
        """
        info, step: W-05
            because: days in complaint 88
            proposes: refer behavioural
        info, questions: questions
            asks: improves too little; off work
            proposes: answer improves too little; answer off work
        """,
    )


def test_since_when_does_not_matter(tell):
    """She has had back pain on and off for at least four months.

    Since when exactly, the record does not tell. It has lasted for months anyhow: the
    answer would change nothing, and is not asked.
    """
    tell(
        """
        seen by the GP
        35 weeks ago | L03 at the GP
        18 weeks ago | L03 at the GP
         9 weeks ago | L03 at the GP
         2 weeks ago | L03 at the GP
            answered | disability index: 20; primary care insufficient: no
        """,
        """
        info, step: W-05
            because: days in complaint unknown
            proposes: refer behavioural
        info, questions: questions
            asks: improves too little; off work; work participation lags
            proposes: answer improves too little; answer off work
            proposes: answer work participation lags
        not: days in complaint
        """,
    )


def test_dates_that_are_known_in_part(tell):
    """Some dates are only a month or a year.

    A month is taken from its first day: pain since March is nine weeks at the first of
    May, and physiotherapy is due. Cancer in 2009, without a day, is cancer.
    """
    tell(
        """
        seen by the GP
        March 2024 | L03 at the GP
        """,
        """
        info, step: W-04
            because: days in complaint 61
            proposes: refer physiotherapy
        info, questions: questions
            asks: improves too little; off work
            proposes: answer improves too little; answer off work
        """,
    )
    tell(
        """
        seen by the GP
              2009 | breast cancer at the GP
        March 2024 | L03 at the GP
        """,
        """
        warning, alarm: nhg-lbp-referral-specific-cause
            because: malignancy yes
            proposes: refer urgently
        """,
    )


def test_two_drafts_at_once(tell):
    """An X-ray and tramadol for two weeks, drafted in one go.

    Each has a card of its own that offers what fits it: advice in place of the one,
    fewer days of the other.
    """
    tell(
        """
        seen by the GP
        3 weeks ago | L03 at the GP
        3 weeks ago | ibuprofen for 14 days by the GP
              today | pain score 8
              draft | lumbar X-ray by the GP
              draft | tramadol for 14 days by the GP
        """,
        """
        warning, order: nhg-lbp-imaging
            disagrees: dss-xray-on-referral (C-05)
            asks: fracture suspected
            proposes: replace by advice; withdraw
        warning, order: nhg-lbp-opioid-acute
            proposes: shorten to 5 days; withdraw
        info, step: W-03
        info, questions: questions
            asks: improves too little; off work
            proposes: answer improves too little; answer off work
        """,
    )


def test_drafts_that_are_about_something_else(tell):
    """A drug for high blood pressure, and an order with a code that nobody else knows.

    Neither is about the back as far as anybody can tell. They get no card, and an alarm
    does not offer to throw them away.
    """
    drafts = """
        seen by the GP
        2 weeks ago | L03 at the GP
              draft | enalapril
              draft | an order nobody knows
        """
    tell(
        drafts,
        """
        info, step: W-02
            proposes: see again
        not: order
        """,
    )
    tell(
        f"{drafts} today | cauda equina syndrome at the GP",
        """
        critical, alarm: nhg-lbp-referral-specific-cause
            proposes: refer urgently
        """,
    )


def test_no_back_pain_at_all(tell):
    """A man with eczema, and a lumbar X-ray drafted by mistake.

    He has no back pain, so no guideline for back pain speaks.
    """
    tell(
        """
        seen by the GP
        a man born in 1990
        3 weeks ago | eczema at the GP
              draft | lumbar X-ray by the GP
        """,
        "no card",
    )


def test_back_pain_that_is_long_over(tell):
    """She had back pain a year ago, and pain down the leg before that.

    Today she comes for something else. What is over is let be.
    """
    tell(
        """
        seen by the GP
        2 years ago | L86 at the GP
         1 year ago | L03 at the GP
              today | eczema at the GP
        """,
        "no card",
    )


def test_an_answer_on_a_form_and_one_that_is_too_old(tell):
    """Last week she told on a form that her functioning improves well enough.

    So there is no step to take up. Told three weeks ago it holds no longer, and it is
    asked again.
    """
    six_weeks = """
        seen by the GP
        6 weeks ago | L03 at the GP
           answered | off work: no; related to work: no
        """
    tell(
        f"{six_weeks} 1 week ago | answered: improves too little: no",
        """
        info, step: W-02
            proposes: see again
        """,
    )
    tell(
        f"{six_weeks} 3 weeks ago | answered: improves too little: no",
        """
        info, step: W-04
            proposes: refer physiotherapy
        info, questions: questions
            asks: improves too little
            proposes: answer improves too little
        """,
    )
