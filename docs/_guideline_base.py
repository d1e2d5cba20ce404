"""The pages of what the recommendations rest on, and where they contradict."""

from __future__ import annotations

from collections.abc import Iterator

from _content import address_of, all_recommendations
from _markdown import NOT_CHECKED, bullets, page, prose, table

from wervel.recommendations import conflicts as conflicts_module
from wervel.recommendations import parties as parties_module
from wervel.recommendations.conflicts import (
    Conflict,
    StatedConflict,
    all_stated_conflicts,
    conflicts,
)
from wervel.recommendations.guidelines import Guideline, all_guidelines
from wervel.recommendations.parties import all_parties
from wervel.recommendations.pathway import Part, PathwayItem, all_pathway_items
from wervel.recommendations.populations import Population, all_populations


def base_pages() -> dict[str, str]:
    """Address and text of the pages."""
    return {
        "conflicts.md": _conflicts(),
        "populations.md": _populations(),
        "guidelines.md": _guidelines(),
        "parties.md": _parties(),
        "pathway.md": _pathway(),
    }


def _conflicts() -> str:
    derived = conflicts(all_recommendations())
    blocks = [
        prose(conflicts_module.__doc__),
        "## Derived from the rules",
        f"{len(derived)} pairs; {NOT_CHECKED}.",
        *_by_act(derived),
        "## In the documents",
    ]
    for stated in all_stated_conflicts():
        blocks += _stated(stated, derived)
    return page("Conflicts", *blocks)


def _by_act(derived: tuple[Conflict, ...]) -> Iterator[str]:
    """A table for each act that recommendations disagree about."""
    header = ("for", "against", "how far apart", "in the documents")
    for act in dict.fromkeys(each.act for each in derived):
        yield f"### {act.value.en[:1].upper()}{act.value.en[1:]}"
        yield table(
            header,
            (
                (
                    _linked(each.favours.id),
                    _linked(each.opposes.id),
                    _how(each),
                    ", ".join(
                        f"[{one.item}](#{one.item.lower()})" for one in each.stated
                    ),
                )
                for each in derived
                if each.act is act
            ),
        )


def _linked(name: str) -> str:
    found = next(each for each in all_recommendations() if each.id == name)
    return f"{found.body.abbreviation}: [{name}]({address_of(found)})"


def _how(each: Conflict) -> str:
    marks = [each.degree.value.en]
    marks += ["across borders"] if each.is_across_borders else []
    marks += ["within one body"] if each.is_within_body else []
    marks += [] if each.is_in_force else ["not in force any more"]
    return "; ".join(marks)


def _stated(of: StatedConflict, derived: tuple[Conflict, ...]) -> list[str]:
    pairs = [each for each in derived if of in each.stated]
    lines = [
        f"One side: {of.one.en} *{of.one.nl}*",
        f"Other side: {of.other.en} *{of.other.nl}*",
        f"Stated reason: {of.reason.en} *{of.reason.nl}*",
        f"Place: {of.locator}",
    ]
    if of.no_rule:
        lines.append(f"No rule can show it: {of.no_rule.en} *{of.no_rule.nl}*")
    lines += [f"Derived: {each.favours.id} against {each.opposes.id}" for each in pairs]
    return [
        f"### {of.item}",
        f"**{of.question.en}** *{of.question.nl}*",
        bullets(lines),
    ]


def _populations() -> str:
    blocks = ["Whom the documents speak of, in our own words."]
    for each in all_populations():
        blocks += _population(each)
    return page("Populations", *blocks)


def _population(of: Population) -> list[str]:
    lines = [f"Place: {of.locator}"]
    if of.excludes:
        lines.append(f"Not: {of.excludes.en} *{of.excludes.nl}*")
    if of.codes:
        lines.append("Codes in the documents: " + ", ".join(f"`{c}`" for c in of.codes))
    if of.damage:
        lines.append(f"Damaged text: {of.damage.en} *{of.damage.nl}*")
    return [
        f"## {of.item}",
        f"**{of.name.en}** *{of.name.nl}*",
        of.means.en,
        f"*{of.means.nl}*",
        bullets(lines),
    ]


def _guidelines() -> str:
    blocks = ["The documents recommendations stand in, each in one version."]
    for each in all_guidelines():
        blocks += _guideline(each)
    return page("Guidelines", *blocks)


def _guideline(of: Guideline) -> list[str]:
    here = [each for each in all_recommendations() if each.source.guideline is of]
    lines = [
        f"Body: {of.body.name.en}; {of.country.named.en}",
        f"Date: {of.dated}",
        f"Read at: {of.locator}",
        *([f"Replaces: [{of.replaces}](#{of.replaces})"] if of.replaces else []),
        "Recommendations: "
        + (", ".join(f"[{each.id}]({address_of(each)})" for each in here) or "none"),
    ]
    return [f"## {of.id}", f"**{of.title}**", bullets(lines)]


def _parties() -> str:
    rows = [
        (
            f"`{each.abbreviation}`",
            each.name.en,
            f"{each.role.en} (*{each.role.nl}*)",
            ", ".join(f"`{spelling}`" for spelling in each.also),
            each.item,
        )
        for each in all_parties()
    ]
    header = ("abbreviation", "name", "role", "also printed as", "item")
    return page("Parties", prose(parties_module.__doc__), table(header, rows))


def _pathway() -> str:
    blocks = ["The steps, roles and limits of care as the documents describe them."]
    parts: dict[Part, list[PathwayItem]] = {}
    for each in all_pathway_items():
        parts.setdefault(each.part, []).append(each)
    for part, items in parts.items():
        blocks.append(f"## {part.named.en[:1].upper()}{part.named.en[1:]}")
        for each in items:
            blocks += [
                f"### {each.item}",
                f"**{each.name.en}** *{each.name.nl}*",
                each.content.en,
                f"*{each.content.nl}*",
                bullets([f"Place: {each.locator}"]),
            ]
    return page("Care pathway", *blocks)
