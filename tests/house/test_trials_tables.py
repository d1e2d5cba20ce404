"""Whether the tables of single groups and of Elbers are what the documents print.

Typed again from the source documents; nothing here is read from the files.
"""

import pytest

from wervel.evidence.studies import study
from wervel.evidence.study import Measure, Span

SHARES = {
    "leeuw-2008": {
        "responders-exp-post": 0.51,
        "responders-exp-52-weeks": 0.63,
        "responders-ga-post": 0.58,
        "responders-ga-52-weeks": 0.51,
    },
    "meesters-2016": {
        "performance-responders-post": 0.60,
        "satisfaction-responders-post": 0.73,
    },
    "volker-2017": {
        "disability-responders-post": 0.55,
        "disability-responders-104-weeks": 0.52,
        "paid-work-baseline": 0.16,
        "paid-work-104-weeks": 0.48,
        "followed-post": 0.83,
        "followed-52-weeks": 0.76,
        "followed-104-weeks": 0.73,
    },
    "breugelmans-2024": {
        "disability-responders-post": 0.598,
        "disability-responders-52-weeks": 0.478,
        "work-capacity-responders-post": 0.503,
        "work-capacity-responders-52-weeks": 0.528,
        "gpe-disability-responders-post": 0.431,
        "gpe-disability-responders-52-weeks": 0.471,
        "gpe-coping-responders-post": 0.469,
        "gpe-coping-responders-52-weeks": 0.457,
        "pain-responders-post": 0.519,
        "pain-responders-52-weeks": 0.503,
    },
    "timmers-2021": {"pain-responders": 0.60},
    "nicholas-2012": {"disability-responders-post": 0.423},
    "elbers-2022": {
        "favourable-post": 0.85,
        "favourable-final": 0.77,
        "physician": 0.78,
    },
    "den-hollander-2018": {"saving-health-care": 0.33, "saving-society": 0.67},
    "elbers-update": {
        "favourable-post": 0.826,
        "no-effect-post": 0.17,
        "favourable-final": 0.757,
        "no-effect-final": 0.229,
        "unfavourable-final": 0.014,
    },
}


@pytest.mark.parametrize("name", SHARES)
def test_the_shares(name):
    held = {
        row.id: row.value
        for row in study(name).observations
        if row.measure is Measure.SHARE
    }
    assert held == SHARES[name]


CHANGES = {
    "volker-2017": {
        ("disability", 104): 0.70,
        ("physical-functioning", 104): 0.32,
        ("role-physical", 104): 0.52,
        ("vitality", 104): 0.58,
        ("mental-functioning", 104): 0.49,
    },
    "breugelmans-2024": {
        ("disability", None): -1.01,
        ("disability", 52): -0.81,
        ("main-complaint-1", None): -1.59,
        ("main-complaint-2", None): -1.40,
        ("main-complaint-3", None): -1.33,
        ("main-complaint-1", 52): -1.48,
        ("main-complaint-2", 52): -1.12,
        ("main-complaint-3", 52): -1.10,
        ("physical-quality-of-life", None): 1.13,
        ("physical-quality-of-life", 52): 1.15,
        ("mental-quality-of-life", None): 0.9,
        ("mental-quality-of-life", 52): 0.70,
        ("work-capacity", None): 0.59,
        ("work-capacity", 52): 0.97,
        ("pain", None): -0.95,
        ("pain", 52): -0.84,
    },
    "nicholas-2012": {("disability", None): 0.65},
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_effect_sizes_of_single_groups(name):
    held = {
        (row.outcome, row.weeks): row.value
        for row in study(name).observations
        if row.measure is Measure.STANDARDISED_MEAN_CHANGE
    }
    assert held == CHANGES[name]


ELBERS = """
quality-of-life 19 .32 0 6.66 1144.20 18 99.81 | 19 .06 -.16 3.33 1139.50 18 99.17 | 29 .40 -.12 9.99 1465.35 28 99.82 | 25 4 0 | 5.88
pain-interference 44 .67 -.21 1.98 1842.21 43 96.14 | 44 .07 -.59 .57 584.06 43 88.83 | 64 .52 -.40 1.49 1339.67 63 95.03 | 51 12 1 | 4.91
physical-function 25 .40 0 11.98 1303.29 24 99.90 | 25 .01 -.91 4.49 548.24 24 98.95 | 35 .39 -.29 10.98 1530.02 34 99.83 | 25 10 0 | 7.62
depression 40 .64 .10 3.19 1138.15 39 96.39 | 40 -.12 -1.29 .33 298.34 39 90.15 | 54 .42 -.28 1.29 927.79 53 94.22 | 41 12 1 | 5.03
anxiety 21 .46 .11 3.77 660.14 20 98.39 | 21 0 -1.61 .73 149.35 20 96.12 | 30 .32 .02 1.18 574.28 29 94.40 | 23 7 0 | 2.13
emotional-functioning 19 .37 -.09 6.24 971.04 18 99.70 | 19 -.12 -.84 2.22 892.42 18 98.37 | 27 .35 -.23 8.74 1123.92 26 99.71 | 19 8 0 | 7.20
self-efficacy 16 .89 .10 1.21 156.80 15 89.09 | 16 .01 -.21 .39 19.98 15 8.30 | 19 .90 .16 1.33 162.39 18 87.78 | 17 2 0 | 9.84
social-functioning 14 .30 -.08 719.09 1574.39 13 100 | 14 .16 -.77 1342.9 635.20 13 100 | 23 .44 -.07 4399.5 14844.38 22 100 | 16 7 0 | 6.80
pain 54 .50 -.27 6.91 2944.61 53 99.35 | 54 .02 -.58 .83 1098.92 53 93.35 | 76 .46 -.31 8.33 3605.54 75 99.35 | 53 20 3 | 0.91
"""  # noqa: E501 - one row of the document, one line


def test_the_table_of_elbers():
    """Catalogue 8.8; df of physical function after treatment by X-30."""
    typed = {}
    for line in ELBERS.strip().splitlines():
        outcome, cells = line.split(maxsplit=1)
        *spans, counts, familiar = cells.split("|")
        for span, cell in zip(Span, spans, strict=True):
            typed[outcome, span] = tuple(map(float, cell.split()))
        typed[outcome, "counts"] = tuple(map(int, counts.split()))
        typed[outcome, "familiar"] = float(familiar)
    held = {}
    for row in study("elbers-update").pooled:
        if row.outcome == "anger":
            continue
        numbers = (row.median, row.low, row.high, row.q, row.df, row.i_squared)
        held[row.outcome, row.span] = (row.cohorts, *numbers)
        if row.span is Span.PRE_FINAL:
            counts = (row.favourable, row.no_effect, row.unfavourable)
            held[row.outcome, "counts"] = counts
        if row.span is Span.PRE_POST:
            held[row.outcome, "familiar"] = row.familiar
    assert held == typed


def test_anger_is_one_study():
    rows = [row for row in study("elbers-update").pooled if row.outcome == "anger"]
    assert [row.cohorts for row in rows] == [1, 1, 1]
    assert [row.median for row in rows] == [1.94, -0.48, 0.48]
    assert all(row.q is None and row.low is None for row in rows)
    assert (rows[0].familiar, rows[0].familiar_scale) == (3.88, "SCL-90 hostility")


def test_the_directions_add_up_to_the_text():
    """X-26: 271, 82 and 5 of 358 are the 75.7, 22.9 and 1.4% of the text."""
    rows = [r for r in study("elbers-update").pooled if r.span is Span.PRE_FINAL]
    plus = sum(row.favourable for row in rows)
    none = sum(row.no_effect for row in rows)
    minus = sum(row.unfavourable for row in rows)
    assert (plus, none, minus, plus + none + minus) == (271, 82, 5, 358)
    assert [round(100 * n / 358, 1) for n in (plus, none, minus)] == [75.7, 22.9, 1.4]


def test_the_subgroups_of_elbers():
    """Catalogue 8.9: hours, tailoring, and alone or in a group."""
    held = {
        row.subgroup: (row.value, row.p, row.note)
        for row in study("elbers-update").estimates
    }
    assert held == {
        "tailoring high": (0.726, "0.004", "X-32"),
        "tailoring medium": (0.370, "<0.001", ""),
        "tailoring low": (0.5646, "<0.001", ""),
        "contact hours 0-48": (0.658, "<0.001", ""),
        "contact hours 49-130": (0.614, "<0.001", ""),
        "contact hours 131-274": (0.388, "<0.001", ""),
        "contact hours 49-130 against 131-274": (None, "0.0496", ""),
        "individual and group": (0.726, "0.004", "X-32"),
        "group only": (0.572, "<0.001", ""),
        "individual and group against group only": (None, "0.3223", ""),
    }


def test_the_costs_that_are_printed():
    saved = study("den-hollander-2018").estimate("costs-26-weeks")
    assert (saved.value, saved.note) == (-14731, "X-37")
    assert study("fritz").estimate("costs").value == -2736


@pytest.mark.parametrize(
    ("name", "n"),
    [
        ("leeuw-2008", 85),
        ("goossens-2015", 62),
        ("den-hollander-2016", 46),
        ("de-jong-2005", 8),
        ("de-jong-2008", 8),
        ("de-jong-2012", 14),
        ("timmers-2019", 23),
        ("timmers-2021", 30),
        ("nicholas-2012", 567),
        ("meesters-2016", 165),
        ("volker-2017", 165),
        ("breugelmans-2024", 2309),
        ("fritz", 32070),
        ("dekker-2020", None),
        ("ronzi-2017", None),
    ],
)
def test_how_many_took_part(name, n):
    assert study(name).n == n
