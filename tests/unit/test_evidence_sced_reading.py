"""What a file of single cases may hold, and what is said of one that may not."""

import pytest

from wervel.errors import UnknownName, UsageError
from wervel.evidence.sced.analysis import analysed
from wervel.evidence.sced.doubts import Kind
from wervel.evidence.sced.plan import Plan, Scheme, Statistic
from wervel.evidence.sced.reading import Choices, read_experiment
from wervel.evidence.sced.series import Design
from wervel.evidence.study import Better


def written(folder, *lines, head="case,occasion,phase,pain"):
    path = folder / "cases.csv"
    path.write_text("\n".join((head, *lines)) + "\n", "utf-8")
    return path


def person(case, phases, scores):
    return [
        f"{case},{n},{phase},{score}"
        for n, (phase, score) in enumerate(zip(phases, scores, strict=True), start=1)
    ]


def read(path, **choices):
    return read_experiment(path, Choices(better=Better.LOWER, **choices))


def kinds(analysis):
    return {each.kind for each in analysis.doubts}


@pytest.mark.parametrize(
    ("persons", "design"),
    [
        (["AAABBB", "AAABBB"], Design.AB),
        (["AAABBBBB", "AAAAABBB"], Design.MULTIPLE_BASELINE),
        (["AAABBBAAABBB"], Design.REVERSAL),
        (["ABABBAAB"], Design.ALTERNATING),
    ],
)
def test_phases_show_the_design(tmp_path, persons, design):
    lines = [
        line for n, of in enumerate(persons) for line in person(n, of, range(len(of)))
    ]
    assert read(written(tmp_path, *lines)).design is design


def test_numbered_phases_are_one_phase_each(tmp_path):
    lines = [
        f"x,{n},{phase},{n}"
        for n, phase in enumerate(["A1"] * 3 + ["B1"] * 3 + ["A2"] * 3 + ["B2"] * 3)
    ]
    found = read(written(tmp_path, *lines))
    assert (found.design, found.baseline) == (Design.REVERSAL, "A")
    assert [run.name for run in found.series[0].runs()] == ["A1", "B1", "A2", "B2"]


def test_a_phase_with_a_number_among_others_stays_itself(tmp_path):
    lines = [f"x,{n},{p},{n}" for n, p in enumerate(["A", "A", "B1", "B1", "B2", "B2"])]
    assert read(written(tmp_path, *lines)).interventions == ("B1", "B2")


def test_an_intervention_may_come_first(tmp_path):
    lines = person("x", "BBBAAA", "333777")
    analysis = analysed(read(written(tmp_path, *lines), baseline="A"), Plan(least=2))
    assert analysis.cases[0].test.p == 1 / 3
    (pair,) = analysis.cases[0].comparisons
    assert (pair.before, pair.after, pair.difference) == ("A", "B", -4)
    assert pair.immediate == -4


def test_a_criterion_shows_the_design(tmp_path):
    lines = ["1,1,A,2,", "1,2,A,2,", "1,3,B,3,3", "1,4,B,3,3"]
    path = written(tmp_path, *lines, head="case,occasion,phase,steps,criterion")
    assert read(path).design is Design.CHANGING_CRITERION


def test_lines_may_be_sorted_by_occasion(tmp_path):
    lines = ["x,1,A,3", "y,1,A,4", "x,2,B,1", "y,2,B,2"]
    found = read(written(tmp_path, *lines))
    assert [one.scores.tolist() for one in found.series] == [[3, 1], [4, 2]]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["x,1,A,3", "x,1,B,4"], "line 3: occasion 1 stands there twice"),
        (["x,2,A,3", "x,1,B,4"], "line 3: occasion 1 comes after a later one"),
        (
            ["x,1,A,3", "x,2,B,4", "x,1,A,3", "x,2,B,4"],
            "two persons with one name",
        ),
        (["x,1,A,3", "x,2,B,"], "line 3: no pain"),
        (["x,1,A,3", "x,2,B,nan"], "line 3: pain is not a number"),
        (["x,1,A,3", "x,1.5,B,2"], "line 3: occasion is not a whole number"),
        (["x,1,A,3", "x,2,A,4"], "only one of the two for case number 1"),
    ],
)
def test_a_file_that_cannot_be_is_refused_by_its_line(tmp_path, lines, said):
    with pytest.raises(UsageError, match=said) as problem:
        read(written(tmp_path, *lines))
    assert "cases.csv" in problem.value.where


def test_more_than_one_outcome_asks_which(tmp_path):
    path = written(
        tmp_path, "x,1,A,3,60", "x,2,B,4,50", head="case,occasion,phase,pain,fear"
    )
    with pytest.raises(UsageError, match=r"got: pain, fear[\s\S]*--outcome"):
        read(path)
    found = read(path, outcome="fear")
    assert (found.series[0].scores.tolist(), found.unused) == ([60, 50], ("pain",))
    with pytest.raises(UnknownName, match="choose from: pain, fear"):
        read(path, outcome="mood")


def test_an_unknown_column_is_named(tmp_path):
    path = written(
        tmp_path, "x,1,A,3,sunny", "x,2,B,4,rain", head="case,occasion,phase,pain,sky"
    )
    with pytest.raises(UsageError, match="sky"):
        read(path)
    with pytest.raises(UsageError, match="sky is not a number"):
        read(path, outcome="pain")


def test_a_required_column_is_missed(tmp_path):
    path = written(tmp_path, "1,A,3", head="occasion,phase,pain")
    with pytest.raises(UsageError, match="no case"):
        read(path)


def test_phases_are_chosen_and_the_rest_is_shown_only(tmp_path):
    lines = person("x", "AAABBBCCCFF", range(11))
    found = read(written(tmp_path, *lines), interventions=("B", "C"))
    assert len(found.shown[0].points) == 11
    assert len(found.series[0].points) == 9
    analysis = analysed(found, Plan())
    assert {Kind.MERGED, Kind.LEFT_OUT} <= kinds(analysis)
    (pair,) = analysis.cases[0].comparisons
    assert (pair.before, pair.after) == ("A", "B+C")
    with pytest.raises(UnknownName, match="--baseline"):
        read(written(tmp_path, *lines), baseline="Z")


def test_a_phase_of_one_point_is_doubted_and_has_no_error(tmp_path):
    analysis = analysed(read(written(tmp_path, *person("x", "ABBB", "7433"))), Plan())
    assert Kind.ONE_POINT in kinds(analysis)
    (pair,) = analysis.cases[0].comparisons
    assert (pair.overlap.nap, pair.overlap.nap_error, pair.ratio) == (1, None, None)


def test_equal_scores_are_doubted_and_give_no_number_that_is_none(tmp_path):
    lines = [row for n in "xyz" for row in person(n, "AAAABBBB", "5" * 8)]
    analysis = analysed(read(written(tmp_path, *lines)), Plan())
    assert {Kind.ALL_EQUAL, Kind.NO_BETWEEN} <= kinds(analysis)
    assert analysis.between is None
    assert analysis.together.p == 1
    assert [each.resemblance for each in analysis.cases] == [None] * 3
    assert [pair.overlap.nap for c in analysis.cases for pair in c.comparisons] == [
        0.5
    ] * 3


def test_without_another_start_there_is_no_p(tmp_path):
    path = written(
        tmp_path,
        *(f"x,{n},{'A' if n < 5 else 'B'},{9 - n},{int(n == 5)}" for n in range(1, 9)),
        head="case,occasion,phase,pain,may_start",
    )
    analysis = analysed(read(path), Plan())
    assert analysis.cases[0].test is None
    assert Kind.NO_OTHER_START in kinds(analysis)


def test_permissible_starts_of_a_reversal_are_refused(tmp_path):
    lines = [f"x,{n},{p},3,1" for n, p in enumerate("AABBAABB")]
    path = written(tmp_path, *lines, head="case,occasion,phase,pain,may_start")
    with pytest.raises(UsageError, match="--least"):
        read(path)


def test_few_starts_missing_occasions_and_a_falling_baseline_are_doubted(tmp_path):
    lines = [
        "x,1,A,9",
        "x,2,A,8",
        "x,3,A,7",
        "x,4,A,6",
        "x,7,B,4",
        "x,8,B,4",
        "x,9,B,3",
    ]
    analysis = analysed(read(written(tmp_path, *lines)), Plan())
    wanted = {Kind.NO_LOT, Kind.FEW_ASSIGNMENTS, Kind.GAPS, Kind.TREND}
    assert wanted <= kinds(analysis)
    (gap,) = [each for each in analysis.doubts if each.kind is Kind.GAPS]
    assert gap.about == {"case": "x", "number": "2"}


@pytest.mark.parametrize(
    ("phases", "plan", "where"),
    [
        ("AAABBB", Plan(statistic=Statistic.CLOSENESS), "--statistic"),
        ("AAABBB", Plan(scheme=Scheme.TIERS), "--scheme"),
        ("ABABABAB", Plan(statistic=Statistic.IMMEDIATE_CHANGE), "--statistic"),
    ],
)
def test_a_plan_that_does_not_fit_is_refused(tmp_path, phases, plan, where):
    found = read(written(tmp_path, *person("x", phases, range(len(phases)))))
    with pytest.raises(UsageError) as problem:
        analysed(found, plan)
    assert problem.value.where == where


def test_tiers_and_starts_needs_the_starts(tmp_path):
    lines = [*person("x", "AAABBBB", range(7)), *person("y", "AAAABBB", range(7))]
    with pytest.raises(UsageError, match="permissible starts"):
        analysed(read(written(tmp_path, *lines)), Plan(scheme=Scheme.TIERS_AND_STARTS))


def test_tiers_needs_everyone_followed_beyond_every_start(tmp_path):
    lines = [*person("x", "AAABB", range(5)), *person("y", "AAAAABB", range(7))]
    with pytest.raises(UsageError, match="followed beyond"):
        analysed(read(written(tmp_path, *lines)), Plan(scheme=Scheme.TIERS))
