"""The commands under ``wervel codes``: what codes, lists and abbreviations mean."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from wervel.commands.console import grid, print_json, printer
from wervel.commands.options import AsJson
from wervel.recommendations.parties import Party, named_alike
from wervel.recommendations.populations import Population, all_populations
from wervel.records.codelists import all_codelists, codelist, normalised
from wervel.records.terminology import Meaning, explained
from wervel.text import NOT_CHECKED

commands = typer.Typer(
    help="Look up what a code, a codelist or an abbreviation means.",
    no_args_is_help=True,
)


@commands.command("explain")
def explain(
    code: Annotated[
        str, typer.Argument(help="A code (L86, M54.5, 075) or an abbreviation (NVvR).")
    ],
    system: Annotated[
        str | None, typer.Option(help="Only in this coding system (ICPC1, ICD10, …).")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say which codelists hold a code, and whom the documents mean by it.

    An abbreviation of a party is explained too, beside those that look like it.
    """
    meanings = explained(code, system=system)
    named = _populations(code, system)
    parties = () if system else named_alike(code)
    if as_json:
        print_json(
            {
                "code": code,
                "codelists": [_meaning(each) for each in meanings],
                "populations": [_population(each) for each in named],
                "parties": [_party(each, code) for each in parties],
            }
        )
        return
    out = printer()
    if meanings:
        drawn = grid("Codelists", "system", "listed code", "codelist", "part of")
        for each in meanings:
            exact = "" if each.is_exact else " (belongs under it)"
            drawn.add_row(
                each.listed.vocabulary,
                f"{each.listed.code} {each.listed.term}{exact}",
                f"{each.codelist.name}: {each.codelist.meaning}",
                ", ".join(each.unions),
            )
        out.print(drawn)
    for population in named:
        out.print(f"{population.item} {population.name.en}: {population.means.en}")
        if population.damage:
            out.print(f"  Damaged text: {population.damage.en}")
    for party in parties:
        same = "" if code in (party.abbreviation, *party.also) else "not the same: "
        out.print(
            f"{same}{party.abbreviation} ({party.role.en}): {party.name.en}",
            soft_wrap=True,
        )
    if not (meanings or named or parties):
        out.print(f"No codelist, population or party of wervel has {code}.")


@commands.command("list")
def list_(
    name: Annotated[
        str | None, typer.Argument(help="A codelist; left out, all of them.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print the codes of a codelist with its source, or the names of all codelists."""
    out = printer()
    if name is None:
        lists = all_codelists()
        if as_json:
            print_json([{"name": each.name, "meaning": each.meaning} for each in lists])
            return
        drawn = grid("Codelists", "codelist", "codes", "meaning")
        for each in lists:
            drawn.add_row(each.name, f"{len(each.codes)}", each.meaning)
        out.print(drawn)
        return
    chosen = codelist(name)
    if as_json:
        print_json(
            {
                **{key: value for key, value in vars(chosen).items() if key != "codes"},
                "kind": chosen.kind.value,
                "codes": [vars(each) for each in chosen.codes],
            }
        )
        return
    out.print(f"{chosen.name}: {chosen.meaning}")
    out.print(f"Source: {chosen.source}, {chosen.locator}", soft_wrap=True)
    out.print(f"Choice: {chosen.choice}", soft_wrap=True)
    out.print(f"Checked by: {chosen.checked_by or NOT_CHECKED.en}")
    drawn = grid("", "system", "code", "term")
    for code in chosen.codes:
        drawn.add_row(code.vocabulary, code.code, code.term)
    out.print(drawn)


def _populations(code: str, system: str | None) -> tuple[Population, ...]:
    """The populations whose documents name this very code."""
    wanted = normalised(code)
    return tuple(
        each
        for each in all_populations()
        if any(
            normalised(named.partition(":")[2]) == wanted
            and system in (None, named.partition(":")[0])
            for named in each.codes
        )
    )


def _meaning(of: Meaning) -> dict[str, Any]:
    return {
        "codelist": of.codelist.name,
        "meaning": of.codelist.meaning,
        "system": of.listed.vocabulary,
        "listed_code": of.listed.code,
        "term": of.listed.term,
        "exact": of.is_exact,
        "part_of": list(of.unions),
        "source": of.codelist.source,
        "locator": of.codelist.locator,
    }


def _population(of: Population) -> dict[str, Any]:
    return {
        "item": of.item,
        "name": vars(of.name),
        "means": vars(of.means),
        "damaged_text": vars(of.damage) if of.damage else None,
        "locator": of.locator,
    }


def _party(of: Party, code: str) -> dict[str, Any]:
    return {
        "abbreviation": of.abbreviation,
        "name": vars(of.name),
        "role": vars(of.role),
        "same_spelling": code in (of.abbreviation, *of.also),
    }
