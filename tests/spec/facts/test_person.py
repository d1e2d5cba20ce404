"""Facts about the person."""

from wervel.facts.person import age, female


def test_age(facts):
    """Age counts calendar years since the year of birth, whatever the birthday."""
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
             2 |  -1 | L03 at the GP
        1 2 is a woman born in 1980
        """,
        age,
        {1: 40, 2: 40},
    )
    facts(
        """
        person | day | event
             1 | -31 | L03 at the GP
        1 is a woman born in 1980
        """,
        age,
        {1: 39},
        on_day=-1,
    )


def test_female(facts):
    """As the record has it; where sex is not recorded it is unknown."""
    facts(
        """
        person | day | event
         1 2 3 |   0 | L03 at the GP
        1 is a woman born in 1980
        2 is a man born in 1980
        3 is a person born in 1980
        """,
        female,
        {1: True, 2: False, 3: None},
    )
