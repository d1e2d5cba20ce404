"""Answers to wervel's questions, as a Questionnaire and its QuestionnaireResponse.

Every question is a fact; an answer is a fact like any other, and stands above what the
records say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from wervel.advice.subject import may_be_about_patient
from wervel.facts.fact import Fact
from wervel.logic import Answer
from wervel.recommendations.bodies import ALL
from wervel.records.fhir.documents import Entry
from wervel.records.fhir.elements import Resource, day, number, part, parts, text
from wervel.text import Language

QUESTIONNAIRE = "https://wervel.example/fhir/Questionnaire/consultation"
"""What a response must say it answers. A placeholder until wervel has an address."""

VALID_FOR = timedelta(days=14)
"""How long an answer given in a consultation holds. Wervel's choice: what was true of
somebody's back two weeks ago is asked again."""

FACTS: Mapping[str, Fact] = {
    fact.name: fact for each in ALL if each.has_rule for fact in each.facts
}
"""Everything that can be asked."""

RANGES: Mapping[str, tuple[float, float]] = {
    "pain_score": (0, 10),
    "disability_index": (0, 100),
    "start_back_profile": (1, 3),
    "wpn_class": (1, 4),
    "wpn_participation": (1, 4),
    "wpn_psychosocial": (1, 4),
    "wpn_functioning": (1, 4),
    "test_block_relief": (0, 100),
}
"""The least and most of a number that is asked."""
ANY = (0, 36_525)
"""Of another number: a hundred years of days."""

_ANSWERED = frozenset({"completed", "amended", "in-progress"})


def given_answers(among: Sequence[Entry], *, until: date) -> dict[str, Answer]:
    """The answers in the responses among these, by fact; the last one counts.

    Those given after ``until``, or too long before it, are left out; so are those about
    somebody else than the patient among these.
    """
    responses = [
        (given.date, each)
        for _, each in among
        if _is_ours(each) and (given := day(text(each, "authored"))) is not None
        if until - VALID_FOR <= given.date <= until
        if may_be_about_patient(each, among)
    ]
    found: dict[str, Answer] = {}
    for _, each in sorted(responses, key=_when):
        found.update(_answers(each))
    return found


def _when(of: tuple[date, Resource]) -> tuple[date, str]:
    return of[0], text(of[1], "authored")


def _is_ours(resource: Resource) -> bool:
    return (
        text(resource, "resourceType") == "QuestionnaireResponse"
        and text(resource, "questionnaire").partition("|")[0] == QUESTIONNAIRE
        and text(resource, "status") in _ANSWERED
    )


def _answers(of: Resource) -> Iterator[tuple[str, Answer]]:
    for item in parts(of, "item"):
        fact = FACTS.get(text(item, "linkId"))
        for answer in parts(item, "answer"):
            if fact is not None:
                yield fact.name, _answer(answer, fact)
            yield from _answers(answer)
        yield from _answers(item)


def _answer(of: Resource, fact: Fact) -> Answer:
    """Yes, no or a number; unknown where it is neither, says so, or cannot be."""
    if fact.kind == "boolean":
        said = of.get("valueBoolean")
        return said if isinstance(said, bool) else None
    for name in ("valueDecimal", "valueInteger"):
        if (plain := number(of, name)) is not None:
            return _within(plain, fact)
    return _within(number(part(of, "valueQuantity"), "value"), fact)


def _within(plain: float | None, fact: Fact) -> float | None:
    least, most = range_of(fact)
    return plain if plain is not None and least <= plain <= most else None


def range_of(fact: Fact) -> tuple[float, float]:
    """The least and the most that can be answered, where a number is asked."""
    return RANGES.get(fact.name, ANY)


def response(
    answers: Mapping[str, Answer], *, subject: str, on: date
) -> dict[str, object]:
    """These answers as a QuestionnaireResponse; what is unknown is left out."""
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": QUESTIONNAIRE,
        "status": "completed",
        "subject": {"reference": subject},
        "authored": on.isoformat(),
        "item": [
            {"linkId": name, "answer": [_value(answer)]}
            for name, answer in answers.items()
            if answer is not None
        ],
    }


def _value(answer: bool | float) -> dict[str, object]:
    if isinstance(answer, bool):
        return {"valueBoolean": answer}
    return {"valueDecimal": answer}


def questionnaire(facts: Iterable[Fact], language: Language) -> dict[str, object]:
    """These questions as a Questionnaire, whose items are named after the facts."""
    return {
        "resourceType": "Questionnaire",
        "url": QUESTIONNAIRE,
        "status": "active",
        "language": language,
        "subjectType": ["Patient"],
        "item": [
            {
                "linkId": each.name,
                "text": each.question.in_language(language),
                "type": "boolean" if each.kind == "boolean" else "decimal",
            }
            for each in facts
        ],
    }
