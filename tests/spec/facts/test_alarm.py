"""Facts about red flags: signs of a serious cause, and how long they stay one."""

from wervel.facts.alarm import (
    cauda_equina,
    malignancy,
    progressive_deficit,
    spinal_infection,
    spinal_inflammation,
    vertebral_fracture,
)


def test_malignancy(facts):
    """Cancer at any time before, or on the day itself; silence means no."""
    facts(
        """
        person | day | event
     1 2 3 4 5 |   0 | L03 at the GP
             1 |-700 | breast cancer at the GP
             2 |   0 | breast cancer
             3 |   1 | breast cancer at the GP
             4 |-740 | breast cancer at the GP
        """,
        malignancy,
        {1: True, 2: True, 3: False, 4: False, 5: False},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: red_flag
        """,
        malignancy,
        {1: None},
    )


def test_vertebral_fracture(facts):
    """A fracture of the spine stays a red flag for ninety days."""
    facts(
        """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
             1 | -90 | vertebral fracture at the orthopaedic surgeon
             2 | -91 | vertebral fracture at the orthopaedic surgeon
             3 |   0 | vertebral fracture
             4 |   1 | vertebral fracture
        """,
        vertebral_fracture,
        {1: True, 2: False, 3: True, 4: False},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: red_flag_fracture
        """,
        vertebral_fracture,
        {1: None},
    )


def test_spinal_infection(facts):
    """An infection of the spine stays a red flag for ninety days."""
    facts(
        """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
             1 | -90 | discitis at the orthopaedic surgeon
             2 | -91 | discitis at the orthopaedic surgeon
             3 |   0 | discitis
             4 |   1 | discitis
        """,
        spinal_infection,
        {1: True, 2: False, 3: True, 4: False},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: red_flag_infection
        """,
        spinal_infection,
        {1: None},
    )


def test_spinal_inflammation(facts):
    """An inflammatory disease of the spine stays one, however long ago recorded."""
    facts(
        """
        person | day | event
         1 2 3 |   0 | L03 at the GP
             1 |-700 | ankylosing spondylitis at the rheumatologist
             2 |   1 | ankylosing spondylitis at the rheumatologist
        """,
        spinal_inflammation,
        {1: True, 2: False, 3: False},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: red_flag_inflammation
        """,
        spinal_inflammation,
        {1: None},
    )


def test_cauda_equina(facts):
    """A cauda equina syndrome is a red flag for thirty days."""
    facts(
        """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
             1 | -30 | cauda equina syndrome at the neurologist
             2 | -31 | cauda equina syndrome at the neurologist
             3 |   0 | cauda equina syndrome
             4 |   1 | cauda equina syndrome
        """,
        cauda_equina,
        {1: True, 2: False, 3: True, 4: False},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: red_flag_cauda_equina
        """,
        cauda_equina,
        {1: None},
    )


def test_progressive_deficit(facts):
    """Paralysis of a leg or foot drop is a red flag for ninety days."""
    facts(
        """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
             1 | -90 | foot drop at the GP
             2 | -91 | foot drop at the GP
             3 |   0 | foot drop
             4 |   1 | foot drop
        """,
        progressive_deficit,
        {1: True, 2: False, 3: True, 4: False},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
        not carried: red_flag_progressive_deficit
        """,
        progressive_deficit,
        {1: None},
    )
