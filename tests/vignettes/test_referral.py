"""A referral is drafted"""


def test_to_the_orthopaedic_surgeon_with_non_specific_pain(tell):
    """After two weeks the GP drafts a referral to the orthopaedic surgeon.

    The NHG advises against it. The surgeons themselves think that they can be of use to
    such patients, and the card says so.
    """
    tell(
        """
        seen by the GP
        2 weeks ago | L03 at the GP
              draft | referral to orthopaedics by the GP
        """,
        """
        warning, order: nhg-lbp-referral
            because: non specific yes; specialist care within twelve weeks yes
            disagrees: dss-referral-orthopaedics (C-08)
            proposes: replace by advice; withdraw
        info, step: W-02
            rests on: nhg-lbp-education; nhg-lbp-imaging
        """,
    )


def test_to_the_neurologist_too_early_and_in_time(tell):
    """Pain down the leg often passes, and the NHG waits for six to eight weeks.

    A referral to the neurologist after two weeks is advised against; after eight weeks,
    with the pain still there, nothing is said against it.
    """
    tell(
        """
        seen by the GP
        2 weeks ago | L86 at the GP
              draft | referral to neurology by the GP
        """,
        """
        warning, order: nhg-lrs-referral
            because: radicular yes; days in complaint 14
            proposes: replace by advice; withdraw
        info, step: W-08
            rests on: nhg-lbp-initial-policy
        """,
    )
    tell(
        """
        seen by the GP
        8 weeks ago | L86 at the GP
              today | L86 at the GP
              draft | referral to neurology by the GP
        """,
        """
        info, questions: questions
            asks: off work
            proposes: answer off work
        not: order; step
        """,
    )


def test_to_the_pain_specialist_in_acute_radiating_pain(tell):
    """Pain down the leg is hard to bear, and the GP drafts the pain clinic.

    The NHG waits. The surgeons and the DSS would consider a nerve-root block this
    early, so they disagree. That the NHG later names the neurologist is not cited
    beside it: waiting and referring are not the same advice.
    """
    tell(
        """
        seen by the GP
        2 weeks ago | L86 at the GP
              draft | referral to pain by the GP
        """,
        """
        warning, order: nhg-lrs-referral
            disagrees: dss-early-nerve-root-block (C-10)
            proposes: replace by advice; withdraw
        info, step: W-08
            rests on: nhg-lbp-initial-policy
        """,
    )


def test_an_urgent_referral_that_is_made_is_not_asked_for_again(tell):
    """A man lost strength in his foot, and the GP sent him to the neurologist that day.

    Two days later the GP opens his record. The red flag still stands above all else,
    but there is nothing left to refer for. So it is at the moment itself, with an
    urgent referral drafted; one that can wait is offered to be made urgent.
    """
    foot = """
        seen by the GP
        a man born in 1958
        2 weeks ago | L86 at the GP
         2 days ago | foot drop at the GP
        """
    made = """
        critical, alarm: nhg-lrs-red-flags
            because: progressive deficit yes
        not: step; questions; order; refer urgently
        """
    tell(f"{foot} 2 days ago | referral to neurology by the GP", made)
    tell(f"{foot} draft | urgent: referral to neurology by the GP", made)
    tell(
        f"{foot} draft | referral to neurology by the GP",
        """
        critical, alarm: nhg-lrs-red-flags
            proposes: refer urgently instead
        not: step; questions; order
        """,
    )
