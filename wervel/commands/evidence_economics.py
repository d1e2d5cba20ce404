"""The command ``wervel evidence economics``: costs and effects beside a trial."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wervel.commands.console import check_out, spoken
from wervel.commands.options import AsJson, InLanguage, MaybeOut
from wervel.errors import UsageError

if TYPE_CHECKING:
    from wervel.evidence.economics.asking import Rates
    from wervel.prices import Prices

commands = typer.Typer()
"""Held one command, which stands beside the others."""


@commands.command("economics")
def economics(
    patients: Annotated[
        Path,
        typer.Argument(
            metavar="PATIENTS",
            help="CSV file, a line per patient: participant, arm, utility_<weeks>, "
            "effect_<name>, use_<item>, cost_<category>, cluster, covariate_<name>.",
        ),
    ],
    against: Annotated[str, typer.Option(help="The arm to compare the others with.")],
    worth: Annotated[
        list[float],
        typer.Option(
            help="What one more QALY, or unit of effect, may cost; may be repeated, "
            "and the first is the one the page speaks of."
        ),
    ],
    prices: Annotated[
        Path | None,
        typer.Option(help="CSV file: item, price, currency, year, source, low, high."),
    ] = None,
    currency: Annotated[
        str, typer.Option(help="Of the cost_ columns, where no prices are given.")
    ] = "",
    effect: Annotated[
        str, typer.Option(help="QALY, or the name of an effect_ column.")
    ] = "",
    lower_is_better: Annotated[
        bool, typer.Option("--lower-is-better", help="Less of that effect is better.")
    ] = False,
    outside_care: Annotated[
        list[str] | None,
        typer.Option(
            help="An item or category that is not health care (absence, travel): it "
            "counts for society only; may be repeated."
        ),
    ] = None,
    discount_costs: Annotated[
        float | None, typer.Option(help="Rate a year after the first, such as 0.03.")
    ] = None,
    discount_effects: Annotated[
        float | None, typer.Option(help="Rate a year after the first, such as 0.015.")
    ] = None,
    negative_costs_mean: Annotated[
        str, typer.Option(help="What negative costs in the file are.")
    ] = "",
    complete_only: Annotated[
        bool,
        typer.Option(
            "--complete-only",
            help="Leave out whom something lacks, instead of filling it in.",
        ),
    ] = False,
    draws: Annotated[int, typer.Option(help="Draws of the bootstrap.")] = 10_000,
    seed: Annotated[int, typer.Option(min=0, help="Of the random draws.")] = 1,
    output: MaybeOut = None,
    language: InLanguage = "en",
    as_json: AsJson = False,
) -> None:
    """Weigh costs against effects in a trial: differences, choice, uncertainty.

    A page with the cost-effectiveness plane, the acceptability curve, costs by category
    and scenarios; the same numbers as CSV and JSON. Utilities come in: EQ-5D answers
    are not valued here.
    """
    from wervel.commands.evidence_out import give
    from wervel.evidence.economics.asking import Asked
    from wervel.evidence.economics.evaluation import evaluation
    from wervel.evidence.economics.patients import read_patients
    from wervel.evidence.economics.reporting import economics_report
    from wervel.evidence.report import KIND
    from wervel.pages.speech import Speech
    from wervel.prices import read_prices

    speech = Speech(spoken(language))
    check_out(output, kind=KIND)
    asked = Asked(
        worth=tuple(worth),
        effect=effect,
        lower_is_better=lower_is_better,
        outside_care=tuple(dict.fromkeys(outside_care or ())),
        rates=_rates(discount_costs, discount_effects),
        negative_costs_mean=negative_costs_mean.strip(),
        complete_only=complete_only,
        draws=draws,
        seed=seed,
    )
    priced = read_prices(prices) if prices else {}
    found = evaluation(
        read_patients(patients, reference=against),
        asked=asked,
        prices=priced,
        currency=_currency(currency, priced),
    )
    give(economics_report(found, speech), output, speech, as_json=as_json)


def _rates(costs: float | None, effects: float | None) -> Rates | None:
    from wervel.evidence.economics.asking import Rates

    if costs is None and effects is None:
        return None
    if costs is None or effects is None:
        raise UsageError(
            "a rate for costs and one for effects",
            "one of the two",
            where="--discount-costs and --discount-effects",
            do="give both; 0 where something is not to be discounted",
        )
    return Rates(costs=costs, effects=effects)


def _currency(given: str, prices: Prices) -> str:
    found = next((each.currency for each in prices.values()), given)
    if not found or (given and given != found):
        raise UsageError(
            "one currency for all costs",
            f"{given} beside prices in {found}" if found else "none named",
            where="--currency",
            do="name it, such as EUR, or leave it to the table of prices",
        )
    return found
