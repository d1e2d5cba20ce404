"""The chain up and down, and what a ripple tells apart, on one drawn by hand.

place a ◄── row 1 ◄─┐
place b ◄── row 2 ◄─┴── outcome ◄── recommendation ◄── sentence
            row 2 ◄──── argument
"""

import pytest

from wervel.dossiers.chain import Chain, Kind, Link, Node, chained
from wervel.dossiers.ripple import Field, Touch, ripple
from wervel.errors import ContentError, UnknownName
from wervel.text import Text

SAID = Text(nl="iets", en="something")


def link(kind, name, *on, **value):
    return Link(node=Node(kind=kind, name=name, label=SAID, value=value), on=on)


def drawn(*, low=-1.0, certainty="low"):
    return chained(
        [
            link(Kind.PLACE, "a"),
            link(Kind.PLACE, "b"),
            link(Kind.ROW, "1", "place:a", low=low, high=2.0),
            link(Kind.ROW, "2", "place:b", low=0.5),
            link(Kind.OUTCOME, "pain", "row:1", "row:2", certainty=certainty),
            link(Kind.RECOMMENDATION, "do", "outcome:pain"),
            link(Kind.SENTENCE, "do", "recommendation:do"),
            link(Kind.ARGUMENT, "party", "row:2"),
        ]
    )


def ids(nodes):
    return [each.id for each in nodes]


def test_up_and_down_is_everything_once_from_the_ground():
    chain = drawn()
    assert ids(chain.resting_on("row:1")) == [
        "outcome:pain",
        "recommendation:do",
        "sentence:do",
    ]
    assert ids(chain.grounds_of("sentence:do")) == [
        "place:a",
        "place:b",
        "row:1",
        "row:2",
        "outcome:pain",
        "recommendation:do",
    ]


def test_what_rests_on_a_node_has_it_among_its_grounds():
    """The two walks, up and down, agree on every pair."""
    chain = drawn()
    for one in chain.nodes:
        for other in chain.resting_on(one):
            assert one in ids(chain.grounds_of(other.id))
        for other in chain.grounds_of(one):
            assert one in ids(chain.resting_on(other.id))


def test_a_circle_does_not_go_on_for_ever():
    one, other = drawn().nodes["row:1"], drawn().nodes["row:2"]
    chain = Chain(
        {each.id: each for each in (one, other)},
        {"row:1": ("row:2",), "row:2": ("row:1",)},
    )
    assert ids(chain.grounds_of("row:1")) == ["row:1", "row:2"]


def test_an_unknown_node_is_an_error_in_words():
    with pytest.raises(UnknownName, match="row:3"):
        drawn().resting_on("row:3")


def test_nothing_hangs_in_the_air_and_no_id_stands_twice():
    with pytest.raises(ContentError, match="place:c"):
        chained([link(Kind.ROW, "1", "place:c")])
    with pytest.raises(ContentError, match="two of place:a"):
        chained([link(Kind.PLACE, "a"), link(Kind.PLACE, "a", page=3)])


def touches(found):
    return {each.node.id: each.touch for each in found.moves}


def test_a_change_that_moves_nothing_else_leaves_the_rest_resting():
    found = ripple(drawn(), drawn(low=-2.0), changed=["row:1"])
    assert touches(found) == {
        "row:1": Touch.CHANGED,
        "outcome:pain": Touch.RESTS,
        "recommendation:do": Touch.RESTS,
        "sentence:do": Touch.RESTS,
    }
    (row,) = found.touched(Touch.CHANGED)
    assert row.fields == (Field(name="low", before=-1.0, after=-2.0),)
    assert row.fields[0].by == -1.0


def test_words_above_what_moves_are_to_be_read_again():
    after = drawn(low=-2.0, certainty="very low")
    found = ripple(drawn(), after, changed=["row:1"])
    assert touches(found) == {
        "row:1": Touch.CHANGED,
        "outcome:pain": Touch.MOVED,
        "recommendation:do": Touch.TO_REREAD,
        "sentence:do": Touch.TO_REREAD,
    }
    moves = {each.node.id: each for each in found.moves}
    assert moves["outcome:pain"].fields[0].by is None
    assert moves["sentence:do"].because == ("recommendation:do",)


def test_what_appears_and_vanishes_moved():
    less = chained([link(Kind.PLACE, "a"), link(Kind.ROW, "1", "place:a", low=-1.0)])
    more = chained([link(Kind.PLACE, "a")])
    found = {each.node.id: each for each in ripple(less, more, changed=[]).moves}
    assert found["row:1"].vanished
    assert not found["row:1"].appeared
    back = {each.node.id: each for each in ripple(more, less, changed=[]).moves}
    assert back["row:1"].appeared


def test_no_change_is_no_ripple():
    assert ripple(drawn(), drawn(), changed=[]).moves == ()
