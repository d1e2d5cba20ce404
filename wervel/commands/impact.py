"""The command ``wervel impact``: what would change if practice moved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wervel.commands.console import assessed, opened, said, spoken, to_measure
from wervel.commands.options import (
    Codes,
    InLanguage,
    Memory,
    Out,
    SmallNumbers,
    Where,
    WholeLife,
)
from wervel.errors import UsageError
from wervel.output import check_writable
from wervel.recommendations.bodies import DEFAULT
from wervel.records.unchanged import unchanged
from wervel.small_numbers import preset

if TYPE_CHECKING:
    from wervel.practice.impact.freezing import Frozen
    from wervel.practice.impact.scenarios import Scenario
    from wervel.prices import Prices

commands = typer.Typer()
"""Held one command, which stands beside the others."""


@commands.command("impact")
def impact(
    where: Where,
    output: Out,
    scenario: Annotated[
        list[str] | None,
        typer.Option(help="Only the scenario of this id; may be repeated."),
    ] = None,
    own: Annotated[
        Path | None, typer.Option(help="TOML file with scenarios of your own.")
    ] = None,
    prices: Annotated[
        Path | None,
        typer.Option(help="CSV file: item, price, currency, year, source, low, high."),
    ] = None,
    period: Annotated[
        int | None,
        typer.Option(help="Year to reckon with; else the last with full follow-up."),
    ] = None,
    freeze: Annotated[
        str, typer.Option(help="Write the baseline under this name too.")
    ] = "",
    against: Annotated[
        Path | None,
        typer.Option(help="A frozen baseline to lay the years after it over."),
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Of the random draws.")] = 1,
    small_numbers: SmallNumbers = "opensafely",
    language: InLanguage = "en",
    source_codes: Codes = None,
    whole_life: WholeLife = False,
    memory: Memory = "2GB",
) -> None:
    """Reckon scenarios over one year: what would change, with its uncertainty.

    A page and impact.csv. Only totals leave, by the rule for small numbers. Costs only
    where prices are given.
    """
    from wervel.practice.impact.freezing import check_name, laid_over
    from wervel.practice.impact.gathering import (
        Reckoning,
        complete_years,
        impact_data,
        outcomes,
        year_of,
    )
    from wervel.practice.impact.sheets import Against
    from wervel.practice.impact.writing import KIND, write_impact

    speaks, rule = spoken(language), preset(small_numbers)
    name = check_name(freeze) if freeze else ""
    frozen = _frozen(against, small_numbers)
    chosen = _chosen(scenario, own, frozen)
    priced = _priced(prices, chosen)
    measures = [each.measure for each in chosen if each.measure]
    asked = to_measure(measures or None, DEFAULT)
    check_writable(output, kind=KIND)
    source = opened(where, source_codes, whole_life=whole_life, memory=memory)
    how = Reckoning(rule=rule, prices=priced, seed=seed)
    with unchanged(source):
        done = assessed(source, asked)
        data = impact_data(done, chosen, how, year=year_of(done, period))
        laid = None
        if frozen is not None:
            years = [each for each in complete_years(done) if each > frozen.year]
            came = outcomes(done, chosen, how, years=years) if years else ()
            laid = Against(frozen=frozen, laid=laid_over(frozen, came))
    page = write_impact(data, output, language=speaks, freeze=name, against=laid)
    said.print(f"The scenarios are in {page}")


def _frozen(path: Path | None, rule: str) -> Frozen | None:
    from wervel.practice.impact.freezing import read_frozen

    if path is None:
        return None
    frozen = read_frozen(path)
    if frozen.rule != rule:
        raise UsageError(
            f"the rule for small numbers of the baseline, {frozen.rule}",
            rule,
            where="--small-numbers",
            do="two rules over the same years could be subtracted: use that one",
        )
    return frozen


def _chosen(
    ids: list[str] | None, own: Path | None, frozen: Frozen | None
) -> tuple[Scenario, ...]:
    """Those asked for; beside a frozen baseline, the ones frozen in it."""
    from wervel.practice.impact.scenarios import chosen_scenarios, own_scenarios

    if frozen is None:
        return chosen_scenarios(ids or (), own_scenarios(own) if own else ())
    if ids or own:
        raise UsageError(
            "a baseline or scenarios",
            "both",
            where="--against",
            do="leave --scenario and --own out: the baseline says which",
        )
    return tuple(each.scenario for each in frozen.outcomes)


def _priced(path: Path | None, scenarios: tuple[Scenario, ...]) -> Prices | None:
    from wervel.prices import check_prices, read_prices

    if path is None:
        return None
    prices = read_prices(path)
    needed = [item for each in scenarios for item in each.items]
    check_prices(prices, needed, where=str(path))
    return prices
