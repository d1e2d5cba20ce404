"""What ``wervel impact`` leaves behind: the page, the numbers, a frozen baseline."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from wervel.output import written_aside
from wervel.pages.page import page
from wervel.pages.speech import Speech
from wervel.practice.impact.effects import Range
from wervel.practice.impact.freezing import Laid, frozen_text
from wervel.practice.impact.gathering import ImpactData, Outcome
from wervel.practice.impact.sheets import Against, impact_sheets
from wervel.text import Language

KIND = "impact"
PAGE = "index.html"
_RANGES = ("change", "days", "cost")
_COUNTS = ("now", "of", "cannot_tell")


def impact_table(data: ImpactData) -> pd.DataFrame:
    """One row per scenario: what is now, what would change, with 95 % intervals."""
    currency = next(iter(data.prices.values())).currency if data.prices else None
    frame = pd.DataFrame([_line(each, currency) for each in data.outcomes])
    return frame.astype(dict.fromkeys(_COUNTS, "Int64"))


def _line(of: Outcome, currency: str | None) -> dict[str, object]:
    effect = of.effect
    ranges = {
        name: None if effect is None else getattr(effect, name) for name in _RANGES
    }
    return {
        "scenario": of.scenario.id,
        "kind": of.scenario.kind.value,
        "year": of.year,
        "now": of.now,
        "of": of.of,
        "cannot_tell": of.cannot_tell,
        **{key: end for name in _RANGES for key, end in _ends(name, ranges[name])},
        "currency": None if ranges["cost"] is None else currency,
        "suppressed": of.now is None,
    }


def _ends(name: str, of: Range | None) -> list[tuple[str, float | None]]:
    if of is None:
        return [(name, None), (f"{name}_low", None), (f"{name}_high", None)]
    return [(name, of.middle), (f"{name}_low", of.low), (f"{name}_high", of.high)]


def against_table(laid: tuple[Laid, ...]) -> pd.DataFrame:
    """One row per scenario and later year: frozen, expected, came, and the reading."""
    return pd.DataFrame(
        [
            {
                "scenario": each.after.scenario.id,
                "year": each.after.year,
                "frozen": each.then,
                "expected": each.expected,
                "came": each.now,
                "reading": each.came.value,
            }
            for each in laid
        ],
        columns=["scenario", "year", "frozen", "expected", "came", "reading"],
    )


def write_impact(
    data: ImpactData,
    directory: Path,
    *,
    language: Language = "en",
    freeze: str = "",
    against: Against | None = None,
) -> Path:
    """Write ``index.html`` and ``impact.csv``; a baseline, and what came of one.

    All or nothing: see ``written_aside``. The page. Raises OutputError.
    """
    html = impact_page(data, language=language, against=against)
    with written_aside(directory, kind=KIND) as aside:
        (aside / PAGE).write_text(html, "utf-8")
        impact_table(data).to_csv(aside / "impact.csv", index=False)
        if freeze:
            text = frozen_text(data, freeze)
            (aside / f"baseline-{freeze}.json").write_text(text, "utf-8")
        if against is not None:
            against_table(against.laid).to_csv(aside / "against.csv", index=False)
    return directory / PAGE


def impact_page(
    data: ImpactData, *, language: Language, against: Against | None = None
) -> str:
    """The page of scenarios as one that needs nothing beside it."""
    speech = Speech(language)
    (sheet,) = impact_sheets(data, speech, against=against)
    return page(
        sheet.template, speech, drawn=sheet.drawn, title=sheet.title, **sheet.shown
    )
