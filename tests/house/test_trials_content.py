"""Whether every study of the catalogue is there, and says what the documents print.

The numbers below are typed again from the source documents, not read from the files:
they are a second derivation.
"""

import re
import tomllib
from pathlib import Path

import pytest
from house.package import ROOT

from wervel.evidence.studies import studies, study
from wervel.evidence.study import Design, Publication, Risk

FOLDER = ROOT / "wervel" / "trials"
ITEMS = {f"T-{n:02d}" for n in (*range(1, 21), *range(30, 74))} | {
    f"F-{n:02d}" for n in range(1, 19)
}

NOTES = {
    "X-20": {"smeets-2006", "smeets-2006-mediation", "smeets-2009"},
    "X-21": {"smeets-2006"},
    "X-22": {"smeets-2006"},
    "X-23": {"smeets-2006", "smeets-2006-mediation", "smeets-2009"},
    "X-24": {"den-hollander-2016"},
    "X-25": {"mint-si", "mint-combined"},
    **{f"X-{n}": {"elbers-update"} for n in (26, 28, 29, 30, 31, 32, 33)},
    "X-27": {"elbers-2022", "elbers-update"},
    "X-34": {"ronzi-2017", "breugelmans-2022"},
    "X-35": {"meesters-2016", "volker-2017"},
    "X-37": {"den-hollander-2018"},
    "X-41": {"leeuw-2008"},
    "X-42": {"mint-facet", "mint-si", "mint-combined"},
    "X-43": {"timmers-2021"},
}
"""X-36 is about how many people rehabilitation treats: it touches no study."""


def test_every_item_of_the_catalogue_is_in_a_study():
    held = {item for each in studies() for item in each.items}
    assert sorted(ITEMS - held) == []


def test_only_items_of_the_catalogue_are_in_studies():
    further = {"T-80", "T-81", "T-83", "T-84", "T-85"}
    held = {item for each in studies() for item in each.items}
    assert sorted(held - ITEMS - further) == []


def test_every_remark_on_the_numbers_stands_on_the_studies_it_touches():
    standing = {
        item: {each.id for each in studies() if item in _notes(each)} for item in NOTES
    }
    assert standing == NOTES


def test_no_remark_on_the_numbers_is_unknown():
    made = {item for each in studies() for item in _notes(each) if item[0] == "X"}
    assert made == set(NOTES)


def _notes(of):
    return {note.item for note in of.notes}


def test_every_file_is_a_study():
    assert {path.stem for path in FOLDER.iterdir()} == {each.id for each in studies()}


@pytest.mark.parametrize("each", studies(), ids=lambda each: each.id)
def test_a_study_says_where_it_is_from_and_what_is_missing(each):
    assert re.match(r"00[0-4]\b", each.locator)
    assert each.source
    assert each.reviewed < each.next_review
    assert (each.next_review - each.reviewed).days <= 5 * 366
    assert each.not_stated
    assert each.checked_by == "", "nobody has checked this against the publication"
    for row in (*each.estimates, *each.observations, *each.pooled):
        assert re.match(r"00[0-4]\b", row.locator), row.id


@pytest.mark.parametrize("each", studies(), ids=lambda each: each.id)
def test_dutch_and_english_are_both_written(each):
    for nl, en in _sentences(
        tomllib.loads(Path(FOLDER, f"{each.id}.toml").read_text())
    ):
        assert nl.strip() == nl
        assert en.strip() == en
        assert "  " not in nl + en
        assert len(nl) < 600


def _sentences(table):
    """Every pair of sentences in a table, however deep."""
    for key, value in table.items():
        if key.endswith("_nl"):
            yield value, table[key[:-3] + "_en"]
        elif key == "nl":
            yield value, table["en"]
        elif isinstance(value, list):
            for row in value:
                if isinstance(row, dict):
                    yield from _sentences(row)


def test_what_may_not_be_pooled_says_so():
    apart = {
        each.id: each.publication
        for each in studies()
        if each.publication is not Publication.PUBLISHED
    }
    assert apart == {
        "mint-disc": Publication.STOPPED,
        "monticone-2013": Publication.RETRACTED,
        "monticone-2020": Publication.RETRACTED,
        "elbers-update": Publication.UNPUBLISHED,
        "personalised-outcomes": Publication.UNPUBLISHED,
        "cochrane-search-2022": Publication.UNPUBLISHED,
    }


def test_bias_is_judged_no_further_than_the_documents_go():
    """Minerva names weaknesses but uses no judgement of its own: nothing is high."""
    judged = {row.risk for each in studies() for row in each.bias}
    assert judged <= {Risk.SOME_CONCERNS, Risk.NOT_STATED}
    assert {each.id for each in studies() if each.bias} == {
        "mint-facet",
        "mint-si",
        "mint-combined",
        "fritz",
    }


MINT = {
    "mint-facet": (251, -0.18, -0.76, 0.40, False),
    "mint-si": (228, -0.71, -1.35, -0.06, True),
    "mint-combined": (202, -0.99, -1.73, -0.25, True),
}


@pytest.mark.parametrize("name", MINT)
def test_the_mint_table(name):
    """T-13 to T-15: 000 Resultaten."""
    found = study(name)
    pain = found.estimate("pain-13-weeks")
    n, value, low, high, significant = MINT[name]
    assert (found.n, pain.value, pain.low, pain.high) == (n, value, low, high)
    assert pain.significant is significant
    assert found.outcome("pain").smallest_important == 2
    assert found.population == "P-17"


def test_the_mint_ratios_and_what_was_not_shown():
    """T-16 to T-20: where only one trial shows a difference, the others say none."""
    relief, recovery = "pain-relief-30-13-weeks", "recovery-13-weeks"
    shown = study("mint-combined").estimate(relief)
    assert (shown.value, shown.low, shown.high) == (1.92, 1.19, 2.65)
    assert study("mint-si").estimate(recovery).value == 1.87
    assert study("mint-si").estimate(recovery).low == 1.13
    assert study("mint-si").estimate(recovery).high == 2.17
    for name in MINT:
        rows = {row.id: row.significant for row in study(name).estimates}
        assert rows[relief] is (name == "mint-combined")
        assert rows[recovery] is (name == "mint-si")
        assert rows["pain-relief-2-points-13-weeks"] is False
        assert rows["functional-status-13-weeks"] is False
        assert rows["recovery-6-weeks"] is True


def test_the_three_mint_trials_add_up():
    """X-42: the 681 participants of T-04."""
    assert sum(study(name).n for name in MINT) == 681


SMEETS = """
disability apt wlc | -2.40 -4.14 -0.65
disability cbt wlc | -3.05 -4.80 -1.30
disability ct wlc | -2.56 -4.27 -0.85
disability apt ct | -0.05 -1.71 1.62 | 0.62 -1.06 2.30 | 1.16 -0.52 2.84
disability cbt ct | 0.58 -1.08 2.24 | 1.11 -0.56 2.79 | 1.62 -0.06 3.31
main-complaints apt wlc | -11.19 -20.07 -2.31
main-complaints cbt wlc | -16.36 -25.13 -7.60
main-complaints ct wlc | -17.84 -26.54 -9.14
main-complaints apt ct | -6.38 -16.00 3.25 | -2.26 -11.94 7.41 | 0.33 -9.36 10.02
main-complaints cbt ct | -1.74 -11.23 7.75 | 4.82 -4.74 14.38 | 8.24 -1.40 17.88
perceived-improvement apt ct | -0.20 -0.75 0.35 | 0.38 -0.18 0.94 | 0.61 0.05 1.16
perceived-improvement cbt ct | 0.18 -0.37 0.73 | 0.76 0.21 1.31 | 0.65 0.10 1.21
"""


def test_the_table_of_smeets():
    """Catalogue 8.3, after the treatment, at 6 and at 12 months."""
    typed = {}
    for line in SMEETS.strip().splitlines():
        row, *cells = line.split("|")
        outcome, one, other = row.split()
        for week, cell in zip((10, 26, 52), cells, strict=False):
            typed[outcome, (one, other), week] = tuple(map(float, cell.split()))
    held = {
        (row.outcome, row.arms, row.weeks): (row.value, row.low, row.high)
        for row in study("smeets-2006").estimates
    }
    assert held == typed


def test_the_baseline_of_smeets():
    held = {
        (row.outcome, row.arm): (row.value, row.sd)
        for row in study("smeets-2006").observations
    }
    assert held == {
        ("disability", "apt"): (14.15, 3.70),
        ("disability", "cbt"): (13.74, 3.65),
        ("disability", "ct"): (13.51, 3.92),
        ("main-complaints", "apt"): (74.52, 14.59),
        ("main-complaints", "cbt"): (74.71, 16.19),
        ("main-complaints", "ct"): (72.44, 17.03),
    }


def test_what_was_corrected_in_smeets_keeps_what_was_printed():
    """X-20 to X-23; what is corrected is also what makes the interval symmetric."""
    found = study("smeets-2006")
    for row, note, printed in (
        ("main-complaints-ct-wlc-post", "X-21", "-17.84 (-26.54 to -0.14)"),
        ("main-complaints-cbt-ct-post", "X-22", "-1.74 (11.23 to 7.75)"),
    ):
        held = found.estimate(row)
        assert (held.note, held.printed) == (note, printed)
        assert held.value == pytest.approx((held.low + held.high) / 2, abs=0.011)
    assert (found.arm("wlc").n, found.arm("wlc").printed) == (51, "50")
    assert sum(arm.n for arm in found.arms) == found.n == 223
    assert sum(arm.n for arm in study("smeets-2009").arms) == 172
    assert found.arm("ct").hours is None
    assert found.arm("apt").hours == 3 * 1.75 * 10


def test_the_table_of_den_hollander():
    """Catalogue 8.4."""
    held = {
        (row.outcome, row.post): (row.value, row.low, row.high, row.p)
        for row in study("den-hollander-2016").estimates
        if row.value is not None
    }
    assert held == {
        ("upper-extremity-disability", True): (1.082, 0.563, 1.601, "<0.001"),
        ("upper-extremity-disability", False): (1.303, 0.917, 1.690, "<0.001"),
        ("lower-extremity-disability", True): (3.055, -0.018, 6.128, "0.054"),
        ("lower-extremity-disability", False): (3.624, 0.467, 6.781, "0.02"),
    }


def test_the_table_of_ma():
    """Catalogue 8.5."""
    found = study("ma-2023")
    held = {row.outcome: (row.value, row.low, row.high) for row in found.estimates}
    assert held == {
        "pain-acceptance": (0.67, 0.48, 0.87),
        "quality-of-life": (0.43, 0.29, 0.57),
        "pain-related-functioning": (-0.88, -1.14, -0.63),
        "pain": (-0.45, -0.62, -0.27),
        "anxiety": (-0.35, -0.54, -0.15),
        "depression": (-0.74, -0.98, -0.50),
    }
    assert (found.n, found.design) == (1962, Design.META_ANALYSIS)
