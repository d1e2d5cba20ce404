"""A drug is drafted, or goes on"""


def test_an_opioid_for_too_long_in_acute_pain(tell):
    """The pain is severe, ibuprofen did not help, and the GP drafts tramadol.

    An opioid is then allowed, for five days at most. It is drafted for fourteen, and
    the card offers to shorten it to five. Five days at once raise no card at all.
    """
    severe = """
        seen by the GP
        1 week ago | L03 at the GP
        1 week ago | ibuprofen for 7 days by the GP
             today | pain score 8
        """
    tell(
        f"{severe} draft | tramadol for 14 days by the GP",
        """
        warning, order: nhg-lbp-opioid-acute
            because: opioid days within four weeks 14
            disagrees: nobody
            proposes: shorten to 5 days; withdraw
        info, step: W-02
            proposes: see again
        """,
    )
    tell(
        f"{severe} draft | tramadol for 5 days by the GP",
        """
        info, step: W-02
            proposes: see again
        not: order
        """,
    )


def test_an_opioid_before_anything_lighter(tell):
    """Oxycodone for three days, as the first drug somebody gets for back pain.

    That is short enough, so there is nothing to shorten; but weaker painkillers come
    first.
    """
    tell(
        """
        seen by the GP
        1 week ago | L03 at the GP
             today | pain score 8
             draft | oxycodone for 3 days by the GP
        """,
        """
        warning, order: nhg-lbp-opioid-acute
            because: analgesic before no, nothing recorded
            disagrees: nobody
            proposes: replace by advice; withdraw
        info, step: W-02
        not: shorten
        """,
    )


def test_an_opioid_that_goes_on_in_chronic_pain(tell):
    """A man has had back pain for twenty weeks.

    Two weeks ago he got tramadol for thirty days, and he still takes it. In chronic
    pain the NHG allows two weeks at most, and only with severe limitations. A card
    offers to
    stop. Taken for three days and finished, nothing is said.
    """
    tell(
        """
        seen by the GP
        a man born in 1966
        20 weeks ago | L03 at the GP
         9 weeks ago | L03 at the GP
         2 weeks ago | L03 at the GP
         2 weeks ago | tramadol for 30 days by the GP
        """,
        """
        warning, ongoing: nhg-lbp-opioid-chronic
            because: chronic yes; opioid days within four weeks 30
            proposes: stop
        info, step: W-05
            rests on: nhg-lbp-behavioural-treatment
            proposes: refer behavioural
        info, questions: questions
            asks: improves too little; off work; disability index
            proposes: answer improves too little; answer off work
        """,
    )


def test_an_opioid_in_radiating_pain_hangs_on_the_pain(tell):
    """Whether an opioid fits radiating pain hangs on how severe the pain is.

    Radiating pain is not non-specific pain: here the NHG considers an opioid at once
    when pain is severe. How severe it is, nobody wrote down, so that is asked. A score
    of eight settles it, and the card is gone.
    """
    tramadol = """
        seen by the GP
        1 week ago | L86 at the GP
             draft | tramadol for 7 days by the GP
        """
    tell(
        tramadol,
        """
        info, order: nhg-lrs-opioid
            asks: pain score
        info, step: W-08
            proposes: see again
        not: nhg-lbp-opioid-acute
        """,
    )
    tell(
        f"{tramadol} answered | pain score: 8",
        """
        info, step: W-08
            proposes: see again
        """,
    )


def test_a_benzodiazepine_drafted_and_taken(tell):
    """A benzodiazepine to relax the back is advised against.

    It is of no proven use, and easy to get stuck to. Drafted, a card comes before the
    signature. Taken already, a card says so, and offers to
    stop. Taken for three days and finished, nothing is said.
    """
    tell(
        """
        seen by the GP
        1 week ago | L03 at the GP
             draft | benzodiazepine for 7 days by the GP
        """,
        """
        warning, order: nhg-lbp-benzodiazepines
            because: benzodiazepine started within twelve weeks yes
            proposes: replace by advice; withdraw
        info, step: W-02
        """,
    )
    tell(
        """
        seen by the GP
        1 week ago | L03 at the GP
        3 days ago | benzodiazepine for 14 days by the GP
        """,
        """
        warning, ongoing: nhg-lbp-benzodiazepines
            proposes: stop
        info, step: W-02
            proposes: see again
        """,
    )
    tell(
        """
        seen by the GP
        2 weeks ago | L03 at the GP
         1 week ago | benzodiazepine for 3 days by the GP
        """,
        """
        info, step: W-02
            proposes: see again
        not: ongoing
        """,
    )


def test_a_drug_for_nerve_pain(tell):
    """Gabapentin is drafted for non-specific back pain of eight weeks.

    Drugs for nerve pain are advised against there. That physiotherapy is due by now
    stands on a card of its own.
    """
    tell(
        """
        seen by the GP
        8 weeks ago | L03 at the GP
              draft | gabapentin for 30 days by the GP
        """,
        """
        warning, order: nhg-lbp-neuropathic-drugs
            because: neuropathic drug started within twelve weeks yes
            proposes: replace by advice; withdraw
        info, step: W-04
            rests on: nhg-lbp-exercise-therapy
            proposes: refer physiotherapy
        info, questions: questions
            asks: improves too little; off work
            proposes: answer improves too little; answer off work
        """,
    )
