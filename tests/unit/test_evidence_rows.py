"""What a user's CSV must be before anything is computed from it."""

import pytest

from wervel.errors import UsageError
from wervel.evidence.rows import Field, Kind, read_rows

FIELDS = {
    "study": Field(kind=Kind.TEXT, required=True),
    "n": Field(kind=Kind.COUNT, required=True),
    "effect": Field(),
}


@pytest.fixture
def file(tmp_path):
    def written(text, encoding="utf-8"):
        path = tmp_path / "rows.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return written


def test_an_empty_cell_is_not_there(file):
    first, second = read_rows(file("study,n,effect\na,12,-0.5\nb,3,\n"), FIELDS)
    assert first.text == {"study": "a"}
    assert first.number == {"n": 12, "effect": -0.5}
    assert second.number == {"n": 3}
    assert second.line == 3


def test_a_mark_of_byte_order_and_spaces_are_no_part_of_a_name(file):
    (row,) = read_rows(file("study, n \na,1\n", "utf-8-sig"), FIELDS)
    assert row.number == {"n": 1}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("study,effect\na,1\n", "no n"),
        ("study,n,colour\na,1,red\n", "unknown colour"),
        ("study,n,n\na,1,2\n", "twice n"),
        ("study,n\n", "no lines"),
        ("study,n\na,\n", "line 2: no n"),
        ("study,n\na,1.5\n", "line 2: n is not a whole number"),
        ("study,n\na,-1\n", "line 2: n is not a whole number"),
        ("study,n,effect\na,1,nan\n", "line 2: effect is not a number"),
        ("study,n,effect\na,1,inf\n", "line 2: effect is not a number"),
        ('study,n,effect\na,1,"0,5"\n', "line 2: effect is not a number"),
        ("study,n,effect\na,1,2,3\n", "line 2: more cells"),
        ('study,n\na,"1\n', "cannot be read"),
    ],
)
def test_what_is_wrong_is_named(file, text, said):
    with pytest.raises(UsageError) as problem:
        read_rows(file(text), FIELDS)
    assert said in problem.value.came


def test_a_stranger_is_text_where_others_are_allowed(file):
    (row,) = read_rows(file("study,n,setting\na,1,2\n"), FIELDS, others=True)
    assert row.text == {"study": "a", "setting": "2"}


def test_a_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(UsageError, match="No such file"):
        read_rows(tmp_path / "nothing.csv", FIELDS)


def test_many_problems_are_counted(file):
    with pytest.raises(UsageError) as problem:
        read_rows(file("study,n\n" + "a,x\n" * 20), FIELDS)
    assert problem.value.came.endswith("and 12 more")
