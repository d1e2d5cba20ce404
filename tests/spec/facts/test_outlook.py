"""Facts that tell how bad it is and what keeps it going; silence means unknown."""

import math

from tables import rows, write
from world import drawn

from wervel.facts.outlook import (
    disability_index,
    off_work,
    pain_score,
    psychosocial_factors,
)


def test_pain_score(facts):
    """The last score of the two weeks up to the day; without one it is unknown."""
    facts(
        """
        person | day | event
   1 2 3 4 5 6 |   0 | L03 at the GP
             1 | -14 | pain score 6
             2 | -15 | pain score 6
             3 | -10 | pain score 9
             3 |  -9 | pain score 4
             3 |   1 | pain score 2
             4 |   0 | pain score 0
             5 |  -3 | pain score 8
             5 |   0 | pain score
        """,
        pain_score,
        {1: 6, 2: None, 3: 4, 4: 0, 5: 8, 6: None},
    )


def test_several_scores_on_a_day(facts):
    """Of several scores on the last day, the highest is taken."""
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |   0 | pain score 3
             1 |   0 | pain score 7.5
             1 |   0 | pain score 5
             1 |  -1 | pain score 9
        """,
        pain_score,
        {1: 7.5},
    )


def test_a_score_that_cannot_be_does_not_hide_a_later_one(facts):
    """A number far out of range on an earlier day does not count as the last one."""
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |  -1 | pain score 9999
             1 |   0 | pain score 3
        """,
        pain_score,
        {1: 3},
    )


def test_scores_are_not_carried(facts):
    """In a source without scores, nobody's score is known."""
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |   0 | pain score 3
        not carried: pain_score
        """,
        pain_score,
        {1: None},
    )


def test_a_score_that_is_no_number_is_none(show, connection):
    """Some files write a missing number as "not a number": that is not a score.

    Databases hold it to be larger than every number, so it would be severe pain.
    """
    world = drawn(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |   0 | pain score by the GP
        """
    )
    shown = show("1 | 0 | L03 at the GP")
    tables = rows(world)
    tables["measurement"][0]["value_as_number"] = math.nan
    write(tables, connection)
    answer = shown.answers(pain_score, on_day=0)
    assert answer.filter(answer.pain_score >= 7).count().execute() == 0
    assert answer.filter(answer.pain_score.isnull()).count().execute() == 1


def test_disability_index(facts):
    """The last Oswestry index of the six weeks up to the day; else unknown."""
    facts(
        """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
             1 | -42 | Oswestry 50
             2 | -43 | Oswestry 50
             3 | -20 | Oswestry 62
             3 |   0 | Oswestry 40
        """,
        disability_index,
        {1: 50, 2: None, 3: 40, 4: None},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |   0 | Oswestry 50
        not carried: disability_index
        """,
        disability_index,
        {1: None},
    )


def test_off_work(facts):
    """Sick leave recorded in the six weeks up to the day is yes, silence unknown.

    It is never no: nobody writes down that somebody is at work.
    """
    facts(
        """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
             1 | -42 | sick leave at the occupational physician
             2 | -43 | sick leave at the occupational physician
             3 |   1 | sick leave at the GP
             4 |   0 | sick leave
        """,
        off_work,
        {1: True, 2: None, 3: None, 4: True},
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |   0 | sick leave
        not carried: work_absence
        """,
        off_work,
        {1: None},
    )


def test_psychosocial_factors(facts):
    """Such a factor recorded in this episode is yes, silence unknown; never no."""
    facts(
        """
        person | day | event
       1 2 3 4 |   0 | L03 at the GP
             1 |   0 | P01 at the GP
             2 |  -1 | P01 at the GP
             3 |  10 | P74 at the psychologist
             4 |  11 | P74 at the psychologist
        """,
        psychosocial_factors,
        {1: True, 2: None, 3: True, 4: None},
        on_day=10,
    )
    facts(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |   0 | P01 at the GP
        not carried: psychosocial_factor
        """,
        psychosocial_factors,
        {1: None},
    )
