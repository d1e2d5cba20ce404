"""Published measurements beside ours: content, comparison, release, page, command."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.proportion import proportion_confint, proportions_ztest
from typer.testing import CliRunner

from wervel.commands.published import commands
from wervel.errors import OutputError, UnknownName, UsageError
from wervel.pages.speech import Speech
from wervel.practice.published import words
from wervel.practice.published.comparison import (
    LEVEL,
    Agreement,
    Compared,
    design_effect,
    distance_from,
    judged,
    share_of,
)
from wervel.practice.published.counting import TESTS
from wervel.practice.published.definitions import (
    Unit,
    measurements,
    not_measured,
)
from wervel.practice.published.expected import expected
from wervel.practice.published.gathering import (
    OnDay,
    PublishedData,
    published_data,
)
from wervel.practice.published.release import released_counts
from wervel.practice.published.sheets import published_sheets
from wervel.practice.published.writing import published_table, write_published
from wervel.records.opening import open_source
from wervel.records.sample import write_sample
from wervel.small_numbers import preset

ROWS = {f"{each.id}.{row.id}": row for each in measurements() for row in each.rows}
RULE = preset("opensafely")
COUNTED = [
    *(f"MD-{number:02d}" for number in range(1, 15)),
    *(f"M-{number:02d}" for number in range(1, 11)),
    *(f"M-{number}" for number in range(20, 46)),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("published") / "sample"
    write_sample(made, persons=20_000, seed=1)
    return made


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("published") / "small"
    write_sample(made, persons=1_000, seed=1)
    return made


@pytest.fixture(scope="module")
def data(folder: Path) -> PublishedData:
    return published_data(open_source(str(folder)), rule=RULE)


@pytest.mark.parametrize("item", COUNTED)
def test_no_item_of_the_catalogue_is_dropped(item: str) -> None:
    """Every measurement is counted, or listed with the reason why not."""
    cited = [name for each in measurements() for name in each.cites]
    cited += [name for each in not_measured() for name in each.cites]
    assert item in cited


def test_printed_counts_give_the_published_shares() -> None:
    """The content against the counts of Tabel 1, 2 and 4 and of the running text."""
    counts = {
        "referral.L02": (664, 11143),  # denominators put back: X-01
        "referral.L03": (459, 9808),
        "referral.L86": (1157, 7270),
        "referral.all_codes": (2146, 25403),
        "gp_imaging.L03": (41, 394),
        "gp_imaging.L86": (62, 392),
        "gp_imaging_of_all.L03_L86.xray": (90, 786),
        "gp_imaging_of_all.L03.mri": (4, 394),
        "gp_imaging_of_all.L86.mri": (9, 392),
        "without_care.nothing": (26884, 129821),
        "secondary_xray.of_all_seen": (48365, 129821),
        "secondary_xray.of_remaining": (48365, 102937),
        "operated_after_mri.mri": (16520, 98484),
        "complaint_mix.L86": (257800, 1439200),
    }
    for name, (count, n) in counts.items():
        row = ROWS[name]
        assert row.n == n
        assert row.published == pytest.approx(count / n, abs=6e-5), name


def test_the_printed_mix_of_specialists_adds_up() -> None:
    """Each column of Tabel 3 and the list of §3.1 sum to 100 %."""
    for code in ("all_codes", "L02", "L03", "L86"):
        row = [each for name, each in ROWS.items() if f"referred_to.{code}." in name]
        assert sum(each.published or 0 for each in row) == pytest.approx(1, abs=1e-9)


def test_definitions_name_what_can_be_counted() -> None:
    """Every test exists, every row has its words, in both languages."""
    for each in measurements():
        for row in each.rows:
            if each.unit is Unit.SHARE:
                assert {*row.of, row.count} <= set(TESTS)
            assert set(row.id.split(".")) <= set(words.ROWS)
        for text in (each.title, each.numerator, each.denominator):
            assert text.nl
            assert text.en
            assert text.nl != text.en
        assert each.subject in words.SUBJECTS
    assert set(expected()) <= set(ROWS)
    assert set(words.AGREEMENTS) == set(Agreement)


def test_design_effect_of_a_worked_example() -> None:
    """Two sites of 10 with 2 and 8: p = .5, spread 2/1 x (9 + 9) / (20 x .25) = 7.2."""
    by_site = pd.DataFrame({"numerator": [2, 8, 0], "denominator": [10, 10, 0]})
    assert design_effect(by_site) == (7.2, 1.0)
    alike = pd.DataFrame({"numerator": [5, 5], "denominator": [10, 10]})
    assert design_effect(alike) == (1.0, 1.0)
    alone = pd.DataFrame({"numerator": [5], "denominator": [10]})
    assert design_effect(alone) == (1.0, math.inf)


def test_interval_without_sites_is_that_of_statsmodels() -> None:
    """Where sites do not matter it is Wilson's own; with them it is wider."""
    plain = share_of(40, 400, effect=1.0, sites=math.inf)
    low, high = proportion_confint(40, 400, method="wilson")
    assert (plain.low, plain.high) == pytest.approx((low, high), rel=1e-9)
    spread = share_of(40, 400, effect=4.0, sites=8.0)
    assert spread.low < plain.low
    assert spread.high > plain.high


def test_distance_is_that_of_statsmodels() -> None:
    """Two shares, each with its own n: the pooled z of statsmodels."""
    ours = share_of(60, 400, effect=1.0, sites=math.inf)
    z, p = proportions_ztest([60, 41], [400, 394])
    found = distance_from(ours, (41 / 394, 41 / 394), n=394)
    assert found == pytest.approx((z, p), rel=1e-9)
    z_alone, _ = proportions_ztest(60, 400, value=0.1, prop_var=0.1)
    assert distance_from(ours, (0.1, 0.1))[0] == pytest.approx(z_alone, rel=1e-9)
    assert distance_from(ours, (0.1, 0.2)) == (0.0, 1.0)


def test_nobody_against_nobody_and_somebody_against_nobody() -> None:
    """A published zero agrees with none, and with not a single one."""
    none = share_of(0, 500, effect=1.0, sites=math.inf)
    some = share_of(10, 500, effect=1.0, sites=math.inf)
    assert distance_from(none, (0.0, 0.0)) == (0.0, 1.0)
    assert distance_from(some, (0.0, 0.0)) == (math.inf, 0.0)


def test_the_sample_agrees_with_what_it_was_drawn_from(data: PublishedData) -> None:
    """Nothing is outside without a derived reason, and nearly all is within."""
    found = [each.agreement for each in data.compared]
    assert data.is_sample
    assert Agreement.OUTSIDE not in found
    assert found.count(Agreement.WITHIN) >= 45
    explained = {e.id for e in data.compared if e.agreement is Agreement.EXPLAINED}
    assert {"specialists.mean", "secondary_xray.of_remaining"} <= explained


def test_the_sample_agrees_with_what_was_derived(data: PublishedData) -> None:
    """Also where the published value is within error, the derived one is too."""
    derived = [e for e in data.compared if e.expected_p_value is not None]
    corrected = LEVEL / len(derived)
    assert len(derived) > 45
    assert not [e.id for e in derived if (e.expected_p_value or 0) < corrected]


def test_a_wrong_publication_is_found(data: PublishedData) -> None:
    """With half the published rate of analgesics the sample is outside."""
    name = "prescribed.all_codes.analgesic"
    wrong = [
        replace(each, row=replace(each.row, published=0.12), expected=None)
        if each.id == name
        else each
        for each in data.compared
    ]
    (found,) = (each for each in judged(wrong) if each.id == name)
    assert found.agreement is Agreement.OUTSIDE


def test_a_wrong_derivation_explains_nothing(data: PublishedData) -> None:
    """A reason whose value is not what is found leaves the row outside."""
    name = "secondary_xray.of_remaining"
    wrong = [
        _derived(each, 0.35) if each.id == name else each for each in data.compared
    ]
    (found,) = (each for each in judged(wrong) if each.id == name)
    assert found.agreement is Agreement.OUTSIDE


def _derived(each: Compared, value: float) -> Compared:
    assert each.expected is not None
    return replace(each, expected=replace(each.expected, value=value))


def test_what_is_small_is_hidden_with_what_would_give_it_away() -> None:
    """A small share hides the next smallest; what is nearly all of another row too."""
    small = {
        name: pd.DataFrame({"numerator": [40], "denominator": [400]})
        for name, row in ROWS.items()
        if row.shares == "L02"
    }
    small["referred_to.L02.rehabilitation_physician"] = pd.DataFrame(
        {"numerator": [3], "denominator": [400]}
    )
    shown = released_counts(measurements(), small, RULE).set_index("name")
    assert shown.loc["referred_to.L02.rehabilitation_physician", "suppressed"]
    assert shown["suppressed"].sum() == 2
    nested = {
        "gp_imaging.L03": pd.DataFrame({"numerator": [52], "denominator": [300]}),
        "gp_imaging_of_all.L03.mri": pd.DataFrame(
            {"numerator": [50], "denominator": [300]}
        ),
    }
    shown = released_counts(measurements(), nested, RULE).set_index("name")
    assert shown.loc["gp_imaging_of_all.L03.mri", "suppressed"]  # 2 had an X-ray
    nested["gp_imaging_of_all.L03.mri"]["numerator"] = 40
    shown = released_counts(measurements(), nested, RULE)
    assert not shown["suppressed"].any()
    kinds = {
        "gp_imaging.L03": pd.DataFrame({"numerator": [52], "denominator": [300]}),
        "gp_imaging_kind.L03.xray": pd.DataFrame(
            {"numerator": [40], "denominator": [47]}
        ),
    }
    shown = released_counts(measurements(), kinds, RULE).set_index("name")
    assert shown.loc["gp_imaging_kind.L03.xray", "suppressed"]


def test_nothing_small_leaves(data: PublishedData) -> None:
    """Each count is zero, or a multiple of five from the threshold up."""
    table = published_table(data)
    shown = table[table["numerator"].notna()]
    complement = shown["denominator"] - shown["numerator"]
    for counts in (shown["numerator"], complement, shown["denominator"]):
        assert ((counts == 0) | (counts >= RULE.threshold)).all()
        assert (counts % RULE.rounding == 0).all()
    suppressed = table[table["agreement"] == "suppressed"]
    assert len(suppressed)
    assert (
        suppressed[["ours", "ours_low", "numerator", "denominator"]]
        .isna()
        .all(axis=None)
    )
    risk = [each.at_risk for each in data.curve if each.at_risk is not None]
    assert min(risk) >= RULE.threshold


def test_few_people_show_nothing(small: Path) -> None:
    """Of a thousand persons few shares of referrals leave; without points no curve."""
    found = published_data(open_source(str(small)), rule=RULE)
    of_referred = [e for e in found.compared if e.measurement.id == "referred_to"]
    shown = [each.ours.numerator for each in of_referred if each.ours]
    assert all(not each or each >= RULE.threshold for each in shown)
    assert len(shown) < len(of_referred) / 2
    behind = [each.at_risk for each in found.curve if each.at_risk is not None]
    assert all(each >= RULE.threshold for each in behind)
    nothing = replace(found, curve=tuple(OnDay(day=each.day) for each in found.curve))
    assert not published_sheets(nothing, Speech("nl"))[0].drawn


@pytest.mark.parametrize("language", ["nl", "en"])
def test_page_says_what_the_table_says(
    data: PublishedData, tmp_path: Path, language: str
) -> None:
    """Each row's numbers stand on the page; each picture has them in words."""
    speech = Speech("nl" if language == "nl" else "en")
    page = write_published(data, tmp_path / "out", language=speech.language)
    html = page.read_text("utf-8")
    (sheet,) = published_sheets(data, speech)
    for _, heading, blocks in sheet.shown["subjects"]:  # type: ignore[attr-defined]
        assert heading in html
        for block in blocks:
            for line in block.lines:
                assert f"{line.ours}</td>" in html.replace("&lt;", "<")
                assert line.picture is None or 0 <= line.picture.low <= 1
    assert html.count('<svg class="bar" role="img"') > 60
    assert speech.say(words.ABOUT_SAMPLE).replace("'", "&#39;") in html
    assert {each.name for each in page.parent.iterdir()} == {
        "index.html",
        "published.csv",
        "opioid_use.csv",
        ".wervel",
    }
    assert len(pd.read_csv(page.parent / "published.csv")) == len(ROWS)


def test_elsewhere_no_agreement_is_judged(data: PublishedData) -> None:
    """On another source the page says why, and no row is said to agree."""
    other = replace(data, is_sample=False)
    (sheet,) = published_sheets(other, Speech("en"))
    assert sheet.shown["about"] == words.ABOUT_OTHERS.en
    assert sheet.shown["lead"] == ""
    stands = {
        line.stands
        for _, _, blocks in sheet.shown["subjects"]  # type: ignore[attr-defined]
        for block in blocks
        for line in block.lines
    }
    assert stands <= {"not judged", "suppressed", "nothing published", "cannot tell"}
    assert set(published_table(other)["agreement"].dropna()) <= {
        "suppressed",
        "cannot_tell",
    }


def test_another_source_is_not_the_sample_and_lacks_icpc(small: Path) -> None:
    """Without the name it is no sample; without ICPC its rows cannot be told."""
    source = open_source(str(small))
    left_out = {"cdm_source", "condition_occurrence"}
    found = {n: t for n, t in source.found.items() if n not in left_out}
    conditions = source.found["condition_occurrence"]
    without = conditions.filter(~conditions.condition_source_value.isin(ICPC))
    other = replace(source, found={**found, "condition_occurrence": without})
    data = published_data(other, rule=RULE)
    assert not data.is_sample
    rows = {each.id: each for each in data.compared}
    assert rows["referral.L02"].lacking == ("ICPC",)
    assert rows["referral.L02"].agreement is Agreement.CANNOT_TELL
    assert rows["secondary_care.hospital_scan"].lacking == ()
    (sheet,) = published_sheets(data, Speech("en"))
    assert "does not record: ICPC" in str(sheet.shown["subjects"])


ICPC = ("L02", "L03", "L86")


def test_command_writes_the_page(small: Path, tmp_path: Path) -> None:
    """``wervel published SOURCE -o DIR``, in Dutch, with another rule."""
    out = tmp_path / "out"
    arguments = [str(small), "-o", str(out), "--language", "nl"]
    result = CliRunner().invoke(commands, [*arguments, "--small-numbers", "cbs"])
    assert result.exit_code == 0, result.output
    html = (out / "index.html").read_text("utf-8")
    assert re.search(r'<html lang="nl"', html)
    assert "regel cbs" in html


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (["--small-numbers", "guess"], UnknownName),
        (["--language", "fr"], UsageError),
    ],
)
def test_command_refuses(
    small: Path, tmp_path: Path, options: list[str], error: type[Exception]
) -> None:
    """An option that does not exist, before anything is read or written."""
    out = tmp_path / "out"
    result = CliRunner().invoke(commands, [str(small), "-o", str(out), *options])
    assert isinstance(result.exception, error)
    assert not out.exists()


def test_command_keeps_what_is_not_its_own(small: Path, tmp_path: Path) -> None:
    """A folder with something else in it is left as it is."""
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    result = CliRunner().invoke(commands, [str(small), "-o", str(tmp_path)])
    assert isinstance(result.exception, OutputError)
    assert [each.name for each in tmp_path.iterdir()] == ["mine.txt"]


def test_the_derived_values_are_shares_and_means() -> None:
    """No derivation leaves the range of what it derives."""
    for name, each in expected().items():
        most = 25 if name.endswith("mean") else 1
        assert 0 <= each.value <= most, name
        assert np.isfinite(each.value)
