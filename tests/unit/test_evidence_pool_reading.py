"""The studies of a user's CSV: what they become, and what they cannot be."""

from math import log

import pytest

from wervel.errors import UnknownName, UsageError
from wervel.evidence.pool.columns import Made, given, made
from wervel.evidence.pool.doubts import Kind
from wervel.evidence.pool.reading import CORRELATIONS, Asked, read_studies
from wervel.evidence.study import Measure

MEANS = "study,n1,mean1,sd1,n2,mean2,sd2"
COUNTS = "study,events1,n1,events2,n2"
CHANGE = "study,n,mean_before,mean_after,sd_before,sd_after,sd_change,r"
GIVEN = "study,estimate,se,low,high,confidence"


@pytest.fixture
def read(tmp_path):
    def studies(kind, heading, *lines, **asked):
        path = tmp_path / "studies.csv"
        path.write_text("\n".join((heading, *lines)) + "\n", "utf-8")
        return read_studies(path, Asked(made=Made(kind), **asked))

    return studies


def test_means_become_differences(read):
    found = read("md", MEANS, "a,20,5,2,20,6,2", "b,10,4,1,10,6,1").effects
    assert found.estimate == (-1.0, -2.0)
    assert found.variance == pytest.approx((0.4, 0.2))
    assert found.measure is Measure.MEAN_DIFFERENCE


def test_counts_become_logarithms_of_ratios(read):
    studies = read("or", COUNTS, "a,10,20,5,20", "b,8,40,10,40")
    assert studies.effects.estimate[0] == pytest.approx(log(3))
    assert studies.counts is not None
    assert studies.counts.names == ("a", "b")


def test_a_study_without_events_leaves_its_group_behind_too(read):
    studies = read(
        "rr",
        COUNTS + ",setting,hours",
        "a,10,20,5,20,clinic,40",
        "b,0,30,0,30,home,60",
        "c,0,30,4,30,home,80",
        by="setting",
        on=("hours",),
    )
    assert studies.effects.names == ("a", "c")
    assert studies.groups == ("clinic", "home")
    assert studies.moderators == (("hours", (40.0, 80.0)),)
    doubts = {each.kind: each.about for each in studies.effects.doubts}
    assert doubts == {Kind.LEFT_OUT: ("b",), Kind.CORRECTED: ("c",)}


def test_a_printed_deviation_of_change_needs_no_correlation(read):
    studies = read("smcc", CHANGE, "a,20,10,8,,,4,", "b,30,10,7,4,4,,0.5")
    assert studies.again == ()
    assert studies.effects.doubts == ()
    # 4 either way: √(16 + 16 - 2 × 0.5 × 16).
    first, second = studies.effects.estimate
    assert second / first == pytest.approx(-3 / -2, rel=0.02)


def test_an_assumed_correlation_is_said_and_varied(read):
    studies = read(
        "smcr", CHANGE, "a,20,10,8,4,,,", "b,30,10,7,4,,,0.6", correlation=0.5
    )
    (doubt,) = studies.effects.doubts
    assert (doubt.kind, doubt.about) == (Kind.CORRELATION_ASSUMED, ("a",))
    assert [each for each, _ in studies.again] == [*CORRELATIONS]
    least, *_, most = (effects.variance[0] for _, effects in studies.again)
    assert least > most
    stated = {effects.variance[1] for _, effects in studies.again}
    assert len(stated) == 1


def test_no_correlation_is_no_answer(read):
    with pytest.raises(UsageError, match="none for a"):
        read("smcr", CHANGE, "a,20,10,8,4,,,", "b,30,10,7,4,,,0.6")


def test_given_effects_with_errors_or_intervals(read):
    found = read(
        "given",
        GIVEN,
        "a,0.5,0.1,,,",
        "b,2,,1,4,",
        "c,2,,1.2,3.3,0.9",
        of=Measure.RISK_RATIO,
    ).effects
    assert found.variance[0] == pytest.approx(0.01)
    assert found.estimate[0] == pytest.approx(log(0.5))
    assert found.variance[1] == pytest.approx((log(4) / 3.92) ** 2, rel=1e-4)


def test_columns_that_are_not_used_and_names_that_come_twice_are_said(read):
    found = read("md", MEANS + ",sd_1", "a,20,5,2,20,6,2,9", "a,10,4,1,10,6,1,9")
    kinds = {each.kind: each.about for each in found.effects.doubts}
    assert kinds == {Kind.NAMED_TWICE: ("a",), Kind.NOT_USED: ("sd_1",)}


@pytest.mark.parametrize(
    ("kind", "heading", "line", "said"),
    [
        ("md", MEANS, "a,1,5,2,20,6,2", "line 2: n1 is 1"),
        ("md", MEANS, "a,20,5,-2,20,6,2", "sd1 is -2: which cannot be"),
        ("smd", MEANS, "a,20,5,2,20,6,0", "sd2 is 0: all scores the same"),
        ("md", MEANS, "a,20,5,2,20,six,2", "mean2 is not a number"),
        ("md", MEANS, "a,20,5,2,20,,2", "no mean2"),
        ("md", COUNTS, "a,1,2,3,4", "no mean1, sd1, mean2, sd2"),
        ("or", COUNTS, "a,30,20,5,20", "events1 is 30, more than n1, 20"),
        ("or", COUNTS, "a,0,0,5,20", "n1 is 0"),
        ("or", COUNTS, "a,-1,20,5,20", "events1 is not a whole number"),
        ("or", COUNTS, "a,0,20,0,20", "none: a"),
        ("smcc", CHANGE, "a,20,10,8,4,,,0.5", "no sd_change, and no sd_before"),
        ("smcr", CHANGE, "a,20,10,8,4,,,1", "r is 1, not between -1 and 1"),
        ("given", GIVEN, "a,0.5,,,,", "no se, and no low with high"),
        ("given", GIVEN, "a,0.5,,0.4,,", "low without the other limit"),
        ("given", GIVEN, "a,0.5,-1,,,", "se is -1, not above zero"),
        ("given", GIVEN, "a,0.5,,0.6,0.9,", "0.5 (0.6 to 0.9)"),
        ("given", GIVEN, "a,0.5,,0.4,0.9,95", "write 0.95 for 95%"),
    ],
)
def test_what_a_study_cannot_be(read, kind, heading, line, said):
    with pytest.raises(UsageError) as caught:
        read(kind, heading, line)
    assert said in str(caught.value)


def test_a_ratio_of_none_or_less_is_not_a_ratio(read):
    with pytest.raises(UsageError, match="risk ratio above zero"):
        read("given", GIVEN, "a,-0.5,0.1,,,", of=Measure.RISK_RATIO)


def test_columns_to_compare_by_must_be_there_and_be_others(read):
    lines = ("a,20,5,2,20,6,2", "b,10,4,1,10,6,1")
    with pytest.raises(UsageError, match="no setting"):
        read("md", MEANS, *lines, by="setting")
    with pytest.raises(UsageError, match="from which the effects are made"):
        read("md", MEANS, *lines, by="n1")
    with pytest.raises(UsageError, match="from which the effects are made"):
        read("md", MEANS, *lines, on=("study",))
    with pytest.raises(UsageError, match="hours for both"):
        read("md", MEANS, *lines, by="hours", on=("hours",))


def test_names_that_nobody_defined():
    with pytest.raises(UnknownName, match="a measure to pool"):
        made("hazard")
    with pytest.raises(UnknownName, match="what the effects are of"):
        given("hazard")
    assert given(None) is Measure.NOT_STATED
