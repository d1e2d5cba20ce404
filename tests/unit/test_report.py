"""The report says what the measures say, and nothing that may not be said."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from made_up_practice import RECOMMENDATIONS, country, nobody, village

from wervel.episodes.moments import Moment
from wervel.errors import OutputError
from wervel.pages.speech import Speech
from wervel.practice.reading import Step
from wervel.practice.report import report_page, write_report
from wervel.practice.report_measures import Status, measured
from wervel.practice.report_record_words import USES
from wervel.practice.report_words import MOMENTS
from wervel.recommendations.nhg import low_back_pain
from wervel.records.cdm import TABLES
from wervel.records.checking import ListSeen, Notice, Severity, TableRead
from wervel.records.codelists import all_codelists
from wervel.small_numbers import preset, released
from wervel.text import Text

TITLES = {each.id: each.title for each in RECOMMENDATIONS}


@pytest.fixture(scope="module")
def frame():
    return country().measures


@pytest.fixture(scope="module")
def english():
    return report_page(country(), language="en")


@pytest.fixture(scope="module")
def overall(frame):
    """One row per measure: the whole time, everybody."""
    return frame[(frame["every"] == "all") & (frame["by"] == "none")].set_index(
        "measure"
    )


def test_the_sentence_says_what_the_measures_say(english, overall):
    row = overall.loc["nhg-lbp-imaging"]
    said = text(article(english, "nhg-lbp-imaging"))
    share, low, high = (
        100 * row[each] for each in ("ratio", "ratio_low", "ratio_high")
    )
    assert (
        f"In {share:.1f}% ({low:.1f}–{high:.1f}%) of {row['denominator']:,} "
        "new episodes of non-specific back pain at the GP, without a red flag, the GP "
        "asked for no X-ray or scan of the low back within six weeks."
    ) in said
    assert f"For another {row['cannot_tell']:,} (4% of all) they cannot tell" in said
    assert (
        f"between {100 * row['at_least']:.0f}% and {100 * row['at_most']:.0f}%" in said
    )


def test_where_most_cannot_be_told_the_bounds_lead(english, overall):
    row = overall.loc["nhg-lbp-opioid-chronic"]
    least, most = 100 * row["at_least"], 100 * row["at_most"]
    said = text(article(english, "nhg-lbp-opioid-chronic"))
    assert f"In at least {least:.0f}% and at most {most:.0f}% of" in said
    assert f"between {least:.0f}% and {most:.0f}%" in text(overview(english))


def test_the_overview_begins_with_what_is_followed_least(english, overall):
    judged = overall[~overall["suppressed"]]
    judged = judged[judged["cannot_tell"] <= judged["denominator"]]
    by_share = judged.sort_values("ratio").index
    order = re.findall(r'href="#(nhg-[\w-]+)"', overview(english).split("<table")[1])
    assert order[: len(judged)] == [*by_share]
    assert sorted(order) == sorted(TITLES)


def test_every_period_of_a_measure_stands_in_its_table(english, frame):
    mine = (frame["measure"] == "nhg-lrs-imaging") & (frame["by"] == "none")
    quarters = frame[mine & (frame["every"] == "quarter")]
    said = text(article(english, "nhg-lrs-imaging"))
    for row in quarters.itertuples():
        start = row.interval_start
        label = f"{start.year} Q{(start.month + 2) // 3}"
        share, low, high = 100 * row.ratio, 100 * row.ratio_low, 100 * row.ratio_high
        assert f"{label} {share:.1f}% {low:.1f}–{high:.1f}% {row.denominator:,}" in said


def test_what_is_suppressed_is_never_zero(english, overall):
    assert overall.loc["nhg-lrs-red-flags", "suppressed"]
    assert "suppressed" in row_of(english, "nhg-lrs-red-flags")
    said = article(english, "nhg-lrs-red-flags").split("<details")[0]
    assert text(said).endswith("none: suppressed.")
    assert not re.search(r"\b0\b|0%", text(said))


def test_nobody_is_not_suppressed(english):
    assert "nobody" in row_of(english, "nhg-lrs-epidural-injection")
    said = text(article(english, "nhg-lrs-epidural-injection"))
    assert "These records hold no first epidural injections" in said


def test_a_care_site_is_never_named(english, frame):
    """Neither by id nor by its place in the file: the order is that of the share."""
    mine = (frame["measure"] == "nhg-lrs-imaging") & (frame["by"] == "care_site")
    shown = frame[mine & (frame["every"] == "all") & ~frame["suppressed"]]
    table = article(english, "nhg-lrs-imaging").split('class="long"')[1]
    places = re.findall(r'<th scope="row">(\d+)</th>', table)
    assert places == [str(place + 1) for place in range(len(shown))]
    shares = [float(share) for share in re.findall(r'"number">([\d.]+)%</td>', table)]
    assert shares == sorted(shares)


def test_small_counts_of_records_do_not_show():
    page = report_page(
        replace(
            village(),
            tables=(TableRead("death", "read", 3), TableRead("care_site", "read", 2)),
            lists=(ListSeen(all_codelists()[0], 4, 999, 5, True),),
            notices=(Notice(Severity.NOTE, "death", "too late", 6),),
            steps=(
                Step(Text(nl="a", en="step one"), 28),
                Step(Text(nl="b", en="step two"), 24, 7),
            ),
        ),
        language="en",
    )
    said = text(page)
    assert "death read suppressed" in said
    assert "care_site read 2" in said
    assert re.search(r" 4 suppressed suppressed\b", said)
    assert "death: too late (suppressed)" in said
    assert "Step one Persons 30" in said.replace("step one", "Step one")
    assert "step two Persons suppressed Episodes suppressed" in said
    assert "999" not in said


def test_records_without_back_pain_give_an_honest_report():
    said = text(report_page(nobody(), language="en"))
    assert "Nobody in these records comes to a moment" in said
    assert "Nobody in these records has back pain recorded" in said
    assert all(title.en in said for title in TITLES.values())
    assert "persons in the source Persons 2,695" in said
    assert not re.search(r"followed, of", said)


def test_a_village_is_told_what_cannot_be_told():
    page = report_page(village(), language="en")
    said = text(page)
    assert "these records can judge none" in said
    assert "For none of 25 new episodes" in said
    assert "Is the patient off work because of the complaint? for everybody" in said
    assert "provider : empty" in said
    assert 'data-chart="' not in page


def test_dutch_is_dutch():
    page = report_page(country(), language="nl")
    said = text(page)
    assert '<html lang="nl">' in page
    assert "1 januari 2018 tot en met 31 december 2022" in said
    assert "182.340" in said
    assert " the " not in re.sub(
        r"(?s)<(\w+)[^>]* lang=\"en\".*?</\1>", " ", said_html(page)
    )


def test_every_moment_and_table_has_words():
    assert {each.value for each in Moment} <= {*MOMENTS}
    assert {*TABLES} <= {*USES}


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("opensafely", "Counts from 1 to 7 are suppressed"),
        ("none", "this report may not leave the house"),
    ],
)
def test_the_rule_for_small_numbers_is_stated(rule, said):
    page = report_page(replace(nobody(), small_numbers=preset(rule)), language="en")
    assert said in text(page)


def test_what_no_clinician_checked_says_so():
    checked = replace(RECOMMENDATIONS[0], checked_by="A. Clinician")
    page = report_page(
        replace(nobody(), recommendations=(checked, RECOMMENDATIONS[1])), language="en"
    )
    assert "checked by A. Clinician" in text(article(page, checked.id))
    assert "not yet checked by a clinician" in text(
        article(page, RECOMMENDATIONS[1].id)
    )


def test_the_same_numbers_stand_beside_the_page(tmp_path):
    data = village()
    page = write_report(data, tmp_path / "report")
    assert page == tmp_path / "report" / "index.html"
    as_csv = pd.read_csv(page.with_name("measures.csv"))
    as_parquet = pd.read_parquet(page.with_name("measures.parquet"))
    assert len(as_csv) == len(as_parquet) == len(data.measures)
    hidden = as_csv[as_csv["suppressed"]]
    assert len(hidden) > 0
    assert (
        hidden[["numerator", "denominator", "cannot_tell", "ratio"]]
        .isna()
        .to_numpy()
        .all()
    )


def test_the_same_records_give_the_same_page():
    first, second = (report_page(village(), language="en") for _ in range(2))
    assert first == second


def test_an_earlier_report_is_replaced_whole(tmp_path):
    write_report(village(), tmp_path / "report")
    (tmp_path / "report" / "left-over").write_text("")
    write_report(nobody(), tmp_path / "report")
    assert "Nobody in these records" in (tmp_path / "report" / "index.html").read_text()
    assert not (tmp_path / "report" / "left-over").exists()
    assert [each.name for each in tmp_path.iterdir()] == ["report"]


def test_what_is_no_report_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match="an earlier report"):
        write_report(nobody(), tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("place", ["/proc/nowhere/report", "/dev/null/report"])
def test_where_nothing_can_be_written_it_is_said(place):
    with pytest.raises(OutputError) as problem:
        write_report(nobody(), Path(place))
    assert problem.value.exit_code == 5
    assert problem.value.where == place


def said_html(html):
    """The page without what nobody reads: scripts, styles, the head."""
    body = html.split("<body>")[1]
    return re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", body)


def text(html):
    """What a reader reads, on one line."""
    body = html.split("<body>")[-1]
    plain = re.sub(r"(?s)<(script|style)\b.*?</\1>|<[^>]+>", " ", body)
    return " ".join(unescape(plain).split())


def article(html, name):
    return re.search(rf'(?s)<article class="measure" id="{name}".*?</article>', html)[0]


def overview(html):
    return re.search(r'(?s)<section id="overview".*?</section>', html)[0]


def row_of(html, name):
    """The row of the overview about this measure."""
    rows = re.findall(r"(?s)<tr role=\"row\".*?</tr>", overview(html))
    return next(text(row) for row in rows if f'"#{name}"' in row)


def test_a_few_who_cannot_be_told_are_not_nobody():
    """Nothing judged and too few untold to show: withheld, never "nobody"."""
    counts = pd.DataFrame(
        {
            "measure": [low_back_pain.imaging.id],
            "every": ["all"],
            "interval_start": [date(2014, 1, 1)],
            "interval_end": [date(2014, 12, 31)],
            "by": ["none"],
            "group": pd.array([None], dtype="string"),
            "numerator": pd.array([0], dtype="Int64"),
            "denominator": pd.array([0], dtype="Int64"),
            "cannot_tell": pd.array([5], dtype="Int64"),
        }
    )
    shown = released(counts, preset("opensafely"))
    told = measured(low_back_pain.imaging, shown, Speech("en"))
    assert told.status is Status.WITHHELD
