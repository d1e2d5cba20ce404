"""What ``wervel published`` leaves behind: a page, and the same numbers as CSV."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from wervel.output import written_aside
from wervel.pages.page import page
from wervel.pages.speech import Speech
from wervel.practice.published.comparison import Compared
from wervel.practice.published.gathering import PublishedData
from wervel.practice.published.sheets import published_sheets
from wervel.text import Language

KIND = "published"
PAGE = "index.html"
_DIGITS = 6


def write_published(
    data: PublishedData, directory: Path, *, language: Language = "en"
) -> Path:
    """Write ``index.html``, ``published.csv`` and ``opioid_use.csv``; the page.

    All or nothing: see ``written_aside``. Raises OutputError.
    """
    speech = Speech(language)
    (sheet,) = published_sheets(data, speech)
    html = page(
        sheet.template, speech, drawn=sheet.drawn, title=sheet.title, **sheet.shown
    )
    with written_aside(directory, kind=KIND) as aside:
        (aside / PAGE).write_text(html, "utf-8")
        published_table(data).to_csv(aside / "published.csv", index=False)
        use = pd.DataFrame([vars(each) for each in data.curve])
        use.astype({"at_risk": "Int64"}).to_csv(aside / "opioid_use.csv", index=False)
    return directory / PAGE


def published_table(data: PublishedData) -> pd.DataFrame:
    """One row per published value: what was printed, what was counted, how they agree.

    On other sources than the sample ``agreement`` is not judged and empty, unless the
    source cannot tell or the count is suppressed.
    """
    table = pd.DataFrame([_row(each, data.is_sample) for each in data.compared])
    whole = ("published_n", "numerator", "denominator")
    return table.astype(dict.fromkeys(whole, "Int64"))


def _row(each: Compared, is_sample: bool) -> dict[str, object]:
    ours, expected = each.ours, each.expected
    low, high = each.row.range or (None, None)
    judged = is_sample or ours is None
    return {
        "measurement": each.measurement.id,
        "row": each.row.id,
        "cites": " ".join(each.measurement.cites),
        "checks": " ".join(each.measurement.checks),
        "locator": each.measurement.locator,
        "period": each.measurement.period,
        "published": each.row.published,
        "published_low": None if low is None else round(low, _DIGITS),
        "published_high": None if high is None else round(high, _DIGITS),
        "printed": each.row.printed,
        "published_n": each.row.n,
        "ours": None if ours is None else round(ours.value, _DIGITS),
        "ours_low": None if ours is None else round(ours.low, _DIGITS),
        "ours_high": None if ours is None else round(ours.high, _DIGITS),
        "numerator": None if ours is None else ours.numerator,
        "denominator": None if ours is None else ours.denominator,
        "design_effect": None if ours is None else ours.design_effect,
        "agreement": each.agreement.value if judged else None,
        "p_value": each.p_value if judged else None,
        "derived": None if expected is None else round(expected.value, _DIGITS),
        "derived_p_value": each.expected_p_value if judged else None,
        "not_recorded": " ".join(each.lacking),
    }
