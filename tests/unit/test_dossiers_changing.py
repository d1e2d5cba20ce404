"""What can be changed of a study, and what is refused in words."""

from dataclasses import replace
from pathlib import Path

import pytest

import wervel
from wervel.dossiers.changing import Changes, excludes_none, row_change, sides
from wervel.dossiers.study_files import read_changed
from wervel.errors import UnknownName, UsageError
from wervel.evidence.studies import studies, study
from wervel.evidence.study import Measure, Publication

ROOT = Path(wervel.__file__).parent / "trials"
FACET, ROW = "mint-facet", "pain-13-weeks"


def after(*settings, study_id=FACET, row=ROW):
    changes = Changes(rows=(row_change(study_id, row, settings),))
    found = sides(changes, studies())
    return {each.id: each for each in found.after}[study_id].estimate(row)


def test_a_row_is_as_it_was_set_and_its_significance_follows():
    """T-13: with an upper limit below none the difference excludes no effect."""
    before = study(FACET).estimate(ROW)
    assert (before.low, before.high, before.significant) == (-0.76, 0.40, False)
    changed = after("high=-0.01")
    assert (changed.value, changed.low, changed.high) == (-0.18, -0.76, -0.01)
    assert changed.significant
    assert changed.p == changed.printed == ""


def test_all_else_stays_as_it_is():
    found = sides(Changes(rows=(row_change(FACET, ROW, ["low=-1"]),)), studies())
    assert found.before == studies()
    assert found.changed == (f"row:{FACET}/{ROW}",)
    others = [each for each in found.after if each.id != FACET]
    assert others == [each for each in studies() if each.id != FACET]


def test_no_effect_of_a_ratio_is_one():
    row = study(FACET).estimate(ROW)
    ratio = replace(row, measure=Measure.RISK_RATIO, value=1.5, low=0.5, high=2.0)
    assert excludes_none(ratio) is False
    assert excludes_none(replace(ratio, low=1.1)) is True
    assert excludes_none(replace(ratio, low=None, significant=None)) is None
    share = replace(row, measure=Measure.SHARE, value=0.5, low=0.4, high=0.6)
    assert excludes_none(share) is row.significant


def test_a_retraction_counts_before_and_no_longer_after():
    found = sides(Changes(retracted=(FACET,)), studies())
    state = [
        {each.id: each for each in side}[FACET].publication
        for side in (found.before, found.after)
    ]
    assert state == [Publication.PUBLISHED, Publication.RETRACTED]
    assert found.changed == (f"study:{FACET}",)


def test_a_study_that_was_retracted_already_counts_before():
    known = tuple(
        replace(each, publication=Publication.RETRACTED) if each.id == FACET else each
        for each in studies()
    )
    found = sides(Changes(retracted=(FACET,)), known)
    assert {each.id: each for each in found.before}[FACET].publication is (
        Publication.PUBLISHED
    )
    assert found.after == known


@pytest.mark.parametrize(
    ("settings", "came"),
    [
        ([], "nothing"),
        (["low"], "low"),
        (["lower=1"], "lower=1"),
        (["low=one"], "low=one"),
        (["low=nan"], "low=nan"),
        (["low=1", "low=2"], "low twice"),
        (["low=0.5"], "0.5 ≤ -0.18"),
        (["high=-0.5"], "-0.18 ≤ -0.5"),
        (["n=0"], "0"),
        (["n=2.5"], "2.5"),
        (["confidence=95"], "95"),
    ],
)
def test_what_cannot_be_a_row_is_refused(settings, came):
    with pytest.raises(UsageError) as refused:
        after(*settings)
    assert came in refused.value.came


def test_a_ratio_of_none_or_less_is_refused():
    row = next(
        each for each in study("mint-combined").estimates if each.measure.is_ratio
    )
    with pytest.raises(UsageError, match="above 0"):
        after("low=-1", study_id="mint-combined", row=row.id)


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        (Changes(), "a change"),
        (Changes(retracted=("mint",)), "the id of a study"),
        (Changes(rows=(row_change(FACET, "pane", ["low=1"]),)), "a row of study"),
    ],
)
def test_an_unknown_name_is_refused_with_the_ones_there_are(changes, wanted):
    with pytest.raises(UsageError) as refused:
        sides(changes, studies())
    assert wanted in refused.value.wanted
    if changes != Changes():
        assert isinstance(refused.value, UnknownName)
        assert "choose from" in refused.value.do


def test_a_whole_study_takes_the_place_of_the_one_of_its_id(tmp_path):
    text = (ROOT / "mint-facet.toml").read_text("utf-8")
    file = tmp_path / "mine.toml"
    file.write_text(text.replace("low = -0.76", "low = -1.5"), "utf-8")
    mine = read_changed(file)
    found = sides(Changes(replaced=(mine,)), studies())
    assert {each.id: each for each in found.after}[FACET].estimate(ROW).low == -1.5
    assert found.changed == (f"study:{FACET}",)


@pytest.mark.parametrize("text", ["", "id = 3", "[", "id = 'mint-facet'\nfoo = 1"])
def test_a_file_that_is_no_study_is_refused(tmp_path, text):
    file = tmp_path / "mine.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=r"mine\.toml"):
        read_changed(file)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UsageError, match="No such file"):
        read_changed(tmp_path / "none.toml")
