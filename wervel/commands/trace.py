"""The command ``wervel trace``: the episodes behind a number, for who may see them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wervel.commands import words
from wervel.commands.console import (
    assessed,
    check_out,
    grid,
    opened,
    print_json,
    printer,
    said,
    spoken,
)
from wervel.commands.options import (
    AsJson,
    Codes,
    InLanguage,
    MaybeOut,
    Memory,
    Where,
    WholeLife,
)
from wervel.errors import UnknownName, UsageError
from wervel.findings.finding import Verdict
from wervel.recommendations.bodies import ALL, measured
from wervel.recommendations.recommendation import Recommendation
from wervel.records.unchanged import unchanged
from wervel.text import NOT_CHECKED, Language, Text

if TYPE_CHECKING:
    from wervel.logic import Answer
    from wervel.practice.tracing import Trace, Traced

commands = typer.Typer()
"""Held one command, which stands beside the others."""

VERDICTS = {
    Verdict.FOLLOWED: Text(nl="gevolgd", en="followed"),
    Verdict.NOT_FOLLOWED: Text(nl="niet gevolgd", en="not followed"),
    Verdict.CANNOT_TELL: Text(nl="niet te zeggen", en="cannot tell"),
}
VERDICT = Text(nl="oordeel", en="verdict")
PERSON = Text(nl="persoon", en="person")
EPISODE = Text(nl="episode sinds", en="episode since")
DAY = Text(nl="dag", en="day")
PROVIDER = Text(nl="zorgverlener", en="provider")
BECAUSE = Text(nl="wat de doorslag gaf", en="what decided")
COUNTS = Text(
    nl="{followed} gevolgd, {not_followed} niet gevolgd, {cannot_tell} niet te zeggen: "
    "de getelde momenten van {measure}, zonder afronding. Aanbeveling: {checked}.",
    en="{followed} followed, {not_followed} not followed, {cannot_tell} cannot tell: "
    "the moments counted for {measure}, not rounded. Recommendation: {checked}.",
)
INSIDE = Text(
    nl="Hier staan personen in: dit blijft binnen. Niet gevolgd is geen fout.",
    en="This holds persons: it stays inside. Not followed is not an error.",
)
WRITTEN = Text(
    nl="Geschreven in {where}; wat in stays-inside/ staat, blijft binnen.",
    en="Written in {where}; what is in stays-inside/ stays inside.",
)


@commands.command("trace")
def trace(
    where: Where,
    measure: Annotated[
        str, typer.Option(help="Id of the recommendation that is measured.")
    ],
    care_site: Annotated[int, typer.Option(help="The care_site_id of the number.")],
    verdict: Annotated[
        list[str] | None,
        typer.Option(
            help="followed, not_followed, cannot_tell; may be repeated. All three "
            "where left out."
        ),
    ] = None,
    interval: Annotated[
        str,
        typer.Option(help="2021, 2021-Q3 or 2021-07; the whole time where left out."),
    ] = "",
    output: MaybeOut = None,
    may_see: Annotated[
        bool,
        typer.Option(
            "--yes-i-may-see-persons",
            help="You are allowed to read the records of these persons.",
        ),
    ] = False,
    source_codes: Codes = None,
    whole_life: WholeLife = False,
    memory: Memory = "2GB",
    language: InLanguage = "en",
    as_json: AsJson = False,
) -> None:
    """List the episodes behind a number, each with the facts that decided.

    The rows are of persons. It is for those who treat them, or who may read the records
    themselves for another reason; it is on no page that wervel serves. The counts at
    the end are those of the measure, not rounded. With --output a CSV file with all
    facts is written into stays-inside/ of that folder.
    """
    from wervel.practice import tracing

    _check_allowed(allowed=may_see)
    speaks, of = spoken(language), _measure(measure)
    wanted = _verdicts(verdict)
    within = tracing.interval(interval) if interval else None
    check_out(output, kind=tracing.KIND)
    source = opened(where, source_codes, whole_life=whole_life, memory=memory)
    with unchanged(source):
        done = assessed(source, (of,))
        traced = tracing.trace(
            done, of, care_site=care_site, within=within, verdicts=wanted
        )
    if output is not None:
        tracing.write_trace(traced, output)
        _say_where(output, speaks)
    if as_json:
        rows = tracing.as_rows(traced)
        print_json({**tracing.described(traced), "moments": rows})
        said.print(INSIDE.in_language(speaks), soft_wrap=True)
    else:
        _print(traced, speaks)


def _check_allowed(*, allowed: bool) -> None:
    if not allowed:
        raise UsageError(
            "somebody who may see persons: who treats them, or may read these records "
            "themselves",
            "nobody who says so",
            where="wervel trace",
            do="add --yes-i-may-see-persons if that is you; else ask the care site",
        )


def _measure(name: str) -> Recommendation:
    known = {each.id: each for each in measured(ALL)}
    if name not in known:
        raise UnknownName(
            "the id of a recommendation that is measured",
            name,
            where="--measure",
            do="choose from: " + ", ".join(known),
        )
    return known[name]


def _verdicts(names: list[str] | None) -> tuple[Verdict, ...]:
    known = {each.value: each for each in VERDICTS}
    for each in names or ():
        if each not in known:
            raise UnknownName(
                "a verdict that a measure counts",
                each,
                where="--verdict",
                do="choose from: " + ", ".join(known),
            )
    return tuple(known[each] for each in names or known)


def _say_where(output: Path, language: Language) -> None:
    told = WRITTEN.in_language(language).format(where=output)
    said.print(told, markup=False, soft_wrap=True)


def _print(of: Trace, language: Language) -> None:
    out = printer()
    columns = (VERDICT, PERSON, EPISODE, DAY, PROVIDER, BECAUSE)
    person = PERSON.in_language(language)
    names = [each.in_language(language) for each in columns]
    drawn = grid(of.measure.title.in_language(language), *names, numbers=(person,))
    for each in of.moments:
        drawn.add_row(
            VERDICTS[each.verdict].in_language(language),
            str(each.person_id),
            each.episode_start.isoformat(),
            each.day.isoformat(),
            "" if each.provider_id is None else str(each.provider_id),
            _because(each, of.measure, language),
        )
    out.print(drawn)
    checked = of.measure.checked_by or NOT_CHECKED.in_language(language)
    counts = {each.value: f"{count:,}" for each, count in of.counts.items()}
    told = COUNTS.in_language(language)
    told = told.format(measure=of.measure.id, checked=checked, **counts)
    out.print(told, soft_wrap=True)
    out.print(INSIDE.in_language(language), soft_wrap=True)


def _because(of: Traced, measure: Recommendation, language: Language) -> str:
    """The questions that decided, each with its answer."""
    facts = {each.name: each for each in measure.facts}
    return " ".join(
        f"{facts[name].question.in_language(language)} "
        f"{_in_words(of.answers[name], facts[name].unit, language)}."
        for name in of.because
    )


def _in_words(answer: Answer, unit: str, language: Language) -> str:
    if answer is None:
        return words.UNKNOWN.in_language(language)
    if isinstance(answer, bool):
        return (words.YES if answer else words.NO).in_language(language)
    return f"{answer:g} {unit}".strip()
