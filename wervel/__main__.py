"""The command line: one function per command.

A command imports for itself what only it needs, so that the others start sooner.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, cast

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from wervel import __version__
from wervel.errors import UnknownName, UsageError, WervelError
from wervel.facts.unknown import UnknownFact, unknown_facts
from wervel.findings.assessment import STEPS, Assessment, assess
from wervel.output import check_writable
from wervel.practice.measures import GROUPS, By, measures
from wervel.practice.writing import KIND as ASSESSMENT
from wervel.practice.writing import write_assessment
from wervel.recommendations.bodies import ALL
from wervel.recommendations.recommendation import Recommendation
from wervel.records import checking
from wervel.records.checking import ListSeen, Notice, Severity, TableRead
from wervel.records.failures import readable
from wervel.records.opening import open_source
from wervel.records.resolution import resolve
from wervel.records.source import Source
from wervel.small_numbers import preset
from wervel.text import Language

application = typer.Typer(
    name="wervel",
    help="See where back-pain care departs from the guideline, from OMOP records.\n\n"
    "Begin with: wervel sample -o out/s, then wervel report out/s -o out/r. "
    "Every command explains itself: wervel COMMAND --help.\n\n"
    "Exit codes: 0 done; 2 an option or name that does not exist; 3 records that "
    "cannot be used; 4 a definition that does not hold together; 5 output that cannot "
    "be written; 10 (check only) warnings.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
said = Console(stderr=True, highlight=False)
INTERRUPTED = 130

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
SmallNumbers = Annotated[
    str,
    typer.Option(
        help="Rule for small numbers: opensafely, ohdsi, cumulus, cbs, none (inside)."
    ),
]
Groups = Annotated[
    list[str],
    typer.Option("--by", help="none, care_site, provider; may be repeated."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
Memory = Annotated[
    str, typer.Option(help="What the embedded engine may use before it spills to disk.")
]


@application.command()
def sample(
    output: Out,
    persons: Annotated[int, typer.Option(min=1, help="How many people.")] = 20_000,
    seed: Annotated[int, typer.Option(help="Same seed, same people.")] = 1,
) -> None:
    """Write a made-up Dutch-like population as OMOP Parquet, with what was planted.

    Rates come from the published measurements; nobody in it exists.
    """
    from wervel.records.sample import write_sample

    with _bar("people", persons) as move:
        write_sample(
            output, persons=persons, seed=seed, progress=lambda done, _: move(done)
        )
    said.print(f"{persons:,} made-up persons in {output}")


@application.command()
def check(
    where: Where,
    source_codes: Codes = None,
    whole_life: WholeLife = False,
    as_json: AsJson = False,
) -> None:
    """Say what a source holds, which codelists occur in it, what will be unknown, why.

    Exit code 0 when there is nothing to worry about, 10 with warnings, 3 when the
    records cannot be used.
    """
    with readable(where):
        source = open_source(where, declared=source_codes or (), whole_life=whole_life)
        resolution = resolve(source)
        tables = checking.tables_read(source)
        notices = checking.notices(source, resolution)
        lists = checking.lists_seen(source, resolution)
    facts = dict.fromkeys(fact for each in ALL for fact in each.facts)
    unknown = unknown_facts(resolution, facts)
    if as_json:
        _print_json(
            {
                "source": source.where,
                "tables": [vars(each) for each in tables],
                "notices": [
                    {**vars(each), "severity": each.severity.name.lower()}
                    for each in notices
                ],
                "codelists": [
                    {**vars(each), "codelist": each.codelist.name} for each in lists
                ],
                "unknown_facts": [_unknown_as_json(each) for each in unknown],
            }
        )
    else:
        _print_check(tables, notices, lists, unknown)
    worst = {each.severity for each in notices}
    for severity in (Severity.ERROR, Severity.WARNING):
        if severity in worst:
            raise typer.Exit(severity.value)


@application.command("assess")
def assess_command(
    where: Where,
    output: Out,
    recommendation: Chosen = None,
    by: Groups = ["none", "care_site"],  # noqa: B006  # typer copies it
    small_numbers: SmallNumbers = "opensafely",
    source_codes: Codes = None,
    whole_life: WholeLife = False,
    memory: Memory = "2GB",
    as_json: AsJson = False,
) -> None:
    """Hold the recommendations against everybody; write measures and findings.

    measures.parquet and measures.csv have passed the rule for small numbers. What is in
    stays-inside/ has one row per person and must not leave the house.
    """
    rule, groups = preset(small_numbers), _groups(by)
    chosen = _recommendations(recommendation)
    check_writable(output, kind=ASSESSMENT)
    assessed = _assessed(_opened(where, source_codes, whole_life, memory), chosen)
    with readable(where):
        measured = measures(assessed, rule=rule, by=groups)
        write_assessment(assessed, measured, output, rule=rule)
    overall = measured[(measured["every"] == "all") & (measured["by"] == "none")]
    if as_json:
        print(overall.to_json(orient="records", date_format="iso", indent=2))
    else:
        said.print(f"{len(measured):,} measure rows in {output}")


@application.command()
def report(
    where: Where,
    output: Out,
    recommendation: Chosen = None,
    small_numbers: SmallNumbers = "opensafely",
    language: Annotated[str, typer.Option(help="en or nl.")] = "en",
    source_codes: Codes = None,
    whole_life: WholeLife = False,
    memory: Memory = "2GB",
) -> None:
    """Write an offline HTML report: where practice departs, and how sure that is.

    One page that can be forwarded, with the same numbers as CSV and Parquet beside it.
    """
    from wervel.practice.gathering import report_data
    from wervel.practice.report import KIND, write_report

    if language not in ("en", "nl"):
        raise UsageError("en or nl", language, where="--language", do="choose one")
    rule, chosen = preset(small_numbers), _recommendations(recommendation)
    check_writable(output, kind=KIND)
    assessed = _assessed(_opened(where, source_codes, whole_life, memory), chosen)
    with readable(where):
        data = report_data(assessed, rule=rule)
    page = write_report(data, output, language=cast(Language, language))
    said.print(f"The report is {page}")


@application.command("serve")
def serve_command(
    directory: Annotated[Path, typer.Argument(help="A folder that report wrote.")],
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
) -> None:
    """Serve a report at http://127.0.0.1:8000 until Ctrl-C."""
    from wervel.web.app import serve

    serve(directory, host=host, port=port, ready=said.print)


@application.command()
def version() -> None:
    """Print the version."""
    print(__version__)


def main() -> None:
    """Run a command; turn wervel's errors into a message and an exit code."""
    try:
        application()
    except KeyboardInterrupt:
        said.print("stopped; nothing half-written is left")
        sys.exit(INTERRUPTED)
    except WervelError as problem:
        said.print(f"[bold red]{type(problem).__name__}[/]")
        said.print(str(problem), markup=False, soft_wrap=True)
        sys.exit(problem.exit_code)


def _opened(
    where: str, declared: list[str] | None, whole_life: bool, memory: str
) -> Source:
    with readable(where):
        return open_source(
            where, declared=declared or (), whole_life=whole_life, memory=memory
        )


def _recommendations(ids: list[str] | None) -> tuple[Recommendation, ...]:
    if not ids:
        return ALL
    known = {each.id: each for each in ALL}
    for each in ids:
        if each not in known:
            raise UnknownName(
                "the id of a recommendation",
                each,
                where="--recommendation",
                do="choose from: " + ", ".join(known),
            )
    return tuple(known[each] for each in dict.fromkeys(ids))


def _groups(names: list[str]) -> tuple[By, ...]:
    for each in names:
        if each not in GROUPS:
            raise UnknownName(
                "a grouping", each, where="--by", do="choose from: " + ", ".join(GROUPS)
            )
    return tuple(group for group in GROUPS if group in names)


def _assessed(
    source: Source, recommendations: tuple[Recommendation, ...]
) -> Assessment:
    with readable(source.where), _bar("reading", len(STEPS)) as move:

        def progress(step: str) -> None:
            move(STEPS.index(step), step)

        assessed = assess(source, recommendations=recommendations, progress=progress)
        move(len(STEPS), "done")
        return assessed


@contextmanager
def _bar(what: str, total: int) -> Iterator[Callable[..., None]]:
    """A progress bar on standard error; what it yields moves it to a position."""
    columns = (
        TextColumn("{task.description:<12}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    quiet = not said.is_terminal
    with Progress(*columns, console=said, transient=True, disable=quiet) as bar:
        task = bar.add_task(what, total=total)

        def move(done: int, description: str = what) -> None:
            bar.update(task, completed=done, description=description)

        yield move


def _print_json(what: object) -> None:
    print(json.dumps(what, indent=2, ensure_ascii=False, default=str))


def _unknown_as_json(each: UnknownFact) -> dict[str, object]:
    return {
        "fact": each.fact.name,
        "question": each.fact.question.en,
        "partly": each.partly,
        "not_recorded": [of.name for of in each.lists],
    }


def _print_check(
    tables: tuple[TableRead, ...],
    notices: tuple[Notice, ...],
    lists: tuple[ListSeen, ...],
    unknown: tuple[UnknownFact, ...],
) -> None:
    out = Console(highlight=False)
    grid = _grid("Tables", "table", "state", "rows")
    for table in tables:
        grid.add_row(table.name, table.state, f"{table.rows:,}")
    out.print(grid)
    grid = _grid("Codelists", "codelist", "codes", "records", "persons", "meaning")
    for seen in lists:
        if seen.records:
            numbers = (f"{n:,}" for n in (seen.codes, seen.records, seen.persons))
            grid.add_row(seen.codelist.name, *numbers, seen.codelist.meaning)
    out.print(grid)
    absent = ", ".join(seen.codelist.name for seen in lists if not seen.records)
    out.print(f"Not in these records: {absent or 'nothing'}\n")
    grid = _grid("Facts without records", "fact", "what the source does not record")
    for each in unknown:
        extent = " (partly)" if each.partly else ""
        grid.add_row(each.fact.name + extent, ", ".join(of.name for of in each.lists))
    out.print(grid)
    grid = _grid("Notices", "severity", "where", "what", "records")
    for notice in notices:
        count = "" if notice.records is None else f"{notice.records:,}"
        grid.add_row(notice.severity.name.lower(), notice.where, notice.what, count)
    out.print(grid)


def _grid(title: str, *columns: str) -> Table:
    grid = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for column in columns:
        number = column in ("rows", "codes", "records", "persons")
        grid.add_column(column, justify="right" if number else "left", no_wrap=number)
    return grid


if __name__ == "__main__":
    main()
