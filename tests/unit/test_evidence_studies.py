"""Reading studies: what is whole loads, what is not says which row and why."""

import re

import pytest

from wervel.errors import ContentError, UnknownName
from wervel.evidence.studies import read_studies, studies, study
from wervel.evidence.study import Better, Measure, Publication, Role

HEAD = """
id = "drawn"
items = ["T-99"]
name = "Drawn 2026"
year = "2026"
design = "randomised trial"
title_nl = "Een getekende trial"
title_en = "A drawn trial"
locator = "000 table"
source = "drawn for this test"
reviewed = 2026-11-28
next_review = 2028-11-28
n = 20
"""
ARMS = """
[[arms]]
id = "a"
name_nl = "een"
name_en = "one"
role = "intervention"
n = 10

[[arms]]
id = "b"
name_nl = "ander"
name_en = "other"
role = "comparator"
n = 10
"""
OUTCOME = """
[[outcomes]]
id = "pain"
name_nl = "pijn"
name_en = "pain"
better = "lower"
"""
ESTIMATE = """
[[estimates]]
id = "pain"
item = "T-99"
outcome = "pain"
measure = "mean difference"
locator = "000 table"
arms = ["a", "b"]
value = -1
low = -2.0
high = 0.0
"""
NOTE = """
[[notes]]
item = "X-99"
says_nl = "Zo staat het er."
says_en = "It is printed so."
"""
WHOLE = HEAD + ARMS + OUTCOME + ESTIMATE + NOTE


def read(text):
    return read_studies({"drawn.toml": text})[0]


def test_a_whole_study_loads():
    found = read(WHOLE)
    assert found.arm("a").role is Role.INTERVENTION
    assert found.arm("a").name.nl == "een"
    assert found.outcome("pain").better is Better.LOWER
    assert found.estimate("pain").measure is Measure.MEAN_DIFFERENCE
    assert found.estimate("pain").value == -1.0
    assert found.publication is Publication.PUBLISHED
    assert found.checked_by == ""


BROKEN = {
    "no end": ('title_nl = "Een getekende trial"', "title_nl = ", "a file in TOML"),
    "unknown key": ("n = 20", "n = 20\nsize = 20", "unknown size"),
    "unknown key in a row": ("value = -1", "worth = -1", "unknown worth.*'pain'"),
    "no locator": ('locator = "000 table"\nsource', "source", "locator"),
    "empty source": ("drawn for this test", "", "no source"),
    "no review": ("reviewed = 2026-11-28\n", "", "reviewed"),
    "review before": ("2028-11-28", "2025-11-28", "next_review is not after"),
    "no locator of a row": (
        'locator = "000 table"\narms',
        'locator = ""\narms',
        "estimate 'pain': no locator",
    ),
    "outcome": ('outcome = "pain"', 'outcome = "walk"', "no outcome 'walk'"),
    "arm": ('["a", "b"]', '["a", "c"]', "no arm 'c'"),
    "upside down": ("low = -2.0", "low = 2.0", "low above high"),
    "outside": ("value = -1", "value = 1", "outside its interval"),
    "note": ("value = -1", 'value = -1\nnote = "X-98"', "no note 'X-98'"),
    "printed": ("value = -1", 'value = -1\nprinted = "1"', "printed otherwise"),
    "adds up": ("n = 20", "n = 21", "n is 21, but the arms add up to 20"),
    "twice": ('id = "b"', 'id = "a"', "two arms are called 'a'"),
    "measure": ("mean difference", "mean diference", "one of: mean difference"),
    "one language": ('name_nl = "een"\n', "", "Dutch.*arms 'a', name"),
    "text for number": ("value = -1", 'value = "-1"', "kind float"),
    "yes for number": ("value = -1", "value = true", "kind float"),
    "a time": ("2028-11-28", "2028-11-28T10:00:00", "a day without a time"),
    "nothing": ("value = -1\n", "", "neither a value nor a sentence"),
    "item": ('item = "T-99"', 'item = "T-98"', "'T-98' is not among"),
    "number": ('items = ["T-99"]', 'items = ["99"]', "numbers of the catalogue"),
    "stopped": ("n = 20", 'n = 20\npublication = "stopped early"', "says why"),
    "retracted": ("n = 20", 'n = 20\npublication = "retracted"', "says why"),
    "confidence": ("value = -1", "value = -1\nconfidence = 95.0", "confidence 95"),
    "without end": ("low = -2.0", "low = -inf", "a number without end"),
    "not a list": ('items = ["T-99"]', 'items = "T-99"', "a list"),
    "no ratio": ("mean difference", "risk ratio", "a ratio of none or less"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_wrong_is_named_with_its_file(case):
    before, after, says = BROKEN[case]
    assert before in WHOLE
    with pytest.raises(ContentError) as problem:
        read(WHOLE.replace(before, after, 1))
    said = str(problem.value)
    assert "wervel/trials/drawn.toml" in said
    assert re.search(says, said, re.DOTALL), said


def test_every_problem_is_named_at_once():
    text = WHOLE.replace("low = -2.0", "low = 2.0").replace('["a", "b"]', '["c", "d"]')
    with pytest.raises(ContentError, match=r"no arm 'c'.*no arm 'd'.*low above high"):
        read(text)


def test_a_note_lets_an_odd_number_stand():
    odd = "value = 1\nnote = " + '"X-99"\nprinted = "1 (-2 to 0)"'
    assert read(WHOLE.replace("value = -1", odd)).estimate("pain").value == 1


def test_a_note_on_an_arm_lets_numbers_not_add_up():
    assert read(
        WHOLE.replace("n = 20", "n = 21").replace(
            'role = "comparator"', 'role = "comparator"\nnote = "X-99"'
        )
    )


def test_a_retracted_study_that_says_why_loads():
    text = WHOLE.replace(
        "n = 20",
        'n = 20\npublication = "retracted"\npublication_because_nl = "Bedrog."\n'
        'publication_because_en = "Fraud."',
    )
    assert read(text).publication is Publication.RETRACTED


POOLED = """
[[pooled]]
id = "pain-pre-post"
item = "T-99"
outcome = "pain"
span = "before to after treatment"
locator = "000 table"
cohorts = 5
median = 0.5
low = 0.1
high = 0.9
q = 9.0
df = 4
favourable = 4
no_effect = 1
"""


def pooled(before="", after=""):
    text = WHOLE.replace("randomised trial", "meta-analysis") + POOLED
    return read(text.replace(before, after) if before else text)


def test_pooled_rows_load():
    assert pooled().pooled[0].cohorts == 5


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("median = 0.5", "median = 1.5", "median lies outside"),
        ("df = 4", "df = 5", "df 5 with 5 cohorts"),
        ("no_effect = 1", "no_effect = 2", "add up to 6, not 5"),
        ('"meta-analysis"', '"cohort"', "pools nothing"),
    ],
)
def test_pooled_rows_hold_together(before, after, says):
    with pytest.raises(ContentError, match=says):
        pooled(before, after)


def test_the_file_is_named_after_the_study():
    with pytest.raises(ContentError, match="name of the file"):
        read_studies({"other.toml": WHOLE})


def test_studies_come_in_the_order_of_their_ids():
    ids = [each.id for each in studies()]
    assert ids == sorted(set(ids))


def test_an_unknown_study_names_those_there_are():
    with pytest.raises(UnknownName, match="mint-facet") as problem:
        study("mint")
    assert problem.value.came == "mint"


def test_an_unknown_row_names_those_there_are():
    with pytest.raises(UnknownName, match="choose from: rfd, exercise"):
        study("mint-facet").arm("placebo")
