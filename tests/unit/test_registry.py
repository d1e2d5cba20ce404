"""Feedback on cards: the last word on each stays, in whatever order it came.

Each story is told of a file and of a server, unless it counts what is in neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from registries import NOON, REASONS, accepted, card, emptied, kept, overridden

from wervel.errors import UsageError
from wervel.registry import (
    Feedback,
    FeedbackCount,
    ReasonCount,
    Registry,
    feedback_counts,
    open_registry,
    released_counts,
    store_feedback,
)
from wervel.registry.access import writing
from wervel.registry.tables import card_feedback
from wervel.small_numbers import preset

LATER = NOON + timedelta(hours=1)


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.postgres)])
def registry(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Registry]:
    """A registry with nothing in it."""
    if request.param == "file":
        with open_registry(tmp_path / "registry.sqlite") as opened:
            yield opened
        return
    url = request.getfixturevalue("postgres_url")
    with open_registry(url) as opened:
        yield opened
    emptied(url)


def test_a_word_on_a_card_is_kept_as_it_was_given(registry: Registry) -> None:
    taken = replace(accepted(1), accepted=(card(8), card(7)))
    store_feedback(registry, [taken, overridden(2, "not-now")], received=LATER)
    at = NOON.replace(tzinfo=None)
    assert kept(registry) == [
        (card(1), "a", "service", "accepted", [card(7), card(8)], "", "", False, at),
        (card(2), "a", "service", "overridden", [], REASONS, "not-now", False, at),
    ]


def test_the_same_word_twice_changes_nothing(registry: Registry) -> None:
    once = store_feedback(registry, [accepted(1), overridden(2)], received=NOON)
    twice = store_feedback(registry, [accepted(1), overridden(2)], received=LATER)
    assert (once, twice, len(kept(registry))) == (2, 0, 2)


def test_a_later_word_takes_the_place_of_an_earlier(registry: Registry) -> None:
    store_feedback(registry, [accepted(1)], received=NOON)
    changed = store_feedback(registry, [overridden(1, minutes=1)], received=LATER)
    assert changed == 1
    assert [each[3] for each in kept(registry)] == ["overridden"]


def test_an_earlier_word_that_comes_late_changes_nothing(registry: Registry) -> None:
    store_feedback(registry, [overridden(1)], received=NOON)
    changed = store_feedback(registry, [accepted(1, minutes=-1)], received=LATER)
    assert changed == 0
    assert [each[3] for each in kept(registry)] == ["overridden"]


def test_at_the_same_moment_overridden_goes_before_accepted(registry: Registry) -> None:
    """Whichever came first."""
    store_feedback(registry, [accepted(1), overridden(2)], received=NOON)
    store_feedback(registry, [overridden(1), accepted(2)], received=LATER)
    assert [each[3] for each in kept(registry)] == ["overridden", "overridden"]


def test_a_time_is_the_same_in_every_zone(registry: Registry) -> None:
    """Fourteen hundred in Amsterdam is noon in UTC."""
    amsterdam = NOON.astimezone(timezone(timedelta(hours=2)))
    store_feedback(registry, [accepted(1)], received=NOON)
    again = [replace(accepted(1), at=amsterdam)]
    assert store_feedback(registry, again, received=LATER) == 0


def test_a_card_written_in_capitals_is_the_same_card(registry: Registry) -> None:
    name = "abcdefab-cdef-8bcd-9fab-abcdefabcdef"
    given = [replace(accepted(1), card=each) for each in (name, name.upper())]
    store_feedback(registry, given, received=NOON)
    assert [each[0] for each in kept(registry)] == [name]


FEW = st.integers(0, 2)
WORDS = st.builds(
    lambda number, minutes, outcome, reason, about, commented: Feedback(
        card=card(number),
        about=about,
        service="service",
        outcome=outcome,
        at=NOON + timedelta(minutes=minutes),
        accepted=(card(number + 10),) if minutes else (),
        reason_system=REASONS if reason else "",
        reason_code=reason,
        had_comment=commented,
    ),
    FEW,
    FEW,
    st.sampled_from(["accepted", "overridden"]),
    st.sampled_from(["", "not-now", "does-not-fit"]),
    st.sampled_from(["a", "b"]),
    st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, max_size=6), data=st.data())
def test_the_order_and_the_number_of_times_do_not_matter(
    registry: Registry, words: list[Feedback], data: st.DataObject
) -> None:
    """The same words, all at once, and one by one in another order, some repeated."""
    forget(registry)
    store_feedback(registry, words, received=NOON)
    at_once = kept(registry)
    forget(registry)
    more = data.draw(st.lists(st.sampled_from(words), max_size=4)) if words else []
    for each in data.draw(st.permutations([*words, *more])):
        store_feedback(registry, [each], received=LATER)
    assert kept(registry) == at_once


def forget(registry: Registry) -> None:
    """Empty the table."""
    with writing(registry) as connection:
        connection.execute(card_feedback.delete())


def test_many_may_write_at_once(registry: Registry) -> None:
    """Eight who tell of the same forty cards, each in an order and at times of his own.

    What stays is what one after the other would have left.
    """
    told = [
        [accepted(n, minutes=(n * who) % 7) for n in range(40)][:: 1 if who % 2 else -1]
        for who in range(8)
    ]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda of: store_feedback(registry, of, received=NOON), told))
    at = [each[-1] for each in kept(registry)]
    latest = [max((n * who) % 7 for who in range(8)) for n in range(40)]
    noon = NOON.replace(tzinfo=None)
    assert at == [noon + timedelta(minutes=each) for each in latest]


@pytest.mark.parametrize(
    ("system", "code"),
    [
        (REASONS, "Mrs Jansen does not want to"),
        ("", "ja, maar"),
        ("see the letter of 3 May", "x"),
        ("https://example.org/codes?name=Jansen", "x"),
        (REASONS, "x" * 65),
        (REASONS, ""),
    ],
)
def test_own_words_in_the_place_of_a_code_are_not_kept(
    registry: Registry, system: str, code: str
) -> None:
    """Only that there were some."""
    given = replace(overridden(1), reason_system=system, reason_code=code)
    store_feedback(registry, [given], received=NOON)
    assert [each[5:8] for each in kept(registry)] == [("", "", True)]


def test_a_card_that_was_accepted_has_no_reason_why_not(registry: Registry) -> None:
    given = replace(accepted(1), reason_system=REASONS, reason_code="not-now")
    store_feedback(registry, [given], received=NOON)
    assert [each[5:8] for each in kept(registry)] == [("", "", False)]


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"outcome": "ignored"}, "accepted or overridden"),
        ({"at": NOON.replace(tzinfo=None)}, "names its zone"),
        ({"card": "Jansen"}, "uuids"),
        ({"accepted": ("Jansen",)}, "uuids"),
    ],
)
def test_what_is_no_feedback_is_refused_without_repeating_it(
    changes: dict[str, object], wanted: str
) -> None:
    with pytest.raises(UsageError, match=wanted) as refused:
        replace(accepted(1), **changes)
    assert "Jansen" not in str(refused.value)


def told(registry: Registry) -> None:
    """Two recommendations on two days."""
    first = [accepted(1), overridden(2, "x"), overridden(3, "x"), overridden(4, "y")]
    next_day = 24 * 60
    second = [accepted(5, about="b"), overridden(6, minutes=next_day)]
    store_feedback(registry, [*first, *second], received=LATER)


def test_the_count_of_each_with_its_reasons(registry: Registry) -> None:
    told(registry)
    assert feedback_counts(registry) == (
        FeedbackCount(
            about="a",
            accepted=1,
            overridden=4,
            share=0.2,
            reasons=(
                ReasonCount(system=REASONS, code="x", cards=2),
                ReasonCount(system="", code="", cards=1),
                ReasonCount(system=REASONS, code="y", cards=1),
            ),
        ),
        FeedbackCount(about="b", accepted=1, overridden=0, share=1.0, reasons=()),
    )


@pytest.mark.parametrize(
    ("since", "until", "cards"),
    [
        (None, date(2024, 4, 30), []),
        (date(2024, 5, 1), date(2024, 5, 1), [4, 1]),
        (date(2024, 5, 2), None, [1]),
        (None, date(2024, 5, 2), [5, 1]),
    ],
)
def test_a_period_has_both_its_days(
    registry: Registry, since: date | None, until: date | None, cards: list[int]
) -> None:
    told(registry)
    counts = feedback_counts(registry, since=since, until=until)
    assert [each.accepted + each.overridden for each in counts] == cards


def count(accepted: int, *reasons: int) -> FeedbackCount:
    """So many accepted, and so many set aside for each reason."""
    return FeedbackCount(
        about="a",
        accepted=accepted,
        overridden=sum(reasons),
        share=accepted / (accepted + sum(reasons)),
        reasons=tuple(
            ReasonCount(system=REASONS, code=f"{n}", cards=cards)
            for n, cards in enumerate(reasons)
        ),
    )


def test_what_leaves_is_rounded_and_its_share_with_it() -> None:
    """103 of 115 are 105 of 115 once rounded."""
    [shown] = released_counts([count(103, 12)], preset("opensafely"))
    assert (shown.accepted, shown.overridden, shown.reasons[0].cards) == (105, 10, 10)
    assert shown.share == pytest.approx(105 / 115, rel=1e-12)


def test_a_small_side_takes_the_other_with_it() -> None:
    [shown] = released_counts([count(103, 7)], preset("opensafely"))
    assert (shown.accepted, shown.overridden, shown.share) == (None, None, None)
    assert [each.cards for each in shown.reasons] == [None]


def test_a_small_reason_takes_the_next_and_neither_tells_by_its_place() -> None:
    """Of 3, 20 and 30: the 20 would give the 3 away, and its place that it is more."""
    [shown] = released_counts([count(100, 3, 20, 30)], preset("opensafely"))
    assert shown.overridden == 55
    assert [(each.code, each.cards) for each in shown.reasons] == [
        ("2", 30),
        ("0", None),
        ("1", None),
    ]


@given(
    wholes=st.lists(
        st.tuples(st.integers(0, 40), st.lists(st.integers(1, 20), max_size=5)).filter(
            lambda each: each[0] + sum(each[1])
        ),
        max_size=3,
    )
)
def test_nothing_small_can_be_had_by_subtracting(
    wholes: list[tuple[int, list[int]]],
) -> None:
    """What is withheld of a sum that is shown is together not small, and not one."""
    rule = preset("ohdsi")
    exact = [count(accepted, *reasons) for accepted, reasons in wholes]
    for before, after in zip(exact, released_counts(exact, rule), strict=True):
        shown = {each.code for each in after.reasons if each.cards is not None}
        withheld = [of.cards for of in before.reasons if of.code not in shown]
        if after.overridden is not None and withheld:
            assert len(withheld) > 1
            assert sum(withheld) >= rule.threshold
        for each in after.reasons:
            assert each.cards is None or each.cards >= rule.threshold
