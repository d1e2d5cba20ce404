"""Injections, denervation, surgery"""


def test_an_epidural_injection_from_primary_care(tell):
    """The GP asks for an epidural injection after two weeks of pain down the leg.

    The NHG advises not to refer for it directly. The neurologists recommend it, and
    their reason stands on the card beside the NHG's.
    """
    tell(
        """
        seen by the GP
        2 weeks ago | L86 at the GP
              draft | epidural injection by the GP
        """,
        """
        warning, order: nhg-lrs-epidural-injection
            disagrees: nvn-lrs-epidural-injection (C-01)
            proposes: replace by advice; withdraw
        info, step: W-08
        """,
    )


def test_an_epidural_injection_in_the_pain_clinic(tell):
    """In the pain clinic what the NHG says of primary care does not hold.

    The anaesthesiologists want conservative treatment first, and there was none. After
    therapy, with the pain still there, one thing is open: is surgery no option?
    """
    clinic = """
        seen by the pain specialist
        10 weeks ago | L86 at the GP
         3 weeks ago | referral to pain by the GP
               today | L86 at the pain specialist
               draft | epidural injection by the pain specialist
        """
    tell(
        clinic,
        """
        warning, order: nva-lrs-epidural-injection
            because: conservative care before no, nothing recorded
            disagrees: nvn-lrs-epidural-injection
            proposes: replace by advice; withdraw
        not: nhg-lrs-epidural-injection
        """,
    )
    tell(
        f"{clinic} 5 weeks ago | visit to the physiotherapist",
        """
        info, order: nva-lrs-epidural-injection
            asks: surgery no option
            proposes: answer surgery no option
        """,
    )


def test_a_facet_injection_in_chronic_pain(tell):
    """After twenty weeks of pain a pain specialist drafts a facet joint injection.

    The NHG advises against it in every setting, and ZIN does not let the basic
    insurance pay. The anaesthesiologists may see pain from the facet joints.
    """
    tell(
        """
        seen by the pain specialist
        20 weeks ago | L03 at the GP
        10 weeks ago | L03 at the GP
         2 weeks ago | L03 at the GP
               draft | facet injection by the pain specialist
        """,
        """
        warning, order: nhg-lbp-anaesthesiological-treatment
            rests on: zin-injections-not-reimbursed
            disagrees: nva-anaesthesiological-treatment (C-02)
            asks: facet pain suspected
            proposes: replace by advice; withdraw
        info, questions: questions
            asks: primary care insufficient
            proposes: answer primary care insufficient
        """,
    )


def test_a_denervation_after_a_test_block(tell):
    """A denervation is drafted, after a test block that took seventy percent away.

    That is enough for the Dutch rule of who may have one, and so it is among those who
    disagree. The NHG is against it all the same.
    """
    tell(
        """
        seen by the pain specialist
        a man born in 1971
        20 weeks ago | L03 at the GP
        10 weeks ago | L03 at the GP
         2 weeks ago | L03 at the GP
               draft | RF denervation by the pain specialist
            answered | facet pain suspected: yes; test block relief: 70
        """,
        """
        warning, order: nhg-lbp-anaesthesiological-treatment
            disagrees: nva-anaesthesiological-treatment (C-02); nl-rfd-selection
            proposes: replace by advice; withdraw
        info, questions: questions
            asks: primary care insufficient
            proposes: answer primary care insufficient
        """,
    )


def test_surgery_before_and_after_conservative_care(tell):
    """The neurosurgeon plans an operation after nine weeks of pain down the leg.

    Nothing else was tried, as far as is recorded, and the surgeons' own guideline wants
    that first. With physiotherapy tried, and the pain still there, no card comes.
    """
    planned = """
        seen by the neurosurgeon
        9 weeks ago | L86 at the GP
        1 week ago  | L86 at the neurologist
              draft | back surgery by the neurosurgeon
        """
    tell(
        planned,
        """
        warning, order: nvvn-surgery-after-conservative-care
            because: conservative care before no, nothing recorded
            proposes: replace by advice; withdraw
        """,
    )
    tell(f"{planned} 6 weeks ago | visit to the physiotherapist", "no card")
