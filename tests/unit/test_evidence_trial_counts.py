"""Responders a user gives as counts: what is said, and lines that cannot be."""

import json

import pytest
from typer.testing import CliRunner

from wervel.commands.evidence_trial import commands
from wervel.errors import UsageError
from wervel.evidence.trials.counting import read_counts
from wervel.evidence.trials.individual.saying import needed
from wervel.evidence.trials.nnt import number_needed
from wervel.pages.speech import Speech

HEADING = (
    "outcome,treated_responders,treated_analysed,comparator_responders,"
    "comparator_analysed,treated_missing,comparator_missing"
)


def written(folder, *lines):
    path = folder / "counts.csv"
    path.write_text("\n".join([HEADING, *lines]) + "\n", "utf-8")
    return path


def test_counts_become_a_page_with_data(tmp_path):
    path = written(tmp_path, "relief,56,70,48,80,12,9", "work,0,20,0,22,,")
    out = tmp_path / "out"
    args = ["--counts", str(path), "-o", str(out)]
    done = CliRunner().invoke(commands, args, catch_exceptions=False)
    assert "difference 20.0% (5.2 to 33.4%)" in done.output
    assert "NNT(benefit) 5.0 (3.0 – 19.1)" in done.output
    result = json.loads((out / "result.json").read_text("utf-8"))
    assert result["doubts"] == [
        "work: nobody in either group responded; then there is no ratio."
    ]
    assert result["responders"][0]["same_conclusion"] < 1
    assert result["responders"][1]["ratio"] is None


@pytest.mark.parametrize(
    ("line", "came"),
    [
        ("relief,71,70,48,80,,", "line 2: treated 71 of 70"),
        ("relief,0,0,48,80,,", "line 2: treated 0 of 0"),
        ("relief,5.5,70,48,80,,", "treated_responders is not a whole number"),
        ("relief,-1,70,48,80,,", "treated_responders is not a whole number"),
        ("relief,,70,48,80,,", "line 2: no treated_responders"),
    ],
)
def test_lines_that_cannot_be(tmp_path, line, came):
    with pytest.raises(UsageError) as problem:
        read_counts(written(tmp_path, line))
    assert came in problem.value.came


def test_an_outcome_twice(tmp_path):
    with pytest.raises(UsageError, match="two outcomes 'relief'"):
        read_counts(written(tmp_path, *["relief,5,70,4,80,,"] * 2))


def test_too_many_missing_to_try_every_way(tmp_path):
    (found,) = read_counts(written(tmp_path, "relief,5,70,4,80,2000,2001"))
    assert found.turning is None
    assert len(found.scenarios) == 5


@pytest.mark.parametrize(
    ("difference", "limits", "said"),
    [
        (0.2, (0.1, 0.25), "NNT(benefit) 5.0 (4.0 – 10.0)"),
        (-0.2, (-0.25, -0.1), "NNT(harm) 5.0 (4.0 – 10.0)"),
        (
            0.1,
            (-0.05, 0.25),
            "NNT(benefit) 10.0 (NNT(benefit) 4.0 – ∞ – NNT(harm) 20.0)",
        ),
        (0.1, (0.0, 0.25), "NNT(benefit) 10.0 (NNT(benefit) 4.0 – ∞)"),
    ],
)
def test_the_number_needed_is_said_with_its_infinity(difference, limits, said):
    low, high = limits
    found = number_needed(difference, low=low, high=high)
    assert needed(found, Speech("en")) == said
