"""Queries are told apart by name on every engine."""

from agreement.test_naive import every_fact

from wervel.facts.fact import queries

POSTGRES_CUTS_AT = 63
SUFFIXES = ("_unmeasured", "_unclear")


def test_names_are_short_enough_and_no_two_are_the_same():
    """PostgreSQL cuts a longer name, and two may then be one."""
    names = [each.named for each in queries(every_fact())]
    assert len({*names}) == len(names)
    longest = max(map(len, names)) + max(map(len, SUFFIXES))
    assert longest <= POSTGRES_CUTS_AT
    assert not [name for name in names if name.endswith(SUFFIXES)]
