"""What travels with a page, because nothing is kept: the fields of its form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wervel.advice.answers import FACTS
from wervel.advice.page.choices import (
    BY,
    GUIDELINES,
    ORDERS,
    Choices,
    Option,
    options,
)
from wervel.advice.page.content import PatientPage
from wervel.advice.page.demonstrations import Demonstration, all_demonstrations
from wervel.advice.page.form import ANSWER, NO, YES, Refused
from wervel.advice.page.problems import Problem
from wervel.advice.page.questions import QuestionView, field_of
from wervel.logic import Answer
from wervel.pages.speech import Speech

Field = tuple[str, str]
"""The name and the value of a hidden field."""


@dataclass(frozen=True)
class Offers:
    """What can be chosen, each with the one that is."""

    by: tuple[Option, ...]
    order: tuple[Option, ...]
    guidelines: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class StartPage:
    """The first page; after a refusal with what was wrong and what can be kept.

    ``given`` are the answers that were fine, ``asked_again`` those that were not.
    """

    choices: Choices
    offers: Offers
    demonstrations: tuple[Demonstration, ...]
    problems: tuple[Problem, ...] = ()
    of: Demonstration | None = None
    carried: str = ""
    given: tuple[Field, ...] = ()
    asked_again: tuple[QuestionView, ...] = ()


def offers(choices: Choices) -> Offers:
    """The choices of the page."""
    language = choices.language
    return Offers(
        options(BY, choices.by, language),
        options(ORDERS, choices.order, language),
        options(GUIDELINES, choices.guidelines, language),
    )


def start_page(choices: Choices) -> StartPage:
    """The page to begin on."""
    return StartPage(
        choices=choices, offers=offers(choices), demonstrations=all_demonstrations()
    )


def refusal_page(refused: Refused) -> StartPage:
    """The page that says what is wrong, with all that can be kept filled in."""
    speech = Speech(refused.choices.language)
    has_records = bool(refused.carried or refused.of)
    return StartPage(
        choices=refused.choices,
        offers=offers(refused.choices),
        demonstrations=all_demonstrations(),
        problems=refused.problems,
        of=refused.of,
        carried=refused.carried,
        given=tuple(_answers(refused.answers)) if has_records else (),
        asked_again=tuple(_asked_again(refused.problems, speech))
        if has_records
        else (),
    )


def carried_fields(page: PatientPage) -> tuple[Field, ...]:
    """What the page of the answer hides in its form; its questions are fields too."""
    return (*_records(page), *(("shown", each) for each in page.tokens))


def all_fields(page: PatientPage, answers: Mapping[str, Answer]) -> tuple[Field, ...]:
    """Everything that was chosen and answered, for a page that shows none of it."""
    chosen = page.choices
    return (
        *_records(page),
        ("day", chosen.day.isoformat()),
        ("by", chosen.by),
        ("order", chosen.order),
        ("guidelines", chosen.guidelines),
        *_answers(answers),
    )


def _records(page: PatientPage) -> Iterator[Field]:
    yield "language", page.choices.language
    if page.number:
        yield "demonstration", page.number
    else:
        yield "carried", page.carried


def _answers(among: Mapping[str, Answer]) -> Iterator[Field]:
    for name, answer in among.items():
        said = YES if answer is True else NO if answer is False else f"{answer:g}"
        yield f"{ANSWER}{name}", said


def _asked_again(problems: Iterable[Problem], speech: Speech) -> Iterator[QuestionView]:
    """The questions whose answers did not fit."""
    for each in problems:
        fact = FACTS.get(each.field.removeprefix("q-"))
        if fact is not None:
            yield field_of(fact, speech)
