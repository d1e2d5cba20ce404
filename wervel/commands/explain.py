"""The command ``wervel explain``: a care site's own words beside its number."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from wervel.commands.console import grid, print_json, printer, said, spoken
from wervel.commands.options import AsJson, InLanguage
from wervel.errors import UnknownName, UsageError
from wervel.recommendations.bodies import ALL, measured
from wervel.text import Language, Text

if TYPE_CHECKING:
    from wervel.registry.explanations import Explanation, Kept

commands = typer.Typer()
"""Held one command, which stands beside the others."""

NUMBER = Text(nl="nummer", en="number")
CARE_SITE = Text(nl="zorglocatie", en="care site")
MEASURE = Text(nl="maat", en="measure")
INTERVAL = Text(nl="periode", en="interval")
KIND = Text(nl="soort", en="kind")
TEXT = Text(nl="tekst", en="text")
BY = Text(nl="door", en="by")
WRITTEN = Text(nl="geschreven", en="written")
ALL_TIME = Text(nl="alle", en="all")
STORED = Text(nl="Bewaard als nummer {number}.", en="Kept as number {number}.")
KNOWN = Text(
    nl="Stond er al, als nummer {number}.", en="Already there, as number {number}."
)
WITHDRAWN = Text(
    nl="Nummer {number} is teruggenomen; de tekst is gewist.",
    en="Number {number} is withdrawn; its text is erased.",
)
WAS_WITHDRAWN = Text(
    nl="Nummer {number} was al teruggenomen.",
    en="Number {number} was withdrawn before.",
)
NONE_YET = Text(
    nl="Nog geen verklaringen in {where}.", en="No explanations yet in {where}."
)


@commands.command("explain")
def explain(
    where: Annotated[
        str,
        typer.Argument(
            metavar="REGISTRY",
            help="Where explanations are kept: a file (made where there is none), or "
            "postgresql://user@host/database.",
        ),
    ],
    text: Annotated[
        str | None,
        typer.Argument(
            help="What the care site says, in a few sentences. Nothing that points at "
            "a person."
        ),
    ] = None,
    care_site: Annotated[
        int | None, typer.Option(help="The care_site_id that says it.")
    ] = None,
    measure: Annotated[
        str | None, typer.Option(help="Id of the recommendation it is about.")
    ] = None,
    kind: Annotated[
        str, typer.Option(help="explain (why it differs) or adapt (what changes).")
    ] = "explain",
    by: Annotated[
        str,
        typer.Option(
            help="In which role: clinician, practice_manager, quality_officer, board. "
            "No name."
        ),
    ] = "clinician",
    interval: Annotated[
        str, typer.Option(help="2021, 2021-Q3 or 2021-07; all where left out.")
    ] = "",
    source: Annotated[str, typer.Option(help="Name of the records, if several.")] = "",
    show: Annotated[
        bool, typer.Option("--list", help="Show those that stand, the latest first.")
    ] = False,
    withdraw: Annotated[
        int | None,
        typer.Option(help="Take back the explanation of this number; erases its text."),
    ] = None,
    language: InLanguage = "en",
    as_json: AsJson = False,
) -> None:
    """Keep what a care site says beside its number: why it differs, or what changes.

    The same twice is kept once. Text that looks like it holds a citizen service number,
    a full date, an e-mail address or a name is refused. Others will read it.
    """
    from wervel.practice.tracing import interval as named_interval
    from wervel.registry.explanations import Explanation

    speaks = spoken(language)
    _check_one(text=text, show=show, withdraw=withdraw)
    if measure is not None:
        _check_measure(measure)
    if show:
        site = None if care_site is None else str(care_site)
        _show(where, speaks, of=(measure, site), as_json=as_json)
    elif withdraw is not None:
        _withdraw(where, withdraw, speaks)
    else:
        about, of = _wanted(care_site, measure)
        within = named_interval(interval) if interval else None
        given = Explanation(
            care_site_id=str(about),
            measure=of,
            kind=kind,
            text=text or "",
            written_by=by,
            every=within.every if within else "all",
            interval_start=within.first if within else None,
            source=source,
        )
        _store(where, given, speaks)


def _check_one(*, text: str | None, show: bool, withdraw: int | None) -> None:
    asked = [text is not None, show, withdraw is not None]
    if sum(asked) != 1:
        raise UsageError(
            "a text, --list or --withdraw",
            "several of them" if any(asked) else "none of them",
            where="wervel explain",
            do='write the text between quotes: wervel explain REGISTRY "…"',
        )


def _check_measure(name: str) -> None:
    known = [each.id for each in measured(ALL)]
    if name not in known:
        raise UnknownName(
            "the id of a recommendation that is measured",
            name,
            where="--measure",
            do="choose from: " + ", ".join(known),
        )


def _present() -> datetime:
    return datetime.fromtimestamp(time.time(), UTC)


def _wanted(care_site: int | None, measure: str | None) -> tuple[int, str]:
    """Which number it is about; both are needed."""
    if care_site is None or measure is None:
        raise UsageError(
            "the number that it is about",
            "no care site" if care_site is None else "no measure",
            where="wervel explain",
            do="give --care-site and --measure",
        )
    return care_site, measure


def _store(where: str, given: Explanation, language: Language) -> None:
    from wervel.registry.explanations import store_explanation
    from wervel.registry.opening import open_registry

    with open_registry(where) as registry:
        number, is_new = store_explanation(registry, given, written=_present())
    told = STORED if is_new else KNOWN
    said.print(told.in_language(language).format(number=number))


def _withdraw(where: str, number: int, language: Language) -> None:
    from wervel.registry.explanations import withdraw_explanation
    from wervel.registry.opening import open_registry

    with open_registry(where, create=False) as registry:
        done = withdraw_explanation(registry, number, at=_present())
    told = WITHDRAWN if done else WAS_WITHDRAWN
    said.print(told.in_language(language).format(number=number))


def _show(
    where: str,
    language: Language,
    *,
    of: tuple[str | None, str | None],
    as_json: bool,
) -> None:
    from wervel.registry.explanations import explanations_of
    from wervel.registry.opening import open_registry

    measure, care_site = of
    with open_registry(where, create=False) as registry:
        found = explanations_of(registry, measure=measure, care_site=care_site)
        place = registry.where
    if as_json:
        print_json({"explanations": [_as_json(each) for each in found]})
    elif found:
        _print(found, language)
    else:
        said.print(NONE_YET.in_language(language).format(where=place), soft_wrap=True)


def _as_json(of: Kept) -> dict[str, object]:
    return {
        "number": of.number,
        "written_at": of.written_at.isoformat(),
        **vars(of.explanation),
    }


def _print(found: Sequence[Kept], language: Language) -> None:
    from wervel.registry.explanations import KINDS, ROLES

    columns = (NUMBER, CARE_SITE, MEASURE, INTERVAL, KIND, TEXT, BY, WRITTEN)
    names = [each.in_language(language) for each in columns]
    drawn = grid("", *names, numbers=names[:1])
    for each in found:
        of = each.explanation
        drawn.add_row(
            str(each.number),
            of.care_site_id,
            of.measure,
            _interval(of.every, of.interval_start) or ALL_TIME.in_language(language),
            KINDS[of.kind].in_language(language),
            of.text,
            ROLES[of.written_by].in_language(language),
            f"{each.written_at:%Y-%m-%d}",
        )
    printer().print(drawn)


def _interval(every: str, start: date | None) -> str:
    """As ``--interval`` takes it; empty for the whole time."""
    if start is None:
        return ""
    quarter = f"-Q{(start.month + 2) // 3}"
    return f"{start:%Y}" + {"quarter": quarter, "month": f"{start:-%m}"}.get(every, "")
