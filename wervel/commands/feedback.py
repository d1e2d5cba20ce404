"""The command ``wervel feedback``: what became of the cards, per recommendation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from wervel.commands import words
from wervel.commands.console import grid, print_json, printer, said, spoken
from wervel.commands.options import AsJson, InLanguage, SmallNumbers
from wervel.errors import UsageError
from wervel.recommendations.bodies import ALL
from wervel.recommendations.pathway import all_pathway_items
from wervel.small_numbers import preset
from wervel.text import NOT_CHECKED, Language, Text

if TYPE_CHECKING:
    from wervel.registry.counting import FeedbackCount, ReasonCount

commands = typer.Typer()
"""Held one command, which stands beside the others."""

QUESTIONS = Text(nl="de vragen", en="the questions")
ACCEPTED = Text(nl="aangenomen", en="accepted")
OVERRIDDEN = Text(nl="terzijde gelegd", en="overridden")
SHARE = Text(nl="deel aangenomen", en="share accepted")
REASON = Text(nl="waarom terzijde gelegd", en="why overridden")
CARDS = Text(nl="kaarten", en="cards")
NO_REASON = Text(nl="geen reden gegeven", en="no reason given")
NONE_YET = Text(
    nl="Nog geen terugkoppeling in {where}.", en="No feedback yet in {where}."
)
READS = Text(
    nl="Kaarten waarop is gereageerd; wie niets deed, telt niet mee. Kleine aantallen: "
    "{rule}. Titels: {checked}.",
    en="Cards that somebody answered; those left alone do not count. Small numbers: "
    "{rule}. Titles: {checked}.",
)


@commands.command("feedback")
def feedback(
    where: Annotated[
        str,
        typer.Argument(
            metavar="REGISTRY",
            help="Where 'wervel serve --registry' keeps feedback: a file, or "
            "postgresql://user@host/database.",
        ),
    ],
    since: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="Only what was done with a card on this day (UTC) or later.",
        ),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="Only what was done with a card on this day (UTC) or before.",
        ),
    ] = None,
    small_numbers: SmallNumbers = "opensafely",
    language: InLanguage = "en",
    as_json: AsJson = False,
) -> None:
    """Count what clinicians did with the cards, per recommendation, and why not.

    A card is accepted or overridden, with the last word counting; who and about whom is
    not kept. Nothing is made or changed. Exit code 0 when there is a registry, also an
    empty one; 2 for another kind of place; 3 where there is none, or it cannot be read.
    """
    from wervel.registry.counting import feedback_counts, released_counts
    from wervel.registry.opening import open_registry

    rule, speaks = preset(small_numbers), spoken(language)
    first, last = _day(since), _day(until)
    if first and last and last < first:
        raise UsageError(
            "a first day that is not after the last",
            f"{first} and {last}",
            where="--since, --until",
            do="turn them round",
        )
    with open_registry(where, create=False) as registry:
        exact = feedback_counts(registry, since=first, until=last)
        place = registry.where
    counts = released_counts(exact, rule)
    if as_json:
        days = {"since": first, "until": last}
        rows = [_as_json(each, speaks) for each in counts]
        print_json({"small_numbers": rule.name, **days, "feedback": rows})
    elif counts:
        _print(counts, speaks, rule.name)
    else:
        said.print(NONE_YET.in_language(speaks).format(where=place), soft_wrap=True)


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None


def _titles() -> dict[str, Text]:
    """What feedback is counted by, in words."""
    items = {each.item: each.name for each in all_pathway_items()}
    return {**items, **{each.id: each.title for each in ALL}, "questions": QUESTIONS}


def _title(about: str, language: Language) -> str:
    """Its title; of what this version does not know only the name it came by."""
    known = _titles().get(about)
    return known.in_language(language) if known else about


def _reason(of: ReasonCount, language: Language) -> str:
    """The reason in words; of a client's own only the code."""
    from wervel.advice.hooks.override_reasons import REASONS, SYSTEM

    if of.system == SYSTEM and of.code in REASONS:
        return REASONS[of.code].in_language(language)
    return of.code or NO_REASON.in_language(language)


def _as_json(of: FeedbackCount, language: Language) -> dict[str, object]:
    return {
        "about": of.about,
        "title": _title(of.about, language),
        "checked_by": _checked_by(of.about, language),
        "accepted": of.accepted,
        "overridden": of.overridden,
        "share_accepted": of.share,
        "suppressed": of.accepted is None,
        "reasons": [
            {
                "system": each.system,
                "code": each.code,
                "reason": _reason(each, language),
                "cards": each.cards,
                "suppressed": each.cards is None,
            }
            for each in of.reasons
        ],
    }


def _checked_by(about: str, language: Language) -> str:
    by = {each.id: each.checked_by for each in ALL}.get(about, "")
    return by or NOT_CHECKED.in_language(language)


def _print(counts: Sequence[FeedbackCount], language: Language, rule: str) -> None:
    out = printer()
    about, title, accepted, overridden, share, reason, cards = (
        each.in_language(language)
        for each in (
            words.ABOUT,
            words.TITLE,
            ACCEPTED,
            OVERRIDDEN,
            SHARE,
            REASON,
            CARDS,
        )
    )
    numbers = accepted, overridden, share, cards
    drawn = grid("", about, title, accepted, overridden, share, numbers=numbers)
    for each in counts:
        drawn.add_row(
            each.about,
            _title(each.about, language),
            _shown(each.accepted, language),
            _shown(each.overridden, language),
            "–" if each.share is None else f"{each.share:.0%}",
        )
    out.print(drawn)
    why = grid("", about, reason, cards, numbers=numbers)
    for each in counts:
        for of in each.reasons:
            why.add_row(each.about, _reason(of, language), _shown(of.cards, language))
    if why.row_count:
        out.print(why)
    checked = NOT_CHECKED.in_language(language)
    reads = READS.in_language(language).format(rule=rule, checked=checked)
    out.print(reads, soft_wrap=True)


def _shown(cards: int | None, language: Language) -> str:
    return words.SUPPRESSED.in_language(language) if cards is None else f"{cards:,}"
