"""Arguments and options that several commands share, each described once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Where = Annotated[
    str,
    typer.Argument(
        metavar="SOURCE",
        help="Folder of Parquet or CSV files named after the CDM tables, a .duckdb "
        "file, or a URL (postgres://…, pyspark://…).",
    ),
]
Out = Annotated[
    Path,
    typer.Option("--output", "-o", help="Folder to write; replaced only if wervel's."),
]
MaybeOut = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", help="Folder to write too; replaced only if wervel's."
    ),
]
Codes = Annotated[
    list[str] | None,
    typer.Option(
        "--source-codes",
        help="Coding system of source values without concept id (ICPC1, AGB, DBC, …); "
        "may be repeated.",
    ),
]
WholeLife = Annotated[
    bool,
    typer.Option(
        "--whole-life", help="Let records outside observation periods count too."
    ),
]
Chosen = Annotated[
    list[str] | None,
    typer.Option(
        "--recommendation", "-r", help="Only this recommendation; may be repeated."
    ),
]
Guidelines = Annotated[
    str,
    typer.Option(
        "--guidelines",
        "-g",
        help="Whose recommendations: bodies, guideline ids or countries, with commas "
        "between (nhg,nvn); all for everything. 'wervel guideline list' shows them.",
    ),
]
SmallNumbers = Annotated[
    str,
    typer.Option(
        help="Rule for small numbers: opensafely, ohdsi, cumulus, cbs, none (inside)."
    ),
]
By = Annotated[
    list[str],
    typer.Option(
        "--by",
        help="none, care_site, provider, region, age_band, sex, diagnosis; may be "
        "repeated.",
    ),
]
OwnGroupings = Annotated[
    list[Path] | None,
    typer.Option(
        "--grouping",
        help="CSV file with care_site_id and group: own groups of care sites, named "
        "after the file; may be repeated.",
    ),
]
From = Annotated[
    str | None, typer.Option("--from", help="First month that counts, as 2019-01.")
]
Until = Annotated[
    str | None, typer.Option("--until", help="Last month that counts, as 2020-12.")
]
Intervals = Annotated[
    list[str],
    typer.Option("--every", help="all, year, quarter, month; may be repeated."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
InLanguage = Annotated[str, typer.Option("--language", help="en or nl.")]
Memory = Annotated[
    str, typer.Option(help="What the embedded engine may use before it spills to disk.")
]
Fhir = Annotated[
    bool,
    typer.Option("--fhir", help="Write the measures as FHIR MeasureReports too."),
]
Subjects = Annotated[
    list[str] | None,
    typer.Option(
        "--subjects",
        help="List who is behind this measure, in stays-inside/; may be repeated.",
    ),
]
