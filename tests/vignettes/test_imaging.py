"""A scan is drafted"""


def test_an_xray_at_three_weeks(tell):
    """The GP drafts an X-ray for a woman with three weeks of low back pain.

    There is no sign of anything serious. Before signing, the GP reads that the NHG
    advises against it and that the spine surgeons of the DSS see it otherwise. One tap
    puts advice and a control appointment in its place.
    """
    tell(
        """
        seen by the GP
        3 weeks ago | L03 at the GP
              draft | lumbar X-ray by the GP
        """,
        """
        warning, order: nhg-lbp-imaging
            rests on: nhg-lbp-imaging-red-flags
            because: non specific yes; in primary care yes
            because: cauda equina no, nothing recorded
            because: scan from primary care within six weeks yes
            disagrees: dss-xray-on-referral (C-05)
            asks: fracture suspected
            proposes: replace by advice; withdraw
        info, step: W-03
            rests on: nhg-lbp-activity-build-up
        info, questions: questions
            asks: improves too little; off work
            proposes: answer improves too little; answer off work
        not: alarm; refer urgently
        """,
    )


def test_an_xray_and_saddle_numbness(tell):
    """The same woman, the same X-ray, but she is numb where a saddle would touch her.

    Now nothing counts but an urgent referral, which takes the place of the X-ray.
    Advice to keep moving, steps and questions wait. It is the same whether the GP wrote
    it down as a diagnosis or answered the question.
    """
    xray = """
        seen by the GP
        3 weeks ago | L03 at the GP
              draft | lumbar X-ray by the GP
        """
    urgent = """
        critical, alarm: nhg-lbp-referral-specific-cause
            rests on: nhg-lbp-no-tests-serious-cause
            because: cauda equina yes
            disagrees: nhg-lbp-imaging-red-flags (C-06)
            proposes: refer urgently instead
        not: order; step; questions; replace by advice
        """
    tell(f"{xray} today | cauda equina syndrome at the GP", urgent)
    tell(f"{xray} answered | cauda equina: yes", urgent)


def test_an_mri_by_the_gp_in_radiating_pain(tell):
    """After two weeks of pain down the leg the GP drafts an MRI.

    The NHG advises no imaging in primary care: who considers an MRI refers. That the
    DSS would make a standing X-ray of who is referred is no answer to an MRI, and is
    not brought up.
    """
    tell(
        """
        seen by the GP
        2 weeks ago | L86 at the GP
              draft | lumbar MRI by the GP
        """,
        """
        warning, order: nhg-lrs-imaging
            because: radicular yes; in primary care yes
            disagrees: nobody
            proposes: replace by advice; withdraw
        info, step: W-08
            rests on: nhg-lbp-initial-policy; nhg-lrs-imaging
        """,
    )


def test_an_mri_by_the_neurologist_at_two_weeks(tell):
    """The neurologist drafts an MRI after two weeks of pain down the leg.

    In that time it may still pass by itself, and then the picture adds nothing: the
    neurologists say wait. The steps of the GP are not what a neurologist is told.
    """
    tell(
        """
        seen by the neurologist
        2 weeks ago | L86 at the GP
        1 week ago  | referral to neurology by the GP
              draft | lumbar MRI by the neurologist
        """,
        """
        warning, order: nvn-mri-natural-recovery
            because: radicular yes; days in complaint 14
            disagrees: dss-mri
            asks: intervention considered
            proposes: replace by advice; withdraw
        """,
    )


def test_an_mri_hangs_on_whether_surgery_is_considered(tell):
    """After nine weeks the same neurologist drafts the same MRI.

    Now it depends on one thing: is an operation or another treatment by a specialist
    considered? One question is asked. With *yes* nothing stands in the way, with *no*
    the MRI is advised against.
    """
    nine_weeks = """
        seen by the neurologist
        9 weeks ago | L86 at the GP
        2 weeks ago | L86 at the GP
        2 weeks ago | referral to neurology by the GP
              draft | lumbar MRI by the neurologist
        """
    tell(
        nine_weeks,
        """
        info, order: nvn-lrs-mri-conservative
            rests on: nvn-lrs-mri
            asks: intervention considered
            proposes: answer intervention considered
        """,
    )
    tell(f"{nine_weeks} answered | intervention considered: yes", "no card")
    tell(
        f"{nine_weeks} answered | intervention considered: no",
        """
        warning, order: nvn-lrs-mri-conservative
            rests on: nvn-lrs-mri
            because: intervention considered no
            disagrees: dss-mri
            proposes: replace by advice; withdraw
        """,
    )


def test_an_xray_by_the_orthopaedic_surgeon(tell):
    """The orthopaedic surgeon drafts a standing X-ray of a man whom the GP referred.

    What the NHG says of primary care does not bind a hospital. Nothing is said: an
    advisor who has no business speaking is silent.
    """
    tell(
        """
        seen by the orthopaedic surgeon
        a man born in 1962
        9 weeks ago | L03 at the GP
        2 weeks ago | L03 at the GP
        2 weeks ago | referral to orthopaedics by the GP
              draft | lumbar X-ray by the orthopaedic surgeon
        """,
        "no card",
    )


def test_an_xray_by_the_physiotherapist(tell):
    """A physiotherapist drafts an X-ray after three weeks of non-specific pain.

    What the NHG says of imaging holds for whoever asks for it in primary care. That a
    physiotherapist asks makes it no physiotherapy: who pays for that is not the matter.
    """
    tell(
        """
        seen by the physiotherapist
        3 weeks ago | L03 at the GP
              draft | lumbar X-ray by the physiotherapist
        """,
        """
        warning, order: nhg-lbp-imaging-red-flags
            disagrees: dss-xray-on-referral (C-05)
            asks: fracture suspected
            proposes: replace by advice; withdraw
        info, step: W-03
        info, questions: questions
            asks: improves too little; off work
            proposes: answer improves too little; answer off work
        not: zin-exercise-therapy-insurance
        """,
    )
