"""The command line: one function per command, and the groups of ``commands``.

A command imports for itself what only it needs, so that the others start sooner.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from wervel import __version__
from wervel.commands import (
    activity,
    advise,
    changes,
    codes,
    evidence,
    explain,
    feedback,
    guideline,
    impact,
    load,
    mirror,
    paths,
    published,
    sample,
    trace,
)
from wervel.commands.console import (
    assessed,
    bar,
    grid,
    grouped,
    guidelines,
    intervals,
    opened,
    print_json,
    printer,
    said,
    spanned,
    spoken,
    to_measure,
)
from wervel.commands.options import (
    AsJson,
    By,
    Chosen,
    Codes,
    Fhir,
    From,
    Guidelines,
    InLanguage,
    Intervals,
    Memory,
    Out,
    OwnGroupings,
    SmallNumbers,
    Subjects,
    Until,
    Where,
    WholeLife,
)
from wervel.commands.reports_in_fhir import to_list, write_reports, write_subjects
from wervel.errors import WervelError
from wervel.facts.unknown import UnknownFact, unknown_facts
from wervel.output import check_writable
from wervel.practice.groups import DEFAULT as DEFAULT_GROUPS
from wervel.practice.measures import measures
from wervel.practice.periods import EVERY
from wervel.practice.writing import KIND as ASSESSMENT
from wervel.practice.writing import write_assessment
from wervel.recommendations.bodies import DEFAULT, measured
from wervel.records import checking
from wervel.records.checking import ListSeen, Notice, Severity, TableRead
from wervel.records.failures import readable
from wervel.records.opening import open_source
from wervel.records.resolution import resolve
from wervel.records.unchanged import unchanged
from wervel.small_numbers import preset

application = typer.Typer(
    name="wervel",
    help="Guidelines for back pain as rules, and where care departs from them.\n\n"
    "Begin with: wervel sample -o out/s, then wervel report out/s -o out/r. "
    "Every command explains itself: wervel COMMAND --help.\n\n"
    "Exit codes: 0 done; 2 an option or name that does not exist; 3 records that "
    "cannot be used; 4 a definition that does not hold together; 5 output that cannot "
    "be written; 10 (check only) warnings.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
application.add_typer(sample.commands)
application.add_typer(guideline.commands, name="guideline")
application.add_typer(codes.commands, name="codes")
application.add_typer(load.commands, name="load")
application.add_typer(activity.commands)
application.add_typer(advise.commands)
application.add_typer(feedback.commands)
application.add_typer(mirror.commands)
application.add_typer(paths.commands)
application.add_typer(published.commands)
application.add_typer(impact.commands)
application.add_typer(changes.commands)
application.add_typer(trace.commands)
application.add_typer(explain.commands)
application.add_typer(evidence.commands, name="evidence")
INTERRUPTED = 130


@application.command()
def check(
    where: Where,
    source_codes: Codes = None,
    whole_life: WholeLife = False,
    whose: Guidelines = DEFAULT,
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
    recommendations = measured(guidelines(whose))
    facts = dict.fromkeys(fact for each in recommendations for fact in each.facts)
    unknown = unknown_facts(resolution, facts)
    if as_json:
        print_json(
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
    whose: Guidelines = DEFAULT,
    by: By = [*DEFAULT_GROUPS],  # noqa: B006  # typer copies it
    grouping: OwnGroupings = None,
    every: Intervals = [*EVERY],  # noqa: B006
    first: From = None,
    last: Until = None,
    fhir: Fhir = False,
    subjects: Subjects = None,
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
    rule, chosen_intervals = preset(small_numbers), intervals(every)
    span = spanned(first, last)
    chosen = to_measure(recommendation, whose)
    whom = to_list(subjects, chosen)
    check_writable(output, kind=ASSESSMENT)
    source = opened(where, source_codes, whole_life=whole_life, memory=memory)
    with unchanged(source):
        groups = grouped(source, by, grouping)
        done = assessed(source, chosen)
        table = measures(
            done, rule=rule, groups=groups, every=chosen_intervals, span=span
        )
    with readable(where):

        def more(aside: Path) -> None:
            if fhir:
                write_reports(done, table, aside, rule=rule)
            if whom:
                write_subjects(done, whom, aside, rule=rule)

        write_assessment(done, table, output, rule=rule, more=more)
    overall = table[(table["every"] == "all") & (table["by"] == "none")]
    if as_json:
        print(overall.to_json(orient="records", date_format="iso", indent=2))
    else:
        said.print(f"{len(table):,} measure rows in {output}")


@application.command()
def report(
    where: Where,
    output: Out,
    recommendation: Chosen = None,
    whose: Guidelines = DEFAULT,
    small_numbers: SmallNumbers = "opensafely",
    language: InLanguage = "en",
    source_codes: Codes = None,
    whole_life: WholeLife = False,
    memory: Memory = "2GB",
) -> None:
    """Write an offline HTML report: where practice departs, and how sure that is.

    A site of pages that works without network. Its first page, index.html, stands alone
    and can be forwarded; the measures are beside it as CSV and Parquet.
    """
    from wervel.dossiers.evidence_site import evidence_sheets
    from wervel.pages.speech import Speech
    from wervel.practice.gathering import report_data
    from wervel.practice.report import KIND, write_report
    from wervel.practice.site_pages import PARTS, Gathered, site_sheets

    speaks, rule = spoken(language), preset(small_numbers)
    chosen = to_measure(recommendation, whose)
    check_writable(output, kind=KIND)
    source = opened(where, source_codes, whole_life=whole_life, memory=memory)
    parts = ["measures", *PARTS, "evidence"]
    with unchanged(source):
        done = assessed(source, chosen)
        with bar("pages", len(parts)) as move:
            move(0, parts[0])
            data = report_data(done, rule=rule)
            made_of = Gathered(
                of=done, measured=data.measures, rule=rule, speech=Speech(speaks)
            )
            sheets = site_sheets(
                made_of, progress=lambda part: move(parts.index(part), part)
            )
            move(len(PARTS) + 1, "evidence")
            evidence = evidence_sheets(made_of.speech)
    page = write_report(data, output, language=speaks, sheets=(*sheets, *evidence))
    said.print(f"The report is {page}")


@application.command("serve")
def serve_command(
    directory: Annotated[
        Path | None, typer.Argument(help="A folder that report wrote.")
    ] = None,
    settings: Annotated[
        Path | None,
        typer.Option(help="TOML file: clients and their keys, FHIR servers, origins."),
    ] = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on; 0 for any.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="Processes that answer.")] = 1,
    registry: Annotated[
        str,
        typer.Option(
            help="Where feedback on cards is kept: a file, or postgresql://…. Without "
            "it, only until the service stops.",
        ),
    ] = "",
    by: Annotated[
        str,
        typer.Option(
            help="Who sees the patients here, where a request does not tell: "
            "general_practitioner, physiotherapist, ….",
        ),
    ] = "",
    language: Annotated[
        str | None, typer.Option(help="en or nl, where a request asks for neither.")
    ] = None,
    whose: Guidelines = DEFAULT,
    is_open: Annotated[
        bool, typer.Option("--open", help="Let other machines ask without a token.")
    ] = False,
) -> None:
    """Serve advice for one patient, and a report, until Ctrl-C.

    CDS Hooks at /cds-services, the clinician's page at /patient, and the report, where
    a folder is given, at /. On another address than this machine's own, clients must be
    named in the settings and sign their requests.
    """
    from dataclasses import replace
    from functools import partial

    from wervel.web.app import Plan, serve
    from wervel.web.settings import Settings, read_settings

    given = read_settings(settings) if settings else Settings()
    speaks = spoken(language) if language else given.language
    plan = Plan(
        settings=replace(given, language=speaks),
        guidelines=tuple(each.strip() for each in whose.split(",") if each.strip()),
        by=by,
        registry=registry,
        workers=workers,
        is_open=is_open,
    )
    ready = partial(said.print, markup=False, soft_wrap=True)
    serve(directory, plan=plan, host=host, port=port, ready=ready)


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
    out = printer()
    drawn = grid("Tables", "table", "state", "rows")
    for table in tables:
        drawn.add_row(table.name, table.state, f"{table.rows:,}")
    out.print(drawn)
    drawn = grid("Codelists", "codelist", "codes", "records", "persons", "meaning")
    for seen in lists:
        if seen.records:
            numbers = (f"{n:,}" for n in (seen.codes, seen.records, seen.persons))
            drawn.add_row(seen.codelist.name, *numbers, seen.codelist.meaning)
    out.print(drawn)
    absent = ", ".join(seen.codelist.name for seen in lists if not seen.records)
    out.print(f"Not in these records: {absent or 'nothing'}\n")
    drawn = grid("Facts without records", "fact", "what the source does not record")
    for each in unknown:
        extent = " (partly)" if each.partly else ""
        drawn.add_row(each.fact.name + extent, ", ".join(of.name for of in each.lists))
    out.print(drawn)
    drawn = grid("Notices", "severity", "where", "what", "records")
    for notice in notices:
        count = "" if notice.records is None else f"{notice.records:,}"
        drawn.add_row(notice.severity.name.lower(), notice.where, notice.what, count)
    out.print(drawn)


if __name__ == "__main__":
    main()
