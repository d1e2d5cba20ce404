"""What ``wervel mirror`` leaves behind: a page for a care site, and its numbers."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import csv

from wervel.output import written_aside
from wervel.pages.page import page
from wervel.pages.speech import Speech
from wervel.practice.mirror.gathering import MirrorData
from wervel.practice.mirror.mirrored import Mirrored, State, is_small
from wervel.practice.mirror.sheets import mirror_sheets
from wervel.text import Language

KIND = "mirror"
PAGE = "index.html"

_TEXTS = ("measure", "state", "signal", "why")
_COUNTS = ("numerator", "denominator", "cannot_tell", "peers", "place", "hangs_on")
_SHARES = (
    "ratio",
    "ratio_low",
    "ratio_high",
    "expected",
    "shrunken",
    "shrunken_low",
    "shrunken_high",
    "rankability",
    "phi",
    "own_before",
    "own_after",
    "expected_before",
    "expected_after",
    "peers_before",
    "peers_after",
)
SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in _TEXTS),
        *((name, pa.int64()) for name in _COUNTS),
        *((name, pa.float64()) for name in _SHARES),
        ("changed_since", pa.date32()),
    ]
)


def write_mirror(
    data: MirrorData, directory: Path, *, language: Language = "en"
) -> Path:
    """Write ``index.html``, ``mirror.csv`` and ``mirror.parquet``; the page.

    All or nothing: see ``written_aside``. Raises OutputError.
    """
    html = mirror_page(data, language=language)
    table = pa.Table.from_pandas(mirror_table(data), SCHEMA, preserve_index=False)
    with written_aside(directory, kind=KIND) as aside:
        (aside / PAGE).write_text(html, "utf-8")
        csv.write_csv(table, aside / "mirror.csv")
        pq.write_table(table, aside / "mirror.parquet")
    return directory / PAGE


def mirror_page(data: MirrorData, *, language: Language) -> str:
    """The page of a mirror as one that needs nothing beside it."""
    speech = Speech(language)
    (sheet,) = mirror_sheets(data, speech)
    return page(
        sheet.template, speech, drawn=sheet.drawn, title=sheet.title, **sheet.shown
    )


def mirror_table(data: MirrorData) -> pd.DataFrame:
    """One row per measure, with what the page says of it; what is not told is empty."""
    lines = [_line(each) for each in data.mirrored]
    return pd.DataFrame(lines, columns=SCHEMA.names, dtype=object)


def _line(of: Mirrored) -> dict[str, object]:
    line: dict[str, object] = {
        "measure": of.recommendation.id,
        "state": of.state.value,
    }
    if of.state is State.TOO_LITTLE:
        return line
    row = of.row
    line |= {
        "numerator": row.numerator,
        "denominator": row.denominator,
        "cannot_tell": row.cannot_tell,
        "ratio": row.ratio,
        "ratio_low": row.low,
        "ratio_high": row.high,
        "signal": of.signal,
        "expected": of.expected,
        "place": of.place,
        "hangs_on": None if is_small(of.hangs_on) else of.hangs_on,
    }
    if of.peers is not None:
        line |= {
            "peers": of.peers.sites,
            "rankability": of.peers.rankability,
            "phi": of.peers.phi,
        }
    if of.shrunken is not None:
        names = ("shrunken", "shrunken_low", "shrunken_high")
        line |= dict(zip(names, of.shrunken, strict=True))
    return line | _change(of)


def _change(of: Mirrored) -> dict[str, object]:
    change = of.change
    if change is None:
        return {}
    pairs = {"own": change.own, "expected": change.expected, "peers": change.peers}
    shares = {
        f"{name}_{when}": both[place]
        for name, both in pairs.items()
        if both is not None
        for place, when in enumerate(("before", "after"))
    }
    return {"changed_since": change.since, "why": change.why, **shares}
