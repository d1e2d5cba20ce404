"""The commands under ``wervel guideline``: the whole base, read and held together."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import pandas as pd
import typer

from wervel.commands import counts_printing as counts
from wervel.commands import guideline_printing as printing
from wervel.commands import side_by_side_printing as stands_printing
from wervel.commands.console import (
    assessed,
    check_out,
    grid,
    guidelines,
    opened,
    print_json,
    printer,
    said,
    spoken,
)
from wervel.commands.options import (
    AsJson,
    Codes,
    Guidelines,
    InLanguage,
    MaybeOut,
    Memory,
    SmallNumbers,
    WholeLife,
)
from wervel.commands.patient_file import read_patient
from wervel.errors import UsageError
from wervel.recommendations.bodies import ALL, DEFAULT, EVERY, recommendation
from wervel.recommendations.conflicts import (
    Conflict,
    all_stated_conflicts,
    conflicts,
)
from wervel.recommendations.described import described, described_conflict
from wervel.records.failures import readable
from wervel.records.source import Source
from wervel.small_numbers import Preset, preset

commands = typer.Typer(
    help="Read the guideline base: what is recommended, by whom, and where they "
    "contradict each other.",
    no_args_is_help=True,
)

MaybeWhere = Annotated[
    str | None,
    typer.Argument(metavar="[SOURCE]", help="Records; left out, definitions alone."),
]


@commands.command("list")
def list_(
    whose: Guidelines = EVERY,
    topic: Annotated[
        str | None, typer.Option(help="Only this topic: imaging, denervation, …")
    ] = None,
    as_json: AsJson = False,
    language: InLanguage = "en",
) -> None:
    """List the recommendations: who says what, whether it has a rule and a measure."""
    speaks = spoken(language)
    shown = [
        each
        for each in guidelines(whose)
        if topic is None or each.topic is printing.topic(topic)
    ]
    if as_json:
        print_json([described(each) for each in shown])
        return
    printing.listed(shown, speaks)


@commands.command("show")
def show(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="An id, or an item such as R-016.")
    ],
    as_json: AsJson = False,
    language: InLanguage = "en",
) -> None:
    """Show one recommendation: words, rule, facts, source, and who says otherwise."""
    speaks, chosen = spoken(language), recommendation(name)
    against = [
        each for each in conflicts(ALL) if chosen in (each.favours, each.opposes)
    ]
    if as_json:
        print_json(
            {
                **described(chosen),
                "conflicts": [described_conflict(each) for each in against],
            }
        )
        return
    printing.shown(chosen, against, speaks)


@commands.command("conflicts")
def conflicts_(
    where: MaybeWhere = None,
    output: MaybeOut = None,
    whose: Guidelines = DEFAULT,
    about: Annotated[
        str | None,
        typer.Option(help="Only about this act and its kinds: imaging, denervation, …"),
    ] = None,
    small_numbers: SmallNumbers = "opensafely",
    source_codes: Codes = None,
    whole_life: WholeLife = False,
    memory: Memory = "2GB",
    as_json: AsJson = False,
    language: InLanguage = "en",
) -> None:
    """Say where recommendations oppose each other, and over records how often.

    Conflicts are derived from the rules. With a SOURCE: how many episodes, at which
    moment, receive opposing advice, per pair of bodies, year and care site; only what
    is in force counts there. -o writes all of it as conflicts.csv and .parquet.
    """
    speaks, wanted = spoken(language), printing.act(about) if about else None
    derived = [
        each
        for each in conflicts(guidelines(whose))
        if wanted is None or each.act.overlaps(wanted)
    ]
    _check_source(where, output)
    if where is None:
        if as_json:
            print_json([described_conflict(each) for each in derived])
        else:
            printing.conflicting(derived, all_stated_conflicts(), speaks)
        return
    rule = preset(small_numbers)
    burden = _burden(
        opened(where, source_codes, whole_life=whole_life, memory=memory),
        [each for each in derived if each.is_in_force and not each.is_within_body],
        output,
        rule=rule,
    )
    if as_json:
        print(burden.to_json(orient="records", date_format="iso", indent=2))
    else:
        counts.burden(burden, speaks)


def _check_source(where: str | None, output: Path | None) -> None:
    """Raise UsageError where there is something to write and nothing to count."""
    if where is None and output is not None:
        raise UsageError(
            "a source beside --output",
            "no source",
            where="wervel guideline",
            do="name the records to count in, or leave --output out",
        )


def _burden(
    source: Source, derived: list[Conflict], output: Path | None, *, rule: Preset
) -> pd.DataFrame:
    """Count over the source, write where asked; without care sites and quarters."""
    from wervel.practice.conflict_burden import (
        conflict_burden,
        involved,
        nothing_counted,
    )
    from wervel.practice.conflict_writing import BURDEN, write_burden

    check_out(output, kind=BURDEN)
    burden = nothing_counted()
    if derived:
        done = assessed(source, involved(derived))
        with readable(source.where):
            burden = conflict_burden(done, derived, rule=rule)
    if output is not None:
        write_burden(burden, output)
        said.print(f"{len(burden):,} rows in {output}")
    return burden[(burden["by"] == "none") & (burden["every"] != "quarter")]


@commands.command("compare")
def compare(
    one: Annotated[str, typer.Argument(metavar="A", help="A guideline, or body.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Another version.")],
    where: MaybeWhere = None,
    output: MaybeOut = None,
    small_numbers: SmallNumbers = "opensafely",
    source_codes: Codes = None,
    whole_life: WholeLife = False,
    memory: Memory = "2GB",
    as_json: AsJson = False,
    language: InLanguage = "en",
) -> None:
    """Hold two versions of a guideline beside each other; over records, who changes.

    Recommendations asked at the same moment about the same act are compared. With a
    SOURCE: how many moments have which verdict under either. -o writes that, and in
    stays-inside/ the moments themselves.
    """
    from wervel.practice.version_comparison import counterparts

    speaks, then, now = spoken(language), guidelines(one), guidelines(other)
    _check_source(where, output)
    pairs = counterparts(then, now)
    if where is None:
        counts.versions(then, now, pairs, as_json=as_json, language=speaks)
        return
    if not pairs:
        raise UsageError(
            "two guidelines with recommendations at the same moment about one act",
            f"{one} and {other}, which share none",
            where="wervel guideline compare",
            do="leave the source out to see both beside each other",
        )
    from wervel.practice.conflict_writing import COMPARISON, write_comparison
    from wervel.practice.version_comparison import transitions

    rule = preset(small_numbers)
    check_out(output, kind=COMPARISON)
    source = opened(where, source_codes, whole_life=whole_life, memory=memory)
    both = {side.id: side for each in pairs for side in (each.one, each.other)}
    done = assessed(source, tuple(both.values()))
    with readable(where):
        table = transitions(done, pairs, rule=rule)
        if output is not None:
            write_comparison(done, pairs, table, output)
            said.print(f"{len(table):,} rows in {output}")
    if as_json:
        print(table.to_json(orient="records", indent=2))
    else:
        counts.changes(table, speaks)


@commands.command("beside")
def beside(
    act: Annotated[str, typer.Argument(help="denervation, mri, opioid, …")],
    patient: Annotated[
        Path,
        typer.Option(
            "--patient",
            help="TOML or JSON file: a line per fact (pain_score = 6); what is left "
            "out is unknown.",
        ),
    ],
    whose: Guidelines = DEFAULT,
    as_json: AsJson = False,
    language: InLanguage = "en",
) -> None:
    """Put side by side where every body stands on one act for one patient, and why.

    Which would allow it, which would not, and on which unanswered question it hangs.
    wervel advises; a clinician decides.
    """
    from wervel.findings.side_by_side import side_by_side

    speaks, answers = spoken(language), read_patient(patient)
    stands = side_by_side(printing.act(act), answers, guidelines(whose))
    if as_json:
        print_json([stands_printing.as_json(each) for each in stands])
    else:
        stands_printing.side_by_side(printing.act(act), answers, stands, speaks)


@commands.command("facts")
def facts(as_json: AsJson = False) -> None:
    """List the facts a patient file may answer: name, question, unit."""
    known = dict.fromkeys(fact for each in ALL if each.has_rule for fact in each.facts)
    rows: list[dict[str, Any]] = [
        {
            "name": each.name,
            "question": {"nl": each.question.nl, "en": each.question.en},
            "answer": each.unit or "yes or no",
            "recorded": each.is_recorded,
        }
        for each in sorted(known, key=lambda fact: fact.name)
    ]
    if as_json:
        print_json(rows)
        return
    drawn = grid("Facts", "fact", "answer", "in records", "question")
    for row in rows:
        recorded = "yes" if row["recorded"] else "no, ask"
        drawn.add_row(row["name"], row["answer"], recorded, row["question"]["en"])
    printer().print(drawn)


@commands.command("export")
def export(
    directory: Annotated[
        Path,
        typer.Option(
            "--fhir", metavar="DIR", help="Folder to write; replaced only if wervel's."
        ),
    ],
    whose: Guidelines = EVERY,
) -> None:
    """Write the base as FHIR R4: PlanDefinition, Library and Measure resources."""
    from wervel.exchange.fhir import write_fhir

    count = write_fhir(guidelines(whose), directory)
    said.print(f"{count:,} FHIR resources in {directory}")
